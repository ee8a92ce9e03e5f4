import { useQuery } from '@tanstack/react-query'
import { routes } from '#modules/incident/index.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'

const MINUTE_MS = 60_000

interface Alerts {
  readonly signals: number
  readonly urgent: number
  readonly overdue: number
}

/** What of incidents waits for the reader; asked for every minute. */
export function useAlerts(): Alerts | undefined {
  const { can } = useSession()
  return useQuery({
    queryKey: ['incidents', 'alerts'], queryFn: () => call(routes.alerts, {}), refetchInterval: MINUTE_MS, enabled: can('read-files'),
  }).data
}

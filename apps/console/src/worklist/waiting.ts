import { useQuery } from '@tanstack/react-query'
import { routes, type Waiting } from '#modules/worklist/index.ts'
import { call } from '../client.ts'

const MINUTE_MS = 60_000

/** What waits for the reader, by name; refreshed with the list and every minute. */
export function useWaiting(): Waiting | undefined {
  return useQuery({ queryKey: ['queue', 'counts'], queryFn: () => call(routes.counts, {}), refetchInterval: MINUTE_MS }).data
}

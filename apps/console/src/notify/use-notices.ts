import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { routes, type NoticesView } from '#modules/notify/index.ts'
import { call } from '../client.ts'

/** Looked at again while something is on its way. */
const AGAIN_MS = 5_000
const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'sending', 'sent'])
/** A report that has not come by then is not waited for on the screen. */
const FRESH_MS = 10 * 60_000

export function useNotices(fileId: string, enabled = true): UseQueryResult<NoticesView> {
  return useQuery({
    queryKey: ['file', fileId, 'notices'], queryFn: () => call(routes.list, { id: fileId }), enabled, retry: false,
    refetchInterval: ({ state: { data, dataUpdatedAt } }) => {
      const waits = data?.messages.some(({ stage, createdAt }) => UNDER_WAY.has(stage) && dataUpdatedAt - Date.parse(createdAt) < FRESH_MS)
      return waits ? AGAIN_MS : false
    },
  })
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { routes, type EnforcementView } from '#modules/enforcement/index.ts'
import { call } from '../client.ts'

/** Clue, case and referral of a file, as far as the reader may see them. */
export function useEnforcement(fileId: string): UseQueryResult<EnforcementView> {
  return useQuery({ queryKey: ['file', fileId, 'enforcement'], queryFn: () => call(routes.read, { id: fileId }) })
}

import { useState } from 'react'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { bulkRoutes, type BulkRun } from '#modules/casefile/contract.ts'
import type { ListRow } from '#modules/worklist/index.ts'
import { call } from '../client.ts'
import { runOn } from '../shared/bulk-run.ts'
import { useKey } from '../shared/use-key.ts'

export interface HandedOver {
  readonly row: ListRow
  readonly unitId: string
  readonly officerId: string
  readonly note: string
}

/** Of each file tried: null where it was handed over, else why not. */
export type Results = ReadonlyMap<string, string | null>

/** Files of one kind that go to one person are one run; each is judged on its own, as when many are assigned. */
export function useHandOver(): { results: Results; run: UseMutationResult<void, Error, readonly HandedOver[]> } {
  const client = useQueryClient()
  const keyOf = useKey()
  const [results, setResults] = useState<Results>(new Map())
  const note = ({ items }: BulkRun) => setResults((known) => new Map([
    ...known, ...items.filter(({ state }) => state !== 'waiting').map(({ fileId, refusal }) => [fileId, refusal && refusal.message] as const),
  ]))
  const run = useMutation({
    mutationFn: async (given: readonly HandedOver[]) => {
      const key = keyOf(given)
      const groups = Map.groupBy(given, ({ row, officerId }) => `${row.kind}-${officerId}`)
      for (const [group, files] of groups) {
        const [first] = files
        if (!first) continue
        await runOn(await call(bulkRoutes.start, {
          key: `${key}-${[...groups.keys()].indexOf(group)}`, procedure: first.row.kind, files: files.map(({ row: { id, version } }) => ({ id, version })),
          command: { type: 'assign', unitId: first.unitId, officerId: first.officerId, reason: first.note || undefined },
        }), note)
      }
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'hand-over' }),
  })
  return { results, run }
}

import { useState } from 'react'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { BulkRun } from '#modules/casefile/contract.ts'
import { routes } from '#modules/spotcheck/index.ts'
import { call } from '../client.ts'
import { runOn } from '../shared/bulk-run.ts'

/** Marks the files of a draw, a few at a time; after a broken line the same call goes on where it ended. */
export function useMarking(): { readonly run: BulkRun | undefined; readonly mark: UseMutationResult<void, Error, string> } {
  const client = useQueryClient()
  const [run, setRun] = useState<BulkRun>()
  const mark = useMutation({
    mutationFn: async (drawId: string) => {
      const begun = (await call(routes.run, { id: drawId })).run
      if (begun) await runOn(begun, setRun)
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'spot-checks' || queryKey[0] === 'queue' }),
  })
  return { run, mark }
}

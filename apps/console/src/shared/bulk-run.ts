/** Carries a run over many files on until none waits. */
import { bulkRoutes, type BulkRun } from '#modules/casefile/contract.ts'
import { call } from '../client.ts'

const AT_ONCE = 10

/** After a broken line the same call goes on where it ended; `onRun` is told after every few files. */
export async function runOn(begun: Pick<BulkRun, 'id' | 'state'>, onRun: (run: BulkRun) => void): Promise<void> {
  let { state } = begun
  while (state === 'running') {
    const run = await call(bulkRoutes.advance, { id: begun.id, count: AT_ONCE })
    onRun(run)
    ;({ state } = run)
  }
}

import { stageKeyOf, stageToneOf } from '../worklist/queue.ts'
import { useText } from '../language.tsx'
import type { ListRow } from '#modules/worklist/index.ts'

/** What a stage is shown of. */
export type Staged = Pick<ListRow, 'kind' | 'stage' | 'mediationStage'>

export function StageTag({ of }: { of: Staged }) {
  const { term } = useText()
  const key = stageKeyOf(of)
  return <span className={`stage stage-${stageToneOf(key)}`}>{term(key, of.stage)}</span>
}

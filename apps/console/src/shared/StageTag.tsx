import { stageKeyOf, stageToneOf } from '../worklist/queue.ts'
import { useText } from '../language.tsx'
import type { ListRow } from '#modules/worklist/index.ts'

export function StageTag({ of }: { of: Pick<ListRow, 'kind' | 'stage' | 'mediationStage'> }) {
  const { term } = useText()
  const key = stageKeyOf(of)
  return <span className={`stage stage-${stageToneOf(key)}`}>{term(key, of.stage)}</span>
}

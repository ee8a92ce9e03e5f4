import { stageKeyOf, stageToneOf } from '../complaint/queue.ts'
import { useText } from '../language.tsx'
import type { QueueRow } from '#modules/complaint/index.ts'

export function StageTag({ of }: { of: Pick<QueueRow, 'kind' | 'stage' | 'mediationStage'> }) {
  const { term } = useText()
  const key = stageKeyOf(of)
  return <span className={`stage stage-${stageToneOf(key)}`}>{term(key, of.stage)}</span>
}

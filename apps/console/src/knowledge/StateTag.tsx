import type { VersionView } from '#modules/knowledge/index.ts'
import { useText } from '../language.tsx'

const TONES: Readonly<Record<VersionView['state'], string>> = { draft: 'paused', proposed: 'new', published: 'settled', withdrawn: 'ended' }

export function StateTag({ state }: { state: VersionView['state'] }) {
  const { t } = useText()
  return <span className={`stage stage-${TONES[state]}`}>{t(`knowledge.stage.${state}`)}</span>
}

import type { ListRow } from '#modules/worklist/index.ts'
import { useText } from '../language.tsx'

/** What sets a row apart from the others: watched over by a superior, waiting for the chief or for what the consumer said to be followed up, of another kind. */
export function RowMarks({ row }: { row: Pick<ListRow, 'supervised' | 'awaiting' | 'kind'> }) {
  const { t } = useText()
  return (
    <>
      {row.kind !== 'complaint' && <span className="mark mark-kind">{t(`worklist.kind.${row.kind}`)}</span>}
      {row.supervised && <span className="mark mark-supervised">{t('worklist.supervised')}</span>}
      {row.awaiting === 'officer' && <span className="mark mark-awaiting">{t('worklist.said')}</span>}
      {row.awaiting === 'chief' && <span className="mark mark-awaiting">{t('worklist.awaiting')}</span>}
    </>
  )
}

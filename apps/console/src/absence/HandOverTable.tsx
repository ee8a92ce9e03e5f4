import { Checkbox } from 'antd'
import { Link } from 'react-router'
import type { ListRow } from '#modules/worklist/index.ts'
import { formatDate, formatFileNumber } from '#apps/ui/format.ts'
import { useOfficers } from '../access/units.ts'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import type { Results } from './use-hand-over.ts'

interface HandOverTableProps {
  rows: readonly ListRow[]
  chosen: ReadonlySet<string>
  unitId: string | undefined
  targetOf(row: ListRow): string | undefined
  results: Results
  onToggle(id: string): void
}

/** Which file goes to whom, and once it was tried what came of it. */
export function HandOverTable({ rows, chosen, unitId, targetOf, results, onToggle }: HandOverTableProps) {
  const { t, language } = useText()
  return (
    <ul className="card hand-over">
      {rows.map((row) => (
        <li key={row.id}>
          <Checkbox checked={chosen.has(row.id)} disabled={results.size > 0} onChange={() => onToggle(row.id)} aria-label={t('bulk.choose', { number: formatFileNumber(row.number) })} />
          <div className="hand-over-file">
            <Link to={filePath(row.kind, row.id)}>{row.subject || formatFileNumber(row.number)}</Link>
            <p className="sub"><span className="number">{formatFileNumber(row.number)}</span> · {t(`worklist.kind.${row.kind}`)}{row.dueOn && ` · ${t('reminders.due', { date: formatDate(row.dueOn, language) })}`}</p>
          </div>
          <Fate id={row.id} chosen={chosen.has(row.id)} target={targetOf(row)} unitId={unitId} results={results} />
        </li>
      ))}
    </ul>
  )
}

function Fate({ id, chosen, target, unitId, results }: { id: string; chosen: boolean; target: string | undefined; unitId: string | undefined; results: Results }) {
  const { t } = useText()
  const name = useOfficers(unitId).find((officer) => officer.id === target)?.name
  const result = results.get(id)
  if (!chosen) return <span className="muted">{t('handOver.stays')}</span>
  if (result === undefined) return <span>{name ? `→ ${name}` : <span className="muted">{t('handOver.unchosen')}</span>}</span>
  return result === null
    ? <span className="stage stage-settled">{t('handOver.done')}{name && ` → ${name}`}</span>
    : <span className="hand-over-refused">{result}</span>
}

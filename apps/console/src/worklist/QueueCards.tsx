import { Link } from 'react-router'
import type { ListRow } from '#modules/worklist/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { DueBadge } from '../shared/DueBadge.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { filePath } from '../file/shape.ts'
import { RowMarks } from './RowMarks.tsx'
import { useCategoryName } from '../complaint/categories.ts'

/** The to-do list on a phone: one card a file, the whole card opens it. */
export function QueueCards({ rows }: { rows: readonly ListRow[] }) {
  const { t, term } = useText()
  const categoryName = useCategoryName()
  return (
    <ul className="queue-cards">
      {rows.map((row) => (
        <li key={row.id} className="card queue-card">
          <div className="queue-card-top">
            <DueBadge daysLeft={row.daysLeft} provisional={row.provisional} suspended={row.nextClock !== null && row.dueOn === null} />
            <StageTag of={row} />
            <RowMarks row={row} />
          </div>
          <Link className="queue-card-link" to={filePath(row.kind, row.id)}>{row.subject}</Link>
          <p className="summary"><span className="category">{categoryName(row.category)}</span>{row.summary}</p>
          <p className="sub">
            <span className="number">{formatFileNumber(row.number)}</span> · {row.officerName ?? t('queue.noOfficer')}
            {row.nextClock && <> · {term(`clock.${row.nextClock}`, row.nextClock)}</>}
          </p>
        </li>
      ))}
    </ul>
  )
}

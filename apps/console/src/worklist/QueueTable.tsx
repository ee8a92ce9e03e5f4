import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ListRow } from '#modules/worklist/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { DueBadge } from '../shared/DueBadge.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { useCategoryName } from '../complaint/categories.ts'
import { filePath } from '../file/shape.ts'
import { RowMarks } from './RowMarks.tsx'
import { moved } from './queue.ts'

/** What the table needs to let rows be chosen; absent where the reader assigns nothing. */
export interface Choosing {
  readonly chosen: ReadonlySet<string>
  /** With `range`, all rows since the last one that was chosen. */
  choose(id: string, range: boolean): void
}

const COLUMNS = ['due', 'number', 'matter', 'stage', 'officer'] as const

/** Rows in due order. ↑ ↓ or j k move, Enter opens; the link in each row serves everyone else. */
export function QueueTable({ rows, choosing }: { rows: readonly ListRow[]; choosing?: Choosing | undefined }) {
  const { t } = useText()
  const { at, body, setAt } = useRowKeys(rows, choosing)
  return (
    <div className="card table-wrap">
      <table className="queue">
        <caption className="sr-only">{t('queue.caption')}</caption>
        <thead>
          <tr>
            {choosing && (
              <th scope="col" className="col-choose">
                <span className="sr-only">{t('queue.column.choose')}</span>
              </th>
            )}
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`queue.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <Row key={row.id} row={row} choosing={choosing} at={index === at} onFocus={() => setAt(index)} />
          ))}
        </tbody>
      </table>
      <p className="keys-hint" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('queue.keys.move')} <kbd>Enter</kbd> {t('queue.keys.open')} {choosing && <><kbd>x</kbd> {t('queue.keys.choose')} </>}<kbd>/</kbd> {t('queue.keys.search')}
      </p>
    </div>
  )
}

function Row({ row, at, choosing, onFocus }: { row: ListRow; at: boolean; choosing?: Choosing | undefined; onFocus(): void }) {
  const { t, term } = useText()
  const categoryName = useCategoryName()
  const navigate = useNavigate()
  const suspended = row.nextClock !== null && row.dueOn === null
  return (
    <tr
      className={at ? 'is-at' : ''}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, input')) void navigate(filePath(row.kind, row.id))
      }}
    >
      {choosing && (
        <td className="col-choose">
          {row.kind === 'complaint' && (
            <input
              type="checkbox"
              aria-label={t('bulk.choose', { number: formatFileNumber(row.number) })}
              checked={choosing.chosen.has(row.id)}
              onChange={(event) => choosing.choose(row.id, (event.nativeEvent as MouseEvent).shiftKey)}
            />
          )}
        </td>
      )}
      <td className="col-due">
        <DueBadge daysLeft={row.daysLeft} provisional={row.provisional} suspended={suspended} />
        {row.nextClock && <span className="clock-name">{term(`clock.${row.nextClock}`, row.nextClock)}</span>}
      </td>
      <td className="col-number">
        <Link className="number" to={filePath(row.kind, row.id)} onFocus={onFocus}>
          {formatFileNumber(row.number)}
        </Link>
        <span className="sub">{t('queue.received', { date: row.receivedOn })}</span>
      </td>
      <td className="col-matter">
        <span className="firm">{row.subject}</span>
        <span className="summary">
          <span className="category">{categoryName(row.category)}</span>
          {row.summary}
        </span>
      </td>
      <td className="col-stage">
        <StageTag of={row} />
        <RowMarks row={row} />
      </td>
      <td className="col-officer">
        <span className="clip">{row.officerName ?? t('queue.noOfficer')}</span>
        <span className="sub clip">{row.unitName}</span>
      </td>
    </tr>
  )
}

function useRowKeys(rows: readonly ListRow[], choosing: Choosing | undefined) {
  const [at, setAt] = useState(-1)
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      const row = rows[at]
      if (event.key.toLowerCase() === 'x' && row?.kind === 'complaint') return choosing?.choose(row.id, event.shiftKey)
      if (event.key === '/') {
        event.preventDefault()
        return document.querySelector<HTMLInputElement>('.search input')?.focus()
      }
      const next = moved(at, rows.length, event.key)
      if (next === undefined) return
      event.preventDefault()
      setAt(next)
      body.current?.rows[next]?.querySelector('a')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [at, rows, choosing])
  return { at, body, setAt }
}

/** Keys belong to the field, menu or dialog that has the focus. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  return target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="listbox"], [role="menu"], button') !== null
}

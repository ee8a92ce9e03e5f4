/** The chief's overview as numbers: totals, and one value for every day of the span. Pure. */
import { addDays, parseLegalDate } from '#platform/pure/date.ts'

export interface OfficeRow {
  readonly unit: { readonly id: string; readonly name: string }
  readonly open: number
  readonly overdue: number
  readonly soon: number
  readonly unaccepted: number
  readonly inMediation: number
}

export interface DayRow {
  readonly day: string
  readonly received: number
  readonly closed: number
}

export const COUNTS = ['open', 'overdue', 'soon', 'unaccepted', 'inMediation'] as const
export type Count = (typeof COUNTS)[number]

/** The tab of the to-do list that holds the files behind each count. */
const TAB_OF = { open: 'all', overdue: 'overdue', soon: 'soon', unaccepted: 'received', inMediation: 'accepted' } as const

export function listOf(count: Count, unitId?: string): string {
  const params = new URLSearchParams()
  if (TAB_OF[count] !== 'all') params.set('tab', TAB_OF[count])
  if (unitId) params.set('unit', unitId)
  const query = params.toString()
  return query ? `/?${query}` : '/'
}

export function totals(offices: readonly OfficeRow[]): Record<Count, number> {
  const sum = (count: Count) => offices.reduce((total, office) => total + office[count], 0)
  return { open: sum('open'), overdue: sum('overdue'), soon: sum('soon'), unaccepted: sum('unaccepted'), inMediation: sum('inMediation') }
}

/** Most urgent office first. */
export function byUrgency(offices: readonly OfficeRow[]): readonly OfficeRow[] {
  return offices.toSorted((a, b) => b.overdue - a.overdue || b.soon - a.soon || b.open - a.open)
}

/** Days without files count as zero: a gap in the line would hide a quiet day. */
export function everyDay(rows: readonly DayRow[], today: string): readonly DayRow[] {
  const first = parseLegalDate(rows[0]?.day ?? '')
  const last = parseLegalDate(today)
  if (!first || !last) return rows
  const known = new Map(rows.map((row) => [row.day, row]))
  const days: DayRow[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(known.get(day) ?? { day, received: 0, closed: 0 })
  return days
}

/** The chief's overview as numbers: totals, and one value for every day of the span. Pure. */
import { addDays, parseLegalDate } from '#platform/pure/date.ts'
import { paramsOf, type QueueFilter } from './queue.ts'

export interface OfficeRow {
  readonly unit: { readonly id: string; readonly name: string }
  readonly open: number
  readonly overdue: number
  readonly soon: number
  readonly unaccepted: number
  readonly inMediation: number
  readonly complaints: number
  readonly reports: number
  readonly inquiries: number
  readonly supervised: number
}

export interface DayRow {
  readonly day: string
  readonly received: number
  readonly closed: number
}

export const COUNTS = ['open', 'overdue', 'soon', 'unaccepted', 'inMediation', 'complaints', 'reports', 'inquiries', 'supervised'] as const
/** Those drawn large above the table. */
export const HEADLINES = ['open', 'overdue', 'soon', 'unaccepted', 'inMediation'] as const
export type Count = (typeof COUNTS)[number]

/** The filter of the list that holds the files behind each count. */
const LIST_OF: Record<Count, QueueFilter> = {
  open: { tab: 'all' }, overdue: { tab: 'overdue' }, soon: { tab: 'soon' }, unaccepted: { tab: 'received' }, inMediation: { tab: 'accepted' },
  complaints: { tab: 'all', kind: 'complaint' }, reports: { tab: 'all', kind: 'report' }, inquiries: { tab: 'all', kind: 'inquiry' },
  supervised: { tab: 'supervised' },
}

export function listOf(count: Count, unitId?: string): string {
  const query = paramsOf({ ...LIST_OF[count], unitId }).toString()
  return query ? `/?${query}` : '/'
}

export function totals(offices: readonly OfficeRow[]): Record<Count, number> {
  const sum = (count: Count) => offices.reduce((total, office) => total + office[count], 0)
  return Object.fromEntries(COUNTS.map((count) => [count, sum(count)])) as Record<Count, number>
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

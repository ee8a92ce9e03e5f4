/** The weeks that the calendar of absences shows, and where on it an absence lies. Pure. */
import { addDays, daysBetween, legalDate, type LegalDate } from '#platform/pure/date.ts'

/** Days the calendar looks ahead, six weeks. */
const SPAN_DAYS = 42

export interface Bar {
  /** Percent of the calendar's width. */
  readonly left: number
  readonly width: number
  /** Whether it goes on beyond what is shown. */
  readonly opens: boolean
}

/** The place of an absence on the calendar that begins today; undefined where it lies outside. */
export function barOf(from: string, to: string | null, today: string): Bar | undefined {
  const first = Math.max(0, daysBetween(legalDate(today), legalDate(from)))
  const last = to === null ? SPAN_DAYS : daysBetween(legalDate(today), legalDate(to))
  if (first >= SPAN_DAYS || last < 0) return undefined
  const end = Math.min(SPAN_DAYS, last + 1)
  return { left: (first / SPAN_DAYS) * 100, width: ((end - first) / SPAN_DAYS) * 100, opens: last >= SPAN_DAYS }
}

/** First day of each week shown. */
export function weeksFrom(today: string): readonly LegalDate[] {
  return Array.from({ length: SPAN_DAYS / 7 }, (_, week) => addDays(legalDate(today), week * 7))
}

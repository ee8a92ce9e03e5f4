/** Counting days of a unit while suspended days stand still, on day numbers. */
import { type LegalCalendar, dayNumber, isNamedHoliday, workedUpTo, workingDayAt, worksOn } from './calendar.ts'
import type { Suspension, Unit } from './rules.ts'

/** Days that do not count, both inclusive; `to` is Infinity while a suspension has no end. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The suspensions as disjoint spans in order, those that end on or before `start` left out: overlapping days count once. */
export function spansAfter(start: number, suspensions: readonly Suspension[]): readonly Span[] {
  if (suspensions.length === 0) return []
  const spans = suspensions
    .map(({ from, to }) => ({ from: Math.max(dayNumber(from), start + 1), to: to === null ? Infinity : dayNumber(to) }))
    .filter(({ from, to }) => to >= from)
    .toSorted((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const span of spans) {
    const previous = merged.at(-1)
    if (previous && span.from <= previous.to + 1) previous.to = Math.max(previous.to, span.to)
    else merged.push(span)
  }
  return merged
}

export interface Counting {
  readonly calendar: LegalCalendar
  readonly unit: Unit
  readonly weekendsAreHolidays: boolean
}

/** Days of the unit after `from` up to and including `to`. */
export function countDays({ calendar, unit }: Counting, from: number, to: number): number {
  return unit === 'day' ? to - from : workedUpTo(calendar, to) - workedUpTo(calendar, from)
}

/** Days of the unit in (`from`, `to`] that suspensions take out. */
export function countSuspended(counting: Counting, spans: readonly Span[], from: number, to: number): number {
  let days = 0
  for (const span of spans) {
    const first = Math.max(span.from, from + 1)
    const last = Math.min(span.to, to)
    if (first <= last) days += countDays(counting, first - 1, last)
  }
  return days
}

/**
 * The last day of a limit of `length` units from `start`, which does not count itself; null where a suspension
 * without end comes first. The last day of a limit in natural days moves off a holiday (Order 121 Art. 45).
 */
export function lastDay(counting: Counting, start: number, length: number, spans: readonly Span[]): number | null {
  let cursor = start
  let remaining = length
  for (const span of spans) {
    const free = countDays(counting, cursor, span.from - 1)
    if (remaining <= free) break
    if (span.to === Infinity) return null
    remaining -= free
    cursor = span.to
  }
  return counting.unit === 'day' ? movedOffHoliday(counting, cursor + remaining, spans) : workingDayAt(counting.calendar, workedUpTo(counting.calendar, cursor) + remaining)
}

function movedOffHoliday(counting: Counting, last: number, spans: readonly Span[]): number | null {
  let day = last
  for (;;) {
    const candidate = day
    const span = spans.find(({ from, to }) => from <= candidate && candidate <= to)
    if (span?.to === Infinity) return null
    if (span) day = span.to + 1
    else if (isRest(counting, day)) day += 1
    else return day
  }
}

function isRest({ calendar, weekendsAreHolidays }: Counting, day: number): boolean {
  return weekendsAreHolidays ? !worksOn(calendar, day) : isNamedHoliday(calendar, day)
}

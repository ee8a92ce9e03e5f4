/**
 * The legal calendar: which days are working days (工作日) under the State Council's yearly notices, with
 * make-up working days (调休). Order 121 Art. 45 counts by it. Days are reckoned as day numbers (days since
 * 1970-01-01) in precomputed tables, because a clock is read on every step of every file.
 */
import type { LegalDate } from '#platform/pure/date.ts'

const DAY = 86_400_000
const WEEK = 7
const WEEKDAYS = 5
/** 1970-01-01 was a Thursday: day number 0 is the fourth day of its week. */
const MONDAY_OFFSET = 3

/** One State Council notice as data: the days off it names and the weekend days it makes working days. */
export interface CalendarYear {
  readonly year: number
  /** Numbers of the notices it rests on. */
  readonly notice: string
  /** Day → name of the holiday. Weekend days inside a holiday are listed where the notice lists them. */
  readonly holidays: Readonly<Record<string, string>>
  /** Make-up working day → the holiday it makes up for. */
  readonly workingDays: Readonly<Record<string, string>>
}

export interface LegalCalendar {
  /** Years whose notice is loaded; every other year counts as plain Monday–Friday weeks and is provisional. */
  readonly years: ReadonlySet<number>
  /** Day numbers of the first and last day of the table; outside it plain weeks are computed. */
  readonly first: number
  readonly last: number
  /** Per day of the table: 1 on a working day. */
  readonly working: Uint8Array
  /** Per day of the table: 1 on a day off named by a notice. */
  readonly holiday: Uint8Array
  /** Per day of the table: working days from the first day to it, inclusive. */
  readonly upTo: Int32Array
  /** Day numbers of the table's working days, ascending. */
  readonly workingDays: Int32Array
}

export function dayNumber(date: LegalDate): number {
  return Date.parse(date) / DAY
}

export function dayOf(number: number): LegalDate {
  return new Date(number * DAY).toISOString().slice(0, 10) as LegalDate
}

/** Position in its week, 0 Monday … 6 Sunday. */
function inWeek(number: number): number {
  return (((number + MONDAY_OFFSET) % WEEK) + WEEK) % WEEK
}

/** Mondays to Fridays from a fixed Monday to the day, inclusive (negative before it). */
function weekdaysUpTo(number: number): number {
  const days = number + MONDAY_OFFSET + 1
  const weeks = Math.floor(days / WEEK)
  return weeks * WEEKDAYS + Math.min(days - weeks * WEEK, WEEKDAYS)
}

/** The day that is the `count`th weekday of {@link weekdaysUpTo}. */
function weekdayAt(count: number): number {
  const weeks = Math.floor((count - 1) / WEEKDAYS)
  return weeks * WEEK + (count - 1 - weeks * WEEKDAYS) - MONDAY_OFFSET
}

export function buildCalendar(years: readonly CalendarYear[]): LegalCalendar {
  const known = years.map(({ year }) => year)
  const first = dayNumber(`${Math.min(...known)}-01-01` as LegalDate)
  const last = dayNumber(`${Math.max(...known)}-12-31` as LegalDate)
  const size = last - first + 1
  const working = new Uint8Array(size).map((_, index) => (inWeek(first + index) < WEEKDAYS ? 1 : 0))
  const holiday = new Uint8Array(size)
  function mark(day: string, works: 0 | 1): void {
    const index = dayNumber(day as LegalDate) - first
    working[index] = works
    holiday[index] = works ? 0 : 1
  }
  for (const { holidays, workingDays } of years) {
    for (const day of Object.keys(holidays)) mark(day, 0)
    for (const day of Object.keys(workingDays)) mark(day, 1)
  }
  const upTo = new Int32Array(size)
  const workingDays: number[] = []
  working.forEach((works, index) => {
    if (works) workingDays.push(first + index)
    upTo[index] = workingDays.length
  })
  return { years: new Set(known), first, last, working, holiday, upTo, workingDays: Int32Array.from(workingDays) }
}

/** The same on day numbers. */
export function worksOn(calendar: LegalCalendar, number: number): boolean {
  if (number < calendar.first || number > calendar.last) return inWeek(number) < WEEKDAYS
  return calendar.working[number - calendar.first] === 1
}

/** True on a day off that a notice names; ordinary weekends are none. */
export function isNamedHoliday(calendar: LegalCalendar, number: number): boolean {
  return calendar.holiday[number - calendar.first] === 1
}

/** Working days up to a day, inclusive, from a fixed origin: differences of it count the days between. */
export function workedUpTo(calendar: LegalCalendar, number: number): number {
  if (number < calendar.first) return weekdaysUpTo(number) - weekdaysUpTo(calendar.first - 1)
  if (number > calendar.last) return calendar.workingDays.length + weekdaysUpTo(number) - weekdaysUpTo(calendar.last)
  return calendar.upTo[number - calendar.first] ?? 0
}

/** The working day at which {@link workedUpTo} reaches `count`. */
export function workingDayAt(calendar: LegalCalendar, count: number): number {
  if (count < 1) return weekdayAt(weekdaysUpTo(calendar.first - 1) + count)
  const inside = calendar.workingDays[count - 1]
  return inside ?? weekdayAt(count - calendar.workingDays.length + weekdaysUpTo(calendar.last))
}

export function isWorkingDay(calendar: LegalCalendar, date: LegalDate): boolean {
  return worksOn(calendar, dayNumber(date))
}

/**
 * The `days`th working day after `from`, which itself does not count (Order 121 Art. 45); before it where
 * negative; `from` itself for 0, working day or not.
 */
export function addWorkingDays(calendar: LegalCalendar, from: LegalDate, days: number): LegalDate {
  if (days === 0) return from
  const start = dayNumber(from)
  const count = days > 0 ? workedUpTo(calendar, start) + days : workedUpTo(calendar, start - 1) + days + 1
  return dayOf(workingDayAt(calendar, count))
}

/** Working days after `from` up to and including `to`; negative where `to` is earlier. */
export function countWorkingDays(calendar: LegalCalendar, from: LegalDate, to: LegalDate): number {
  return workedUpTo(calendar, dayNumber(to)) - workedUpTo(calendar, dayNumber(from))
}

/** True where the two days, or a year between them, lie in a year whose notice is not loaded. */
export function isProvisional(calendar: LegalCalendar, one: LegalDate, other: LegalDate): boolean {
  const years = [Number(one.slice(0, 4)), Number(other.slice(0, 4))]
  for (let year = Math.min(...years); year <= Math.max(...years); year += 1) {
    if (!calendar.years.has(year)) return true
  }
  return false
}

/** The days of the stories, numbered from 0, with how busy each one is. */
import { addDays, daysBetween, legalDate, weekday, yearOf, type LegalDate } from '#platform/pure/date.ts'
import { stream, unit } from './random.ts'

export interface Days {
  readonly count: number
  readonly text: readonly LegalDate[]
  readonly working: readonly boolean[]
  readonly weekdays: readonly number[]
  /** Relative number of complaints received. */
  readonly load: readonly number[]
}

const SECONDS = 86_400
const SHANGHAI = 28_800

/** First day of the lunar year, in which little is bought and after which much is complained about. */
const SPRING_FESTIVAL: Readonly<Record<number, string>> = {
  2019: '2019-02-05', 2020: '2020-01-25', 2021: '2021-02-12', 2022: '2022-02-01', 2023: '2023-01-22', 2024: '2024-02-10',
  2025: '2025-01-29', 2026: '2026-02-17', 2027: '2027-02-06', 2028: '2028-01-26', 2029: '2029-02-13', 2030: '2030-02-03',
  2031: '2031-01-23', 2032: '2032-02-11',
}
const WEEKDAY_LOAD = [1.25, 1.18, 1.1, 1.06, 1, 0.72, 0.58]

/** Seasons by month and day: [from, to, factor]. */
const SEASONS: readonly (readonly [string, string, number])[] = [
  ['03-10', '03-14', 1.35], ['03-15', '03-15', 2.6], ['03-16', '03-22', 1.55],
  ['05-01', '05-05', 0.75], ['05-06', '05-14', 1.35], ['06-18', '06-30', 1.3],
  ['10-01', '10-07', 0.65], ['10-08', '10-16', 1.4], ['11-11', '11-25', 1.45],
]

function festivalLoad(day: LegalDate): number {
  const festival = SPRING_FESTIVAL[yearOf(day)]
  if (!festival) return 1
  const after = daysBetween(legalDate(festival), day)
  if (after >= -2 && after <= 4) return 0.3
  return after >= 5 && after <= 16 ? 1.5 : 1
}

function loadOf(day: LegalDate, progress: number): number {
  const monthDay = day.slice(5)
  const season = SEASONS.find(([from, to]) => monthDay >= from && monthDay <= to)?.[2] ?? 1
  return (WEEKDAY_LOAD[weekday(day) - 1] ?? 1) * season * festivalLoad(day) * (1 + 0.6 * progress)
}

/** The three years that end with `endDay`, with some noise from day to day. */
export function makeDays(seed: number, endDay: LegalDate, isWorkday: (day: LegalDate) => boolean): Days {
  const count = 1_096
  const text = Array.from({ length: count }, (_, index) => addDays(endDay, index + 1 - count))
  return {
    count, text,
    working: text.map(isWorkday),
    weekdays: text.map(weekday),
    load: text.map((day, index) => loadOf(day, index / count) * (0.7 + 0.6 * unit(stream(seed, 'day', index)))),
  }
}

/** First working day at least `days` working days after `day` (itself, if it works, for 0); `count` where none is left. */
export function workdaysAfter(days: Days, day: number, count: number): number {
  let at = day
  let left = count
  while (at < days.count && (left > 0 || !days.working[at])) {
    at += 1
    if (days.working[at]) left -= 1
  }
  return at
}

const CLOCK = Array.from({ length: SECONDS / 60 }, (_, minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)

/** An instant, given in seconds since the first day began in Shanghai, as ISO 8601 UTC. */
export function instantText(days: Days, seconds: number): string {
  const universal = seconds - SHANGHAI
  const day = Math.floor(universal / SECONDS)
  const rest = universal - day * SECONDS
  const date = days.text[day] ?? addDays(days.text[0] ?? legalDate('2014-03-15'), day)
  return `${date}T${CLOCK[Math.floor(rest / 60)] ?? ''}:${String(rest % 60).padStart(2, '0')}.000Z`
}

export function secondsOf(day: number, second: number): number {
  return day * SECONDS + second
}

export function dayOf(seconds: number): number {
  return Math.floor(seconds / SECONDS)
}

/**
 * A legal day in Asia/Shanghai as `YYYY-MM-DD`. All deadlines are of this type; instants are stored in
 * UTC and become a legal day only through {@link legalDay}. China has kept UTC+8 without summer time
 * since 1992, so the offset is fixed for every year a rule pack covers (2014 onwards).
 */
export type LegalDate = string & { readonly legalDate: unique symbol }

const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000
const FORM = /^\d{4}-\d{2}-\d{2}$/

/** Reads a `YYYY-MM-DD` of the real calendar; undefined for anything else (2026-02-30, 2026-1-1). */
export function parseLegalDate(text: string): LegalDate | undefined {
  if (!FORM.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time)) return undefined
  return new Date(time).toISOString().slice(0, 10) === text ? (text as LegalDate) : undefined
}

/** The same for a literal known to be right; throws a RangeError on a wrong one. */
export function legalDate(text: string): LegalDate {
  const date = parseLegalDate(text)
  if (!date) throw new RangeError(`not a calendar day: ${text}`)
  return date
}

/** Texts of days that were asked for: a fold asks for the same few again and again. */
const dayTexts = new Map<number, LegalDate>()

/** The legal day in Asia/Shanghai at an instant. */
export function legalDay(instant: Date): LegalDate {
  const number = Math.floor((instant.getTime() + SHANGHAI) / DAY)
  const known = dayTexts.get(number)
  if (known) return known
  const text = new Date(number * DAY).toISOString().slice(0, 10) as LegalDate
  dayTexts.set(number, text)
  return text
}

/** The instant at which a legal day begins in Asia/Shanghai. */
export function startOfDay(date: LegalDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI)
}

function dayNumber(date: LegalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** The day `days` after `date` (before it, where negative). */
export function addDays(date: LegalDate, days: number): LegalDate {
  return new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10) as LegalDate
}

/** Natural days from `from` to `to`: 0 for the same day, negative where `to` is earlier. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: LegalDate): number {
  return ((dayNumber(date) + 3) % 7 + 7) % 7 + 1
}

export function yearOf(date: LegalDate): number {
  return Number(date.slice(0, 4))
}

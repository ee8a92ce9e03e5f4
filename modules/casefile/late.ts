/** What staff register later than it came: its limits run from the day it came, so that day is bounded and explained. Pure. */
import { addDays, type LegalDate } from '#platform/pure/date.ts'

/** Natural days that something may have lain before it is registered. */
const LONGEST_LYING = 60

/** The first day that may still be told as one of receipt. */
export function earliestReceipt(today: LegalDate): LegalDate {
  return addDays(today, -LONGEST_LYING)
}

/** What is wrong with a day of receipt told by staff; nothing is with today. */
export function lateness(today: LegalDate, receivedOn: LegalDate, reason: string): 'future' | 'too-long-ago' | 'unexplained' | undefined {
  if (receivedOn > today) return 'future'
  if (receivedOn < earliestReceipt(today)) return 'too-long-ago'
  return receivedOn < today && !reason ? 'unexplained' : undefined
}

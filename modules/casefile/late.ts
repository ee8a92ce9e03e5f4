/** What staff register later than it came: its limits run from the day it came, so that day is bounded and explained. Pure. */
import { addDays, type LegalDate } from '#platform/pure/date.ts'

/** Natural days that something may have lain before it is registered. */
const LONGEST_LYING = 60

export interface Lateness {
  readonly wrong: 'received-in-future' | 'received-too-long-ago' | 'late-reason-needed'
  readonly field: 'receivedOn' | 'receivedReason'
  readonly params?: { readonly earliest: LegalDate }
}

/** What is wrong with a day of receipt told by staff; nothing is with today. */
export function lateness(today: LegalDate, receivedOn: LegalDate, reason: string): Lateness | undefined {
  const earliest = addDays(today, -LONGEST_LYING)
  if (receivedOn > today) return { wrong: 'received-in-future', field: 'receivedOn' }
  if (receivedOn < earliest) return { wrong: 'received-too-long-ago', field: 'receivedOn', params: { earliest } }
  return receivedOn < today && !reason ? { wrong: 'late-reason-needed', field: 'receivedReason' } : undefined
}

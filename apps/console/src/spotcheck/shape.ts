/** What the pages of spot checks draw from what the server counted. Pure. */
import { addDays, legalDate, type LegalDate } from '#platform/pure/date.ts'
import type { Item } from '#modules/spotcheck/index.ts'

export const COUNTS = ['inOrder', 'faults', 'correcting', 'drawn', 'waiting', 'lifted'] as const
export type Count = (typeof COUNTS)[number]

/** The colour of a check: as of what waits for somebody, of what is at fault, of what is done. */
export function toneOf({ stage, verdict }: Pick<Item, 'verdict'> & { readonly stage: string }): string {
  if (stage === 'settled') return verdict === 'faults' ? 'paused' : 'settled'
  return stage === 'lifted' ? 'ended' : 'new'
}

/** What the form of a draw begins with: the last thirty days, checked within two weeks. */
export function proposedRange(today: string): { readonly from: LegalDate; readonly to: LegalDate; readonly dueOn: LegalDate } {
  const to = legalDate(today)
  return { from: addDays(to, -29), to, dueOn: addDays(to, 14) }
}

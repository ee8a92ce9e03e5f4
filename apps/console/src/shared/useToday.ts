import { legalDay } from '#platform/pure/date.ts'

/** The legal day of this computer's clock, for showing how far off a date is; every limit itself is reckoned by the server. */
export function useToday(): string {
  return legalDay(new Date(performance.timeOrigin + performance.now()))
}

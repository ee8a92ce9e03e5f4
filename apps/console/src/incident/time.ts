/** How long until a report-up is due, and how a moment stands in a form. Pure. */
import type { Key, Params } from '../texts.ts'

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR
const SHANGHAI_MS = 8 * 60 * MINUTE_MS

export interface Span {
  readonly late: boolean
  readonly key: Extract<Key, `incidents.span.${string}`>
  readonly params: Params
}

/** From `now` to `dueAt`, both instants. What is left is rounded up and what is late down: one second before the time it is not late. */
export function spanTo(dueAt: string, now: string): Span {
  const ms = Date.parse(dueAt) - Date.parse(now)
  const late = ms < 0
  const minutes = late ? Math.floor(-ms / MINUTE_MS) : Math.ceil(ms / MINUTE_MS)
  if (minutes >= DAY) return { late, key: 'incidents.span.days', params: { days: Math.floor(minutes / DAY), hours: Math.floor((minutes % DAY) / HOUR) } }
  if (minutes >= HOUR) return { late, key: 'incidents.span.hours', params: { hours: Math.floor(minutes / HOUR), minutes: minutes % HOUR } }
  return { late, key: 'incidents.span.minutes', params: { minutes } }
}

/** An instant `seconds` later. */
export function after(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}

/** An instant as a field of a form holds it: local time of Shanghai to the second. */
export function fieldMoment(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 19)
}

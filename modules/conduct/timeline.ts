/** Values of the sentences of the timeline. Pure. */
import type { ConductEvent } from './conduct.ts'

export function timelineParams(event: ConductEvent): Readonly<Record<string, string>> {
  return event.type === 'conduct.approved' ? { expiresOn: event.expiresOn } : { reason: event.reason }
}

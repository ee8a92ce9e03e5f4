/** Values of the sentences of the timeline. Pure. */
import type { SpotCheckEvent } from './spotcheck.ts'

export function timelineParams(event: SpotCheckEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'spotcheck.drawn': return { dueOn: event.dueOn }
    case 'spotcheck.faults-found': return { count: String(event.faults.length) }
    case 'spotcheck.correction-demanded': return { demand: event.demand, dueOn: event.dueOn }
    case 'spotcheck.corrected': return { result: event.result }
    case 'spotcheck.lifted': return { reason: event.reason }
    default: return {}
  }
}

/** Values for the sentences of the timeline; a value that is a message key is translated where it is shown. */
import type { ComplaintEvent } from './complaint.ts'

export function timelineParams(event: ComplaintEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'complaint.received': return { channel: `channel.${event.channel}` }
    case 'complaint.assigned': return { unit: `unit:${event.unitId}` }
    case 'complaint.returned': return { reason: event.reason }
    case 'complaint.refusal-proposed': return { reason: event.reason }
    case 'complaint.refusal-sent-back': return { reason: event.reason }
    case 'complaint.refused': return { reason: event.reason }
    case 'complaint.material-added': return { text: event.text }
    case 'complaint.outcome-recorded': return { outcome: `outcome.${event.outcome}` }
    case 'complaint.closed': return { summary: event.summary }
    case 'complaint.closed-at-source': return { feedback: event.feedback }
    case 'complaint.rated': return { grade: `grade.${event.grade}` }
    case 'complaint.source-updated': return { fields: event.fields.join(', ') }
    default: return {}
  }
}

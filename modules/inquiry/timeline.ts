/** Values for the sentences of the timeline. */
import type { InquiryEvent } from './inquiry.ts'

export function timelineParams(event: InquiryEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'inquiry.received': return { type: `type.${event.inquiryType}`, channel: `channel.${event.channel}` }
    case 'inquiry.assigned': return { unit: `unit:${event.unitId}` }
    case 'inquiry.replied': return { outcome: `outcome.${event.outcome}`, text: event.text }
    case 'inquiry.turned': return { number: event.into.number }
    case 'inquiry.returned':
    case 'inquiry.publication-rejected':
    case 'inquiry.publication-withdrawn': return { reason: event.reason }
    case 'inquiry.rated': return { grade: `grade.${event.grade}` }
    default: return {}
  }
}

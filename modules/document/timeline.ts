/** Values for the sentences of the timeline; a value that is a message key is translated where it is shown. */
import type { DocumentEvent } from './document.ts'

export function timelineParams(event: DocumentEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'document.sent-back': return { template: `template.${event.template}`, reason: event.reason }
    case 'document.issued': return { template: `template.${event.template}`, number: event.number }
    case 'document.voided': return { number: event.number, reason: event.reason }
    case 'document.delivered': return { number: event.number, audience: `audience.${event.audience}`, channel: `channel.${event.channel}` }
    case 'document.proved': return { number: event.number, proof: `proof.${event.proof}` }
    case 'document.receipted': return { number: event.number, note: event.note }
    default: return { template: `template.${event.template}` }
  }
}

/** Values for the sentences of the timeline; a value that is a message key is translated where it is shown. */
import type { ComplaintEvent } from './complaint.ts'

export function timelineParams(event: ComplaintEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'complaint.received': return { channel: `channel.${event.channel}` }
    case 'complaint.registered-late': return { receivedOn: event.receivedOn, registeredOn: event.registeredOn, reason: event.receivedReason }
    case 'complaint.assigned': return { unit: `unit:${event.unitId}` }
    case 'complaint.returned': return { reason: event.reason }
    case 'complaint.refusal-proposed': return { reason: event.reason }
    case 'complaint.refusal-sent-back': return { reason: event.reason }
    case 'complaint.refused': return { reason: event.reason }
    case 'complaint.material-added': return { text: event.text }
    case 'complaint.report-shared': return { text: event.text, reason: event.reason }
    case 'complaint.outcome-recorded': return { outcome: `outcome.${event.outcome}` }
    case 'complaint.closed': return { summary: event.summary }
    case 'complaint.closed-at-source': return { feedback: event.feedback }
    case 'complaint.rated': return { grade: `grade.${event.grade}` }
    case 'complaint.source-updated': return { fields: event.fields.join(', ') }
    case 'complaint.notice-given': return { matter: `matter.${event.matter}`, items: event.items, dueOn: event.dueOn }
    case 'complaint.notice-answered': return { matter: `matter.${event.matter}`, text: event.text }
    case 'complaint.complainant-left': return { reason: event.reason }
    case 'complaint.representatives-elected': return { count: String(event.personIds.length) }
    case 'complaint.agent-appointed': return { powers: `powers.${event.powers}`, until: event.until }
    case 'complaint.agent-ended': return { reason: event.reason }
    case 'complaint.consent-recorded': return { to: `consent.${event.to}` }
    case 'complaint.withdrawn': return { how: event.settled ? 'withdrawal.settled' : '' }
    case 'complaint.complainant-told': return { of: `telling.${event.of}`, by: `by.${event.by}` }
    case 'complaint.same-dispute-marked': return { number: event.number, reason: event.reason }
    case 'complaint.transferred': return { to: event.to, letter: event.letter }
    case 'complaint.reopened': return { cause: `cause.${event.cause}`, of: `reopened.${event.of}`, document: event.document, on: event.documentOn, reason: event.reason }
    case 'complaint.came-back': return { reason: event.reason }
    case 'complaint.same-dispute-unmarked': return { reason: event.reason }
    case 'complaint.settlement-answered': return { result: event.settled ? 'settlement.proposed' : 'settlement.failed', answer: event.answer }
    case 'complaint.settlement-confirmed': return { result: event.agreed ? 'settlement.agreed' : 'settlement.not-agreed' }
    case 'complaint.called-back': return { grade: `grade.${event.grade}` }
    case 'complaint.redo-finished': return { summary: event.summary }
    default: return {}
  }
}

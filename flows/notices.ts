/**
 * Which event is told to whom: what an office decides reaches people. Where a step says how somebody was told, only what was
 * told by SMS is sent; what a step leaves open is sent. Pure. The firm is told of the mediation of a complaint and of nothing
 * else: no branch for a report names it (Order 121 Art. 37).
 */
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import type { AnyEvent } from '#modules/casefile/casefile.ts'
import type { ComplaintEvent, ComplaintState } from '#modules/complaint/index.ts'
import type { DispatchEvent } from '#modules/dispatch/index.ts'
import type { DocumentEvent } from '#modules/document/index.ts'
import type { InquiryEvent, InquiryState } from '#modules/inquiry/index.ts'
import { awaitsPerformance, type MediationEvent, type MediationState } from '#modules/mediation/index.ts'
import type { NoticeKind, NoticeValues } from '#modules/notify/templates.ts'
import { WORDINGS, type Filer, type Recipient } from '#modules/notify/templates.ts'
import type { ReportEvent, ReportState } from '#modules/report/index.ts'

export interface Notice {
  readonly kind: NoticeKind
  /** The one of several complainants that it is for; else all are told. */
  readonly only?: string
  /** Not before the morning of this day; at once where absent. */
  readonly on?: LegalDate
  /** By SMS where not said otherwise. */
  readonly by?: 'mail'
  /** Of a document that it announces: the link leads there. */
  readonly deliveryId?: string
  /** What the wording needs of the event; days and instants, never text. */
  readonly values: Omit<NoticeValues, 'number' | 'link' | 'code'>
}

type States = Readonly<Record<string, unknown>>
type Known = DocumentEvent | ComplaintEvent | MediationEvent | ReportEvent | InquiryEvent | DispatchEvent

function one(kind: NoticeKind, values: Notice['values'] = {}): readonly Notice[] {
  return [{ kind, values }]
}

function bySms(told: string | null, kind: NoticeKind, values: Notice['values'] = {}): readonly Notice[] {
  return told === 'sms' ? one(kind, values) : []
}

function complaintOf(states: States): ComplaintState | undefined {
  return states['complaint'] as ComplaintState | undefined
}

/** A decision tells the one who filed; whoever complains with them is told by a step of their own (`tell-complainant`). */
function toFiler(notices: readonly Notice[], states: States): readonly Notice[] {
  const filer = complaintOf(states)?.statement?.personId
  return filer ? notices.map((notice) => ({ ...notice, only: filer })) : notices
}

const TOLD_OF = { accepted: 'complaint-accepted', refused: 'complaint-refused', agreed: 'agreement', terminated: 'mediation-ended' } as const satisfies Record<string, NoticeKind>

/** What is sent because of an event, given how the file stands after it. */
export function noticesFor(event: AnyEvent, states: States): readonly Notice[] {
  const known = event as Known
  switch (known.type) {
    case 'complaint.accepted': return toFiler(bySms(known.told, 'complaint-accepted'), states)
    case 'complaint.refused': return toFiler(bySms(known.told, 'complaint-refused'), states)
    case 'complaint.complainant-told': return bySms(known.by, TOLD_OF[known.of]).map((notice) => ({ ...notice, only: known.personId }))
    case 'complaint.complainant-joined': case 'complaint.code-issued': return [{ kind: 'complainant-code', only: known.personId, values: {} }]
    case 'complaint.notice-given': return bySms(known.told, 'papers-asked', { dueOn: known.dueOn })
    case 'complaint.closed': return one('complaint-closed')
    case 'mediation.invited': case 'mediation.session-cancelled': case 'mediation.agreed': case 'mediation.told': return ofMediation(known, states)
    case 'inquiry.replied': return bySms(known.told, 'inquiry-answered')
    case 'report.reporter-told': return bySms(known.by, 'report-told')
    case 'report.transferred': case 'report.merged': return bySms(known.told, 'report-told')
    // Sent to another authority: a file is a report or a complaint, never both.
    case 'dispatch.transferred-out': return bySms(known.told, 'report' in states ? 'news-reporter' : 'news-complainant')
    case 'document.delivered': return known.audience === 'complainant' && known.personId === undefined ? toFiler(ofDelivery(known), states) : ofDelivery(known).map((notice) => ({ ...notice, ...(known.personId !== undefined && { only: known.personId }) }))
    default: return []
  }
}

type OfMediation = Extract<MediationEvent, { type: 'mediation.invited' | 'mediation.session-cancelled' | 'mediation.agreed' | 'mediation.told' }>

function ofMediation(event: OfMediation, states: States): readonly Notice[] {
  switch (event.type) {
    case 'mediation.invited': {
      const { startsAt, mode } = event
      return [...one('session-invited', { startsAt, mode }), ...one('session-invited-firm', { startsAt, mode })]
    }
    case 'mediation.session-cancelled': {
      const session = (states['mediation'] as MediationState).sessions.find(({ id }) => id === event.sessionId)
      if (!session) return []
      const { startsAt } = session
      return [...one('session-cancelled', { startsAt }), ...one('session-cancelled-firm', { startsAt })]
    }
    case 'mediation.agreed': return [...(complaintOf(states)?.group.joint.length ? [] : one('agreement')), ...one('agreement-firm'), ...toFiler(performanceAsked(states), states)]
    case 'mediation.told': return [
      ...(event.party === 'respondent' ? [] : toFiler(bySms(event.by, 'mediation-ended'), states)),
      ...(event.party === 'consumer' ? [] : bySms(event.by, 'mediation-ended-firm')),
    ]
  }
}

/** The day after the last thing that the firm owes is due, whoever filed is asked whether it was done. */
function performanceAsked(states: States): readonly Notice[] {
  const mediation = states['mediation'] as MediationState
  const dues = (mediation.agreement?.terms ?? []).filter(({ party }) => party === 'respondent').map(({ dueOn }) => dueOn).toSorted()
  const last = dues.at(-1)
  return last && awaitsPerformance(mediation) ? [{ kind: 'performance-asked', on: addDays(last, 1), values: {} }] : []
}

/** Whether a message written for a later day is still to be sent, as the file stands by then. */
export function isStillNeeded(kind: NoticeKind, states: States): boolean {
  return kind !== 'performance-asked' || awaitsPerformance(states['mediation'] as MediationState)
}

const DELIVERED_TO: Readonly<Partial<Record<string, NoticeKind>>> = { complainant: 'document-complainant', reporter: 'document-reporter', respondent: 'document-firm' }

/** By mail to whom the mailbox was named for; by SMS, also of what stands on the web, to those who have a phone. */
function ofDelivery({ channel, audience, deliveryId }: Extract<DocumentEvent, { type: 'document.delivered' }>): readonly Notice[] {
  const kind = DELIVERED_TO[audience]
  if (channel === 'mail') return [{ kind: kind ?? 'document-addressee', by: 'mail', deliveryId, values: {} }]
  return kind && (channel === 'sms' || channel === 'web') ? [{ kind, deliveryId, values: {} }] : []
}

/** Someone a message goes to: a person of `party`, or the firm with the number stated for it or that of the register. */
export interface Addressee {
  readonly partyId: string | null
  readonly address: string | null
}

/** Every joint complainant where it is for no one of them alone. Nobody, where nobody is known or the file is of another kind. */
export function addresseesOf(to: Recipient, states: States, only?: string): readonly Addressee[] {
  const complaint = complaintOf(states)
  const person = (id: string | null | undefined): readonly Addressee[] => (id ? [{ partyId: id, address: null }] : [])
  switch (to) {
    case 'complainant': return complaint?.statement ? (only ? [only] : [complaint.statement.personId, ...complaint.group.joint]).flatMap(person) : []
    case 'respondent': {
      const respondent = complaint?.statement?.respondent
      return respondent ? [{ partyId: respondent.operatorId, address: respondent.phone }] : []
    }
    case 'reporter': return person((states['report'] as ReportState | undefined)?.statement?.personId)
    case 'asker': return person((states['inquiry'] as InquiryState | undefined)?.stated?.personId)
    case 'addressee': return []
  }
}

export function recipientOf(kind: NoticeKind): Recipient {
  return WORDINGS[kind].to
}

/** As whom the one who filed a file of a kind is told. */
export function filerOfKind(kind: 'complaint' | 'report' | 'inquiry'): Filer {
  return ({ complaint: 'complainant', report: 'reporter', inquiry: 'asker' } as const)[kind]
}

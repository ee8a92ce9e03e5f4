/** How the events of clue, case and referral become their state, and what they say of the file's clocks and standing. Pure. */
import { legalDay } from '#platform/pure/date.ts'
import { handsOf, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { Case, EnforcementEvent, EnforcementState, Referral } from './enforcement.ts'

const NEW_CASE: Omit<Case, 'openedOn' | 'officers'> = {
  number: null, suspensions: [], extendedOn: null, until: null, reviewSentOn: null, handledBy: [], reviewedOn: null, toldOn: null, statedOn: null, outcome: null, paidFen: 0, closedOn: null,
}

export function evolve(state: EnforcementState, event: EnforcementEvent, meta: EventMeta): EnforcementState {
  if (event.type.startsWith('enforcement.referral') || event.type === 'enforcement.handed-over' || event.type === 'enforcement.police-answered') {
    return { ...state, referral: evolveReferral(state.referral, event, meta) }
  }
  if (event.type === 'enforcement.clock-stopped' || event.type === 'enforcement.clock-resumed') return evolveStop(state, event)
  return state.stage === 'clue' || event.type === 'enforcement.clue-noted' ? evolveClue(state, event, meta) : evolveCase(state, event, meta)
}

function evolveClue(state: EnforcementState, event: EnforcementEvent, meta: EventMeta): EnforcementState {
  const on = legalDay(new Date(meta.at))
  if (event.type === 'enforcement.clue-noted') {
    return { ...state, stage: 'clue', clue: { foundOn: event.foundOn, facts: event.facts, notes: [], extendedOn: null, decision: null, suspensions: [] } }
  }
  const { clue } = state
  if (!clue) return state
  switch (event.type) {
    case 'enforcement.verification-noted': return { ...state, clue: { ...clue, notes: [...clue.notes, { on, by: meta.actorName, note: event.note }] } }
    case 'enforcement.clue-extended': return { ...state, clue: { ...clue, extendedOn: on } }
    case 'enforcement.clue-decided': {
      const { open, grounds, articles, reason, officers } = event
      const decided = { ...state, clue: { ...clue, decision: { on, open, grounds, articles, reason } } }
      return open ? { ...decided, stage: 'investigating', case: { ...NEW_CASE, openedOn: on, officers } } : { ...decided, stage: 'declined' }
    }
    default: return state
  }
}

function evolveCase(state: EnforcementState, event: EnforcementEvent, meta: EventMeta): EnforcementState {
  const on = legalDay(new Date(meta.at))
  if (event.type === 'enforcement.case-taken') return { ...state, stage: 'investigating', case: { ...NEW_CASE, openedOn: on, officers: event.officers } }
  const own = state.case
  if (!own) return state
  switch (event.type) {
    case 'enforcement.case-opened': return { ...state, case: { ...own, number: event.number } }
    case 'enforcement.case-extended': return { ...state, case: { ...own, extendedOn: on } }
    case 'enforcement.case-prolonged': return { ...state, case: { ...own, until: event.until } }
    case 'enforcement.review-asked':
      return { ...state, stage: 'review', case: { ...own, reviewSentOn: on, reviewedOn: null, toldOn: null, statedOn: null, handledBy: [...new Set([...own.handledBy, ...handsOf(meta)])] } }
    case 'enforcement.reviewed': return { ...state, stage: event.opinion === 'agree' ? 'reviewed' : 'investigating', case: { ...own, reviewedOn: on } }
    case 'enforcement.party-told': return { ...state, stage: 'told', case: { ...own, toldOn: event.servedOn } }
    case 'enforcement.party-heard': return { ...state, case: { ...own, statedOn: event.on } }
    case 'enforcement.case-decided': {
      const { type: _, ...outcome } = event
      return { ...state, stage: 'decided', case: { ...own, outcome: { ...outcome, on } } }
    }
    case 'enforcement.paid': return { ...state, case: { ...own, paidFen: own.paidFen + event.paidFen } }
    case 'enforcement.case-closed': return { ...state, stage: 'closed', case: { ...own, closedOn: on } }
    default: return state
  }
}

type Stop = Extract<EnforcementEvent, { type: 'enforcement.clock-stopped' | 'enforcement.clock-resumed' }>

function evolveStop(state: EnforcementState, event: Stop): EnforcementState {
  function spans<Held extends { readonly suspensions: Case['suspensions'] }>(held: Held): Held {
    const { suspensions } = held
    return event.type === 'enforcement.clock-stopped'
      ? { ...held, suspensions: [...suspensions, { from: event.from, to: null, reason: event.reason }] }
      : { ...held, suspensions: suspensions.map((span) => (span.to === null ? { ...span, to: event.lastDay } : span)) }
  }
  return state.stage === 'clue' ? { ...state, clue: state.clue && spans(state.clue) } : { ...state, case: state.case && spans(state.case) }
}

function evolveReferral(before: Referral | null, event: EnforcementEvent, meta: EventMeta): Referral | null {
  if (event.type === 'enforcement.referral-proposed') {
    const { means, facts, evidence, body } = event
    return {
      stage: 'proposed', means, facts, evidence, body, proposedBy: { ids: handsOf(meta), name: meta.actorName }, decision: null, contents: [], receipt: null, answer: null,
    }
  }
  if (!before) return null
  switch (event.type) {
    case 'enforcement.referral-decided': return { ...before, stage: event.approve ? 'approved' : 'rejected', decision: event.reason }
    case 'enforcement.handed-over':
      return { ...before, stage: 'handed-over', contents: event.contents, receipt: { on: event.on, number: event.receipt, by: event.receivedBy } }
    case 'enforcement.police-answered': return { ...before, stage: 'answered', answer: { on: event.on, answer: event.answer, note: event.note } }
    default: return before
  }
}

export function facts({ clue, case: own }: EnforcementState): ProcedureFacts {
  return {
    ...clue && { clueFoundOn: clue.foundOn, clueExtendedOn: clue.extendedOn, clueDecidedOn: clue.decision?.on ?? null, clueSuspensions: clue.suspensions },
    ...own && {
      caseOpenedOn: own.openedOn, caseExtendedOn: own.extendedOn, caseUntil: own.until, caseReviewSentOn: own.reviewSentOn, caseReviewedOn: own.reviewedOn,
      casePartyToldOn: own.toldOn, casePartyStatedOn: own.statedOn, caseDecidedOn: own.outcome?.on ?? null, caseSuspensions: own.suspensions,
    },
  }
}

/** A file whose mediation has ended stays with the office while its clue or case is undecided: no clock is lost with it. */
export function standing({ stage, referral }: EnforcementState): Partial<Standing> {
  const undecided = stage !== 'none' && stage !== 'declined' && stage !== 'decided' && stage !== 'closed'
  return { ...undecided && { open: true }, ...referral?.stage === 'proposed' && { awaiting: 'chief' as const } }
}

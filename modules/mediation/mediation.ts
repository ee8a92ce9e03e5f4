/**
 * Mediation (调解) of an accepted complaint: invitation, sessions, suspension for a test or appraisal,
 * agreement or termination, telling both parties. SAMR Order 121 Art. 18–25; predecessors by rule pack.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Clock, TerminationGround } from '#modules/rules/rules.ts'
import type { Context, EventMeta, ProcedureFacts, Standing } from '#modules/casefile/casefile.ts'
import { awaitsPerformance, decideMatter, evolveMatter, isMatter, isRecused, permitsMatter, plannedSession, restsFor, type MatterEvent } from './matters.ts'
import { NO_MATTERS, type MediationStage, type MediationState, type Party, type Session, type Term } from './state.ts'
import type { AGREEMENT_FORMS, MediationCommandInput, MediationRefusal, TOLD_BY } from './contract.ts'

export type MediationEvent =
  | { readonly type: 'mediation.opened' }
  | ({ readonly type: 'mediation.invited' } & Omit<Session, 'held' | 'cancelled'>)
  | { readonly type: 'mediation.party-answered'; readonly party: Party; readonly willing: boolean; readonly note: string | null }
  | { readonly type: 'mediation.session-held'; readonly sessionId: string; readonly present: readonly Party[]; readonly record: string }
  | { readonly type: 'mediation.suspended'; readonly reason: string; readonly article: string; readonly from: LegalDate; readonly body: string; readonly note: string | null }
  | { readonly type: 'mediation.resumed'; readonly lastDay: LegalDate; readonly note: string | null }
  | { readonly type: 'mediation.agreed'; readonly form: (typeof AGREEMENT_FORMS)[number]; readonly terms: readonly Term[]; readonly agreedOn?: LegalDate }
  | { readonly type: 'mediation.terminated'; readonly ground: string; readonly article: string; readonly reason: string }
  | { readonly type: 'mediation.told'; readonly party: Party | 'both'; readonly by: (typeof TOLD_BY)[number]; readonly complete: boolean }
  /** The file was ended on the national platform: what began here goes no further. */
  | { readonly type: 'mediation.ended-at-source' }
  | MatterEvent

/** As the contract has them, `invite` with the id the server drew, what a consumer says with whether they complain alone, and those of the system. */
export type MediationCommand =
  | Exclude<MediationCommandInput, { type: 'invite' | 'say-performance' }>
  | (Extract<MediationCommandInput, { type: 'say-performance' }> & { readonly alone: boolean })
  | (Extract<MediationCommandInput, { type: 'invite' }> & { readonly sessionId: string })
  | { readonly type: 'open' }
  | { readonly type: 'end-by-withdrawal'; readonly reason: string | null }
  | { readonly type: 'end-at-source' }

export const initial: MediationState = {
  stage: 'none', openedOn: null, sessions: [], answers: { consumer: null, respondent: null }, suspensions: [],
  agreement: null, termination: null, told: [], toldOn: null, matters: NO_MATTERS,
}

/** Stages in which each step is possible; the types make a new stage or step break the build until it is listed. */
export const OPEN_IN: Record<MediationCommand['type'], readonly MediationStage[]> = {
  open: ['none'],
  invite: ['open', 'suspended'],
  'record-answer': ['open', 'suspended'],
  'hold-session': ['open', 'suspended'],
  suspend: ['open'],
  resume: ['suspended'],
  'record-agreement': ['open', 'suspended'],
  terminate: ['open', 'suspended'],
  tell: ['terminated'],
  'end-by-withdrawal': ['open', 'suspended'],
  'end-at-source': ['open', 'suspended'],
  'cancel-session': ['open', 'suspended'],
  'ask-recusal': ['open', 'suspended'],
  'decide-recusal': ['open', 'suspended'],
  entrust: ['open', 'suspended'],
  'record-entrusted': ['open', 'suspended'],
  'order-test': ['open', 'suspended'],
  'record-test': ['open', 'suspended'],
  'record-performance': ['agreed'],
  'say-performance': ['agreed'],
  'record-confirmation': ['agreed'],
}

/** Ids of grounds and reasons that every pack names alike, because the procedure itself turns on them. */
const LIMIT_PASSED = 'limit-passed'
const TESTING = 'testing'
export const WITHDRAWN_OR_SETTLED = 'withdrawn-or-settled'

export function permits(step: MediationCommand['type'], state: MediationState, context: Context): Refusal<MediationRefusal> | undefined {
  if (step === 'open' && state.stage !== 'none') return refuse('mediation.already-open')
  if (!OPEN_IN[step].includes(state.stage)) return refuse('mediation.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  const declined = state.answers.consumer === false || state.answers.respondent === false
  if (declined && (step === 'invite' || step === 'suspend' || step === 'record-agreement')) return refuse('mediation.not-willing')
  const rests = restsFor(step, state, context)
  if (rests) return rests
  if (step === 'hold-session' && !plannedSession(state)) return refuse('mediation.unknown-session')
  return isMatter(step) ? permitsMatter(step, state, context) : undefined
}

export function decide(state: MediationState, command: MediationCommand, context: Context): readonly MediationEvent[] | Refusal<MediationRefusal> {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'open': return [{ type: 'mediation.opened' }]
    case 'invite': return invite(state, command, context)
    case 'record-answer':
      return [{ type: 'mediation.party-answered', party: command.party, willing: command.willing, note: command.note ?? null }]
    case 'hold-session': return holdSession(state, command, context)
    case 'suspend': return suspend(state, command, context)
    case 'resume': return resume(state, command, context)
    case 'record-agreement': return agree(state, command, context)
    case 'terminate': return terminate(state, command, context)
    case 'tell': return tell(state, command)
    case 'end-at-source': return [{ type: 'mediation.ended-at-source' }]
    case 'end-by-withdrawal': return end(state, WITHDRAWN_OR_SETTLED, command.reason, context)
    case 'order-test': return orderTest(state, command, context)
    case 'record-test': return recordTest(state, command, context)
    default: return decideMatter(state, command, context)
  }
}

type Decided = readonly MediationEvent[] | Refusal<MediationRefusal>
type Of<Type extends MediationCommand['type']> = Extract<MediationCommand, { type: Type }>

function invite(state: MediationState, command: Of<'invite'>, context: Context): Decided {
  if (state.sessions.some(({ held, cancelled, startsAt }) => !held && cancelled === null && startsAt > context.now.toISOString())) return refuse('mediation.session-open')
  const startsAt = new Date(command.startsAt).toISOString()
  if (startsAt < context.now.toISOString()) return refuse('mediation.session-in-past', { field: 'command.startsAt' })
  const { sessionId: id, mode, place, mediators } = command
  const recused = mediators.find((name) => isRecused(state, name))
  if (recused !== undefined) return refuse('mediation.recused', { field: 'command.mediators', params: { mediator: recused } })
  return [{ type: 'mediation.invited', id, mode, startsAt, place, mediators }]
}

function holdSession(state: MediationState, command: Of<'hold-session'>, context: Context): Decided {
  const session = state.sessions.find((candidate) => candidate.id === command.sessionId)
  if (!session) return refuse('mediation.unknown-session', { field: 'command.sessionId' })
  if (session.cancelled !== null) return refuse('mediation.unknown-session', { field: 'command.sessionId' })
  if (session.held) return refuse('mediation.session-held', { field: 'command.sessionId' })
  if (session.startsAt > context.now.toISOString()) return refuse('mediation.session-not-begun', { field: 'command.sessionId' })
  return [{ type: 'mediation.session-held', sessionId: session.id, present: command.present, record: command.record }]
}

function suspend(state: MediationState, command: Of<'suspend'>, context: Context): Decided {
  const reason = context.pack.suspensionReasons.find((candidate) => candidate.id === command.reason)
  if (!reason) return refuse('mediation.unknown-reason', { field: 'command.reason', params: { reason: command.reason, pack: context.pack.zh } })
  const accepted = state.openedOn ?? context.file.receivedOn
  if (command.from < accepted || command.from > context.today) return refuse('mediation.bad-suspension', { field: 'command.from', params: { accepted } })
  return [{ type: 'mediation.suspended', reason: reason.id, article: reason.article, from: command.from, body: command.body, note: command.note ?? null }]
}

function resume(state: MediationState, command: Of<'resume'>, context: Context): Decided {
  const open = state.suspensions.at(-1)
  if (!open || command.lastDay < open.from || command.lastDay > context.today) {
    return refuse('mediation.bad-suspension', { field: 'command.lastDay', params: { accepted: state.openedOn ?? context.file.receivedOn } })
  }
  return [{ type: 'mediation.resumed', lastDay: command.lastDay, note: command.note ?? null }]
}

/** A suspension that no one resumed ends with the day on which mediation ends: the clock must not stay open. */
function resumeFirst(state: MediationState, context: Context): readonly MediationEvent[] {
  return state.stage === 'suspended' ? [{ type: 'mediation.resumed', lastDay: context.today, note: null }] : []
}

/** The time of a test is no part of the limit (Art. 22(3)): it stands from the day the test is asked for, unless it stands already. */
function orderTest(state: MediationState, command: Of<'order-test'>, context: Context): Decided {
  const ordered = decideMatter(state, command, context)
  const reason = context.pack.suspensionReasons.find(({ id }) => id === TESTING)
  if (isRefusal(ordered) || state.stage === 'suspended' || !reason) return ordered
  const stops = { type: 'mediation.suspended', reason: reason.id, article: reason.article, from: context.today, body: command.body, note: null } as const
  return [...ordered.map((event) => ({ ...event, stops: true as const })), stops]
}

/** To the day of its result, where it was the test that stopped the limit. */
function recordTest(state: MediationState, command: Of<'record-test'>, context: Context): Decided {
  const reported = decideMatter(state, command, context)
  const stopped = state.matters.tests.some(({ conclusion, stops }) => conclusion === null && stops)
  return isRefusal(reported) || !stopped ? reported : [...reported, ...resumeFirst(state, context)]
}

function agree(state: MediationState, command: Of<'record-agreement'>, context: Context): Decided {
  const { agreedOn = context.today } = command
  const from = state.openedOn ?? context.file.receivedOn
  if (agreedOn < from || agreedOn > context.today) return refuse('mediation.day-outside', { field: 'command.agreedOn', params: { from, to: context.today } })
  const early = command.terms.findIndex((term) => term.dueOn < agreedOn)
  if (early >= 0 && command.form !== 'performed') return refuse('mediation.term-in-past', { field: `command.terms.${early}.dueOn` })
  const terms = command.terms.map(({ party, duty, dueOn, amountFen }) => ({ party, duty, dueOn, amountFen: amountFen ?? null }))
  return [...resumeFirst(state, context), { type: 'mediation.agreed', form: command.form, terms, ...(agreedOn !== context.today && { agreedOn }) }]
}

function terminate(state: MediationState, command: Of<'terminate'>, context: Context): Decided {
  if (command.ground === LIMIT_PASSED) {
    // Of two limits side by side (Order 20 and State Council Order 778) the earlier ends it, by its own article.
    const [first] = context.clocks.filter((clock: Clock) => clock.id.startsWith('complaint.mediate') && clock.dueOn !== null).toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
    if (!first?.dueOn || context.today <= first.dueOn) return refuse('mediation.limit-not-passed', { field: 'command.ground', article: first?.article, params: { due: first?.dueOn ?? '—' } })
    return end(state, command.ground, command.reason, context, first.article)
  }
  return end(state, command.ground, command.reason, context)
}

function end(state: MediationState, groundId: string, reason: string | null, context: Context, article?: string): Decided {
  const ground = context.pack.terminationGrounds.find((candidate) => candidate.id === groundId)
  if (!ground) return refuse('mediation.unknown-ground', { field: 'command.ground', params: { ground: groundId, pack: context.pack.zh } })
  const missing = presupposed(ground, state, context)
  return missing ?? [...resumeFirst(state, context), { type: 'mediation.terminated', ground: ground.id, article: article ?? ground.article, reason: reason ?? ground.zh }]
}

/** A ground that tells of the parties is not chosen before they were asked: nobody is absent who was not invited. */
function presupposed({ needs, article }: TerminationGround, { sessions, answers, matters }: MediationState, { now }: Context): Refusal<MediationRefusal> | undefined {
  const met = sessions.filter(({ cancelled }) => cancelled === null)
  if (needs === 'absence') {
    const away = met.some(({ held, startsAt }) => (held ? held.present.length < 2 : startsAt < now.toISOString()))
    return away || answers.consumer === false || answers.respondent === false ? undefined : refuse('mediation.nobody-absent', { field: 'command.ground', article })
  }
  if (needs !== 'attempt') return undefined
  const tried = met.some(({ held }) => held !== null) || answers.consumer !== null || answers.respondent !== null || (matters.entrusted?.reply ?? null) !== null
  return tried ? undefined : refuse('mediation.not-tried', { field: 'command.ground', article })
}

function tell(state: MediationState, command: Of<'tell'>): Decided {
  const named: readonly Party[] = command.party === 'both' ? ['consumer', 'respondent'] : [command.party]
  const fresh = named.filter((party) => !state.told.includes(party))
  if (fresh.length === 0) return refuse('mediation.already-told', { field: 'command.party' })
  const complete = new Set([...state.told, ...fresh]).size === 2
  return [{ type: 'mediation.told', party: command.party, by: command.by, complete }]
}

export function evolve(state: MediationState, event: MediationEvent, meta: EventMeta): MediationState {
  const on = () => legalDay(new Date(meta.at))
  switch (event.type) {
    case 'mediation.opened': return { ...state, stage: 'open', openedOn: on() }
    case 'mediation.invited': {
      const { type: _, ...session } = event
      return { ...state, sessions: [...state.sessions, { ...session, held: null, cancelled: null }] }
    }
    case 'mediation.party-answered': return { ...state, answers: { ...state.answers, [event.party]: event.willing } }
    case 'mediation.session-held': {
      const held = { present: event.present, record: event.record }
      return { ...state, sessions: state.sessions.map((session) => (session.id === event.sessionId ? { ...session, held } : session)) }
    }
    case 'mediation.suspended':
      return { ...state, stage: 'suspended', suspensions: [...state.suspensions, { from: event.from, to: null, reason: event.reason }] }
    case 'mediation.resumed':
      return { ...state, stage: 'open', suspensions: state.suspensions.map((span) => (span.to === null ? { ...span, to: event.lastDay } : span)) }
    case 'mediation.agreed': return { ...state, stage: 'agreed', agreement: { on: event.agreedOn ?? on(), form: event.form, terms: event.terms } }
    case 'mediation.terminated': {
      const { ground, article, reason } = event
      return { ...state, stage: 'terminated', termination: { on: on(), ground, article, reason } }
    }
    case 'mediation.told': {
      const told: readonly Party[] = event.party === 'both' ? ['consumer', 'respondent'] : [...new Set([...state.told, event.party])]
      return event.complete ? { ...state, stage: 'told', told, toldOn: on() } : { ...state, told }
    }
    case 'mediation.ended-at-source': return { ...state, stage: 'none' }
    default: return event.type.startsWith('mediation.') ? evolveMatter(state, event, on()) : state
  }
}

export function facts(state: MediationState): ProcedureFacts {
  return {
    agreedOn: state.agreement?.on ?? null, terminatedOn: state.termination?.on ?? null, toldTerminationOn: state.toldOn,
    suspensions: state.suspensions, ...factsOfAgreement(state),
  }
}

/** Performance is due on the day to ask: set by a person, or that on which the consumer said it was lacking; without one nothing is followed. */
function factsOfAgreement({ agreement, matters }: MediationState): ProcedureFacts {
  if (!agreement || agreement.form === 'performed') return {}
  const { performance, followOn, confirmation } = matters
  return {
    performDueOn: followOn,
    performedOn: performance?.result === 'performed' ? performance.on : null, performGivenUpOn: performance?.result === 'given-up' ? performance.on : null,
    confirmableOn: agreement.form === 'written' ? agreement.on : null, confirmationAppliedOn: confirmation?.on ?? null,
  }
}

/** A file whose agreement is followed stays with its office, closed or not, until it is performed or given up. */
export function standing(state: MediationState): Partial<Standing> {
  if (state.stage === 'none') return {}
  if (!awaitsPerformance(state) || state.matters.followOn === null) return { substage: state.stage }
  return { substage: state.stage, open: true, ...(state.matters.said && { awaiting: 'officer' as const }) }
}

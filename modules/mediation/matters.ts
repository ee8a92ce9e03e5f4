/**
 * What stands beside the sessions of a mediation: a request that a mediator withdraw, a body entrusted with it, a test body
 * and who bears its cost; and after an agreement its performance and its confirmation by the court. SAMR Order 121 Art. 19,
 * 21(3), 22; People's Mediation Law Art. 33; predecessors by rule pack. Pure.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Context } from '#modules/casefile/casefile.ts'
import type { ENTRUSTED_RESULTS, MediationCommandInput, MediationRefusal, PERFORMANCE, SAID_PERFORMANCE } from './contract.ts'
import type { Matters, MediationState, Party, Recusal, Test } from './state.ts'

export type MatterEvent =
  | { readonly type: 'mediation.session-cancelled'; readonly sessionId: string; readonly reason: string }
  | { readonly type: 'mediation.recusal-asked'; readonly mediator: string; readonly party: Party; readonly reason: string; readonly article: string }
  | { readonly type: 'mediation.recusal-decided'; readonly mediator: string; readonly granted: boolean; readonly reason: string; readonly replacement: readonly string[] }
  | { readonly type: 'mediation.entrusted'; readonly body: string; readonly letter: string; readonly on: LegalDate; readonly consent: string | null; readonly article: string }
  | { readonly type: 'mediation.entrusted-replied'; readonly on: LegalDate; readonly result: Result; readonly text: string }
  | ({ readonly type: 'mediation.test-ordered'; readonly article: string; readonly stops?: true } & Omit<Test, 'conclusion' | 'stops'>)
  | { readonly type: 'mediation.test-reported'; readonly conclusion: string; readonly cost: Test['cost'] }
  | { readonly type: 'mediation.performance-recorded'; readonly result: (typeof PERFORMANCE)[number]; readonly on: LegalDate; readonly note: string }
  /** The consumer's own word; `settled` where it ends the following of the agreement. */
  | { readonly type: 'mediation.performance-said'; readonly result: (typeof SAID_PERFORMANCE)[number]; readonly on: LegalDate; readonly note: string; readonly settled: boolean }
  | { readonly type: 'mediation.confirmation-applied'; readonly on: LegalDate; readonly court: string }

type Result = (typeof ENTRUSTED_RESULTS)[number]
export type MatterStep = (typeof MATTER_STEPS)[number]
export type MatterCommand =
  | Extract<MediationCommandInput, { type: Exclude<MatterStep, 'say-performance'> }>
  | (Extract<MediationCommandInput, { type: 'say-performance' }> & { readonly alone: boolean })
type Of<Type extends MatterStep> = Extract<MatterCommand, { type: Type }>
type Decided = readonly MatterEvent[] | Refusal<MediationRefusal>
type Verdict = Refusal<MediationRefusal> | undefined

export const MATTER_STEPS = [
  'cancel-session', 'ask-recusal', 'decide-recusal', 'entrust', 'record-entrusted', 'order-test', 'record-test', 'record-performance', 'say-performance', 'record-confirmation',
] as const

export function isMatter(step: string): step is MatterStep {
  return (MATTER_STEPS as readonly string[]).includes(step)
}

/** A session still to be held, if any. */
export function plannedSession(state: MediationState): MediationState['sessions'][number] | undefined {
  return state.sessions.find(({ held, cancelled }) => !held && cancelled === null)
}

function pendingRecusal({ matters }: MediationState): Recusal | undefined {
  return matters.recusals.find(({ decision }) => decision === null)
}

/** Whether the agreement is still to be performed, as far as is known. */
export function awaitsPerformance({ stage, agreement, matters }: MediationState): boolean {
  return stage === 'agreed' && agreement !== null && agreement.form !== 'performed' && matters.performance === null
}

/** What the matters forbid of the steps of the mediation itself: it rests while a recusal is open, and while it lies with an entrusted body. */
export function restsFor(step: string, state: MediationState, { pack }: Context): Verdict {
  if (step !== 'invite' && step !== 'hold-session' && step !== 'record-agreement') return undefined
  const recusal = pendingRecusal(state)
  if (recusal) return refuse('mediation.recusal-open', { params: { mediator: recusal.mediator }, ...(pack.recusalArticle && { article: pack.recusalArticle }) })
  const { entrusted } = state.matters
  return entrusted && !entrusted.reply ? refuse('mediation.with-entrusted', { params: { body: entrusted.body } }) : undefined
}

export function permitsMatter(step: MatterStep, state: MediationState, context: Context): Verdict {
  const { matters } = state
  switch (step) {
    case 'cancel-session': return plannedSession(state) ? undefined : refuse('mediation.unknown-session')
    case 'ask-recusal': return permitsRecusal(state, context)
    case 'decide-recusal': return pendingRecusal(state) ? undefined : refuse('mediation.no-recusal')
    case 'entrust': return permitsEntrusting(state, context)
    case 'record-entrusted': return matters.entrusted && !matters.entrusted.reply ? undefined : refuse('mediation.not-entrusted')
    case 'order-test': return matters.tests.some(({ conclusion }) => conclusion === null) ? refuse('mediation.test-open') : undefined
    case 'record-test': return matters.tests.some(({ conclusion }) => conclusion === null) ? undefined : refuse('mediation.no-test')
    case 'record-performance': return awaitsPerformance(state) ? undefined : refuse('mediation.nothing-to-perform')
    case 'say-performance': return awaitsPerformance(state) && owedToConsumer(state) ? undefined : refuse('mediation.nothing-to-perform')
    case 'record-confirmation': return permitsConfirmation(state, context)
  }
}

function permitsRecusal(state: MediationState, { pack }: Context): Verdict {
  if (!pack.recusalArticle) return refuse('mediation.not-in-pack', { params: { pack: pack.zh } })
  return pendingRecusal(state) ? refuse('mediation.recusal-open', { article: pack.recusalArticle, params: { mediator: pendingRecusal(state)?.mediator ?? '' } }) : undefined
}

function permitsEntrusting({ matters }: MediationState, { pack }: Context): Verdict {
  if (!pack.entrusting || pack.entrusting.consent === 'not-provided') return refuse('mediation.not-in-pack', { params: { pack: pack.zh } })
  return matters.entrusted ? refuse('mediation.entrusted-once', { article: pack.entrusting.article, params: { body: matters.entrusted.body } }) : undefined
}

function permitsConfirmation({ agreement, matters }: MediationState, { switches }: Context): Verdict {
  if (!switches.judicialConfirmation || agreement?.form !== 'written') return refuse('mediation.no-confirmation')
  return matters.confirmation ? refuse('mediation.confirmed-already') : undefined
}

/** What a matter calls for; `permitsMatter` was asked before. */
export function decideMatter(state: MediationState, command: MatterCommand, context: Context): Decided {
  switch (command.type) {
    case 'cancel-session': return cancel(state, command)
    case 'ask-recusal': return askRecusal(state, command, context)
    case 'decide-recusal': return decideRecusal(state, command)
    case 'entrust': return entrust(command, context)
    case 'record-entrusted': return recordEntrusted(state, command, context)
    case 'order-test': return orderTest(command, context)
    case 'record-test': return [{ type: 'mediation.test-reported', conclusion: command.conclusion, cost: command.cost }]
    case 'record-performance': return recordPerformance(state, command, context)
    case 'say-performance': return sayPerformance(state, command, context)
    case 'record-confirmation': return recordConfirmation(state, command, context)
  }
}

function cancel(state: MediationState, { sessionId, reason }: Of<'cancel-session'>): Decided {
  const open = state.sessions.some(({ id, held, cancelled }) => id === sessionId && !held && cancelled === null)
  return open ? [{ type: 'mediation.session-cancelled', sessionId, reason }] : refuse('mediation.unknown-session', { field: 'command.sessionId' })
}

function askRecusal(state: MediationState, { mediator, party, reason }: Of<'ask-recusal'>, { pack }: Context): Decided {
  const named = state.sessions.some(({ mediators, cancelled }) => cancelled === null && mediators.includes(mediator))
  if (!named) return refuse('mediation.unknown-mediator', { field: 'command.mediator', params: { mediator } })
  return [{ type: 'mediation.recusal-asked', mediator, party, reason, article: pack.recusalArticle ?? '' }]
}

function decideRecusal(state: MediationState, { granted, reason, replacement = [] }: Of<'decide-recusal'>): Decided {
  const mediator = pendingRecusal(state)?.mediator ?? ''
  const recused = replacement.find((name) => name === mediator || isRecused(state, name))
  if (recused !== undefined) return refuse('mediation.recused', { field: 'command.replacement', params: { mediator: recused } })
  const left = (plannedSession(state)?.mediators ?? []).filter((name) => name !== mediator)
  if (granted && plannedSession(state) && left.length + replacement.length === 0) return refuse('mediation.replacement-needed', { field: 'command.replacement' })
  return [{ type: 'mediation.recusal-decided', mediator, granted, reason, replacement: granted ? replacement : [] }]
}

/** Whether a mediator has withdrawn from this mediation. */
export function isRecused({ matters }: MediationState, name: string): boolean {
  return matters.recusals.some(({ mediator, decision }) => mediator === name && decision?.granted)
}

function entrust({ body, letter, consent }: Of<'entrust'>, { pack, today }: Context): Decided {
  const article = pack.entrusting?.article ?? ''
  if (pack.entrusting?.consent === 'both' && !consent) return refuse('mediation.entrusting-consent', { field: 'command.consent', article })
  return [{ type: 'mediation.entrusted', body, letter, on: today, consent: consent ?? null, article }]
}

function recordEntrusted({ matters }: MediationState, { repliedOn, result, text }: Of<'record-entrusted'>, { today }: Context): Decided {
  const sentOn = matters.entrusted?.on ?? today
  if (repliedOn < sentOn || repliedOn > today) return refuse('mediation.day-outside', { field: 'command.repliedOn', params: { from: sentOn, to: today } })
  return [{ type: 'mediation.entrusted-replied', on: repliedOn, result, text }]
}

function orderTest({ how, body, matter, cost }: Of<'order-test'>, { pack }: Context): Decided {
  if (how === 'appointed' && !pack.testBody?.appointed) {
    return refuse('mediation.test-by-agreement', { field: 'command.how', params: { pack: pack.zh }, ...(pack.testBody && { article: pack.testBody.article }) })
  }
  return [{ type: 'mediation.test-ordered', how, body, matter, cost, article: pack.testBody?.article ?? '' }]
}

function recordPerformance({ agreement }: MediationState, { result, on, note }: Of<'record-performance'>, { today }: Context): Decided {
  const agreedOn = agreement?.on ?? today
  if (result === 'later' && on <= today) return refuse('mediation.day-not-ahead', { field: 'command.on' })
  if (result !== 'later' && (on < agreedOn || on > today)) return refuse('mediation.day-outside', { field: 'command.on', params: { from: agreedOn, to: today } })
  return [{ type: 'mediation.performance-recorded', result, on, note }]
}

/** Whether the firm owes anything under the agreement: of that alone the consumer can tell. */
function owedToConsumer({ agreement }: MediationState): boolean {
  return agreement?.terms.some(({ party }) => party === 'respondent') ?? false
}

/** Whoever alone is owed everything may say that all was done; of the others of a joint complaint and of the firm the office asks. */
function sayPerformance({ agreement }: MediationState, { result, on, note, alone }: Of<'say-performance'>, { today }: Context): Decided {
  const agreedOn = agreement?.on ?? today
  if (on < agreedOn || on > today) return refuse('mediation.day-outside', { field: 'command.on', params: { from: agreedOn, to: today } })
  const settled = alone && result === 'full' && (agreement?.terms.every(({ party }) => party === 'respondent') ?? false)
  return [{ type: 'mediation.performance-said', result, on, note, settled }]
}

function recordConfirmation({ agreement }: MediationState, { appliedOn, court }: Of<'record-confirmation'>, { today, clocks }: Context): Decided {
  const agreedOn = agreement?.on ?? today
  if (appliedOn < agreedOn || appliedOn > today) return refuse('mediation.day-outside', { field: 'command.appliedOn', params: { from: agreedOn, to: today } })
  const clock = clocks.find(({ id }) => id === 'mediation.confirm')
  if (clock?.dueOn && appliedOn > clock.dueOn) return refuse('mediation.confirmation-late', { field: 'command.appliedOn', article: clock.article, params: { due: clock.dueOn } })
  return [{ type: 'mediation.confirmation-applied', on: appliedOn, court }]
}

export function evolveMatter(state: MediationState, event: MatterEvent, today: LegalDate): MediationState {
  const { matters } = state
  const now = (changed: Partial<Matters>): MediationState => ({ ...state, matters: { ...matters, ...changed } })
  switch (event.type) {
    case 'mediation.session-cancelled':
      return { ...state, sessions: state.sessions.map((session) => (session.id === event.sessionId ? { ...session, cancelled: event.reason } : session)) }
    case 'mediation.recusal-asked': {
      const { mediator, party, reason } = event
      return now({ recusals: [...matters.recusals, { mediator, party, reason, decision: null }] })
    }
    case 'mediation.recusal-decided': return decidedRecusal(state, event)
    case 'mediation.entrusted': return now({ entrusted: { body: event.body, letter: event.letter, on: event.on, reply: null } })
    case 'mediation.entrusted-replied':
      return now({ entrusted: matters.entrusted && { ...matters.entrusted, reply: { on: event.on, result: event.result, text: event.text } } })
    case 'mediation.test-ordered': return now({ tests: [...matters.tests, { how: event.how, body: event.body, matter: event.matter, cost: event.cost, conclusion: null, stops: event.stops === true }] })
    case 'mediation.test-reported':
      return now({ tests: matters.tests.map((test) => (test.conclusion === null ? { ...test, conclusion: event.conclusion, cost: event.cost } : test)) })
    case 'mediation.performance-recorded':
      return event.result === 'later' ? now({ followOn: event.on, said: null }) : now({ performance: { on: event.on, result: event.result, note: event.note }, said: null })
    case 'mediation.performance-said': {
      const { result, on, note, settled } = event
      if (settled) return now({ performance: { on, result: 'performed', note }, said: null })
      // The office asks at once, not on the day it had set for later.
      return now({ said: { result, on, note }, followOn: matters.followOn !== null && matters.followOn < today ? matters.followOn : today })
    }
    case 'mediation.confirmation-applied': return now({ confirmation: { on: event.on, court: event.court } })
  }
}

/** The mediator who withdraws leaves the session that is planned, and the replacement takes the place. */
function decidedRecusal(state: MediationState, { mediator, granted, reason, replacement }: Extract<MatterEvent, { type: 'mediation.recusal-decided' }>): MediationState {
  const recusals = state.matters.recusals.map((one) => (one.decision === null ? { ...one, decision: { granted, reason } } : one))
  const planned = plannedSession(state)
  const sessions = state.sessions.map((session) => (
    granted && session === planned ? { ...session, mediators: [...session.mediators.filter((name) => name !== mediator), ...replacement] } : session))
  return { ...state, sessions, matters: { ...state.matters, recusals } }
}

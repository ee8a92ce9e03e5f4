/**
 * What a file brings about beside itself: a clue found in mediation (Order 121 Art. 27), the case of the penalty procedure
 * that a clue or a report opens (诉转案), and the referral of suspected fraud or extortion to the police (Art. 42).
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { isOwnWork, type Context } from '#modules/casefile/casefile.ts'
import type { ClockId } from '#modules/rules/rules.ts'
import type { EnforcementCommandInput, EnforcementRefusal, MEANS, PENALTIES, POLICE_ANSWERS, RESULTS } from './contract.ts'

export const STAGES = ['none', 'clue', 'declined', 'investigating', 'review', 'reviewed', 'told', 'decided', 'closed'] as const
export type EnforcementStage = (typeof STAGES)[number]
export const REFERRAL_STAGES = ['none', 'proposed', 'rejected', 'approved', 'handed-over', 'answered'] as const
export type ReferralStage = (typeof REFERRAL_STAGES)[number]

interface Span {
  readonly from: LegalDate
  readonly to: LegalDate | null
  readonly reason: string
}

export interface Clue {
  readonly foundOn: LegalDate
  readonly facts: string
  readonly notes: readonly { readonly on: LegalDate; readonly by: string; readonly note: string }[]
  readonly extendedOn: LegalDate | null
  readonly decision: { readonly on: LegalDate; readonly open: boolean; readonly grounds: readonly string[]; readonly articles: readonly string[]; readonly reason: string } | null
  readonly suspensions: readonly Span[]
}

export interface Outcome {
  readonly result: (typeof RESULTS)[number]
  readonly violation: string
  readonly basis: string
  readonly penalties: readonly (typeof PENALTIES)[number][]
  readonly fineFen: number
  readonly confiscatedFen: number
  readonly valueFen: number
  readonly goods: string | null
}

export interface Case {
  readonly number: string | null
  readonly openedOn: LegalDate
  /** Names as typed where a clue became a case, accounts where a report did. */
  readonly officers: readonly string[]
  readonly suspensions: readonly Span[]
  readonly extendedOn: LegalDate | null
  readonly until: LegalDate | null
  readonly reviewSentOn: LegalDate | null
  /** Who sent it to review: an officer of the case does not review it. */
  readonly handledBy: readonly string[]
  readonly reviewedOn: LegalDate | null
  readonly toldOn: LegalDate | null
  readonly statedOn: LegalDate | null
  readonly outcome: (Outcome & { readonly on: LegalDate }) | null
  readonly paidFen: number
  readonly closedOn: LegalDate | null
}

/** A piece of the file as handed over, by its hash. */
export interface HandedOver {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
}

export interface Referral {
  readonly stage: Exclude<ReferralStage, 'none'>
  readonly means: readonly (typeof MEANS)[number][]
  readonly facts: string
  readonly evidence: readonly string[]
  readonly body: string
  readonly proposedBy: { readonly ids: readonly string[]; readonly name: string }
  readonly decision: string | null
  readonly contents: readonly HandedOver[]
  readonly receipt: { readonly on: LegalDate; readonly number: string; readonly by: string } | null
  readonly answer: { readonly on: LegalDate; readonly answer: (typeof POLICE_ANSWERS)[number]; readonly note: string } | null
}

export interface EnforcementState {
  readonly stage: EnforcementStage
  readonly clue: Clue | null
  readonly case: Case | null
  readonly referral: Referral | null
}

export const initial: EnforcementState = { stage: 'none', clue: null, case: null, referral: null }

type Given<Type extends EnforcementCommandInput['type']> = Omit<Extract<EnforcementCommandInput, { type: Type }>, 'type'>

export type EnforcementEvent =
  | ({ readonly type: 'enforcement.clue-noted' } & Given<'note-clue'>)
  | ({ readonly type: 'enforcement.verification-noted' } & Given<'note-verification'>)
  | ({ readonly type: 'enforcement.clue-extended' } & Given<'extend-clue'>)
  | ({ readonly type: 'enforcement.clue-decided'; readonly articles: readonly string[] } & Given<'decide-clue'>)
  /** A report was decided to become a case. */
  | { readonly type: 'enforcement.case-taken'; readonly officers: readonly string[] }
  | ({ readonly type: 'enforcement.case-opened' } & Given<'open-case'>)
  | ({ readonly type: 'enforcement.clock-stopped' } & Given<'stop-clock'>)
  | ({ readonly type: 'enforcement.clock-resumed' } & Given<'resume-clock'>)
  | ({ readonly type: 'enforcement.case-extended' } & Given<'extend-case'>)
  | ({ readonly type: 'enforcement.case-prolonged' } & Given<'prolong-case'>)
  | ({ readonly type: 'enforcement.review-asked' } & Given<'send-to-review'>)
  | ({ readonly type: 'enforcement.reviewed' } & Given<'complete-review'>)
  | ({ readonly type: 'enforcement.party-told' } & Given<'tell-party'>)
  | ({ readonly type: 'enforcement.party-heard' } & Given<'hear-party'>)
  | ({ readonly type: 'enforcement.case-decided' } & Outcome)
  | ({ readonly type: 'enforcement.paid' } & Given<'record-payment'>)
  | ({ readonly type: 'enforcement.case-closed' } & Given<'close-case'>)
  | ({ readonly type: 'enforcement.referral-proposed' } & Given<'refer-to-police'>)
  | ({ readonly type: 'enforcement.referral-decided' } & Given<'decide-referral'>)
  | ({ readonly type: 'enforcement.handed-over'; readonly contents: readonly HandedOver[] } & Given<'hand-over'>)
  | ({ readonly type: 'enforcement.police-answered' } & Given<'record-police-answer'>)

/** As the contract has them, `hand-over` with what the server packed, and that of the system. */
export type EnforcementCommand =
  | Exclude<EnforcementCommandInput, { type: 'hand-over' }>
  | (Extract<EnforcementCommandInput, { type: 'hand-over' }> & { readonly contents: readonly HandedOver[] })
  | { readonly type: 'take-case'; readonly officers: readonly string[] }

const RUNNING: readonly EnforcementStage[] = ['investigating', 'review', 'reviewed', 'told']
const ANY: readonly EnforcementStage[] = STAGES

/** Stages in which each step is possible; those of a referral are in {@link REFERRAL_IN}. */
const OPEN_IN: Record<EnforcementCommand['type'], readonly EnforcementStage[]> = {
  'note-clue': ['none', 'declined'],
  'note-verification': ['clue'],
  'extend-clue': ['clue'],
  'decide-clue': ['clue'],
  'take-case': ['none', 'declined'],
  'open-case': RUNNING,
  'stop-clock': ['clue', ...RUNNING],
  'resume-clock': ['clue', ...RUNNING],
  'extend-case': RUNNING,
  'prolong-case': RUNNING,
  'send-to-review': ['investigating'],
  'complete-review': ['review'],
  'tell-party': ['reviewed'],
  'hear-party': ['told'],
  'decide-case': RUNNING,
  'record-payment': ['decided'],
  'close-case': ['decided'],
  'refer-to-police': ANY,
  'decide-referral': ANY,
  'hand-over': ANY,
  'record-police-answer': ANY,
}

const REFERRAL_IN: Partial<Record<EnforcementCommand['type'], readonly ReferralStage[]>> = {
  'refer-to-police': ['none', 'rejected'],
  'decide-referral': ['proposed'],
  'hand-over': ['approved'],
  'record-police-answer': ['handed-over'],
}

type Refused = Refusal<EnforcementRefusal>
type Decided = readonly EnforcementEvent[] | Refused
type Of<Type extends EnforcementCommand['type']> = Extract<EnforcementCommand, { type: Type }>

function spansOf(state: EnforcementState): readonly Span[] {
  return (state.stage === 'clue' ? state.clue?.suspensions : state.case?.suspensions) ?? []
}

function isStopped(state: EnforcementState): boolean {
  return spansOf(state).at(-1)?.to === null
}

/** What a step is judged by before anything is filled in. */
type Judged = Pick<Context, 'file' | 'clocks' | 'today' | 'actor'>

export function permits(step: EnforcementCommand['type'], state: EnforcementState, context: Judged): Refused | undefined {
  if (step === 'note-clue' && context.file.kind !== 'complaint') return refuse('enforcement.wrong-kind')
  if (step === 'note-clue' && !context.clocks.some(({ id }) => id === 'complaint.mediate')) return refuse('enforcement.not-in-mediation')
  const referral = state.referral?.stage ?? 'none'
  const allowed = REFERRAL_IN[step]?.includes(referral) ?? OPEN_IN[step].includes(state.stage)
  if (!allowed) {
    const stage = REFERRAL_IN[step] ? `referral.${referral}` : `stage.${state.stage}`
    return refuse('enforcement.wrong-stage', { params: { stage, step: `step.${step}` } })
  }
  if (step === 'stop-clock' && isStopped(state)) return refuse('enforcement.clock-stopped')
  if (step === 'resume-clock' && !isStopped(state)) return refuse('enforcement.clock-runs')
  if (step === 'open-case' && state.case?.number) return refuse('enforcement.number-taken', { params: { number: state.case.number } })
  if (step === 'prolong-case' && !state.case?.extendedOn) return refuse('enforcement.not-extended')
  if (step === 'send-to-review' && !state.case?.number) return refuse('enforcement.number-first')
  if (step === 'record-payment' && leftFen(state) === 0) return paidTooMuch(state)
  return permitsExtension(step, state, context) ?? permitsOwnWork(step, state, context)
}

/** Once, and only while the limit still runs. */
function permitsExtension(step: EnforcementCommand['type'], state: EnforcementState, context: Judged): Refused | undefined {
  if (step !== 'extend-clue' && step !== 'extend-case') return undefined
  const [extended, id]: [LegalDate | null | undefined, ClockId] = step === 'extend-clue'
    ? [state.clue?.extendedOn, 'enforcement.verify-clue'] : [state.case?.extendedOn, 'enforcement.decide-case']
  if (extended) return refuse('enforcement.extended-already', { params: { on: extended } })
  const clock = context.clocks.find((candidate) => candidate.id === id)
  return clock?.dueOn && context.today > clock.dueOn ? refuse('enforcement.limit-passed', { article: clock.article, params: { due: clock.dueOn } }) : undefined
}

/** Whoever handles a case does not review it (penalty procedure Art. 49); whoever proposed a referral does not approve it. */
function permitsOwnWork(step: EnforcementCommand['type'], state: EnforcementState, { actor }: Judged): Refused | undefined {
  if (step === 'complete-review' && state.case) {
    const { handledBy, officers } = state.case
    // Cases opened from clues of before name their officers.
    if (isOwnWork(actor, [...handledBy, ...officers]) || officers.includes(actor.name)) return refuse('enforcement.own-case')
  }
  return step === 'decide-referral' && state.referral && isOwnWork(actor, state.referral.proposedBy.ids) ? refuse('enforcement.own-proposal') : undefined
}

export function decide(state: EnforcementState, command: EnforcementCommand, context: Context): Decided {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'note-clue': return noteClue(command, context)
    case 'note-verification': return [{ ...command, type: 'enforcement.verification-noted' }]
    case 'extend-clue': return [{ ...command, type: 'enforcement.clue-extended' }]
    case 'decide-clue': return decideClue(state, command, context)
    case 'take-case': return [{ type: 'enforcement.case-taken', officers: command.officers }]
    case 'open-case': return [{ ...command, type: 'enforcement.case-opened' }]
    case 'stop-clock': return stopClock(state, command, context)
    case 'resume-clock': return resumeClock(state, command, context)
    case 'extend-case': return [{ ...command, type: 'enforcement.case-extended' }]
    case 'prolong-case': return prolong(command, context)
    case 'send-to-review': return [{ ...command, type: 'enforcement.review-asked' }]
    case 'complete-review': return [{ ...command, type: 'enforcement.reviewed' }]
    case 'tell-party': return within(command.servedOn, state.case?.reviewedOn, context, 'servedOn') ?? [{ ...command, type: 'enforcement.party-told' }]
    case 'hear-party': return within(command.on, state.case?.toldOn, context, 'on') ?? [{ ...command, type: 'enforcement.party-heard' }]
    case 'decide-case': return decideCase(state, command, context)
    case 'record-payment': return recordPayment(state, command, context)
    case 'close-case': return closeCase(state, command)
    default: return decideReferral(state, command, context)
  }
}

/** A day that is not before `first` (receipt where there is none) and not after today. */
function within(day: LegalDate, first: LegalDate | null | undefined, context: Context, field: string): Refused | undefined {
  const from = first ?? context.file.receivedOn
  return day < from || day > context.today ? refuse('enforcement.bad-day', { field: `command.${field}`, params: { from, today: context.today } }) : undefined
}

function noteClue(command: Of<'note-clue'>, context: Context): Decided {
  const mediation = context.clocks.find((clock) => clock.id === 'complaint.mediate')
  return within(command.foundOn, mediation?.startsOn, context, 'foundOn') ?? [{ ...command, type: 'enforcement.clue-noted' }]
}

/** Penalty procedure Art. 19: every condition is met and two officers are named; Art. 20: one of the grounds is. */
function decideClue(state: EnforcementState, command: Of<'decide-clue'>, context: Context): Decided {
  const { pack } = context
  const list = command.open ? pack.filingConditions : pack.decliningGrounds
  const found = list.filter(({ id }) => command.grounds.includes(id))
  const stray = command.grounds.find((id) => !list.some((ground) => ground.id === id))
  if (stray !== undefined) return refuse('enforcement.unknown-ground', { field: 'command.grounds', params: { ground: stray, pack: pack.zh } })
  if (command.open && found.length < list.length) return refuse('enforcement.conditions-unmet', { field: 'command.grounds', article: list[0]?.article })
  if (command.open && new Set(command.officers).size < 2) return refuse('enforcement.two-officers', { field: 'command.officers' })
  return [...resumeFirst(state, context), { ...command, type: 'enforcement.clue-decided', articles: [...new Set(found.map(({ article }) => article))] }]
}

/** A stop that no one ended ends on the day of the decision: the clock must not stay open. */
function resumeFirst(state: EnforcementState, context: Context): readonly EnforcementEvent[] {
  return isStopped(state) ? [{ type: 'enforcement.clock-resumed', lastDay: context.today }] : []
}

function stopClock(state: EnforcementState, command: Of<'stop-clock'>, context: Context): Decided {
  const reason = context.pack.caseStops.find(({ id, of }) => id === command.reason && (state.stage !== 'clue' || of === 'both'))
  if (!reason) return refuse('enforcement.unknown-reason', { field: 'command.reason', params: { reason: command.reason } })
  const last = spansOf(state).at(-1)?.to
  const begun = state.stage === 'clue' ? state.clue?.foundOn : state.case?.openedOn
  return within(command.from, last ?? begun, context, 'from') ?? [{ ...command, type: 'enforcement.clock-stopped' }]
}

function resumeClock(state: EnforcementState, command: Of<'resume-clock'>, context: Context): Decided {
  return within(command.lastDay, spansOf(state).at(-1)?.from, context, 'lastDay') ?? [{ ...command, type: 'enforcement.clock-resumed' }]
}

function prolong(command: Of<'prolong-case'>, context: Context): Decided {
  const due = context.clocks.find(({ id }) => id === 'enforcement.decide-case')?.dueOn
  if (due && command.until <= due) return refuse('enforcement.bad-day', { field: 'command.until', params: { from: due, today: '—' } })
  return [{ ...command, type: 'enforcement.case-prolonged' }]
}

function decideCase(state: EnforcementState, command: Of<'decide-case'>, context: Context): Decided {
  const { type: _, goods = null, ...outcome } = command
  if (command.result !== 'terminated' && state.stage !== 'reviewed' && state.stage !== 'told') return refuse('enforcement.not-reviewed')
  if (command.result === 'penalty') {
    if (command.penalties.length === 0) return refuse('enforcement.no-penalty-named', { field: 'command.penalties' })
    const hearing = context.clocks.find(({ id }) => id === 'enforcement.hear-party')
    const heard = state.case?.statedOn ?? (hearing?.state === 'overdue' ? hearing.dueOn : null)
    if (!heard) return refuse('enforcement.party-not-heard', { article: hearing?.article, params: { due: hearing?.dueOn ?? '—' } })
  }
  return [...resumeFirst(state, context), { type: 'enforcement.case-decided', ...outcome, goods }]
}

function owedFen({ outcome }: Case): number {
  return outcome?.result === 'penalty' ? outcome.fineFen + outcome.confiscatedFen : 0
}

function leftFen(state: EnforcementState): number {
  return state.case ? owedFen(state.case) - state.case.paidFen : 0
}

function paidTooMuch(state: EnforcementState): Refused {
  return refuse('enforcement.paid-too-much', { field: 'command.paidFen', params: { left: (leftFen(state) / 100).toFixed(2) } })
}

function recordPayment(state: EnforcementState, command: Of<'record-payment'>, context: Context): Decided {
  if (command.paidFen > leftFen(state)) return paidTooMuch(state)
  return within(command.on, state.case?.outcome?.on, context, 'on') ?? [{ ...command, type: 'enforcement.paid' }]
}

/** Art. 77: performed, ended by the court, or decided without a penalty. */
function closeCase(state: EnforcementState, command: Of<'close-case'>): Decided {
  const penalty = state.case?.outcome?.result === 'penalty'
  const paid = state.case !== null && state.case.paidFen >= owedFen(state.case)
  const fits = command.ending === 'without-penalty' ? !penalty : penalty && (command.ending === 'court-ended' || paid)
  return fits ? [{ ...command, type: 'enforcement.case-closed' }] : refuse('enforcement.not-performed', { field: 'command.ending' })
}

function decideReferral(state: EnforcementState, command: Of<'refer-to-police' | 'decide-referral' | 'hand-over' | 'record-police-answer'>, context: Context): Decided {
  switch (command.type) {
    case 'refer-to-police': return [{ ...command, type: 'enforcement.referral-proposed' }]
    case 'decide-referral': return [{ ...command, type: 'enforcement.referral-decided' }]
    case 'hand-over': return within(command.on, null, context, 'on') ?? [{ ...command, type: 'enforcement.handed-over' }]
    case 'record-police-answer':
      return within(command.on, state.referral?.receipt?.on, context, 'on') ?? [{ ...command, type: 'enforcement.police-answered' }]
  }
}

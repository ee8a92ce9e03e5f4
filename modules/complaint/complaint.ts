/**
 * The complaint (投诉): received, decided within the limit, mediated if accepted, closed, rated.
 * SAMR Order 121 Art. 10–17, 41; its predecessors by rule pack.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import { firstWords, handlerOf, isConsumer, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { SaleKind } from '#modules/rules/rules.ts'
import {
  aftercareFacts, decideAftercare, evolveAftercare, isAftercareStep, noAftercare, permitsAftercare, type Aftercare, type AftercareEvent,
} from './aftercare.ts'
import {
  alone, consentArticle, consentMissing, decideComplainants, decideTelling, evolveComplainants, untold, type ComplainantCommand, type ComplainantEvent, type Complainants,
  waiverMissing, needsOwnWord, type ConsentTo, type TellingOf,
} from './complainants.ts'
import { CONSENTS, type CHANNELS, type CLAIMS, type ComplaintCommandInput, type ComplaintRefusal, type SATISFACTION, type STAGES } from './contract.ts'
import { anyOpen, decideNotice, evolveNotices, noNotices, notYet, noticeFacts, type NoticeEvent, type Notices } from './notices.ts'
import { decideLeaving, type Leaving, type LeavingCommand, type LeavingEvent } from './leaving.ts'
import { endedAtSource, updateSource, type Source, type SourceEvent, type UpdateSource } from './source.ts'
import { decideReopen, type Reopened, type ReopenEvent } from './reopen.ts'
import { decideSettlement, evolveSettlement, isSettlementStep, permitsSettlement, settlementFacts, type Settlement, type SettlementEvent } from './settlement.ts'

export type Stage = (typeof STAGES)[number]
export type Told = 'portal' | 'sms' | 'phone' | 'post' | 'window'

/** The complaint as stated; personal data of the complainant stands in `party` under `personId`. */
export interface Statement {
  readonly channel: (typeof CHANNELS)[number]
  readonly personId: string
  readonly respondent: {
    readonly operatorId: string | null; readonly name: string; readonly address: string
    readonly phone: string | null; readonly creditCode: string | null
  }
  readonly category: string
  readonly goods: string | null
  readonly orderNumber: string | null
  /** Null where it was not bought online. */
  readonly online: { readonly kind: SaleKind; readonly platform: string; readonly publishedAddress: string | null } | null
  readonly facts: string
  readonly claims: readonly (typeof CLAIMS)[number][]
  readonly claimText: string | null
  /** In fen. */
  readonly amountFen: number | null
  readonly occurredOn: LegalDate | null
  readonly publicationConsent: boolean
  readonly entrustConsent: boolean
  readonly attachments: readonly string[]
  /** Number on the national platform, where the file came from there. */
  readonly nationalNumber: string | null
}

/** As filed; what came in before it was asked for, or from the national platform, does not say whether it was bought online. */
type Filed = Omit<Statement, 'online'> & Partial<Pick<Statement, 'online'>>

export type ComplaintEvent =
  | NoticeEvent | ComplainantEvent | SettlementEvent | AftercareEvent
  | ({ readonly type: 'complaint.received'; readonly unitId: string } & Filed)
  | { readonly type: 'complaint.registered-late'; readonly receivedOn: LegalDate; readonly registeredOn: LegalDate; readonly receivedReason: string }
  | { readonly type: 'complaint.assigned'; readonly unitId: string; readonly officerId: string | null; readonly reason: string | null }
  | { readonly type: 'complaint.returned'; readonly toUnitId: string; readonly reason: string; readonly article: string }
  | { readonly type: 'complaint.accepted'; readonly officerId: string | null; readonly told: Told }
  | { readonly type: 'complaint.refused'; readonly ground: string; readonly article: string; readonly reason: string; readonly told: Told }
  /** Where the county has refusals approved: the officer's, until the chief has decided on it. */
  | { readonly type: 'complaint.refusal-proposed'; readonly ground: string; readonly article: string; readonly reason: string; readonly told: Told }
  | { readonly type: 'complaint.refusal-sent-back'; readonly reason: string }
  | { readonly type: 'complaint.material-added'; readonly by: 'consumer' | 'staff'; readonly text: string; readonly attachments: readonly string[] }
  | { readonly type: 'complaint.withdrawn'; readonly reason: string | null; readonly afterAcceptance: boolean; readonly settled?: true }
  | { readonly type: 'complaint.outcome-recorded'; readonly outcome: 'agreed' | 'terminated' }
  /** Of the report filed together with it, what mediation needs (Order 121 Art. 37). */
  | { readonly type: 'complaint.report-shared'; readonly text: string; readonly reason: string }
  | { readonly type: 'complaint.closed'; readonly summary: string }
  | { readonly type: 'complaint.rated'; readonly grade: (typeof SATISFACTION)[number]; readonly comment: string | null }
  /** The same dispute was mediated before, on the file named; it is not taken again. */
  | { readonly type: 'complaint.same-dispute-marked'; readonly fileId: string; readonly number: string; readonly reason: string; readonly article: string }
  | { readonly type: 'complaint.same-dispute-unmarked'; readonly reason: string }
  | SourceEvent<Statement> | LeavingEvent | ReopenEvent

/** Commands as the contract has them, with what the server looked up for them, and those of the system. */
export type ComplaintCommand =
  /** The day of receipt is that of the file; `receivedReason` where staff register it later. */
  | ({ readonly type: 'receive'; readonly unitId: string; readonly joint?: readonly string[]; readonly receivedReason?: string } & Filed)
  | Exclude<ComplaintCommandInput, { type: 'return-to-intake' | 'add-complainant' | 'remove-complainant' | 'record-consent' | 'appoint-agent' | 'mark-same-dispute' }>
  | ComplainantCommand
  | (Extract<ComplaintCommandInput, { type: 'mark-same-dispute' }> & { readonly number: string })
  | { readonly type: 'return-to-intake'; readonly reason: string; readonly toUnitId: string }
  | { readonly type: 'note-shared'; readonly text: string; readonly reason: string }
  | { readonly type: 'record-outcome'; readonly outcome: 'agreed' | 'terminated' }
  | UpdateSource<Statement> | LeavingCommand

export interface ComplaintState {
  readonly stage: Stage | 'none'
  readonly statement: Statement | null
  readonly unitId: string | null
  readonly officerId: string | null
  readonly decidedOn: LegalDate | null
  readonly withdrawnOn: LegalDate | null
  /** A refusal that waits for the chief. */
  readonly proposed: { readonly ground: string; readonly article: string; readonly reason: string; readonly told: Told } | null
  readonly refusal: { readonly ground: string; readonly article: string; readonly reason: string; readonly on: LegalDate } | null
  readonly outcome: 'agreed' | 'terminated' | null
  readonly summary: string | null
  readonly closedOn: LegalDate | null
  readonly rating: { readonly grade: (typeof SATISFACTION)[number]; readonly comment: string | null } | null
  readonly notices: Notices
  readonly group: Complainants
  readonly settlement: Settlement | null
  readonly aftercare: Aftercare
  readonly sameAs: { readonly fileId: string; readonly number: string; readonly reason: string; readonly article: string } | null
  /** Every attachment, those of the complaint first. */
  readonly attachments: readonly string[]
  /** What the national platform recorded as the result, where the file was decided there. */
  readonly source: Source | null
  /** To which other regulator it went; null once it came back. */
  readonly leaving: Leaving | null
  /** What undid the refusal that was. */
  readonly reopened: Reopened | null
}

export const initial: ComplaintState = {
  stage: 'none', statement: null, unitId: null, officerId: null, decidedOn: null, withdrawnOn: null, proposed: null, refusal: null,
  outcome: null, summary: null, rating: null, attachments: [], source: null, notices: noNotices, group: alone, settlement: null, aftercare: noAftercare, sameAs: null, leaving: null, reopened: null, closedOn: null,
}

/** Stages in which each step is possible; the types make a new stage or step break the build until it is listed. */
export const OPEN_IN: Record<ComplaintCommand['type'], readonly (Stage | 'none')[]> = {
  receive: ['none'],
  accept: ['received'],
  refuse: ['received'],
  'approve-refusal': ['received'],
  reopen: ['refused', 'closed'],
  'send-back-refusal': ['received'],
  'return-to-intake': ['received'],
  assign: ['received', 'returned', 'accepted', 'redo'],
  'add-material': ['received', 'returned', 'accepted', 'redo'],
  'give-notice': ['received'],
  'answer-notice': ['received', 'returned'],
  'add-complainant': ['received'],
  'remove-complainant': ['received', 'returned', 'accepted'],
  'elect-representatives': ['received', 'returned', 'accepted'],
  'appoint-agent': ['received', 'returned', 'accepted'],
  'end-agent': ['received', 'returned', 'accepted'],
  'record-consent': ['received', 'returned', 'accepted'],
  'issue-code': ['received', 'returned', 'accepted', 'refused', 'withdrawn', 'closed', 'redo', 'transferred'],
  'tell-complainant': ['accepted', 'refused'],
  'mark-same-dispute': ['received'],
  'unmark-same-dispute': ['received'],
  'allow-settlement': ['received'],
  'offer-settlement': ['received'],
  'answer-settlement': ['received'],
  'confirm-settlement': ['received'],
  'record-callback': ['closed'],
  'finish-redo': ['redo'],
  withdraw: ['received', 'returned', 'accepted'],
  'record-outcome': ['accepted'],
  'note-shared': ['received', 'returned', 'accepted'],
  close: ['accepted'],
  rate: ['closed', 'refused'],
  'update-source': ['received', 'returned', 'accepted', 'refused', 'withdrawn', 'closed', 'redo', 'transferred'],
  'end-transferred': ['received', 'returned'],
  'take-up-again': ['transferred'],
}

/** The one who filed, by the person as stated. */
export function filerOf({ statement }: ComplaintState): string {
  return statement?.personId ?? ''
}

/** Whose consent to an agreement is still needed, and where that stands; for `flows`, which asks before one is recorded. */
export function agreementConsent(state: ComplaintState, context: Pick<Context, 'pack' | 'today'>): { readonly missing: number; readonly article?: string } {
  return { missing: consentMissing(state.group, filerOf(state), 'agreement', context.today).length, ...consentArticle(state.group, context) }
}

/** What a complainant is asked to consent to and has not yet, while there is something left to agree on. */
export function asked(state: ComplaintState, personId: string, today: LegalDate): readonly ConsentTo[] {
  if (state.outcome !== null || state.withdrawnOn) return []
  return CONSENTS.filter((to) => consentMissing(state.group, filerOf(state), to, today).includes(personId))
}

/** What the complainants are told of at present: the result once there is one, else the decision. */
export function toTell({ outcome, refusal, decidedOn }: ComplaintState): TellingOf | null {
  return outcome ?? (refusal ? 'refused' : decidedOn ? 'accepted' : null)
}

/** What neither representatives nor an agent without special powers may give up alone (Art. 11 and 12). */
export function waiverRefused(state: ComplaintState, context: Pick<Context, 'pack' | 'today' | 'actor'>): Refusal<ComplaintRefusal> | undefined {
  const missing = waiverMissing(state.group, filerOf(state), context.today, isConsumer(context.actor))
  return missing.length > 0 ? refuse('complaint.consent-needed', { ...consentArticle(state.group, context), params: { count: missing.length } }) : undefined
}

function permitsMore(step: ComplaintCommand['type'], state: ComplaintState, context: Pick<Context, 'pack' | 'today' | 'actor'>): Refusal<ComplaintRefusal> | undefined {
  if (step === 'accept' && state.sameAs) return refuse('complaint.same-dispute', { article: state.sameAs.article, params: { number: state.sameAs.number } })
  if (step === 'unmark-same-dispute' && !state.sameAs) return refuse('complaint.not-marked')
  if (step === 'answer-notice' && !anyOpen(state.notices)) return refuse('complaint.no-notice')
  if ((step === 'elect-representatives' || step === 'remove-complainant') && state.group.joint.length === 0) return refuse('complaint.not-joint')
  if (isConsumer(context.actor) && needsOwnWord(step, state.group, context.actor.personId ?? filerOf(state), context.today)) return refuse('complaint.agent-holds-code', context.pack.agentArticle === null ? {} : { article: context.pack.agentArticle })
  if (step === 'record-consent' && isConsumer(context.actor) && asked(state, context.actor.personId ?? filerOf(state), context.today).length === 0) return refuse('complaint.nothing-to-consent')
  if (step === 'tell-complainant' && untold(state.group, filerOf(state), toTell(state)).length === 0) return refuse('complaint.nothing-to-tell')
  if (step === 'end-agent' && state.group.agents.every(({ endedOn }) => endedOn !== null)) return refuse('complaint.unknown-agent')
  if (step === 'record-callback' && endedAtSource(state.source)) return refuse('complaint.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  if (step === 'reopen' && endedAtSource(state.source)) return refuse('complaint.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  if (isAftercareStep(step)) return permitsAftercare(state.aftercare, step)
  const order = isSettlementStep(step) ? permitsSettlement(state.settlement, step) : undefined
  return order ?? (step === 'withdraw' ? waiverRefused(state, context) : undefined)
}

/** Once the mediation has its result, and everyone who complains was told of it. */
function mayClose(state: ComplaintState): Refusal<ComplaintRefusal> | undefined {
  if (state.outcome === null) return refuse('complaint.mediation-open')
  const count = untold(state.group, filerOf(state), toTell(state)).length
  return count > 0 ? refuse('complaint.untold', { params: { count } }) : undefined
}

export function permits(step: ComplaintCommand['type'], state: ComplaintState, context: Pick<Context, 'pack' | 'today' | 'actor'>): Refusal<ComplaintRefusal> | undefined {
  if (step === 'receive' && state.stage !== 'none') return refuse('complaint.already-exists')
  if (!OPEN_IN[step].includes(state.stage)) return refuse('complaint.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  if (step === 'refuse' && state.proposed) return refuse('complaint.refusal-pending')
  if ((step === 'approve-refusal' || step === 'send-back-refusal') && !state.proposed) return refuse('complaint.nothing-to-approve')
  if (step === 'close') return mayClose(state)
  if (step === 'rate' && state.rating) return refuse('complaint.already-rated')
  if (step === 'withdraw' && state.withdrawnOn) return refuse('complaint.wrong-stage', { params: { stage: 'stage.withdrawn', step: 'step.withdraw' } })
  return permitsMore(step, state, context)
}

export function decide(state: ComplaintState, command: ComplaintCommand, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'receive': return receive(command, context)
    case 'accept': return [{ type: 'complaint.accepted', officerId: handlerOf(context), told: command.told }]
    case 'refuse': return notYet(state.notices, command.ground, command.falsified === true, context) ?? decideRefusal(command, context)
    case 'approve-refusal': return state.proposed ? [{ type: 'complaint.refused', ...state.proposed }] : refuse('complaint.nothing-to-approve')
    case 'reopen': return decideReopen({ ...state, redone: state.aftercare.redo !== null }, command, context)
    case 'send-back-refusal': return [{ type: 'complaint.refusal-sent-back', reason: command.reason }]
    case 'return-to-intake':
      if (command.toUnitId === state.unitId) return refuse('complaint.already-with-unit', { field: 'command.reason' })
      return [{ type: 'complaint.returned', toUnitId: command.toUnitId, reason: command.reason, article: context.pack.returnArticle }]
    case 'assign': return assign(state, command)
    case 'add-material': return addMaterial(command, context)
    case 'withdraw':
      if (command.settled && !command.reason) return refuse('complaint.nothing-added', { field: 'command.reason' })
      return [{ type: 'complaint.withdrawn', reason: command.reason ?? null, afterAcceptance: state.stage === 'accepted', ...(command.settled && { settled: true }) }]
    case 'record-outcome': return state.outcome ? [] : [{ type: 'complaint.outcome-recorded', outcome: command.outcome }]
    case 'note-shared': return [{ type: 'complaint.report-shared', text: command.text, reason: command.reason }]
    case 'close': return [{ type: 'complaint.closed', summary: command.summary }]
    case 'rate': return [{ type: 'complaint.rated', grade: command.grade, comment: command.comment ?? null }]
    case 'update-source': return updateSource(state, command)
    case 'mark-same-dispute': return markSame(command, context)
    case 'unmark-same-dispute': return [{ type: 'complaint.same-dispute-unmarked', reason: command.reason }]
    case 'give-notice': case 'answer-notice': return decideNotice(state.notices, command, context, sideOf(context))
    case 'allow-settlement': case 'offer-settlement': case 'answer-settlement': return decideSettlement(state.settlement, command)
    case 'confirm-settlement': return confirmSettlement(state, command, context)
    case 'record-callback': case 'finish-redo': return decideAftercare(state.aftercare, command, state.officerId)
    case 'end-transferred': case 'take-up-again': return decideLeaving(command)
    case 'tell-complainant': return decideTelling(state.group, filerOf(state), command, toTell(state))
    default: return decideComplainants(state.group, filerOf(state), command, context)
  }
}

/** A firm that settled with the complainant leaves nothing to decide: the complaint ends as withdrawn. */
function confirmSettlement(state: ComplaintState, command: Extract<ComplaintCommand, { type: 'confirm-settlement' }>, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const waiver = command.agreed ? waiverRefused(state, context) : undefined
  const confirmed = waiver ?? decideSettlement(state.settlement, command)
  if (isRefusal(confirmed) || !command.agreed) return confirmed
  return [...confirmed, { type: 'complaint.withdrawn', reason: state.settlement?.answer ?? null, afterAcceptance: false, settled: true }]
}

function markSame({ fileId, number, reason }: Extract<ComplaintCommand, { type: 'mark-same-dispute' }>, { pack }: Context): readonly ComplaintEvent[] {
  const article = pack.refusalGrounds.find(({ id }) => id === pack.mediatedOnce)?.article ?? ''
  return [{ type: 'complaint.same-dispute-marked', fileId, number, reason, article }]
}

function sideOf({ actor }: Pick<Context, 'actor'>): 'consumer' | 'staff' {
  return isConsumer(actor) ? 'consumer' : 'staff'
}

function receive(command: Extract<ComplaintCommand, { type: 'receive' }>, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const { type: _, joint = [], receivedReason, ...statement } = command
  const { today, file: { receivedOn } } = context
  if (statement.occurredOn && statement.occurredOn > (receivedReason ? receivedOn : today)) return refuse('complaint.future-date', { field: 'occurredOn' })
  const joined = joint.map((personId): ComplaintEvent => ({ type: 'complaint.complainant-joined', personId, article: context.pack.jointArticle ?? '' }))
  const late: readonly ComplaintEvent[] = receivedReason ? [{ type: 'complaint.registered-late', receivedOn, registeredOn: today, receivedReason }] : []
  return [{ type: 'complaint.received', ...statement }, ...late, ...joined]
}

function decideRefusal(command: Extract<ComplaintCommand, { type: 'refuse' }>, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const ground = context.pack.refusalGrounds.find((candidate) => candidate.id === command.ground)
  if (!ground) return refuse('complaint.unknown-ground', { field: 'command.ground', params: { ground: command.ground, pack: context.pack.zh } })
  if (command.reason.length < 10) return refuse('complaint.reason-needed', { field: 'command.reason' })
  const approval = context.local.refusalNeedsApproval && !holds(context.actor, 'chief', context.file)
  return [{
    type: approval ? 'complaint.refusal-proposed' : 'complaint.refused', ground: ground.id, article: ground.article, reason: command.reason, told: command.told,
  }]
}

function assign(state: ComplaintState, command: Extract<ComplaintCommand, { type: 'assign' }>): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const officerId = command.officerId ?? null
  if (command.unitId === state.unitId && officerId === state.officerId && state.stage !== 'returned') {
    return refuse('complaint.already-with-unit', { field: 'command.unitId' })
  }
  return [{ type: 'complaint.assigned', unitId: command.unitId, officerId, reason: command.reason ?? null }]
}

function addMaterial(command: Extract<ComplaintCommand, { type: 'add-material' }>, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  if (!command.text && command.attachments.length === 0) return refuse('complaint.nothing-added', { field: 'command.text' })
  return [{ type: 'complaint.material-added', by: sideOf(context), text: command.text, attachments: command.attachments }]
}

export function evolve(state: ComplaintState, event: ComplaintEvent, meta: EventMeta): ComplaintState {
  const on = () => legalDay(new Date(meta.at))
  switch (event.type) {
    case 'complaint.received': {
      const { type: _, unitId, ...statement } = event
      return { ...initial, stage: 'received', statement: { ...statement, online: statement.online ?? null }, unitId, attachments: statement.attachments }
    }
    case 'complaint.assigned':
      return { ...state, stage: state.stage === 'returned' ? 'received' : state.stage, unitId: event.unitId, officerId: event.officerId }
    case 'complaint.returned': return { ...state, stage: 'returned', unitId: event.toUnitId, officerId: null, proposed: null }
    case 'complaint.accepted': return {
      ...state, proposed: null, stage: 'accepted', officerId: event.officerId, decidedOn: on(),
      source: event.officerId === null ? { status: 'accepted', feedback: '' } : null,
    }
    case 'complaint.refused': {
      const { ground, article, reason } = event
      return { ...state, proposed: null, stage: 'refused', decidedOn: on(), refusal: { ground, article, reason, on: on() } }
    }
    case 'complaint.refusal-proposed': {
      const { ground, article, reason, told } = event
      return { ...state, proposed: { ground, article, reason, told } }
    }
    case 'complaint.refusal-sent-back': return { ...state, proposed: null }
    case 'complaint.material-added': return { ...state, attachments: [...state.attachments, ...event.attachments] }
    case 'complaint.withdrawn': return { ...state, proposed: null, stage: event.afterAcceptance ? state.stage : 'withdrawn', withdrawnOn: on() }
    case 'complaint.outcome-recorded': return { ...state, outcome: event.outcome }
    case 'complaint.closed': return { ...state, stage: 'closed', summary: event.summary, closedOn: on() }
    case 'complaint.rated': return { ...state, rating: { grade: event.grade, comment: event.comment } }
    case 'complaint.source-updated': return { ...state, statement: state.statement && { ...state.statement, ...event.statement } }
    case 'complaint.closed-at-source':
      return { ...state, proposed: null, stage: 'closed', decidedOn: null, source: { status: event.status, feedback: event.feedback }, summary: event.feedback }
    default: return evolveMore(state, event, on())
  }
}

function evolveMore(state: ComplaintState, event: ComplaintEvent, on: LegalDate): ComplaintState {
  switch (event.type) {
    case 'complaint.same-dispute-marked': {
      const { fileId, number, reason, article } = event
      return { ...state, sameAs: { fileId, number, reason, article } }
    }
    case 'complaint.same-dispute-unmarked': return { ...state, sameAs: null }
    case 'complaint.notice-given': return { ...state, notices: evolveNotices(state.notices, event, on) }
    case 'complaint.notice-answered':
      return { ...state, notices: evolveNotices(state.notices, event, on), attachments: [...state.attachments, ...event.attachments] }
    case 'complaint.complainant-joined': case 'complaint.complainant-left': case 'complaint.representatives-elected': case 'complaint.agent-appointed':
    case 'complaint.agent-ended': case 'complaint.consent-recorded': case 'complaint.complainant-told': case 'complaint.code-issued':
      return { ...state, group: evolveComplainants(state.group, event, on) }
    case 'complaint.settlement-allowed': case 'complaint.settlement-offered': case 'complaint.settlement-answered': case 'complaint.settlement-confirmed':
      return { ...state, settlement: evolveSettlement(state.settlement, event, on) }
    case 'complaint.redo-started': return { ...state, stage: 'redo', officerId: event.officerId, aftercare: evolveAftercare(state.aftercare, event, on) }
    case 'complaint.redo-finished': return { ...state, stage: 'closed', summary: event.summary, closedOn: on, aftercare: evolveAftercare(state.aftercare, event, on) }
    case 'complaint.transferred': return { ...state, proposed: null, stage: 'transferred', leaving: { to: event.to, letter: event.letter, on } }
    case 'complaint.reopened': return event.of === 'refusal' ? undone(state, event) : state
    case 'complaint.came-back': return { ...state, stage: 'received', leaving: null }
    case 'complaint.called-back': return { ...state, aftercare: evolveAftercare(state.aftercare, event, on) }
    default: return state
  }
}

/** Without the refusal: nobody was told of a decision yet, and whoever graded it grades the next. */
function undone(state: ComplaintState, { cause, document, documentOn, reason }: ReopenEvent): ComplaintState {
  const group = { ...state.group, tellings: state.group.tellings.filter(({ of }) => of !== 'refused') }
  return { ...state, stage: 'received', refusal: null, decidedOn: null, rating: null, group, reopened: { cause, document, documentOn, reason } }
}

export function facts(state: ComplaintState): ProcedureFacts {
  const accepted = state.stage === 'accepted' || state.stage === 'redo' || (state.stage === 'closed' && !endedAtSource(state.source))
  return {
    ...noticeFacts(state.notices), ...settlementFacts(state.settlement), ...aftercareFacts(state.aftercare),
    acceptedOn: accepted ? state.decidedOn : null,
    refusedOn: state.stage === 'refused' ? state.decidedOn : null,
    withdrawnOn: state.stage === 'withdrawn' ? state.withdrawnOn : null,
    transferredOn: state.leaving?.on ?? null,
    ...(state.reopened && { reopenedOn: state.reopened.documentOn }),
  }
}

export function standing(state: ComplaintState): Partial<Standing> {
  if (state.unitId === null || state.statement === null) return { stage: state.stage }
  const { respondent, category, facts: text } = state.statement
  return {
    subject: respondent.name, category, summary: firstWords(text), unitId: state.unitId, officerId: state.officerId, stage: state.stage, clocked: !endedAtSource(state.source),
    ...(state.proposed && { awaiting: 'chief' as const }),
    open: state.stage === 'received' || state.stage === 'returned' || state.stage === 'accepted' || state.stage === 'redo',
  }
}

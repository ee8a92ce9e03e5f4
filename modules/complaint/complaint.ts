/**
 * The complaint (投诉): received, decided within the limit, mediated if accepted, closed, rated.
 * SAMR Order 121 Art. 10–17, 41; its predecessors by rule pack.
 */
import { canonicalJson } from '#platform/pure/canonical.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { legalDay } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import { firstWords, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { CHANNELS, CLAIMS, ComplaintCommandInput, ComplaintRefusal, SATISFACTION, STAGES } from './contract.ts'

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

export type ComplaintEvent =
  | ({ readonly type: 'complaint.received'; readonly unitId: string } & Statement)
  | { readonly type: 'complaint.assigned'; readonly unitId: string; readonly officerId: string | null; readonly reason: string | null }
  | { readonly type: 'complaint.returned'; readonly toUnitId: string; readonly reason: string; readonly article: string }
  | { readonly type: 'complaint.accepted'; readonly officerId: string | null; readonly told: Told }
  | { readonly type: 'complaint.refused'; readonly ground: string; readonly article: string; readonly reason: string; readonly told: Told }
  /** Where the county has refusals approved: the officer's, until the chief has decided on it. */
  | { readonly type: 'complaint.refusal-proposed'; readonly ground: string; readonly article: string; readonly reason: string; readonly told: Told }
  | { readonly type: 'complaint.refusal-sent-back'; readonly reason: string }
  | { readonly type: 'complaint.material-added'; readonly by: 'consumer' | 'staff'; readonly text: string; readonly attachments: readonly string[] }
  | { readonly type: 'complaint.withdrawn'; readonly reason: string | null; readonly afterAcceptance: boolean }
  | { readonly type: 'complaint.outcome-recorded'; readonly outcome: 'agreed' | 'terminated' }
  | { readonly type: 'complaint.closed'; readonly summary: string }
  | { readonly type: 'complaint.rated'; readonly grade: (typeof SATISFACTION)[number]; readonly comment: string | null }
  | { readonly type: 'complaint.source-updated'; readonly statement: Partial<Statement>; readonly fields: readonly string[] }
  | { readonly type: 'complaint.closed-at-source'; readonly status: SourceStatus; readonly feedback: string }

/** How far the national platform says a file is. */
export type SourceStatus = 'waiting' | 'accepted' | 'refused' | 'finished'

/** Commands as the contract has them, with what the server looked up for them, and those of the system. */
export type ComplaintCommand =
  | ({ readonly type: 'receive'; readonly unitId: string } & Statement)
  | Exclude<ComplaintCommandInput, { type: 'return-to-intake' }>
  | { readonly type: 'return-to-intake'; readonly reason: string; readonly toUnitId: string }
  | { readonly type: 'record-outcome'; readonly outcome: 'agreed' | 'terminated' }
  | { readonly type: 'update-source'; readonly statement: Partial<Statement>; readonly status: SourceStatus; readonly feedback: string }

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
  readonly rating: { readonly grade: (typeof SATISFACTION)[number]; readonly comment: string | null } | null
  /** Every attachment, those of the complaint first. */
  readonly attachments: readonly string[]
  /** What the national platform recorded as the result, where the file was decided there. */
  readonly source: { readonly status: SourceStatus; readonly feedback: string } | null
}

export const initial: ComplaintState = {
  stage: 'none', statement: null, unitId: null, officerId: null, decidedOn: null, withdrawnOn: null, proposed: null, refusal: null,
  outcome: null, summary: null, rating: null, attachments: [], source: null,
}

/** Stages in which each step is possible; the types make a new stage or step break the build until it is listed. */
export const OPEN_IN: Record<ComplaintCommand['type'], readonly (Stage | 'none')[]> = {
  receive: ['none'],
  accept: ['received'],
  refuse: ['received'],
  'approve-refusal': ['received'],
  'send-back-refusal': ['received'],
  'return-to-intake': ['received'],
  assign: ['received', 'returned', 'accepted'],
  'add-material': ['received', 'returned', 'accepted'],
  withdraw: ['received', 'returned', 'accepted'],
  'record-outcome': ['accepted'],
  close: ['accepted'],
  rate: ['closed', 'refused'],
  'update-source': ['received', 'returned', 'accepted', 'refused', 'withdrawn', 'closed'],
}

export function permits(step: ComplaintCommand['type'], state: ComplaintState): Refusal<ComplaintRefusal> | undefined {
  if (step === 'receive' && state.stage !== 'none') return refuse('complaint.already-exists')
  if (!OPEN_IN[step].includes(state.stage)) return refuse('complaint.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  if (step === 'refuse' && state.proposed) return refuse('complaint.refusal-pending')
  if ((step === 'approve-refusal' || step === 'send-back-refusal') && !state.proposed) return refuse('complaint.nothing-to-approve')
  if (step === 'close' && state.outcome === null) return refuse('complaint.mediation-open')
  if (step === 'rate' && state.rating) return refuse('complaint.already-rated')
  if (step === 'withdraw' && state.withdrawnOn) return refuse('complaint.wrong-stage', { params: { stage: 'stage.withdrawn', step: 'step.withdraw' } })
  return undefined
}

export function decide(state: ComplaintState, command: ComplaintCommand, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const forbidden = permits(command.type, state)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'receive': return receive(command, context)
    case 'accept': return [{ type: 'complaint.accepted', officerId: context.actor.id, told: command.told }]
    case 'refuse': return decideRefusal(command, context)
    case 'approve-refusal': return state.proposed ? [{ type: 'complaint.refused', ...state.proposed }] : refuse('complaint.nothing-to-approve')
    case 'send-back-refusal': return [{ type: 'complaint.refusal-sent-back', reason: command.reason }]
    case 'return-to-intake':
      if (command.toUnitId === state.unitId) return refuse('complaint.already-with-unit', { field: 'command.reason' })
      return [{ type: 'complaint.returned', toUnitId: command.toUnitId, reason: command.reason, article: context.pack.returnArticle }]
    case 'assign': return assign(state, command)
    case 'add-material': return addMaterial(command, context)
    case 'withdraw':
      return [{ type: 'complaint.withdrawn', reason: command.reason ?? null, afterAcceptance: state.stage === 'accepted' }]
    case 'record-outcome': return state.outcome ? [] : [{ type: 'complaint.outcome-recorded', outcome: command.outcome }]
    case 'close': return [{ type: 'complaint.closed', summary: command.summary }]
    case 'rate': return [{ type: 'complaint.rated', grade: command.grade, comment: command.comment ?? null }]
    case 'update-source': return updateSource(state, command)
  }
}

function receive(command: Extract<ComplaintCommand, { type: 'receive' }>, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const { type: _, ...statement } = command
  if (statement.occurredOn && statement.occurredOn > context.today) return refuse('complaint.future-date', { field: 'occurredOn' })
  return [{ type: 'complaint.received', ...statement }]
}

function decideRefusal(command: Extract<ComplaintCommand, { type: 'refuse' }>, context: Context): readonly ComplaintEvent[] | Refusal<ComplaintRefusal> {
  const ground = context.pack.refusalGrounds.find((candidate) => candidate.id === command.ground)
  if (!ground) return refuse('complaint.unknown-ground', { field: 'command.ground', params: { ground: command.ground, pack: context.pack.zh } })
  if (command.reason.length < 10) return refuse('complaint.reason-needed', { field: 'command.reason' })
  const approval = context.local.refusalNeedsApproval && !holds(context.actor, 'chief', context.file.unitId)
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
  const by = context.actor.grants.some((grant) => grant.role === 'consumer') ? 'consumer' : 'staff'
  return [{ type: 'complaint.material-added', by, text: command.text, attachments: command.attachments }]
}

/**
 * Only what differs becomes an event, so that the same row imported again changes nothing. A file that was refused
 * or finished on the national platform is closed here too; its days of decision are unknown, so no clock is kept.
 */
function updateSource(state: ComplaintState, command: Extract<ComplaintCommand, { type: 'update-source' }>): readonly ComplaintEvent[] {
  const known = state.statement as Readonly<Record<string, unknown>> | null
  const changed = Object.entries(command.statement).filter(([field, value]) => canonicalJson(known?.[field] ?? null) !== canonicalJson(value ?? null))
  const updated: ComplaintEvent[] = changed.length === 0 ? [] : [{
    type: 'complaint.source-updated', statement: Object.fromEntries(changed), fields: changed.map(([field]) => field),
  }]
  return [...updated, ...followSource(state, command)]
}

function followSource(state: ComplaintState, { status, feedback }: Extract<ComplaintCommand, { type: 'update-source' }>): readonly ComplaintEvent[] {
  const waiting = state.stage === 'received' || state.stage === 'returned'
  if (status === 'accepted' && waiting) return [{ type: 'complaint.accepted', officerId: null, told: 'portal' }]
  const ended = status === 'refused' || status === 'finished'
  const repeated = state.source?.status === status && state.source.feedback === feedback
  // What a person accepted or ended here stays as it is; what the platform accepted, it may end.
  const theirs = state.source !== null && (state.stage === 'accepted' ? state.outcome === null : state.source.status !== 'accepted')
  return ended && !repeated && (waiting || theirs) ? [{ type: 'complaint.closed-at-source', status, feedback }] : []
}

export function evolve(state: ComplaintState, event: ComplaintEvent, meta: EventMeta): ComplaintState {
  const on = () => legalDay(new Date(meta.at))
  switch (event.type) {
    case 'complaint.received': {
      const { type: _, unitId, ...statement } = event
      return { ...initial, stage: 'received', statement, unitId, attachments: statement.attachments }
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
    case 'complaint.closed': return { ...state, stage: 'closed', summary: event.summary }
    case 'complaint.rated': return { ...state, rating: { grade: event.grade, comment: event.comment } }
    case 'complaint.source-updated': return { ...state, statement: state.statement && { ...state.statement, ...event.statement } }
    case 'complaint.closed-at-source':
      return { ...state, proposed: null, stage: 'closed', decidedOn: null, source: { status: event.status, feedback: event.feedback }, summary: event.feedback }
    default: return state
  }
}

/** Refused or finished on the national platform, on days unknown here. */
function endedAtSource({ source }: ComplaintState): boolean {
  return source !== null && source.status !== 'accepted'
}

export function facts(state: ComplaintState): ProcedureFacts {
  const accepted = state.stage === 'accepted' || (state.stage === 'closed' && !endedAtSource(state))
  return {
    acceptedOn: accepted ? state.decidedOn : null,
    refusedOn: state.stage === 'refused' ? state.decidedOn : null,
    withdrawnOn: state.stage === 'withdrawn' ? state.withdrawnOn : null,
  }
}

export function standing(state: ComplaintState): Partial<Standing> {
  if (state.unitId === null || state.statement === null) return { stage: state.stage }
  const { respondent, category, facts: text } = state.statement
  return {
    subject: respondent.name, category, summary: firstWords(text), unitId: state.unitId, officerId: state.officerId, stage: state.stage, clocked: !endedAtSource(state),
    ...(state.proposed && { awaiting: 'chief' as const }),
    open: state.stage === 'received' || state.stage === 'returned' || state.stage === 'accepted',
  }
}

/**
 * The report (举报): received, verified within the limit, decided by the head, told to a real-name reporter where the rule
 * of the day demands it. SAMR Order 121 Art. 28–37, penalty procedure Art. 18–20; predecessors by rule pack.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { firstWords, handlerOf, isConsumer, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import { CONDITIONS_NOT_MET, FOOD, type CHANNELS, type ReportCommandInput, type ReportRefusal, type STAGES, type TOLD_BY } from './contract.ts'

export type ReportStage = (typeof STAGES)[number]
type Told = (typeof TOLD_BY)[number]

/** The report as stated. Who reported stands in `party` under `personId`; an anonymous reporter left nothing. */
export interface Statement {
  readonly channel: (typeof CHANNELS)[number]
  readonly realName: boolean
  readonly personId: string | null
  /** Keyed hash of name and phone, by which reports of the same person are found without keeping either here. */
  readonly reporterKey: string | null
  readonly target: { readonly operatorId: string | null; readonly name: string; readonly address: string; readonly creditCode: string | null }
  readonly category: string
  readonly facts: string
  readonly occurredOn: LegalDate | null
  readonly attachments: readonly string[]
}

export interface Proposal {
  readonly decision: 'file' | 'decline'
  /** Filing: conditions held to be met. Declining because they are not: those that are missing. */
  readonly conditions: readonly string[]
  readonly ground: string | null
  readonly article: string
  readonly reason: string
}

interface SuspendedSpan {
  readonly from: LegalDate
  readonly to: LegalDate | null
  readonly reason: string
}

export type ReportEvent =
  | ({ readonly type: 'report.received'; readonly unitId: string } & Statement)
  | { readonly type: 'report.assigned'; readonly unitId: string; readonly officerId: string | null; readonly reason: string | null }
  | { readonly type: 'report.returned'; readonly toUnitId: string; readonly reason: string; readonly article: string }
  | { readonly type: 'report.verification-started'; readonly officerId: string }
  | { readonly type: 'report.verification-recorded'; readonly text: string; readonly attachments: readonly string[] }
  | { readonly type: 'report.suspended'; readonly reason: string; readonly article: string; readonly from: LegalDate; readonly body: string }
  | { readonly type: 'report.resumed'; readonly lastDay: LegalDate }
  | { readonly type: 'report.extension-requested'; readonly reason: string }
  | { readonly type: 'report.extension-approved'; readonly article: string }
  | { readonly type: 'report.extension-rejected'; readonly reason: string }
  | ({ readonly type: 'report.decision-proposed' } & Proposal)
  | { readonly type: 'report.decision-sent-back'; readonly reason: string }
  | { readonly type: 'report.filed'; readonly caseOfficers: readonly string[]; readonly article: string; readonly reason: string }
  | { readonly type: 'report.declined'; readonly ground: string; readonly article: string; readonly reason: string }
  | { readonly type: 'report.reporter-told'; readonly by: Told }
  | { readonly type: 'report.transferred'; readonly to: string; readonly inWriting: boolean; readonly told: Told | null; readonly article: string; readonly reason: string }
  | { readonly type: 'report.merged'; readonly intoId: string; readonly intoNumber: string; readonly newFacts: boolean; readonly article: string; readonly told: Told; readonly reason: string }
  | { readonly type: 'report.repeat-merged'; readonly repeatId: string; readonly repeatNumber: string; readonly receivedOn: LegalDate; readonly newFacts: boolean }
  | { readonly type: 'report.reward-proposed'; readonly amountFen: number; readonly basis: string }
  | { readonly type: 'report.reward-granted'; readonly amountFen: number; readonly basis: string }
  | { readonly type: 'report.reward-rejected'; readonly reason: string }
  | { readonly type: 'report.material-added'; readonly by: 'reporter' | 'staff'; readonly text: string; readonly attachments: readonly string[] }
  | { readonly type: 'report.shared'; readonly complaintNumber: string; readonly text: string; readonly reason: string }
  | { readonly type: 'report.closed'; readonly summary: string }

type Input<Type extends ReportCommandInput['type']> = Extract<ReportCommandInput, { type: Type }>

/** As the contract has them, with what the server looked up, and those of the system. */
export type ReportCommand =
  | ({ readonly type: 'receive'; readonly unitId: string } & Statement)
  | Exclude<ReportCommandInput, { type: 'return-to-intake' | 'mark-repeat' | 'share-with-complaint' }>
  | (Input<'return-to-intake'> & { readonly toUnitId: string })
  | (Input<'mark-repeat'> & { readonly intoNumber: string })
  | (Input<'share-with-complaint'> & { readonly complaintNumber: string })
  /** On the older file, beside `mark-repeat` on the newer. */
  | { readonly type: 'take-in-repeat'; readonly repeatId: string; readonly repeatNumber: string; readonly receivedOn: LegalDate; readonly newFacts: boolean }

export interface ReportState {
  readonly stage: ReportStage | 'none'
  readonly statement: Statement | null
  readonly unitId: string | null
  readonly officerId: string | null
  readonly verification: readonly { readonly at: string; readonly by: string; readonly text: string }[]
  readonly suspensions: readonly SuspendedSpan[]
  readonly extension: { readonly reason: string; readonly approvedOn: LegalDate | null } | null
  readonly mergedOn: LegalDate | null
  readonly proposal: Proposal | null
  readonly decision: { readonly on: LegalDate; readonly filed: boolean; readonly ground: string | null; readonly article: string; readonly reason: string; readonly caseOfficers: readonly string[] } | null
  readonly toldReporterOn: LegalDate | null
  readonly transfer: { readonly to: string; readonly inWriting: boolean; readonly reason: string; readonly article: string } | null
  readonly repeatOf: { readonly id: string; readonly number: string; readonly newFacts: boolean } | null
  readonly reward: { readonly amountFen: number; readonly basis: string; readonly granted: boolean } | null
  readonly attachments: readonly string[]
  readonly summary: string | null
}

export const initial: ReportState = {
  stage: 'none', statement: null, unitId: null, officerId: null, verification: [], suspensions: [], extension: null, mergedOn: null, proposal: null,
  decision: null, toldReporterOn: null, transfer: null, repeatOf: null, reward: null, attachments: [], summary: null,
}

const UNDECIDED = ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision'] as const

/** Stages in which each step is possible; the types make a new stage or step break the build until it is listed. */
export const OPEN_IN: Record<ReportCommand['type'], readonly (ReportStage | 'none')[]> = {
  receive: ['none'],
  assign: UNDECIDED,
  // Once verification has begun the unit has taken the report as its own.
  'return-to-intake': ['received'],
  'start-verification': ['received'],
  'record-verification': ['verifying', 'suspended'],
  suspend: ['verifying'],
  resume: ['suspended'],
  'request-extension': ['verifying', 'suspended'],
  'approve-extension': ['verifying', 'suspended'],
  'reject-extension': ['verifying', 'suspended'],
  'propose-decision': ['verifying'],
  'approve-decision': ['awaiting-decision'],
  'send-back-decision': ['awaiting-decision'],
  'tell-reporter': ['filed', 'declined'],
  transfer: ['received', 'returned', 'verifying'],
  'mark-repeat': ['received', 'returned', 'verifying'],
  'take-in-repeat': [...UNDECIDED, 'filed', 'declined', 'closed'],
  'propose-reward': ['filed'],
  'grant-reward': ['filed'],
  'reject-reward': ['filed'],
  'add-material': [...UNDECIDED, 'filed'],
  'share-with-complaint': [...UNDECIDED, 'filed', 'declined'],
  close: ['filed', 'declined'],
}

type Decided = readonly ReportEvent[] | Refusal<ReportRefusal>
type Of<Type extends ReportCommand['type']> = Extract<ReportCommand, { type: Type }>
type Verdict = Refusal<ReportRefusal> | undefined

export function permits(step: ReportCommand['type'], state: ReportState, context: Context): Verdict {
  if (step === 'receive' && state.stage !== 'none') return refuse('report.already-exists')
  if (!OPEN_IN[step].includes(state.stage)) return refuse('report.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  switch (step) {
    case 'request-extension': case 'approve-extension': case 'reject-extension': return mayExtend(step, state, context)
    case 'tell-reporter': return mayTell(state)
    case 'propose-reward': case 'grant-reward': case 'reject-reward': return mayReward(step, state)
    case 'mark-repeat': return mayRepeat(state, context)
    case 'close': return mayClose(state, context)
    default: return undefined
  }
}

/** Once, and only by the last day of the limit that runs (penalty procedure Art. 18). */
function mayExtend(step: ReportCommand['type'], state: ReportState, { pack, clocks }: Context): Verdict {
  const limit = pack.limits.find(({ id }) => id === 'report.verify')
  const article = limit?.extension?.article
  if (state.extension?.approvedOn) return refuse('report.extended-already', { article })
  if (step === 'request-extension' ? state.extension : !state.extension) {
    return refuse(step === 'request-extension' ? 'report.extension-pending' : 'report.nothing-to-approve')
  }
  const clock = clocks.find(({ id }) => id === 'report.verify')
  const passed = step !== 'reject-extension' && clock?.state === 'overdue'
  return passed ? refuse('report.limit-passed', { article, params: { due: clock.dueOn ?? '' } }) : undefined
}

function mayTell(state: ReportState): Verdict {
  if (!state.statement?.realName) return refuse('report.anonymous')
  return state.toldReporterOn ? refuse('report.already-told') : undefined
}

function mayReward(step: ReportCommand['type'], { statement, reward }: ReportState): Verdict {
  if (!statement?.realName) return refuse('report.anonymous')
  if (step === 'propose-reward') return reward ? refuse('report.reward-proposed') : undefined
  return reward && !reward.granted ? undefined : refuse('report.nothing-to-approve')
}

/** Whether two anonymous reports come from one person cannot be known. */
function mayRepeat({ statement }: ReportState, { pack }: Context): Verdict {
  if (!statement?.realName) return refuse('report.anonymous')
  return pack.repeatsArticle === null ? refuse('report.repeats-not-provided', { params: { pack: pack.zh } }) : undefined
}

/** Nothing is closed while the reporter is still owed an answer: by a clock, or in food matters by the Food Safety Law. */
function mayClose(state: ReportState, { clocks, pack }: Context): Verdict {
  if (state.reward && !state.reward.granted) return refuse('report.reward-pending')
  if (!state.statement?.realName || state.toldReporterOn) return undefined
  const clock = clocks.find(({ id }) => id === 'report.tell-reporter')
  const food = state.statement.category === FOOD ? pack.duties.find(({ id }) => id === 'transfer-food') : undefined
  const article = clock?.article ?? food?.article
  return article ? refuse('report.reporter-not-told', { article }) : undefined
}

export function decide(state: ReportState, command: ReportCommand, context: Context): Decided {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'receive': return receive(command, context)
    case 'assign': return assign(state, command)
    case 'return-to-intake':
      if (command.toUnitId === state.unitId) return refuse('report.already-with-unit', { field: 'command.reason' })
      return [{ type: 'report.returned', toUnitId: command.toUnitId, reason: command.reason, article: context.pack.returnArticle }]
    case 'start-verification': return [{ type: 'report.verification-started', officerId: handlerOf(context) }]
    case 'record-verification': return [{ type: 'report.verification-recorded', text: command.text, attachments: command.attachments }]
    case 'suspend': return suspend(state, command, context)
    case 'resume': return resume(state, command, context)
    case 'request-extension': return [{ type: 'report.extension-requested', reason: command.reason }]
    case 'approve-extension': return approveExtension(context)
    case 'reject-extension': return [{ type: 'report.extension-rejected', reason: command.reason }]
    case 'propose-decision': return propose(command, context)
    case 'approve-decision': return approve(state, command)
    case 'send-back-decision': return [{ type: 'report.decision-sent-back', reason: command.reason }]
    case 'tell-reporter': return [{ type: 'report.reporter-told', by: command.by }]
    case 'transfer': return transfer(state, command, context)
    case 'mark-repeat': return markRepeat(command, context)
    case 'take-in-repeat': return takeIn(state, command)
    case 'propose-reward': return [{ type: 'report.reward-proposed', amountFen: command.amountFen, basis: command.basis }]
    case 'grant-reward': return state.reward ? [{ type: 'report.reward-granted', amountFen: state.reward.amountFen, basis: state.reward.basis }] : []
    case 'reject-reward': return [{ type: 'report.reward-rejected', reason: command.reason }]
    case 'add-material': return addMaterial(command, context)
    case 'share-with-complaint': return [{ type: 'report.shared', complaintNumber: command.complaintNumber, text: command.text, reason: command.reason }]
    case 'close': return [{ type: 'report.closed', summary: command.summary }]
  }
}

function receive(command: Of<'receive'>, context: Context): Decided {
  const { type: _, ...statement } = command
  if (statement.occurredOn && statement.occurredOn > context.today) return refuse('report.future-date', { field: 'occurredOn' })
  return [{ type: 'report.received', ...statement }]
}

function assign(state: ReportState, command: Of<'assign'>): Decided {
  const officerId = command.officerId ?? null
  if (command.unitId === state.unitId && officerId === state.officerId && state.stage !== 'returned') {
    return refuse('report.already-with-unit', { field: 'command.unitId' })
  }
  return [{ type: 'report.assigned', unitId: command.unitId, officerId, reason: command.reason ?? null }]
}

function suspend(state: ReportState, command: Of<'suspend'>, context: Context): Decided {
  const reason = context.pack.suspensionReasons.find(({ id }) => id === command.reason)
  if (!reason) return refuse('report.unknown-reason', { field: 'command.reason', params: { reason: command.reason, pack: context.pack.zh } })
  const earliest = state.suspensions.at(-1)?.to ?? context.file.receivedOn
  if (command.from < earliest || command.from > context.today) return refuse('report.bad-suspension', { field: 'command.from', params: { earliest } })
  return [{ type: 'report.suspended', reason: reason.id, article: reason.article, from: command.from, body: command.body }]
}

function resume(state: ReportState, command: Of<'resume'>, context: Context): Decided {
  const open = state.suspensions.at(-1)
  if (!open || command.lastDay < open.from || command.lastDay > context.today) {
    return refuse('report.bad-suspension', { field: 'command.lastDay', params: { earliest: open?.from ?? context.file.receivedOn } })
  }
  return [{ type: 'report.resumed', lastDay: command.lastDay }]
}

function approveExtension({ pack }: Context): Decided {
  const extension = pack.limits.find(({ id }) => id === 'report.verify')?.extension
  return extension ? [{ type: 'report.extension-approved', article: extension.article }] : refuse('report.nothing-to-approve')
}

/** Filing needs every condition; declining needs a ground, or says which condition is missing (penalty procedure Art. 19, 20). */
function propose(command: Of<'propose-decision'>, { pack }: Context): Decided {
  const known = command.conditions.filter((id) => pack.filingConditions.some((condition) => condition.id === id))
  if (known.length < command.conditions.length) return refuse('report.unknown-condition', { field: 'command.conditions' })
  if (command.decision === 'file') {
    const missing = pack.filingConditions.find(({ id }) => !known.includes(id))
    if (missing) return refuse('report.condition-missing', { field: 'command.conditions', article: missing.article, params: { condition: missing.zh } })
    const article = pack.filingConditions[0]?.article.replace(/第[^第]*项$/, '') ?? ''
    return [{ type: 'report.decision-proposed', decision: 'file', conditions: known, ground: null, article, reason: command.reason }]
  }
  if (command.ground === CONDITIONS_NOT_MET) {
    const missing = pack.filingConditions.filter(({ id }) => !known.includes(id))
    if (missing.length === 0) return refuse('report.all-conditions-met', { field: 'command.conditions' })
    const article = missing.map((condition) => condition.article).join('；')
    return [{ type: 'report.decision-proposed', decision: 'decline', conditions: missing.map(({ id }) => id), ground: CONDITIONS_NOT_MET, article, reason: command.reason }]
  }
  const ground = pack.decliningGrounds.find(({ id }) => id === command.ground)
  if (!ground) return refuse('report.unknown-ground', { field: 'command.ground', params: { ground: command.ground ?? '', pack: pack.zh } })
  return [{ type: 'report.decision-proposed', decision: 'decline', conditions: [], ground: ground.id, article: ground.article, reason: command.reason }]
}

/** The head decides; a case is opened with two officers or more (penalty procedure Art. 19). */
function approve({ proposal }: ReportState, command: Of<'approve-decision'>): Decided {
  if (!proposal) return refuse('report.nothing-to-approve')
  const { article, reason } = proposal
  if (proposal.decision === 'decline') return [{ type: 'report.declined', ground: proposal.ground ?? '', article, reason }]
  const caseOfficers = [...new Set(command.caseOfficers)]
  if (caseOfficers.length < 2) return refuse('report.two-officers', { field: 'command.caseOfficers' })
  return [{ type: 'report.filed', caseOfficers, article, reason }]
}

/** Food goes to the authority that has the power, in writing, and the reporter is told in writing; else the reporter is told where to turn. */
function transfer({ statement }: ReportState, command: Of<'transfer'>, { pack }: Context): Decided {
  const food = statement?.category === FOOD
  const duty = pack.duties.find(({ id }) => id === (food ? 'transfer-food' : 'tell-no-power'))
  const article = duty?.article
  if (food && !command.inWriting) return refuse('report.in-writing', { field: 'command.inWriting', article })
  if (statement?.realName && !command.told) return refuse('report.tell-where', { field: 'command.told', article })
  if (food && command.told === 'phone') return refuse('report.tell-in-writing', { field: 'command.told', article })
  const told = statement?.realName ? command.told ?? null : null
  return [{ type: 'report.transferred', to: command.to, inWriting: command.inWriting, told, article: article ?? '', reason: command.reason }]
}

function markRepeat(command: Of<'mark-repeat'>, { file, pack }: Context): Decided {
  if (command.intoId === file.id || !command.intoNumber) return refuse('report.unknown-repeat', { field: 'command.intoId' })
  const { intoId, intoNumber, newFacts, told, reason } = command
  return [{ type: 'report.merged', intoId, intoNumber, newFacts, article: pack.repeatsArticle ?? '', told, reason }]
}

/** New facts start the limit anew, which is possible only while there is one. */
function takeIn(state: ReportState, { repeatId, repeatNumber, receivedOn, newFacts }: Of<'take-in-repeat'>): Decided {
  if (newFacts && state.decision) return refuse('report.older-decided', { field: 'command.newFacts' })
  return [{ type: 'report.repeat-merged', repeatId, repeatNumber, receivedOn, newFacts }]
}

function addMaterial(command: Of<'add-material'>, context: Context): Decided {
  if (!command.text && command.attachments.length === 0) return refuse('report.nothing-added', { field: 'command.text' })
  const by = isConsumer(context.actor) ? 'reporter' : 'staff'
  return [{ type: 'report.material-added', by, text: command.text, attachments: command.attachments }]
}

export function evolve(state: ReportState, event: ReportEvent, meta: EventMeta): ReportState {
  const on = () => legalDay(new Date(meta.at))
  switch (event.type) {
    case 'report.received': {
      const { type: _, unitId, ...statement } = event
      return { ...initial, stage: 'received', statement, unitId, attachments: statement.attachments }
    }
    case 'report.assigned':
      return { ...state, stage: state.stage === 'returned' ? 'received' : state.stage, unitId: event.unitId, officerId: event.officerId }
    case 'report.returned': return { ...state, stage: 'returned', unitId: event.toUnitId, officerId: null }
    case 'report.verification-started': return { ...state, stage: 'verifying', officerId: event.officerId }
    case 'report.verification-recorded': return {
      ...state, verification: [...state.verification, { at: meta.at, by: meta.actorName, text: event.text }],
      attachments: [...state.attachments, ...event.attachments],
    }
    case 'report.suspended':
      return { ...state, stage: 'suspended', suspensions: [...state.suspensions, { from: event.from, to: null, reason: event.reason }] }
    case 'report.resumed':
      return { ...state, stage: 'verifying', suspensions: state.suspensions.map((span) => (span.to === null ? { ...span, to: event.lastDay } : span)) }
    case 'report.material-added': return { ...state, attachments: [...state.attachments, ...event.attachments] }
    case 'report.closed': return { ...state, stage: 'closed', summary: event.summary }
    default: return evolveDecision(state, event, on)
  }
}

/** Extension, proposal and decision, and what follows them. */
function evolveDecision(state: ReportState, event: ReportEvent, on: () => LegalDate): ReportState {
  switch (event.type) {
    case 'report.extension-requested': return { ...state, extension: { reason: event.reason, approvedOn: null } }
    case 'report.extension-approved': return { ...state, extension: { reason: state.extension?.reason ?? '', approvedOn: on() } }
    case 'report.extension-rejected': return { ...state, extension: null }
    case 'report.decision-proposed': {
      const { type: _, ...proposal } = event
      return { ...state, stage: 'awaiting-decision', proposal }
    }
    case 'report.decision-sent-back': return { ...state, stage: 'verifying', proposal: null }
    case 'report.filed': {
      const { article, reason, caseOfficers } = event
      return { ...state, stage: 'filed', proposal: null, decision: { on: on(), filed: true, ground: null, article, reason, caseOfficers } }
    }
    case 'report.declined': {
      const { ground, article, reason } = event
      return { ...state, stage: 'declined', proposal: null, decision: { on: on(), filed: false, ground, article, reason, caseOfficers: [] } }
    }
    case 'report.reporter-told': return { ...state, toldReporterOn: on() }
    case 'report.transferred': {
      const { to, inWriting, reason, article } = event
      return { ...state, stage: 'transferred', transfer: { to, inWriting, reason, article } }
    }
    case 'report.merged': return { ...state, stage: 'merged', repeatOf: { id: event.intoId, number: event.intoNumber, newFacts: event.newFacts } }
    // What was used of the old limit, or added to it, is gone with it (Art. 35).
    case 'report.repeat-merged': return event.newFacts ? { ...state, mergedOn: event.receivedOn, extension: null } : state
    case 'report.reward-proposed': return { ...state, reward: { amountFen: event.amountFen, basis: event.basis, granted: false } }
    case 'report.reward-granted': return { ...state, reward: { amountFen: event.amountFen, basis: event.basis, granted: true } }
    case 'report.reward-rejected': return { ...state, reward: null }
    default: return state
  }
}

export function facts(state: ReportState): ProcedureFacts {
  return {
    extendedOn: state.extension?.approvedOn ?? null, mergedOn: state.mergedOn, decidedOn: state.decision?.on ?? null,
    toldReporterOn: state.toldReporterOn, realName: state.statement?.realName ?? false, suspensions: state.suspensions,
  }
}

const OPEN: ReadonlySet<ReportState['stage']> = new Set([...UNDECIDED, 'filed', 'declined'])

/** Never who reported: the row of a file is seen by more people than the file. */
export function standing(state: ReportState): Partial<Standing> {
  const { statement, stage, unitId } = state
  if (!statement || !unitId) return {}
  const waits = stage === 'awaiting-decision' || (state.extension !== null && !state.extension.approvedOn) || (state.reward !== null && !state.reward.granted)
  const open = OPEN.has(stage)
  return {
    subject: statement.target.name, category: statement.category, summary: firstWords(statement.facts), unitId, officerId: state.officerId, stage, open,
    // Handled elsewhere, no limit runs here any more.
    clocked: stage !== 'merged' && stage !== 'transferred',
    ...(waits && open && { awaiting: 'chief' as const }),
  }
}

/**
 * The report (举报): received, verified within the limit, decided by the head, told to a real-name reporter where the rule
 * of the day demands it. SAMR Order 121 Art. 28–37, penalty procedure Art. 18–20; predecessors by rule pack.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { firstWords, handlerOf, handsOf, isConsumer, isOwnWork, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { SetDay } from '#modules/rules/rules.ts'
import { earliestReceipt, lateness } from '#modules/casefile/late.ts'
import { CONDITIONS_NOT_MET, FOOD, type ReportRefusal } from './contract.ts'
import { decideRepeat, released, takenIn, type RepeatEvent } from './repeats.ts'
import { initial, type ReportCommand, type ReportEvent, type ReportStage, type ReportState } from './state.ts'
import { awaitsReceipt, decideTransfer, evolveTransfer, mayRecordReceipt, receiptDay, type TransferEvent } from './transfer.ts'

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
  // Only a decision to open no case, which may have been closed meanwhile.
  reopen: ['declined', 'closed'],
  transfer: ['received', 'returned', 'verifying'],
  'record-receipt': ['transferred'],
  'take-back': ['transferred'],
  'mark-repeat': ['received', 'returned', 'verifying'],
  'unmark-repeat': ['merged'],
  'take-in-repeat': [...UNDECIDED, 'filed', 'declined', 'closed'],
  // Wherever the older has gone since: the mark was wrong all the same.
  'release-repeat': [...UNDECIDED, 'filed', 'declined', 'merged', 'transferred', 'closed'],
  'name-reporter': [...UNDECIDED, 'filed', 'declined', 'closed'],
  // What the case proves is known when it is decided, long after the report may have been closed; `flows/restraints.ts` asks for it.
  'propose-reward': ['filed', 'declined', 'closed'],
  'grant-reward': ['filed', 'declined', 'closed'],
  'reject-reward': ['filed', 'declined', 'closed'],
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
    case 'approve-decision': return state.proposal && isOwnWork(context.actor, state.proposal.hands) ? refuse('report.own-proposal') : undefined
    case 'reopen': return state.decision?.filed === false ? undefined : refuse('report.case-opened')
    case 'propose-reward': case 'grant-reward': case 'reject-reward': return mayReward(step, state)
    case 'mark-repeat': return mayRepeat(state, context)
    case 'name-reporter': return state.statement?.realName ? refuse('report.already-named') : undefined
    case 'record-receipt': return mayRecordReceipt(state.transfer)
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
    case 'reopen': return reopen(state, command, context)
    case 'tell-reporter': return [{ type: 'report.reporter-told', by: command.by }]
    case 'transfer': case 'record-receipt': case 'take-back':
      return decideTransfer({ transfer: state.transfer, category: state.statement?.category ?? '', realName: state.statement?.realName ?? false }, command, context)
    case 'mark-repeat': case 'unmark-repeat': case 'take-in-repeat': case 'release-repeat':
      return decideRepeat({ ...state, decided: state.decision !== null }, command, context)
    case 'name-reporter': return [{ type: 'report.reporter-named', personId: command.personId, reporterKey: command.reporterKey }]
    case 'propose-reward': return [{ ...command, type: 'report.reward-proposed' }]
    case 'grant-reward': return state.reward ? [{ type: 'report.reward-granted', amountFen: state.reward.amountFen, basis: state.reward.basis }] : []
    case 'reject-reward': return [{ type: 'report.reward-rejected', reason: command.reason }]
    case 'add-material': return addMaterial(command, context)
    case 'share-with-complaint': return [{ type: 'report.shared', complaintNumber: command.complaintNumber, text: command.text, reason: command.reason }]
    case 'close': return [{ type: 'report.closed', summary: command.summary }]
  }
}

function receive(command: Of<'receive'>, context: Context): Decided {
  const { type: _, receivedReason = '', ...statement } = command
  const { today, file: { receivedOn } } = context
  const late = lateFault(today, receivedOn, receivedReason)
  if (late) return late
  if (statement.occurredOn && statement.occurredOn > receivedOn) return refuse('report.future-date', { field: 'occurredOn' })
  const received: ReportEvent = { type: 'report.received', ...statement }
  return receivedOn === today ? [received] : [received, { type: 'report.registered-late', receivedOn, registeredOn: today, receivedReason }]
}

/** What cannot be of a day of receipt; asked before a file of that day is begun, which no pack may govern. */
export function lateFault(today: LegalDate, receivedOn: LegalDate, reason: string): Refusal<ReportRefusal> | undefined {
  switch (lateness(today, receivedOn, reason)) {
    case 'future': return refuse('report.received-in-future', { field: 'receivedOn' })
    case 'too-long-ago': return refuse('report.received-too-long-ago', { field: 'receivedOn', params: { earliest: earliestReceipt(today) } })
    case 'unexplained': return refuse('report.late-reason-needed', { field: 'receivedReason' })
    default: return undefined
  }
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

/** Undone by whoever may undo it, the decision is as if never taken; the limit runs anew from the document that says so. */
function reopen({ decision }: ReportState, { cause, document, documentOn, reason }: Of<'reopen'>, { today }: Context): Decided {
  const decided = decision?.on ?? today
  if (documentOn < decided || documentOn > today) return refuse('report.bad-document-day', { field: 'command.documentOn', params: { decided } })
  return [{ type: 'report.reopened', cause, document, documentOn, reason }]
}

function addMaterial(command: Of<'add-material'>, context: Context): Decided {
  if (!command.text && command.attachments.length === 0) return refuse('report.nothing-added', { field: 'command.text' })
  const by = isConsumer(context.actor) ? 'reporter' : 'staff'
  return [{ type: 'report.material-added', by, text: command.text, attachments: command.attachments }]
}

export function evolve(state: ReportState, event: ReportEvent, meta: EventMeta): ReportState {
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
    case 'report.transferred': case 'report.receipt-recorded': case 'report.taken-back': case 'report.merged': case 'report.repeat-unmarked':
    case 'report.repeat-merged': case 'report.repeat-released': return evolveElsewhere(state, event, meta)
    default: return evolveDecision(state, event, meta)
  }
}

/** Handed to another authority or taken in by an earlier report, and back. */
function evolveElsewhere(state: ReportState, event: TransferEvent | RepeatEvent, meta: EventMeta): ReportState {
  const from = state.stage === 'none' ? 'received' : state.stage
  switch (event.type) {
    case 'report.merged': return { ...state, stage: 'merged', repeatOf: { id: event.intoId, number: event.intoNumber, newFacts: event.newFacts, from } }
    case 'report.repeat-unmarked': return { ...state, stage: state.repeatOf?.from ?? state.stage, repeatOf: null }
    case 'report.repeat-merged': return { ...state, ...takenIn(state, event) }
    case 'report.repeat-released': return { ...state, ...released(state, event.repeatId) }
    default: {
      const transfer = evolveTransfer(state.transfer, event, from, meta)
      const stage = event.type === 'report.transferred' ? 'transferred' : event.type === 'report.taken-back' ? transfer?.from ?? state.stage : state.stage
      return { ...state, stage, transfer }
    }
  }
}

/** Extension, proposal and decision, and what follows them. */
function evolveDecision(state: ReportState, event: ReportEvent, meta: EventMeta): ReportState {
  const on = () => legalDay(new Date(meta.at))
  switch (event.type) {
    case 'report.extension-requested': return { ...state, extension: { reason: event.reason, approvedOn: null } }
    case 'report.extension-approved': return { ...state, extension: { reason: state.extension?.reason ?? '', approvedOn: on() } }
    case 'report.extension-rejected': return { ...state, extension: null }
    case 'report.decision-proposed': {
      const { type: _, ...proposal } = event
      return { ...state, stage: 'awaiting-decision', proposal: { ...proposal, hands: handsOf(meta) } }
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
    case 'report.reopened': {
      const { type: _, ...reopened } = event
      return { ...state, stage: 'verifying', reopened, decision: null, toldReporterOn: null, extension: null, summary: null, closedAt: null }
    }
    case 'report.reporter-named': {
      const { personId, reporterKey } = event
      return { ...state, namedOn: on(), statement: state.statement && { ...state.statement, realName: true, personId, reporterKey } }
    }
    case 'report.reward-proposed': return { ...state, closedAt: event.closedAt ?? null, reward: { amountFen: event.amountFen, basis: event.basis, granted: false } }
    case 'report.reward-granted': return { ...state, reward: { amountFen: event.amountFen, basis: event.basis, granted: true } }
    case 'report.reward-rejected': return { ...state, reward: null }
    default: return state
  }
}

export function facts(state: ReportState): ProcedureFacts {
  return {
    extendedOn: state.extension?.approvedOn ?? null, mergedOn: state.mergedOn, decidedOn: state.decision?.on ?? null,
    toldReporterOn: state.toldReporterOn, realName: state.statement?.realName ?? false, ...(state.namedOn && { namedOn: state.namedOn }), ...(state.reopened && { reopenedOn: state.reopened.documentOn }), suspensions: state.suspensions,
  }
}

export function days({ transfer }: ReportState): readonly SetDay[] {
  return receiptDay(transfer)
}

const OPEN: ReadonlySet<ReportState['stage']> = new Set([...UNDECIDED, 'filed', 'declined'])

/** Never who reported: the row of a file is seen by more people than the file. */
export function standing(state: ReportState): Partial<Standing> {
  const { statement, stage, unitId } = state
  if (!statement || !unitId) return {}
  const rewarding = state.reward !== null && !state.reward.granted
  const waits = stage === 'awaiting-decision' || (state.extension !== null && !state.extension.approvedOn) || rewarding
  const open = OPEN.has(stage) || rewarding || (stage === 'transferred' && awaitsReceipt(state.transfer))
  return {
    subject: statement.target.name, category: statement.category, summary: firstWords(statement.facts), unitId, officerId: state.officerId, stage, open,
    // Handled elsewhere, no limit runs here any more.
    clocked: stage !== 'merged' && stage !== 'transferred',
    ...(waits && open && { awaiting: 'chief' as const }),
    ...(state.closedAt && !rewarding && { closedAt: state.closedAt }),
  }
}

/**
 * Between offices and agencies: jurisdiction disputed and settled (SAMR Order 121 Art. 33, Order 20 Art. 30), a matter
 * transferred to another body with its receipt, another county asked for help. None of it stops the clocks of the file: until the
 * regulator that takes it has received it, it stays where it is; then the complaint leaves (`flows`).
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Context, EventMeta, ProcedureFacts, Standing } from '#modules/casefile/casefile.ts'
import type { SetDay } from '#modules/rules/rules.ts'
import type { DISPUTE_STAGES, DispatchCommandInput, DispatchRefusal, RECIPIENTS, TAKERS } from './contract.ts'

export type DisputeStage = (typeof DISPUTE_STAGES)[number]
type Taker = (typeof TAKERS)[number]

export type DispatchEvent =
  | { readonly type: 'dispatch.disputed'; readonly counterpart: string; readonly reason: string; readonly article: string }
  | { readonly type: 'dispatch.agreed'; readonly taker: Taker; readonly note: string }
  | { readonly type: 'dispatch.referred'; readonly reason: string; readonly superior: string }
  | { readonly type: 'dispatch.designated'; readonly taker: Taker; readonly document: string; readonly superior: string }
  | ({ readonly type: 'dispatch.transferred-out'; readonly told: string } & Sent)
  /** `leaves`: the complaint is now the regulator's that received it. */
  | { readonly type: 'dispatch.receipt-recorded'; readonly receivedOn: LegalDate; readonly receivedBy: string; readonly leaves?: Pick<Sent, 'body' | 'letter'> }
  /** `comesBack`: it had left with that transfer. */
  | { readonly type: 'dispatch.taken-back'; readonly reason: string; readonly comesBack?: true }
  | { readonly type: 'dispatch.return-settled'; readonly result: string }
  | ({ readonly type: 'dispatch.help-asked' } & Asked)
  | { readonly type: 'dispatch.help-answered'; readonly letterId: string; readonly text: string; readonly attachments: readonly string[] }

interface Sent {
  readonly recipient: (typeof RECIPIENTS)[number]
  readonly body: string
  readonly letter: string
  readonly reason: string
  readonly receiptBy: LegalDate
}

interface Asked {
  readonly letterId: string
  readonly body: string
  readonly question: string
  readonly answerBy: LegalDate
  readonly attachments: readonly string[]
}

type Given<Type extends DispatchCommandInput['type']> = Extract<DispatchCommandInput, { type: Type }>

/** Commands as the contract has them, with what the server looked up: the common superior, the id of a letter. */
export type DispatchCommand =
  | Exclude<DispatchCommandInput, { type: 'refer' | 'ask-help' }>
  | (Given<'refer'> & { readonly superior: string })
  | (Given<'ask-help'> & { readonly letterId: string })

export interface Dispute {
  readonly stage: Exclude<DisputeStage, 'none'>
  readonly counterpart: string
  readonly reason: string
  readonly article: string
  readonly on: LegalDate
  readonly superior: string | null
  readonly taker: Taker | null
  readonly settledOn: LegalDate | null
  /** What was agreed, or the document of designation. */
  readonly note: string
}

export interface Transfer extends Sent {
  readonly sentOn: LegalDate
  readonly received: { readonly on: LegalDate; readonly by: string } | null
  readonly returned: string | null
  readonly returnedOn: LegalDate | null
  readonly result: string | null
}

export interface Letter extends Asked {
  readonly askedOn: LegalDate
  readonly answer: { readonly on: LegalDate; readonly text: string } | null
}

export interface DispatchState {
  /** True while the file's own procedure has it open, as far as its events tell. */
  readonly begun: boolean
  readonly dispute: Dispute | null
  readonly transfers: readonly Transfer[]
  /** How the last transfer stands. */
  readonly transfer: 'none' | 'sent' | 'received' | 'returned'
  /** Whether a complaint goes with it: it is to the regulator that has the power. */
  readonly goes: boolean
  readonly letters: readonly Letter[]
  readonly awaitsAnswer: boolean
}

export const initial: DispatchState = { begun: false, dispute: null, transfers: [], transfer: 'none', goes: false, letters: [], awaitsAnswer: false }

const DISPUTE_IN: Readonly<Record<'dispute' | 'agree' | 'refer' | 'designate', readonly DisputeStage[]>> = {
  dispute: ['none', 'settled'], agree: ['disputed'], refer: ['disputed'],
  // 第三十三条：也可以直接由共同的上一级市场监督管理部门指定处理机关。
  designate: ['disputed', 'referred'],
}
const TRANSFER_IN: Readonly<Record<'transfer-out' | 'record-receipt' | 'take-back' | 'settle-return', readonly DispatchState['transfer'][]>> = {
  'transfer-out': ['none', 'received'], 'record-receipt': ['sent'], 'take-back': ['sent', 'received'], 'settle-return': ['returned'],
}

export function permits(step: DispatchCommand['type'], state: DispatchState, context: Context): Refusal<DispatchRefusal> | undefined {
  const wrong = refuse<DispatchRefusal>('dispatch.wrong-stage', { params: { step: `step.${step}` } })
  if (!state.begun) return wrong
  switch (step) {
    case 'dispute': case 'agree': case 'refer': case 'designate':
      return DISPUTE_IN[step].includes(state.dispute?.stage ?? 'none') ? undefined : wrong
    case 'transfer-out':
      if (context.file.kind === 'report') return refuse('dispatch.report-apart')
      // Whoever handles a file gives it back to intake and sends it nowhere (Order 121 Art. 41; Order 20 Art. 37).
      if (!holds(context.actor, ['intake', 'chief', 'system'], context.file) && !holds(context.actor, 'system', '*')) return refuse('dispatch.never-forward', { article: context.pack.returnArticle })
      return TRANSFER_IN[step].includes(state.transfer) ? undefined : wrong
    case 'record-receipt': case 'take-back': case 'settle-return':
      return TRANSFER_IN[step].includes(state.transfer) ? undefined : refuse('dispatch.no-transfer')
    case 'answer-help': return state.awaitsAnswer ? undefined : wrong
    case 'ask-help': return undefined
  }
}

export function decide(state: DispatchState, command: DispatchCommand, context: Context): readonly DispatchEvent[] | Refusal<DispatchRefusal> {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'dispute': return [{ type: 'dispatch.disputed', counterpart: command.counterpart, reason: command.reason, article: disputeArticle(context) }]
    case 'agree': return [{ type: 'dispatch.agreed', taker: command.taker, note: command.note }]
    case 'refer': return [{ type: 'dispatch.referred', reason: command.reason, superior: command.superior }]
    case 'designate': return [{ type: 'dispatch.designated', taker: command.taker, document: command.document, superior: state.dispute?.superior ?? '' }]
    case 'transfer-out': return transferOut(command, context)
    case 'record-receipt': {
      const sentOn = state.transfers.at(-1)?.sentOn ?? context.today
      if (command.receivedOn < sentOn || command.receivedOn > context.today) return refuse('dispatch.day-in-future', { field: 'command.receivedOn' })
      return [{ type: 'dispatch.receipt-recorded', receivedOn: command.receivedOn, receivedBy: command.receivedBy, ...leaving(state, context) }]
    }
    case 'take-back': return [{ type: 'dispatch.taken-back', reason: command.reason, ...(state.transfer === 'received' && leaving(state, context) && { comesBack: true }) }]
    case 'settle-return': return [{ type: 'dispatch.return-settled', result: command.result }]
    case 'ask-help': return askHelp(command, context)
    case 'answer-help': return answerHelp(state, command)
  }
}

/** A complaint goes with the transfer to the regulator that has the power; everything else is only told. */
function leaving({ transfers, goes }: DispatchState, { file }: Context): { readonly leaves: Pick<Sent, 'body' | 'letter'> } | undefined {
  const last = transfers.at(-1)
  return file.kind === 'complaint' && goes && last ? { leaves: { body: last.body, letter: last.letter } } : undefined
}

/** The article of the limit to agree; of jurisdiction itself under an order that sets none. */
function disputeArticle({ pack }: Context): string {
  return pack.limits.find(({ id }) => id === 'dispatch.agree')?.article ?? pack.jurisdictionArticle
}

type Decided = readonly DispatchEvent[] | Refusal<DispatchRefusal>

function transferOut(command: Given<'transfer-out'>, context: Context): Decided {
  if (command.receiptBy < context.today) return refuse('dispatch.day-in-past', { field: 'command.receiptBy' })
  const { type: _, ...sent } = command
  return [{ type: 'dispatch.transferred-out', ...sent }]
}

function askHelp(command: Extract<DispatchCommand, { type: 'ask-help' }>, context: Context): Decided {
  if (command.answerBy < context.today) return refuse('dispatch.day-in-past', { field: 'command.answerBy' })
  const { letterId, body, question, answerBy, attachments } = command
  return [{ type: 'dispatch.help-asked', letterId, body, question, answerBy, attachments }]
}

function answerHelp(state: DispatchState, command: Given<'answer-help'>): Decided {
  const letter = state.letters.find((one) => one.letterId === command.letterId)
  if (!letter) return refuse('dispatch.unknown-letter', { field: 'command.letterId' })
  if (letter.answer) return refuse('dispatch.already-answered', { field: 'command.letterId' })
  return [{ type: 'dispatch.help-answered', letterId: letter.letterId, text: command.text, attachments: command.attachments }]
}

function lastTransfer(state: DispatchState, change: Partial<Transfer>): readonly Transfer[] {
  return state.transfers.map((transfer, index) => (index === state.transfers.length - 1 ? { ...transfer, ...change } : transfer))
}

export function evolve(state: DispatchState, event: DispatchEvent, meta: EventMeta): DispatchState {
  const on = legalDay(new Date(meta.at))
  const settled = (taker: Taker, note: string): DispatchState => ({ ...state, dispute: state.dispute && { ...state.dispute, stage: 'settled', taker, note, settledOn: on } })
  switch (event.type) {
    case 'dispatch.disputed': {
      const { counterpart, reason, article } = event
      return { ...state, dispute: { stage: 'disputed', counterpart, reason, article, on, superior: null, taker: null, settledOn: null, note: '' } }
    }
    case 'dispatch.agreed': return settled(event.taker, event.note)
    case 'dispatch.referred': return { ...state, dispute: state.dispute && { ...state.dispute, stage: 'referred', superior: event.superior, settledOn: on } }
    case 'dispatch.designated': return settled(event.taker, event.document)
    case 'dispatch.transferred-out': {
      const { recipient, body, letter, reason, receiptBy } = event
      return { ...state, transfer: 'sent', goes: recipient === 'regulator', transfers: [...state.transfers, { recipient, body, letter, reason, receiptBy, sentOn: on, received: null, returned: null, returnedOn: null, result: null }] }
    }
    case 'dispatch.receipt-recorded': return { ...state, transfer: 'received', transfers: lastTransfer(state, { received: { on: event.receivedOn, by: event.receivedBy } }) }
    case 'dispatch.taken-back': return { ...state, transfer: 'returned', transfers: lastTransfer(state, { returned: event.reason, returnedOn: on }) }
    case 'dispatch.return-settled': return { ...state, transfer: 'none', transfers: lastTransfer(state, { result: event.result }) }
    case 'dispatch.help-asked': {
      const { type: _, ...asked } = event
      return { ...state, awaitsAnswer: true, letters: [...state.letters, { ...asked, askedOn: on, answer: null }] }
    }
    case 'dispatch.help-answered': {
      const letters = state.letters.map((letter) => (letter.letterId === event.letterId ? { ...letter, answer: { on, text: event.text } } : letter))
      return { ...state, letters, awaitsAnswer: letters.some(({ answer }) => answer === null) }
    }
    // The first event of any file is the receipt by the procedure it belongs to.
    default: return state.begun ? state : { ...state, begun: true }
  }
}

/** The limit to agree ends with the agreement, or with the referral that follows where there is none. */
export function facts({ dispute }: DispatchState): ProcedureFacts {
  return dispute ? { disputedOn: dispute.on, disputeSettledOn: dispute.settledOn } : {}
}

/** The receipt of the last transfer, and the answer to that of the help letters which is due first, by the days that were asked for. */
export function days({ transfers, letters }: DispatchState): readonly SetDay[] {
  const sent = transfers.at(-1)
  const receipt: readonly SetDay[] = sent ? [{ id: 'dispatch.receipt', basis: '移送函', setOn: sent.sentOn, dueOn: sent.receiptBy, metOn: sent.received?.on ?? sent.returnedOn }] : []
  const [first] = letters.filter(({ answer }) => answer === null).toSorted((a, b) => (a.answerBy < b.answerBy ? -1 : 1))
  const letter = first ?? letters.at(-1)
  return letter ? [...receipt, { id: 'dispatch.help', basis: '协查函', setOn: letter.askedOn, dueOn: letter.answerBy, metOn: letter.answer?.on ?? null }] : receipt
}

/** A file with a dispute not settled, or a transfer not received or come back, needs work whatever its own procedure says. */
export function standing({ dispute, transfer }: DispatchState): Partial<Standing> {
  const disputed = dispute !== null && dispute.stage !== 'settled'
  return disputed || transfer === 'sent' || transfer === 'returned' ? { open: true } : {}
}

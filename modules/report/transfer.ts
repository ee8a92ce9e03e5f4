/**
 * A report that another authority has the power for: transferred, its receipt recorded, taken back where it was refused or a
 * mistake. The limit of verification runs on meanwhile: taken back, the report stands where it stood, with the days that are left.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Context, EventMeta } from '#modules/casefile/casefile.ts'
import type { SetDay } from '#modules/rules/rules.ts'
import { FOOD, type ReportCommandInput, type ReportRefusal, type STAGES, type TOLD_BY } from './contract.ts'

type Stage = (typeof STAGES)[number]

export interface Transfer {
  readonly to: string
  readonly inWriting: boolean
  readonly reason: string
  readonly article: string
  readonly sentOn: LegalDate
  /** When to ask for the receipt; null for those of the time when none was asked for. */
  readonly receiptBy: LegalDate | null
  /** Where the report stood. */
  readonly from: Stage
  readonly receipt: { readonly on: LegalDate; readonly authority: string; readonly by: string; readonly reference: string } | null
  readonly takenBack: { readonly at: string; readonly on: LegalDate; readonly reason: string } | null
}

export type TransferEvent =
  | { readonly type: 'report.transferred'; readonly to: string; readonly inWriting: boolean; readonly told: (typeof TOLD_BY)[number] | null; readonly receiptBy?: LegalDate; readonly article: string; readonly reason: string }
  | { readonly type: 'report.receipt-recorded'; readonly receivedOn: LegalDate; readonly authority: string; readonly receivedBy: string; readonly reference: string }
  | { readonly type: 'report.taken-back'; readonly reason: string }

export type TransferCommand = Extract<ReportCommandInput, { type: 'transfer' | 'record-receipt' | 'take-back' }>

/** Of the report, what a transfer turns on. */
interface Matter {
  readonly transfer: Transfer | null
  readonly category: string
  readonly realName: boolean
}

export function mayRecordReceipt(transfer: Transfer | null): Refusal<ReportRefusal> | undefined {
  return transfer?.receipt ? refuse('report.receipted') : undefined
}

export function decideTransfer(matter: Matter, command: TransferCommand, context: Context): readonly TransferEvent[] | Refusal<ReportRefusal> {
  switch (command.type) {
    case 'transfer': return transferOut(matter, command, context)
    case 'record-receipt': {
      const { receivedOn, authority, receivedBy, reference } = command
      if (receivedOn > context.today || receivedOn < (matter.transfer?.sentOn ?? receivedOn)) return refuse('report.bad-receipt-day', { field: 'command.receivedOn', params: { sent: matter.transfer?.sentOn ?? '' } })
      return [{ type: 'report.receipt-recorded', receivedOn, authority, receivedBy, reference }]
    }
    case 'take-back': return [{ type: 'report.taken-back', reason: command.reason }]
  }
}

/** The reporter is told where to turn, of a food matter in writing. */
function transferOut({ category, realName }: Matter, command: Extract<TransferCommand, { type: 'transfer' }>, { pack, today }: Context): readonly TransferEvent[] | Refusal<ReportRefusal> {
  const food = category === FOOD
  const article = pack.duties.find(({ id }) => id === (food ? 'transfer-food' : 'tell-no-power'))?.article
  if (realName && !command.told) return refuse('report.tell-where', { field: 'command.told', article })
  if (food && command.told === 'phone') return refuse('report.tell-in-writing', { field: 'command.told', article })
  if (command.receiptBy < today) return refuse('report.day-past', { field: 'command.receiptBy' })
  const { to, reason, receiptBy } = command
  // Without its letter a food matter does not come this far (`flows/restraints.ts`).
  const inWriting = food || command.inWriting
  return [{ type: 'report.transferred', to, inWriting, told: realName ? command.told ?? null : null, receiptBy, article: article ?? '', reason }]
}

export function evolveTransfer(transfer: Transfer | null, event: TransferEvent, from: Stage, meta: EventMeta): Transfer | null {
  const on = legalDay(new Date(meta.at))
  switch (event.type) {
    case 'report.transferred': {
      const { to, inWriting, reason, article, receiptBy = null } = event
      return { to, inWriting, reason, article, receiptBy, sentOn: on, from, receipt: null, takenBack: null }
    }
    case 'report.receipt-recorded':
      return transfer && { ...transfer, receipt: { on: event.receivedOn, authority: event.authority, by: event.receivedBy, reference: event.reference } }
    case 'report.taken-back': return transfer && { ...transfer, takenBack: { at: meta.at, on, reason: event.reason } }
  }
}

/** Whether a receipt is still to be asked for. */
export function awaitsReceipt(transfer: Transfer | null): boolean {
  return transfer !== null && transfer.receiptBy !== null && !transfer.receipt && !transfer.takenBack
}

/** The day to ask for the receipt, met by it or by the taking back. */
export function receiptDay(transfer: Transfer | null): readonly SetDay[] {
  if (!transfer?.receiptBy) return []
  const { sentOn: setOn, receiptBy: dueOn, receipt, takenBack } = transfer
  return [{ id: 'report.receipt', basis: '移交回执', setOn, dueOn, metOn: receipt?.on ?? takenBack?.on ?? null }]
}

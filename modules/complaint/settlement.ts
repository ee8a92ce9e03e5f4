/**
 * The firm's own settlement before the office decides (先行和解): only with the complainant's consent, put to the firm,
 * answered by it, confirmed by the complainant. What is settled ends as a withdrawal; what is not goes on as it was.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ProcedureFacts } from '#modules/casefile/casefile.ts'
import type { ComplaintCommandInput, ComplaintRefusal } from './contract.ts'

export interface Settlement {
  readonly stage: 'allowed' | 'offered' | 'proposed' | 'settled' | 'failed'
  readonly offeredOn: LegalDate | null
  readonly endedOn: LegalDate | null
  /** What the firm proposed, or why it did not. */
  readonly answer: string | null
}

export type SettlementEvent =
  | { readonly type: 'complaint.settlement-allowed' }
  | { readonly type: 'complaint.settlement-offered'; readonly consent: string | null }
  | { readonly type: 'complaint.settlement-answered'; readonly settled: boolean; readonly answer: string }
  | { readonly type: 'complaint.settlement-confirmed'; readonly agreed: boolean; readonly note: string | null }

export type SettlementCommand = Extract<ComplaintCommandInput, { type: 'allow-settlement' | 'offer-settlement' | 'answer-settlement' | 'confirm-settlement' }>

/** The stage after which each step comes; `none` before the first. One try is enough: a failed one is not begun anew. */
const AFTER: Readonly<Record<SettlementCommand['type'], readonly (Settlement['stage'] | 'none')[]>> = {
  'allow-settlement': ['none'], 'offer-settlement': ['none', 'allowed'], 'answer-settlement': ['offered'], 'confirm-settlement': ['proposed'],
}

export function permitsSettlement(settlement: Settlement | null, step: SettlementCommand['type']): Refusal<ComplaintRefusal> | undefined {
  return AFTER[step].includes(settlement?.stage ?? 'none') ? undefined : refuse('complaint.settlement-order', { params: { step: `step.${step}` } })
}

export function isSettlementStep(step: string): step is SettlementCommand['type'] {
  return step in AFTER
}

export function decideSettlement(settlement: Settlement | null, command: SettlementCommand): readonly SettlementEvent[] | Refusal<ComplaintRefusal> {
  switch (command.type) {
    case 'allow-settlement': return [{ type: 'complaint.settlement-allowed' }]
    case 'offer-settlement':
      if (settlement === null && !command.consent) return refuse('complaint.settlement-consent', { field: 'command.consent' })
      return [{ type: 'complaint.settlement-offered', consent: command.consent ?? null }]
    case 'answer-settlement': return [{ type: 'complaint.settlement-answered', settled: command.settled, answer: command.answer }]
    case 'confirm-settlement': return [{ type: 'complaint.settlement-confirmed', agreed: command.agreed, note: command.note ?? null }]
  }
}

export function evolveSettlement(settlement: Settlement | null, event: SettlementEvent, on: LegalDate): Settlement {
  const before: Settlement = settlement ?? { stage: 'allowed', offeredOn: null, endedOn: null, answer: null }
  switch (event.type) {
    case 'complaint.settlement-allowed': return before
    case 'complaint.settlement-offered': return { ...before, stage: 'offered', offeredOn: on }
    case 'complaint.settlement-answered':
      return { ...before, stage: event.settled ? 'proposed' : 'failed', answer: event.answer, endedOn: event.settled ? null : on }
    case 'complaint.settlement-confirmed': return { ...before, stage: event.agreed ? 'settled' : 'failed', endedOn: on }
  }
}

export function settlementFacts(settlement: Settlement | null): ProcedureFacts {
  return { settlementOfferedOn: settlement?.offeredOn ?? null, settlementEndedOn: settlement?.endedOn ?? null }
}

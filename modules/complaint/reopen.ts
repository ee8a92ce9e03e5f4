/**
 * A refusal that no longer stands is decided anew, and what was closed is handled again, where a reconsideration, a court, a superior
 * or the office itself undid it. The orders do not say how the limit then runs: from the day of the document. The first decision
 * and its paper stay in the file.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Context } from '#modules/casefile/casefile.ts'
import type { AftercareEvent } from './aftercare.ts'
import type { REOPENED_BY } from '#modules/casefile/contract.ts'
import type { ComplaintCommandInput, ComplaintRefusal } from './contract.ts'

export interface Reopened {
  readonly cause: (typeof REOPENED_BY)[number]
  readonly document: string
  readonly documentOn: LegalDate
  readonly reason: string
}

/** `of`: what no longer stands. */
export type ReopenEvent = { readonly type: 'complaint.reopened'; readonly of: 'refusal' | 'closing' } & Reopened

interface Ended {
  readonly stage: string
  readonly decidedOn: LegalDate | null
  readonly closedOn: LegalDate | null
  readonly officerId: string | null
  readonly redone: boolean
}

/** The office handles what was closed again of itself once; a reconsideration, a court and a superior undo it as often as they decide so. */
export function decideReopen({ stage, decidedOn, closedOn, officerId, redone }: Ended, command: Extract<ComplaintCommandInput, { type: 'reopen' }>, { today }: Pick<Context, 'today'>): readonly (ReopenEvent | AftercareEvent)[] | Refusal<ComplaintRefusal> {
  const { cause, document, documentOn, reason } = command
  const of = stage === 'refused' ? 'refusal' : 'closing'
  if (of === 'closing' && redone && cause === 'own-error') return refuse('complaint.redone-before', { field: 'command.cause' })
  const decided = (of === 'refusal' ? decidedOn : closedOn) ?? today
  if (documentOn < decided || documentOn > today) return refuse('complaint.bad-document-day', { field: 'command.documentOn', params: { decided } })
  const reopened: ReopenEvent = { type: 'complaint.reopened', of, cause, document, documentOn, reason }
  return of === 'refusal' ? [reopened] : [reopened, { type: 'complaint.redo-started', officerId }]
}

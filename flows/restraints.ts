/** What the state of one module forbids in another, where only both together know it. Pure. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { AnyEvent, Context } from '#modules/casefile/casefile.ts'
import { agreementConsent, waiverRefused, type ComplaintRefusal, type ComplaintState, type Stage } from '#modules/complaint/index.ts'
import type { ConductRefusal } from '#modules/conduct/index.ts'
import type { DispatchRefusal, DispatchState } from '#modules/dispatch/index.ts'
import { WITHDRAWN_OR_SETTLED, type MediationRefusal } from '#modules/mediation/index.ts'

/** What goes between offices begins on a file that is still handled; what has begun may be brought to its end on any. */
const BEGINS: ReadonlySet<string> = new Set(['dispute', 'transfer-out', 'ask-help'])
const HANDLED: ReadonlySet<Stage | 'none'> = new Set(['received', 'returned', 'accepted'])

/** Gives the claims up, as a withdrawal does. */
function givesUp(event: AnyEvent): boolean {
  return event.type === 'mediation.terminated' && 'ground' in event && event.ground === WITHDRAWN_OR_SETTLED
}

/** What was accepted is handled here to its end. */
const UNDECIDED: ReadonlySet<Stage | 'none'> = new Set(['received', 'returned'])

function leavesWith(event: AnyEvent): boolean {
  return event.type === 'dispatch.transferred-out' && 'recipient' in event && event.recipient === 'regulator'
}

type Restrained = Refusal<MediationRefusal | DispatchRefusal | ConductRefusal | ComplaintRefusal> | undefined

/** Nobody accepts what another regulator was found to have the power over, or what is on its way there. */
function withAnother({ dispute, transfer, goes, transfers }: DispatchState, { pack }: Pick<Context, 'pack'>): Restrained {
  const body = transfer === 'sent' && goes ? transfers.at(-1)?.body : dispute?.stage === 'settled' && dispute.taker === 'them' ? dispute.counterpart : undefined
  return body === undefined ? undefined : refuse('complaint.with-another', { article: dispute?.article ?? pack.jurisdictionArticle, params: { body } })
}

/** Neither representatives nor an agent without special powers may agree or give up for those they act for (Order 121 Art. 11 and 12). */
export function restrain(states: Readonly<Record<string, unknown>>, procedure: string, step: string, context: Context, decided: readonly AnyEvent[] = []): Restrained {
  const complaint = states['complaint'] as ComplaintState | undefined
  if (procedure === 'dispatch' && BEGINS.has(step) && context.file.kind === 'complaint' && complaint && !HANDLED.has(complaint.stage)) return refuse('dispatch.file-ended')
  if (procedure === 'dispatch' && complaint && !UNDECIDED.has(complaint.stage) && decided.some(leavesWith)) return refuse('dispatch.accepted-stays', { field: 'command.recipient' })
  if (procedure === 'complaint' && step === 'accept') return withAnother(states['dispatch'] as DispatchState, context)
  if (procedure === 'conduct' && step === 'propose-finding' && complaint && !HANDLED.has(complaint.stage)) return refuse('conduct.file-ended')
  if (procedure !== 'mediation' || !complaint) return undefined
  if (step === 'terminate') {
    const waiver = decided.some(givesUp) ? waiverRefused(complaint, context) : undefined
    return waiver && { ...waiver, refusal: 'mediation.waiver-needed', field: 'command.ground' }
  }
  if (step !== 'record-agreement') return undefined
  const { missing, ...article } = agreementConsent(complaint, context)
  return missing > 0 ? refuse('mediation.consent-needed', { ...article, params: { count: missing } }) : undefined
}

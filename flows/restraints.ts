/** What the state of one module forbids in another, where only both together know it. Pure. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { AnyEvent, Context } from '#modules/casefile/casefile.ts'
import { agreementConsent, waiverRefused, type ComplaintState, type Stage } from '#modules/complaint/index.ts'
import type { ConductRefusal } from '#modules/conduct/index.ts'
import type { DispatchRefusal } from '#modules/dispatch/index.ts'
import { WITHDRAWN_OR_SETTLED, type MediationRefusal } from '#modules/mediation/index.ts'

/** What goes between offices begins on a file that is still handled; what has begun may be brought to its end on any. */
const BEGINS: ReadonlySet<string> = new Set(['dispute', 'transfer-out', 'ask-help'])
const HANDLED: ReadonlySet<Stage | 'none'> = new Set(['received', 'returned', 'accepted'])

/** Gives the claims up, as a withdrawal does. */
function givesUp(event: AnyEvent): boolean {
  return event.type === 'mediation.terminated' && 'ground' in event && event.ground === WITHDRAWN_OR_SETTLED
}

type Restrained = Refusal<MediationRefusal | DispatchRefusal | ConductRefusal> | undefined

/** Neither representatives nor an agent without special powers may agree or give up for those they act for (Order 121 Art. 11 and 12). */
export function restrain(states: Readonly<Record<string, unknown>>, procedure: string, step: string, context: Context, decided: readonly AnyEvent[] = []): Restrained {
  const complaint = states['complaint'] as ComplaintState | undefined
  if (procedure === 'dispatch' && BEGINS.has(step) && context.file.kind === 'complaint' && complaint && !HANDLED.has(complaint.stage)) return refuse('dispatch.file-ended')
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

/** What the state of one module forbids in another, where only both together know it. Pure. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Context } from '#modules/casefile/casefile.ts'
import { agreementConsent, type ComplaintState } from '#modules/complaint/index.ts'
import type { MediationRefusal } from '#modules/mediation/index.ts'

/** Neither representatives nor an agent without special powers may agree for those they act for (Order 121 Art. 11 and 12). */
export function restrain(states: Readonly<Record<string, unknown>>, procedure: string, step: string, context: Context): Refusal<MediationRefusal> | undefined {
  if (procedure !== 'mediation' || step !== 'record-agreement') return undefined
  const { missing, ...article } = agreementConsent(states['complaint'] as ComplaintState, context)
  return missing > 0 ? refuse('mediation.consent-needed', { ...article, params: { count: missing } }) : undefined
}

/** Who may conduct a mediation: staff of the unit that handles the file, or its chief; what the consumer says of it is theirs alone. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { MediationRefusal } from './contract.ts'
import type { MediationCommand } from './mediation.ts'
import type { MediationState } from './state.ts'

const SYSTEM_STEPS: ReadonlySet<MediationCommand['type']> = new Set(['open', 'end-by-withdrawal', 'end-at-source'])

export function may(actor: Actor, step: MediationCommand['type'], _state: MediationState, file: FileHead): Refusal<MediationRefusal> | undefined {
  if (step === 'say-performance') return holds(actor, 'consumer', file.id) ? undefined : refuse('mediation.not-permitted', { params: { unit: file.unitId } })
  // Whether a mediator withdraws is for the head to decide (Order 121 Art. 21).
  const allowed = SYSTEM_STEPS.has(step) ? holds(actor, 'system', '*') : holds(actor, step === 'decide-recusal' ? 'chief' : ['officer', 'chief'], file)
  return allowed ? undefined : refuse('mediation.not-permitted', { params: { unit: file.unitId } })
}

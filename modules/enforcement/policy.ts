/** Who may work on a clue, a case or a referral: staff of the unit that handles the file; what the head decides, its chief. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds, type FilePlace } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { EnforcementRefusal } from './contract.ts'
import type { EnforcementCommand, EnforcementState } from './enforcement.ts'

/** Decisions of the head: Order 121 Art. 27; penalty procedure Art. 18, 60, 64, 77. */
const HEADS: ReadonlySet<EnforcementCommand['type']> = new Set(['extend-clue', 'decide-clue', 'extend-case', 'prolong-case', 'decide-case', 'close-case', 'decide-referral'])
const HANDLERS: readonly Role[] = ['officer', 'chief']

export function may(actor: Actor, step: EnforcementCommand['type'], _state: EnforcementState, file: FileHead): Refusal<EnforcementRefusal> | undefined {
  const allowed = step === 'take-case' ? holds(actor, 'system', '*') : holds(actor, HEADS.has(step) ? 'chief' : HANDLERS, file)
  return allowed ? undefined : refuse('enforcement.not-permitted', { params: { unit: file.unitId } })
}

/** Whether the actor may see a suspicion against the complainant (Order 121 Art. 42): whoever handles the file, not those who only look on. */
export function maySeeReferral(actor: Actor, file: FilePlace): boolean {
  return holds(actor, HANDLERS, file)
}

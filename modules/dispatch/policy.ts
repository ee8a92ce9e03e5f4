/** Who may take which step between offices. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { DispatchRefusal } from './contract.ts'
import type { DispatchCommand, DispatchState } from './dispatch.ts'

/** Officers reach `transfer-out` too: what refuses them there is the article, not their role. */
const STEP_ROLES: Readonly<Record<DispatchCommand['type'], readonly Role[]>> = {
  dispute: ['officer', 'intake', 'chief'], agree: ['intake', 'chief'], refer: ['intake', 'chief'], designate: ['intake', 'chief'],
  'transfer-out': ['officer', 'intake', 'chief'], 'record-receipt': ['intake', 'chief'], 'take-back': ['intake', 'chief'], 'settle-return': ['intake', 'chief'],
  'ask-help': ['officer', 'chief', 'intake'], 'answer-help': ['officer', 'chief', 'intake'],
}

export function may(actor: Actor, step: DispatchCommand['type'], _state: DispatchState, file: FileHead): Refusal<DispatchRefusal> | undefined {
  return holds(actor, STEP_ROLES[step], file) ? undefined : refuse('dispatch.not-permitted', { params: { unit: file.unitId } })
}

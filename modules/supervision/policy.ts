/** Who supervises a file, and who answers. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { SupervisionRefusal } from './contract.ts'
import type { SupervisionCommand, SupervisionState } from './supervision.ts'

/** Roles over the unit that has the file: its chief and those above demand, its officers answer; a small office's chief may answer too. */
const STEP_ROLES: Record<SupervisionCommand['type'], readonly Role[]> = {
  demand: ['chief'], answer: ['officer', 'chief'], accept: ['chief'], 'demand-again': ['chief'], lift: ['chief'],
}

export function may(actor: Actor, step: SupervisionCommand['type'], _state: SupervisionState, file: FileHead): Refusal<SupervisionRefusal> | undefined {
  return holds(actor, STEP_ROLES[step], file) ? undefined : refuse('supervision.not-permitted', { params: { unit: file.unitId } })
}

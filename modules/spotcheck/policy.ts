/** Who draws, who checks, who puts right. That nobody checks their own work is the procedure's to say. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { SpotCheckRefusal } from './contract.ts'
import type { SpotCheckCommand, SpotCheckState } from './spotcheck.ts'

/** Roles over the unit that has the file; what ended at an intake desk is put right there. */
const STEP_ROLES: Record<SpotCheckCommand['type'], readonly Role[]> = {
  draw: ['chief'], 'record-check': ['officer', 'chief'], 'record-correction': ['intake', 'officer', 'chief'],
  'accept-correction': ['officer', 'chief'], 'demand-again': ['officer', 'chief'], lift: ['chief'],
}

export function may(actor: Actor, step: SpotCheckCommand['type'], _state: SpotCheckState, file: FileHead): Refusal<SpotCheckRefusal> | undefined {
  return holds(actor, STEP_ROLES[step], file) ? undefined : refuse('spotcheck.not-permitted', { params: { unit: file.unitId } })
}

/** Whether the actor draws for a unit, and sees what was drawn there: its chief, or one above. */
export function mayDraw(actor: Actor, unitId: string): Refusal<SpotCheckRefusal> | undefined {
  return holds(actor, 'chief', unitId) ? undefined : refuse('spotcheck.draw-not-permitted', { params: { unit: unitId } })
}

/** Units for which the actor draws. */
export function drawsFor(actor: Actor): readonly string[] {
  return [...new Set(actor.grants.filter(({ role }) => role === 'chief').flatMap(({ reach }) => reach))]
}

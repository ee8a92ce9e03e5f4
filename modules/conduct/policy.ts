/** Who finds and reviews, and who sees what was counted: whoever handles the file, not those who only look on. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds, type FilePlace } from '#modules/access/policy.ts'
import type { Actor, Role } from '#modules/casefile/casefile.ts'
import type { ConductCommand, ConductState } from './conduct.ts'
import type { ConductRefusal } from './contract.ts'

const WORKS: readonly Role[] = ['officer', 'chief']

export function may(actor: Actor, _step: ConductCommand['type'], _state: ConductState, file: FilePlace): Refusal<ConductRefusal> | undefined {
  return holds(actor, WORKS, file) ? undefined : refuse('conduct.not-permitted', { params: { unit: file.unitId } })
}

export function maySee(actor: Actor, file: FilePlace): boolean {
  return holds(actor, WORKS, file)
}

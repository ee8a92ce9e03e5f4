/** Whose files a role brings, and who sees who has read a file. */
import { holds, type FilePlace } from '#modules/access/policy.ts'
import type { Actor, Role } from '#modules/casefile/casefile.ts'

/** Units in which the actor holds one of the roles, with all they cover. */
export function unitsOf(actor: Actor, roles: readonly Role[]): readonly string[] {
  return [...new Set(actor.grants.filter(({ role }) => roles.includes(role)).flatMap(({ reach }) => reach))]
}

/** Whether a view may be shared with a unit: by its chief. */
export function mayShareWith(actor: Actor, unitId: string): boolean {
  return holds(actor, 'chief', unitId)
}

/** Whether the actor may see who has read a file: the chief over it. The auditor reads the trail itself. */
export function mayReadReaders(actor: Actor, file: FilePlace): boolean {
  return holds(actor, 'chief', file)
}

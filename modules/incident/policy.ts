/** Who reads an incident and takes which step on it. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, Role } from '#modules/casefile/casefile.ts'
import type { IncidentCommandInput, IncidentRefusal } from './contract.ts'

export interface Place {
  /** Consumer desk of the county. */
  readonly unitId: string
  readonly leadUnitId: string
}

/** Roles over the county that take each step; `officer` is one of the leading unit. */
const STEP_ROLES: Record<IncidentCommandInput['type'], readonly Role[]> = {
  'add-files': ['intake', 'officer', 'chief'],
  'remove-file': ['intake', 'officer', 'chief'],
  'set-level': ['chief'],
  'name-lead': ['chief'],
  'report-up': ['intake', 'officer', 'chief'],
  'add-log': ['intake', 'officer', 'chief'],
  'take-measure': ['intake', 'officer', 'chief'],
  'state-facts': ['intake', 'officer', 'chief'],
  'draft-brief': ['intake', 'officer', 'chief'],
  'issue-brief': ['chief'],
  close: ['chief'],
}

function acts(actor: Actor, roles: readonly Role[], place: Place): boolean {
  return holds(actor, roles.filter((role) => role !== 'officer'), place.unitId) || (roles.includes('officer') && holds(actor, 'officer', place.leadUnitId))
}

/** Staff of the county's desk, its chief, those who look on over it, and officers of the leading unit. */
export function mayRead(actor: Actor, place: Place): boolean {
  return acts(actor, ['intake', 'officer', 'chief', 'viewer'], place)
}

export function may(actor: Actor, step: IncidentCommandInput['type'], place: Place): Refusal<IncidentRefusal> | undefined {
  return acts(actor, STEP_ROLES[step], place) ? undefined : refuse('incident.not-permitted', { params: { unit: place.unitId } })
}

/** Whether the actor looks at suggestions of a county's desk, and opens incidents there. */
export function mayOpen(actor: Actor, unitId: string): Refusal<IncidentRefusal> | undefined {
  return holds(actor, ['intake', 'chief'], unitId) ? undefined : refuse('incident.not-permitted', { params: { unit: unitId } })
}

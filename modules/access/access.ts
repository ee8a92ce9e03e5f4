/**
 * Who there is and where: units of the organisation, the roles an account may hold in them, how far each
 * role reaches, and what an account must satisfy. Nothing here knows any procedure.
 */
import type { Actor, Grant, Role } from '#modules/casefile/casefile.ts'

/**
 * Figures of account security. Practice, not law: GB/T 22239-2019 8.1.4.1 asks for complex passwords that
 * change, for handling of failures and for a time-out, and leaves the figures to the operator.
 */
export const settings = {
  passwordMinLength: 10,
  passwordMaxLength: 200,
  /** A password older than this is shown as due for a change. */
  passwordMaxAgeDays: 90,
  /** Wrong passwords for one login before it is locked. */
  maxFailures: 5,
  /** For how long, and also how long a failure counts. */
  lockMinutes: 30,
  sessionHours: 8,
  idleMinutes: 30,
  /** A session in use is marked at most this often, so that reads do not write each time. */
  touchSeconds: 60,
  invitationHours: 24,
} as const

export const LEVELS = ['province', 'city', 'county', 'desk', 'office', 'station'] as const
/** `desk` is the consumer desk of a regulator, which takes in and dispatches; `office` a 所 or 队; `station` a 维权站 of an office. */
export type Level = (typeof LEVELS)[number]

/** Levels a unit's parent may have, always a higher one, so that the tree can have no cycle. `null`: it may stand at the top. */
export const PARENT_LEVELS: Readonly<Record<Level, readonly (Level | null)[]>> = {
  province: [null],
  city: ['province', null],
  county: ['city', 'province', null],
  desk: ['county', 'city', 'province'],
  office: ['county', 'city'],
  station: ['office', 'county'],
}

export interface UnitNode {
  readonly id: string
  readonly parentId: string | null
  readonly level: Level
}

/** Roles that run the system; nobody holds two of them, nor one of them and casework (separation of duties). */
export const TRUST_ROLES = ['administrator', 'security-officer', 'auditor'] as const
export const CASEWORK_ROLES = ['intake', 'officer', 'chief', 'viewer'] as const
export const STAFF_ROLES = [...CASEWORK_ROLES, ...TRUST_ROLES] as const
export type TrustRole = (typeof TRUST_ROLES)[number]
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Levels of units a casework role may be given in. The trust roles belong to no unit. */
export const ROLE_LEVELS: Readonly<Record<(typeof CASEWORK_ROLES)[number], readonly Level[]>> = {
  intake: ['desk', 'office', 'station'],
  officer: ['office', 'desk'],
  chief: ['county', 'desk', 'office'],
  viewer: ['province', 'city', 'county', 'office'],
}

export function isTrustRole(role: Role): role is TrustRole {
  return (TRUST_ROLES as readonly Role[]).includes(role)
}

/** The role already held that forbids `wanted`, if any (GB/T 22239-2019 8.1.4.2: separated duties). */
export function conflictingRole(held: readonly StaffRole[], wanted: StaffRole): StaffRole | undefined {
  return held.find((role) => role !== wanted && (isTrustRole(role) || isTrustRole(wanted)))
}

export interface UnitTree {
  readonly byId: ReadonlyMap<string, UnitNode>
  readonly children: ReadonlyMap<string, readonly string[]>
}

export function unitTree(units: readonly UnitNode[]): UnitTree {
  const children = new Map<string, string[]>()
  for (const { id, parentId } of units) {
    if (parentId === null) continue
    const siblings = children.get(parentId)
    if (siblings) siblings.push(id)
    else children.set(parentId, [id])
  }
  return { byId: new Map(units.map((unit) => [unit.id, unit])), children }
}

/** A unit and every unit below it. */
export function unitAndBelow(tree: UnitTree, unitId: string): readonly string[] {
  const found = [unitId]
  for (let next = 0; next < found.length; next += 1) found.push(...(tree.children.get(found[next] ?? '') ?? []))
  return found
}

/** A county's consumer desk works for the whole county; a desk of a city or province only for itself. */
function countyOfDesk(tree: UnitTree, unitId: string): string | undefined {
  const unit = tree.byId.get(unitId)
  if (unit?.level !== 'desk' || unit.parentId === null) return undefined
  return tree.byId.get(unit.parentId)?.level === 'county' ? unit.parentId : undefined
}

/** The units a role given in a unit covers; none where the unit is unknown. */
export function reachOf(role: Role, unitId: string, tree: UnitTree): readonly string[] {
  if (!tree.byId.has(unitId)) return []
  if (role === 'officer' || role === 'viewer') return unitAndBelow(tree, unitId)
  if (role === 'chief') return unitAndBelow(tree, countyOfDesk(tree, unitId) ?? unitId)
  if (role === 'intake') {
    const county = countyOfDesk(tree, unitId)
    return county === undefined ? [unitId] : unitAndBelow(tree, county)
  }
  return []
}

/** Stands for the whole installation, which is where the trust roles are held. */
export const EVERYWHERE = '*'

export interface HeldRole {
  readonly role: StaffRole
  /** Null for the trust roles. */
  readonly unitId: string | null
}

/** The actor that an account is, from the grants in force and at least the units they cover. */
export function actorOf(
  account: { readonly id: string; readonly name: string }, held: readonly HeldRole[], units: readonly UnitNode[],
): Actor {
  const tree = unitTree(units)
  const grants = held.map(({ role, unitId }): Grant => unitId === null
    ? { role, unitId: EVERYWHERE, reach: isTrustRole(role) ? [EVERYWHERE] : [] }
    : { role, unitId, reach: reachOf(role, unitId, tree) })
  return { id: account.id, name: account.name, grants }
}

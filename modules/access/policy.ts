/**
 * Who may run the system. The three trust roles check each other: the administrator opens units and accounts,
 * the security officer says what an account may do, the auditor reads what both did (GB/T 22239-2019 8.1.4.2, 8.1.5).
 */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { actingFor, isConsumer, type Actor, type FileHead, type Grant, type Role, type StandIn } from '#modules/casefile/casefile.ts'
import { EVERYWHERE, isTrustRole, type StaffRole } from './access.ts'
import type { AccessRefusal } from './messages.ts'

type Verdict = Refusal<AccessRefusal> | undefined

/** Where a file is and whose it is: all that rights to it turn on. */
export type FilePlace = Pick<FileHead, 'unitId' | 'officerId'>

/**
 * Whether some grant of one of the roles covers a unit, or a file: there, what its absent officer holds counts for whoever
 * stands in for them, and nowhere else. Exact: `*` is covered only by what is held everywhere.
 */
export function holds(actor: Actor, role: Role | readonly Role[], place: string | FilePlace): boolean {
  const roles: readonly Role[] = typeof role === 'string' ? [role] : role
  const covers = (unitId: string) => (grant: Grant) => roles.includes(grant.role) && grant.reach.includes(unitId)
  if (typeof place === 'string') return actor.grants.some(covers(place))
  return actor.grants.some(covers(place.unitId)) || (actingFor(actor, place)?.grants ?? []).some(covers(place.unitId))
}

/** Roles that read the files of the units they cover. */
const FILE_READERS: readonly Role[] = ['intake', 'officer', 'chief', 'viewer']

/** Whether a member of staff may read a file: one of the reading roles covers the unit that handles it. */
export function readsFile(actor: Actor, file: FilePlace): boolean {
  return holds(actor, FILE_READERS, file)
}

/** Units whose files the actor may list. */
export function readableUnits(actor: Actor): readonly string[] {
  return [...new Set(actor.grants.filter((grant) => FILE_READERS.includes(grant.role)).flatMap((grant) => grant.reach))]
}

function only(actor: Actor, role: StaffRole): Verdict {
  return holds(actor, [role, 'system'], EVERYWHERE) ? undefined : refuse('access.not-permitted', { params: { role: `role.${role}` } })
}

export function mayManageUnits(actor: Actor): Verdict {
  return only(actor, 'administrator')
}

/** Opening accounts. */
export function mayManageAccounts(actor: Actor): Verdict {
  return only(actor, 'administrator')
}

/** Administrator and security officer both work with the list of accounts, the auditor checks it. */
export function mayListAccounts(actor: Actor): Verdict {
  return holds(actor, ['administrator', 'security-officer', 'auditor', 'system'], EVERYWHERE)
    ? undefined : refuse('access.not-permitted', { params: { role: 'role.administrator' } })
}

export function mayDisableAccount(actor: Actor, accountId: string): Verdict {
  return only(actor, 'administrator') ?? notOwn(actor, accountId)
}

/**
 * A set-password link takes an account over, so that of an administrator or auditor is for the security officer
 * to make, and nobody makes the link of their own.
 */
export function mayInviteAccount(actor: Actor, account: { readonly id: string; readonly roles: readonly StaffRole[] }): Verdict {
  const guarded = account.roles.some((role) => role === 'administrator' || role === 'auditor')
  return only(actor, guarded ? 'security-officer' : 'administrator') ?? notOwn(actor, account.id)
}

export function mayUnlock(actor: Actor, accountId: string): Verdict {
  return only(actor, 'security-officer') ?? notOwn(actor, accountId)
}

/**
 * Giving and taking away roles. While there is no security officer the administrator names the first one, and
 * nothing else.
 */
export function mayGrant(actor: Actor, role: StaffRole, accountId: string, securityOfficers: number): Verdict {
  const first = role === 'security-officer' && securityOfficers === 0
  return only(actor, first && holds(actor, 'administrator', EVERYWHERE) ? 'administrator' : 'security-officer') ?? notOwn(actor, accountId)
}

export function mayRevoke(actor: Actor, accountId: string): Verdict {
  return only(actor, 'security-officer') ?? notOwn(actor, accountId)
}

export function mayReadAudit(actor: Actor): Verdict {
  return only(actor, 'auditor')
}

/** Any member of staff reads the names of units: they are public. */
export function mayListUnits(actor: Actor): Verdict {
  const staff = actor.grants.length > 0 && !isConsumer(actor)
  return staff ? undefined : refuse('access.not-permitted', { params: { role: 'role.intake' } })
}

/** Names of the officers of a unit, for those who assign files there. */
export function mayListOfficers(actor: Actor, unitId: string): Verdict {
  return holds(actor, ['intake', 'officer', 'chief'], unitId) ? undefined : refuse('access.not-permitted', {
    params: { role: 'role.chief' },
  })
}

const HANDLERS: ReadonlySet<Role> = new Set(['officer', 'chief'])

/** Units in which somebody is officer or chief, so that files can be in their hands there. */
export function workUnits(person: Actor): readonly string[] {
  return [...new Set(person.grants.filter(({ role }) => HANDLERS.has(role)).map(({ unitId }) => unitId))]
}

/** An absence is recorded, and ended, by the person or by a chief over one of their units. */
export function mayRecordAbsence(actor: Actor, accountId: string, units: readonly string[]): Verdict {
  const allowed = actor.id === accountId ? workUnits(actor).length > 0 : units.some((unitId) => holds(actor, 'chief', unitId))
  return allowed ? undefined : refuse('access.not-permitted', { params: { role: 'role.chief' } })
}

/**
 * Whether somebody may stand in: a colleague of the same unit, a chief over it, or whoever the recording chief may give files
 * to. For a chief only one who is chief there as well, since nobody gains a chief's decisions by standing in.
 */
export function mayStandIn(substitute: Actor, absent: Actor, recorder: Actor): Verdict {
  const units = workUnits(substitute)
  const near = workUnits(absent).some((unitId) => units.includes(unitId) || holds(substitute, 'chief', unitId))
  const given = units.some((unitId) => holds(recorder, 'chief', unitId))
  if (units.length === 0 || !(near || given)) return refuse('access.unfit-substitute', { field: 'substituteId' })
  const decides = absent.grants.every(({ role, unitId }) => role !== 'chief' || holds(substitute, 'chief', unitId))
  return decides ? undefined : refuse('access.substitute-not-chief', { field: 'substituteId' })
}

/** What a person gains on the files of those they stand in for: what these hold there as officers. Whoever handles no files themselves gains nothing. */
export function standInsOf(person: Actor, absent: readonly Actor[]): readonly StandIn[] {
  if (workUnits(person).length === 0) return []
  return absent.map(({ id, name, grants }) => ({ id, name, grants: grants.filter(({ role }) => role === 'officer') }))
}

/** Units whose files of one officer the actor may list beside those of {@link readableUnits}: as that officer's substitute. */
export function readableBeside(actor: Actor): readonly { readonly unitId: string; readonly officerId: string }[] {
  const known = new Set(readableUnits(actor))
  return (actor.standsInFor ?? []).flatMap(({ id, grants }) => (
    [...new Set(grants.flatMap(({ reach }) => reach))].filter((unitId) => !known.has(unitId)).map((unitId) => ({ unitId, officerId: id }))))
}

function notOwn(actor: Actor, accountId: string): Verdict {
  return actor.id === accountId ? refuse('access.own-account') : undefined
}

/** Roles of which at least one account must always be left, or nobody could repair the system. */
export function isIndispensable(role: StaffRole): boolean {
  return isTrustRole(role) && role !== 'auditor'
}

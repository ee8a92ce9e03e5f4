/** The handlers of units, accounts, grants and the audit trail: authorise, load, decide, write, audit. */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Transaction } from '#platform/db/database.ts'
import { actingName, runsOn } from './absence.ts'
import { countOpenFiles, readAbsences, type StoredAbsence } from './absence-store.ts'
import { conflictingRole, isTrustRole, PARENT_LEVELS, ROLE_LEVELS, type Level, type StaffRole } from './access.ts'
import { audit, audited, readAudit } from './audit.ts'
import type { AccountRow, AuditRow, routes, UnitRow } from './contract.ts'
import type { AccessDeps, Caller } from './deps.ts'
import { insertInvitation } from './invitations.ts'
import type { AccessRefusal } from './messages.ts'
import {
  isIndispensable, mayDisableAccount, mayGrant, mayInviteAccount, mayListAccounts, mayListOfficers, mayListUnits, mayManageAccounts,
  mayManageUnits,
  mayReadAudit, mayRevoke, mayUnlock,
} from './policy.ts'
import { clearFailures } from './sessions.ts'
import {
  countHolders, countOpenBelow, endGrant, findAccount, findGrant, findSameGrant, findUnit, insertAccount, insertGrant, insertUnit,
  lockRoles, lockUnits,
  readAccounts, readOfficers, readUnits, storeDisabled, storeUnit, type Granted, type StoredAccount, type Unit,
} from './store.ts'

type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
type Answer<T> = Promise<T | Refusal>
type Done = Record<string, never>

const PAGE = 50
const DONE: Done = {}

export async function listUnits(input: Input<'listUnits'>, deps: AccessDeps, caller: Caller): Answer<{ units: UnitRow[] }> {
  return mayListUnits(caller.actor) ?? { units: await readUnits(deps.database, input.closed, legalDay(deps.clock())) }
}

export async function listOfficers(
  input: Input<'listOfficers'>, deps: AccessDeps, caller: Caller,
): Answer<(typeof routes)['listOfficers']['output']['_zod']['output']> {
  const refused = mayListOfficers(caller.actor, input.id)
  if (refused) return refused
  const today = legalDay(deps.clock())
  const [officers, absences] = await Promise.all([readOfficers(deps.database, input.id, deps.clock()), readAbsences(deps.database, today)])
  return { officers: officers.map((officer) => ({ ...officer, absent: absenceOf(officer.id, absences, today) })) }
}

function absenceOf(accountId: string, absences: readonly StoredAbsence[], today: LegalDate): { until: string | null; substitute: string } | null {
  const running = absences.find((absence) => absence.accountId === accountId && runsOn(absence, today))
  return running ? { until: running.to, substitute: actingName(running, absences, today) } : null
}

/** The parent a unit is to have: known, open, of a level that may stand above. */
async function parentFault(
  tx: Transaction, level: Level, parentId: string | null, today: LegalDate,
): Promise<Refusal<AccessRefusal> | undefined> {
  const parent = parentId === null ? undefined : await findUnit(tx, parentId)
  if (parentId !== null && !parent) return refuse('access.unknown-unit', { field: 'parentId' })
  if (parent && isClosed(parent, today)) return refuse('access.unit-closed', { field: 'parentId' })
  if (PARENT_LEVELS[level].includes(parent?.level ?? null)) return undefined
  return refuse('access.wrong-parent', { field: 'parentId', params: {
    level: `level.${level}`, parent: `level.${parent?.level ?? 'none'}`,
  } })
}

function isClosed(unit: Unit, today: LegalDate): boolean {
  return unit.validTo !== null && unit.validTo < today
}

export async function createUnit(input: Input<'createUnit'>, deps: AccessDeps, caller: Caller): Answer<UnitRow> {
  const today = legalDay(deps.clock())
  const unit: Unit = { ...input, id: deps.newId(), validFrom: input.validFrom ?? today, validTo: null }
  const act = { action: 'access.create-unit', objectKind: 'unit', objectId: unit.id, detail: { ...input } }
  return audited(deps, caller, act, async (tx) => {
    const refused = mayManageUnits(caller.actor)
    if (refused) return refused
    await lockUnits(tx)
    const fault = await parentFault(tx, unit.level, unit.parentId, today)
    if (fault) return fault
    await insertUnit(tx, unit)
    return unit
  })
}

export async function updateUnit(input: Input<'updateUnit'>, deps: AccessDeps, caller: Caller): Answer<UnitRow> {
  const act = { action: 'access.update-unit', objectKind: 'unit', objectId: input.id, detail: { ...input } }
  return audited(deps, caller, act, async (tx) => {
    const refused = mayManageUnits(caller.actor)
    if (refused) return refused
    await lockUnits(tx)
    const before = await findUnit(tx, input.id)
    if (!before) return refuse<AccessRefusal>('access.unknown-unit')
    const fault = await updateFault(tx, before, input, legalDay(deps.clock()))
    if (fault) return fault
    const unit: Unit = { ...before, ...input }
    await storeUnit(tx, unit)
    return unit
  })
}

async function updateFault(
  tx: Transaction, before: Unit, input: Input<'updateUnit'>, today: LegalDate,
): Promise<Refusal<AccessRefusal> | undefined> {
  const moved = input.parentId !== before.parentId ? await parentFault(tx, before.level, input.parentId, today) : undefined
  if (moved || input.validTo === null) return moved
  if (input.validTo < before.validFrom) return refuse('access.closes-before-opening', { field: 'validTo' })
  const count = await countOpenBelow(tx, before.id, input.validTo > today ? input.validTo : today)
  return count > 0 ? refuse('access.open-units-below', { params: { count } }) : undefined
}

export async function listAccounts(
  input: Input<'listAccounts'>, deps: AccessDeps, caller: Caller,
): Answer<{ rows: AccountRow[]; next: string | null }> {
  const refused = mayListAccounts(caller.actor)
  if (refused) return refused
  const rows = await readAccounts(deps.database, input, deps.clock(), PAGE + 1)
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]?.login ?? null : null }
}

interface Invitation {
  readonly accountId: string
  readonly token: string
  readonly expiresAt: string
}

export async function createAccount(input: Input<'createAccount'>, deps: AccessDeps, caller: Caller): Answer<Invitation> {
  const accountId = deps.newId()
  const act = { action: 'access.create-account', objectKind: 'account', objectId: accountId, detail: { ...input } }
  return audited(deps, caller, act, async (tx) => {
    const refused = mayManageAccounts(caller.actor)
    if (refused) return refused
    if (!(await insertAccount(tx, { id: accountId, ...input }, deps.clock()))) {
      return refuse<AccessRefusal>('access.login-taken', { field: 'login', params: { login: input.login } })
    }
    return { accountId, ...(await insertInvitation(tx, deps, 'set-password', accountId)) }
  })
}

/** The account if it is in use. */
async function accountInUse(tx: Transaction, id: string, now: Date): Answer<StoredAccount> {
  const account = await findAccount(tx, id, now)
  if (!account) return refuse<AccessRefusal>('access.unknown-account')
  return account.disabledAt === null ? account : refuse<AccessRefusal>('access.account-disabled')
}

export async function inviteAccount(input: Input<'inviteAccount'>, deps: AccessDeps, caller: Caller): Answer<Invitation> {
  const act = { action: 'access.invite-account', objectKind: 'account', objectId: input.id }
  return audited(deps, caller, act, async (tx) => {
    await lockRoles(tx)
    const account = await accountInUse(tx, input.id, deps.clock())
    const refused = mayInviteAccount(caller.actor, isRefusal(account) ? { id: input.id, roles: [] } : account)
    if (refused) return refused
    if (isRefusal(account)) return account
    return { accountId: account.id, ...(await insertInvitation(tx, deps, 'set-password', account.id)) }
  })
}

/** The role that nobody else would hold, were this account gone. */
async function lastRole(tx: Transaction, accountId: string, roles: readonly StaffRole[]): Promise<StaffRole | undefined> {
  for (const role of roles) {
    if (isIndispensable(role) && (await countHolders(tx, role, accountId)) === 0) return role
  }
  return undefined
}

function lastOfRole(role: StaffRole): Refusal<AccessRefusal> {
  return refuse('access.last-of-role', { params: { role: `role.${role}` } })
}

export async function disableAccount(input: Input<'disableAccount'>, deps: AccessDeps, caller: Caller): Answer<Done> {
  const act = { action: 'access.disable-account', objectKind: 'account', objectId: input.id }
  return audited(deps, caller, act, async (tx) => {
    const refused = mayDisableAccount(caller.actor, input.id)
    if (refused) return refused
    await lockRoles(tx)
    const account = await accountInUse(tx, input.id, deps.clock())
    if (isRefusal(account)) return account
    const last = await lastRole(tx, account.id, account.roles)
    if (last) return lastOfRole(last)
    const kept = await inHandFault(tx, account.id, legalDay(deps.clock()))
    if (kept) return kept
    await storeDisabled(tx, account.id, deps.clock())
    return DONE
  })
}

/** Nobody leaves files behind, nor those they stand in for. */
async function inHandFault(tx: Transaction, accountId: string, today: LegalDate): Promise<Refusal<AccessRefusal> | undefined> {
  const count = (await countOpenFiles(tx, [accountId])).get(accountId) ?? 0
  if (count > 0) return refuse('access.files-in-hand', { params: { count } })
  const stands = (await readAbsences(tx, today)).find(({ substituteId }) => substituteId === accountId)
  return stands && refuse('access.still-stands-in', { params: { name: stands.name } })
}

export async function unlockAccount(input: Input<'unlockAccount'>, deps: AccessDeps, caller: Caller): Answer<Done> {
  const act = { action: 'access.unlock-account', objectKind: 'account', objectId: input.id }
  return audited(deps, caller, act, async (tx) => {
    const refused = mayUnlock(caller.actor, input.id)
    if (refused) return refused
    const account = await findAccount(tx, input.id, deps.clock())
    if (!account) return refuse<AccessRefusal>('access.unknown-account')
    await clearFailures(tx, account.login)
    return DONE
  })
}

export async function grantRole(input: Input<'grantRole'>, deps: AccessDeps, caller: Caller): Answer<{ grantId: string }> {
  const { id: accountId, role, unitId } = input
  const now = deps.clock()
  const grant: Granted = {
    id: deps.newId(), accountId, role, unitId, validFrom: now, validTo: input.validTo === null ? null : new Date(input.validTo),
  }
  const act = { action: 'access.grant-role', objectKind: 'account', objectId: accountId, detail: {
    role, unitId, validTo: input.validTo, grantId: grant.id,
  } }
  return audited(deps, caller, act, async (tx) => {
    await lockRoles(tx)
    const refused = mayGrant(caller.actor, role, accountId, await countHolders(tx, 'security-officer', null))
    if (refused) return refused
    const fault = (await accountFault(tx, grant)) ?? (await placeFault(tx, grant, legalDay(now)))
    if (fault) return fault
    if (await findSameGrant(tx, grant)) return refuse<AccessRefusal>('access.already-granted')
    await insertGrant(tx, grant)
    return { grantId: grant.id }
  })
}

async function accountFault(tx: Transaction, grant: Granted): Promise<Refusal | undefined> {
  if (grant.validTo !== null && grant.validTo <= grant.validFrom) return refuse<AccessRefusal>(
    'access.ends-in-the-past', { field: 'validTo' },
  )
  const account = await accountInUse(tx, grant.accountId, grant.validFrom)
  if (isRefusal(account)) return account
  const held = conflictingRole(account.roles, grant.role)
  return held && refuse<AccessRefusal>('access.separation-of-duties', { params: { held: `role.${held}`, wanted: `role.${grant.role}` } })
}

async function placeFault(tx: Transaction, { role, unitId }: Granted, today: LegalDate): Promise<Refusal<AccessRefusal> | undefined> {
  const detail = { field: 'unitId', params: { role: `role.${role}` } }
  if (isTrustRole(role)) return unitId === null ? undefined : refuse('access.unit-not-for-role', detail)
  if (unitId === null) return refuse('access.unit-needed', detail)
  const unit = await findUnit(tx, unitId)
  if (!unit) return refuse('access.unknown-unit', { field: 'unitId' })
  if (isClosed(unit, today)) return refuse('access.unit-closed', { field: 'unitId' })
  return ROLE_LEVELS[role].includes(unit.level) ? undefined : refuse('access.unit-not-for-role', detail)
}

export async function revokeRole(input: Input<'revokeRole'>, deps: AccessDeps, caller: Caller): Answer<Done> {
  const now = deps.clock()
  const act = { action: 'access.revoke-role', objectKind: 'grant', objectId: input.id }
  return audited(deps, caller, act, async (tx) => {
    await lockRoles(tx)
    const grant = await findGrant(tx, input.id, now)
    const refused = mayRevoke(caller.actor, grant?.accountId ?? '')
    if (refused) return refused
    if (!grant) return refuse<AccessRefusal>('access.unknown-grant')
    const last = await lastRole(tx, grant.accountId, [grant.role])
    if (last) return lastOfRole(last)
    await endGrant(tx, grant.id, now)
    return DONE
  })
}

/** Reading the trail leaves a row in it, with what was looked for. */
export async function listAudit(
  input: Input<'listAudit'>, deps: AccessDeps, caller: Caller,
): Answer<{ rows: AuditRow[]; next: string | null }> {
  const refused = mayReadAudit(caller.actor)
  const rows = refused ? [] : await readAudit(deps.database, input, PAGE + 1)
  await audit(deps.database, {
    at: deps.clock(), actorId: caller.actor.id, actorName: caller.actor.name, action: 'access.read-audit',
    objectKind: 'audit', objectId: null,
    outcome: refused ? 'refused' : 'done', reason: refused?.refusal ?? null, address: caller.address, detail: { ...input },
  })
  return refused ?? { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]?.id ?? null : null }
}

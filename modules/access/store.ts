/** The SQL of units, accounts and grants. Writers take a transaction. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { Level, StaffRole } from './access.ts'
import type { AccountRow, UnitRow } from './contract.ts'

/** Held by whoever changes roles or disables accounts, so that each sees what the others did; these are rare. */
export async function lockRoles(tx: Transaction): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('access.roles', 0))`)
}

/** Held by whoever changes the tree of units. */
export async function lockUnits(tx: Transaction): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('access.units', 0))`)
}

export interface Unit {
  readonly id: string
  readonly parentId: string | null
  readonly level: Level
  readonly name: string
  readonly shortName: string
  readonly areaCode: string
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

const UNIT = sql`
  id, parent_id as "parentId", level, name, short_name as "shortName", area_code as "areaCode",
  valid_from as "validFrom", valid_to as "validTo"`

export async function findUnit(db: Database | Transaction, id: string): Promise<Unit | undefined> {
  return db.one<Unit>(sql`select ${UNIT} from access.unit where id = ${id}`)
}

/** Higher levels first, then by area and name. */
export async function readUnits(db: Database, closedToo: boolean, today: LegalDate): Promise<UnitRow[]> {
  const open = closedToo ? empty : sql`where valid_to is null or valid_to >= ${today}`
  return db.rows<UnitRow>(sql`
    select ${UNIT} from access.unit ${open}
    order by array_position(array['province', 'city', 'county', 'desk', 'office', 'station'], level), area_code, name, id`)
}

export async function insertUnit(tx: Transaction, unit: Unit): Promise<void> {
  await tx.run(sql`
    insert into access.unit (id, parent_id, level, name, short_name, area_code, valid_from, valid_to)
    values (${unit.id}, ${unit.parentId}, ${unit.level}, ${unit.name}, ${unit.shortName},
      ${unit.areaCode}, ${unit.validFrom}, ${unit.validTo})`)
}

export async function storeUnit(tx: Transaction, unit: Unit): Promise<void> {
  await tx.run(sql`
    update access.unit set parent_id = ${unit.parentId}, name = ${unit.name}, short_name = ${unit.shortName}, area_code = ${unit.areaCode},
      valid_to = ${unit.validTo} where id = ${unit.id}`)
}

export async function countOpenBelow(tx: Transaction, unitId: string, today: LegalDate): Promise<number> {
  const row = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from access.unit where parent_id = ${unitId} and (valid_to is null or valid_to >= ${today})`)
  return row?.count ?? 0
}

export async function readOfficers(db: Database, unitId: string, now: Date): Promise<{ id: string; name: string }[]> {
  return db.rows<{ id: string; name: string }>(sql`
    select distinct account_id as id, account_name as name from access.grant_view
    where unit_id = ${unitId} and role = 'officer' and valid_from <= ${now} and (valid_to is null or valid_to > ${now}) order by name, id`)
}

/** False where the login is taken. */
export async function insertAccount(
  tx: Transaction, account: { readonly id: string; readonly login: string; readonly name: string }, now: Date,
): Promise<boolean> {
  return (await tx.run(sql`
    insert into access.account (id, login, name, created_at) values (${account.id}, ${account.login}, ${account.name}, ${now})
    on conflict ((lower(login))) do nothing`)) === 1
}

export interface StoredAccount {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly disabledAt: Date | null
  /** Held now or from some later day. */
  readonly roles: readonly StaffRole[]
}

export async function findAccount(tx: Transaction, id: string, now: Date): Promise<StoredAccount | undefined> {
  return tx.one<StoredAccount>(sql`
    select id, login, name, disabled_at as "disabledAt",
      array(select distinct role from access.grant_of_role
        where account_id = ${id} and (valid_to is null or valid_to > ${now}) order by role) as roles
    from access.account where id = ${id}`)
}

export async function storeDisabled(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx.run(sql`update access.account set disabled_at = ${now} where id = ${accountId}`)
  await tx.run(sql`delete from access.session where account_id = ${accountId}`)
  await tx.run(sql`update access.invitation set used_at = ${now} where account_id = ${accountId} and used_at is null`)
}

export interface Granted {
  readonly id: string
  readonly accountId: string
  readonly role: StaffRole
  readonly unitId: string | null
  readonly validFrom: Date
  readonly validTo: Date | null
}

const GRANT = sql`id, account_id as "accountId", role, unit_id as "unitId", valid_from as "validFrom", valid_to as "validTo"`

/** A grant that has not ended. */
export async function findGrant(tx: Transaction, id: string, now: Date): Promise<Granted | undefined> {
  return tx.one<Granted>(sql`select ${GRANT} from access.grant_of_role where id = ${id} and (valid_to is null or valid_to > ${now})`)
}

export async function findSameGrant(tx: Transaction, grant: Omit<Granted, 'id'>): Promise<Granted | undefined> {
  return tx.one<Granted>(sql`
    select ${GRANT} from access.grant_of_role where account_id = ${grant.accountId} and role = ${grant.role}
      and unit_id is not distinct from ${grant.unitId}::uuid and (valid_to is null or valid_to > ${grant.validFrom}) limit 1`)
}

export async function insertGrant(tx: Transaction, grant: Granted): Promise<void> {
  await tx.run(sql`
    insert into access.grant_of_role (id, account_id, role, unit_id, valid_from, valid_to)
    values (${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.unitId}, ${grant.validFrom}, ${grant.validTo})`)
}

export async function endGrant(tx: Transaction, grantId: string, now: Date): Promise<void> {
  await tx.run(sql`update access.grant_of_role set valid_to = greatest(${now}, valid_from) where id = ${grantId}`)
}

/** Accounts in use that hold the role for good, but for one. */
export async function countHolders(tx: Transaction, role: StaffRole, exceptAccountId: string | null): Promise<number> {
  const row = await tx.one<{ count: number }>(sql`
    select count(distinct account_id)::int as count from access.grant_view
    where role = ${role} and valid_to is null and account_id is distinct from ${exceptAccountId}::uuid`)
  return row?.count ?? 0
}

export interface AccountFilter {
  /** Part of the login or name. */
  readonly text?: string | undefined
  readonly unitId?: string | undefined
  /** Login of the last row of the page before. */
  readonly after?: string | undefined
}

interface StoredAccountRow extends Omit<AccountRow, 'createdAt' | 'disabledAt' | 'passwordChangedAt' | 'lockedUntil' | 'grants'> {
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly passwordChangedAt: Date | null
  readonly lockedUntil: Date | null
  readonly grants: readonly { id: string; role: StaffRole; unitId: string | null; unitName: string | null; validTo: string | null }[]
}

function grantsOf(now: Date): Sql {
  return sql`(
    select coalesce(jsonb_agg(
      jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'unitName', u.name, 'validTo', g.valid_to)
      order by g.valid_from), '[]')
    from access.grant_of_role g left join access.unit u on u.id = g.unit_id
    where g.account_id = a.id and (g.valid_to is null or g.valid_to > ${now}))`
}

/** A page of accounts by login, with the grants that have not ended. */
export async function readAccounts(db: Database, filter: AccountFilter, now: Date, limit: number): Promise<AccountRow[]> {
  const text = filter.text?.toLowerCase() ?? ''
  const inUnit = filter.unitId === undefined ? empty : sql`
    and exists (select 1 from access.grant_of_role g
      where g.account_id = a.id and g.unit_id = ${filter.unitId} and (g.valid_to is null or g.valid_to > ${now}))`
  const rows = await db.rows<StoredAccountRow>(sql`
    select a.id, a.login, a.name, a.created_at as "createdAt", a.disabled_at as "disabledAt", a.password_changed_at as "passwordChangedAt",
      case when s.locked_until > ${now} then s.locked_until end as "lockedUntil", ${grantsOf(now)} as grants
    from access.account a left join access.sign_in_guard s on s.login = lower(a.login)
    where lower(a.login) > ${filter.after?.toLowerCase() ?? ''}
      and (strpos(lower(a.login), ${text}) > 0 or strpos(lower(a.name), ${text}) > 0) ${inUnit}
    order by lower(a.login) limit ${limit}`)
  return rows.map((row) => ({
    ...row, createdAt: row.createdAt.toISOString(), disabledAt: row.disabledAt?.toISOString() ?? null,
    passwordChangedAt: row.passwordChangedAt?.toISOString() ?? null, lockedUntil: row.lockedUntil?.toISOString() ?? null,
    grants: row.grants.map((grant) => ({ ...grant, validTo: grant.validTo === null ? null : new Date(grant.validTo).toISOString() })),
  }))
}

/** The SQL of absences, and of people as actors where they are not the ones signed in. Writers take a transaction. */
import sql from 'sql-template-tag'
import type { Queries, Transaction } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { actorOf, type HeldRole, type UnitNode } from './access.ts'
import type { Absence, AbsenceReason } from './absence.ts'

export interface StoredAbsence extends Absence {
  readonly id: string
  readonly reason: AbsenceReason
  readonly name: string
  readonly substituteName: string
}

const STORED = sql`
  select b.id, b.account_id as "accountId", b.substitute_id as "substituteId", b.reason, b.from_on as "from", b.to_on as "to", a.name, s.name as "substituteName"
    from access.absence b join access.account a on a.id = b.account_id join access.account s on s.id = b.substitute_id`

/** Held by whoever records or ends an absence: whether two of them make a circle shows only in all of them. */
export async function lockAbsences(tx: Transaction): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('access.absences', 0))`)
}

/** Absences that run on a day or begin after it. */
export async function readAbsences(db: Queries, day: LegalDate): Promise<StoredAbsence[]> {
  return db.rows<StoredAbsence>(sql`${STORED} where b.withdrawn_at is null and (b.to_on is null or b.to_on >= ${day}) order by b.from_on, a.name, b.id`)
}

export async function findAbsence(tx: Transaction, id: string): Promise<StoredAbsence | undefined> {
  return tx.one<StoredAbsence>(sql`${STORED} where b.id = ${id} and b.withdrawn_at is null`)
}

export async function insertAbsence(tx: Transaction, absence: Absence & { readonly id: string; readonly reason: AbsenceReason }, by: string, now: Date): Promise<void> {
  await tx.run(sql`
    insert into access.absence (id, account_id, substitute_id, reason, from_on, to_on, recorded_by, recorded_at)
    values (${absence.id}, ${absence.accountId}, ${absence.substituteId}, ${absence.reason}, ${absence.from}, ${absence.to}, ${by}, ${now})`)
}

/** `lastDay` null withdraws it as a whole. */
export async function storeEnd(tx: Transaction, id: string, lastDay: LegalDate | null, now: Date): Promise<void> {
  await tx.run(lastDay === null
    ? sql`update access.absence set withdrawn_at = ${now} where id = ${id}`
    : sql`update access.absence set to_on = ${lastDay} where id = ${id}`)
}

/** Accounts in use as the actors they are, with the roles they hold now; who is unknown or disabled is left out. */
export async function readActors(db: Queries, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Actor>> {
  if (ids.length === 0) return new Map()
  const units = await db.rows<UnitNode>(sql`select id, parent_id as "parentId", level from access.unit`)
  const rows = await db.rows<{ id: string; name: string; held: readonly HeldRole[] }>(sql`
    select a.id, a.name, (
      select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id) order by g.role, g.unit_id), '[]')
        from access.grant_of_role g where g.account_id = a.id and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as held
      from access.account a where a.id = any(${ids}::uuid[]) and a.disabled_at is null`)
  return new Map(rows.map((row) => [row.id, actorOf(row, row.held, units)]))
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
}

/** Officers and chiefs in service in some units, the desks beside them and the units above: whoever may stand in for one another there. */
export async function readColleagues(db: Queries, units: readonly string[], now: Date): Promise<Colleague[]> {
  return db.rows<Colleague>(sql`
    with own as (select id, parent_id from access.unit where id = any(${units}::uuid[])),
    near as (
      select id from own union select parent_id from own where parent_id is not null
      union select u.id from access.unit u join own on own.parent_id = u.parent_id where u.level = 'desk'
    )
    select distinct g.account_id as id, g.account_name as name, u.id as "unitId", u.short_name as "unitName"
      from access.grant_view g join near on near.id = g.unit_id join access.unit u on u.id = g.unit_id
     where g.role in ('officer', 'chief') and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}) order by u.short_name, g.account_name, g.account_id`)
}

/** Open files in the hands of each of some accounts. */
export async function countOpenFiles(db: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ id: string; count: number }>(sql`
    select officer_id as id, count(*)::int as count from casefile.file_view where officer_id = any(${ids}::uuid[]) and closed_at is null group by officer_id`)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Units and accounts as casework asks for them: names, the desk of a county, who can be given a file. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { Actor, Role } from '#modules/casefile/casefile.ts'

/** The open desk that takes in and dispatches for a county; without a county, the first one set up. */
export async function findIntakeDesk(db: Database, today: LegalDate, areaCode?: string | null): Promise<{ id: string; areaCode: string } | undefined> {
  const row = await db.one<{ id: string; area_code: string }>(sql`
    select id, area_code from access.unit_view where level = 'desk' and (valid_to is null or valid_to >= ${today})
     order by (area_code = ${areaCode ?? ''}) desc, valid_from, id limit 1`)
  return row && { id: row.id, areaCode: row.area_code }
}

/** Every open desk, with the name of the county it takes in for; the first one set up first. */
export async function listIntakeDesks(db: Database, today: LegalDate): Promise<{ id: string; areaCode: string; countyName: string }[]> {
  return db.rows<{ id: string; areaCode: string; countyName: string }>(sql`
    select d.id, d.area_code as "areaCode", coalesce(c.name, d.name) as "countyName" from access.unit_view d
      left join access.unit_view c on c.id = d.parent_id
     where d.level = 'desk' and (d.valid_to is null or d.valid_to >= ${today}) order by d.valid_from, d.id`)
}

/** Codes of the counties in which the units are. */
export async function countiesOf(db: Database, unitIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ code: string }>(sql`select distinct left(area_code, 6) as code from access.unit_view where id = any(${unitIds}::uuid[])`)
  return new Set(rows.map(({ code }) => code))
}

/** Codes of the counties in whose county or desk somebody holds one of the roles, in order. What a county settles, its chief settles. */
export async function countiesHeaded(db: Database, { grants }: Pick<Actor, 'grants'>, roles: readonly Role[] = ['chief']): Promise<string[]> {
  const units = grants.flatMap(({ role, reach }) => (roles.includes(role) ? reach : []))
  const rows = await db.rows<{ code: string }>(sql`
    select distinct area_code as code from access.unit_view where id = any(${units}::uuid[]) and level in ('county', 'desk') order by code`)
  return rows.map((row) => row.code)
}

/** A unit that handles files and is open on the day. */
export async function findHandlingUnit(db: Database, id: string, today: LegalDate): Promise<{ id: string; name: string } | undefined> {
  return db.one<{ id: string; name: string }>(sql`
    select id, name from access.unit_view
     where id = ${id} and level in ('desk', 'office', 'station') and (valid_to is null or valid_to >= ${today})`)
}

/** Whether an account in use is officer or chief of a unit at an instant, so that a file can be given to it there. */
export async function isOfficerOf(db: Database, accountId: string, unitId: string, now: Date): Promise<boolean> {
  const row = await db.one<{ found: boolean }>(sql`
    select exists (select from access.grant_view where account_id = ${accountId} and unit_id = ${unitId} and role in ('officer', 'chief')
      and valid_from <= ${now} and (valid_to is null or valid_to > ${now})) as found`)
  return row?.found ?? false
}

/** The first of the names that is the full or short name of a unit. */
export async function findUnitNamed(db: Database, names: readonly string[]): Promise<{ id: string } | undefined> {
  return db.one<{ id: string }>(sql`
    select u.id from unnest(${names}::text[]) with ordinality as n (name, place) join access.unit_view u on u.name = n.name or u.short_name = n.name
     where u.level in ('office', 'station', 'desk') order by n.place limit 1`)
}

/** Short names of all units, by id. */
export async function unitNames(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ id: string; name: string }>(sql`select id, short_name as name from access.unit_view`)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Name of the person an account belongs to. */
export async function accountName(db: Database, id: string): Promise<string | null> {
  const row = await db.one<{ name: string }>(sql`select name from access.account_view where id = ${id}`)
  return row?.name ?? null
}

/** The county itself, above its desk and offices: what concerns their own staff is for it alone. */
export async function findCountyUnit(db: Database, today: LegalDate, areaCode: string): Promise<{ id: string } | undefined> {
  return db.one<{ id: string }>(sql`
    select id from access.unit_view where level = 'county' and area_code = ${areaCode} and (valid_to is null or valid_to >= ${today}) order by valid_from, id limit 1`)
}

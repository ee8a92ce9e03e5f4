/** The SQL of spot checks: what may be drawn, the draws, and what the checks found. */
import sql, { type Sql } from 'sql-template-tag'
import type { Database, Queries } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { LARGEST_POPULATION, type Draw, type Item } from './contract.ts'
import type { SpotCheckState } from './spotcheck.ts'

export interface Range {
  /** Units whose files are drawn from. */
  readonly units: readonly string[]
  readonly from: LegalDate
  readonly to: LegalDate
  readonly kinds: readonly string[]
  readonly outcomes: readonly string[]
}

export interface Closed {
  readonly id: string
  readonly closedAt: string
}

/** A unit and those below it, as far as they are among `reach`. */
export async function unitsBelow(db: Queries, unitId: string, reach: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    with recursive below as (
      select id from access.unit_view where id = ${unitId}
      union select u.id from below b join access.unit_view u on u.parent_id = b.id
    ) select id from below where id = any(${reach}::uuid[])`)
  return rows.map(({ id }) => id)
}

export async function namesOf(db: Queries, units: readonly string[]): Promise<{ id: string; name: string }[]> {
  return db.rows<{ id: string; name: string }>(sql`select id, short_name as name from access.unit_view where id = any(${units}::uuid[]) order by area_code, level = 'county' desc, name`)
}

/**
 * Files closed in a period and never drawn, from each unit's own index of closings, so that the cost grows with the period and
 * not with the number of files; one more than a draw is made from, where there are more.
 */
export async function listClosed(db: Queries, { units, from, to, kinds, outcomes }: Range): Promise<Closed[]> {
  return db.rows<Closed>(sql`
    select f.id, to_char(f.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "closedAt"
      from unnest(${units}::uuid[]) as u (id) cross join lateral (
        select f.id, f.closed_at from casefile.file_view f
         where f.unit_id = u.id and f.closed_at >= (${from}::date::timestamp at time zone 'Asia/Shanghai')
           and f.closed_at < ((${to}::date + 1)::timestamp at time zone 'Asia/Shanghai') and f.kind = any(${kinds}::text[])
           and (${outcomes.length === 0}::boolean or f.kind <> 'complaint' or case
             when f.stage = 'refused' then 'refused' when f.substage = 'agreed' then 'agreed' when f.substage in ('terminated', 'told') then 'terminated' end = any(${outcomes}::text[]))
      ) f
     where not exists (select from spotcheck.item i where i.file_id = f.id) order by f.id limit ${LARGEST_POPULATION + 1}`)
}

export interface NewDraw extends Omit<Range, 'units'> {
  readonly id: string
  readonly key: string
  readonly unitId: string
  readonly population: readonly string[]
  readonly seed: string
  readonly dueOn: LegalDate
  readonly checkerId: string | null
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
  /** In the order in which they were drawn. */
  readonly sample: readonly Closed[]
}

/** Keeps a draw with its files, in one statement; a file that another draw took meanwhile violates UNIQUE. */
export async function insertDraw(db: Queries, draw: NewDraw): Promise<void> {
  const rows = draw.sample.map(({ id, closedAt }, index) => ({ file_id: id, place: index + 1, closed_at: closedAt }))
  await db.run(sql`
    with draw as (
      insert into spotcheck.draw (id, request_key, unit_id, closed_from, closed_to, kinds, outcomes, population, population_files, size, seed, due_on, checker_id, drawn_by, drawn_by_name, drawn_at)
      values (${draw.id}, ${draw.key}, ${draw.unitId}, ${draw.from}, ${draw.to}, ${draw.kinds}::text[], ${draw.outcomes}::text[], ${draw.population.length}, ${draw.population}::uuid[],
        ${rows.length}, ${draw.seed}, ${draw.dueOn}, ${draw.checkerId}, ${draw.by.id}, ${draw.by.name}, ${draw.at}) returning id
    )
    insert into spotcheck.item (file_id, draw_id, place, closed_at)
    select r.file_id, draw.id, r.place, r.closed_at from draw, ${recordset('r', { file_id: 'uuid', place: 'int', closed_at: 'timestamptz' }, rows)}`)
}

export async function findByKey(db: Queries, key: string): Promise<string | undefined> {
  return (await db.one<{ id: string }>(sql`select id from spotcheck.draw where request_key = ${key}`))?.id
}

export interface DrawHead {
  readonly id: string
  readonly unitId: string
  readonly seed: string
  readonly size: number
  readonly dueOn: LegalDate
}

export async function findDraw(db: Queries, id: string): Promise<DrawHead | undefined> {
  return db.one<DrawHead>(sql`select id, unit_id as "unitId", seed, size, due_on as "dueOn" from spotcheck.draw where id = ${id}`)
}

/** What a sample is made from anew, and the one that was drawn. */
export async function readSample(db: Queries, id: string): Promise<{ readonly population: readonly string[]; readonly drawn: readonly string[] }> {
  const row = await db.one<{ population: string[]; drawn: string[] }>(sql`
    select population_files as population, (select array_agg(file_id order by place) from spotcheck.item where draw_id = d.id) as drawn from spotcheck.draw d where id = ${id}`)
  return row ?? { population: [], drawn: [] }
}

const LONGEST_LIST = 100

/** Draws of some units, newest first, each with what came of it. */
export async function listDraws(db: Queries, which: { readonly units: readonly string[] } | { readonly id: string }): Promise<Draw[]> {
  const chosen = 'id' in which ? sql`d.id = ${which.id}` : sql`d.unit_id = any(${which.units}::uuid[])`
  return db.rows<Draw>(sql`
    select d.id, u.short_name as "unitName", d.closed_from as "from", d.closed_to as "to", d.kinds, d.outcomes, d.population, d.size, d.drawn_by_name as by,
           to_char(d.drawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, d.due_on as "dueOn", a.name as checker, c.counts, coalesce(g.grades, '[]') as grades, coalesce(f.faults, '[]') as faults
      from spotcheck.draw d left join access.unit_view u on u.id = d.unit_id left join access.account_view a on a.id = d.checker_id
      cross join lateral (
        select jsonb_build_object(
          'waiting', count(*) filter (where stage = 'waiting'), 'drawn', count(*) filter (where stage = 'drawn'), 'lifted', count(*) filter (where stage = 'lifted'),
          'inOrder', count(*) filter (where stage = 'settled' and verdict = 'in-order'), 'faults', count(*) filter (where stage = 'settled' and verdict = 'faults'),
          'correcting', count(*) filter (where stage in ('correcting', 'corrected'))) as counts from spotcheck.item where draw_id = d.id
      ) c cross join lateral (
        select jsonb_agg(jsonb_build_object('grade', grade, 'count', count) order by grade) as grades
          from (select grade, count(*) from spotcheck.item where draw_id = d.id and grade is not null group by grade) n
      ) g cross join lateral (
        select jsonb_agg(jsonb_build_object('code', code, 'count', count) order by count desc, code) as faults
          from (select code, count(*) from spotcheck.item i cross join unnest(i.faults) as code where i.draw_id = d.id group by code) n
      ) f
     where ${chosen} order by d.drawn_at desc, d.id limit ${LONGEST_LIST}`)
}

export interface ItemRow extends Item {
  readonly unitId: string
  readonly officerId: string | null
  readonly place: number
  readonly version: number
}

const ITEM = sql`
  f.id, f.number, f.kind, f.subject, f.version, i.draw_id as "drawId", i.place, d.due_on as "dueOn", i.stage, i.verdict, i.checked_by as "checkedBy",
  a.name as officer, u.short_name as "unitName", f.unit_id as "unitId", f.officer_id as "officerId"`
const ITEM_FROM = sql`
  spotcheck.item i join spotcheck.draw d on d.id = i.draw_id join casefile.file_view f on f.id = i.file_id
  left join access.account_view a on a.id = f.officer_id left join access.unit_view u on u.id = f.unit_id`

/** Files of a draw after a place, in the order in which they were drawn. */
export async function listItems(db: Queries, drawId: string, after: number, limit: number): Promise<ItemRow[]> {
  return db.rows<ItemRow>(sql`select ${ITEM} from ${ITEM_FROM} where i.draw_id = ${drawId} and i.place > ${after} order by i.place limit ${limit}`)
}

/** Files of a draw that its run has still to mark. */
export async function listWaiting(db: Queries, drawId: string): Promise<Pick<ItemRow, 'id' | 'version' | 'unitId' | 'officerId'>[]> {
  return db.rows<Pick<ItemRow, 'id' | 'version' | 'unitId' | 'officerId'>>(sql`
    select f.id, f.version, f.unit_id as "unitId", f.officer_id as "officerId" from spotcheck.item i join casefile.file_view f on f.id = i.file_id where i.draw_id = ${drawId} and i.stage = 'waiting' order by i.place`)
}

/** Open checks that some people are to make, and corrections on files in their hands. */
export async function listOwn(db: Queries, people: readonly string[]): Promise<ItemRow[]> {
  return db.rows<ItemRow>(sql`
    select ${ITEM} from ${ITEM_FROM} where d.checker_id = any(${people}::uuid[]) and i.stage in ('drawn', 'corrected')
    union select ${ITEM} from ${ITEM_FROM} where f.officer_id = any(${people}::uuid[]) and f.closed_at is null and i.stage = 'correcting'
     order by "dueOn", number limit ${LONGEST_LIST}`)
}

/** What the run needs of a file of a draw to mark it. */
export async function findDrawn(db: Queries, drawId: string, fileId: string): Promise<{ dueOn: LegalDate; closedAt: string } | undefined> {
  return db.one<{ dueOn: LegalDate; closedAt: string }>(sql`
    select d.due_on as "dueOn", to_char(i.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "closedAt"
      from spotcheck.item i join spotcheck.draw d on d.id = i.draw_id where i.file_id = ${fileId} and i.draw_id = ${drawId}`)
}

export async function findChecker(db: Queries, drawId: string): Promise<string | null> {
  const row = await db.one<{ name: string | null }>(sql`
    select a.name from spotcheck.draw d left join access.account_view a on a.id = d.checker_id where d.id = ${drawId}`)
  return row?.name ?? null
}

const FOUND = { file_id: 'uuid', stage: 'text', verdict: 'text', faults: 'text[]', checked_by: 'text', grade: 'text' } as const

export type FoundRow = Readonly<Record<keyof typeof FOUND, unknown>>

/** What the row of a drawn file is derived to; the same for one change and for many. */
export function foundOf(fileId: string, { stage, verdict, faults, checkedBy }: SpotCheckState, grade: string | null): FoundRow | undefined {
  return stage === 'none' ? undefined : { file_id: fileId, stage, verdict, faults: faults.map(({ code }) => code), checked_by: checkedBy, grade }
}

export function foundUpdate(rows: readonly FoundRow[]): Sql {
  return sql`
    update spotcheck.item i set stage = r.stage, verdict = r.verdict, faults = r.faults, checked_by = r.checked_by, grade = r.grade
      from ${recordset('r', FOUND, rows)} where i.file_id = r.file_id`
}

/** The rows of files that were marked, in the form of {@link foundOf}, for comparison with a fold. */
export async function readFound(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const rows = await db.rows<{ file_id: string }>(sql`
    select file_id, stage, verdict, faults, checked_by, grade from spotcheck.item where file_id = any(${ids}::uuid[]) and stage <> 'waiting'`)
  return new Map(rows.map((row) => [row.file_id, row]))
}

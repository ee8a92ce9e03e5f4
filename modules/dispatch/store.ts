/** The SQL of dispatch: what was decided where, and the place names that follow from it. */
import sql, { type Sql } from 'sql-template-tag'
import type { Queries } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { PlaceAlias } from '#modules/party/aliases.ts'

/** Where a file was sent, and the place names of its address; without a unit it was given back and teaches nothing. */
export interface Decision {
  readonly fileId: string
  readonly areaCode: string
  readonly unitId: string | null
  readonly names: readonly string[]
}

const DECISION = { file_id: 'uuid', area_code: 'text', unit_id: 'uuid', names: 'text[]' } as const

/**
 * Notes where files were sent and what that adds to each place name, or takes from it, as parts of one statement. What a file said
 * before is what that statement finds: its events are written with it, so nobody else's decision on the file can come between.
 * Names are counted in one order, so that two such statements never wait for each other.
 */
export function decisionsUpsert(decisions: readonly Decision[]): readonly Sql[] {
  const given = recordset('c', DECISION, decisions.map(({ fileId, areaCode, unitId, names }) => ({ file_id: fileId, area_code: areaCode, unit_id: unitId, names })))
  return [
    sql`delete from dispatch.decision where file_id in (select file_id from ${given} where unit_id is null)`,
    sql`
      insert into dispatch.decision (file_id, unit_id, names) select file_id, unit_id, names from ${given} where unit_id is not null
      on conflict (file_id) do update set unit_id = excluded.unit_id, names = excluded.names`,
    sql`
      insert into dispatch.place_support (area_code, name, unit_id, support)
      select area_code, name, unit_id, sum(files) from (
        select c.area_code, n.name, c.unit_id, 1 as files from ${given} cross join lateral unnest(c.names) as n (name) where c.unit_id is not null
        union all
        select c.area_code, n.name, d.unit_id, -1 from ${given} join dispatch.decision d on d.file_id = c.file_id cross join lateral unnest(d.names) as n (name)
      ) as changed group by area_code, name, unit_id having sum(files) <> 0 order by area_code, name, unit_id
      on conflict (area_code, name, unit_id) do update set support = place_support.support + excluded.support`,
  ]
}

/** Of the names, those learned in a county from decided files other than this one, for offices and stations. */
export async function learnedPlaces(db: Queries, areaCode: string, names: readonly string[], exceptFileId: string): Promise<PlaceAlias[]> {
  return db.rows<PlaceAlias>(sql`
    select p.name as alias, p.unit_id as "unitId", p.support - (d.file_id is not null)::int as support
      from dispatch.place_support p join access.unit_view u on u.id = p.unit_id and u.level in ('office', 'station')
      left join dispatch.decision d on d.file_id = ${exceptFileId} and d.unit_id = p.unit_id and p.name = any(d.names)
     where p.area_code = ${areaCode} and p.name = any(${names}::text[]) and p.support > (d.file_id is not null)::int`)
}

/** Units of a county that are open on the day, and one more wherever it is, with the code of their town. */
export async function openUnits(db: Queries, areaCode: string, today: LegalDate, other: string | null): Promise<{ id: string; level: string; areaCode: string }[]> {
  return db.rows<{ id: string; level: string; areaCode: string }>(sql`
    select id, level, area_code as "areaCode" from access.unit_view
     where (left(area_code, 6) = ${areaCode} or id = ${other}) and (valid_to is null or valid_to >= ${today})`)
}

/** Names of the regulators above a unit, the nearest first. */
export async function unitsAbove(db: Queries, unitId: string): Promise<{ id: string; name: string; level: string }[]> {
  return db.rows<{ id: string; name: string; level: string }>(sql`
    with recursive above as (
      select id, parent_id, name, level, 0 as step from access.unit_view where id = ${unitId}
      union all select u.id, u.parent_id, u.name, u.level, above.step + 1 from access.unit_view u join above on u.id = above.parent_id
    ) select id, name, level from above where step > 0 order by step`)
}

/** The SQL of dispatch: what was decided where, and the place names that follow from it. */
import sql, { type Sql } from 'sql-template-tag'
import type { Queries } from '#platform/db/database.ts'
import type { PlaceAlias } from '#modules/party/aliases.ts'

/** Notes where a file was sent; a file given back to intake teaches nothing. */
export function decisionUpsert(fileId: string, decision: { readonly unitId: string; readonly names: readonly string[] } | null): Sql {
  if (decision === null) return sql`delete from dispatch.decision where file_id = ${fileId}`
  return sql`
    insert into dispatch.decision (file_id, unit_id, names) values (${fileId}, ${decision.unitId}, ${decision.names}::text[])
    on conflict (file_id) do update set unit_id = excluded.unit_id, names = excluded.names`
}

/** Place names learned from decided files other than this one, for offices and stations that are open. */
export async function learnedPlaces(db: Queries, exceptFileId: string): Promise<PlaceAlias[]> {
  return db.rows<PlaceAlias>(sql`
    select n.name as alias, d.unit_id as "unitId", count(*)::int as support
      from dispatch.decision d cross join lateral unnest(d.names) as n (name)
      join access.unit_view u on u.id = d.unit_id and u.level in ('office', 'station') and u.valid_to is null
     where d.file_id <> ${exceptFileId} group by n.name, d.unit_id`)
}

/** Offices of a county by the code of their town. */
export async function officesOfCounty(db: Queries, areaCode: string): Promise<{ id: string; areaCode: string }[]> {
  return db.rows<{ id: string; areaCode: string }>(sql`
    select id, area_code as "areaCode" from access.unit_view where level = 'office' and left(area_code, 6) = ${areaCode} and valid_to is null`)
}

/** Names of the regulators above a unit, the nearest first. */
export async function unitsAbove(db: Queries, unitId: string): Promise<{ id: string; name: string; level: string }[]> {
  return db.rows<{ id: string; name: string; level: string }>(sql`
    with recursive above as (
      select id, parent_id, name, level, 0 as step from access.unit_view where id = ${unitId}
      union all select u.id, u.parent_id, u.name, u.level, above.step + 1 from access.unit_view u join above on u.id = above.parent_id
    ) select id, name, level from above where step > 0 order by step`)
}

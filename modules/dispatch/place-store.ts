/** The SQL of the page on which a county settles its place names and categories. */
import sql, { raw } from 'sql-template-tag'
import type { Queries } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { PLACES_A_PAGE, type PLACE_TABS } from './place-contract.ts'

export interface Said {
  readonly unitId: string | null
  readonly unitName: string | null
  readonly closed: boolean
  /** Files that went there; null where it was entered. */
  readonly support: number | null
  readonly reason: string | null
  readonly by: string | null
  readonly at: string | null
}

export interface PlaceRow {
  readonly name: string
  readonly said: readonly Said[]
  readonly total: number
}

export interface PlaceQuery {
  readonly areaCode: string
  readonly tab: (typeof PLACE_TABS)[number]
  readonly text: string
  readonly page: number
}

/**
 * What each tab lists. What counts is what a suggestion would go by (`makeAliasTable`): a word that a person entered before what was
 * learned, a word of silence before every other.
 */
const LISTED: Readonly<Record<PlaceQuery['tab'], string>> = {
  open: `not bool_or(entered and unit_id is null) and count(distinct unit_id) filter (where entered or not any_entered) > 1`,
  settled: 'bool_or(entered)',
  learned: 'bool_or(not entered)',
}

/** Names of a county with all that is said of each, the most frequent first. Only the settled list tells of units that are closed. */
export async function listPlaces(db: Queries, { areaCode, tab, text, page }: PlaceQuery, today: LegalDate): Promise<PlaceRow[]> {
  return db.rows<PlaceRow>(sql`
    with said as (
      select name, name as alias, unit_id, support, null as reason, null::uuid as entered_by, null::timestamptz as entered_at from dispatch.place_support
       where area_code = ${areaCode} and support > 0
      union all select name, alias, unit_id, support, reason, entered_by, entered_at from party.place_alias_view where area_code = ${areaCode}
    ), known as (
      select s.*, s.support is null as entered, u.short_name as unit_name, u.valid_to is not null and u.valid_to < ${today} as closed,
             bool_or(s.support is null) over (partition by s.name) as any_entered
        from said s left join access.unit_view u on u.id = s.unit_id
       where strpos(s.name, ${text}) > 0 and (s.unit_id is null or u.level in ('office', 'station') or s.support is null)
         and (${tab === 'settled'} or s.unit_id is null or u.valid_to is null or u.valid_to >= ${today})
    )
    select coalesce(min(k.alias) filter (where entered), k.name) as name, count(*) over ()::int as total,
           jsonb_agg(jsonb_build_object('unitId', k.unit_id, 'unitName', k.unit_name, 'closed', coalesce(k.closed, false), 'support', k.support, 'reason', k.reason,
             'by', a.name, 'at', to_char(k.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by k.support desc, k.unit_name) as said
      from known k left join access.account_view a on a.id = k.entered_by
     group by k.name having ${raw(LISTED[tab])}
     order by coalesce(sum(k.support), 0) desc, max(k.entered_at) desc nulls last, k.name limit ${PLACES_A_PAGE} offset ${page * PLACES_A_PAGE}`)
}

export interface PlaceFile {
  readonly id: string
  readonly number: string
  readonly kind: FileKind
  readonly receivedOn: LegalDate
  readonly unitId: string
}

const EXAMPLES = 3

/** Of the files that speak for a name, those in units whose files the caller lists: the newest few of each unit they were sent to. */
export async function listPlaceFiles(db: Queries, areaCode: string, name: string, readable: readonly string[]): Promise<PlaceFile[]> {
  return db.rows<PlaceFile>(sql`
    select id, number, kind, received_on as "receivedOn", unit_id as "unitId" from (
      select f.id, f.number, f.kind, f.received_on, d.unit_id, row_number() over (partition by d.unit_id order by f.received_on desc, f.number desc) as place
        from dispatch.decision d join casefile.file_view f on f.id = d.file_id
       where d.names @> array[${name}]::text[] and f.area_code = ${areaCode} and f.unit_id = any(${readable}::uuid[])
    ) as newest where place <= ${EXAMPLES} order by unit_id, place`)
}

export interface CategoryRow {
  readonly category: string
  readonly unitId: string
  readonly unitName: string
  readonly closed: boolean
  readonly by: string
  readonly at: Date
}

export async function listCategoryUnits(db: Queries, areaCode: string, today: LegalDate): Promise<CategoryRow[]> {
  return db.rows<CategoryRow>(sql`
    select c.category, c.unit_id as "unitId", u.short_name as "unitName", coalesce(u.valid_to < ${today}, false) as closed, coalesce(a.name, '') as by, c.changed_at as at
      from dispatch.category_unit c join access.unit_view u on u.id = c.unit_id left join access.account_view a on a.id = c.changed_by
     where c.area_code = ${areaCode} order by c.category`)
}

/** The unit a county has given a category to, or the nearest one above it: a code that begins it up to a hyphen. */
export async function findCategoryUnit(db: Queries, areaCode: string, category: string): Promise<{ unitId: string; category: string } | undefined> {
  const above = category.split('-').map((_, index, parts) => parts.slice(0, index + 1).join('-'))
  return db.one<{ unitId: string; category: string }>(sql`
    select unit_id as "unitId", category from dispatch.category_unit
     where area_code = ${areaCode} and category = any(${above}::text[]) order by length(category) desc limit 1`)
}

export async function saveCategoryUnit(db: Queries, areaCode: string, category: string, unitId: string | null, by: string, at: Date): Promise<void> {
  await db.run(unitId === null ? sql`delete from dispatch.category_unit where area_code = ${areaCode} and category = ${category}` : sql`
    insert into dispatch.category_unit (area_code, category, unit_id, changed_by, changed_at) values (${areaCode}, ${category}, ${unitId}, ${by}, ${at})
    on conflict (area_code, category) do update set unit_id = excluded.unit_id, changed_by = excluded.changed_by, changed_at = excluded.changed_at`)
}

/** Open units of a county to which files can be given, with the county's own name. */
export async function unitsToName(db: Queries, areaCode: string, today: LegalDate): Promise<{ id: string; name: string; level: string }[]> {
  return db.rows<{ id: string; name: string; level: string }>(sql`
    select id, case level when 'county' then name else short_name end as name, level from access.unit_view
     where left(area_code, 6) = ${areaCode} and level in ('county', 'desk', 'office', 'station') and (valid_to is null or valid_to >= ${today}) order by area_code, name`)
}

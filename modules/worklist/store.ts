/** The SQL of the list and of the overview: pages of files of every kind, and counts that equal them. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { filesHolding, holdsText } from '#modules/casefile/search.ts'
import type { ListFilter, ListRow } from './contract.ts'

/** Files that a person may read: all of some units, and of others those of one officer, for whom they stand in. */
export interface Places {
  readonly units: readonly string[]
  readonly beside: readonly { readonly unitId: string; readonly officerId: string }[]
}

/** Whether the file `f` is in one of the places. */
export function isIn({ units, beside }: Places): Sql {
  const whole = sql`f.unit_id = any(${units}::uuid[])`
  return beside.length === 0 ? whole : sql`(${whole} or (f.unit_id, f.officer_id) in (select * from ${besideRows(beside)}))`
}

function besideRows(beside: Places['beside']): Sql {
  return sql`unnest(${beside.map(({ unitId }) => unitId)}::uuid[], ${beside.map(({ officerId }) => officerId)}::uuid[])`
}

export interface Listing extends Omit<ListFilter, 'officer' | 'unitId' | 'awaiting'>, Places {
  /** Accounts; null for files nobody has taken on; undefined for all. */
  readonly officerIds?: readonly string[] | null | undefined
  readonly awaiting?: string | undefined
  readonly today: LegalDate
  /** Last day that counts as nearly due. */
  readonly soonUntil: LegalDate
  /** Where the page before ended: due (or closing) mark and file id. */
  readonly after?: readonly [mark: string, id: string] | undefined
  readonly limit: number
}

interface ListSqlRow {
  readonly id: string
  readonly number: string
  readonly kind: ListRow['kind']
  readonly version: number
  readonly stage: string
  readonly substage: string | null
  readonly received_on: string
  readonly unit_id: string
  readonly officer_id: string | null
  readonly next_clock: string | null
  readonly next_due_on: string | null
  readonly provisional: boolean
  readonly mark: string
  readonly subject: string
  readonly category: string
  readonly summary: string
  readonly awaiting: string | null
  readonly supervised: boolean
  readonly unit_name: string | null
  readonly officer_name: string | null
}

function officerCondition(officerIds: Listing['officerIds']): Sql {
  if (officerIds === undefined) return empty
  return officerIds === null ? sql`and f.officer_id is null` : sql`and f.officer_id = any(${officerIds}::uuid[])`
}

function dueCondition({ due, today, soonUntil }: Listing): Sql {
  if (due === 'overdue') return sql`and f.sort_due_on < ${today}`
  if (due === 'today') return sql`and f.sort_due_on = ${today}`
  return due === 'soon' ? sql`and f.sort_due_on between ${today} and ${soonUntil}` : empty
}

/** More files than this that hold a text are not gathered before the list is read: they come up soon enough in its order. */
const MANY = 5_000

async function textCondition(db: Database, text: string | undefined): Promise<Sql> {
  if (!text) return empty
  const holding = filesHolding(text)
  const found = holding && await db.rows<{ id: string }>(sql`
    select file_id as id from complaint.source_view where national_number = ${text} union all ${holding} limit ${MANY + 1}`)
  return found && found.length <= MANY ? sql`and f.id = any(${found.map(({ id }) => id)}::uuid[])` : sql`and ${holdsText(text)}`
}

function conditionsOf(listing: Listing): Sql {
  const { kind, stage, awaiting, supervised } = listing
  return sql`${kind ? sql`and f.kind = ${kind}` : empty} ${stage ? sql`and f.stage = ${stage}` : empty}
    ${awaiting ? sql`and f.awaiting is not null and f.awaiting = ${awaiting}` : empty} ${supervised ? sql`and f.supervised` : empty}
    ${officerCondition(listing.officerIds)} ${dueCondition(listing)}`
}

/**
 * One page of files of several units, in due order (open) or newest first (closed). Each unit gives at most a page
 * from its own index, so the cost does not grow with the number of files.
 */
export async function listFiles(db: Database, listing: Listing): Promise<ListSqlRow[]> {
  const conditions = sql`${conditionsOf(listing)} ${await textCondition(db, listing.text)}`
  const page = listing.state === 'open'
    ? sql`
      select f.*, f.sort_due_on::text as mark from casefile.file_view f
       where f.unit_id = u.id and f.closed_at is null and (u.officer is null or f.officer_id = u.officer) ${conditions}
         ${listing.after ? sql`and (f.sort_due_on, f.id) > (${listing.after[0]}::date, ${listing.after[1]}::uuid)` : empty}
       order by f.sort_due_on, f.id limit ${listing.limit}`
    : sql`
      select f.*, f.closed_at::text as mark from casefile.file_view f
       where f.unit_id = u.id and f.closed_at is not null and (u.officer is null or f.officer_id = u.officer) ${conditions}
         ${listing.after ? sql`and (f.closed_at, f.id) < (${listing.after[0]}::timestamptz, ${listing.after[1]}::uuid)` : empty}
       order by f.closed_at desc, f.id desc limit ${listing.limit}`
  const order = listing.state === 'open' ? sql`q.sort_due_on, q.id` : sql`q.closed_at desc, q.id desc`
  return db.rows<ListSqlRow>(sql`
    with page as materialized (
      select q.* from (${placesOf(listing)}) as u (id, officer) cross join lateral (${page}) q order by ${order} limit ${listing.limit}
    )
    select q.id, q.number, q.kind, q.version, q.stage, q.substage, q.received_on, q.unit_id, q.officer_id, q.next_clock, q.next_due_on, q.provisional, q.mark,
           q.subject, q.category, q.summary, q.awaiting, q.supervised, u.short_name as unit_name, a.name as officer_name
      from page q left join access.unit_view u on u.id = q.unit_id
      left join access.account_view a on a.id = q.officer_id order by ${order}`)
}

function placesOf({ units, beside }: Places): Sql {
  const whole = sql`select id, null::uuid from unnest(${units}::uuid[]) as w (id)`
  return beside.length === 0 ? whole : sql`${whole} union all select * from ${besideRows(beside)}`
}

export interface UnitCounts {
  readonly unitId: string
  readonly open: number
  readonly overdue: number
  readonly soon: number
  readonly unaccepted: number
  readonly inMediation: number
  readonly complaints: number
  readonly reports: number
  readonly inquiries: number
  readonly supervised: number
}

/** Counts by unit; each equals the length of the list that {@link listFiles} gives for the same filter. */
export async function countByUnit(db: Database, units: readonly string[], today: LegalDate, soonUntil: LegalDate): Promise<UnitCounts[]> {
  return db.rows<UnitCounts>(sql`
    select unit_id as "unitId", count(*)::int as open, (count(*) filter (where sort_due_on < ${today}))::int as overdue,
           (count(*) filter (where sort_due_on between ${today} and ${soonUntil}))::int as soon,
           (count(*) filter (where kind = 'complaint' and stage = 'received'))::int as unaccepted,
           (count(*) filter (where kind = 'complaint' and stage = 'accepted'))::int as "inMediation",
           (count(*) filter (where kind = 'complaint'))::int as complaints, (count(*) filter (where kind = 'report'))::int as reports,
           (count(*) filter (where kind = 'inquiry'))::int as inquiries, (count(*) filter (where supervised))::int as supervised
      from casefile.file_view where unit_id = any(${units}::uuid[]) and closed_at is null group by unit_id`)
}

/** Open files that wait for a role's decision in some units, and those that a superior watches over in others. */
export async function countWaiting(db: Database, role: string, units: readonly string[], readable: Places): Promise<{ awaiting: number; supervised: number }> {
  const row = await db.one<{ awaiting: number; supervised: number }>(sql`
    select (select count(*) from casefile.file_view where unit_id = any(${units}::uuid[]) and awaiting is not null and awaiting = ${role} and closed_at is null)::int as awaiting,
           (select count(*) from casefile.file_view f where ${isIn(readable)} and f.supervised and f.closed_at is null)::int as supervised`)
  return row ?? { awaiting: 0, supervised: 0 }
}

/** Files received and closed on each legal day since `since`. */
export async function countByDay(db: Database, units: readonly string[], since: LegalDate): Promise<{ day: string; received: number; closed: number }[]> {
  return db.rows<{ day: string; received: number; closed: number }>(sql`
    select day::text, sum(received)::int as received, sum(closed)::int as closed from (
      select received_on as day, 1 as received, 0 as closed from casefile.file_view where unit_id = any(${units}::uuid[]) and received_on >= ${since}
      union all
      select (closed_at at time zone 'Asia/Shanghai')::date, 0, 1 from casefile.file_view
       where unit_id = any(${units}::uuid[]) and closed_at >= (${since}::date::timestamp at time zone 'Asia/Shanghai')
    ) d group by day order by day`)
}

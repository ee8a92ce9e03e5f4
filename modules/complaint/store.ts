/** The SQL of complaints: their projection, the to-do list, the chief's overview. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { ComplaintState } from './complaint.ts'
import type { QueueRow } from './contract.ts'

const SUMMARY_LENGTH = 60

const COMPLAINT = {
  file_id: 'uuid', person_id: 'uuid', operator_id: 'uuid', channel: 'text', national_number: 'text', respondent_name: 'text',
  respondent_address: 'text', category: 'text', summary: 'text', amount_fen: 'bigint', occurred_on: 'date', publication_consent: 'boolean',
  grade: 'text', decided_on: 'date', ground: 'text', result: 'text',
} as const

export type ComplaintRow = Readonly<Record<keyof typeof COMPLAINT, unknown>>

/** What the row of a complaint is derived to; the same for one change and for many. */
export function projectionOf(fileId: string, state: ComplaintState): ComplaintRow | undefined {
  const { statement } = state
  if (!statement) return undefined
  return {
    file_id: fileId, person_id: statement.personId, operator_id: statement.respondent.operatorId, channel: statement.channel,
    national_number: statement.nationalNumber, respondent_name: statement.respondent.name, respondent_address: statement.respondent.address,
    category: statement.category, summary: [...statement.facts.replace(/\s+/g, ' ')].slice(0, SUMMARY_LENGTH).join(''),
    amount_fen: statement.amountFen, occurred_on: statement.occurredOn, publication_consent: statement.publicationConsent,
    grade: state.rating?.grade ?? null, decided_on: state.decidedOn, ground: state.refusal?.ground ?? null,
    result: state.refusal?.reason ?? state.summary,
  }
}

/** Brings the rows of changed complaints up to date, as part of the statement that changes them (`casefile`). */
export function complaintsUpsert(rows: readonly ComplaintRow[]): Sql {
  return sql`
    insert into complaint.complaint (file_id, person_id, operator_id, channel, national_number, respondent_name, respondent_address,
      category, summary, amount_fen, occurred_on, publication_consent, grade, decided_on, ground, result)
    select file_id, person_id, operator_id, channel, national_number, respondent_name, respondent_address,
      category, summary, amount_fen, occurred_on, publication_consent, grade, decided_on, ground, result
    from ${recordset('c', COMPLAINT, rows)}
    on conflict (file_id) do update set person_id = excluded.person_id, operator_id = excluded.operator_id, respondent_name = excluded.respondent_name,
      respondent_address = excluded.respondent_address, category = excluded.category, summary = excluded.summary,
      amount_fen = excluded.amount_fen, occurred_on = excluded.occurred_on, grade = excluded.grade,
      decided_on = excluded.decided_on, ground = excluded.ground, result = excluded.result`
}

export interface QueueFilter {
  readonly units: readonly string[]
  readonly officerId?: string | undefined
  readonly stage?: string | undefined
  readonly due: 'overdue' | 'soon' | 'any'
  readonly state: 'open' | 'closed'
  readonly text?: string | undefined
  readonly today: LegalDate
  /** Last day that counts as nearly due. */
  readonly soonUntil: LegalDate
  /** Where the page before ended: due (or closing) mark and file id. */
  readonly after?: readonly [mark: string, id: string] | undefined
  readonly limit: number
}

interface QueueSqlRow {
  readonly id: string
  readonly number: string
  readonly kind: QueueRow['kind']
  readonly stage: QueueRow['stage']
  readonly substage: string | null
  readonly received_on: string
  readonly unit_id: string
  readonly officer_id: string | null
  readonly next_clock: string | null
  readonly next_due_on: string | null
  readonly provisional: boolean
  readonly mark: string
  readonly respondent_name: string
  readonly category: string
  readonly summary: string
  readonly unit_name: string | null
  readonly officer_name: string | null
}

function queueConditions(filter: QueueFilter): Sql {
  const officer = filter.officerId ? sql`and f.officer_id = ${filter.officerId}` : empty
  const stage = filter.stage ? sql`and f.stage = ${filter.stage}` : empty
  const overdue = filter.due === 'overdue' ? sql`and f.sort_due_on < ${filter.today}` : empty
  const soon = filter.due === 'soon' ? sql`and f.sort_due_on between ${filter.today} and ${filter.soonUntil}` : empty
  const text = filter.text
    ? sql`and (f.number like ${`${likePattern(filter.text.replace(/(?<=\d)-(?=\d)/g, ''))}%`} or exists (select 1 from complaint.complaint t where t.file_id = f.id
        and (t.respondent_name like ${`%${likePattern(filter.text)}%`} or t.summary like ${`%${likePattern(filter.text)}%`} or t.national_number = ${filter.text})))`
    : empty
  return sql`${officer} ${stage} ${overdue} ${soon} ${text}`
}

function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

/**
 * One page of files of several units, in due order (open) or newest first (closed). Each unit gives at most a page
 * from its own index, so the cost does not grow with the number of files.
 */
export async function listQueue(db: Database, filter: QueueFilter): Promise<QueueSqlRow[]> {
  const conditions = queueConditions(filter)
  const page = filter.state === 'open'
    ? sql`
      select f.*, f.sort_due_on::text as mark from casefile.file_view f
       where f.unit_id = u.id and f.closed_at is null ${conditions}
         ${filter.after ? sql`and (f.sort_due_on, f.id) > (${filter.after[0]}::date, ${filter.after[1]}::uuid)` : empty}
       order by f.sort_due_on, f.id limit ${filter.limit}`
    : sql`
      select f.*, f.closed_at::text as mark from casefile.file_view f
       where f.unit_id = u.id and f.closed_at is not null ${conditions}
         ${filter.after ? sql`and (f.closed_at, f.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)` : empty}
       order by f.closed_at desc, f.id desc limit ${filter.limit}`
  const order = filter.state === 'open' ? sql`q.sort_due_on, q.id` : sql`q.closed_at desc, q.id desc`
  return db.rows<QueueSqlRow>(sql`
    with page as materialized (
      select q.* from unnest(${filter.units}::uuid[]) as u (id) cross join lateral (${page}) q order by ${order} limit ${filter.limit}
    )
    select q.id, q.number, q.kind, q.stage, q.substage, q.received_on, q.unit_id, q.officer_id, q.next_clock, q.next_due_on, q.provisional, q.mark,
           c.respondent_name, c.category, c.summary, u.short_name as unit_name, a.name as officer_name
      from page q join complaint.complaint c on c.file_id = q.id left join access.unit_view u on u.id = q.unit_id
      left join access.account_view a on a.id = q.officer_id order by ${order}`)
}

export interface OfficeCounts {
  readonly unitId: string
  readonly open: number
  readonly overdue: number
  readonly soon: number
  readonly unaccepted: number
  readonly inMediation: number
}

/** Counts by unit; each equals the length of the list that {@link listQueue} gives for the same filter. */
export async function countByUnit(db: Database, units: readonly string[], today: LegalDate, soonUntil: LegalDate): Promise<OfficeCounts[]> {
  const rows = await db.rows<{ unit_id: string; open: number; overdue: number; soon: number; unaccepted: number; in_mediation: number }>(sql`
    select unit_id, count(*) as open, count(*) filter (where sort_due_on < ${today}) as overdue,
           count(*) filter (where sort_due_on between ${today} and ${soonUntil}) as soon,
           count(*) filter (where stage = 'received') as unaccepted, count(*) filter (where stage = 'accepted') as in_mediation
      from casefile.file_view where unit_id = any(${units}::uuid[]) and closed_at is null and kind = 'complaint' group by unit_id`)
  return rows.map((row) => ({
    unitId: row.unit_id, open: row.open, overdue: row.overdue, soon: row.soon, unaccepted: row.unaccepted, inMediation: row.in_mediation,
  }))
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

export interface OtherFile {
  readonly id: string
  readonly number: string
  readonly receivedOn: string
  readonly stage: QueueRow['stage']
  readonly category: string
  readonly summary: string
}

/** The other files on the same firm among units the reader may see, newest first, and how many there are. */
export async function filesOnOperator(
  db: Database, fileId: string, operator: { readonly operatorId: string | null; readonly name: string }, units: readonly string[],
): Promise<{ count: number; files: OtherFile[] }> {
  const same = operator.operatorId ? sql`c.operator_id = ${operator.operatorId}` : sql`c.respondent_name = ${operator.name}`
  const rows = await db.rows<{ id: string; number: string; received_on: string; stage: QueueRow['stage']; category: string; summary: string; total: number }>(sql`
    select f.id, f.number, f.received_on, f.stage, c.category, c.summary, count(*) over () as total
      from complaint.complaint c join casefile.file_view f on f.id = c.file_id
     where ${same} and c.file_id <> ${fileId} and f.unit_id = any(${units}::uuid[]) order by f.received_on desc, f.id desc limit 20`)
  const files = rows.map((row) => ({ id: row.id, number: row.number, receivedOn: row.received_on, stage: row.stage, category: row.category, summary: row.summary }))
  return { count: rows[0]?.total ?? 0, files }
}

/** The file that came from the national platform under this number. */
export async function findByNationalNumber(db: Database | Transaction, nationalNumber: string): Promise<string | undefined> {
  const row = await db.one<{ file_id: string }>(sql`select file_id from complaint.complaint where national_number = ${nationalNumber}`)
  return row?.file_id
}

/** The open desk that takes in and dispatches for a county; without a county, the first one set up. */
export async function findIntakeDesk(db: Database, today: LegalDate, areaCode?: string | null): Promise<{ id: string; areaCode: string } | undefined> {
  const row = await db.one<{ id: string; area_code: string }>(sql`
    select id, area_code from access.unit_view where level = 'desk' and (valid_to is null or valid_to >= ${today})
     order by (area_code = ${areaCode ?? ''}) desc, valid_from, id limit 1`)
  return row && { id: row.id, areaCode: row.area_code }
}

/** Where a complaint goes: the firm it is about, the office that handles it, the intake desk of its county. */
export interface Destination {
  readonly operator: { readonly id: string; readonly name: string; readonly address: string; readonly creditCode: string | null } | null
  /** Supervises the firm and is open; null where the firm is not known or its office has closed. */
  readonly officeId: string | null
  readonly desk: { readonly id: string; readonly areaCode: string } | null
}

/**
 * Read at once, because every complaint waits for it. The county is that of the firm, else that of the first of `units`, the
 * taker's own; an office's code is that of its town. Without either, the desk that was set up first.
 */
export async function findDestination(db: Database, today: LegalDate, operatorId: string | null, units: readonly string[]): Promise<Destination> {
  const row = await db.one<DestinationRow>(sql`
    select o.id, o.name, o.address, o.credit_code, u.id as office_id, d.id as desk_id, d.area_code as desk_area
      from (values (${operatorId}::uuid, ${units}::uuid[], ${today}::date)) as asked (operator_id, units, today)
      left join party.operator_view o on o.id = asked.operator_id
      left join access.unit_view u on u.id = o.unit_id and u.level in ('desk', 'office', 'station') and (u.valid_to is null or u.valid_to >= asked.today)
      left join lateral (
        select own.id, own.area_code from access.unit_view own where own.level = 'desk' and (own.valid_to is null or own.valid_to >= asked.today)
         order by (own.area_code = coalesce(o.area_code, (
           select left(v.area_code, 6) from access.unit_view v where v.id = any(asked.units) order by length(v.area_code), v.id limit 1
         ), '')) desc, own.valid_from, own.id limit 1
      ) d on true`)
  return {
    operator: row?.id ? { id: row.id, name: row.name, address: row.address, creditCode: row.credit_code } : null,
    officeId: row?.office_id ?? null, desk: row?.desk_id ? { id: row.desk_id, areaCode: row.desk_area } : null,
  }
}

interface DestinationRow {
  readonly id: string | null
  readonly name: string
  readonly address: string
  readonly credit_code: string | null
  readonly office_id: string | null
  readonly desk_id: string | null
  readonly desk_area: string
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

/** The complainant of a file (`party.person`). */
export async function findComplainant(db: Database, fileId: string): Promise<string | undefined> {
  const row = await db.one<{ person_id: string }>(sql`select person_id from complaint.complaint where file_id = ${fileId}`)
  return row?.person_id
}

/** The first of the names that is the full or short name of a unit. */
export async function findUnitNamed(db: Database, names: readonly string[]): Promise<{ id: string } | undefined> {
  return db.one<{ id: string }>(sql`
    select u.id from unnest(${names}::text[]) with ordinality as n (name, place) join access.unit_view u on u.name = n.name or u.short_name = n.name
     where u.level in ('office', 'station', 'desk') order by n.place limit 1`)
}

export interface DecidedRow {
  readonly fileId: string
  readonly version: number
  readonly nationalNumber: string
  readonly respondentName: string
  readonly stage: string
  readonly substage: string | null
  readonly decidedOn: string | null
  readonly ground: string | null
  readonly closedOn: string | null
  readonly feedback: string
}

/** Files that came from the national platform and have been decided here. */
export async function listResults(db: Database, units: readonly string[]): Promise<DecidedRow[]> {
  return db.rows<DecidedRow>(sql`
    select f.id as "fileId", f.version, c.national_number as "nationalNumber", c.respondent_name as "respondentName", f.stage, f.substage,
           c.decided_on as "decidedOn", c.ground, (f.closed_at at time zone 'Asia/Shanghai')::date as "closedOn", coalesce(c.result, '') as feedback
      from complaint.complaint c join casefile.file_view f on f.id = c.file_id
     where c.national_number is not null and c.decided_on is not null and f.unit_id = any(${units}::uuid[]) order by f.received_on, f.id`)
}

export async function unitNames(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ id: string; name: string }>(sql`select id, short_name as name from access.unit_view`)
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function accountName(db: Database, id: string): Promise<string | null> {
  const row = await db.one<{ name: string }>(sql`select name from access.account_view where id = ${id}`)
  return row?.name ?? null
}

/** Rows of the projection in the form of {@link projectionOf}, for comparison with a fold. */
export async function readProjections(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const rows = await db.rows<{ file_id: string }>(sql`
    select file_id, person_id, operator_id, channel, national_number, respondent_name, respondent_address, category, summary, amount_fen,
           occurred_on, publication_consent, grade, decided_on, ground, result
      from complaint.complaint where file_id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.file_id, row]))
}

/** The SQL of complaints: their projection, the to-do list, the chief's overview. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { firstWords } from '#modules/casefile/casefile.ts'
import type { ComplaintState } from './complaint.ts'
import type { ComplaintView, QueueRow } from './contract.ts'

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
    category: statement.category, summary: firstWords(statement.facts),
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
  readonly unit_name: string | null
  readonly officer_name: string | null
}

function queueConditions(filter: QueueFilter): Sql {
  const officer = filter.officerId ? sql`and f.officer_id = ${filter.officerId}` : empty
  const stage = filter.stage ? sql`and f.stage = ${filter.stage}` : empty
  const overdue = filter.due === 'overdue' ? sql`and f.sort_due_on < ${filter.today}` : empty
  const soon = filter.due === 'soon' ? sql`and f.sort_due_on between ${filter.today} and ${filter.soonUntil}` : empty
  const text = filter.text
    ? sql`and (f.number like ${`${likePattern(filter.text.replace(/(?<=\d)-(?=\d)/g, ''))}%`} or f.subject like ${`%${likePattern(filter.text)}%`}
        or f.summary like ${`%${likePattern(filter.text)}%`} or exists (select 1 from complaint.complaint t where t.file_id = f.id and t.national_number = ${filter.text}))`
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
           q.subject, q.category, q.summary, u.short_name as unit_name, a.name as officer_name
      from page q left join access.unit_view u on u.id = q.unit_id
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
      from casefile.file_view where unit_id = any(${units}::uuid[]) and closed_at is null group by unit_id`)
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
  readonly stage: ComplaintView['stage']
  readonly category: string
  readonly summary: string
}

/** The other files on the same firm among units the reader may see, newest first, and how many there are. */
export async function filesOnOperator(
  db: Database, fileId: string, operator: { readonly operatorId: string | null; readonly name: string }, units: readonly string[],
): Promise<{ count: number; files: OtherFile[] }> {
  const same = operator.operatorId ? sql`c.operator_id = ${operator.operatorId}` : sql`c.respondent_name = ${operator.name}`
  const rows = await db.rows<{ id: string; number: string; received_on: string; stage: ComplaintView['stage']; category: string; summary: string; total: number }>(sql`
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

/** The complainant of a file (`party.person`). */
export async function findComplainant(db: Database, fileId: string): Promise<string | undefined> {
  const row = await db.one<{ person_id: string }>(sql`select person_id from complaint.complaint where file_id = ${fileId}`)
  return row?.person_id
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

/** Rows of the projection in the form of {@link projectionOf}, for comparison with a fold. */
export async function readProjections(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const rows = await db.rows<{ file_id: string }>(sql`
    select file_id, person_id, operator_id, channel, national_number, respondent_name, respondent_address, category, summary, amount_fen,
           occurred_on, publication_consent, grade, decided_on, ground, result
      from complaint.complaint where file_id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.file_id, row]))
}

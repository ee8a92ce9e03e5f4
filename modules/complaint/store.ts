/** The SQL of complaints: their projection, and what is asked of it. */
import sql, { type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import { firstWords } from '#modules/casefile/casefile.ts'
import type { ComplaintState } from './complaint.ts'
import type { ComplaintView } from './contract.ts'

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

/**
 * Complaints of the same telephone number on the same firm that were accepted and closed before this one came in, newest
 * first, at most ten: whether it is the same dispute an officer judges.
 */
export async function mediatedBefore(db: Database, fileId: string, units: readonly string[]): Promise<{ id: string; number: string; receivedOn: string; stage: ComplaintView['stage']; summary: string }[]> {
  return db.rows<{ id: string; number: string; receivedOn: string; stage: ComplaintView['stage']; summary: string }>(sql`
    select f.id, f.number, f.received_on as "receivedOn", f.stage, c.summary
      from complaint.complaint this
      join party.person_view me on me.id = this.person_id
      join complaint.complaint c on c.file_id <> this.file_id
       and (c.operator_id = this.operator_id or (this.operator_id is null and c.respondent_name = this.respondent_name))
      join party.person_view other on other.id = c.person_id and other.phone = me.phone and other.phone <> ''
      join casefile.file_view f on f.id = c.file_id and f.substage in ('agreed', 'told') and f.unit_id = any(${units}::uuid[])
     where this.file_id = ${fileId} order by f.received_on desc, f.id desc limit 10`)
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

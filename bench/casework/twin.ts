/**
 * The raw twin of creating a file: the rows that the real path wrote, copied under new identities, put into the same
 * tables by prepared statements over bare `pg`. No application code, nothing looked up, every value made beforehand.
 */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'

type Values = readonly unknown[]

/** What one file consists of, table by table; without its number, which the sequence gives. */
export interface FileRows {
  readonly person: Values
  readonly file: Values
  readonly search: Values
  readonly event: Values
  readonly complaint: Values
  readonly pending: Values
  readonly audit: Values
}

const INSERTS: Readonly<Record<keyof FileRows, string>> = {
  person: 'insert into party.person (id, name, phone, address, id_type, id_number, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
  file: `insert into casefile.file (id, number, kind, pack, area_code, unit_id, officer_id, received_on, opened_at, closed_at, version, head_hash,
    stage, substage, next_clock, next_due_on, provisional, subject, category, summary)
    values ($1, $2::text || regexp_replace(to_char(nextval('casefile.file_number'), 'FM000000000000'), '^0+(?=\\d{6})', ''), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
    returning number`,
  search: 'insert into casefile.search (file_id, words) values ($1, $2)',
  event: `insert into casefile.event (file_id, seq, type, data, at, actor_id, actor_name, request_key, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  complaint: `insert into complaint.complaint (file_id, person_id, operator_id, channel, national_number, respondent_name, respondent_address,
    category, summary, amount_fen, occurred_on, publication_consent, grade, decided_on, ground, result)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
  pending: 'insert into incident.pending (file_id, version) values ($1, $2)',
  audit: `insert into access.audit_entry (at, actor_id, actor_name, action, object_kind, object_id, outcome, reason, address, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
}
const TABLES = Object.keys(INSERTS) as readonly (keyof FileRows)[]
/** Kind digit, county and day: what stands before the sequence in a file number. */
const NUMBER_PREFIX = 15

function listed(text: string): string[] {
  return (/\(([^)]*)\)/.exec(text)?.[1] ?? '').split(',').map((column) => column.trim())
}

/** Rows of files that the real path opened and nobody touched since, the newest first. */
export async function readTemplates(database: Database, limit: number): Promise<Record<string, Record<string, unknown>>[]> {
  return database.rows(sql`
    select to_jsonb(p) as person, to_jsonb(f) || jsonb_build_object('prefix', f.number) as file, to_jsonb(s) as search, to_jsonb(e) as event,
           to_jsonb(c) as complaint, to_jsonb(a) as audit
      from casefile.file f join casefile.event e on e.file_id = f.id join casefile.search s on s.file_id = f.id
      join complaint.complaint c on c.file_id = f.id join party.person p on p.id = c.person_id
      join access.audit_entry a on a.object_kind = 'file' and a.object_id = f.id::text
     where f.version = 1 and e.request_key not like 'sample-%' order by f.id desc limit ${limit}`)
}

/** A copy under new identities, drawn as the real path draws them, as values in the order of each statement. */
export function copyOf(template: Record<string, Record<string, unknown>>, newId: () => string): FileRows {
  const fileId = newId()
  const personId = newId()
  const fresh: Record<string, Record<string, unknown>> = {
    person: { id: personId }, complaint: { file_id: fileId, person_id: personId }, pending: { file_id: fileId, version: 1 }, audit: { object_id: fileId },
    search: { file_id: fileId }, file: { id: fileId, number: String(template['file']?.['number']).slice(0, NUMBER_PREFIX) },
    event: { file_id: fileId, request_key: `twin:${randomUUID()}`, data: { ...template['event']?.['data'] as object, personId } },
  }
  const values = TABLES.map((table) => [table, listed(INSERTS[table]).map((column) => {
    const value = { ...template[table], ...fresh[table] }[column] ?? null
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  })] as const)
  return Object.fromEntries(values) as unknown as FileRows
}

/** A connection set up like those of the real path: same role, same promise of durability. */
export async function rawClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, options: '-c role=hongdun_app -c synchronous_commit=on -c jit=off -c TimeZone=UTC', application_name: 'raw-twin' })
  await client.connect()
  return client
}

/** A transaction with a statement for each table, as a program without layers would write it. */
export async function insertPlain(client: Client, rows: FileRows): Promise<void> {
  await client.query('begin')
  for (const table of TABLES) await client.query({ name: `twin-${table}`, text: INSERTS[table], values: [...rows[table]] })
  await client.query('commit')
}

/** Everything in one statement and one round trip: nobody can do with less. */
const ONE_STATEMENT = onePiece()

function onePiece(): string {
  let offset = 0
  const parts = TABLES.map((table) => {
    const text = INSERTS[table].replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`)
    offset += listed(INSERTS[table]).length
    return text
  })
  const last = parts.pop() ?? ''
  return `with ${parts.map((text, index) => `part${index} as (${text})`).join(', ')} ${last}`
}

export async function insertAtOnce(client: Client, rows: FileRows): Promise<void> {
  await client.query({ name: 'twin-at-once', text: ONE_STATEMENT, values: TABLES.flatMap((table) => [...rows[table]]) })
}

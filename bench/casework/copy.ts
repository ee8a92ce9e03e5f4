/**
 * More files than a run has time to write through commands: copies of those that were, made by the owner in SQL. Every
 * table and index grows as it would; only the texts repeat. Good for reads, which the size of tables and indexes decides.
 */
import { Client } from 'pg'

/** The id of a copy keeps the time that leads the id of the original, so that it lies where a file of that day would lie. */
function copied(id: string): string {
  return `(left(${id}::text, 24) || left(md5(${id}::text || '$1'), 12))::uuid`
}

/** What differs in copy `$1` of each table; every other column is taken over. */
const CHANGED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'party.person': { id: copied('id') },
  'casefile.file': { id: copied('id'), number: "number || '$1'" },
  'casefile.search': { file_id: copied('file_id') },
  'casefile.event': { file_id: copied('file_id'), request_key: 'null' },
  'complaint.complaint': { file_id: copied('file_id'), person_id: copied('person_id'), national_number: 'null' },
  'access.audit_entry': { object_id: `${copied('object_id')}::text` },
}

async function columnsOf(client: Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum", [table])
  return rows.map((row) => row.name)
}

/** Adds `copies` copies of every file there is. */
export async function copyFiles(url: string, copies: number): Promise<void> {
  if (copies < 1) return
  const client = new Client({ connectionString: url, options: '-c synchronous_commit=off -c session_replication_role=replica' })
  await client.connect()
  try {
    for (const table of Object.keys(CHANGED)) await client.query(`create temporary table "base ${table}" as select * from ${table}`)
    for (let copy = 1; copy <= copies; copy += 1) {
      for (const [table, changed] of Object.entries(CHANGED)) {
        const columns = await columnsOf(client, table)
        const values = columns.map((column) => (changed[column] ?? column).replaceAll('$1', String(copy)))
        await client.query(`insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from "base ${table}"`)
      }
    }
  } finally {
    await client.end()
  }
}

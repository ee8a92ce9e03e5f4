/** Who has read a file, from the audit trail. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { Reading } from './contract.ts'

interface ReadingRow extends Omit<Reading, 'lastAt'> {
  readonly lastAt: Date
}

/** Each reader with how often and when last; each look at personal data on its own, with its reason. Newest first. */
export async function listReadings(db: Database, fileId: string, limit: number): Promise<Reading[]> {
  const rows = await db.rows<ReadingRow>(sql`
    select actor_name as name, false as unmasked, null as reason, count(*)::int as times, max(at) as "lastAt"
      from access.reading_view where file_id = ${fileId} and action like '%.read' group by actor_id, actor_name
    union all
    select actor_name, true, reason, 1, at from access.reading_view where file_id = ${fileId} and action like '%.unmask'
    order by "lastAt" desc limit ${limit}`)
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }))
}

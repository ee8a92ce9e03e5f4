/** Documents that wait for a signature, for those who may give it: nobody signs what they wrote. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { SignatureRow } from './contract.ts'

export interface Signer {
  /** Themselves, and whom they stand in for: they sign the work of none of these. */
  readonly hands: readonly string[]
  /** Units whose documents they sign. */
  readonly units: readonly string[]
}

/** The same rows for the list and for its count. */
function waitingFor({ hands, units }: Signer): Sql {
  return sql`document.submitted_view d join casefile.file_view f on f.id = d.file_id and f.unit_id = any(${units}::uuid[]) and not d.drafter_ids && ${hands}::text[]`
}

/** Longest waiting first. `after` is the instant and the document with which the page before ended. */
export async function listSignatures(db: Database, signer: Signer, after: readonly [at: string, documentId: string] | undefined, limit: number): Promise<SignatureRow[]> {
  const rows = await db.rows<Omit<SignatureRow, 'submittedAt'> & { readonly submittedAt: Date }>(sql`
    select d.document_id as "documentId", d.template, d.file_id as "fileId", f.number, f.kind, f.subject, coalesce(u.short_name, '') as "unitName",
           d.drafter_name as "drafterName", d.submitted_at as "submittedAt"
      from ${waitingFor(signer)} left join access.unit_view u on u.id = f.unit_id
      ${after ? sql`where (d.submitted_at, d.document_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by d.submitted_at, d.document_id limit ${limit}`)
  return rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() }))
}

export async function countSignatures(db: Database, signer: Signer): Promise<number> {
  const row = await db.one<{ waiting: number }>(sql`select count(*)::int as waiting from ${waitingFor(signer)}`)
  return row?.waiting ?? 0
}

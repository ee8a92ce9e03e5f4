/** The SQL of the exchange. */
import sql from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import type { ImportRun } from './contract.ts'
import type { NationalStatus, RowVersion } from './national.ts'

export interface KnownRow extends RowVersion {
  readonly fileId: string
  readonly status: NationalStatus
}

export async function findRow(db: Database | Transaction, number: string): Promise<KnownRow | undefined> {
  const row = await db.one<{ file_id: string; exported_at: Date; digest: string; status: NationalStatus }>(sql`
    select file_id, exported_at, digest, status from exchange.national_row where number = ${number}`)
  return row && { fileId: row.file_id, exportedAt: row.exported_at.toISOString(), digest: row.digest, status: row.status }
}

export async function saveRow(db: Database | Transaction, number: string, row: KnownRow, runId: string): Promise<void> {
  await db.run(sql`
    insert into exchange.national_row (number, file_id, exported_at, digest, status, run_id)
    values (${number}, ${row.fileId}, ${row.exportedAt}::timestamptz, ${row.digest}, ${row.status}, ${runId})
    on conflict (number) do update set exported_at = excluded.exported_at, digest = excluded.digest, status = excluded.status, run_id = excluded.run_id`)
}

export interface RunCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly bad: readonly object[]
}

export async function startRun(db: Database, run: { id: string; fileName: string; exportedAt: string; startedAt: Date; actorId: string; total: number }): Promise<void> {
  await db.run(sql`
    insert into exchange.run (id, file_name, exported_at, started_at, actor_id, total)
    values (${run.id}, ${run.fileName}, ${run.exportedAt}::timestamptz, ${run.startedAt}, ${run.actorId}, ${run.total})`)
}

export async function saveProgress(db: Database, id: string, counts: RunCounts, finishedAt: Date | null): Promise<void> {
  await db.run(sql`
    update exchange.run set created = ${counts.created}, updated = ${counts.updated}, unchanged = ${counts.unchanged},
      bad = ${JSON.stringify(counts.bad)}::jsonb, finished_at = ${finishedAt} where id = ${id}`)
}

interface RunRow {
  readonly id: string
  readonly file_name: string
  readonly started_at: Date
  readonly finished_at: Date | null
  readonly total: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly bad: { line: number; number: string; refusal: string; params: Record<string, string | number> }[]
}

export type StoredRun = Omit<ImportRun, 'bad'> & { readonly bad: RunRow['bad'] }

function runFrom(row: RunRow): StoredRun {
  return {
    id: row.id, fileName: row.file_name, startedAt: row.started_at.toISOString(), finishedAt: row.finished_at?.toISOString() ?? null,
    total: row.total, created: row.created, updated: row.updated, unchanged: row.unchanged, bad: row.bad,
  }
}

export async function findRun(db: Database, id: string): Promise<StoredRun | undefined> {
  const row = await db.one<RunRow>(sql`
    select id, file_name, started_at, finished_at, total, created, updated, unchanged, bad from exchange.run where id = ${id}`)
  return row && runFrom(row)
}

export async function listRuns(db: Database): Promise<StoredRun[]> {
  const rows = await db.rows<RunRow>(sql`
    select id, file_name, started_at, finished_at, total, created, updated, unchanged, bad from exchange.run order by started_at desc limit 20`)
  return rows.map(runFrom)
}

/** Those of the given results whose version has not been handed out yet. */
export async function notHandedOut(tx: Transaction, results: readonly { fileId: string; version: number }[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ file_id: string }>(sql`
    select r.file_id from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as r0 ("fileId" uuid, version int)
      cross join lateral (select r0."fileId" as file_id) r
     where not exists (select 1 from exchange.result x where x.file_id = r0."fileId" and x.version >= r0.version)`)
  return new Set(rows.map((row) => row.file_id))
}

export async function saveBatch(
  tx: Transaction, batch: { id: string; madeAt: Date; actorId: string; rows: readonly (readonly string[])[] }, results: readonly { fileId: string; version: number }[],
): Promise<void> {
  await tx.run(sql`insert into exchange.batch (id, made_at, actor_id, rows) values (${batch.id}, ${batch.madeAt}, ${batch.actorId}, ${JSON.stringify(batch.rows)}::jsonb)`)
  await tx.run(sql`
    insert into exchange.result (file_id, version, batch_id)
    select "fileId", version, ${batch.id}::uuid from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as r ("fileId" uuid, version int)`)
}

export async function findBatch(db: Database, id: string): Promise<readonly (readonly string[])[] | undefined> {
  const row = await db.one<{ rows: string[][] }>(sql`select rows from exchange.batch where id = ${id}`)
  return row?.rows
}

export async function listBatches(db: Database): Promise<{ id: string; madeAt: string; rows: number }[]> {
  const rows = await db.rows<{ id: string; made_at: Date; n: number }>(sql`
    select id, made_at, jsonb_array_length(rows) as n from exchange.batch order by made_at desc limit 20`)
  return rows.map((row) => ({ id: row.id, madeAt: row.made_at.toISOString(), rows: row.n }))
}

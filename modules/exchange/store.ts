/** The SQL of the exchange. */
import sql from 'sql-template-tag'
import type { Database, Queries, Transaction } from '#platform/db/database.ts'
import type { ImportRun } from './contract.ts'
import type { NationalRow, NationalStatus } from './national.ts'
import type { Known } from './versions.ts'

export interface StoredKnown {
  readonly known: Known
  readonly fileId: string | null
  readonly revision: number
  /** The revision that the file was brought to. */
  readonly applied: number
}

interface KnownRow {
  readonly file_id: string | null
  readonly exported_at: Date
  readonly digest: string
  readonly row: NationalRow
  readonly status: NationalStatus
  readonly status_exported_at: Date
  readonly status_digest: string
  readonly feedback: string
  readonly revision: number
  readonly applied: number
}

const KNOWN = sql`file_id, exported_at, digest, row, status, status_exported_at, status_digest, feedback, revision, applied`

function storedFrom(row: KnownRow): StoredKnown {
  return {
    known: {
      newest: { exportedAt: row.exported_at.toISOString(), digest: row.digest, row: row.row },
      furthest: { exportedAt: row.status_exported_at.toISOString(), digest: row.status_digest, status: row.status, feedback: row.feedback },
    },
    fileId: row.file_id, revision: row.revision, applied: row.applied,
  }
}

export async function findKnown(db: Queries, number: string): Promise<StoredKnown | undefined> {
  const row = await db.one<KnownRow>(sql`select ${KNOWN} from exchange.national_row where number = ${number}`)
  return row && storedFrom(row)
}

/**
 * Puts something new to what is known of a row, one run at a time: `fresh` where nothing is known yet, else what `merge`
 * makes of what is. The revision moves on where the file is to change.
 */
export async function learn(
  tx: Transaction, number: string, runId: string, fresh: Known, merge: (known: Known) => Known, same: (left: Known, right: Known) => boolean,
): Promise<StoredKnown> {
  const { newest, furthest } = fresh
  await tx.run(sql`
    insert into exchange.national_row (number, exported_at, digest, row, status, status_exported_at, status_digest, feedback, run_id)
    values (${number}, ${newest.exportedAt}::timestamptz, ${newest.digest}, ${JSON.stringify(newest.row)}::jsonb, ${furthest.status},
      ${furthest.exportedAt}::timestamptz, ${furthest.digest}, ${furthest.feedback}, ${runId})
    on conflict (number) do nothing`)
  const row = await tx.one<KnownRow>(sql`select ${KNOWN} from exchange.national_row where number = ${number} for update`)
  if (!row) throw new Error('a row of the national platform has gone')
  const before = storedFrom(row)
  const after = { ...before, known: merge(before.known) }
  return saveKnown(tx, number, runId, same(before.known, after.known) ? after : { ...after, revision: before.revision + 1 })
}

async function saveKnown(tx: Transaction, number: string, runId: string, stored: StoredKnown): Promise<StoredKnown> {
  const { newest, furthest } = stored.known
  await tx.run(sql`
    update exchange.national_row set exported_at = ${newest.exportedAt}::timestamptz, digest = ${newest.digest},
      row = ${JSON.stringify(newest.row)}::jsonb, status = ${furthest.status}, status_exported_at = ${furthest.exportedAt}::timestamptz,
      status_digest = ${furthest.digest}, feedback = ${furthest.feedback}, revision = ${stored.revision}, run_id = ${runId}
    where number = ${number}`)
  return stored
}

/** Notes the file of a row and the revision it was brought to; gives what is known by now, which may be more. */
export async function markApplied(db: Database, number: string, fileId: string, revision: number): Promise<StoredKnown> {
  const row = await db.one<KnownRow>(sql`
    update exchange.national_row set file_id = ${fileId}, applied = case when revision = ${revision} then revision else applied end
    where number = ${number} returning ${KNOWN}`)
  if (!row) throw new Error('a row of the national platform has gone')
  return storedFrom(row)
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

export interface ResultKey {
  readonly fileId: string
  readonly version: number
  readonly status: NationalStatus
  readonly digest: string
}

/**
 * Files of the given results that have not been handed out like this, and that the national platform does not know as
 * far as this. Holds off other hand-outs until the transaction ends.
 */
export async function newResults(tx: Transaction, results: readonly ResultKey[]): Promise<ReadonlySet<string>> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('exchange.result'))`)
  const rows = await tx.rows<{ file_id: string }>(sql`
    select r.file_id from jsonb_to_recordset(${keysOf(results)}::jsonb) as r (file_id uuid, version int, status text, digest text)
      left join lateral (
        select x.version, x.digest from exchange.result x where x.file_id = r.file_id order by x.version desc limit 1) handed on true
      left join exchange.national_row n on n.file_id = r.file_id
     where (handed.version is null or (handed.version < r.version and handed.digest <> r.digest))
       and (n.status is null or array_position(${RANKS}, r.status) > array_position(${RANKS}, n.status))`)
  return new Set(rows.map((row) => row.file_id))
}

const RANKS = sql`array['waiting', 'accepted', 'refused', 'finished']`

function keysOf(results: readonly ResultKey[]): string {
  return JSON.stringify(results.map(({ fileId, version, status, digest }) => ({ file_id: fileId, version, status, digest })))
}

export async function saveBatch(
  tx: Transaction, batch: { id: string; madeAt: Date; actorId: string; rows: readonly (readonly string[])[] }, results: readonly ResultKey[],
): Promise<void> {
  await tx.run(sql`insert into exchange.batch (id, made_at, actor_id, rows) values (${batch.id}, ${batch.madeAt}, ${batch.actorId}, ${JSON.stringify(batch.rows)}::jsonb)`)
  await tx.run(sql`
    insert into exchange.result (file_id, version, digest, batch_id)
    select file_id, version, digest, ${batch.id}::uuid from jsonb_to_recordset(${keysOf(results)}::jsonb) as r (file_id uuid, version int, digest text)`)
}

export async function findBatch(db: Database, id: string): Promise<{ readonly madeAt: Date; readonly rows: readonly (readonly string[])[] } | undefined> {
  const row = await db.one<{ made_at: Date; rows: string[][] }>(sql`select made_at, rows from exchange.batch where id = ${id}`)
  return row && { madeAt: row.made_at, rows: row.rows }
}

export async function listBatches(db: Database): Promise<{ id: string; madeAt: string; rows: number }[]> {
  const rows = await db.rows<{ id: string; made_at: Date; n: number }>(sql`
    select id, made_at, jsonb_array_length(rows) as n from exchange.batch order by made_at desc, id limit 20`)
  return rows.map((row) => ({ id: row.id, madeAt: row.made_at.toISOString(), rows: row.n }))
}

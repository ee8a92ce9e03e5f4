/** The rows of runs that put one step to many files. */
import sql from 'sql-template-tag'
import type { Database, Queries } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { Refusal } from '#platform/pure/refusal.ts'

export interface BulkHead {
  readonly id: string
  readonly actorId: string
  readonly procedure: string
  readonly command: { readonly type: string }
  readonly cause: string | null
  readonly startedAt: Date
  readonly stoppedAt: Date | null
}

export interface BulkItem {
  readonly place: number
  readonly fileId: string
  readonly number: string
  readonly version: number
  readonly refusal: Refusal | null
  readonly doneAt: Date | null
}

export interface BulkRequest extends Omit<BulkHead, 'stoppedAt'> {
  readonly key: string
  readonly files: readonly { readonly id: string; readonly version: number }[]
}

/** Opens a run with its files in one statement; gives the run that the key opened, now or before. */
export async function openRun(db: Database, request: BulkRequest): Promise<string> {
  const { id, key, actorId, procedure, command, cause, startedAt, files } = request
  const rows = files.map((file, index) => ({ place: index + 1, file_id: file.id, version: file.version }))
  await db.run(sql`
    with run as (
      insert into casefile.bulk_run (id, request_key, actor_id, procedure, command, cause, started_at)
      values (${id}, ${key}, ${actorId}, ${procedure}, ${JSON.stringify(command)}::jsonb, ${cause}, ${startedAt})
      on conflict (request_key) do nothing returning id
    )
    insert into casefile.bulk_item (run_id, place, file_id, version)
    select run.id, f.place, f.file_id, f.version from run, ${recordset('f', { place: 'int', file_id: 'uuid', version: 'int' }, rows)}`)
  const row = await db.one<{ id: string }>(sql`select id from casefile.bulk_run where request_key = ${key}`)
  if (!row) throw new Error(`run ${id} was not opened`)
  return row.id
}

export async function findRun(db: Queries, id: string): Promise<BulkHead | undefined> {
  return db.one<BulkHead>(sql`
    select id, actor_id as "actorId", procedure, command, cause, started_at as "startedAt", stopped_at as "stoppedAt" from casefile.bulk_run where id = ${id}`)
}

export async function listItems(db: Queries, runId: string): Promise<readonly BulkItem[]> {
  return db.rows<BulkItem>(sql`
    select i.place, i.file_id as "fileId", f.number, i.version, i.refusal, i.done_at as "doneAt"
      from casefile.bulk_item i join casefile.file f on f.id = i.file_id where i.run_id = ${runId} order by i.place`)
}

/** The next files of a run that wait. */
export async function nextItems(db: Queries, runId: string, count: number): Promise<readonly Pick<BulkItem, 'place' | 'fileId' | 'version'>[]> {
  return db.rows<Pick<BulkItem, 'place' | 'fileId' | 'version'>>(sql`
    select place, file_id as "fileId", version from casefile.bulk_item where run_id = ${runId} and done_at is null order by place limit ${count}`)
}

export async function settleItem(db: Queries, runId: string, place: number, refusal: Refusal | null, at: Date): Promise<void> {
  const why = refusal && JSON.stringify(refusal)
  await db.run(sql`update casefile.bulk_item set refusal = ${why}::jsonb, done_at = ${at} where run_id = ${runId} and place = ${place} and done_at is null`)
}

/** `at` null lets it go on. */
export async function stopRun(db: Queries, id: string, at: Date | null): Promise<void> {
  await db.run(sql`update casefile.bulk_run set stopped_at = ${at} where id = ${id}`)
}

export interface BulkSummary extends BulkHead {
  readonly total: number
  readonly done: number
  readonly refused: number
  readonly waiting: number
}

/** Runs that belong to something, newest first, with how far each is. */
export async function listRuns(db: Queries, cause: string): Promise<readonly BulkSummary[]> {
  return db.rows<BulkSummary>(sql`
    select r.id, r.actor_id as "actorId", r.procedure, r.command, r.cause, r.started_at as "startedAt", r.stopped_at as "stoppedAt",
           count(*)::int as total, (count(*) filter (where i.done_at is not null and i.refusal is null))::int as done,
           (count(*) filter (where i.refusal is not null))::int as refused, (count(*) filter (where i.done_at is null))::int as waiting
      from casefile.bulk_run r join casefile.bulk_item i on i.run_id = r.id where r.cause = ${cause} group by r.id order by r.started_at desc, r.id`)
}

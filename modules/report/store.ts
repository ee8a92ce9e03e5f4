/** The SQL of reports: their projection, and the earlier reports of one person on one target. */
import sql, { type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { ReportState } from './state.ts'
import type { ReportView } from './contract.ts'

const REPORT = {
  file_id: 'uuid', person_id: 'uuid', reporter_key: 'text', operator_id: 'uuid', target_name: 'text', category: 'text', facts: 'text', real_name: 'boolean',
  decided_on: 'date', filed: 'boolean',
} as const

export type ReportRow = Readonly<Record<keyof typeof REPORT, unknown>>

/** What the row of a report is derived to; the same for one change and for many. */
export function reportProjectionOf(fileId: string, { statement, decision }: ReportState): ReportRow | undefined {
  if (!statement) return undefined
  return {
    file_id: fileId, person_id: statement.personId, reporter_key: statement.reporterKey, operator_id: statement.target.operatorId,
    target_name: statement.target.name, category: statement.category, facts: statement.facts, real_name: statement.realName,
    decided_on: decision?.on ?? null, filed: decision?.filed ?? null,
  }
}

/** Brings the rows of changed reports up to date, as part of the statement that changes them (`casefile`). */
export function reportsUpsert(rows: readonly ReportRow[]): Sql {
  return sql`
    insert into report.report (file_id, person_id, reporter_key, operator_id, target_name, category, facts, real_name, decided_on, filed)
    select file_id, person_id, reporter_key, operator_id, target_name, category, facts, real_name, decided_on, filed from ${recordset('r', REPORT, rows)}
    on conflict (file_id) do update set person_id = excluded.person_id, reporter_key = excluded.reporter_key, real_name = excluded.real_name, decided_on = excluded.decided_on, filed = excluded.filed`
}

/** Rows of the projection in the form of {@link reportProjectionOf}, for comparison with a fold. */
export async function readReportProjections(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const rows = await db.rows<{ file_id: string }>(sql`
    select file_id, person_id, reporter_key, operator_id, target_name, category, facts, real_name, decided_on, filed
      from report.report where file_id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.file_id, row]))
}

export interface Earlier {
  readonly id: string
  readonly number: string
  readonly receivedOn: string
  readonly stage: ReportView['stage']
  readonly unitId: string
  readonly facts: string
  readonly decided: boolean
}

/** Reports of the same person on the same target that came in no later; none where the report is anonymous. */
export async function earlierReports(db: Database | Transaction, fileId: string): Promise<Earlier[]> {
  return db.rows<Earlier>(sql`
    select f.id, f.number, f.received_on as "receivedOn", f.stage, f.unit_id as "unitId", o.facts, o.decided_on is not null as decided
      from report.report r join casefile.file_view n on n.id = r.file_id
      join report.report o on o.reporter_key = r.reporter_key and o.file_id <> r.file_id
        and (o.operator_id = r.operator_id or o.target_name = r.target_name)
      join casefile.file_view f on f.id = o.file_id and (f.received_on, f.number) < (n.received_on, n.number)
     where r.file_id = ${fileId} and f.stage not in ('merged', 'transferred') order by f.received_on desc, f.id desc limit 50`)
}

/** Instant at which a file was closed, ISO 8601 UTC. */
export async function findClosedAt(db: Database, fileId: string): Promise<string | undefined> {
  const row = await db.one<{ closedAt: string | null }>(sql`
    select to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "closedAt" from casefile.file_view where id = ${fileId}`)
  return row?.closedAt ?? undefined
}

/** Cases in the database: the projection, and the list with its counts. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { CaseRow } from './contract.ts'
import type { EnforcementState, HandedOver } from './enforcement.ts'

const CASE = {
  file_id: 'uuid', number: 'text', stage: 'text', opened_on: 'date', decided_on: 'date', closed_on: 'date', result: 'text', fine_fen: 'bigint', confiscated_fen: 'bigint',
  value_fen: 'bigint', paid_fen: 'bigint',
} as const
type Row = Readonly<Record<keyof typeof CASE, unknown>>

/** The row of a file that led to a case. */
export function caseRowOf(fileId: string, { stage, case: own }: EnforcementState): Row | undefined {
  return own ? {
    file_id: fileId, number: own.number, stage, opened_on: own.openedOn, decided_on: own.outcome?.on ?? null, closed_on: own.closedOn, result: own.outcome?.result ?? null,
    fine_fen: own.outcome?.fineFen ?? 0, confiscated_fen: own.outcome?.confiscatedFen ?? 0, value_fen: own.outcome?.valueFen ?? 0, paid_fen: own.paidFen,
  } : undefined
}

export function casesUpsert(rows: readonly Row[]): Sql {
  return sql`
    insert into enforcement.penalty_case (file_id, number, stage, opened_on, decided_on, closed_on, result, fine_fen, confiscated_fen, value_fen, paid_fen)
    select file_id, number, stage, opened_on, decided_on, closed_on, result, fine_fen, confiscated_fen, value_fen, paid_fen from ${recordset('c', CASE, rows)}
    on conflict (file_id) do update set number = excluded.number, stage = excluded.stage, opened_on = excluded.opened_on, decided_on = excluded.decided_on, closed_on = excluded.closed_on,
      result = excluded.result, fine_fen = excluded.fine_fen, confiscated_fen = excluded.confiscated_fen, value_fen = excluded.value_fen, paid_fen = excluded.paid_fen`
}

/** Serialises those who register this number, so that the second finds the first. */
export async function isNumberTaken(tx: Transaction, number: string): Promise<boolean> {
  await tx.one(sql`select pg_advisory_xact_lock(hashtextextended(${`case-number ${number}`}, 0))`)
  return (await tx.one(sql`select 1 as found from enforcement.penalty_case where number = ${number}`)) !== undefined
}

/** Evidence of a file with its hashes, as it goes to the police. */
export async function contentsOf(tx: Transaction | Database, fileId: string, ids: readonly string[]): Promise<HandedOver[]> {
  return tx.rows<HandedOver>(sql`
    select id, name, size, sha256 from casefile.attachment_hash_view where file_id = ${fileId} and id = any(${ids}::uuid[]) order by id`)
}

export interface CaseFilter {
  readonly units: readonly string[]
  readonly from: 'complaint' | 'report' | 'any'
  readonly state: 'open' | 'decided' | 'any'
  readonly text: string | undefined
}

const MOST = 200

function matching({ units, from, state, text }: CaseFilter): Sql {
  const pattern = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return sql`f.unit_id = any(${units}::uuid[]) ${from === 'any' ? empty : sql`and f.kind = ${from}`}
    ${state === 'any' ? empty : state === 'open' ? sql`and c.decided_on is null` : sql`and c.decided_on is not null`}
    ${text ? sql`and (c.number ilike ${pattern} or f.number like ${pattern} or f.subject ilike ${pattern})` : empty}`
}

/** The newest cases, and how many there are with what sums. */
export async function listCases(db: Database, filter: CaseFilter): Promise<{ rows: CaseRow[]; total: number; sums: { fineFen: number; confiscatedFen: number; paidFen: number } }> {
  const [rows, sums] = await Promise.all([
    db.rows<CaseRow>(sql`
      select f.id, f.number as "fileNumber", f.kind, c.number as "caseNumber", f.subject, c.stage, c.opened_on as "openedOn", c.decided_on as "decidedOn", c.result,
             c.fine_fen as "fineFen", c.confiscated_fen as "confiscatedFen", c.paid_fen as "paidFen", c.value_fen as "valueFen", coalesce(u.name, '') as "unitName"
        from enforcement.penalty_case c join casefile.file_view f on f.id = c.file_id left join access.unit_view u on u.id = f.unit_id
       where ${matching(filter)} order by c.opened_on desc, c.file_id limit ${MOST}`),
    db.one<{ total: number; fineFen: number; confiscatedFen: number; paidFen: number }>(sql`
      select count(*)::int as total, coalesce(sum(c.fine_fen), 0)::bigint as "fineFen", coalesce(sum(c.confiscated_fen), 0)::bigint as "confiscatedFen",
             coalesce(sum(c.paid_fen), 0)::bigint as "paidFen"
        from enforcement.penalty_case c join casefile.file_view f on f.id = c.file_id where ${matching(filter)}`),
  ])
  const { total = 0, ...rest } = sums ?? {}
  return { rows, total, sums: { fineFen: 0, confiscatedFen: 0, paidFen: 0, ...rest } }
}

/** 诉转案: complaints that led to a case, complaints closed, and those of the closed that led to one. */
export async function countShare(db: Database, units: readonly string[]): Promise<{ cases: number; closed: number; closedWithCase: number }> {
  const row = await db.one<{ cases: number; closed: number; closedWithCase: number }>(sql`
    select count(c.file_id)::int as cases, count(*) filter (where f.stage = 'closed')::int as closed,
           count(c.file_id) filter (where f.stage = 'closed')::int as "closedWithCase"
      from casefile.file_view f left join enforcement.penalty_case c on c.file_id = f.id
     where f.kind = 'complaint' and f.unit_id = any(${units}::uuid[]) and (f.stage = 'closed' or c.file_id is not null)`)
  return row ?? { cases: 0, closed: 0, closedWithCase: 0 }
}

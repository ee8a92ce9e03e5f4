/** The audit trail: written in the transaction of what it tells of, read by the auditor. */
import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import { addDays, startOfDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { AuditRow } from './contract.ts'
import type { AccessDeps, Caller } from './deps.ts'

export interface AuditEntry {
  readonly at: Date
  readonly actorId: string
  readonly actorName: string
  /** `<module>.<action>` */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string | null
  readonly outcome?: 'done' | 'refused'
  /** What the person gave as reason, or the code of the refusal. */
  readonly reason?: string | null
  readonly address?: string | null
  /** Never personal data of a consumer: the trail is kept longer than files are. */
  readonly detail?: Readonly<Record<string, unknown>>
}

const ENTRY = {
  at: 'timestamptz', actorId: 'text', actorName: 'text', action: 'text', objectKind: 'text', objectId: 'text', outcome: 'text', reason: 'text',
  address: 'text', detail: 'jsonb',
} as const

/** Adds entries to the trail, in one statement. */
export async function audit(tx: Transaction | Database, ...entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length > 0) await tx.run(auditInsert(entries))
}

/** The same as a statement, to become part of the one that does what the entries tell of. */
export function auditInsert(entries: readonly AuditEntry[]): Sql {
  const rows = entries.map(({ outcome = 'done', reason = null, address = null, detail = {}, ...entry }) => (
    { ...entry, outcome, reason, address, detail }))
  return sql`
    insert into access.audit_entry (at, actor_id, actor_name, action, object_kind, object_id, outcome, reason, address, detail)
    select at, "actorId", "actorName", action, "objectKind", "objectId", outcome, reason, address, detail
    from ${recordset('entry', ENTRY, rows)}`
}

/** Notes that something was looked at: personal data unmasked, a file exported. Call it before showing it. */
export async function auditRead(
  deps: Pick<AccessDeps, 'database' | 'clock'>, caller: Caller,
  read: Pick<AuditEntry, 'action' | 'objectKind' | 'objectId' | 'reason' | 'detail'>,
): Promise<void> {
  await audit(deps.database, { ...read, at: deps.clock(), actorId: caller.actor.id, actorName: caller.actor.name, address: caller.address })
}

/** What an audited act is and is done to. */
export type Act = Pick<AuditEntry, 'action' | 'objectKind' | 'objectId' | 'detail'>

/**
 * Runs an act in a transaction with its audit row; a refused act leaves a row too. `work` judges before it
 * writes, so that a refusal has nothing to undo.
 */
export async function audited<T>(
  deps: AccessDeps, caller: Caller, act: Act, work: (tx: Transaction) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return deps.database.transaction(async (tx) => {
    const result = await work(tx)
    const refused = isRefusal(result)
    await audit(tx, {
      ...act, at: deps.clock(), actorId: caller.actor.id, actorName: caller.actor.name, address: caller.address,
      outcome: refused ? 'refused' : 'done', reason: refused ? result.refusal : null,
    })
    return result
  })
}

export interface AuditFilter {
  readonly actorId?: string | undefined
  readonly action?: string | undefined
  readonly outcome?: 'done' | 'refused' | undefined
  readonly objectKind?: string | undefined
  readonly objectId?: string | undefined
  /** First and last legal day. */
  readonly from?: LegalDate | undefined
  readonly to?: LegalDate | undefined
  /** Id of the last row of the page before. */
  readonly after?: string | undefined
}

function conditions(filter: AuditFilter): Sql {
  const found = [
    filter.actorId === undefined ? empty : sql`actor_id = ${filter.actorId}`,
    filter.action === undefined ? empty : sql`action = ${filter.action}`,
    filter.outcome === undefined ? empty : sql`outcome = ${filter.outcome}`,
    filter.objectKind === undefined ? empty : sql`object_kind = ${filter.objectKind}`,
    filter.objectId === undefined ? empty : sql`object_id = ${filter.objectId}`,
    filter.from === undefined ? empty : sql`at >= ${startOfDay(filter.from)}`,
    filter.to === undefined ? empty : sql`at < ${startOfDay(addDays(filter.to, 1))}`,
    filter.after === undefined ? empty : sql`id < ${filter.after}::bigint`,
  ].filter((condition) => condition !== empty)
  return found.length === 0 ? empty : sql`where ${join(found, ' and ')}`
}

interface StoredEntry extends Omit<AuditRow, 'at'> {
  readonly at: Date
}

/** A page of the trail, newest first; one row more than `limit` tells that there is a next page. */
export async function readAudit(database: Database | Transaction, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  const rows = await database.rows<StoredEntry>(sql`
    with page as (
      select *, case when object_id ~ '^[0-9a-f-]{36}$' then object_id::uuid end as object
        from access.audit_entry ${conditions(filter)} order by access.audit_entry.id desc limit ${limit})
    select page.id::text as id, page.at, page.actor_id as "actorId", page.actor_name as "actorName", page.action, page.object_kind as "objectKind",
      page.object_id as "objectId", coalesce(a.name, u.name) as "objectName", page.outcome, page.reason, page.address, page.detail
    from page
    left join access.account a on object_kind = 'account' and a.id = page.object
    left join access.unit u on object_kind = 'unit' and u.id = page.object
    order by page.id desc`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

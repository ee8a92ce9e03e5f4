/** The SQL of incidents: their events and row, and what lists and counts ask of it. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database, Queries, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { EventMeta } from '#modules/casefile/casefile.ts'
import { chainHash } from '#modules/casefile/store.ts'
import type { Level } from './contract.ts'
import { evolve, initial, nextReport, type IncidentEvent, type IncidentState } from './incident.ts'

export interface Recorded {
  readonly event: IncidentEvent
  readonly meta: EventMeta
}

export interface IncidentHead {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly unitId: string
  readonly leadUnitId: string
  readonly hash: Buffer
}

export function fold(recorded: readonly Recorded[]): IncidentState {
  return recorded.reduce((state, { event, meta }) => evolve(state, event, meta), initial)
}

export interface IncidentRowState extends Pick<IncidentState, 'level' | 'stage' | 'leadUnitId' | 'leadOfficerId' | 'closedAt'> {
  readonly reportDueAt: string | null
  readonly files: number
}

/** What the row of an incident is derived to; `audit verify` compares it. */
export function rowOf(state: IncidentState): IncidentRowState {
  return {
    level: state.level, stage: state.stage, leadUnitId: state.leadUnitId, leadOfficerId: state.leadOfficerId, closedAt: state.closedAt,
    reportDueAt: nextReport(state), files: state.files.length,
  }
}

interface EventRow {
  readonly seq: number
  readonly type: string
  readonly data: object
  readonly at: Date
  readonly actor_id: string
  readonly actor_name: string
  readonly hash: Buffer
}

function recordedFrom(row: EventRow): Recorded {
  const event = { type: row.type, ...row.data } as IncidentEvent
  return { event, meta: { seq: row.seq, at: row.at.toISOString(), actorId: row.actor_id, actorName: row.actor_name } }
}

const HEAD = sql`id, number, version, unit_id as "unitId", lead_unit_id as "leadUnitId", head_hash as hash`

export async function findIncident(db: Queries, id: string): Promise<IncidentHead | undefined> {
  return db.one<IncidentHead>(sql`select ${HEAD} from incident.incident where id = ${id}`)
}

export async function lockIncident(tx: Transaction, id: string): Promise<IncidentHead | undefined> {
  return tx.one<IncidentHead>(sql`select ${HEAD} from incident.incident where id = ${id} for update`)
}

export async function readIncidentEvents(db: Queries, id: string): Promise<(Recorded & { readonly hash: Buffer })[]> {
  const rows = await db.rows<EventRow>(sql`select seq, type, data, at, actor_id, actor_name, hash from incident.event where incident_id = ${id} order by seq`)
  return rows.map((row) => ({ ...recordedFrom(row), hash: row.hash }))
}

/** The incident a request has already acted on. */
export async function findRequest(db: Queries, key: string): Promise<{ id: string; number: string; version: number } | undefined> {
  return db.one<{ id: string; number: string; version: number }>(sql`
    select i.id, i.number, i.version from incident.event e join incident.incident i on i.id = e.incident_id where e.request_key = ${key}`)
}

/** Opens an incident with its first events; gives its number. */
export async function insertIncident(tx: Transaction, id: string, fresh: readonly Recorded[], key: string): Promise<string> {
  const state = fold(fresh)
  const row = rowOf(state)
  const { lastHash, rows } = chained(id, null, fresh, key)
  const prefix = `T${state.areaCode}${state.openedAt.slice(0, 10).replaceAll('-', '')}`
  const opened = await tx.one<{ number: string }>(sql`
    insert into incident.incident (id, number, area_code, unit_id, subject, subject_key, level, stage, lead_unit_id, lead_officer_id, opened_at, report_due_at, files, version, head_hash)
    values (${id}, ${prefix}::text || lpad(nextval('incident.incident_number')::text, 4, '0'), ${state.areaCode}, ${state.unitId}, ${state.subject}, ${state.subjectKey}, ${row.level},
      ${row.stage}, ${row.leadUnitId}, ${row.leadOfficerId}, ${state.openedAt}, ${row.reportDueAt}, ${row.files}, ${fresh.length}, ${lastHash}) returning number`)
  await insertEvents(tx, rows)
  await saveMembers(tx, id, state)
  return opened?.number ?? ''
}

/** Appends to an incident the transaction has locked, and brings its row up to date. */
export async function appendIncident(tx: Transaction, head: IncidentHead, before: readonly Recorded[], fresh: readonly Recorded[], key: string): Promise<number> {
  const state = fold([...before, ...fresh])
  const row = rowOf(state)
  const { lastHash, rows } = chained(head.id, head.hash, fresh, key)
  await insertEvents(tx, rows)
  await tx.run(sql`
    update incident.incident set level = ${row.level}, stage = ${row.stage}, lead_unit_id = ${row.leadUnitId}, lead_officer_id = ${row.leadOfficerId},
      closed_at = ${row.closedAt}, report_due_at = ${row.reportDueAt}, files = ${row.files}, version = ${head.version + fresh.length}, head_hash = ${lastHash}
    where id = ${head.id}`)
  if (fresh.some(({ event }) => event.type === 'incident.files-added' || event.type === 'incident.file-removed')) await saveMembers(tx, head.id, state)
  return head.version + fresh.length
}

const EVENT = { incident_id: 'uuid', seq: 'int', type: 'text', data: 'jsonb', at: 'timestamptz', actor_id: 'text', actor_name: 'text', request_key: 'text', hash: 'bytea' } as const
type EventInsert = Readonly<Record<keyof typeof EVENT, unknown>>

function chained(id: string, before: Buffer | null, fresh: readonly Recorded[], key: string): { rows: EventInsert[]; lastHash: Buffer } {
  let lastHash = before
  const rows = fresh.map(({ event, meta }, index) => {
    lastHash = chainHash(lastHash, id, { event, meta })
    const { type, ...data } = event
    return {
      incident_id: id, seq: meta.seq, type, data, at: meta.at, actor_id: meta.actorId, actor_name: meta.actorName,
      request_key: index === 0 ? key : null, hash: `\\x${lastHash.toString('hex')}`,
    }
  })
  if (!lastHash) throw new Error('an incident needs at least one event')
  return { rows, lastHash }
}

async function insertEvents(tx: Transaction, rows: readonly EventInsert[]): Promise<void> {
  await tx.run(sql`
    insert into incident.event (incident_id, seq, type, data, at, actor_id, actor_name, request_key, hash)
    select incident_id, seq, type, data, at, actor_id, actor_name, request_key, hash from ${recordset('e', EVENT, rows)}`)
}

async function saveMembers(tx: Transaction, id: string, { files }: IncidentState): Promise<void> {
  const ids = files.map(({ fileId }) => fileId)
  await tx.run(sql`delete from incident.member where incident_id = ${id} and not (file_id = any(${ids}::uuid[]))`)
  await tx.run(sql`insert into incident.member (incident_id, file_id) select ${id}::uuid, f from unnest(${ids}::uuid[]) f on conflict do nothing`)
}

export interface ListedIncident {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly level: Level
  readonly stage: 'open' | 'closed'
  readonly leadUnit: string | null
  readonly leadOfficer: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly reportDueAt: Date | null
  readonly files: number
}

const LONGEST_LIST = 200

/** Of the counties whose desk is among `desks`, and those that `leads` lead. */
export async function listIncidents(db: Queries, desks: readonly string[], leads: readonly string[], stage: 'open' | 'closed', id?: string): Promise<ListedIncident[]> {
  return db.rows<ListedIncident>(sql`
    select i.id, i.number, i.subject, i.level, i.stage, u.short_name as "leadUnit", a.name as "leadOfficer", i.opened_at as "openedAt", i.closed_at as "closedAt",
           i.report_due_at as "reportDueAt", i.files
      from incident.incident i left join access.unit_view u on u.id = i.lead_unit_id left join access.account_view a on a.id = i.lead_officer_id
     where i.stage = ${stage} and (i.unit_id = any(${desks}::uuid[]) or i.lead_unit_id = any(${leads}::uuid[])) ${id ? sql`and i.id = ${id}` : empty}
     order by ${stage === 'open' ? sql`i.level, i.opened_at` : sql`i.closed_at desc`} limit ${LONGEST_LIST}`)
}

/** Open incidents whose next report-up is past its instant. */
export async function countOverdue(db: Queries, desks: readonly string[], leads: readonly string[], now: Date): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*)::int as count from incident.incident where stage = 'open' and report_due_at < ${now}
       and (unit_id = any(${desks}::uuid[]) or lead_unit_id = any(${leads}::uuid[]))`)
  return row?.count ?? 0
}

export interface FileRow {
  readonly id: string
  readonly number: string
  readonly kind: 'complaint' | 'report' | 'inquiry'
  readonly stage: string
  readonly version: number
  readonly receivedOn: string
  readonly summary: string
  readonly subject: string
  readonly open: boolean
  readonly unitId: string
  readonly officerId: string | null
  readonly unitName: string
  readonly areaCode: string
}

/** Files as lists show them, in order of receipt. */
export async function readFiles(db: Queries, ids: readonly string[]): Promise<FileRow[]> {
  return db.rows<FileRow>(sql`
    select f.id, f.number, f.kind, f.stage, f.version, f.received_on as "receivedOn", f.summary, f.subject, f.closed_at is null as open, f.unit_id as "unitId", f.officer_id as "officerId",
           coalesce(u.short_name, '') as "unitName", f.area_code as "areaCode"
      from casefile.file_view f left join access.unit_view u on u.id = f.unit_id where f.id = any(${ids}::uuid[]) order by f.received_on, f.number`)
}

/** Different complainants of some files, reports left out, and the sum they dispute. */
export async function readFigures(db: Queries, ids: readonly string[]): Promise<{ complainants: number; amountFen: number }> {
  const row = await db.one<{ complainants: number; amountFen: number }>(sql`
    select (select count(distinct k)::int from incident.fact f, unnest(f.complainant_keys) k where f.kind = 'complaint' and f.file_id = any(${ids}::uuid[])) as complainants,
           (select coalesce(sum(amount_fen), 0)::float8 from incident.fact where file_id = any(${ids}::uuid[])) as "amountFen"`)
  return row ?? { complainants: 0, amountFen: 0 }
}

/** Everything stored of incidents, a page after another, for recomputation. */
export async function listStored(db: Database, after: string | null, limit: number): Promise<(IncidentHead & Omit<ListedIncident, 'leadUnit' | 'leadOfficer'> & { leadOfficerId: string | null })[]> {
  return db.rows(sql`
    select ${HEAD}, level, stage, subject, lead_officer_id as "leadOfficerId", opened_at as "openedAt", closed_at as "closedAt", report_due_at as "reportDueAt", files
      from incident.incident ${after ? sql`where id > ${after}` : empty} order by id limit ${limit}`)
}

/** Notes changed files for detection, as part of the statement that changes them. */
export function pendingInsert(changed: readonly { readonly fileId: string; readonly version: number }[]): Sql {
  const rows = changed.map(({ fileId, version }) => ({ file_id: fileId, version }))
  return sql`insert into incident.pending (file_id, version) select file_id, version from ${recordset('p', { file_id: 'uuid', version: 'int' }, rows)} on conflict do nothing`
}

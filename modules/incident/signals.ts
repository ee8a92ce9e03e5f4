/** The SQL of detection: what waits, what is known of each file, and the suggestions that stand. */
import sql from 'sql-template-tag'
import type { Database, Queries, Transaction } from '#platform/db/database.ts'
import type { Assessment, FileFacts, Reason, Settings } from './assess.ts'
import type { Level } from './contract.ts'

export interface Fact extends FileFacts {
  readonly kind: string
  readonly areaCode: string
  readonly subjectKey: string
  readonly subject: string
  readonly open: boolean
  readonly amountFen: number | null
}

export async function listPending(db: Queries, limit: number): Promise<{ fileId: string; version: number }[]> {
  return db.rows<{ fileId: string; version: number }>(sql`
    select file_id as "fileId", max(version)::int as version from incident.pending group by file_id order by min(version), file_id limit ${limit}`)
}

export async function dropPending(db: Queries, fileId: string, version: number): Promise<void> {
  await db.run(sql`delete from incident.pending where file_id = ${fileId} and version <= ${version}`)
}

export async function saveFact(db: Queries, fact: Fact): Promise<{ areaCode: string; subjectKey: string } | undefined> {
  const before = await db.one<{ areaCode: string; subjectKey: string }>(sql`
    select area_code as "areaCode", subject_key as "subjectKey" from incident.fact where file_id = ${fact.fileId}`)
  await db.run(sql`
    insert into incident.fact (file_id, kind, area_code, subject_key, subject, complainant_keys, received_on, open, injury, prepaid, words, amount_fen)
    values (${fact.fileId}, ${fact.kind}, ${fact.areaCode}, ${fact.subjectKey}, ${fact.subject}, ${fact.complainants}::text[], ${fact.receivedOn}, ${fact.open}, ${fact.injury},
      ${fact.prepaid}, ${fact.words}::text[], ${fact.amountFen})
    on conflict (file_id) do update set area_code = excluded.area_code, subject_key = excluded.subject_key, subject = excluded.subject,
      complainant_keys = excluded.complainant_keys, open = excluded.open, injury = excluded.injury, prepaid = excluded.prepaid, words = excluded.words, amount_fen = excluded.amount_fen`)
  return before
}

/** Puts every open file of a county before detection again, because its words or levels have changed. */
export async function reconsider(db: Queries, areaCode: string): Promise<void> {
  await db.run(sql`
    insert into incident.pending (file_id, version)
    select id, version from casefile.file_view where area_code = ${areaCode} and closed_at is null and kind in ('complaint', 'report') on conflict do nothing`)
}

/** Open files on one firm that no open incident has gathered. */
export async function looseFacts(db: Queries, areaCode: string, subjectKey: string): Promise<(FileFacts & { readonly subject: string })[]> {
  return db.rows<FileFacts & { subject: string }>(sql`
    select f.file_id as "fileId", f.complainant_keys as complainants, f.received_on as "receivedOn", f.injury, f.prepaid, f.words, f.subject
      from incident.fact f
     where f.area_code = ${areaCode} and f.subject_key = ${subjectKey} and f.open
       and not exists (select 1 from incident.member m join incident.incident i on i.id = m.incident_id where m.file_id = f.file_id and i.closed_at is null)
     order by f.received_on, f.file_id`)
}

export interface SignalRow {
  readonly id: string
  readonly areaCode: string
  readonly unitId: string
  readonly subject: string
  readonly subjectKey: string
  readonly level: Level
  readonly urgent: boolean
  readonly reasons: readonly Reason[]
  readonly fileIds: readonly string[]
  readonly raisedAt: Date
}

const SIGNAL = sql`id, area_code as "areaCode", unit_id as "unitId", subject, subject_key as "subjectKey", level, urgent, reasons, file_ids as "fileIds", raised_at as "raisedAt"`

export async function listSignals(db: Queries, desks: readonly string[]): Promise<SignalRow[]> {
  return db.rows<SignalRow>(sql`
    select ${SIGNAL} from incident.signal where state = 'raised' and unit_id = any(${desks}::uuid[]) order by urgent desc, level, raised_at limit 200`)
}

export async function findSignal(db: Queries, id: string): Promise<SignalRow | undefined> {
  return db.one<SignalRow>(sql`select ${SIGNAL} from incident.signal where id = ${id} and state = 'raised'`)
}

export async function countSignals(db: Queries, desks: readonly string[]): Promise<{ signals: number; urgent: number }> {
  const row = await db.one<{ signals: number; urgent: number }>(sql`
    select count(*)::int as signals, (count(*) filter (where urgent))::int as urgent from incident.signal where state = 'raised' and unit_id = any(${desks}::uuid[])`)
  return row ?? { signals: 0, urgent: 0 }
}

/** Suggestions on a firm that a person dismissed: what they were told then. */
export async function lastDismissed(db: Queries, areaCode: string, subjectKey: string): Promise<{ level: Level; fileIds: readonly string[] } | undefined> {
  return db.one<{ level: Level; fileIds: readonly string[] }>(sql`
    select level, file_ids as "fileIds" from incident.signal where area_code = ${areaCode} and subject_key = ${subjectKey} and state = 'dismissed' order by settled_at desc limit 1`)
}

export interface Raise extends Assessment {
  readonly id: string
  readonly areaCode: string
  readonly subjectKey: string
  readonly subject: string
  readonly unitId: string
  readonly at: Date
}

/** Raises a suggestion, or brings the one that stands up to date. */
export async function raiseSignal(tx: Transaction, raise: Raise): Promise<void> {
  const { id, areaCode, unitId, subject, subjectKey, level, urgent, reasons, fileIds, at } = raise
  await tx.run(sql`
    insert into incident.signal (id, area_code, unit_id, subject, subject_key, level, urgent, reasons, file_ids, state, raised_at)
    values (${id}, ${areaCode}, ${unitId}, ${subject}, ${subjectKey}, ${level}, ${urgent}, ${JSON.stringify(reasons)}::jsonb, ${fileIds}::uuid[], 'raised', ${at})
    on conflict (area_code, subject_key) where state = 'raised' do update set subject = excluded.subject, level = excluded.level, urgent = excluded.urgent,
      reasons = excluded.reasons, file_ids = excluded.file_ids`)
}

/** The suggestion on a firm stands no more: nothing holds it up. */
export async function lapseSignal(tx: Transaction, areaCode: string, subjectKey: string, at: Date): Promise<void> {
  await tx.run(sql`update incident.signal set state = 'lapsed', settled_at = ${at} where area_code = ${areaCode} and subject_key = ${subjectKey} and state = 'raised'`)
}

/** A person has decided on a suggestion; false where someone else already had. */
export async function settleSignal(
  db: Queries, id: string, state: 'dismissed' | 'confirmed', by: { readonly id: string; readonly name: string }, reason: string, at: Date,
): Promise<boolean> {
  const settled = await db.run(sql`
    update incident.signal set state = ${state}, settled_at = ${at}, settled_by = ${by.id}, settled_name = ${by.name}, settled_reason = ${reason} where id = ${id} and state = 'raised'`)
  return settled > 0
}

interface SettingsRow {
  readonly version: number
  readonly data: Settings
  readonly note: string
  readonly at: Date
  readonly byName: string
}

/** Every version that a county has settled, newest first. */
export async function readSettings(db: Queries, areaCode: string): Promise<SettingsRow[]> {
  return db.rows<SettingsRow>(sql`select version, data, note, at, by_name as "byName" from incident.settings where area_code = ${areaCode} order by version desc`)
}

export interface NewSettings extends Omit<SettingsRow, 'byName'> {
  readonly by: { readonly id: string; readonly name: string }
}

/** Adds a version; throws a unique violation where another stands there already. */
export async function saveSettings(db: Database, areaCode: string, { version, data, note, at, by }: NewSettings): Promise<void> {
  await db.run(sql`
    insert into incident.settings (area_code, version, data, note, at, by_id, by_name)
    values (${areaCode}, ${version}, ${JSON.stringify(data)}::jsonb, ${note}, ${at}, ${by.id}, ${by.name})`)
}

/** The desks of counties among some units, with their county. */
export async function desksOf(db: Queries, units: readonly string[]): Promise<{ unitId: string; areaCode: string }[]> {
  return db.rows<{ unitId: string; areaCode: string }>(sql`
    select id as "unitId", area_code as "areaCode" from access.unit_view where id = any(${units}::uuid[]) and level = 'desk' order by area_code`)
}


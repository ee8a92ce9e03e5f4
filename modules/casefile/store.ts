/** The SQL of the case file. Only `desk.ts` calls the writers, inside its transactions. */
import { hash } from 'node:crypto'
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Database, Queries, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import { canonicalJson } from '#platform/pure/canonical.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import type { AnyEvent, EventMeta, FileHead, Recorded, Standing } from './casefile.ts'
import type { Due } from './engine.ts'

/** What the row of a file is derived to after its newest event. */
export interface FileWrite {
  readonly head: FileHead
  readonly pack: string
  readonly standing: Standing
  readonly due: Due
  /** Whether what the file is searched by differs from before. */
  readonly restated: boolean
  /** Events to append, and the hash of the one before them (null for a new file). */
  readonly fresh: readonly Recorded[]
  readonly hashBefore: Buffer | null
  readonly requestKey: string | null
  /** Of the events to append, those whose reactions were not carried out with them: they go into the outbox. */
  readonly left: readonly Recorded[]
  /** When the file was closed, where this closes it. */
  readonly closedAt: string
}

export interface StoredFile {
  readonly head: FileHead
  readonly hash: Buffer
}

interface HeadRow {
  readonly id: string
  readonly number: string
  readonly kind: FileKind
  readonly received_on: LegalDate
  readonly area_code: string
  readonly unit_id: string
  readonly officer_id: string | null
  readonly version: number
  readonly head_hash: Buffer
}

interface EventRow {
  readonly file_id: string
  readonly seq: number
  readonly type: string
  readonly data: object
  readonly at: Date
  readonly actor_id: string
  readonly actor_name: string
  readonly acting_for: EventMeta['actingFor'] | null
  readonly hash: Buffer
}

/** The hash that binds an event to all before it; `audit verify` recomputes it. */
export function chainHash(before: Buffer | null, fileId: string, { event, meta }: Recorded): Buffer {
  const { type, ...data } = event
  const body = canonicalJson({ fileId, seq: meta.seq, type, data, at: meta.at, actorId: meta.actorId, actorName: meta.actorName, actingFor: meta.actingFor })
  return hash('sha256', before ? Buffer.concat([before, Buffer.from(body)]) : body, 'buffer')
}

function headFrom(row: HeadRow): FileHead {
  return {
    id: row.id, number: row.number, kind: row.kind, receivedOn: row.received_on, areaCode: row.area_code,
    unitId: row.unit_id, officerId: row.officer_id, version: row.version,
  }
}

function recordedFrom(row: EventRow): Recorded {
  const event: AnyEvent = { type: row.type, ...row.data }
  return {
    event, meta: { seq: row.seq, at: row.at.toISOString(), actorId: row.actor_id, actorName: row.actor_name, ...row.acting_for && { actingFor: row.acting_for } },
  }
}

const KIND_DIGIT: Record<FileKind, string> = { complaint: '1', report: '2', inquiry: '3' }

function eventRows(write: FileWrite): { rows: RowOf<typeof EVENT>[]; lastHash: Buffer } {
  let lastHash = write.hashBefore
  const rows = write.fresh.map((recorded, index) => {
    lastHash = chainHash(lastHash, write.head.id, recorded)
    const { type, ...data } = recorded.event
    const { seq, at, actorId, actorName, actingFor = null } = recorded.meta
    return {
      file_id: write.head.id, seq, type, data, at, actor_id: actorId, actor_name: actorName, acting_for: actingFor,
      request_key: index === 0 ? write.requestKey : null, hash: `\\x${lastHash.toString('hex')}`,
    }
  })
  if (!lastHash) throw new Error('a file needs at least one event')
  return { rows, lastHash }
}

const RECORD_EVENTS = sql`recorded as (
  insert into casefile.event (file_id, seq, type, data, at, actor_id, actor_name, acting_for, request_key, hash)
  select file_id, seq, type, data, at, actor_id, actor_name, acting_for, request_key, hash from fresh
)`

const OUTBOX = { file_id: 'uuid', seq: 'int', type: 'text' } as const

function announce(writes: readonly FileWrite[]): Sql {
  const rows = writes.flatMap(({ head, left }) => left.map(({ event, meta }) => ({ file_id: head.id, seq: meta.seq, type: event.type })))
  return rows.length === 0 ? empty : sql`, announced as (
    insert into casefile.outbox (file_id, seq, type) select file_id, seq, type from ${recordset('o', OUTBOX, rows)}
  )`
}

/** Writes of other modules that belong to the same change, each with its own tables: one statement, one round trip. */
function alongside(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? empty : sql`, ${join(parts.map((part, index) => sql`${raw(`beside_${index}`)} as (${part})`), ', ')}`
}

const WORDS = sql`casefile.search_text(subject) || '|' || casefile.search_text(summary)`

const EVENT = {
  file_id: 'uuid', seq: 'int', type: 'text', data: 'jsonb', at: 'timestamptz', actor_id: 'text', actor_name: 'text', acting_for: 'jsonb', request_key: 'text', hash: 'bytea',
} as const
const FILE = {
  id: 'uuid', kind: 'text', pack: 'text', area_code: 'text', unit_id: 'uuid', officer_id: 'uuid', received_on: 'date', opened_at: 'timestamptz',
  closed_at: 'timestamptz', version: 'int', head_hash: 'bytea', stage: 'text', substage: 'text', subject: 'text', category: 'text', summary: 'text', next_clock: 'text', next_due_on: 'date',
  provisional: 'boolean', awaiting: 'text', supervised: 'boolean', later_dues: 'jsonb', prefix: 'text',
} as const

type RowOf<Columns> = Readonly<Record<keyof Columns, unknown>>

function fileRow(write: FileWrite, lastHash: Buffer): RowOf<typeof FILE> {
  const { head, standing, due } = write
  return {
    id: head.id, kind: head.kind, pack: write.pack, area_code: head.areaCode, unit_id: standing.unitId, officer_id: standing.officerId,
    received_on: head.receivedOn, opened_at: write.fresh[0]?.meta.at, closed_at: standing.open ? null : write.closedAt,
    version: head.version + write.fresh.length, head_hash: `\\x${lastHash.toString('hex')}`, stage: standing.stage, substage: standing.substage,
    subject: standing.subject, category: standing.category, summary: standing.summary,
    next_clock: due.clock, next_due_on: due.dueOn, provisional: due.provisional,
    awaiting: standing.awaiting, supervised: standing.supervised, later_dues: due.later,
    prefix: `${KIND_DIGIT[head.kind]}${head.areaCode}${head.receivedOn.replaceAll('-', '')}`,
  }
}

/**
 * Opens new files with all their events in one statement and gives their numbers in the order of `writes`.
 * `beside` are statements of other modules, run as part of this one.
 */
export async function insertFiles(tx: Transaction, writes: readonly FileWrite[], beside: readonly Sql[]): Promise<string[]> {
  const built = writes.map((write) => ({ write, ...eventRows(write) }))
  const files = recordset('f', FILE, built.map(({ write, lastHash }) => fileRow(write, lastHash)))
  const events = recordset('e', EVENT, built.flatMap(({ rows }) => rows))
  const numbers = await tx.rows<{ id: string; number: string }>(sql`
    with opened as (select * from ${files}), fresh as (select * from ${events}), filed as (
      insert into casefile.file (id, number, kind, pack, area_code, unit_id, officer_id, received_on, opened_at, closed_at, version,
        head_hash, stage, substage, subject, category, summary, next_clock, next_due_on, provisional, awaiting, supervised, later_dues)
      select id, prefix || regexp_replace(to_char(nextval('casefile.file_number'), 'FM000000000000'), '^0+(?=\\d{6})', ''),
        kind, pack, area_code, unit_id, officer_id, received_on,
        opened_at, closed_at, version, head_hash, stage, substage, subject, category, summary, next_clock, next_due_on, provisional, awaiting, supervised, later_dues from opened
      returning id, number
    ), searched as (insert into casefile.search (file_id, words) select id, ${WORDS} from opened), ${RECORD_EVENTS}${announce(writes)}${alongside(beside)}
    select id, number from filed`)
  const byId = new Map(numbers.map((row) => [row.id, row.number]))
  return writes.map((write) => byId.get(write.head.id) ?? '')
}

/**
 * Appends events to a file, brings its row up to date and does what is `beside`, in one statement. Where the file was not
 * locked and another step was taken on it meanwhile, the place of the first event is taken: a violation of UNIQUE, and nothing
 * is written.
 */
export async function appendEvents(tx: Transaction, write: FileWrite, beside: readonly Sql[]): Promise<void> {
  const { rows, lastHash } = eventRows(write)
  const { standing, due } = write
  const searched = write.restated
    ? sql`, searched as (update casefile.search set words = ${WORDS} from (values (${standing.subject}::text, ${standing.summary}::text)) as s (subject, summary) where file_id = ${write.head.id})`
    : empty
  const closedAt = standing.open ? null : write.closedAt
  await tx.run(sql`
    with fresh as (select * from ${recordset('e', EVENT, rows)}), ${RECORD_EVENTS}${searched}${announce([write])}${alongside(beside)}
    update casefile.file set unit_id = ${standing.unitId}, officer_id = ${standing.officerId},
      closed_at = case when ${standing.open}::boolean then null else coalesce(closed_at, ${closedAt}::timestamptz) end,
      version = ${write.head.version + write.fresh.length}, head_hash = ${lastHash}, stage = ${standing.stage},
      substage = ${standing.substage}, subject = ${standing.subject}, category = ${standing.category}, summary = ${standing.summary}, next_clock = ${due.clock}, next_due_on = ${due.dueOn}, provisional = ${due.provisional},
      awaiting = ${standing.awaiting}, supervised = ${standing.supervised},
      later_dues = ${due.later && JSON.stringify(due.later)}::jsonb
    where id = ${write.head.id}`)
}

/** A file, its events, and the file on which a request's key has acted already. */
export interface ReadForStep extends StoredFile {
  readonly recorded: readonly Recorded[]
  readonly repeats: string | null
}

function readForStep(id: string, key: string, lock: Sql): Sql {
  return sql`
    select f.id, f.number, f.kind, f.received_on, f.area_code, f.unit_id, f.officer_id, f.version, f.head_hash,
           e.seq, e.type, e.data, e.at, e.actor_id, e.actor_name, e.acting_for, (select q.file_id from casefile.event q where q.request_key = ${key}) as repeats
      from casefile.file f join casefile.event e on e.file_id = f.id where f.id = ${id} order by e.seq ${lock}`
}

type StepRow = HeadRow & EventRow & { readonly repeats: string | null }

function stepFrom(rows: readonly StepRow[]): ReadForStep | undefined {
  const [row] = rows
  return row && { head: headFrom(row), hash: row.head_hash, recorded: rows.map(recordedFrom), repeats: row.repeats }
}

/** Reads what a step on a file needs, as it is at one moment, without keeping others from it. */
export async function findForStep(db: Queries, id: string, key: string): Promise<ReadForStep | undefined> {
  return stepFrom(await db.rows<StepRow>(readForStep(id, key, empty)))
}

/**
 * The same under a lock. Where another step held the lock meanwhile, the events read beside the row are older than it, which
 * its version tells: then they are read anew.
 */
export async function lockForStep(tx: Transaction, id: string, key: string): Promise<ReadForStep | undefined> {
  const file = stepFrom(await tx.rows<StepRow>(readForStep(id, key, sql`for update of f`)))
  if (!file || file.recorded.length === file.head.version) return file
  return { ...file, recorded: await readEvents(tx, id), repeats: (await findRequest(tx, key))?.fileId ?? null }
}

/** Locks those of the files that nobody is changing. */
export async function lockIdle(tx: Transaction, ids: readonly string[]): Promise<FileHead[]> {
  const rows = await tx.rows<HeadRow>(sql`
    select id, number, kind, received_on, area_code, unit_id, officer_id, version, head_hash from casefile.file
     where id = any(${ids}::uuid[]) order by id for update skip locked`)
  return rows.map(headFrom)
}

export async function findFile(db: Database | Transaction, id: string): Promise<FileHead | undefined> {
  const row = await db.one<HeadRow>(sql`
    select id, number, kind, received_on, area_code, unit_id, officer_id, version, head_hash from casefile.file where id = ${id}`)
  return row && headFrom(row)
}

/** Which of these files exist. */
export async function existingFiles(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`select id from casefile.file where id = any(${ids}::uuid[])`)
  return new Set(rows.map((row) => row.id))
}

/** Ids of files in order, a page after another, for checks that go over all of them. */
export async function listFileIds(db: Database, after: string | null, limit: number): Promise<string[]> {
  const from = after ? sql`where id > ${after}` : sql``
  const rows = await db.rows<{ id: string }>(sql`select id from casefile.file ${from} order by id limit ${limit}`)
  return rows.map((row) => row.id)
}

/** Everything stored of some files, for recomputation: rows as they are, events with their hashes. */
export async function readStored(db: Database, ids: readonly string[]): Promise<StoredWhole[]> {
  const files = await db.rows<HeadRow & { stage: string; substage: string | null; subject: string; category: string; summary: string; next_clock: string | null; next_due_on: string | null; provisional: boolean; open: boolean; awaiting: string | null; supervised: boolean; later_dues: Due['later']; searchable: boolean }>(sql`
    select id, number, kind, received_on, area_code, unit_id, officer_id, version, head_hash, stage, substage, subject, category, summary,
           next_clock, next_due_on, provisional, awaiting, supervised, later_dues, closed_at is null as open,
           coalesce((select s.words = ${WORDS} from casefile.search s where s.file_id = file.id), false) as searchable
      from casefile.file where id = any(${ids}::uuid[]) order by id`)
  const events = await db.rows<EventRow>(sql`
    select file_id, seq, type, data, at, actor_id, actor_name, acting_for, hash from casefile.event where file_id = any(${ids}::uuid[]) order by file_id, seq`)
  const byFile = Map.groupBy(events, (row) => row.file_id)
  return files.map((row) => ({
    head: headFrom(row), hash: row.head_hash, stage: row.stage, substage: row.substage,
    subject: row.subject, category: row.category, summary: row.summary, open: row.open, nextClock: row.next_clock,
    nextDueOn: row.next_due_on, provisional: row.provisional, awaiting: row.awaiting, supervised: row.supervised, laterDues: row.later_dues, searchable: row.searchable,
    events: (byFile.get(row.id) ?? []).map((event) => ({ recorded: recordedFrom(event), hash: event.hash })),
  }))
}

export interface StoredWhole {
  readonly head: FileHead
  readonly hash: Buffer
  readonly stage: string
  readonly substage: string | null
  readonly subject: string
  readonly category: string
  readonly summary: string
  /** Whether it is searched by the subject and summary it has. */
  readonly searchable: boolean
  readonly open: boolean
  readonly nextClock: string | null
  readonly nextDueOn: string | null
  readonly provisional: boolean
  readonly awaiting: string | null
  readonly supervised: boolean
  readonly laterDues: Due['later']
  readonly events: readonly { readonly recorded: Recorded; readonly hash: Buffer }[]
}

/** Numbers of the files among ids, by id. */
export async function fileNumbers(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const rows = known.length === 0 ? [] : await db.rows<{ id: string; number: string }>(sql`select id, number from casefile.file where id = any(${known}::uuid[])`)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

export async function findFileByNumber(db: Database | Transaction, number: string): Promise<FileHead | undefined> {
  const row = await db.one<HeadRow>(sql`
    select id, number, kind, received_on, area_code, unit_id, officer_id, version, head_hash from casefile.file where number = ${number}`)
  return row && headFrom(row)
}

export async function readEvents(db: Database | Transaction, fileId: string): Promise<Recorded[]> {
  const rows = await db.rows<EventRow>(sql`
    select file_id, seq, type, data, at, actor_id, actor_name, acting_for, hash from casefile.event where file_id = ${fileId} order by seq`)
  return rows.map(recordedFrom)
}

/** The events of several files, by file. */
export async function readEventsOf(db: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const rows = await db.rows<EventRow>(sql`
    select file_id, seq, type, data, at, actor_id, actor_name, acting_for, hash from casefile.event where file_id = any(${ids}::uuid[]) order by file_id, seq`)
  return new Map([...Map.groupBy(rows, (row) => row.file_id)].map(([id, events]) => [id, events.map(recordedFrom)]))
}

/** The file an idempotency key has already acted on, with the place of the first event it brought. */
export async function findRequest(db: Database | Transaction, key: string): Promise<{ fileId: string; seq: number } | undefined> {
  const row = await db.one<{ file_id: string; seq: number }>(sql`select file_id, seq from casefile.event where request_key = ${key}`)
  return row && { fileId: row.file_id, seq: row.seq }
}

/** Ids of outbox rows, oldest first. */
export async function listOutbox(db: Database, limit: number): Promise<{ id: number; fileId: string }[]> {
  return db.rows<{ id: number; fileId: string }>(sql`select id, file_id as "fileId" from casefile.outbox order by id limit ${limit}`)
}

/** Takes one outbox row away with its event, to be carried out in the same transaction; undefined where another worker has. */
export async function claimOutbox(tx: Transaction, id: number): Promise<{ fileId: string; seq: number; event: AnyEvent } | undefined> {
  const row = await tx.one<{ file_id: string; seq: number; type: string; data: object }>(sql`
    with claimed as (delete from casefile.outbox where id = ${id} returning file_id, seq)
    select e.file_id, e.seq, e.type, e.data from claimed c join casefile.event e on e.file_id = c.file_id and e.seq = c.seq`)
  return row && { fileId: row.file_id, seq: row.seq, event: { type: row.type, ...row.data } }
}

/** Open files whose due day was provisional and may be firm now: the notice of the year it falls in is loaded, or none was fixed. */
export async function listProvisional(db: Database, loadedYears: readonly number[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select id from casefile.file where provisional and closed_at is null
       and (next_due_on is null or extract(year from next_due_on)::int = any(${loadedYears}::int[])) order by id`)
  return rows.map((row) => row.id)
}

const DUE = { id: 'uuid', clock: 'text', due_on: 'date', provisional: 'boolean', later: 'jsonb' } as const

/** Due days of many files, reckoned anew. */
export async function saveDues(tx: Transaction, dues: readonly { readonly id: string; readonly due: Due }[]): Promise<number> {
  if (dues.length === 0) return 0
  const rows = dues.map(({ id, due: { clock, dueOn, provisional, later } }) => ({ id, clock, due_on: dueOn, provisional, later }))
  return tx.run(sql`
    update casefile.file f set next_clock = d.clock, next_due_on = d.due_on, provisional = d.provisional, later_dues = d.later
      from ${recordset('d', DUE, rows)} where f.id = d.id`)
}

export async function readSecret(db: Database, name: string, make: () => Buffer): Promise<Buffer> {
  await db.run(sql`insert into casefile.secret (name, value) values (${name}, ${make()}) on conflict (name) do nothing`)
  const row = await db.one<{ value: Buffer }>(sql`select value from casefile.secret where name = ${name}`)
  if (!row) throw new Error(`secret ${name} is missing`)
  return row.value
}

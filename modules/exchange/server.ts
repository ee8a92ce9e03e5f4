/** Import: every row on its own, so that a bad one stops no other and a run that was cut off is simply repeated. */
import { createHash } from 'node:crypto'
import type { Database } from '#platform/db/database.ts'
import { canonicalJson } from '#platform/pure/canonical.ts'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { ExchangeRefusal } from './messages.ts'
import { NEEDED, readRow, type NationalRow, type NationalStatus } from './national.ts'
import { readTable } from './read-table.ts'
import { findBatch, findKnown, learn, markApplied, newResults, saveBatch, saveProgress, startRun, type StoredKnown } from './store.ts'
import type { Table } from './table.ts'
import { asksTheSame, knownFrom, merge, type Known } from './versions.ts'
import { writeWorkbook, type SheetColumn } from './xlsx.ts'

/** One result as it is keyed into the national platform. */
export interface Result {
  readonly fileId: string
  readonly version: number
  /** How far it brings the file there. */
  readonly status: NationalStatus
  readonly cells: readonly string[]
}

export interface ExchangeServer {
  readonly database: Database
  clock(): Date
  newId(): string
  /** Opens the file of a row, or finds the one that was opened for it. */
  open(row: NationalRow, actor: Actor): Promise<{ readonly fileId: string; readonly created: boolean } | Refusal>
  /** Brings the file to what is known of its row; true where that changed anything. */
  update(fileId: string, known: Known): Promise<boolean | Refusal>
  /** Decisions and outcomes of files that came from the national platform, as they stand now. */
  results(actor: Actor): Promise<readonly Result[]>
  readonly resultColumns: readonly SheetColumn[]
}

export interface BadRow {
  readonly line: number
  readonly number: string
  readonly refusal: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Progress {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly bad: readonly BadRow[]
}

const SAVE_EVERY = 100
/** Bad rows shown while a run is under way; all of them are listed at its end. */
const SHOWN_EARLY = 200

export interface ImportRequest {
  readonly content: Buffer
  readonly fileName: string
  /** When the table was exported, as far as known: the time stamp of the file. */
  readonly exportedAt: Date
  readonly actor: Actor
}

/** Begins an import: reads the table and its columns; the rows are then taken in by {@link runImport}. */
export async function beginImport(server: ExchangeServer, request: ImportRequest): Promise<{ runId: string; table: Table } | Refusal<ExchangeRefusal>> {
  const table = await readTable(request.content)
  if (isRefusal(table)) return table
  const missing = NEEDED.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) return refuse('exchange.missing-columns', { params: { columns: missing.join('、') } })
  const runId = server.newId()
  await startRun(server.database, {
    id: runId, fileName: request.fileName, exportedAt: exportInstant(server, request), startedAt: server.clock(), actorId: request.actor.id, total: table.rows.length,
  })
  return { runId, table }
}

/** A time stamp ahead of our clock would outlive every later export, so it counts as now, as does none at all. */
function exportInstant(server: ExchangeServer, { exportedAt }: ImportRequest): string {
  const [stamp, now] = [exportedAt.getTime(), server.clock().getTime()]
  return new Date(stamp < now ? stamp : now).toISOString()
}

type RowOutcome = 'created' | 'updated' | 'unchanged'

export async function runImport(server: ExchangeServer, runId: string, table: Table, request: ImportRequest): Promise<Progress> {
  const counts = { created: 0, updated: 0, unchanged: 0 }
  const bad: BadRow[] = []
  const seen = new Map<string, { line: number; digest: string }>()
  const [today, exportedAt] = [legalDay(server.clock()), exportInstant(server, request)]
  for (const [index, { line, cells }] of table.rows.entries()) {
    const row = readRow(cells, today)
    const outcome = isRefusal(row) ? row : repeatedInTable(seen, row, line) ?? await takeIn(server, row, { exportedAt, actor: request.actor, runId })
    if (isRefusal(outcome)) bad.push({ line, number: numberShown(cells['登记编号']), refusal: outcome.refusal, params: outcome.params ?? {} })
    else counts[outcome] += 1
    if (index % SAVE_EVERY === SAVE_EVERY - 1) await saveProgress(server.database, runId, { ...counts, bad: bad.slice(0, SHOWN_EARLY) }, null)
  }
  await saveProgress(server.database, runId, { ...counts, bad }, server.clock())
  return { ...counts, bad }
}

function numberShown(cell: unknown): string {
  return typeof cell === 'string' ? cell.toWellFormed().replaceAll('\0', '').trim().slice(0, 40) : ''
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** Of what a row says under its number. */
function digestOfRow(row: NationalRow): string {
  return digestOf({ ...row, number: '' })
}

/** The same row twice in one table is harmless; two different rows under one number are a doubt for a person. */
function repeatedInTable(seen: Map<string, { line: number; digest: string }>, row: NationalRow, line: number): Refusal<ExchangeRefusal> | undefined {
  const digest = digestOfRow(row)
  const before = seen.get(row.number)
  if (!before) seen.set(row.number, { line, digest })
  return before && before.digest !== digest ? refuse('exchange.row-repeated', { params: { line: before.line } }) : undefined
}

/**
 * First what the row says is put to what is known, then the file is brought to that. A run cut off in between leaves a
 * revision that was not applied, which the next run does; so do two runs that meet on one row.
 */
async function takeIn(server: ExchangeServer, row: NationalRow, { exportedAt, actor, runId }: { exportedAt: string; actor: Actor; runId: string }): Promise<RowOutcome | Refusal> {
  const fresh = knownFrom(row, { exportedAt, digest: digestOfRow(row) })
  const before = await findKnown(server.database, row.number)
  const nothingNew = before !== undefined && before.applied === before.revision && isCovered(before.known, fresh)
  if (nothingNew) return 'unchanged'
  const stored = await server.database.transaction((tx) => learn(tx, row.number, runId, fresh, (known) => merge(known, fresh), asksTheSame))
  return stored.applied === stored.revision ? 'unchanged' : bring(server, row.number, stored, actor)
}

function isCovered(known: Known, fresh: Known): boolean {
  return canonicalJson(merge(known, fresh)) === canonicalJson(known)
}

/** Again where another run has learnt more meanwhile: whoever acts last on a file then acts on all that is known. */
async function bring(server: ExchangeServer, number: string, stored: StoredKnown, actor: Actor): Promise<RowOutcome | Refusal> {
  let outcome: RowOutcome = 'unchanged'
  for (let target = stored; ;) {
    const opened = target.fileId ? { fileId: target.fileId, created: false } : await server.open(target.known.newest.row, actor)
    if (isRefusal(opened)) return opened
    const changed = opened.created && target.known.furthest.status === 'waiting' ? false : await server.update(opened.fileId, target.known)
    if (isRefusal(changed)) return changed
    if (opened.created) outcome = 'created'
    else if (changed && outcome === 'unchanged') outcome = 'updated'
    const latest = await markApplied(server.database, number, opened.fileId, target.revision)
    if (latest.revision === target.revision) return outcome
    target = latest
  }
}

/**
 * Hands out every result that has not been handed out as it is now, once; the batch can be fetched again as it was.
 * A file that is as far on the national platform as here needs no keying in.
 */
export async function makeExport(server: ExchangeServer, actor: Actor): Promise<{ id: string; rows: number } | Refusal<ExchangeRefusal>> {
  const results = (await server.results(actor)).map((result) => ({ ...result, digest: digestOf(result.cells) }))
  return server.database.transaction(async (tx) => {
    const fresh = await newResults(tx, results)
    const chosen = results.filter(({ fileId }) => fresh.has(fileId))
    if (chosen.length === 0) return refuse<ExchangeRefusal>('exchange.nothing-to-export')
    const id = server.newId()
    await saveBatch(tx, { id, madeAt: server.clock(), actorId: actor.id, rows: chosen.map(({ cells }) => cells) }, chosen)
    return { id, rows: chosen.length }
  })
}

export async function exportWorkbook(server: ExchangeServer, id: string): Promise<Buffer | Refusal<ExchangeRefusal>> {
  const batch = await findBatch(server.database, id)
  return batch ? writeWorkbook('办理结果', server.resultColumns, batch.rows, batch.madeAt) : refuse('exchange.unknown-export')
}

/** Import: every row on its own, so that a bad one stops no other and a run that was cut off is simply repeated. */
import { createHash } from 'node:crypto'
import type { Database } from '#platform/db/database.ts'
import { canonicalJson } from '#platform/pure/canonical.ts'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { ExchangeRefusal } from './messages.ts'
import { isFurther, NEEDED, readRow, supersedes, type NationalRow, type NationalStatus } from './national.ts'
import { findBatch, findRow, notHandedOut, saveBatch, saveProgress, saveRow, startRun } from './store.ts'
import { readTable, writeWorkbook, type Table } from './workbook.ts'

/** One result as it is keyed into the national platform. */
export interface Result {
  readonly fileId: string
  readonly version: number
  readonly cells: readonly string[]
}

/** What a row says of a file that exists. An older row than the one known may still say that the file is further. */
export interface SourceChange {
  readonly row: NationalRow
  /** False where a later export has already been taken in: then only the status counts. */
  readonly newest: boolean
  readonly status: NationalStatus
}

export interface ExchangeServer {
  readonly database: Database
  clock(): Date
  newId(): string
  /** Opens the file of a row that is new, or finds the one it opened before a cut-off. Gives its id. */
  open(row: NationalRow, actor: Actor): Promise<string | Refusal>
  /** Brings the file up to date with its row; true where that changed anything. */
  update(fileId: string, change: SourceChange, actor: Actor): Promise<boolean | Refusal>
  /** Decisions and outcomes of files that came from the national platform, as they stand now. */
  results(actor: Actor): Promise<readonly Result[]>
  readonly resultColumns: readonly { readonly header: string; readonly width: number }[]
}

interface Progress {
  created: number
  updated: number
  unchanged: number
  readonly bad: { line: number; number: string; refusal: string; params: Readonly<Record<string, string | number>> }[]
}

const SAVE_EVERY = 100

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
  if (isRefusal(table)) return table as Refusal<ExchangeRefusal>
  const missing = NEEDED.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) return refuse('exchange.missing-columns', { params: { columns: missing.join('、') } })
  const runId = server.newId()
  await startRun(server.database, {
    id: runId, fileName: request.fileName, exportedAt: request.exportedAt.toISOString(), startedAt: server.clock(), actorId: request.actor.id, total: table.rows.length,
  })
  return { runId, table }
}

export async function runImport(server: ExchangeServer, runId: string, table: Table, request: ImportRequest): Promise<Progress> {
  const progress: Progress = { created: 0, updated: 0, unchanged: 0, bad: [] }
  const seen = new Map<string, { line: number; digest: string }>()
  const today = legalDay(server.clock())
  for (const [index, { line, cells }] of table.rows.entries()) {
    const row = readRow(cells, today)
    const number = typeof cells['登记编号'] === 'string' ? cells['登记编号'].trim().slice(0, 40) : ''
    const outcome = isRefusal(row) ? row : repeatedInTable(seen, row, line) ?? await takeIn(server, row, request, runId)
    if (isRefusal(outcome)) progress.bad.push({ line, number, refusal: outcome.refusal, params: outcome.params ?? {} })
    else progress[outcome] += 1
    if (index % SAVE_EVERY === SAVE_EVERY - 1) await saveProgress(server.database, runId, progress, null)
  }
  await saveProgress(server.database, runId, progress, server.clock())
  return progress
}

function digestOf(row: NationalRow): string {
  return createHash('sha256').update(canonicalJson(row)).digest('hex')
}

/** The same row twice in one table is harmless; two different rows under one number are a doubt for a person. */
function repeatedInTable(seen: Map<string, { line: number; digest: string }>, row: NationalRow, line: number): Refusal<ExchangeRefusal> | undefined {
  const digest = digestOf(row)
  const before = seen.get(row.number)
  if (!before) seen.set(row.number, { line, digest })
  return before && before.digest !== digest ? refuse('exchange.row-repeated', { params: { line: before.line } }) : undefined
}

async function takeIn(server: ExchangeServer, row: NationalRow, request: ImportRequest, runId: string): Promise<'created' | 'updated' | 'unchanged' | Refusal> {
  const version = { exportedAt: request.exportedAt.toISOString(), digest: digestOf(row) }
  const known = await findRow(server.database, row.number)
  if (known?.digest === version.digest) return 'unchanged'
  const newer = !known || supersedes(version, known)
  const further = !known || isFurther(row.status, known.status)
  if (!newer && !further) return 'unchanged'
  const fileId = known?.fileId ?? await server.open(row, request.actor)
  if (isRefusal(fileId)) return fileId
  const status = further ? row.status : known?.status ?? row.status
  const changed = await server.update(fileId, { row, newest: newer, status }, request.actor)
  if (isRefusal(changed)) return changed
  await saveRow(server.database, row.number, { fileId, status, ...(newer ? version : { exportedAt: known.exportedAt, digest: known.digest }) }, runId)
  if (!known) return 'created'
  return changed ? 'updated' : 'unchanged'
}

/** Hands out every result that has not been handed out yet, once; the batch can be fetched again as it was. */
export async function makeExport(server: ExchangeServer, actor: Actor): Promise<{ id: string; rows: number } | Refusal<ExchangeRefusal>> {
  const results = await server.results(actor)
  return server.database.transaction(async (tx) => {
    const fresh = await notHandedOut(tx, results.map(({ fileId, version }) => ({ fileId, version })))
    const chosen = results.filter(({ fileId }) => fresh.has(fileId))
    if (chosen.length === 0) return refuse<ExchangeRefusal>('exchange.nothing-to-export')
    const id = server.newId()
    await saveBatch(tx, { id, madeAt: server.clock(), actorId: actor.id, rows: chosen.map(({ cells }) => cells) }, chosen.map(({ fileId, version }) => ({ fileId, version })))
    return { id, rows: chosen.length }
  })
}

export async function exportWorkbook(server: ExchangeServer, id: string): Promise<Buffer | Refusal<ExchangeRefusal>> {
  const rows = await findBatch(server.database, id)
  return rows ? writeWorkbook('办理结果', server.resultColumns, rows) : refuse('exchange.unknown-export')
}

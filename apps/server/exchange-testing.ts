/** For the tests of the exchange: tables go in, files are looked at as they ended. */
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { foldFile, SYSTEM } from '#modules/casefile/engine.ts'
import { readStored } from '#modules/casefile/store.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import { findByNationalNumber, readProjections } from '#modules/complaint/store.ts'
import { beginImport, runImport, type ExchangeServer, type Progress } from '#modules/exchange/server.ts'
import { csvOf, linesOf, type TextRow } from '#modules/exchange/testing.ts'
import { exchangeServer } from './exchange-parts.ts'
import type { TestSystem } from './testing.ts'

export interface Table {
  readonly rows: readonly TextRow[]
  readonly exportedAt: string
}

export interface ImportOptions {
  readonly actor?: Actor
  readonly server?: ExchangeServer
}

/** Imports a table to its end. */
export async function importTable(system: TestSystem, { rows, exportedAt }: Table, { actor = SYSTEM, server = exchangeServer(system.parts) }: ImportOptions = {}): Promise<Progress> {
  const request = { content: Buffer.from(csvOf(linesOf(rows))), fileName: '导出.csv', exportedAt: new Date(exportedAt), actor }
  const begun = await beginImport(server, request)
  if (isRefusal(begun)) throw new Error(`refused: ${begun.refusal}`)
  return runImport(server, begun.runId, begun.table, request)
}

/** A server of the exchange that breaks down after so many calls that write. */
export function breaking(system: TestSystem, after: number): ExchangeServer {
  const server = exchangeServer(system.parts)
  let left = after
  async function count<T>(work: () => Promise<T>): Promise<T> {
    left -= 1
    if (left < 0) throw new Error('cut off')
    const done = await work()
    // Half of the time the work is done and nobody hears of it.
    if (left === 0 && after % 2 === 1) throw new Error('cut off')
    return done
  }
  return { ...server, open: (row, actor) => count(() => server.open(row, actor)), update: (fileId, known) => count(() => server.update(fileId, known)) }
}

export interface Ended {
  readonly state: ComplaintState
  readonly standing: object
  readonly projection: object
  readonly due: object
  readonly types: readonly string[]
}

/** A file as it ended, without what is its own: its ids and its number there. */
export async function endedAs({ parts, database }: TestSystem, number: string): Promise<Ended | undefined> {
  const id = await findByNationalNumber(database, number)
  const [stored] = id ? await readStored(database, [id]) : []
  if (!id || !stored) return undefined
  const folded = foldFile(parts.desk.practice, stored.events.map(({ recorded }) => recorded), stored.head)
  const { statement, ...state } = folded.states['complaint'] as ComplaintState
  const own = { personId: '', nationalNumber: '' }
  const projection = { ...(await readProjections(database, [id])).get(id), file_id: '', person_id: '', national_number: '' }
  return {
    state: { ...state, statement: statement && { ...statement, ...own } }, standing: folded.standing, projection,
    due: { clock: stored.nextClock, on: stored.nextDueOn, receivedOn: stored.head.receivedOn, open: stored.open },
    types: stored.events.map(({ recorded }) => recorded.event.type),
  }
}

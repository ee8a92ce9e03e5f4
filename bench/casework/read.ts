/** Opening a file, listing a page of the to-do list, finding a firm: the real path beside the same statements sent raw. */
import type { Client } from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { read } from '#modules/complaint/server.ts'
import { list } from '#modules/worklist/server.ts'
import { searchOperators } from '#modules/party/store.ts'
import { buildParts, type Parts } from '#apps/server/parts.ts'
import { contest, type Bounds, type Contest, type Contestant } from './measure.ts'
import { recording, replay, statementOf, type Statement } from './replay.ts'
import type { System } from './system.ts'
import { rawClient } from './twin.ts'

/** One read of the real path, as a function of the parts it works on. */
type Read = (parts: Parts) => Promise<unknown>

const SAMPLES = 600
const PAGES = 5

/** What one read sends; found by doing it once. */
async function statementsOf(parts: Parts, sent: Sql[], one: Read): Promise<Statement[]> {
  sent.splice(0)
  await one(parts)
  return sent.map(statementOf)
}

async function measure(system: System, reads: readonly Read[], clientCounts: readonly number[], rounds: number, bounds: Bounds): Promise<Contest[]> {
  const sent: Sql[] = []
  const watched = await buildParts({ database: recording(system.database, (query) => sent.push(query)), ...system.rules, clock: () => system.access.clock() })
  const statements: Statement[][] = []
  for (const one of reads) statements.push(await statementsOf(watched, sent, one))
  const clients = await Promise.all(Array.from({ length: Math.max(...clientCounts) }, () => rawClient(system.url)))
  try {
    const contests: Contest[] = []
    for (const count of clientCounts) contests.push(await contest(contestants(system.parts, reads, statements, clients), count, rounds, bounds))
    return contests
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

function contestants(parts: Parts, reads: readonly Read[], statements: readonly Statement[][], clients: readonly Client[]): Contestant[] {
  return [
    { name: 'real', prepare: () => async (_, index) => reads[index % reads.length]?.(parts) },
    {
      name: 'twin',
      prepare: () => async (number, index) => {
        const client = clients[number]
        if (client) await replay(client, statements[index % statements.length] ?? [])
      },
    },
  ]
}

/** Files of some length anywhere in the county, the same for every run. */
async function someFiles(system: System): Promise<string[]> {
  const rows = await system.database.rows<{ id: string }>(sql`
    select id from casefile.file where version between 7 and 10 order by md5(id::text) limit ${SAMPLES}`)
  return rows.map((row) => row.id)
}

/** Reads a file as the chief sees it, with the entry in the audit trail that every such read leaves. */
export async function measureOpen(system: System, clientCounts: readonly number[], rounds: number, bounds: Bounds): Promise<Contest[]> {
  const reads = (await someFiles(system)).map((id): Read => async ({ complaints }) => {
    const view = await read(complaints, { id }, system.chief)
    if (isRefusal(view)) throw new Error(`refused: ${view.refusal}`)
  })
  return measure(system, reads, clientCounts, rounds, bounds)
}

/** The first pages of 50 open files by due date, for an officer's one office or for the chief's whole county. */
export async function measureQueue(system: System, actor: Actor, clientCounts: readonly number[], rounds: number, bounds: Bounds): Promise<Contest[]> {
  const reads: Read[] = []
  let after: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const input = { due: 'any', state: 'open', officer: 'any', after } as const
    reads.push(({ worklist }) => list(worklist, input, actor))
    const { next } = await list(system.parts.worklist, input, actor)
    if (!next) break
    after = next
  }
  return measure(system, reads, clientCounts, rounds, bounds)
}

/** What people type: two to four characters of a sign, a name, a street, or the beginning of a credit code. */
function queriesOf(system: System): string[] {
  const { operators } = system.county
  const step = Math.max(1, Math.floor(operators.length / SAMPLES))
  return operators.filter((_, index) => index % step === 0).flatMap(({ name, aliases, address, creditCode }, index) => [
    name, [...aliases[0] ?? name].slice(0, 2 + index % 3).join(''), address.slice(-8), creditCode.slice(0, 12),
  ])
}

export async function measureSearch(system: System, clientCounts: readonly number[], rounds: number, bounds: Bounds): Promise<Contest[]> {
  const reads = queriesOf(system).map((query): Read => ({ desk }) => searchOperators(desk.database, { query, limit: 20 }))
  return measure(system, reads, clientCounts, rounds, bounds)
}

/** Creating a file: the real path beside its raw twins. */
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { ComplaintInput } from '#modules/complaint/contract.ts'
import { submit } from '#modules/complaint/server.ts'
import { contest, type Bounds, type Contest, type Contestant, type Operation } from './measure.ts'
import type { System } from './system.ts'
import { copyOf, insertAtOnce, insertPlain, rawClient, readTemplates, type FileRows } from './twin.ts'

const STORIES = 500

/** What consumers of the county write; each call gives the same in the same order. */
export function sampleInputs(system: System): ComplaintInput[] {
  return [...system.county.stories({ count: STORIES })].map(({ input }) => ({ ...input, attachments: [] }))
}

/** The same text under a key of its own: a new complaint, not a repeated one. */
export function keyed(inputs: readonly ComplaintInput[], index: number): ComplaintInput {
  const input = inputs[index % inputs.length]
  if (!input) throw new Error('no complaint to submit')
  return { ...input, key: randomUUID() }
}

/** One submit through the handler that the route is bound to; a refusal would be a fault of the benchmark. */
export async function createFile(system: System, input: ComplaintInput): Promise<void> {
  const receipt = await submit(system.parts.complaints, input)
  if (isRefusal(receipt)) throw new Error(`refused: ${receipt.refusal}`)
}

function real(system: System, inputs: readonly ComplaintInput[]): Contestant {
  return {
    name: 'real',
    prepare(operations): Operation {
      const prepared = Array.from({ length: operations }, (_, index) => keyed(inputs, index))
      return (_, index) => createFile(system, prepared[index] ?? keyed(inputs, index))
    },
  }
}

function twin(name: string, newId: () => string, templates: readonly Record<string, Record<string, unknown>>[], clients: readonly Client[], insert: (client: Client, rows: FileRows) => Promise<void>): Contestant {
  const rowsAt = (index: number) => copyOf(templates[index % templates.length] ?? {}, newId)
  return {
    name,
    prepare(operations): Operation {
      const prepared = Array.from({ length: operations }, (_, index) => rowsAt(index))
      return (number, index) => {
        const client = clients[number]
        if (!client) throw new Error(`client ${number} has no connection`)
        return insert(client, prepared[index] ?? rowsAt(index))
      }
    },
  }
}

/** Real path, plain twin and one-statement twin in turns, at each number of clients. */
export async function measureCreate(system: System, clientCounts: readonly number[], rounds: number, bounds: Bounds): Promise<Contest[]> {
  const inputs = sampleInputs(system)
  for (const input of inputs.slice(0, STORIES)) await createFile(system, { ...input, key: randomUUID() })
  const templates = await readTemplates(system.database, STORIES)
  const clients = await Promise.all(Array.from({ length: Math.max(...clientCounts) }, () => rawClient(system.url)))
  try {
    const newId = () => system.parts.desk.newId()
    const contestants = [
      real(system, inputs), twin('twin', newId, templates, clients, insertPlain), twin('at once', newId, templates, clients, insertAtOnce),
    ]
    const contests: Contest[] = []
    for (const count of clientCounts) contests.push(await contest(contestants, count, rounds, bounds))
    return contests
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

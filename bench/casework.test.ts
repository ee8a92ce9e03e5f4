import type { Client } from 'pg'
import sql, { raw } from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing/index.ts'
import { copyFiles } from './casework/copy.ts'
import { createFile, keyed, measureCreate, sampleInputs } from './casework/create.ts'
import { contest, figures, percentile } from './casework/measure.ts'
import { measureOpen, measureQueue, measureSearch } from './casework/read.ts'
import { fill, openSystem, type System } from './casework/system.ts'
import { copyOf, insertAtOnce, insertPlain, rawClient, readTemplates } from './casework/twin.ts'

const FILES = 60
const CREATED = 25
const BOUNDS = { seconds: 0.1, operations: 30 }

let held: TestDatabase
let system: System
let client: Client

beforeAll(async () => {
  held = await testDatabase()
  system = await openSystem(held.url, { operators: 400, connections: 4 })
  await fill(system, FILES, () => undefined)
  // File numbers grow by a digit while the tests run.
  await held.owner.one(sql`select setval('casefile.file_number', 999990)`)
  client = await rawClient(held.url)
})

afterAll(async () => {
  await client.end()
  await system.close()
  await held.close()
})

/** Rows of every table of every module. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await held.owner.rows<{ name: string }>(sql`
    select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
  const counts: Record<string, number> = {}
  for (const { name } of tables) counts[name] = (await held.owner.one<{ count: number }>(sql`select count(*) as count from ${raw(name)}`))?.count ?? 0
  return counts
}

/** By how many rows each table grows. */
async function growth(work: () => Promise<void>): Promise<Record<string, number>> {
  const before = await countRows()
  await work()
  const after = await countRows()
  const grown = Object.entries(after).map(([name, count]): [string, number] => [name, count - (before[name] ?? 0)])
  return Object.fromEntries(grown.filter(([, rows]) => rows !== 0))
}

test('both twins write as many rows into every table as the real path, and of the same size', async () => {
  const inputs = sampleInputs(system)
  const real = await growth(async () => {
    for (let index = 0; index < CREATED; index += 1) await createFile(system, keyed(inputs, index))
  })
  const tables = ['access.audit_entry', 'casefile.event', 'casefile.file', 'casefile.search', 'complaint.complaint', 'incident.pending', 'party.person']
  expect(real).toEqual(Object.fromEntries(tables.map((name) => [name, CREATED])))
  const templates = await readTemplates(system.database, CREATED)
  expect(templates).toHaveLength(CREATED)
  for (const insert of [insertPlain, insertAtOnce]) {
    expect(await growth(async () => {
      for (const template of templates) await insert(client, copyOf(template, () => system.parts.desk.newId()))
    })).toEqual(real)
  }
  const sizes = await held.owner.rows<{ copies: number; bytes: string }>(sql`
    select count(*) as copies, avg(length(data::text) + length(hash)) as bytes from casefile.event
     where request_key not like 'sample-%' group by request_key like 'twin:%' order by 1`)
  expect(sizes).toEqual([{ copies: CREATED, bytes: sizes[0]?.bytes }, { copies: CREATED * 2, bytes: sizes[0]?.bytes }])
})

test('a file of the twin reads like any other, its hash apart', async () => {
  const row = await held.owner.one<{ numbers: number; files: number; orphans: number }>(sql`
    select count(distinct f.number) as numbers, count(*) as files, count(*) filter (where p.id is null or e.file_id is null) as orphans
      from casefile.file f left join complaint.complaint c on c.file_id = f.id left join party.person p on p.id = c.person_id
      left join casefile.event e on e.file_id = f.id and e.seq = 1 and e.data ->> 'personId' = p.id::text`)
  expect(row).toEqual({ numbers: row?.files, files: FILES + CREATED * 3, orphans: 0 })
})

test('copies grow the tables of files alike and read like originals', async () => {
  const tables = ['access.audit_entry', 'casefile.event', 'casefile.file', 'casefile.search', 'complaint.complaint', 'party.person']
  const before = await countRows()
  const grown = await growth(() => copyFiles(held.url, 2))
  // Of the audit trail only what tells of files is copied; here nothing else has happened.
  expect(grown).toEqual(Object.fromEntries(tables.map((name) => [name, 2 * (before[name] ?? 0)])))
  const row = await held.owner.one<{ files: number; whole: number }>(sql`
    select count(*) as files, count(*) filter (where e.events = f.version and c.person_id in (select id from party.person)) as whole
      from casefile.file f left join complaint.complaint c on c.file_id = f.id
      left join (select file_id, count(*) as events from casefile.event group by file_id) e on e.file_id = f.id`)
  expect(row?.whole).toBe(row?.files)
})

test('every measurement runs and counts what it did', async () => {
  const created = await measureCreate(system, [2], 1, BOUNDS)
  const reads = [
    ...await measureOpen(system, [2], 1, BOUNDS), ...await measureQueue(system, system.officer, [2], 1, BOUNDS),
    ...await measureQueue(system, system.chief, [2], 1, BOUNDS), ...await measureSearch(system, [2], 1, BOUNDS),
  ]
  for (const { results, ratios } of [...created, ...reads]) {
    for (const { operations, p50, p95, p99 } of Object.values(results)) {
      expect(operations).toBeGreaterThan(0)
      expect(p50 > 0 && p50 <= p95 && p95 <= p99).toBe(true)
    }
    for (const ratio of Object.values(ratios)) expect(ratio).toBeGreaterThan(0)
  }
  expect(Object.keys(created[0]?.results ?? {})).toEqual(['real', 'twin', 'at once'])
})

test('percentiles are of the nearest rank, and contestants take turns to go first', async () => {
  expect([0.5, 0.95, 0.99].map((share) => percentile(Array.from({ length: 100 }, (_, index) => index + 1), share))).toEqual([50, 95, 99])
  expect(figures([{ latencies: [3, 1], seconds: 1 }, { latencies: [2], seconds: 1 }])).toEqual({ operations: 3, perSecond: 1.5, p50: 2, p95: 3, p99: 3 })
  const order: string[] = []
  const one = (name: string) => ({ name, prepare: () => () => Promise.resolve(order.push(name)) })
  await contest([one('a'), one('b')], 1, 2, { seconds: 1, operations: 1 })
  expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b'])
})

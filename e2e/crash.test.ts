/**
 * The program and its database die at random moments under load. Whatever was acknowledged is there afterwards, whole;
 * whatever was not can be sent again and makes one file.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readConfig } from '#platform/config/index.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded, stopEmbedded } from '#platform/db/embedded.ts'
import { fillSample } from '#apps/server/commands.ts'
import { openParts } from '#apps/server/start.ts'
import { databasePid, freePort, startHongdun, type Hongdun } from './support/hongdun.ts'
import { makeLoad, seeded, type Acknowledged, type Load } from './support/load.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const SEED = 20_260_428
const KILLS = 5
const SHORTEST_MS = 400
const LONGEST_MS = 1_600
const AT_ONCE = 16
const PASSWORD = 'crash-test-12315'

const random = seeded(SEED)
const dataFolder = mkdtempSync(join(tmpdir(), 'hongdun-crash-'))
let port: number
let running: Hongdun
let load: Load

async function start(): Promise<void> {
  running = await startHongdun({ command: 'start', dataFolder, port })
}

beforeAll(async () => {
  vi.stubEnv('HONGDUN_RATE_FACTOR', '100000')
  vi.stubEnv('HONGDUN_LOG', 'silent')
  vi.stubEnv('DATABASE_URL', '')
  port = await freePort()
  const opened = await openParts(readConfig({ dataFolder }), { root })
  const logins = await fillSample(opened, root, { seed: SEED, files: 20, reports: false, password: PASSWORD, onProgress: () => undefined })
  await opened.store.close()
  load = makeLoad(`http://127.0.0.1:${port}`, { login: logins.find(({ role }) => role === 'chief')?.login ?? '', password: PASSWORD }, random)
  await start()
})

afterAll(async () => {
  await running.stop()
  await stopEmbedded(join(dataFolder, 'database'))
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  vi.unstubAllEnvs()
})

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

/** The server process of this data folder and every process it has started. */
function databaseProcesses(): number[] {
  const postmaster = databasePid(dataFolder)
  if (postmaster === undefined) return []
  const backends = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster)
  return [postmaster, ...backends.map(Number)]
}

function killNow(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch { /* gone already */ }
  }
}

/** The three ways to die: the program first, the database first, only one backend of it and then everything. */
const DEATHS: readonly (() => Promise<void>)[] = [
  async () => {
    const gone = running.kill()
    killNow(databaseProcesses())
    await gone
  },
  async () => {
    killNow(databaseProcesses())
    await running.kill()
  },
  async () => {
    killNow(databaseProcesses().slice(-1))
    await delay(30)
    await running.kill()
    killNow(databaseProcesses())
  },
]

interface Tracked {
  readonly number: string
  readonly stage: string
  readonly attachments: readonly unknown[]
  readonly timeline: readonly { readonly type: string; readonly params: Readonly<Record<string, string>> }[]
}

/** What the consumer sees by number and query code. */
async function track({ number, queryCode }: Acknowledged): Promise<Tracked> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/public/complaints/track`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number, queryCode }),
  })
  if (reply.status !== 200) throw new Error(`file ${number} is lost: ${reply.status} ${await reply.text()}`)
  return await reply.json() as Tracked
}

/** What of a file differs from what its consumer and its officer were told. */
async function missing(file: Acknowledged): Promise<string[]> {
  const seen = await track(file)
  const materials = new Set(seen.timeline.filter(({ type }) => type === 'complaint.material-added').map(({ params }) => params['text']))
  const accepted = seen.timeline.some(({ type }) => type === 'complaint.accepted')
  return [
    ...(seen.number.replace(/\D/g, '') === file.number.replace(/\D/g, '') ? [] : ['number']),
    ...(seen.attachments.length === file.attachments ? [] : [`${seen.attachments.length} of ${file.attachments} attachments`]),
    ...file.steps.filter((step) => (step === 'accept' ? !accepted : !materials.has(step.replace('material:', '')))),
  ].map((what) => `${file.number}: ${what}`)
}

async function missingOfAll(): Promise<string[]> {
  const files = [...load.acknowledged.values()]
  const found: string[] = []
  for (let at = 0; at < files.length; at += AT_ONCE) found.push(...(await Promise.all(files.slice(at, at + AT_ONCE).map(missing))).flat())
  return found
}

interface Half {
  readonly what: string
  readonly n: number
}

/** Everything in the database that would be half of something. */
const HALVES = sql`
  select 'files without events or with gaps' as what, count(*)::int as n from casefile.file f
   where (select count(*) from casefile.event e where e.file_id = f.id) <> f.version
      or (select coalesce(min(seq), 0) <> 1 or max(seq) <> f.version from casefile.event e where e.file_id = f.id)
  union all select 'events without a file', count(*)::int from casefile.event e where not exists (select from casefile.file f where f.id = e.file_id)
  union all select 'files without a projection', count(*)::int from casefile.file f
   where not exists (select from complaint.complaint c where c.file_id = f.id) and not exists (select from report.report r where r.file_id = f.id)
     and not exists (select from inquiry.inquiry i where i.file_id = f.id)
  union all select 'projections without a file', count(*)::int from complaint.complaint c where not exists (select from casefile.file f where f.id = c.file_id)
  union all select 'files without a person', count(*)::int from complaint.complaint c where not exists (select from party.person p where p.id = c.person_id)
  union all select 'persons without a file', count(*)::int from party.person p
   where not exists (select from complaint.complaint c where c.person_id = p.id) and not exists (select from report.report r where r.person_id = p.id)
     and not exists (select from inquiry.inquiry i where i.person_id = p.id)
  union all select 'files without an audit entry', count(*)::int from casefile.file f
   where not exists (select from access.audit_entry a where a.object_id = f.id::text and a.action = f.kind || '.receive')
  union all select 'submits that made two files', count(*)::int from (
    select substring(summary from '^crash-[0-9a-f-]{36}') as key from complaint.complaint where summary like 'crash-%' group by 1 having count(*) > 1) twice
  union all select 'attachments bound to another file than names them', count(*)::int from casefile.attachment a where a.file_id is not null
   and not exists (select from casefile.event e where e.file_id = a.file_id and e.data->'attachments' ? a.id::text)
  union all select 'attachments named and not bound', count(*)::int from casefile.event e, jsonb_array_elements_text(e.data->'attachments') as named (id)
   where not exists (select from casefile.attachment a where a.id = named.id::uuid and a.file_id = e.file_id)`

async function inDatabase<Row extends object>(query: typeof HALVES): Promise<Row[]> {
  const server = await startEmbedded({ dataFolder: join(dataFolder, 'database') })
  const database = openDatabase({ url: server.url })
  try {
    return await database.rows<Row>(query)
  } finally {
    await database.close()
    await server.stop()
  }
}

/** The worker carries out what a crash kept from being carried out. */
async function untilReactionsAreDone(): Promise<void> {
  await vi.waitFor(async () => {
    const [waiting] = await inDatabase<{ n: number }>(sql`select count(*)::int as n from casefile.file where stage = 'accepted' and substage is null`)
    expect(waiting).toEqual({ n: 0 })
  }, { timeout: 20_000, interval: 250 })
}

async function expectWhole(): Promise<void> {
  await load.retry()
  expect([...load.unanswered.keys()]).toEqual([])
  expect(load.surprises).toEqual([])
  expect(await missingOfAll()).toEqual([])
  await untilReactionsAreDone()
  const halves = await inDatabase<Half>(HALVES)
  expect(halves.length).toBe(10)
  expect(halves.filter(({ n }) => n > 0)).toEqual([])
}

function pause(): Promise<void> {
  return delay(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS))
}

describe('acknowledged is kept', () => {
  test.each(Array.from({ length: KILLS }, (_, index) => index + 1))('after kill %i', async (round) => {
    const before = load.acknowledged.size
    const finish = load.start()
    await pause()
    await DEATHS[round % DEATHS.length]?.()
    await finish()
    await start()
    await expectWhole()
    expect(load.acknowledged.size).toBeGreaterThan(before)
  })

  test('after an orderly stop, which leaves no process behind', async () => {
    const finish = load.start()
    await pause()
    await running.stop()
    await finish()
    expect(databaseProcesses()).toEqual([])
    await start()
    await expectWhole()
  })

  test('and every chain, row and projection agrees with its events', () => {
    const verified = spawnSync(process.execPath, ['bin/hongdun.js', 'audit', 'verify', '--data', dataFolder], { cwd: root, encoding: 'utf8' })
    expect(`${verified.stdout}${verified.stderr}`).toContain('全部一致')
    expect(verified.status).toBe(0)
    const { submits, steps, retried } = load.counts
    process.stdout.write(`crash test: ${load.acknowledged.size} files acknowledged of ${submits} sent (${retried} sent again), ${steps} steps, ${KILLS} kills, lost 0\n`)
  })
})

/** `node bin/node24.js bench/lifecycle.ts [--sizes 0,1m]`: whole complaints from filing to closing. See README.md. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Client } from 'pg'
import type { Sql } from 'sql-template-tag'
import { systemClock } from '#platform/clock.ts'
import { addDays, legalDay } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { transact } from '#modules/casefile/desk.ts'
import { findFile } from '#modules/casefile/store.ts'
import { staffCommand, submit } from '#modules/complaint/server.ts'
import type { ComplaintInput } from '#modules/complaint/contract.ts'
import { list } from '#modules/worklist/server.ts'
import { buildParts, type Parts } from '#apps/server/parts.ts'
import { keyed, sampleInputs } from './casework/create.ts'
import { describeMachine, load, type Machine } from './casework/machine.ts'
import { contest, type Bounds, type Contest } from './casework/measure.ts'
import { besideServer, filledSystem, sizeOf } from './casework/setup.ts'
import type { System } from './casework/system.ts'
import { rawClient } from './casework/twin.ts'

const CLIENTS = 8
const ROUNDS = 5
const BOUNDS: Bounds = { seconds: 6, operations: 4_000 }
/** Submit, accept, invite, hold, agree, close, search. */
const STEPS = 7
/** Transactions that a lifecycle commits: those of the six steps that write, and of the two that follow from them. */
const COMMITS = 8
/** A session is held once it has begun: the step is taken so much later. */
const LATER_MS = 60_000

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refusal} ${JSON.stringify(answer.params ?? {})}`)
  return answer
}

/** A step in the mediation as its route takes it: the file is found and judged readable, then the step is taken. */
async function mediate(parts: Parts, system: System, id: string, command: { readonly type: string }): Promise<number> {
  const head = await findFile(parts.desk.database, id)
  if (!head) throw new Error(`file ${id} is gone`)
  const taken = done(await transact(parts.desk, { fileId: id, key: `bench:${id}:${command.type}`, actor: system.chief, procedure: 'mediation', version: head.version, command }))
  return taken.version
}

/** One complaint through the handlers that its routes are bound to; every refusal is a fault of the benchmark. */
async function lifecycle(early: Parts, late: Parts, system: System, input: ComplaintInput): Promise<void> {
  const { id, number } = done(await submit(early.complaints, input))
  const accepted = done(await staffCommand(early.complaints, { id, key: `bench:accept:${id}`, version: 1, command: { type: 'accept', told: 'sms' } }, system.chief))
  if (accepted.mediation?.stage !== 'open') throw new Error('the mediation did not open')
  const sessionId = early.desk.newId()
  const startsAt = new Date(early.desk.clock().getTime() + 1_000).toISOString()
  await mediate(early, system, id, { type: 'invite', sessionId, mode: 'phone', startsAt, place: '调解室', mediators: ['李明'] } as { type: string })
  await mediate(late, system, id, { type: 'hold-session', sessionId, present: ['consumer', 'respondent'], record: '双方陈述意见，愿意协商。' } as { type: string })
  const dueOn = addDays(legalDay(late.desk.clock()), 7)
  const version = await mediate(late, system, id, { type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn }] } as { type: string })
  const closed = done(await staffCommand(late.complaints, { id, key: `bench:close:${id}`, version, command: { type: 'close', summary: '双方达成协议，已经办结。' } }, system.chief))
  const { rows } = await list(late.worklist, { officer: 'any', due: 'any', state: 'closed', text: number }, system.chief)
  if (closed.stage !== 'closed' || rows[0]?.id !== id) throw new Error(`complaint ${number} is not found among those closed`)
}

/** What no program can do with less: as many durable commits, each of one small row, over bare `pg`. */
async function commitsOnly(client: Client): Promise<void> {
  for (let commit = 0; commit < COMMITS; commit += 1) await client.query({ name: 'commit', text: 'insert into bench_commit (at) values (now())' })
}

export interface LifecycleResult {
  readonly files: number
  readonly date: string
  readonly command: string
  readonly machine: Machine
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] }
  /** Statements that one lifecycle sends. */
  readonly statements: number
  readonly contest: Contest
}

async function statementsOf(system: System, late: Parts, inputs: readonly ComplaintInput[]): Promise<number> {
  const sent: Sql[] = []
  const { recording } = await import('./casework/replay.ts')
  const database = recording(system.database, (query) => sent.push(query))
  const watched = await buildParts({ database, ...system.rules, clock: () => system.access.clock() })
  const watchedLate = await buildParts({ database, ...system.rules, clock: () => late.desk.clock() })
  sent.splice(0)
  await lifecycle(watched, watchedLate, system, keyed(inputs, 0))
  return sent.length
}

async function measure(system: System, files: number, command: string): Promise<LifecycleResult> {
  const late = await buildParts({ database: system.database, ...system.rules, clock: () => new Date(system.access.clock().getTime() + LATER_MS) })
  const inputs = sampleInputs(system)
  const statements = await statementsOf(system, late, inputs)
  const owner = await rawOwner(system.url)
  await owner.query('create table if not exists bench_commit (at timestamptz); grant insert on bench_commit to hongdun_app')
  await owner.end()
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => rawClient(system.url)))
  const before = load()
  try {
    const result = await contest([
      { name: 'lifecycle', prepare: () => async (_, index) => lifecycle(system.parts, late, system, keyed(inputs, index)) },
      { name: 'commits only', prepare: () => async (number) => clients[number] && commitsOnly(clients[number]) },
    ], CLIENTS, ROUNDS, BOUNDS)
    return { files, date: systemClock().toISOString(), command, machine: await describeMachine(system.database), load: { before, after: load() }, statements, contest: result }
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

async function rawOwner(url: string): Promise<Client> {
  const { Client: Raw } = await import('pg')
  const client = new Raw({ connectionString: url })
  await client.connect()
  return client
}

function markdown(results: readonly LifecycleResult[]): string {
  return [
    '# Lifecycle: measured', '',
    'A complaint from filing to closing through the handlers of its routes: submit, accept, invite, hold, agree, close, search; every step judged,',
    `hash-chained, audited and on disk before it is answered. ${CLIENTS} clients, which share the machine with the database. Aim: 100 a second.`, '',
    `\`commits only\` is what the disk allows: ${COMMITS} durable one-row commits over bare \`pg\`. Ratio: lifecycles a second by that, median of the rounds (lowest–highest).`, '',
    '| files before | lifecycles/s | steps/s | p50 ms | p95 ms | statements | commits only/s | ratio | load before | load after |', '|--:|--:|--:|--:|--:|--:|--:|--:|---|---|',
    ...results.map(({ files, load: loads, statements, contest: { results: by, ratios, spread } }) => {
      const [own, raw] = [by['lifecycle'], by['commits only']]
      const range = spread['commits only'] ?? []
      return `| ${files} | ${own?.perSecond.toFixed(0)} | ${((own?.perSecond ?? 0) * STEPS).toFixed(0)} | ${own?.p50.toFixed(1)} | ${own?.p95.toFixed(1)} | ${statements} | ${raw?.perSecond.toFixed(0)} | ${ratios['commits only']?.toFixed(2)} (${range[0]?.toFixed(2)}–${range.at(-1)?.toFixed(2)}) | ${loads.before.join(' ')} | ${loads.after.join(' ')} |`
    }), '',
    ...results.map(({ files, date, command, machine }) => `- ${files} files: ${date}, \`${command}\`, ${machine.cores} cores, PostgreSQL ${machine.postgresql} (${Object.entries(machine.settings).map(([name, value]) => `${name} ${value}`).join(', ')}), Node ${machine.node}.`), '',
  ].join('\n')
}

function save(folder: string, fresh: readonly LifecycleResult[]): void {
  mkdirSync(folder, { recursive: true })
  const json = join(folder, 'lifecycle.json')
  const known = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) as LifecycleResult[] : []
  const all = [...known.filter(({ files }) => !fresh.some((one) => one.files === files)), ...fresh].toSorted((a, b) => a.files - b.files)
  writeFileSync(json, `${JSON.stringify(all, null, 1)}\n`)
  writeFileSync(join(folder, 'lifecycle.md'), markdown(all))
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '0,1m' }, out: { type: 'string', default: 'bench/results' }, data: { type: 'string' } } })
  const results: LifecycleResult[] = []
  await besideServer(values.data, async (url) => {
    for (const text of values.sizes.split(',')) {
      const files = text.trim() === '0' ? 0 : sizeOf(text)
      const system = await filledSystem(url, { files, operators: 10_000, connections: 16 })
      results.push(await measure(system, files, `node bin/node24.js bench/lifecycle.ts --sizes ${values.sizes}`))
      await system.close()
      save(values.out, results)
      console.log(markdown(results.slice(-1)))
    }
  })
}

await main()

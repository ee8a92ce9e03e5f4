/** `node bin/node24.js bench/casework.ts`: creating, opening, listing and finding, beside raw twins. See README.md. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#platform/clock.ts'
import { startEmbedded, stopEmbedded } from '#platform/db/embedded.ts'
import { measureCreate } from './casework/create.ts'
import { measureHttp } from './casework/http.ts'
import { describeMachine, load, probeDisk } from './casework/machine.ts'
import type { Bounds } from './casework/measure.ts'
import { measureOpen, measureQueue, measureSearch } from './casework/read.ts'
import { markdown, merged, type SizeResult } from './casework/report.ts'
import { createDatabase, sizeOf } from './casework/setup.ts'
import { fill, openSystem, type System } from './casework/system.ts'

const OPERATORS = 100_000
/** The pool of the real path, as the server opens it. */
const CONNECTIONS = 16
const ROUNDS = 9
const WRITES: Bounds = { seconds: 0.7, operations: 4_000 }
const READS: Bounds = { seconds: 0.5, operations: 2_000 }
const HTTP: Bounds = { seconds: 5, operations: 10_000 }

/** Reads first: what creating adds would lie about the size. */
async function measure(system: System, files: number, folder: string): Promise<Omit<SizeResult, 'date' | 'command'>> {
  const before = load()
  const loaded = await fill(system, files, progress(files))
  console.log(`${files} files in ${loaded.seconds.toFixed(1)} s`)
  const disk = probeDisk(folder)
  const open = await measureOpen(system, [1, 8], ROUNDS, READS)
  const queueOffice = await measureQueue(system, system.officer, [1, 8], ROUNDS, READS)
  const queueCounty = await measureQueue(system, system.chief, [1, 8], ROUNDS, READS)
  const search = await measureSearch(system, [1, 8], ROUNDS, READS)
  const create = await measureCreate(system, [1, 8, 32], ROUNDS, WRITES)
  const http = await measureHttp(system, [1, 8, 32], HTTP)
  return { files, machine: await describeMachine(system.database), operators: OPERATORS, loaded, load: { before, after: load() }, disk, create, http, open, queueOffice, queueCounty, search }
}

function progress(files: number): (done: number) => void {
  let told = 0
  return (done) => {
    if (done - told < files / 10) return
    told = done
    console.log(`  ${done} of ${files}`)
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1k,100k' }, out: { type: 'string', default: 'bench/results' } } })
  const sizes = values.sizes.split(',').map(sizeOf)
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-bench-'))
  const results: SizeResult[] = []
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void remove(folder).finally(() => process.exit(130)))
  try {
    const { url } = await startEmbedded({ dataFolder: folder })
    for (const files of sizes) {
      const system = await openSystem(await createDatabase(url, `bench_${files}`), { operators: OPERATORS, connections: CONNECTIONS })
      const measured = await measure(system, files, folder)
      await system.close()
      results.push({ ...measured, date: systemClock().toISOString(), command: `node bin/node24.js bench/casework.ts --sizes ${values.sizes}` })
      save(values.out, results)
      console.log(markdown(results.slice(-1)))
    }
  } finally {
    await remove(folder)
  }
}

/** After every size, beside what earlier runs measured of other sizes. */
function save(folder: string, results: readonly SizeResult[]): void {
  mkdirSync(folder, { recursive: true })
  const json = join(folder, 'casework.json')
  const known = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) as SizeResult[] : []
  const all = merged(known, results)
  writeFileSync(json, `${JSON.stringify(all, null, 1)}\n`)
  writeFileSync(join(folder, 'casework.md'), markdown(all))
}

async function remove(folder: string): Promise<void> {
  await stopEmbedded(folder)
  rmSync(folder, { recursive: true, force: true })
}

await main()

/** The system under measurement: a database of its own, the sample county, the parts of the server. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomBytes, randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { migrationFolders } from '#platform/db/folders.ts'
import { migrate } from '#platform/db/migrate.ts'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { actorOf, isTrustRole } from '#modules/access/access.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { isWorkingDay } from '#modules/rules/calendar.ts'
import type { Law } from '#modules/rules/law.ts'
import { packFor } from '#modules/rules/packs.ts'
import { makeCounty, townsOf, type County } from '#apps/sample/index.ts'
import { writeRegister, writeStories } from '#apps/sample/write.ts'
import { buildParts, loadRules, type Parts } from '#apps/server/parts.ts'
import { copyFiles } from './copy.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The day on which every run takes place, so that two runs hold the same files. */
const TODAY = legalDate('2026-06-30')
/** When every run begins, by its own account. */
const NOW = new Date('2026-06-30T08:00:00Z')
const SEED = 12_315
const AREA_CODE = '510821'

export interface System {
  readonly root: string
  readonly url: string
  readonly database: Database
  readonly parts: Parts
  readonly rules: ReturnType<typeof loadRules>
  readonly access: AccessDeps
  readonly county: County
  /** One officer of the seat's office, and the chief over the whole county. */
  readonly officer: Actor
  readonly chief: Actor
  close(): Promise<void>
}

function grounds(law: Law) {
  return (day: County['endDay']) => {
    const pack = packFor(law, 'complaint', day)
    if (isRefusal(pack)) throw new Error(`no rule pack on ${day}`)
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
    return { refusal: ids(pack.refusalGrounds), termination: ids(pack.terminationGrounds), suspension: ids(pack.suspensionReasons) }
  }
}

/** The same county for every size: only the number of its files differs. */
function benchCounty(law: Law, operators: number): County {
  const areas = readFileSync(join(ROOT, 'rules/areas/5108.tsv'), 'utf8')
  return makeCounty({
    seed: SEED, endDay: TODAY, operators, towns: townsOf(areas, AREA_CODE, TODAY), grounds: grounds(law),
    isWorkday: (day) => isWorkingDay(law.calendar, day),
  })
}

function actorNamed(county: County, role: 'officer' | 'chief'): Actor {
  const account = county.accounts.find((candidate) => candidate.role === role)
  if (!account) throw new Error(`the county has no ${role}`)
  const idOf = (index: number | null) => (index === null ? null : county.units[index]?.id ?? null)
  const nodes = county.units.map(({ id, level, parent }) => ({ id, level, parentId: idOf(parent) }))
  return actorOf(account, [{ role: account.role, unitId: isTrustRole(account.role) ? null : idOf(account.unitIndex) }], nodes)
}

/** Migrates the database of `url` and opens the parts of the server on it. */
export async function openSystem(url: string, options: { readonly operators: number; readonly connections: number }): Promise<System> {
  await migrate({ url, folders: migrationFolders(ROOT) })
  const database = openDatabase({ url, applicationRole: 'hongdun_app', maxConnections: options.connections, applicationName: 'hongdun-bench' })
  const started = performance.now()
  const clock = () => new Date(NOW.getTime() + performance.now() - started)
  const rules = loadRules(ROOT)
  const parts = await buildParts({ database, ...rules, clock })
  const county = benchCounty(parts.law, options.operators)
  const access: AccessDeps = { database, clock, randomBytes, newId: randomUUID }
  return {
    root: ROOT, url, database, parts, rules, access, county, officer: actorNamed(county, 'officer'), chief: actorNamed(county, 'chief'),
    close: () => database.close(),
  }
}

export interface Loaded {
  readonly files: number
  readonly seconds: number
}

/** Files written through commands at the most; the rest of a larger size are copies of them (`copy.ts`). */
const COMMANDED = 100_000

/** Fills the system with files through the commands of their stories; gives how long the stories alone took. */
export async function fill(system: System, files: number, onProgress: (done: number) => void): Promise<Loaded> {
  const write = { desk: system.parts.desk, access: system.access, county: system.county, password: 'bench-county-12315' }
  await writeRegister(write)
  const start = performance.now()
  const commanded = Math.min(files, COMMANDED)
  const done = await writeStories(write, system.county.stories({ count: commanded }), onProgress)
  const seconds = (performance.now() - start) / 1000
  await copyFiles(system.url, Math.floor(files / commanded) - 1)
  await vacuum(system.url)
  return { files: done, seconds }
}

/** Statistics as the server's own autovacuum would have them after a quiet night. */
async function vacuum(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

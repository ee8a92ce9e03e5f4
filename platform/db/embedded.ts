/**
 * The embedded database: a real PostgreSQL server of our own data folder, started where none runs, adopted where one
 * does. It outlives our process on purpose; the last one to leave stops it.
 */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { findRunner, type ServerVersion } from './binaries.ts'
import { withFolderLock } from './folder-lock.ts'
import { knock } from './knock.ts'
import { launch, prepare, START_LIMIT_MS, type Server } from './launch.ts'
import { addressAt, dataVersion, findServer, isRunning, openPlace, type Place } from './place.ts'

export interface EmbeddedOptions {
  readonly dataFolder: string
  readonly version?: ServerVersion
  /** False only for throw-away clusters in the system's temporary folder: nothing is then safe against a power cut. */
  readonly durable?: boolean
}

export interface Embedded {
  /** With the owner's login; of the database `postgres`. */
  readonly url: string
  readonly pid: number
  /** Lets go of the server, and stops it unless another process still holds on to it. */
  stop(): Promise<void>
}

/** A connection of this name stands for a process that counts on the server. */
const KEEPER = 'hongdun-keeper'
const STOP_LIMIT_MS = 120_000

/** Starts the server of a data folder, setting it up at the first time, or adopts the one that runs already. */
export async function startEmbedded({ dataFolder, version = '18', durable = true }: EmbeddedOptions): Promise<Embedded> {
  if (!durable && !resolve(dataFolder).startsWith(tmpdir() + sep)) throw new Error(`not a throw-away folder: ${dataFolder}`)
  const place = openPlace(dataFolder)
  return withFolderLock(place.folder, async () => {
    const { pid, port } = (await findAnswering(place)) ?? (await start(place, version, durable))
    const url = addressAt(place, port)
    const keeper = await openKeeper(url)
    return { url, pid, stop: () => leave(place, keeper, pid) }
  })
}

/** A server that is starting, recovering or stopping is waited for until it answers or is gone. */
async function findAnswering(place: Place): Promise<Server | undefined> {
  const deadline = performance.now() + START_LIMIT_MS
  for (;;) {
    const found = findServer(place)
    if (!found) return undefined
    if (found.port > 0 && (await knock(addressAt(place, found.port)))) return found
    if (performance.now() > deadline) throw new Error(`内置数据库（进程 ${found.pid}）没有响应，日志：${place.log} The embedded database (process ${found.pid}) does not answer.`)
    await delay(50)
  }
}

async function start(place: Place, version: ServerVersion, durable: boolean): Promise<Server> {
  const found = dataVersion(place)
  if (found !== undefined && found !== version) {
    throw new Error(`数据文件夹 ${place.folder} 属于 PostgreSQL ${found}，不能用 PostgreSQL ${version} 打开。 This data folder is of PostgreSQL ${found}; version ${version} cannot open it.`)
  }
  const run = findRunner(place.folder, version)
  prepare(place, run, durable)
  return launch(place, run, durable)
}

async function openKeeper(url: string): Promise<Client> {
  const keeper = new Client({ connectionString: url, application_name: KEEPER, keepAlive: true })
  keeper.on('error', () => undefined)
  await keeper.connect()
  unref(keeper)
  return keeper
}

/** A process that has nothing else to do may end without letting go first. */
function unref(keeper: Client): void {
  (keeper as Client & { unref(): void }).unref()
}

async function leave({ folder, ...place }: Place, keeper: Client, pid: number): Promise<void> {
  await withFolderLock(folder, async () => {
    const alone = await isLastKeeper(keeper)
    await keeper.end()
    if (alone && findServer({ folder, ...place })?.pid === pid) await stopServer(pid)
  })
}

/** A keeper that lost its server has nothing to say about the one that may run there now. */
async function isLastKeeper(keeper: Client): Promise<boolean> {
  try {
    const { rows } = await keeper.query<{ others: boolean }>(
      'select exists (select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()) as others', [KEEPER])
    return rows[0]?.others === false
  } catch {
    return false
  }
}

/** The server's fast shutdown: transactions under way are undone, everything committed is written. */
async function stopServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadline = performance.now() + STOP_LIMIT_MS
  while (isRunning(pid)) {
    if (performance.now() > deadline) throw new Error(`内置数据库（进程 ${pid}）没有停下来。 The embedded database (process ${pid}) does not stop.`)
    await delay(20)
  }
}

/** Stops the server of a data folder whoever uses it; nothing happens where none runs. */
export async function stopEmbedded(dataFolder: string): Promise<void> {
  if (!existsSync(join(dataFolder, 'pg'))) return
  const place = openPlace(dataFolder)
  await withFolderLock(place.folder, async () => {
    const found = findServer(place)
    if (found) await stopServer(found.pid)
  })
}

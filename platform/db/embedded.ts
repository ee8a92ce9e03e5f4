/**
 * The embedded database: a real PostgreSQL server of our own data folder, started where none runs, adopted where one
 * does. It outlives our process on purpose; the last one to leave stops it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { runner, type Runner, type ServerVersion } from './binaries.ts'

export interface EmbeddedOptions {
  readonly dataFolder: string
  readonly version?: ServerVersion
  /** False only for throw-away test clusters: nothing is then safe against a power cut. */
  readonly durable?: boolean
}

export interface Embedded {
  readonly url: string
  readonly pid: number
  /** Stops the server unless others are still connected to it. */
  stop(): Promise<void>
}

const USER = 'hongdun'
const START_SECONDS = 300
const LOG_LIMIT = 10 * 1024 * 1024

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '256MB', max_connections: '120', wal_compression: 'on',
  max_wal_size: '2GB', checkpoint_timeout: '10min', jit: 'off', password_encryption: 'scram-sha-256', log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ', TimeZone: 'UTC', log_timezone: 'UTC',
}
const UNSAFE: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

interface Place {
  readonly folder: string
  readonly data: string
  readonly password: string
  readonly log: string
}

function placeOf(folder: string): Place {
  return { folder, data: join(folder, 'pg'), password: join(folder, 'password'), log: join(folder, 'postgres.log') }
}

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** The server that holds the data folder, as its own lock file tells; undefined where that file is stale. */
function findServer({ data }: Place): { pid: number; port: number } | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!isRunning(pid) || !readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return undefined
  const port = Number(lines[3])
  return port > 0 ? { pid, port } : undefined
}

/** One process at a time sets up or starts the server of a folder; a lock left by a dead process does not count. */
async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'start.lock')
  for (;;) {
    try {
      const handle = openSync(lock, 'wx', 0o600)
      writeFileSync(handle, String(process.pid))
      closeSync(handle)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(lock, { encoding: 'utf8', flag: 'r' }) || 0)
      const old = (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) < performance.timeOrigin + performance.now() - 5_000
      if (holder ? !isRunning(holder) : old) rmSync(lock, { force: true })
      else await delay(100)
    }
  }
  try {
    return await work()
  } finally {
    unlinkSync(lock)
  }
}

function give(run: Runner, ...paths: readonly string[]): void {
  const { uid, gid } = run.identity
  if (uid === undefined || gid === undefined) return
  for (const path of paths) chownSync(path, uid, gid)
}

/** Into a folder beside the final one, so that a kill in the middle leaves nothing that looks like a database. */
function initialise(place: Place, run: Runner): void {
  const fresh = `${place.data}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (!existsSync(place.password)) writeFileSync(place.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  give(run, place.folder, fresh, place.password)
  const [command = '', ...args] = [
    ...run.wrap, join(run.bin, 'initdb'), '--pgdata', fresh, '--username', USER, '--pwfile', place.password, '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-instructions',
  ]
  const done = spawnSync(command, args, { ...run.identity, encoding: 'utf8', cwd: place.folder })
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error?.message ?? done.stderr}`)
  renameSync(fresh, place.data)
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function urlOf(place: Place, port: number): string {
  return `postgres://${USER}:${readFileSync(place.password, 'utf8').trim()}@127.0.0.1:${port}/postgres`
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : ''
}

async function launch(place: Place, run: Runner, durable: boolean): Promise<{ pid: number; port: number }> {
  const port = await freePort()
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(place.log, `${place.log}.1`)
  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : UNSAFE), port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command = '', ...args] = [...run.wrap, join(run.bin, 'postgres'), '-D', place.data, ...settings]
  const log = openSync(place.log, 'a', 0o600)
  give(run, place.log)
  const child = spawn(command, args, { ...run.identity, cwd: place.folder, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  const { pid } = child
  if (pid === undefined) throw new Error(`the database could not be started: ${command}`)
  const url = urlOf(place, port)
  for (let waited = 0; waited < START_SECONDS * 20; waited += 1) {
    if (await answers(url)) return { pid, port }
    if (!isRunning(pid)) break
    await delay(50)
  }
  throw new Error(`内置数据库没有启动成功，日志 ${place.log} 的最后几行：\n${lastLines(place.log)}`)
}

async function stopServer(url: string, pid: number): Promise<void> {
  if (await othersConnected(url)) return
  if (isRunning(pid)) process.kill(pid, 'SIGINT')
  while (isRunning(pid)) await delay(20)
}

/** Stops the server of a data folder if one runs, whoever started it. */
export async function stopEmbedded(dataFolder: string): Promise<void> {
  const found = findServer(placeOf(dataFolder))
  if (!found) return
  process.kill(found.pid, 'SIGINT')
  while (isRunning(found.pid)) await delay(20)
}

async function othersConnected(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query<{ others: boolean }>(
      "select exists (select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) as others")
    return rows[0]?.others ?? false
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Starts the server of a data folder, setting it up at the first time, or adopts the one that runs already. */
export async function startEmbedded({ dataFolder, version = '18', durable = true }: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const place = placeOf(dataFolder)
  const { pid, port } = await withLock(dataFolder, async () => {
    const found = findServer(place)
    if (found && (await answers(urlOf(place, found.port)))) return found
    const run = runner(version)
    if (!existsSync(place.data)) initialise(place, run)
    return launch(place, run, durable)
  })
  const url = urlOf(place, port)
  return { url, pid, stop: () => stopServer(url, pid) }
}

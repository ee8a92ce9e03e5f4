/** Setting up and starting a server in its place. */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { handOver, type Runner } from './binaries.ts'
import { knock } from './knock.ts'
import { addressAt, DATABASE_USER, ensurePassword, isRunning, removeStaleLock, syncFolder, writeWhole, type Place } from './place.ts'

export interface Server {
  readonly pid: number
  readonly port: number
}

/** Recovery after a power cut may take minutes. */
export const START_LIMIT_MS = 300_000
const RETRY_LIMIT_MS = 30_000
const LOG_LIMIT_BYTES = 10 * 1024 * 1024

/** The log names no values: what people told us stays out of it. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', password_encryption: 'scram-sha-256', shared_buffers: '256MB',
  max_connections: '100', wal_compression: 'on', max_wal_size: '2GB', checkpoint_timeout: '10min', jit: 'off', TimeZone: 'UTC',
  log_timezone: 'UTC', log_line_prefix: '%m [%p] ', log_checkpoints: 'off', log_error_verbosity: 'terse', log_min_error_statement: 'panic',
}
/** On the command line, so that no configuration file can take them back. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const

/** What a set-up left that was cut off. Its initdb may still be writing: then the next start clears up. */
function removeLeftovers({ folder }: Place): void {
  for (const left of readdirSync(folder).filter((name) => name.startsWith('pg.new-'))) {
    try {
      rmSync(join(folder, left), { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    }
  }
}

/** Into a folder beside the final one, so that a kill in the middle leaves nothing that looks like a database. */
function initialise(place: Place, run: Runner, durable: boolean): void {
  ensurePassword(place)
  const draft = mkdtempSync(`${place.data}.new-`)
  handOver(run, place.folder)
  const [command, ...args] = [
    ...run.wrap, join(run.bin, 'initdb'), '--pgdata', draft, '--username', DATABASE_USER, '--pwfile', place.password, '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--data-checksums', '--no-instructions', ...(durable ? [] : ['--no-sync']),
  ]
  const done = spawnSync(command ?? '', args, { ...run.identity, encoding: 'utf8', cwd: place.folder })
  if (done.status !== 0) throw new Error(`内置数据库初始化失败。 initdb failed: ${done.error?.message ?? `${done.stdout}${done.stderr}`}`)
  renameSync(draft, place.data)
  syncFolder(place.folder)
}

async function portIfFree(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

/** The port of last time where it is free, so that addresses people noted stay good. */
async function choosePort({ port: file }: Place): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (last > 0 ? await portIfFree(last) : undefined) ?? (await portIfFree(0))
  if (port === undefined) throw new Error('127.0.0.1 上没有可用的端口。 No free port on 127.0.0.1.')
  if (port !== last) writeWhole(file, String(port))
  return port
}

function openLog({ log }: Place, run: Runner): { handle: number; offset: number } {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
  const handle = openSync(log, 'a', 0o600)
  handOver(run, log)
  return { handle, offset: statSync(log).size }
}

/** Starts the server process detached: it outlives us, and takes no signal meant for us. */
function spawnServer(place: Place, run: Runner, port: number, durable: boolean, log: number): { pid: number } {
  const settings = Object.entries({ ...SETTINGS, ...(durable ? DURABLE : THROW_AWAY), port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...args] = [...run.wrap, join(run.bin, 'postgres'), '-D', place.data, ...settings]
  const child = spawn(command ?? '', args, { ...run.identity, cwd: place.folder, detached: true, stdio: ['ignore', log, log] })
  // A failure to start shows as a process that is not there; it must not end ours.
  child.on('error', () => undefined)
  child.unref()
  return { pid: child.pid ?? 0 }
}

/** One attempt: the server once it answers, or what its log says. */
async function attempt(place: Place, run: Runner, durable: boolean, deadline: number): Promise<Server | string> {
  const port = await choosePort(place)
  const { handle, offset } = openLog(place, run)
  const { pid } = spawnServer(place, run, port, durable, handle)
  closeSync(handle)
  while (performance.now() < deadline) {
    if (await knock(addressAt(place, port))) return { pid, port }
    if (!isRunning(pid)) break
    await delay(50)
  }
  return readFileSync(place.log).subarray(offset).toString('utf8')
}

/** Makes sure that there are data, ours and whole. */
export function prepare(place: Place, run: Runner, durable: boolean): void {
  removeLeftovers(place)
  if (!existsSync(place.data)) initialise(place, run, durable)
  if (run.owner.uid !== undefined && statSync(place.data).uid !== run.owner.uid) handOver(run, place.folder)
}

/** Tries again where waiting or another port helps; any other failure is told with the last lines of the log. */
export async function launch(place: Place, run: Runner, durable: boolean): Promise<Server> {
  const begun = performance.now()
  let said = ''
  while (performance.now() < begun + RETRY_LIMIT_MS) {
    removeStaleLock(place)
    const outcome = await attempt(place, run, durable, begun + START_LIMIT_MS)
    if (typeof outcome !== 'string') return outcome
    said = outcome
    // Processes of a killed server end by themselves; until then the data are theirs.
    if (!/pre-existing shared memory block|lock file "postmaster.pid" already exists|could not bind|Address already in use/.test(said)) break
    await delay(200)
  }
  const lastLines = said.trimEnd().split('\n').slice(-12).join('\n')
  throw new Error(`内置数据库没有启动成功，日志 ${place.log} 的最后几行： The embedded database did not start; the last lines of its log:\n${lastLines}`)
}

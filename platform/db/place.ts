/** What stands in the folder of an embedded server, and what it tells about a server that runs there. */
import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const DATABASE_USER = 'hongdun'

export interface Place {
  readonly folder: string
  readonly data: string
  readonly password: string
  readonly port: string
  readonly log: string
}

/** Makes the folder if need be; only its owner may enter. */
export function openPlace(dataFolder: string): Place {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const folder = realpathSync(dataFolder)
  if ((statSync(folder).mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
  return { folder, data: join(folder, 'pg'), password: join(folder, 'password'), port: join(folder, 'port'), log: join(folder, 'postgres.log') }
}

/** On disk whole or not at all, whenever the machine goes down. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

export function ensurePassword({ password }: Place): void {
  if (!existsSync(password)) writeWhole(password, randomBytes(24).toString('base64url'))
}

export function addressAt({ password }: Place, port: number): string {
  return `postgres://${DATABASE_USER}:${readFileSync(password, 'utf8').trim()}@127.0.0.1:${port}/postgres`
}

export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Whether a process is a server started on these data; numbers of processes are used again, names are alike. */
function serves(pid: number, { data }: Place): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return /(^|\/)postgres$/.test(words[0] ?? '') && words.includes(data) && isRunning(pid)
  } catch {
    return false
  }
}

function lockFile({ data }: Place): string {
  return join(data, 'postmaster.pid')
}

function readLockFile(place: Place): readonly string[] | undefined {
  try {
    return readFileSync(lockFile(place), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/** The server that holds these data, as its own lock file tells; the port is 0 until it knows it. */
export function findServer(place: Place): { pid: number; port: number } | undefined {
  const lines = readLockFile(place)
  const pid = Number(lines?.[0])
  return lines && pid > 0 && serves(pid, place) ? { pid, port: Number(lines[3]) || 0 } : undefined
}

/** Whether any process, such as one left behind by a killed server, still works in the data. */
function isInUse({ data }: Place): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === data
    } catch {
      return false
    }
  })
}

/**
 * PostgreSQL refuses to start while the process named in its lock file exists, even where that number has long gone to
 * some other program, or where that process is dead and nobody has taken note of it: both happen in containers. Only
 * then, and only if nobody works in the data, the file is removed; else PostgreSQL is the better judge.
 */
export function removeStaleLock(place: Place): void {
  const pid = Number(readLockFile(place)?.[0])
  if (pid > 0 && existsSync(`/proc/${pid}`) && !serves(pid, place) && !isInUse(place)) rmSync(lockFile(place), { force: true })
}

/** Major version of the data, undefined where there are none yet. */
export function dataVersion({ data }: Place): string | undefined {
  const file = join(data, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** The whole program as a person starts it, on a port and in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const START_LIMIT_MS = 150_000
const STOP_LIMIT_MS = 30_000

export interface Hongdun {
  /** Without a slash at the end. */
  readonly url: string
  readonly dataFolder: string
  /** What it has printed so far. */
  readonly output: () => string
  /** Ends it as Ctrl+C does, and removes the data folder unless it was given. */
  readonly stop: () => Promise<void>
  /** Ends the program as a power cut would, without a word; the database server is left as it is. */
  readonly kill: () => Promise<void>
}

export interface HongdunOptions {
  readonly command?: 'start' | 'demo'
  /** A folder that stays: to start again on what is there. */
  readonly dataFolder?: string
  readonly port?: number
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Ends a whole process group; false where there is none any more. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false
  try {
    return process.kill(-child.pid, signal)
  } catch {
    return false
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  if (!signalGroup(child, signal)) return
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(timer)
}

/** Resolves when the program has printed the address of its console, which is the last thing it does. */
async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready within ${START_LIMIT_MS / 1000} s:\n${output()}`)), START_LIMIT_MS)
    child.stdout?.on('data', () => {
      if (!output().includes(`${url}/console/`)) return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code} before it was ready:\n${output()}`))
    })
  })
}

/** The process of the database server under a data folder, where one runs from it. */
export function databasePid(dataFolder: string): number | undefined {
  const file = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('postmaster.pid'))
  if (!file) return undefined
  const pid = Number(readFileSync(join(dataFolder, file), 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** Starts `hongdun demo` (a sample county) or `hongdun start` (empty) and waits until it answers. */
export async function startHongdun({ command = 'demo', dataFolder, port }: HongdunOptions = {}): Promise<Hongdun> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'hongdun-e2e-'))
  const chosen = port ?? (await freePort())
  const url = `http://127.0.0.1:${chosen}`
  const child = spawn(process.execPath, ['bin/hongdun.js', command, '--port', String(chosen), '--data', folder], {
    cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString() })
  const output = (): string => printed
  async function stop(): Promise<void> {
    await end(child, 'SIGTERM')
    if (!dataFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await untilReady(child, url, output)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, dataFolder: folder, output, stop, kill: async () => end(child, 'SIGKILL') }
}

/**
 * Debian's Kannel, a gateway that is not ours, for tests: fetched into a cache folder with what it needs and unpacked there,
 * by root or anyone. Where apt cannot fetch it, the tests that need it are skipped and say so.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CACHE = fileURLToPath(new URL('../../../.cache/kannel', import.meta.url))
const FETCH_MS = 25_000

function libraryPath(root: string, triplet: string): string {
  return [join(root, 'usr/lib', triplet), join(root, 'lib', triplet)].join(':')
}

/** Libraries that neither the machine nor what was unpacked has. */
async function missingIn(root: string, triplet: string): Promise<readonly string[]> {
  const boxes = ['bearerbox', 'smsbox'].map((name) => join(root, 'usr/sbin', name))
  const { stdout } = await run('env', [`LD_LIBRARY_PATH=${libraryPath(root, triplet)}`, 'ldd', ...boxes])
  return [...new Set([...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? ''))]
}

async function fetchInto(root: string, packages: readonly string[]): Promise<void> {
  await run('apt-get', ['download', ...packages], { cwd: root, timeout: FETCH_MS })
  for (const file of (await readdir(root)).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg-deb', ['-x', file, root], { cwd: root })
    await rm(join(root, file))
  }
}

/** Packages that the gateway depends on, by what Debian says of it. */
async function dependencies(): Promise<readonly string[]> {
  const { stdout } = await run('apt-cache', ['depends', '--no-recommends', '--no-suggests', 'kannel'])
  return [...stdout.matchAll(/^\s+Depends: (lib\S+)/gm)].map(([, name]) => name ?? '')
}

export interface KannelProgram {
  readonly root: string
  readonly libraries: string
}

/** The programs, fetched once; a text says why there are none. */
export async function findKannel(): Promise<KannelProgram | string> {
  try {
    const { stdout } = await run('dpkg-architecture', ['-qDEB_HOST_MULTIARCH']).catch(() => run('gcc', ['-print-multiarch'])).catch(() => ({ stdout: process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu' }))
    const triplet = stdout.trim()
    const program = { root: CACHE, libraries: libraryPath(CACHE, triplet) }
    if (await access(join(CACHE, 'usr/sbin/bearerbox')).then(() => true, () => false)) return program
    await mkdir(join(CACHE, '..'), { recursive: true })
    const fresh = await mkdtemp(join(CACHE, '../kannel-'))
    await fetchInto(fresh, ['kannel'])
    if ((await missingIn(fresh, triplet)).length > 0) await fetchInto(fresh, await dependencies())
    const missing = await missingIn(fresh, triplet)
    if (missing.length > 0) return `Kannel lacks ${missing.join(', ')}`
    // Two tests may fetch at once: the first folder stays.
    await rename(fresh, CACHE).catch(() => rm(fresh, { recursive: true, force: true }))
    return program
  } catch (error) {
    return `Kannel cannot be fetched: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
}

export interface Kannel {
  /** Of `sendsms`. */
  readonly url: string
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

/** Waits until something listens. */
async function answering(port: number, whileRuns: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    if (whileRuns.exitCode !== null) throw new Error(`Kannel ended: ${log()}`)
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface Ports {
  readonly admin: number
  readonly box: number
  readonly http: number
  readonly operator: number
}

function settings({ admin, box, http, operator }: Ports): string {
  return `group = core
admin-port = ${admin}
admin-password = secret
admin-interface = 127.0.0.1
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
sms-resend-freq = 1
sms-resend-retry = 2

group = smsc
smsc = smpp
smsc-id = operator
host = 127.0.0.1
port = ${operator}
transceiver-mode = true
smsc-username = kannel
smsc-password = secret
system-type = ""
reconnect-delay = 1
alt-charset = UTF-8

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${box}
sendsms-port = ${http}
sendsms-interface = 127.0.0.1
http-request-retry = 3
http-queue-delay = 1

group = sendsms-user
username = bureau
password = secret
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "http://127.0.0.1:1/"
`
}

/** Starts bearerbox and smsbox before an operator on `operator`. All on loopback, at ports that are free. */
export async function startKannel({ root, libraries }: KannelProgram, operator: number): Promise<Kannel> {
  const folder = await mkdtemp(join(tmpdir(), 'hongdun-kannel-'))
  const ports = { admin: await freePort(), box: await freePort(), http: await freePort(), operator }
  const file = join(folder, 'kannel.conf')
  await writeFile(file, settings(ports))
  let said = ''
  const start = (name: string) => {
    const child = spawn(join(root, 'usr/sbin', name), ['-v', '4', file], { cwd: folder, env: { LD_LIBRARY_PATH: libraries }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-2000)
    })
    return child
  }
  const bearer = start('bearerbox')
  await answering(ports.box, bearer, () => said)
  const sms = start('smsbox')
  await answering(ports.http, sms, () => said)
  return {
    url: `http://127.0.0.1:${ports.http}/cgi-bin/sendsms`,
    stop: async () => {
      for (const child of [sms, bearer]) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        if (child.exitCode === null) child.kill('SIGKILL')
        if (child.exitCode === null && child.signalCode === null) await ended
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

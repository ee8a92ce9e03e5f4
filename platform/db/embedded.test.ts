import { execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServerVersion } from '#platform/config/index.ts'
import { ensureLinks } from './binaries.ts'
import { openDatabase } from './database.ts'
import { startEmbedded, stopEmbedded } from './embedded.ts'
import { findServer, isRunning, openPlace } from './place.ts'

const version = testServerVersion()
const MODULE = new URL('embedded.ts', import.meta.url).href
const run = promisify(execFile)

let parent: string
/** One cluster that the tests of this file start, kill and start again. */
let dataFolder: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'hongdun-embedded-'))
  chmodSync(parent, 0o700)
  dataFolder = join(parent, 'cluster')
})

afterAll(async () => {
  for (const name of readdirSync(parent)) await stopEmbedded(join(parent, name))
  rmSync(parent, { recursive: true, force: true })
})

/** A process of its own that starts the server and then does `then` with it (`server`). */
function program(folder: string, then = ''): string[] {
  const options = JSON.stringify({ dataFolder: folder, version, durable: false })
  const script = `const { startEmbedded } = await import(${JSON.stringify(MODULE)}); const server = await startEmbedded(${options}); process.stdout.write(server.pid + '\\n'); ${then}`
  return ['--import', 'tsx', '--input-type=module', '--eval', script]
}

async function pidFromAnotherProcess(folder: string): Promise<number> {
  return Number((await run(process.execPath, program(folder))).stdout)
}

async function ask<Row extends object>(url: string, query: ReturnType<typeof sql>): Promise<Row | undefined> {
  const database = openDatabase({ url })
  try {
    return await database.one<Row>(query)
  } finally {
    await database.close()
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5)
}

function isCommandRunning(words: string): boolean {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).some((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words)
    } catch {
      return false
    }
  })
}

async function keepers(url: string): Promise<number | undefined> {
  const row = await ask<{ count: number }>(url, sql`select count(*)::int as count from pg_stat_activity where application_name = 'hongdun-keeper'`)
  return row?.count
}

async function killServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await until(() => !isRunning(pid))
}

describe('a server', () => {
  test('that two processes start at once is set up and started once', async () => {
    const [first, second, third] = await Promise.all([pidFromAnotherProcess(dataFolder), pidFromAnotherProcess(dataFolder), startEmbedded({ dataFolder, version, durable: false })])
    expect(first).toBe(third.pid)
    expect(second).toBe(third.pid)
    await third.stop()
    expect(isRunning(third.pid)).toBe(false)
  })

  test('keeps what is committed, knows Chinese, and shows itself to nobody else', async () => {
    const { url, stop } = await startEmbedded({ dataFolder, version })
    expect(await ask(url, sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits, current_setting('full_page_writes') as pages,
        current_setting('data_checksums') as checksums, current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets,
        current_setting('server_encoding') as encoding, '食品' ~ '^[[:alnum:]]+$' as letters, current_setting('server_version_num')::int / 10000 as major`)).toEqual({
      fsync: 'on', commits: 'on', pages: 'on', checksums: 'on', address: '127.0.0.1', sockets: '', encoding: 'UTF8', letters: true, major: Number(version),
    })
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataFolder, 'pg')).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataFolder, 'password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataFolder, 'postgres.log')).mode & 0o777).toBe(0o600)
    const wrong = new URL(url)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, sql`select 1`)).rejects.toMatchObject({ code: '28P01' })
    await stop()
  })

  test('is adopted while it runs, and stopped by the last that leaves', async () => {
    const first = await startEmbedded({ dataFolder, version })
    const second = await startEmbedded({ dataFolder, version })
    expect(second.pid).toBe(first.pid)
    await first.stop()
    expect(await ask(second.url, sql`select 1 as alive`)).toEqual({ alive: 1 })
    await second.stop()
    expect(isRunning(second.pid)).toBe(false)
  })

  test('outlives a process that is killed, and is adopted by the next', async () => {
    const child = spawn(process.execPath, program(dataFolder, 'setInterval(() => {}, 1000)'), { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(Number(String(text)))))
    child.kill('SIGKILL')
    await ended
    const next = await startEmbedded({ dataFolder, version, durable: false })
    expect(next.pid).toBe(pid)
    // The server notices in its own time that the dead one has let go.
    while ((await keepers(next.url)) !== 1) await delay(5)
    await next.stop()
    expect(isRunning(pid)).toBe(false)
  })

  // Recovery waits for the disk, which on a busy machine takes its time.
  test('killed in the middle of work comes back on its port with every acknowledged row', { timeout: 120_000 }, async () => {
    const first = await startEmbedded({ dataFolder, version })
    const database = openDatabase({ url: first.url })
    await database.run(sql`create table acknowledged (id int primary key)`)
    const acknowledged: number[] = []
    const writing = (async () => {
      for (let id = 0; ; id += 1) {
        await database.run(sql`insert into acknowledged values (${id})`)
        acknowledged.push(id)
      }
    })().catch(() => undefined)
    await until(() => acknowledged.length >= 200)
    await killServer(first.pid)
    await writing
    await database.close()
    const second = await startEmbedded({ dataFolder, version })
    expect(second.pid).not.toBe(first.pid)
    expect(second.url).toBe(first.url)
    const found = await ask<{ ids: number[] }>(second.url, sql`select array_agg(id order by id) as ids from acknowledged`)
    expect(found?.ids.slice(0, acknowledged.length)).toEqual(acknowledged)
    await second.stop()
  })

  test('starts although the process in its stale lock file has become another', async () => {
    const { stop } = await startEmbedded({ dataFolder, version, durable: false })
    const lock = readFileSync(join(dataFolder, 'pg', 'postmaster.pid'), 'utf8')
    await stop()
    const other = spawn('sleep', ['600'])
    const ended = new Promise((resolve) => other.once('exit', resolve))
    writeFileSync(join(dataFolder, 'pg', 'postmaster.pid'), lock.replace(/^\d+/, String(other.pid)), { mode: 0o600 })
    const again = await startEmbedded({ dataFolder, version, durable: false })
    expect(await ask(again.url, sql`select 1 as alive`)).toEqual({ alive: 1 })
    expect(other.exitCode).toBeNull()
    await again.stop()
    other.kill()
    await ended
  })

  test('that cannot start says why', async () => {
    const configuration = join(dataFolder, 'pg', 'postgresql.conf')
    const before = readFileSync(configuration)
    writeFileSync(configuration, 'no_such_setting = on\n')
    await expect(startEmbedded({ dataFolder, version, durable: false })).rejects.toThrow(/没有启动成功[\s\S]*no_such_setting/)
    writeFileSync(configuration, before)
    const { stop } = await startEmbedded({ dataFolder, version, durable: false })
    await stop()
  })

  test('is not set up by halves when its process is killed meanwhile', async () => {
    const folder = join(parent, 'halves')
    const child = spawn(process.execPath, program(folder), { stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await until(() => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('pg.new-')))
    child.kill('SIGKILL')
    await ended
    expect(existsSync(join(folder, 'pg'))).toBe(false)
    const { url, stop } = await startEmbedded({ dataFolder: folder, version, durable: false })
    expect(await ask(url, sql`select 1 as alive`)).toEqual({ alive: 1 })
    await stop()
    await until(() => !isCommandRunning(join(folder, 'pg.new-')))
    await (await startEmbedded({ dataFolder: folder, version, durable: false })).stop()
    expect(readdirSync(folder).toSorted()).toEqual(['password', 'pg', 'port', 'postgres.log'])
  })
})

describe('refused', () => {
  test('data of another major version', async () => {
    const folder = join(parent, 'older')
    mkdirSync(join(folder, 'pg'), { recursive: true })
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), '14\n')
    await expect(startEmbedded({ dataFolder: folder, version, durable: false })).rejects.toThrow(/属于 PostgreSQL 14/)
  })

  test('a password file that does not belong to the running server', async () => {
    const { stop } = await startEmbedded({ dataFolder, version, durable: false })
    const password = readFileSync(join(dataFolder, 'password'))
    writeFileSync(join(dataFolder, 'password'), 'another')
    await expect(startEmbedded({ dataFolder, version, durable: false })).rejects.toThrow('密码文件与数据不符')
    writeFileSync(join(dataFolder, 'password'), password)
    await stop()
  })

  test('to save on durability anywhere but in the temporary folder', async () => {
    await expect(startEmbedded({ dataFolder: '/hongdun-unsafe', version, durable: false })).rejects.toThrow('throw-away')
  })
})

test('links that npm did not make are made, and those that stand are left alone', () => {
  const native = join(parent, 'package', 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library')
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }, { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
  ]))
  ensureLinks(native)
  ensureLinks(native)
  expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
  expect(readFileSync(join(native, 'lib', 'libpq.so'), 'utf8')).toBe('library')
})

// As in a container: root, and no user namespaces. Stands in for them a program that always fails.
describe.runIf(process.getuid?.() === 0)('for root where user namespaces are forbidden', () => {
  test.each([['under a folder that anyone may pass', 0o711], ['under a folder that only root may enter', 0o700]])('%s it runs as nobody', async (_where, mode) => {
    const forbidding = join(parent, 'programs')
    mkdirSync(forbidding, { recursive: true })
    writeFileSync(join(forbidding, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const home = mkdtempSync(join(tmpdir(), 'hongdun-container-'))
    chmodSync(home, mode)
    const folder = join(home, 'cluster')
    const { stdout } = await run('sh', ['-c', 'PATH="$0:$PATH" exec "$@"', forbidding, process.execPath, ...program(folder)])
    const pid = Number(stdout)
    expect(findServer(openPlace(folder))?.pid).toBe(pid)
    expect(statSync(`/proc/${pid}`).uid).toBe(65_534)
    expect(statSync(join(folder, 'pg')).uid).toBe(65_534)
    await killServer(pid)
    // Later, with user namespaces or without, the data stay nobody's.
    const again = await startEmbedded({ dataFolder: folder, version, durable: false })
    expect(statSync(`/proc/${again.pid}`).uid).toBe(65_534)
    await again.stop()
    rmSync(home, { recursive: true })
  })
})

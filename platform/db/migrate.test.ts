import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testServerVersion } from '#platform/config/index.ts'
import { testServer } from '#platform/testing/index.ts'
import { openDatabase } from './database.ts'
import { startEmbedded, type Embedded } from './embedded.ts'
import { migrationFolders, type MigrationFolder } from './folders.ts'
import { migrate, MigrationError, pendingMigrations } from './migrate.ts'

const ORDER = ['rules', 'party', 'access', 'casefile', 'complaint', 'mediation', 'exchange', 'station']

let server: string
let admin: Client
let root: string
const databases: string[] = []

beforeAll(async () => {
  server = await testServer()
  admin = new Client({ connectionString: server })
  await admin.connect()
})

afterAll(async () => {
  for (const name of databases) await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hongdun-migrations-'))
  return () => rmSync(root, { recursive: true })
})

async function createDatabase(options = ''): Promise<string> {
  const name = `migrate_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} ${options}`)
  databases.push(name)
  return new URL(`/${name}`, server).href
}

function write(module: string, name: string, text: string): readonly MigrationFolder[] {
  mkdirSync(join(root, 'modules', module, 'migrations'), { recursive: true })
  writeFileSync(join(root, 'modules', module, 'migrations', name), text)
  return migrationFolders(root)
}

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

test('folders come kernel first, casework next, then by name; a module without migrations is left out', () => {
  for (const module of ORDER.toReversed()) write(module, '0001_first.sql', 'select 1')
  mkdirSync(join(root, 'modules', 'notify'))
  expect(migrationFolders(root).map(({ module }) => module)).toEqual(ORDER)
})

test('each file is applied once, in order, and known as pending before', async () => {
  const url = await createDatabase()
  write('station', '0002_more.sql', 'alter table station.post add column name text')
  const folders = write('station', '0001_station.sql', 'create schema station; create table station.post (id int)')
  expect(await pendingMigrations({ url, folders })).toEqual(['station/0001_station.sql', 'station/0002_more.sql'])
  expect(await migrate({ url, folders })).toEqual({ applied: ['station/0001_station.sql', 'station/0002_more.sql'] })
  expect(await pendingMigrations({ url, folders })).toEqual([])
  expect(await migrate({ url, folders })).toEqual({ applied: [] })
  expect(await query(url, 'select id, name from station.post')).toEqual([])
})

test('a file changed after it was applied is refused, and nothing after it is applied', async () => {
  const url = await createDatabase()
  await migrate({ url, folders: write('station', '0001_station.sql', 'create schema station') })
  write('station', '0002_more.sql', 'create table station.post (id int)')
  const folders = write('station', '0001_station.sql', 'create schema station; -- quietly changed')
  await expect(migrate({ url, folders })).rejects.toThrow(/station\/0001_station\.sql 在执行之后被改动过/)
  await expect(pendingMigrations({ url, folders })).rejects.toThrow(MigrationError)
  expect(await query(url, "select to_regclass('station.post') as found")).toEqual([{ found: null }])
})

test('a database of a newer version is refused', async () => {
  const url = await createDatabase()
  write('station', '0001_station.sql', 'create schema station')
  await migrate({ url, folders: write('station', '0002_newer.sql', 'select 1') })
  rmSync(join(root, 'modules', 'station', 'migrations', '0002_newer.sql'))
  await expect(migrate({ url, folders: migrationFolders(root) })).rejects.toThrow(/数据库已由更新的版本升级/)
})

test('a file that fails leaves nothing behind, and runs once it is mended', async () => {
  const url = await createDatabase()
  const broken = write('station', '0001_station.sql', 'create schema station; create table station.post (id int); select 1/0')
  await expect(migrate({ url, folders: broken })).rejects.toThrow(/station\/0001_station\.sql 没有执行成功.*division by zero/s)
  expect(await query(url, "select from pg_namespace where nspname = 'station'")).toEqual([])
  expect((await migrate({ url, folders: write('station', '0001_station.sql', 'create schema station') })).applied).toHaveLength(1)
})

test('two processes at once apply each file once', async () => {
  const url = await createDatabase()
  const folders = write('station', '0001_station.sql', 'create schema station')
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate({ url, folders })))
  expect(results.flatMap(({ applied }) => applied)).toEqual(['station/0001_station.sql'])
})

describe('on a fresh server', () => {
  let dataFolder: string
  let fresh: Embedded
  const names = ['one', 'two', 'three', 'four', 'five', 'six']

  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'hongdun-roles-'))
    fresh = await startEmbedded({ dataFolder, version: testServerVersion(), durable: false })
  })

  afterAll(async () => {
    await fresh.stop()
    rmSync(dataFolder, { recursive: true })
  })

  test('many databases at once make one role, which cannot log in', async () => {
    for (const name of names) await query(fresh.url, `create database ${name}`)
    const folders = write('station', '0001_station.sql', 'create schema station; grant usage on schema station to hongdun_app')
    await Promise.all(names.map((name) => migrate({ url: new URL(`/${name}`, fresh.url).href, folders })))
    expect(await query(fresh.url, "select rolcanlogin, rolsuper from pg_roles where rolname = 'hongdun_app'")).toEqual([{ rolcanlogin: false, rolsuper: false }])
  })

  test('an owner who is no superuser makes the role, or is told what the administrator must do', async () => {
    for (const name of names) await query(fresh.url, `drop database ${name}`)
    await query(fresh.url, 'drop role hongdun_app')
    await query(fresh.url, "create role builder login password 'builder-for-tests'")
    await query(fresh.url, 'create database built owner builder')
    const url = Object.assign(new URL('/built', fresh.url), { username: 'builder', password: 'builder-for-tests' }).href
    const folders = write('station', '0001_station.sql', 'create schema station; grant usage on schema station to hongdun_app')
    await expect(migrate({ url, folders })).rejects.toThrow(/create role hongdun_app nologin; grant hongdun_app to "builder"/)
    await query(fresh.url, 'alter role builder createrole')
    expect((await migrate({ url, folders })).applied).toHaveLength(1)
    const database = openDatabase({ url, applicationRole: 'hongdun_app' })
    expect(await database.one(sql`select current_user as role, session_user as login`)).toEqual({ role: 'hongdun_app', login: 'builder' })
    await database.close()
  })
})

// From version 17 on the server can mend regular expressions over locale C by itself, but nothing else.
const mended = "lc_ctype 'C' lc_collate 'C' locale_provider builtin builtin_locale 'C.UTF-8'"

test.each([["lc_ctype 'C' lc_collate 'C'"], ["encoding 'SQL_ASCII' lc_ctype 'C' lc_collate 'C'"], ...(testServerVersion() === '18' ? [[mended]] : [])])('a database with %s is refused', async (options) => {
  const url = await createDatabase(`template template0 ${options}`)
  await expect(migrate({ url, folders: [] })).rejects.toThrow(/C\.UTF-8/)
})

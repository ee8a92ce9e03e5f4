import { existsSync } from 'node:fs'
import sql from 'sql-template-tag'
import { describe, expect, inject, test } from 'vitest'
import { testServerVersion } from '#platform/config/index.ts'
import { fixedClock, seededIds, testDatabase } from './index.ts'

describe('a test database', () => {
  test('is its own: what one file writes no other sees, and it is gone when closed', async () => {
    const [one, other] = await Promise.all([testDatabase([]), testDatabase([])])
    await one.owner.run(sql`create table public.mine (id int)`)
    expect(await other.owner.one(sql`select to_regclass('public.mine') as found`)).toEqual({ found: null })
    const name = new URL(one.url).pathname.slice(1)
    await one.close()
    expect(await other.owner.rows(sql`select from pg_database where datname = ${name}`)).toEqual([])
    await other.close()
  })

  test('carries the schema of every module, and the running role owns none of it', async () => {
    const { database, owner, close } = await testDatabase()
    const { modules } = (await owner.one<{ modules: string[] }>(sql`select array_agg(distinct module) as modules from platform.migration`)) ?? { modules: [] }
    expect(modules).toEqual(expect.arrayContaining(['access', 'casefile', 'complaint']))
    expect(await database.rows(sql`select from pg_tables where tableowner = 'hongdun_app'`)).toEqual([])
    expect(await database.rows(sql`
      select relname from pg_class join pg_namespace n on n.oid = relnamespace
       where n.nspname = any(${modules}::text[]) and relkind = 'r' and (has_table_privilege('hongdun_app', pg_class.oid, 'truncate')
         or has_table_privilege('hongdun_app', pg_class.oid, 'trigger'))`)).toEqual([])
    await close()
  })

  test('runs on the version asked for, in a folder that goes with the run', async () => {
    const { database, close } = await testDatabase([])
    const row = await database.one<{ major: number }>(sql`select current_setting('server_version_num')::int / 10000 as major`)
    expect(row?.major).toBe(Number(testServerVersion()))
    expect(existsSync(inject('testDatabaseFolder'))).toBe(true)
    await close()
  })
})

test('the clock stands still until it is moved', () => {
  const clock = fixedClock('2026-04-28T01:00:00Z')
  clock.now().setFullYear(1999)
  expect(clock.now()).toEqual(new Date('2026-04-28T01:00:00Z'))
  clock.advance(90_000)
  expect(clock.now()).toEqual(new Date('2026-04-28T01:01:30Z'))
  clock.set('2027-01-01T00:00:00+08:00')
  expect(clock.now()).toEqual(new Date('2026-12-31T16:00:00Z'))
  expect(() => clock.set('soon')).toThrow(RangeError)
})

test('the same seed draws the same ids, another seed others', () => {
  const draw = (seed: string) => Array.from({ length: 500 }, seededIds(seed))
  const ids = draw('a')
  expect(draw('a')).toEqual(ids)
  expect(new Set([...ids, ...draw('b')]).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

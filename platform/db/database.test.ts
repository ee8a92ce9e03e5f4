import sql, { raw } from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing/index.ts'
import { isUnavailable, isUniqueViolation, openDatabase } from './database.ts'

let scratch: TestDatabase

beforeAll(async () => {
  scratch = await testDatabase([])
  await scratch.owner.run(sql`create schema scratch`)
  await scratch.owner.run(sql`grant usage on schema scratch to hongdun_app`)
  await scratch.owner.run(sql`create table scratch.note (id int primary key, text text constraint note_text unique)`)
  await scratch.owner.run(sql`grant select, insert on scratch.note to hongdun_app`)
})

afterAll(() => scratch.close())

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => expect.unreachable('it did not fail'), (error: unknown) => error)
}

describe('values', () => {
  test('come back as the modules expect them', async () => {
    const row = await scratch.database.one(sql`
      select date '2026-04-28' as day, timestamptz '2026-04-28 08:00+08' as instant, 9007199254740991::bigint as count,
        1.10::numeric as amount, '{"赔偿": [500]}'::jsonb as demand, '\\x00ff'::bytea as bytes, null::date as nothing,
        array[date '2014-03-15', null] as days, array[1, 2]::bigint[] as counts`)
    expect(row).toEqual({
      day: '2026-04-28', instant: new Date('2026-04-28T00:00:00Z'), count: 9_007_199_254_740_991, amount: '1.10',
      demand: { 赔偿: [500] }, bytes: Buffer.from([0, 255]), nothing: null, days: ['2014-03-15', null], counts: [1, 2],
    })
  })

  test('a bigint beyond exact integers is an error, not a rounded number', async () => {
    await expect(scratch.database.one(sql`select 9007199254740993::bigint as id`)).rejects.toThrow(RangeError)
    await expect(scratch.database.one(sql`select array[9007199254740993::bigint] as ids`)).rejects.toThrow(RangeError)
    expect(await scratch.database.one(sql`select 1 as alive`)).toEqual({ alive: 1 })
  })

  test('arrays go in as arrays, rows as one jsonb', async () => {
    const texts = ['退款', '带 "引号", 逗号和\\', null]
    const rows = [{ id: 1, data: { list: ['甲', '乙'] } }, { id: 2, data: { list: [] } }]
    expect(await scratch.database.rows(sql`select * from unnest(${texts}::text[]) as t (text)`)).toEqual(texts.map((text) => ({ text })))
    expect(await scratch.database.rows(sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id int, data jsonb)`)).toEqual(rows)
  })

  test('no row is undefined, and run tells how many it touched', async () => {
    expect(await scratch.database.one(sql`select 1 where false`)).toBeUndefined()
    expect(await scratch.database.run(sql`insert into scratch.note (id) select generate_series(100, 102)`)).toBe(3)
  })
})

describe('sessions', () => {
  test('are the running role, wait for the disk, and compile nothing', async () => {
    const row = await scratch.database.one(sql`
      select current_user as role, current_setting('synchronous_commit') as commits, current_setting('jit') as jit, current_setting('TimeZone') as zone,
        current_setting('statement_timeout') as longest, current_setting('idle_in_transaction_session_timeout') as idle`)
    expect(row).toEqual({ role: 'hongdun_app', commits: 'on', jit: 'off', zone: 'UTC', longest: '1min', idle: '1min' })
  })

  test('an address with options of its own does not shake off the role', async () => {
    const url = new URL(scratch.url)
    url.searchParams.set('options', '-c role=none -c work_mem=8MB')
    const database = openDatabase({ url: url.href, applicationRole: 'hongdun_app' })
    try {
      expect(await database.one(sql`select current_user as role, current_setting('work_mem') as memory`)).toEqual({ role: 'hongdun_app', memory: '8MB' })
    } finally {
      await database.close()
    }
  })

  test('an append-only table stays so for the running role', async () => {
    await scratch.database.run(sql`insert into scratch.note (id, text) values (1, ${'已受理'})`)
    for (const statement of [sql`update scratch.note set text = 'x'`, sql`delete from scratch.note`, sql`truncate scratch.note`, sql`drop table scratch.note`]) {
      expect(await failureOf(scratch.database.run(statement))).toMatchObject({ code: '42501' })
    }
    expect(await scratch.owner.one(sql`select text from scratch.note where id = 1`)).toEqual({ text: '已受理' })
  })

  test('a statement prepared before a table changed fails once at most', async () => {
    const database = openDatabase({ url: scratch.url, maxConnections: 1 })
    try {
      await scratch.owner.run(sql`create table scratch.changing (id int)`)
      const all = () => database.rows(sql`select * from scratch.changing where id > ${0}`)
      await all()
      await scratch.owner.run(sql`alter table scratch.changing alter column id type text`)
      await scratch.owner.run(sql`alter table scratch.changing alter column id type int using id::int, add column name text`)
      expect(await failureOf(all())).toMatchObject({ code: '0A000' })
      expect(await all()).toEqual([])
    } finally {
      await database.close()
    }
  })
})

describe('a transaction', () => {
  test('stores everything or nothing', async () => {
    const { database } = scratch
    const given = await database.transaction(async (tx) => {
      await tx.run(sql`insert into scratch.note (id) values (10)`)
      return tx.run(sql`insert into scratch.note (id) values (11)`)
    })
    expect(given).toBe(1)
    await expect(database.transaction(async (tx) => {
      await tx.run(sql`insert into scratch.note (id) values (12)`)
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')
    expect(await database.rows(sql`select id from scratch.note where id between 10 and 19 order by id`)).toEqual([{ id: 10 }, { id: 11 }])
  })

  test('is not taken for stored when an error inside it was swallowed', async () => {
    await expect(scratch.database.transaction(async (tx) => {
      await tx.run(sql`insert into scratch.note (id) values (20)`)
      await failureOf(tx.run(sql`insert into scratch.note (id) values (20)`))
    })).rejects.toThrow('rolled back')
    expect(await scratch.database.one(sql`select id from scratch.note where id = 20`)).toBeUndefined()
  })

  test('that loses its connection fails as unavailable, and the next one works', async () => {
    const failure = await failureOf(scratch.database.transaction(async (tx) => {
      await tx.run(sql`insert into scratch.note (id) values (30)`)
      const own = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await scratch.owner.one(sql`select pg_terminate_backend(${own?.pid}, 5000)`)
      await tx.run(sql`insert into scratch.note (id) values (31)`)
    }))
    expect(isUnavailable(failure)).toBe(true)
    await scratch.database.transaction((tx) => tx.run(sql`insert into scratch.note (id) values (32)`))
    expect(await scratch.database.rows(sql`select id from scratch.note where id between 30 and 39`)).toEqual([{ id: 32 }])
  })
})

describe('a transaction of a single statement', () => {
  test('is stored without more ado, and a second statement is a fault', async () => {
    const { database } = scratch
    expect(await database.single((tx) => tx.run(sql`insert into scratch.note (id) values (60), (61)`))).toBe(2)
    await expect(database.single(async (tx) => {
      await tx.run(sql`insert into scratch.note (id) values (62)`)
      await tx.run(sql`insert into scratch.note (id) values (63)`)
    })).rejects.toThrow('second statement')
    expect(await database.rows(sql`select id from scratch.note where id between 60 and 69 order by id`)).toEqual([{ id: 60 }, { id: 61 }, { id: 62 }])
  })

  test('leaves nothing of a statement that failed', async () => {
    const failure = await failureOf(scratch.database.single((tx) => tx.run(sql`insert into scratch.note (id) values (70), (70)`)))
    expect(isUniqueViolation(failure, 'note_pkey')).toBe(true)
    expect(await scratch.database.one(sql`select id from scratch.note where id = 70`)).toBeUndefined()
  })
})

describe('failures', () => {
  test('a unique constraint is known by its name', async () => {
    await scratch.database.run(sql`insert into scratch.note (id, text) values (40, 'only once')`)
    const failure = await failureOf(scratch.database.run(sql`insert into scratch.note (id, text) values (41, 'only once')`))
    expect(isUniqueViolation(failure)).toBe(true)
    expect(isUniqueViolation(failure, 'note_text')).toBe(true)
    expect(isUniqueViolation(failure, 'note_pkey')).toBe(false)
    expect(isUniqueViolation(await failureOf(scratch.database.run(sql`select 1/0`)))).toBe(false)
    expect(isUnavailable(failure)).toBe(false)
  })

  test('no server, no such database and no free connection are told apart from a missing file', async () => {
    const nobody = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    expect(isUnavailable(await failureOf(nobody.one(sql`select 1`)))).toBe(true)
    await nobody.close()
    expect(isUnavailable(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false)
    expect(isUnavailable(Object.assign(new Error('no socket'), { code: 'ENOENT', syscall: 'connect' }))).toBe(true)
    expect(isUnavailable(Object.assign(new Error('too many'), { code: '53300' }))).toBe(true)
    expect(isUnavailable(new Error('something else'))).toBe(false)
  })
})

test('a listener hears what is sent, also after its connection broke', async () => {
  const { database, owner } = scratch
  const heard: string[] = []
  const waiting = new Map<string, () => void>()
  const stop = await database.listen('news', (payload) => {
    heard.push(payload)
    waiting.get(payload)?.()
  })
  async function hear(payload: string, cause: () => Promise<unknown>): Promise<void> {
    const told = new Promise<void>((resolve) => waiting.set(payload, resolve))
    await cause()
    await told
  }
  const notify = (payload: string) => () => database.run(sql`select pg_notify('news', ${payload})`)
  await hear('first', notify('first'))
  await hear('', () => owner.run(sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen "news"'`))
  await hear('second', notify('second'))
  await stop()
  expect(heard).toEqual(['first', '', 'second'])
  await notify('third')()
  expect(heard).toHaveLength(3)
})

// Last in this file: it uses up the names there are.
test('sessions keep a bounded number of prepared statements', async () => {
  const database = openDatabase({ url: scratch.url, maxConnections: 1 })
  try {
    for (let n = 0; n < 600; n += 1) expect(await database.one(sql`select ${n}::int + ${raw(String(n))} as twice`)).toEqual({ twice: 2 * n })
    const [prepared] = await database.rows<{ count: number }>(sql`select count(*) as count from pg_prepared_statements`)
    expect(prepared?.count).toBeGreaterThan(400)
    expect(prepared?.count).toBeLessThanOrEqual(500)
  } finally {
    await database.close()
  }
})

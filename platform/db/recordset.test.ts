import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing/index.ts'
import { recordset } from './recordset.ts'

const COLUMNS = { id: 'uuid', day: 'date', at: 'timestamptz', amount: 'bigint', open: 'boolean', data: 'jsonb', hash: 'bytea', camelCase: 'text' } as const

function rowOf(index: number) {
  return {
    id: `00000000-0000-4000-8000-00000000000${index}`, day: '2026-05-11', at: new Date('2026-04-28T01:02:03.456Z'), amount: index * 1_000, open: index % 2 === 0,
    data: { facts: '“退一赔十”，\\ \'引号\' "双引号"', list: [1, null] }, hash: '\\x00ff5c', camelCase: index === 1 ? null : `第${index}行`,
  }
}

let held: TestDatabase

beforeAll(async () => {
  held = await testDatabase([])
})

afterAll(() => held.close())

function read(count: number) {
  const rows = Array.from({ length: count }, (_, index) => rowOf(index))
  return held.database.rows(sql`select * from ${recordset('r', COLUMNS, rows)} order by id`)
}

test.each([1, 4, 5, 9])('%d rows come back as they went in, however they are sent', async (count) => {
  expect(await read(count)).toEqual(Array.from({ length: count }, (_, index) => ({ ...rowOf(index), hash: Buffer.from([0, 255, 92]) })))
})

test('no rows are an empty table, and a value left out is null', async () => {
  expect(await read(0)).toEqual([])
  const [row] = await held.database.rows<{ camelCase: string | null }>(sql`select * from ${recordset('r', COLUMNS, [{ ...rowOf(2), camelCase: undefined }])}`)
  expect(row?.camelCase).toBeNull()
})

test('a few rows of equal number make one text, so that it is prepared once', () => {
  const texts = [0, 1].map((index) => recordset('r', COLUMNS, [rowOf(index)]).text)
  expect(texts[0]).toBe(texts[1])
})

import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeUscc } from '#platform/pure/identifiers/index.ts'
import { testDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { zOperator, zOperatorHit } from './contract.ts'
import type { Operator, Person } from './party.ts'
import { readOperator, searchOperators as searchRoute } from './server.ts'
import {
  findOperator, findOperatorByCreditCode, findOperatorByName, findPerson, personsInsert, findAliases, searchOperators, upsertAliases, upsertOperators,
} from './store.ts'

let held: TestDatabase
beforeAll(async () => {
  held = await testDatabase(['modules/party/migrations'])
})
afterAll(async () => held.close())
beforeEach(async () => {
  await held.owner.run(sql`truncate party.person, party.operator, party.place_alias`)
})

function operator(name: string, more: Partial<Operator> = {}): Operator {
  return {
    id: randomUUID(), creditCode: null, name, aliases: [], address: '广元市利州区东坝街道利州东路三段12号', areaCode: '510802', townCode: '510802001',
    unitId: null, phone: '0839-3260000', industry: 'retail', status: 'active', registeredOn: '2019-05-01', ...more,
  }
}

const person: Person = {
  id: randomUUID(), name: '张三', phone: '13800001234', address: '广元市利州区', idType: null, idNumber: null,
  createdAt: new Date('2026-04-28T01:02:03.004Z'),
}

describe('persons', () => {
  test('come back as they were stated', async () => {
    const second: Person = { ...person, id: randomUUID(), idType: 'id-card', idNumber: '11010519491231002X' }
    await held.database.transaction((tx) => tx.run(personsInsert([person, second])))
    expect(await findPerson(held.database, person.id)).toEqual(person)
    expect(await findPerson(held.database, second.id)).toEqual(second)
    expect(await findPerson(held.database, randomUUID())).toBeUndefined()
    expect(await findPerson(held.database, 'not an id')).toBeUndefined()
  })

  test('nobody can change or delete what was stated', async () => {
    await held.database.transaction((tx) => tx.run(personsInsert([person])))
    await expect(held.database.run(sql`update party.person set name = '李四'`)).rejects.toThrow(/permission denied/)
    await expect(held.database.run(sql`delete from party.person`)).rejects.toThrow(/permission denied/)
  })

  test('the published view keeps identity documents back', async () => {
    await held.database.transaction((tx) => tx.run(personsInsert([person])))
    const [row] = await held.database.rows(sql`select * from party.person_view`)
    expect(Object.keys(row ?? {}).toSorted()).toEqual(['address', 'created_at', 'id', 'name', 'phone'])
  })
})

describe('the register', () => {
  const code = makeUscc('91510802', 'MA6R2B3C')

  test('the same again changes nothing, a changed row is updated and keeps its id', async () => {
    const coded = operator('广元市红旗超市有限公司', { creditCode: code, aliases: ['红旗', '老红旗'] })
    const plain = operator('老王饭店')
    expect(await upsertOperators(held.database, [coded, plain])).toBe(2)
    expect(await upsertOperators(held.database, [coded, plain])).toBe(0)
    expect(await upsertOperators(held.database, [{ ...coded, id: randomUUID(), status: 'closed' }, { ...plain, phone: null }])).toBe(2)
    expect(await findOperatorByCreditCode(held.database, code)).toEqual({ ...coded, status: 'closed' })
    expect(await findOperator(held.database, plain.id)).toEqual({ ...plain, phone: null })
    expect(await findOperator(held.database, randomUUID())).toBeUndefined()
  })

  test('one code twice in a batch: the later row counts', async () => {
    const first = operator('红旗超市', { creditCode: code })
    expect(await upsertOperators(held.database, [first, operator('红星超市', { creditCode: code })])).toBe(1)
    expect((await findOperatorByCreditCode(held.database, code))?.name).toBe('红星超市')
  })

  test('thousands at once', async () => {
    const many = Array.from({ length: 4_500 }, (_, index) => operator(`第${index}号便民超市`))
    expect(await upsertOperators(held.database, many)).toBe(4_500)
    expect((await searchOperators(held.database, { query: '4321号便民', limit: 5 }))[0]?.name).toBe('第4321号便民超市')
  })

  test('by name within a county, and by none where two answer to it', async () => {
    const one = operator('广元市利州区红旗超市有限公司')
    await upsertOperators(held.database, [one, operator('红旗超市', { areaCode: '510812' }), operator('双星百货'), operator('双星百货有限公司')])
    expect((await findOperatorByName(held.database, '红旗超市（个体工商户）', '510802'))?.id).toBe(one.id)
    expect(await findOperatorByName(held.database, '双星百货', '510802')).toBeUndefined()
    expect(await findOperatorByName(held.database, '红旗超市', '510811')).toBeUndefined()
  })
})

describe('search', () => {
  const names = ['广元市利州区红旗超市有限公司', '红旗超市（上西店）', '剑阁县普安镇老王饭店', '鑫磊建材经营部', '幸福百货有限公司']
  const code = makeUscc('91510802', 'MA6R2B3C')
  beforeEach(async () => {
    const more: Partial<Operator>[] = [
      { creditCode: code }, {}, { areaCode: '510823', address: '剑阁县普安镇城东街8号' }, { aliases: ['Xinlei 建材'] }, { address: '万达广场二楼50%折扣区' },
    ]
    await upsertOperators(held.database, names.map((name, index) => operator(name, more[index])))
  })

  async function find(query: string, areaCode?: string): Promise<string[]> {
    return (await searchOperators(held.database, { query, areaCode, limit: 20 })).map((row) => row.name)
  }

  test.each([
    ['two characters', '鑫磊', [3]], ['one character', '磊', [3]], ['part of the name', '老王饭', [2]], ['the sign, in any case', 'xinlei', [3]],
    ['address', '城东街', [2]], ['name and address', '老王 普安', [2]], ['full width', 'ＸＩＮＬＥＩ', [3]], ['whole code', code, [0]],
    ['beginning of a code', code.slice(0, 12).toLowerCase(), [0]], ['full registered name', '四川省广元市利州区红旗超市有限公司', [0, 1]],
    ['one character wrong', '幸福佰货', [4]], ['one character too many', '鑫鑫磊建材', [3]], ['nothing like it', '航天', []], ['punctuation alone', '，。', []],
    ['a wildcard is no wildcard', '%', []], ['a code nobody has', '99999999', []],
  ])('%s', async (_case, query, expected) => {
    expect(await find(query)).toEqual(expected.map((index) => names[index]))
  })

  test('the very name stands first, the branch after it', async () => {
    expect(await find('红旗超市')).toEqual([names[0], names[1]])
    expect(await find('红旗超市 上西')).toEqual([names[1]])
  })

  test('within a county, or a prefecture', async () => {
    expect(await find('饭店', '510802')).toEqual([])
    expect(await find('饭店', '510823')).toEqual([names[2]])
    expect(await find('饭店', '510800')).toEqual([names[2]])
    expect(await find('红旗', '510000')).toHaveLength(2)
  })

  test('the very name is found among more of the same than are ranked', async () => {
    await upsertOperators(held.database, Array.from({ length: 600 }, (_, index) => operator(`便民超市${index}号店`)))
    await upsertOperators(held.database, [operator('便民超市')])
    expect((await find('便民超市'))[0]).toBe('便民超市')
  })

  test('what the routes answer fits their contract', async () => {
    const { operators } = await searchRoute({ q: '鑫磊' }, { database: held.database })
    expect(operators.map((hit) => zOperatorHit.parse(hit))).toMatchObject([{ name: '鑫磊建材经营部', alias: 'Xinlei 建材', active: true, creditCode: null }])
    const read = await readOperator({ id: operators[0]?.id ?? '' }, { database: held.database })
    expect(zOperator.parse(read)).toMatchObject({ name: '鑫磊建材经营部', phone: '0839-3260000' })
    expect(await readOperator({ id: randomUUID() }, { database: held.database })).toEqual({ refusal: 'party.operator-not-found' })
  })
})

test('place names: the same again changes nothing, two offices for one name are both kept', async () => {
  const [east, west] = [randomUUID(), randomUUID()]
  const rows = [{ alias: '东坝', unitId: east, support: 3 }, { alias: '上西', unitId: west, support: null }, { alias: '东坝', unitId: west, support: 1 }]
  expect(await upsertAliases(held.database, '510802', rows)).toBe(3)
  expect(await upsertAliases(held.database, '510802', rows)).toBe(0)
  expect(await upsertAliases(held.database, '510802', [{ alias: '东坝', unitId: east, support: 4 }])).toBe(1)
  expect(await findAliases(held.database, '510802', '东坝街道', '上西')).toHaveLength(3)
  expect(await findAliases(held.database, '510821', '东坝街道')).toEqual([])
  expect(await findAliases(held.database, '510802', '上 西*')).toEqual([{ alias: '上西', unitId: west, support: null }])
  expect(await findAliases(held.database, '510802', '东坝')).toContainEqual({ alias: '东坝', unitId: east, support: 4 })
})

test('every table and column says what it holds', async () => {
  const silent = await held.owner.rows(sql`
    select c.relname, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0
    where n.nspname = 'party' and c.relkind = 'r' and not a.attisdropped and col_description(c.oid, a.attnum) is null
    union all select c.relname, '' from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'party' and c.relkind in ('r', 'v') and obj_description(c.oid, 'pg_class') is null`)
  expect(silent).toEqual([])
})

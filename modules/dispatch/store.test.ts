/** What decided files teach, in the database: exact however many decide at once, and read by index. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import sql, { join, raw } from 'sql-template-tag'
import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { decisionsUpsert, learnedPlaces, type Decision } from './store.ts'

const COUNTY = '510821'
let held: TestDatabase
const [east, west] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  held = await testDatabase()
  await held.owner.run(sql`
    insert into access.unit (id, parent_id, level, name, short_name, area_code, valid_from, valid_to)
    values (${east}, null, 'office', '东河所', '东河所', '510821100', '2020-01-01', null), (${west}, null, 'office', '嘉川所', '嘉川所', '510821101', '2020-01-01', null)`)
})
afterAll(async () => held.close())
beforeEach(async () => {
  await held.owner.run(sql`truncate dispatch.decision, dispatch.place_support`)
})

/** As the desk does it: the parts of one statement beside another write. */
async function decideAll(...decisions: readonly Decision[]): Promise<void> {
  const parts = decisionsUpsert(decisions).map((part, index) => sql`${raw(`beside_${index}`)} as (${part})`)
  await held.database.run(sql`with ${join(parts, ', ')} select 1`)
}

function decided(fileId: string, unitId: string | null, ...names: readonly string[]): Decision {
  return { fileId, areaCode: COUNTY, unitId, names }
}

interface Counted { readonly name: string; readonly unitId: string; readonly support: number }

async function kept(): Promise<Counted[]> {
  return held.database.rows(sql`select name, unit_id as "unitId", support from dispatch.place_support where support <> 0 order by name, unit_id`)
}

/** What the table must hold: counted anew from the decisions. */
async function recounted(): Promise<Counted[]> {
  return held.database.rows(sql`
    select n.name, d.unit_id as "unitId", count(*)::int as support from dispatch.decision d cross join lateral unnest(d.names) as n (name)
     group by 1, 2 order by 1, 2`)
}

test('the counts are those of the decisions, whatever is decided, decided anew and given back', async () => {
  const step = fc.record({
    file: fc.integer({ min: 0, max: 3 }), unitId: fc.constantFrom(east, west, null), names: fc.uniqueArray(fc.constantFrom('东河镇', '新华街', '万达广场'), { minLength: 1 }),
  })
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
    await held.owner.run(sql`truncate dispatch.decision, dispatch.place_support`)
    const files = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    for (const { file, unitId, names } of steps) await decideAll(decided(files[file] ?? '', unitId, ...names))
    expect(await kept()).toEqual(await recounted())
  }), { numRuns: 40 })
})

test('many writers at once lose nothing and never wait for each other in a circle', async () => {
  const files = Array.from({ length: 24 }, () => randomUUID())
  const names = ['东河镇', '新华街', '万达广场', '红星路', '嘉川镇']
  const turned = (by: number) => names.map((_, index) => names[(index + by) % names.length] ?? '')
  for (const round of [0, 1, 2]) {
    await Promise.all(files.map((file, index) => decideAll(decided(file, round === 1 && index % 5 === 0 ? null : (index + round) % 2 === 0 ? east : west, ...turned(index)))))
    const counted = await kept()
    expect(counted).toEqual(await recounted())
    expect(counted.reduce((sum, { support }) => sum + support, 0)).toBe(names.length * files.filter((_, index) => round !== 1 || index % 5 !== 0).length)
  }
})

test('many files of one statement are counted together', async () => {
  await decideAll(...Array.from({ length: 30 }, (_, index) => decided(randomUUID(), index % 3 === 0 ? west : east, '新华街')))
  expect((await kept()).map(({ support }) => support).toSorted((a, b) => a - b)).toEqual([10, 20])
})

test('what the file at hand taught does not speak for it, nor do other counties', async () => {
  const [own, other] = [randomUUID(), randomUUID()]
  await decideAll(decided(own, east, '新华街'), decided(other, east, '新华街', '红星路'), { ...decided(randomUUID(), west, '新华街'), areaCode: '510822' })
  expect(await learnedPlaces(held.database, COUNTY, ['新华街'], own)).toEqual([{ alias: '新华街', unitId: east, support: 1 }])
  expect(await learnedPlaces(held.database, COUNTY, ['新华街', '红星路'], other)).toEqual([{ alias: '新华街', unitId: east, support: 1 }])
  expect(await learnedPlaces(held.database, COUNTY, ['新华街', '红星路', '无此路'], randomUUID())).toHaveLength(2)
})

test('the migration counts what is there already', async () => {
  const text = readFileSync(new URL('migrations/0002_places.sql', import.meta.url), 'utf8')
  const fill = /insert into dispatch\.place_support[^;]+;/.exec(text)?.[0] ?? ''
  await held.owner.run(sql`alter sequence casefile.file_number restart`)
  const files = Array.from({ length: 3 }, () => randomUUID())
  for (const id of files) {
    await held.owner.run(sql`
      insert into casefile.file (id, number, kind, pack, area_code, unit_id, received_on, opened_at, version, head_hash, stage, subject, category, summary, provisional)
      values (${id}, ${id}, 'complaint', 'samr-121', ${COUNTY}, ${east}, '2026-04-28', now(), 1, '', 'received', '', '', '', false)`)
  }
  await decideAll(...files.map((id, index) => decided(id, index === 0 ? west : east, '新华街', '东河镇')))
  const counted = await kept()
  await held.owner.run(sql`truncate dispatch.place_support`)
  await held.owner.run(sql`${raw(fill)}`)
  expect(counted).toHaveLength(4)
  expect(await kept()).toEqual(counted)
})

test('reading goes by index, however many decisions there are', async () => {
  await held.owner.run(sql`
    insert into dispatch.place_support select ${COUNTY}, '第' || n || '路', ${east}::uuid, 1 from generate_series(1, 20000) as n`)
  await held.owner.run(sql`analyze dispatch.place_support`)
  const plan = await held.owner.rows<Record<string, string>>(sql`
    explain select name, unit_id, support from dispatch.place_support where area_code = ${COUNTY} and name = any(${['第7路', '第9路']}::text[])`)
  expect(plan.map((row) => Object.values(row).join('')).join('\n')).toMatch(/Index.*place_support_pkey/)
})

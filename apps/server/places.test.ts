/** Place names and categories settled by the county: who may, what it changes on files, what is kept of it. */
import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { routes as complaints } from '#modules/complaint/index.ts'
import { placeRoutes as routes, routes as dispatch } from '#modules/dispatch/index.ts'
import { complaintInput, newKey, serve, STAFF, type Client, type StaffName, type TestSystem } from './testing.ts'

const AREA = '510821'
const REASON = '该市场整体在东河所辖区内'
let system: TestSystem
let client: Client

beforeAll(() => serve('places', (served) => { ({ system, client } = served) }))

async function file(address: string, category = 'quality'): Promise<string> {
  return (await client.get('anonymous', complaints.submit, complaintInput(system.county, { category, respondent: { name: '张记百货', address } }))).id
}

async function sent(address: string, unitId: string): Promise<string> {
  const id = await file(address)
  const { version } = await client.get('chief', complaints.read, { id })
  await client.get('intake', complaints.command, { id, key: newKey(), version, command: { type: 'assign', unitId } })
  return id
}

async function suggested(address: string, category?: string) {
  const { offices, conflicts } = (await client.get('intake', dispatch.read, { id: await file(address, category) })).suggestion
  return { offices: offices.map(({ unit, reasons }) => [unit.id, reasons.map(({ reason }) => reason)]), conflicts: conflicts.map(({ name }) => name) }
}

async function listed(tab: 'open' | 'settled' | 'learned', text = '') {
  return (await client.get('chief', routes.places, { areaCode: AREA, tab, text, page: 0 })).places
}

async function seenOf(name: string): Promise<string | null> {
  return [...await listed('settled', name), ...await listed('open', name)].find((place) => place.name === name)?.seen ?? null
}

async function settle(who: StaffName, name: string, unitId: string | null, seen?: string | null): Promise<string> {
  system.clock.advance(1000)
  return client.refusal(who, routes.settlePlace, { areaCode: AREA, name, unitId, reason: REASON, seen: seen === undefined ? await seenOf(name) : seen })
}

test('a name that went to two offices is listed with its files, settled by a person, and suggests that office from then on', async () => {
  const { office, office2 } = system.county.units
  const first = await sent('旺苍县万达广场3号', office)
  await sent('旺苍县万达广场4号', office)
  await sent('旺苍县万达广场5号', office2)
  expect(await suggested('旺苍县万达广场6号')).toEqual({ offices: [], conflicts: ['万达广场'] })
  expect(await listed('open')).toMatchObject([{ name: '万达广场', learned: [{ unit: { id: office }, files: 2 }, { unit: { id: office2 }, files: 1 }], words: [], seen: null }])
  const { files } = await client.get('chief', routes.placeFiles, { areaCode: AREA, name: '万达广场' })
  expect(files).toHaveLength(3)
  expect(files.find(({ id }) => id === first)).toMatchObject({ kind: 'complaint', unit: { id: office } })
  expect(await settle('intake', '万达广场', office2)).toBe('answered with 200')
  expect(await suggested('旺苍县万达广场6号')).toEqual({ offices: [[office2, ['entered']]], conflicts: [] })
  expect(await listed('open')).toEqual([])
  expect(await listed('settled', '万达')).toMatchObject([{ words: [{ unit: { id: office2 }, reason: REASON, by: 'intake人员' }], learned: [{ files: 2 }, { files: 1 }] }])
})

test('a name that tells nothing is neither suggested nor a conflict; taken back, it is open again', async () => {
  const { office, office2 } = system.county.units
  await sent('旺苍县红军路3号', office)
  await sent('旺苍县红军路4号', office2)
  expect(await settle('chief', '红军路', null)).toBe('answered with 200')
  expect(await suggested('旺苍县红军路6号')).toEqual({ offices: [], conflicts: [] })
  expect((await listed('open')).map(({ name }) => name)).not.toContain('红军路')
  expect(await listed('settled', '红军')).toMatchObject([{ words: [{ unit: null }] }])
  expect(await client.refusal('chief', routes.withdrawPlace, { areaCode: AREA, name: '红军路', seen: null })).toBe('dispatch.place-changed')
  expect(await client.refusal('chief', routes.withdrawPlace, { areaCode: AREA, name: '红军路', seen: await seenOf('红军路') })).toBe('answered with 200')
  expect(await suggested('旺苍县红军路6号')).toEqual({ offices: [], conflicts: ['红军路'] })
})

test('a name nobody learned may be entered, changed and taken back; of two who do so at once, one is told to look again', async () => {
  const { office, office2, desk } = system.county.units
  expect(await settle('chief', '石牛步行街', office)).toBe('answered with 200')
  expect(await suggested('旺苍县石牛步行街8号')).toEqual({ offices: [[office, ['entered']]], conflicts: [] })
  expect(await settle('chief', '石牛步行街', office2)).toBe('answered with 200')
  expect(await suggested('旺苍县石牛 步行街8号')).toMatchObject({ offices: [[office2, ['entered']]] })
  const seen = await seenOf('石牛步行街')
  system.clock.advance(1000)
  const answers = await Promise.all([office, office2, desk].map((unitId) => client.refusal('chief', routes.settlePlace, { areaCode: AREA, name: '石牛步行街', unitId, reason: REASON, seen })))
  expect(answers.toSorted()).toEqual(['answered with 200', 'dispatch.place-changed', 'dispatch.place-changed'])
  expect((await listed('settled', '石牛'))[0]?.words).toHaveLength(1)
})

test('two words that came with a table still contradict each other, until a person settles them', async () => {
  const { office, office2 } = system.county.units
  for (const unitId of [office, office2]) {
    await system.database.run(sql`insert into party.place_alias (area_code, alias, name, unit_id, support) values (${AREA}, '凤凰小区', '凤凰小区', ${unitId}, null)`)
  }
  expect(await suggested('旺苍县凤凰小区2栋')).toEqual({ offices: [], conflicts: ['凤凰小区'] })
  expect((await listed('open', '凤凰'))[0]).toMatchObject({ name: '凤凰小区', words: [{ by: null }, { by: null }], seen: null })
  expect(await settle('intake', '凤凰小区', office)).toBe('answered with 200')
  expect(await suggested('旺苍县凤凰小区2栋')).toEqual({ offices: [[office, ['entered']]], conflicts: [] })
})

test('an office that is closed is suggested no more, and what was entered for it says so', async () => {
  const { office2 } = system.county.units
  expect(await settle('chief', '旧址大厦', office2)).toBe('answered with 200')
  await client.get('chief', routes.settleCategory, { areaCode: AREA, category: 'metrology', unitId: office2 })
  expect(await suggested('旺苍县旧址大厦2楼', 'metrology')).toEqual({ offices: [[office2, ['category', 'entered']]], conflicts: [] })
  await system.owner.run(sql`update access.unit set valid_from = '2020-01-01', valid_to = '2026-04-01' where id = ${office2}`)
  expect(await suggested('旺苍县旧址大厦2楼', 'metrology')).toEqual({ offices: [], conflicts: [] })
  expect(await listed('settled', '旧址')).toMatchObject([{ words: [{ closed: true }] }])
  expect(await settle('chief', '旧址大厦', office2)).toBe('dispatch.unknown-office')
  await system.owner.run(sql`update access.unit set valid_to = null where id = ${office2}`)
  await client.get('chief', routes.settleCategory, { areaCode: AREA, category: 'metrology', unitId: null })
})

test('the head gives a category to a unit, which is then suggested, after the register alone', async () => {
  const { office, office2 } = system.county.units
  expect(await client.refusal('intake', routes.settleCategory, { areaCode: AREA, category: 'price', unitId: office2 })).toBe('dispatch.categories-not-permitted')
  expect(await client.refusal('chief', routes.settleCategory, { areaCode: AREA, category: 'none', unitId: office2 })).toBe('dispatch.unknown-category')
  expect(await client.refusal('chief', routes.settleCategory, { areaCode: AREA, category: 'price', unitId: system.county.units.otherOffice })).toBe('dispatch.unknown-office')
  await client.get('chief', routes.settleCategory, { areaCode: AREA, category: 'price', unitId: office2 })
  expect(await suggested('旺苍县某处12号', 'price')).toEqual({ offices: [[office2, ['category']]], conflicts: [] })
  const { bakery } = system.county.firms
  const { id } = await client.get('anonymous', complaints.submit, complaintInput(system.county, { category: 'price' }))
  const { suggestion } = await client.get('intake', dispatch.read, { id })
  expect(suggestion.offices.map(({ unit }) => unit.id)).toEqual([bakery.unitId, office2])
  const { counties } = await client.get('intake', routes.categories, {})
  expect(counties).toMatchObject([{ areaCode: AREA, name: '旺苍县市场监督管理局', settles: false, settled: [{ category: 'price', unit: { id: office2 }, by: 'chief人员' }] }])
  await client.get('chief', routes.settleCategory, { areaCode: AREA, category: 'price', unitId: null })
  expect(await suggested('旺苍县某处12号', 'price')).toEqual({ offices: [], conflicts: [] })
  expect(office).not.toBe(office2)
})

test('names are those of the county alone: nobody but its intake and its head reads or settles them', async () => {
  const settlers = new Set<StaffName>(['intake', 'chief'])
  const { office } = system.county.units
  for (const who of Object.keys(STAFF) as StaffName[]) {
    const expected = settlers.has(who) ? 'answered with 200' : 'dispatch.places-not-permitted'
    expect([who, await client.refusal(who, routes.places, { areaCode: AREA, tab: 'open' })]).toEqual([who, expected])
    expect([who, await client.refusal(who, routes.placeFiles, { areaCode: AREA, name: '万达广场' })]).toEqual([who, expected])
    expect([who, await settle(who, '南街社区', office)]).toEqual([who, expected])
    expect([who, await client.refusal(who, routes.withdrawPlace, { areaCode: AREA, name: '南街社区', seen: await seenOf('南街社区') })]).toEqual([who, expected])
    const expectedCategory = who === 'chief' ? 'answered with 200' : 'dispatch.categories-not-permitted'
    expect([who, await client.refusal(who, routes.settleCategory, { areaCode: AREA, category: 'trademark', unitId: null })]).toEqual([who, expectedCategory])
    const { counties } = await client.get(who, routes.placeCounties, {})
    const own = settlers.has(who) ? [AREA] : ['otherIntake', 'otherChief'].includes(who) ? ['510822'] : []
    expect([who, counties.map(({ areaCode }) => areaCode)]).toEqual([who, own])
  }
  expect(await client.refusal('otherChief', routes.places, { areaCode: '510822', tab: 'learned' })).toBe('answered with 200')
  expect(await client.get('otherChief', routes.places, { areaCode: '510822', tab: 'settled', page: 0 })).toEqual({ total: 0, places: [] })
})

test('the panel says who may settle, and each act is in the trail with its reason', async () => {
  const id = await file('旺苍县某处1号')
  expect((await client.get('chief', dispatch.read, { id })).suggestion.settles).toBe(true)
  expect((await client.get('cityViewer', dispatch.read, { id })).suggestion.settles).toBe(false)
  const rows = await system.owner.rows<{ action: string; detail: object }>(sql`select action, detail from access.audit_entry where object_kind = 'place' and object_id = '万达广场'`)
  expect(rows).toEqual([{ action: 'dispatch.settle-place', detail: { areaCode: AREA, unitId: system.county.units.office2, reason: REASON } }])
  const categories = await system.owner.rows<{ action: string }>(sql`select action from access.audit_entry where object_kind = 'category' and object_id = 'price'`)
  expect(categories).toHaveLength(2)
})

test('a name of marks and blanks is none; pages follow each other, the most frequent first', async () => {
  expect(await settle('chief', '*， ', system.county.units.office)).toBe('dispatch.place-empty')
  await system.database.run(sql`insert into dispatch.place_support select ${AREA}, '甲' || n || '路', ${system.county.units.office}::uuid, 100 + n from generate_series(1, 25) as n`)
  const page = async (number: number) => client.get('chief', routes.places, { areaCode: AREA, tab: 'learned', text: '甲', page: number })
  const [first, second] = [await page(0), await page(1)]
  expect([first.total, first.places.length, second.places.length]).toEqual([25, 20, 5])
  expect([first.places[0]?.name, second.places.at(-1)?.name]).toEqual(['甲25路', '甲1路'])
})

test('every refusal declared was met', () => {
  expect(client.unseen(routes)).toEqual([])
})

/** What was bought online, through the running server: stated, shown, printed, and what the suggestion makes of it; who received the same dispute first. */
import { beforeAll, expect, test } from 'vitest'
import { routes as complaints } from '#modules/complaint/index.ts'
import { routes as dispatch } from '#modules/dispatch/index.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import { auditFiles } from './audit-files.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem } from './testing.ts'

const PLATFORM = '某购物平台'
let system: TestSystem
let client: Client

beforeAll(() => serve('online', (served) => { ({ system, client } = served) }))

async function bought(online: object | undefined, respondent: object = { name: '某网店', address: '地址不详' }) {
  return client.get('anonymous', complaints.submit, complaintInput(system.county, { respondent, online }))
}

async function suggestionOf(id: string) {
  const { offices, advice } = (await client.get('chief', dispatch.read, { id })).suggestion
  return { offices: offices.map(({ unit, reasons }) => [unit.id, reasons.map(({ reason, article }) => [reason, article])]), advice: advice.map(({ advice: which, article, name }) => [which, article, name]) }
}

const ART_13 = '《市场监督管理投诉举报处理办法》第十三条'

test('is kept as stated and shown to staff and to whoever filed it; what was bought in a shop says nothing of it', async () => {
  const filed = await bought({ kind: 'platform-seller', platform: PLATFORM, publishedAddress: '旺苍县东河镇红星路8号' })
  const online = { kind: 'platform-seller', platform: PLATFORM, publishedAddress: '旺苍县东河镇红星路8号' }
  expect((await client.get('intake', complaints.read, { id: filed.id })).online).toEqual(online)
  expect((await client.get('anonymous', complaints.track, { number: filed.number, queryCode: filed.queryCode })).online).toEqual(online)
  expect((await client.get('intake', complaints.read, { id: (await bought(undefined)).id })).online).toBeNull()
  // An address is published of sellers alone.
  const site = await bought({ kind: 'own-site', platform: '某店小程序', publishedAddress: '旺苍县东河镇' })
  expect((await client.get('intake', complaints.read, { id: site.id })).online).toEqual({ kind: 'own-site', platform: '某店小程序', publishedAddress: null })
})

test('a kind that does not exist, or a platform without a name, is refused', async () => {
  for (const online of [{ kind: 'shop', platform: PLATFORM }, { kind: 'platform', platform: '' }, { kind: 'platform' }]) {
    expect(await client.refusal('anonymous', complaints.submit, complaintInput(system.county, { online }))).toBe('request.invalid')
  }
})

test('the address that the platform publishes leads to its office by the article; elsewhere, or where there is none, it is advice alone', async () => {
  const { office } = system.county.units
  const here = await bought({ kind: 'platform-seller', platform: PLATFORM, publishedAddress: '旺苍县东河镇红星路8号' })
  expect(await suggestionOf(here.id)).toEqual({ offices: [[office, [['published-address', ART_13]]]], advice: [['platform-too', ART_13, PLATFORM]] })
  const elsewhere = await bought({ kind: 'platform-seller', platform: PLATFORM, publishedAddress: '成都市青羊区新华街2号' })
  expect(await suggestionOf(elsewhere.id)).toEqual({ offices: [], advice: [['published-elsewhere', ART_13, PLATFORM]] })
  const none = await bought({ kind: 'platform-seller', platform: PLATFORM })
  expect(await suggestionOf(none.id)).toEqual({ offices: [], advice: [['no-published-address', ART_13, PLATFORM]] })
})

test('a platform and a site of its own belong to the seat of the operator', async () => {
  const { bakery } = system.county.firms
  const { id } = await bought({ kind: 'own-site', platform: '香满园小程序' }, { operatorId: bakery.id, name: bakery.name, address: bakery.address })
  const { offices, advice } = await suggestionOf(id)
  expect(offices[0]).toEqual([bakery.unitId, [['register', ART_13], ['town', null]]])
  expect(advice).toEqual([['operator-domicile', ART_13, '香满园小程序']])
})

test('of two files of the same dispute, the later says who received it first, and the earlier nothing', async () => {
  const send = async (who: StaffName, id: string, command: object, route: typeof complaints.command | typeof mediation.command = complaints.command) =>
    client.refusal(who, route, { id, key: newKey(), version: (await client.get('chief', complaints.read, { id })).version, command })
  const file = async () => (await client.get('anonymous', complaints.submit, complaintInput(system.county))).id
  const [first, later] = [await file(), await file()]
  const done = 'answered with 200'
  expect(await send('officer', first, { type: 'accept', told: 'sms' })).toBe(done)
  expect(await send('officer', first, { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] }, mediation.command)).toBe(done)
  expect(await send('officer', later, { type: 'mark-same-dispute', fileId: first, reason: '同一次购买' })).toBe(done)
  expect((await suggestionOf(later)).advice).toEqual([])
  expect(await send('intake', later, { type: 'assign', unitId: system.county.units.office2 })).toBe(done)
  expect((await suggestionOf(later)).advice).toEqual([['first-received', '《市场监督管理投诉举报处理办法》第十四条', '东河市场监管所']])
  expect((await suggestionOf(first)).advice).toEqual([])
})

test('what is stored is what the events say', async () => {
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
})

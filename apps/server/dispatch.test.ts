/** Dispatch through the running server: who reaches it, what is suggested, what decided files teach. */
import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { NAME, namedReport } from './secrecy/testing.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem } from './testing.ts'
import { auditFiles } from './audit-files.ts'
import { routes as complaints } from '#modules/complaint/index.ts'
import { routes as report } from '#modules/report/index.ts'
import { routes, type DispatchCommandInput } from '#modules/dispatch/index.ts'

let system: TestSystem
let client: Client

beforeAll(() => serve('dispatch', (served) => { ({ system, client } = served) }))

async function file(given: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return (await client.get('anonymous', complaints.submit, complaintInput(system.county, given))).id
}

const AT = { name: '张记百货', address: '旺苍县建设路商场3号' }

async function versionOf(id: string): Promise<number> {
  return (await client.get('chief', complaints.read, { id })).version
}

async function step(who: StaffName, id: string, command: object, version?: number): Promise<string> {
  return client.refusal(who, routes.command, { id, key: newKey(), version: version ?? await versionOf(id), command })
}

const DISPUTE: DispatchCommandInput = { type: 'dispute', counterpart: '青川县市场监督管理局', reason: '住所地在青川县' }
const ASK = { type: 'ask-help', body: '青川县市场监督管理局', question: '请协助核实该店的经营地址', answerBy: '2026-05-20' }
const SEND = { type: 'transfer-out', recipient: '12345', body: '县12345热线', letter: '移送函1号', reason: '属于物业服务纠纷', receiptBy: '2026-05-20', told: 'sms' }

test('the firm’s supervising office is suggested with the article, to those who read the file and nobody else', async () => {
  const id = await file()
  const { suggestion } = await client.get('officer', routes.read, { id })
  expect(suggestion.offices[0]).toMatchObject({ unit: { id: system.county.units.office }, reasons: [{ reason: 'register', article: '《市场监督管理投诉举报处理办法》第十三条' }, { reason: 'town' }] })
  for (const who of ['officer2', 'otherIntake', 'otherOfficer', 'administrator', 'idle'] as const) {
    expect(await client.refusal(who, routes.read, { id }), who).toBe('casefile.not-found')
    expect(await step(who, id, DISPUTE), who).toBe('casefile.not-found')
  }
})

test('so is the office of the firm that a report names', async () => {
  const { bakery } = system.county.firms
  const { id } = await client.get('anonymous', report.submit, {
    key: newKey(), category: 'food-safety', facts: '后厨用过期面粉做蛋糕，看到的人都说不对。', target: { operatorId: bakery.id, name: bakery.name, address: bakery.address }, reporter: { realName: false },
  })
  const { suggestion } = await client.get('officer', routes.read, { id })
  expect(suggestion.offices[0]).toMatchObject({ unit: { id: system.county.units.office }, reasons: [{ reason: 'register' }, { reason: 'town' }] })
})

test('a decided file teaches where its place belongs; given back it teaches nothing', async () => {
  const suggested = async () => (await client.get('intake', routes.read, { id: await file({ respondent: AT }) })).suggestion.offices
  expect(await suggested()).toEqual([])
  const id = await file({ respondent: AT })
  const send = async (who: StaffName, command: object) => client.get(who, complaints.command, { id, key: newKey(), version: await versionOf(id), command })
  await send('intake', { type: 'assign', unitId: system.county.units.office2 })
  expect(await suggested()).toMatchObject([{ unit: { id: system.county.units.office2 }, reasons: [{ reason: 'learned', support: 1 }] }])
  await client.call('officer2', complaints.command, { id, key: newKey(), version: await versionOf(id), command: { type: 'return-to-intake', reason: '企业不在本所辖区' } })
  expect(await suggested()).toEqual([])
})

test('two who send one file at once leave behind what one of them decided', async () => {
  const id = await file({ respondent: { ...AT, address: '旺苍县红军路9号' } })
  const version = await versionOf(id)
  const { office, office2 } = system.county.units
  await Promise.all([office, office2, office, office2].map((unitId) => client.call('intake', complaints.command, { id, key: newKey(), version, command: { type: 'assign', unitId } })))
  const taught = await system.database.rows(sql`select unit_id as unit from dispatch.place_support where name = '红军路' and support <> 0`)
  expect(taught).toEqual(await system.database.rows(sql`select unit_id as unit from dispatch.decision where file_id = ${id}`))
  expect(taught).toHaveLength(1)
})

test('a dispute runs its course to the common superior that the tree of units gives', async () => {
  const id = await file()
  expect(await step('officer', id, DISPUTE)).toBe('answered with 200')
  expect(await step('officer', id, { type: 'agree', taker: 'us', note: '由我局处理' })).toBe('dispatch.not-permitted')
  expect(await step('chief', id, { type: 'refer', reason: '未能协商一致' }, 1)).toBe('casefile.version-conflict')
  expect(await step('chief', id, { type: 'refer', reason: '未能协商一致' })).toBe('answered with 200')
  expect((await client.get('chief', routes.read, { id })).dispute).toMatchObject({ stage: 'referred', superior: '广元市市场监督管理局' })
  expect(await step('chief', id, { type: 'refer', reason: '未能协商一致' })).toBe('dispatch.wrong-stage')
  expect(await step('intake', id, { type: 'designate', taker: 'us', document: '指定管辖通知书1号' })).toBe('answered with 200')
})

test('a transfer is sent by intake alone and awaits its receipt; a help letter awaits its answer', async () => {
  const id = await file()
  expect(await step('officer', id, SEND)).toBe('dispatch.never-forward')
  expect(await step('intake', id, { ...SEND, receiptBy: '2026-04-01' })).toBe('dispatch.day-in-past')
  expect(await step('intake', id, { type: 'take-back', reason: '没有移送过' })).toBe('dispatch.no-transfer')
  expect(await step('intake', id, SEND)).toBe('answered with 200')
  expect(await step('intake', id, { type: 'record-receipt', receivedOn: '2026-04-27', receivedBy: '热线' })).toBe('dispatch.day-in-future')
  expect(await step('intake', id, { type: 'record-receipt', receivedOn: '2026-04-28', receivedBy: '热线' })).toBe('answered with 200')
  expect(await step('officer', id, { ...ASK, attachments: [system.county.units.office] })).toBe('casefile.unknown-attachment')
  expect(await step('officer', id, ASK)).toBe('answered with 200')
  const { transfers, letters } = await client.get('officer', routes.read, { id })
  const due = (await client.get('officer', complaints.read, { id })).clocks.filter(({ id: clock }) => clock.startsWith('dispatch.'))
  expect(due).toMatchObject([{ id: 'dispatch.receipt', state: 'met', metOn: '2026-04-28' }, { id: 'dispatch.help', state: 'running', dueOn: ASK.answerBy }])
  expect(transfers).toMatchObject([{ receivedOn: '2026-04-28', returned: null }])
  expect(await step('officer', id, { type: 'answer-help', letterId: id, text: '该店仍在原址经营' })).toBe('dispatch.unknown-letter')
  expect(await step('officer', id, ASK)).toBe('answered with 200')
  const answer = { type: 'answer-help', letterId: letters[0]?.id, text: '该店仍在原址经营' }
  expect(await step('officer', id, answer)).toBe('answered with 200')
  expect(await step('officer', id, answer)).toBe('dispatch.already-answered')
  expect((await client.get('officer', routes.read, { id })).letters[0]?.answer?.text).toBe('该店仍在原址经营')
})

test('a complaint goes to the regulator that has the power, is told so to the consumer, and comes back', async () => {
  const receipt = await client.get('anonymous', complaints.submit, complaintInput(system.county))
  const { id } = receipt
  const send = { ...SEND, recipient: 'regulator', body: '青川县市场监督管理局', letter: '旺市监移〔2026〕第3号', reason: '实际经营地在青川县' }
  expect(await step('intake', id, send)).toBe('answered with 200')
  const accept = { type: 'accept', told: 'phone' }
  expect(await client.refusal('officer', complaints.command, { id, key: newKey(), version: await versionOf(id), command: accept })).toBe('complaint.with-another')
  const offered = (await client.get('officer', complaints.read, { id })).allowedActions.find(({ type, procedure }) => procedure === 'complaint' && type === 'accept')
  expect(offered).toMatchObject({ allowed: false, refusal: 'complaint.with-another' })
  expect(await step('intake', id, { type: 'record-receipt', receivedOn: '2026-04-28', receivedBy: '青川县局收发室' })).toBe('answered with 200')
  const track = () => client.get('anonymous', complaints.track, { number: receipt.number, queryCode: receipt.queryCode })
  expect(await track()).toMatchObject({ stage: 'transferred', leaving: { to: '青川县市场监督管理局', letter: '旺市监移〔2026〕第3号', on: '2026-04-28' } })
  expect(await step('officer', id, DISPUTE)).toBe('dispatch.file-ended')
  expect(await step('intake', id, { type: 'take-back', reason: '实际经营地在旺苍县' })).toBe('answered with 200')
  expect(await step('intake', id, { type: 'settle-return', result: '由本局办理' })).toBe('answered with 200')
  expect(await track()).toMatchObject({ stage: 'received', leaving: null })
  expect(await client.refusal('officer', complaints.command, { id, key: newKey(), version: await versionOf(id), command: accept })).toBe('answered with 200')
  expect(await step('intake', id, send)).toBe('dispatch.accepted-stays')
})

test('no letter on a report says who reported, and nobody learns it by trying', async () => {
  const id = await namedReport(client, system)
  const say = (who: StaffName, version: number) => client.refusal(who, routes.command, { id, key: newKey(), version, command: { ...ASK, question: `请协助核实举报人${NAME}反映的情况` } })
  expect(await say('officer', 1)).toBe('casefile.reveals-reporter')
  expect(await say('cityViewer', 1)).toBe('dispatch.not-permitted')
  expect(await client.refusal('officer', routes.command, { id, key: newKey(), version: 1, command: ASK })).toBe('answered with 200')
})

test('nothing begins on a complaint that has ended', async () => {
  const id = await file()
  await client.get('officer', complaints.command, { id, key: newKey(), version: await versionOf(id), command: { type: 'refuse', ground: 'out-of-remit', reason: '属于文旅部门的职责范围', told: 'sms' } })
  for (const [who, command] of [['officer', DISPUTE], ['intake', SEND], ['officer', ASK]] as const) expect(await step(who, id, command)).toBe('dispatch.file-ended')
})

test('what is stored is what the events say, and every refusal but those of a report or a missing superior was met', async () => {
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
  const { command, read } = routes
  expect(client.unseen({ command, read })).toEqual(['command-dispatch: dispatch.report-apart', 'command-dispatch: dispatch.no-superior'])
})

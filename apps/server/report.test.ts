/** Reports over HTTP on a real database: who may what where, both halves of a mixed filing, repeats, every declared refusal. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import sql from 'sql-template-tag'
import { stageAttachment } from '#modules/casefile/attachments.ts'
import { routes as casefile } from '#modules/casefile/contract.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes as enforcement } from '#modules/enforcement/index.ts'
import { routes, type ReportReceipt } from '#modules/report/index.ts'
import { auditFiles } from './audit-files.ts'
import { reportTurns } from './report-turns/testing.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem, type Who } from './testing.ts'

let system: TestSystem
let client: Client
let inject: FastifyInstance['inject']
beforeAll(() => serve('report', (served) => {
  ({ system, client } = served)
  inject = served.app.inject.bind(served.app)
}))

const REPORTER = { realName: true, name: '钱多多', phone: '13987650001', address: '旺苍县东河镇南街77号' } as const
const CONDITIONS = ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation']
const NOBODY = '00000000-0000-4000-8000-000000000000'

function input(given: Readonly<Record<string, unknown>> = {}) {
  const { bakery } = system.county.firms
  return {
    key: newKey(), channel: 'web', reporter: REPORTER, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address },
    category: 'quality', facts: '用过期奶油做蛋糕，冷柜里还有好几桶没有标签的奶油。', attachments: [], ...given,
  }
}

async function filed(given: Readonly<Record<string, unknown>> = {}): Promise<ReportReceipt> {
  return client.get('anonymous', routes.submit, input(given))
}

async function step(who: StaffName, id: string, command: object, version?: number) {
  const now = await system.database.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`)
  return client.call(who, routes.command, { id, key: newKey(), version: version ?? now?.version ?? 1, command })
}

async function code(who: StaffName, id: string, command: object): Promise<string> {
  const { status, body } = await step(who, id, command)
  return status === 200 ? 'done' : (body as { refusal: string }).refusal
}

async function taken(id: string, ...steps: readonly (readonly [StaffName, object])[]): Promise<void> {
  for (const [who, command] of steps) expect([JSON.stringify(command), await code(who, id, command)]).toEqual([JSON.stringify(command), 'done'])
}

const START = ['officer', { type: 'start-verification' }] as const
const PROPOSE = { type: 'propose-decision', decision: 'file', conditions: CONDITIONS, reason: '冷柜里查到无标签奶油四桶' }

async function decided(given: Readonly<Record<string, unknown>> = {}): Promise<ReportReceipt> {
  const receipt = await filed(given)
  const { officer, colleague } = system.county.staff
  await taken(receipt.id, START, ['officer', PROPOSE], ['chief', { type: 'approve-decision', caseOfficers: [officer.id, colleague.id] }])
  return receipt
}

describe('receiving', () => {
  test('by name or without leaving anything, with a number and code of its own', async () => {
    const named = await filed()
    expect(named).toMatchObject({ realName: true, verifyBy: '2026-05-21', article: '《市场监督管理行政处罚程序规定》第十八条第一款' })
    const nameless = await filed({ reporter: { realName: false } })
    expect(nameless.number).toMatch(/^2510821/)
    const view = await client.get('officer', routes.read, { id: nameless.id })
    expect(view.reporter).toBeNull()
    expect(await client.refusal('officer', routes.unmask, { id: nameless.id, reason: '需要联系' })).toBe('report.anonymous')
  })

  test('the same form sent twice is one report, another under its key is refused', async () => {
    const once = input()
    const [first, again] = [await client.get('anonymous', routes.submit, once), await client.get('anonymous', routes.submit, once)]
    expect(again).toEqual(first)
    expect(await client.refusal('anonymous', routes.submit, { ...once, facts: '完全不同的一件事情，请重新登记。' })).toBe('report.already-exists')
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['report.unknown-category', { category: 'none' }], ['report.bad-phone', { reporter: { ...REPORTER, phone: 'abcdefgh' } }],
    ['report.bad-id-number', { reporter: { ...REPORTER, idType: 'id-card', idNumber: '110101199003070001' } }],
    ['report.bad-credit-code', { target: { name: '某店', address: '某路', creditCode: '123' } }], ['report.future-date', { occurredOn: '2027-01-01' }],
    ['report.unknown-operator', { target: { operatorId: NOBODY, name: '某店', address: '某路' } }], ['casefile.unknown-attachment', { attachments: [NOBODY] }],
  ])('refuses %s', async (refusal, given) => {
    for (const [who, route] of [['anonymous', routes.submit], ['intake', routes.register]] as const) expect(await client.refusal(who, route, input(given))).toBe(refusal)
  })

  test('is registered by those who take things down', async () => {
    expect(await client.refusal('cityViewer', routes.register, input())).toBe('report.not-permitted')
    const once = input({ channel: 'phone' })
    expect((await client.call('intake', routes.register, once)).status).toBe(200)
    expect(await client.refusal('intake', routes.register, { ...once, facts: '完全不同的一件事情，请重新登记。' })).toBe('report.already-exists')
  })
})

describe('a letter that came before today', () => {
  const late = (given: object) => input({ channel: 'letter', reporter: { ...REPORTER, name: '陆放翁', phone: '13987650021' }, ...given })
  test('counts from the day it came, for the limit, the number, the law and the lists', async () => {
    const receipt = await client.get('intake', routes.register, late({ receivedOn: '2026-04-20', receivedReason: '乡镇周末转来' }))
    expect(receipt).toMatchObject({ verifyBy: '2026-05-13', packName: expect.stringContaining('121') as string })
    expect(receipt.number).toMatch(/^251082120260420/)
    const view = await client.get('officer', routes.read, { id: receipt.id })
    expect(view).toMatchObject({ receivedOn: '2026-04-20', timeline: [{ type: 'report.received' }, { type: 'report.registered-late', params: { receivedOn: '2026-04-20', registeredOn: '2026-04-28', reason: '乡镇周末转来' } }] })
    const old = await client.get('intake', routes.register, late({ receivedOn: '2026-04-14', receivedReason: '乡镇周末转来' }))
    expect(old.packName).toContain('20')
    expect(await client.get('anonymous', routes.track, { number: receipt.number, queryCode: receipt.queryCode })).toMatchObject({ receivedOn: '2026-04-20' })
  })
  test.each<[string, object]>([
    ['report.received-in-future', { receivedOn: '2026-04-29', receivedReason: '来信' }], ['report.received-too-long-ago', { receivedOn: '2026-02-26', receivedReason: '来信' }],
    ['report.late-reason-needed', { receivedOn: '2026-04-20' }], ['report.future-date', { receivedOn: '2026-04-20', receivedReason: '来信', occurredOn: '2026-04-21' }],
  ])('%s', async (refusal, given) => {
    expect(await client.refusal('intake', routes.register, late(given))).toBe(refusal)
  })
  test('is nothing the public can say', async () => {
    expect(await client.get('anonymous', routes.submit, late({ receivedOn: '2026-04-20', receivedReason: '来信' }))).toMatchObject({ verifyBy: '2026-05-21' })
  })
})

describe('who may', () => {
  const READ: readonly StaffName[] = ['intake', 'officer', 'colleague', 'chief', 'cityViewer', 'provinceViewer', 'viewerAndOfficer']
  const HANDLE: readonly StaffName[] = ['intake', 'officer', 'colleague', 'chief']
  const OTHERS: readonly StaffName[] = ['officer2', 'officeChief', 'officeViewer', 'otherIntake', 'otherOfficer', 'otherChief', 'otherViewer', 'administrator', 'securityOfficer', 'auditor', 'idle']

  test('read, unmask and act: the office that has it and its desk and chief; others find nothing', async () => {
    const { id } = await filed()
    for (const who of READ) {
      const view = await client.get(who, routes.read, { id })
      expect(view.reporter).toEqual({ name: '钱**', phone: '139****0001', address: '旺苍县东河镇***', idNumber: null, masked: true })
      const unmasked = await client.call(who, routes.unmask, { id, reason: '需要核实线索' })
      expect([who, unmasked.status]).toEqual([who, HANDLE.includes(who) ? 200 : 403])
      expect([who, JSON.stringify(unmasked.body).includes(REPORTER.phone)]).toEqual([who, HANDLE.includes(who)])
      const acts = who === 'officer' || who === 'colleague' || who === 'chief'
      expect([who, view.allowedActions.some(({ type, allowed }) => type === 'start-verification' && allowed)]).toEqual([who, acts])
      expect([who, acts ? '' : await code(who, id, { type: 'start-verification' })]).toEqual([who, acts ? '' : 'report.not-permitted'])
    }
    for (const who of OTHERS) {
      expect([who, await client.refusal(who, routes.read, { id })]).toEqual([who, 'casefile.not-found'])
      expect([who, await client.refusal(who, routes.unmask, { id, reason: '需要核实线索' })]).toEqual([who, 'casefile.not-found'])
      expect([who, await client.refusal(who, casefile.links, { id })]).toEqual([who, 'casefile.not-found'])
      expect([who, await code(who, id, { type: 'start-verification' })]).toEqual([who, 'casefile.not-found'])
    }
    const reads = await system.database.rows<{ reason: string | null }>(sql`select reason from access.audit_entry where object_id = ${id} and action = 'report.unmask'`)
    expect(reads).toHaveLength(HANDLE.length)
  })
})

describe('handling', () => {
  test('a report is verified, extended, decided, told and closed', async () => {
    const { id, number, queryCode } = await filed({ category: 'food-safety' })
    const track = async () => (await client.get('anonymous', routes.track, { number, queryCode }))
    expect((await track()).stage).toBe('received')
    await taken(id, START, ['officer', { type: 'record-verification', text: '到店查看冷柜，拍照固定。' }], ['officer', { type: 'request-extension', reason: '需要向供货商核实' }])
    expect(await code('officer', id, { type: 'request-extension', reason: '再申请一次看看' })).toBe('report.extension-pending')
    expect(await code('officer', id, { type: 'approve-extension' })).toBe('report.not-permitted')
    await taken(id, ['chief', { type: 'approve-extension' }], ['officer', { type: 'suspend', reason: 'testing', from: '2026-04-28', body: '市质检所' }], ['officer', { type: 'resume', lastDay: '2026-04-28' }])
    expect(await code('officer', id, { type: 'request-extension', reason: '再申请一次看看' })).toBe('report.extended-already')
    await taken(id, ['officer', PROPOSE])
    const { officer, colleague } = system.county.staff
    expect(await code('chief', id, { type: 'approve-decision', caseOfficers: [officer.id] })).toBe('report.two-officers')
    expect(await code('chief', id, { type: 'approve-decision', caseOfficers: [officer.id, system.county.staff.officer2.id] })).toBe('report.unknown-officer')
    await taken(id, ['chief', { type: 'approve-decision', caseOfficers: [officer.id, colleague.id] }])
    expect(await track()).toMatchObject({ stage: 'verified', told: null })
    expect(await code('officer', id, { type: 'close', summary: '已移交办案' })).toBe('report.reporter-not-told')
    await taken(id, ['officer', { type: 'tell-reporter', by: 'sms' }])
    expect(await track()).toMatchObject({ stage: 'filed', told: { on: '2026-04-28' }, mayAdd: true })
    expect(await code('officer', id, { type: 'tell-reporter', by: 'sms' })).toBe('report.already-told')
    await taken(id, ['officer', { type: 'close', summary: '已移交办案' }])
    const view = await client.get('officer', routes.read, { id })
    expect(view).toMatchObject({ stage: 'closed', reward: null, decision: { caseOfficers: ['officer人员', 'colleague人员'] } })
  })

  test('the case it becomes names its officers, and none of them reviews it', async () => {
    const { id } = await decided()
    const onCase = async (who: StaffName, command: object) => {
      const now = await system.database.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`)
      const { status, body } = await client.call(who, enforcement.command, { id, key: newKey(), version: now?.version ?? 1, command })
      return status === 200 ? 'done' : (body as { refusal: string }).refusal
    }
    expect((await client.get('officer', enforcement.read, { id })).case?.officers).toEqual(['officer人员', 'colleague人员'])
    expect(await onCase('officer', { type: 'open-case', number: '旺市监立〔2026〕31号' })).toBe('done')
    expect(await onCase('officer', { type: 'send-to-review', report: '调查终结，拟给予警告。' })).toBe('done')
    for (const who of ['officer', 'colleague'] as const) expect([who, await onCase(who, { type: 'complete-review', opinion: 'agree', note: '同意' })]).toEqual([who, 'enforcement.own-case'])
    expect(await onCase('chief', { type: 'complete-review', opinion: 'agree', note: '同意' })).toBe('done')
  })

  test('nothing is taken that the law or the file does not allow', async () => {
    const { id } = await filed()
    const { units, staff } = system.county
    const cases: readonly (readonly [StaffName, object, string])[] = [
      ['officer', { type: 'request-extension', reason: '需要向供货商核实' }, 'report.wrong-stage'], ['chief', { type: 'assign', unitId: units.office }, 'report.already-with-unit'],
      ['chief', { type: 'assign', unitId: units.otherOffice }, 'report.unknown-unit'], ['chief', { type: 'assign', unitId: units.office, officerId: staff.officer2.id }, 'report.unknown-officer'],
      ['officer', { type: 'mark-repeat', intoId: NOBODY, newFacts: false, told: 'sms', reason: '同一事实重复举报' }, 'report.unknown-repeat'],
      ['officer', { type: 'add-material', text: '' }, 'report.nothing-added'], ['officer', { type: 'add-material', text: '照片', attachments: [NOBODY] }, 'casefile.unknown-attachment'],
      ['officer', { type: 'share-with-complaint', text: '检测结论为不合格', reason: '组织调解所必需' }, 'report.no-complaint'],
      ['officer', { type: 'add-material', text: `举报人 ${REPORTER.name} 来电` }, 'casefile.reveals-reporter'],
      ['officer', { type: 'return-to-intake', reason: `请打 ${REPORTER.phone} 联系` }, 'casefile.reveals-reporter'],
      ['officer', { type: 'transfer', to: '县文旅局', inWriting: true, receiptBy: '2026-05-20', reason: '不属于本部门职责' }, 'report.tell-where'],
      ['officer', { type: 'suspend', reason: 'testing', from: '2026-04-28', body: '质检所' }, 'report.wrong-stage'],
    ]
    for (const [who, command, refusal] of cases) expect([JSON.stringify(command), await code(who, id, command)]).toEqual([JSON.stringify(command), refusal])
    await taken(id, START)
    const propose = (given: object) => ({ ...PROPOSE, ...given })
    const later: readonly (readonly [StaffName, object, string])[] = [
      ['officer', { type: 'suspend', reason: 'holiday', from: '2026-04-28', body: '质检所' }, 'report.unknown-reason'], ['officer', { type: 'suspend', reason: 'testing', from: '2026-04-01', body: '质检所' }, 'report.bad-suspension'],
      ['chief', { type: 'approve-extension' }, 'report.nothing-to-approve'], ['officer', propose({ conditions: ['x'] }), 'report.unknown-condition'],
      ['officer', propose({ conditions: [] }), 'report.condition-missing'], ['officer', propose({ decision: 'decline', ground: 'x', conditions: [] }), 'report.unknown-ground'],
      ['officer', propose({ decision: 'decline', ground: 'conditions-not-met' }), 'report.all-conditions-met'],
    ]
    for (const [who, command, refusal] of later) expect([JSON.stringify(command), await code(who, id, command)]).toEqual([JSON.stringify(command), refusal])
    expect((await step('officer', id, { type: 'add-material', text: '说明' }, 1)).body).toMatchObject({ refusal: 'casefile.version-conflict' })
    const food = await filed({ category: 'food-safety' })
    expect(await code('officer', food.id, { type: 'transfer', to: '县农业局', told: 'sms', receiptBy: '2026-05-20', reason: '不属于本部门职责' })).toBe('report.transfer-letter-missing')
    const nameless = await filed({ reporter: { realName: false } })
    expect(await code('officer', nameless.id, { type: 'mark-repeat', intoId: id, newFacts: false, told: 'sms', reason: '同一事实重复举报' })).toBe('report.anonymous')
    const order20 = await filed()
    await system.owner.run(sql`update casefile.file set received_on = '2026-03-02' where id = ${order20.id}`)
    expect(await code('officer', order20.id, { type: 'mark-repeat', intoId: id, newFacts: false, told: 'sms', reason: '同一事实重复举报' })).toBe('report.repeats-not-provided')
    await system.owner.run(sql`update casefile.file set received_on = '2026-04-28' where id = ${order20.id}`)
    const made = await client.get('anonymous', complaint.submit, complaintInput(system.county))
    expect(await code('officer', made.id, { type: 'start-verification' })).toBe('casefile.wrong-kind')
    expect(await client.refusal('officer', complaint.read, { id })).toBe('complaint.not-found')
  })

  test('a returned report goes to the desk and out again; the limit runs on', async () => {
    const { id } = await filed()
    await taken(id, ['officer', { type: 'return-to-intake', reason: '不归本所管辖' }])
    expect(await code('officer', id, { type: 'start-verification' })).toBe('casefile.not-found')
    await taken(id, ['intake', { type: 'assign', unitId: system.county.units.office2 }], ['officer2', { type: 'start-verification' }])
    expect((await client.get('officer2', routes.read, { id })).clocks[0]).toMatchObject({ id: 'report.verify', startsOn: '2026-04-28' })
  })
})

describe('the same person again', () => {
  test('is shown with what both wrote; with new facts the older starts anew, and both know of each other', async () => {
    const reporter = { ...REPORTER, name: '孙小满', phone: '13987650002' }
    const older = await filed({ reporter, facts: '蛋糕店用过期奶油，冷柜里有好几桶。' })
    await filed({ reporter: { ...reporter, phone: '13987650003' } })
    const newer = await filed({ reporter, facts: '蛋糕店用过期奶油，冷柜里有好几桶，今天又看到改标签。' })
    const view = await client.get('officer', routes.read, { id: newer.id })
    expect(view.repeats).toMatchObject([{ id: older.id, stage: 'received', decided: false }])
    expect(view.repeats[0]?.alike).toBeGreaterThan(0.5)
    expect((await client.get('officer', routes.read, { id: older.id })).repeats).toEqual([])
    const command = { type: 'mark-repeat', intoId: older.id, newFacts: true, told: 'sms', reason: '同一事实，补充了改标签' }
    const key = newKey()
    const send = () => client.call('officer', routes.command, { id: newer.id, key, version: 1, command })
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    const [end, start] = [await client.get('officer', routes.read, { id: newer.id }), await client.get('officer', routes.read, { id: older.id })]
    expect(end).toMatchObject({ stage: 'merged', repeatOf: { number: older.number, newFacts: true } })
    expect(start.timeline.filter(({ type }) => type === 'report.repeat-merged')).toHaveLength(1)
    expect((await client.get('officer', casefile.links, { id: older.id })).links).toMatchObject([{ id: newer.id, link: 'merged', kind: 'report' }])
    expect(await client.get('anonymous', routes.track, { number: newer.number, queryCode: newer.queryCode })).toMatchObject({ stage: 'merged', told: { text: older.number } })
  })

  test('new facts on what was decided change neither file', async () => {
    const reporter = { ...REPORTER, name: '李长庚', phone: '13987650004' }
    const older = await decided({ reporter })
    const newer = await filed({ reporter })
    expect(await code('officer', newer.id, { type: 'mark-repeat', intoId: older.id, newFacts: true, told: 'sms', reason: '同一事实补充材料' })).toBe('report.older-decided')
    expect((await client.get('officer', routes.read, { id: newer.id })).stage).toBe('received')
    await taken(newer.id, ['officer', { type: 'mark-repeat', intoId: older.id, newFacts: false, told: 'sms', reason: '同一事实没有新内容' }])
  })
})

describe('a filing that is both', () => {
  test('becomes two files that know each other; the consumer has both receipts and sees each alone', async () => {
    const receipt = await client.get('anonymous', complaint.submit, complaintInput(system.county, { report: { facts: '店里一直用过期奶油，请查处。', realName: true } }))
    const { report } = receipt
    if (!report) throw new Error('no report')
    expect(report.number).toMatch(/^2510821/)
    expect((await client.get('officer', casefile.links, { id: receipt.id })).links).toMatchObject([{ id: report.id, kind: 'report', link: 'split' }])
    expect((await client.get('officer', casefile.links, { id: report.id })).links).toMatchObject([{ id: receipt.id, kind: 'complaint', link: 'split' }])
    await taken(report.id, ['officer', { type: 'share-with-complaint', text: '检测结论：奶油过期', reason: '组织调解所必需' }])
    const seen = await client.get('officer', complaint.read, { id: receipt.id })
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'complaint.report-shared', params: { text: '检测结论：奶油过期' } })
    const tracked = JSON.stringify(await client.get('anonymous', complaint.track, { number: receipt.number, queryCode: receipt.queryCode }))
    for (const hidden of [report.id, report.number, 'report-shared', '检测结论']) expect(tracked).not.toContain(hidden)
    await taken(report.id, ['chief', { type: 'assign', unitId: system.county.units.office2 }])
    expect((await client.get('officer', casefile.links, { id: receipt.id })).links).toEqual([])
  })

  test('gives the report the evidence that was chosen, by reference, and no other', async () => {
    const ids = await Promise.all(['小票.png', '聊天.png'].map(async (name) => {
      const [id, content] = [system.parts.desk.newId(), Buffer.from(name)]
      await stageAttachment(system.parts.desk.database, { id, name, mediaType: 'image/png', content, sha256: createHash('sha256').update(content).digest(), uploadedAt: system.parts.desk.clock() })
      return id
    }))
    const report = (attachments: readonly (string | undefined)[]) => ({ attachments: ids, report: { facts: '店里一直用过期奶油，请查处。', realName: true, attachments } })
    expect(await client.refusal('anonymous', complaint.submit, complaintInput(system.county, report([NOBODY])))).toBe('casefile.unknown-attachment')
    const receipt = await client.get('anonymous', complaint.submit, complaintInput(system.county, report(ids.slice(0, 1))))
    const names = async (id: string, route: typeof routes.read | typeof complaint.read) => (await client.get('officer', route as typeof routes.read, { id })).attachments.map(({ name }) => name).toSorted()
    expect(await names(receipt.report?.id ?? '', routes.read)).toEqual(['小票.png'])
    expect(await names(receipt.id, complaint.read)).toEqual(['小票.png', '聊天.png'].toSorted())
    const read = async (who: StaffName, file: string | undefined, id: string | undefined) => (await inject({ url: `/attachments/${file}/${id}`, headers: await client.credentials(who) })).statusCode
    expect(await Promise.all([read('officer', receipt.report?.id, ids[0]), read('officer', receipt.report?.id, ids[1]), read('officer2', receipt.report?.id, ids[0])])).toEqual([200, 404, 404])
  })

  test('with a fault in either half opens neither', async () => {
    const before = await system.database.one<{ count: number }>(sql`select count(*) as count from casefile.file`)
    const bad = complaintInput(system.county, { category: 'none', report: { facts: '店里一直用过期奶油，请查处。', realName: false } })
    expect(await client.refusal('anonymous', complaint.submit, bad)).toBe('complaint.unknown-category')
    expect(await client.refusal('anonymous', complaint.submit, complaintInput(system.county, { report: { facts: '店里一直用过期奶油，请查处。', realName: false }, attachments: [NOBODY] }))).toBe('casefile.unknown-attachment')
    expect(await system.database.one(sql`select count(*) as count from casefile.file`)).toEqual(before)
  })
})

describe('following it', () => {
  test('needs both number and code, and takes material while it is handled', async () => {
    const { number, queryCode, id } = await filed({ reporter: { realName: false } })
    for (const route of [routes.track, routes.addMaterial]) {
      expect(await client.refusal('anonymous' satisfies Who, route, { number, queryCode: 'ACDEFHJK', key: newKey(), text: '补充' })).toBe('report.unknown-number')
    }
    const add = (given: object) => ({ number, queryCode, key: newKey(), text: '补充一张照片', attachments: [], ...given })
    expect(await client.get('anonymous', routes.addMaterial, add({}))).toMatchObject({ stage: 'received', mayAdd: true })
    expect(await client.refusal('anonymous', routes.addMaterial, add({ text: '' }))).toBe('report.nothing-added')
    expect(await client.refusal('anonymous', routes.addMaterial, add({ attachments: [NOBODY] }))).toBe('casefile.unknown-attachment')
    await taken(id, ['officer', { type: 'transfer', to: '县文旅局', inWriting: true, receiptBy: '2026-05-20', reason: '不属于本部门职责' }])
    expect(await client.refusal('anonymous', routes.addMaterial, add({}))).toBe('report.wrong-stage')
  })
})

reportTurns(() => ({ system, client, filed, decided, code, taken, REPORTER }))

test('an extension asked for too late is refused', async () => {
  const { id } = await filed()
  await taken(id, START)
  system.clock.set('2026-05-22T01:00:00Z')
  expect(await code('officer', id, { type: 'request-extension', reason: '需要向供货商核实' })).toBe('report.limit-passed')
  system.clock.set('2026-04-28T02:00:00Z')
})

test('without a receiving office nothing is taken in, nor returned', async () => {
  const { id } = await filed()
  await system.owner.run(sql`update access.unit set valid_from = '2020-01-01', valid_to = '2026-04-27' where level = 'desk'`)
  for (const [who, route] of [['anonymous', routes.submit], ['intake', routes.register]] as const) {
    expect(await client.refusal(who, route, input())).toBe('report.no-office')
  }
  expect(await code('officer', id, { type: 'return-to-intake', reason: '不归本所管辖' })).toBe('report.no-office')
})

test('every declared refusal has been met, and every projection agrees with its events', async () => {
  expect(client.unseen(routes)).toEqual([])
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
})

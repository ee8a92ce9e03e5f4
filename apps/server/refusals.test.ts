/** Every refusal that a contract declares is met here; what a contract does not declare, the client of the tests lets no route send. */
import sql from 'sql-template-tag'
import { routes as worklist } from '#modules/worklist/index.ts'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { stageAttachment } from '#modules/casefile/attachments.ts'
import { openFile } from '#modules/casefile/desk.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { routes } from '#modules/complaint/index.ts'
import { routes as exchange } from '#modules/exchange/contract.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import { routes as party } from '#modules/party/contract.ts'
import { complaintRefusals } from './complaint-refusals/testing.ts'
import { complaintInput, CONSUMER, newKey, serve, START, testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('refusals', (served) => { ({ system, client } = served) }))
beforeEach(() => system.clock.set(START))

const NOBODY = '00000000-0000-4000-8000-000000000000'

async function submitted(given = {}): Promise<{ id: string; number: string; queryCode: string }> {
  const { id, number, queryCode } = await client.get('anonymous', routes.submit, complaintInput(system.county, given))
  return { id, number, queryCode }
}

async function versionOf(id: string): Promise<number> {
  return (await client.get('chief', routes.read, { id })).version
}

async function act(who: StaffName, id: string, command: object): Promise<string> {
  return client.refusal(who, routes.command, { id, key: newKey(), version: await versionOf(id), command })
}

async function mediate(who: StaffName, id: string, command: object): Promise<string> {
  return client.refusal(who, mediation.command, { id, key: newKey(), version: await versionOf(id), command })
}

const DONE = 'answered with 200'
const ACCEPT = { type: 'accept', told: 'sms' } as const

function follow(file: { number: string; queryCode: string }, command: object): Promise<string> {
  return client.refusal('anonymous', routes.consumerCommand, { number: file.number, queryCode: file.queryCode, key: newKey(), command })
}

async function accepted(): Promise<string> {
  const { id } = await submitted()
  expect(await act('officer', id, ACCEPT)).toBe(DONE)
  return id
}

/** An accepted complaint of long ago, which an older order governs. */
async function acceptedOf(receivedOn: string): Promise<string> {
  const { desk } = system.parts
  const recent = await accepted()
  const file = await system.owner.one<{ person_id: string; unit_id: string }>(sql`
    select person_id, unit_id from complaint.complaint c join casefile.file f on f.id = c.file_id where f.id = ${recent}`)
  const command = {
    type: 'receive', unitId: file?.unit_id, channel: 'phone', personId: file?.person_id, respondent: { operatorId: null, name: '某店', address: '某路', phone: null, creditCode: null },
    category: 'quality', goods: null, orderNumber: null, facts: '买的东西坏了', claims: ['refund'], claimText: null, amountFen: null, occurredOn: null,
    publicationConsent: false, entrustConsent: false, attachments: [], nationalNumber: null,
  }
  const opened = await openFile(desk, {
    kind: 'complaint', areaCode: '510821', unitId: file?.unit_id ?? '', receivedOn: legalDate(receivedOn), key: newKey(), actor: SYSTEM, procedure: 'complaint', command, attachments: [],
  })
  if (isRefusal(opened)) throw new Error(opened.refusal)
  expect(await act('officer', opened.head.id, ACCEPT)).toBe(DONE)
  return opened.head.id
}

const ID_CARD_WRONG = '510821199001011234'

describe('a statement', () => {
  const wrong: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['complaint.missing-field', 'consumer.phone', { consumer: { ...CONSUMER, phone: '' } }],
    ['complaint.unknown-category', 'category', { category: 'gossip' }],
    ['complaint.bad-phone', 'consumer.phone', { consumer: { ...CONSUMER, phone: '1388123' } }],
    ['complaint.bad-phone', 'respondent.phone', { respondent: { name: '某店', address: '某路', phone: 'abc' } }],
    ['complaint.bad-id-number', 'consumer.idNumber', { consumer: { ...CONSUMER, idType: 'id-card', idNumber: ID_CARD_WRONG } }],
    ['complaint.bad-credit-code', 'respondent.creditCode', { respondent: { name: '某店', address: '某路', creditCode: '91510821MA6ABCDE0X' } }],
    ['complaint.future-date', 'occurredOn', { occurredOn: '2026-04-29' }],
    ['complaint.unknown-operator', 'respondent.operatorId', { respondent: { operatorId: NOBODY, name: '某店', address: '某路' } }],
    ['casefile.unknown-attachment', 'attachments', { attachments: [NOBODY] }],
  ]
  test.each(wrong)('%s (%s), by the consumer and by staff', async (code, field, given) => {
    for (const [who, route] of [['anonymous', routes.submit], ['intake', routes.register]] as const) {
      const { body } = await client.call(who, route, complaintInput(system.county, given))
      expect(body).toMatchObject({ refusal: code, field })
    }
  })

  test('one key serves one complaint: the receipt with the query code goes to nobody else', async () => {
    for (const [who, route] of [['anonymous', routes.submit], ['intake', routes.register]] as const) {
      const input = complaintInput(system.county)
      const first = await client.get(who, route, input)
      expect(await client.get(who, route, input)).toEqual(first)
      expect(await client.refusal(who, route, { ...input, facts: '完全是另一件事情，不是蛋糕。' })).toBe('complaint.already-exists')
      expect(await client.refusal(who, route, { ...input, consumer: { ...CONSUMER, phone: '13900000000' } })).toBe('complaint.already-exists')
    }
  })

  test('is taken down by those who take in, not by those who look on', async () => {
    for (const who of ['cityViewer', 'auditor', 'administrator', 'idle'] as const) {
      expect(await client.refusal(who, routes.register, complaintInput(system.county))).toBe('complaint.not-permitted')
    }
  })

  test('where no desk is set up, the citizen is told to call', async () => {
    const bare = await testSystem('no-desk')
    const served = await testApp(bare)
    const other = testClient(served.app, bare, client.seen)
    const { id } = await other.get('anonymous', routes.submit, complaintInput(bare.county))
    for (const name of ['desk', 'otherDesk'] as const) await bare.owner.run(sql`update access.unit set valid_from = '2020-01-01', valid_to = '2026-04-27' where id = ${bare.county.units[name]}`)
    expect(await other.refusal('officer', routes.command, { id, key: newKey(), version: 1, command: { type: 'return-to-intake', reason: '不归本所管辖' } })).toBe('complaint.no-office')
    const input = complaintInput(bare.county, { respondent: { name: '某店', address: '某路' } })
    expect(await other.refusal('anonymous', routes.submit, input)).toBe('complaint.no-office')
    expect(await other.refusal('intake', routes.register, input)).toBe('complaint.no-office')
    expect(await client.refusal('intake', routes.register, { ...input, key: newKey() })).toBe(DONE)
    await served.close()
    await bare.close()
  })
})

describe('the consumer', () => {

  test('who gives a wrong number or code learns neither which', async () => {
    const file = await submitted()
    const wrong = [{ ...file, queryCode: 'AAAAAAAA' }, { ...file, number: '1510821202604289999999' }, { ...file, queryCode: 'AC' + file.queryCode.slice(2) }]
    const answers = await Promise.all(wrong.slice(0, 2).map(({ number, queryCode }) => client.call('anonymous', routes.track, { number, queryCode })))
    expect(answers.map(({ body }) => body)).toEqual([answers[0]?.body, answers[0]?.body])
    expect(answers[0]?.body).toMatchObject({ refusal: 'complaint.unknown-number' })
    expect(await follow({ ...file, queryCode: 'AAAAAAAA' }, { type: 'withdraw' })).toBe('complaint.unknown-number')
    const spaced = `${file.queryCode.slice(0, 4).toLowerCase()} ${file.queryCode.slice(4)}`
    expect(await client.get('anonymous', routes.track, { number: file.number, queryCode: spaced })).toMatchObject({ id: file.id })
  })

  test('where a county has refusals approved, an officer proposes and the chief decides; the consumer hears of it then', async () => {
    const file = await submitted()
    const refusal = { type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }
    const settle = (refusalNeedsApproval: boolean) => ({ areaCode: '510821', refusalNeedsApproval, points: [3, 1, 0, -1] })
    expect(await client.refusal('officer', worklist.settlePractice, settle(true))).toBe('worklist.not-permitted')
    await client.get('chief', worklist.settlePractice, settle(true))
    expect(await act('officer', file.id, refusal)).toBe(DONE)
    expect(await act('officer', file.id, refusal)).toBe('complaint.refusal-pending')
    expect(await act('officer', file.id, { type: 'approve-refusal' })).toBe('complaint.not-permitted')
    const { rows } = await client.get('chief', worklist.list, { awaiting: 'chief' })
    expect(rows.map(({ id, awaiting }) => [id, awaiting])).toEqual([[file.id, 'chief']])
    expect((await client.get('officer', worklist.list, { awaiting: 'chief' })).rows).toEqual([])
    expect(await client.get('chief', worklist.counts, {})).toMatchObject({ awaiting: 1 })
    const seen = async () => (await client.get('anonymous', routes.track, { number: file.number, queryCode: file.queryCode })).timeline.map(({ type }) => type)
    expect(await seen()).toEqual(['complaint.received'])
    expect(await act('chief', file.id, { type: 'send-back-refusal', reason: '请先核实是否为生活消费' })).toBe(DONE)
    expect(await act('chief', file.id, { type: 'approve-refusal' })).toBe('complaint.nothing-to-approve')
    expect(await act('officer', file.id, refusal)).toBe(DONE)
    expect(await act('chief', file.id, { type: 'approve-refusal' })).toBe(DONE)
    expect(await seen()).toEqual(['complaint.received', 'complaint.refused'])
    await client.get('chief', worklist.settlePractice, settle(false))
    expect(await client.get('chief', worklist.readPractice, {})).toEqual({ counties: [settle(false)] })
  })

  test('takes the consumer\'s steps only, in their time, once', async () => {
    const file = await submitted()
    expect(await follow(file, ACCEPT)).toBe('complaint.not-permitted')
    expect(await follow(file, { type: 'rate', grade: 'fair' })).toBe('complaint.wrong-stage')
    expect(await follow(file, { type: 'add-material', text: '  ' })).toBe('complaint.nothing-added')
    expect(await follow(file, { type: 'add-material', text: '见附件', attachments: [NOBODY] })).toBe('casefile.unknown-attachment')
    expect(await act('officer', file.id, { type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' })).toBe(DONE)
    expect(await follow(file, { type: 'rate', grade: 'fair' })).toBe(DONE)
    expect(await follow(file, { type: 'rate', grade: 'satisfied' })).toBe('complaint.already-rated')
  })
})

describe('staff on a complaint', () => {
  test('a file out of reach looks like none', async () => {
    const { id } = await submitted()
    for (const [who, file] of [['otherOfficer', id], ['officer2', id], ['auditor', id], ['officer', NOBODY]] as const) {
      expect(await client.refusal(who, routes.read, { id: file })).toBe('complaint.not-found')
      expect(await client.refusal(who, routes.unmask, { id: file, reason: '需要联系' })).toBe('complaint.not-found')
      expect(await client.refusal(who, routes.command, { id: file, key: newKey(), version: 1, command: ACCEPT })).toBe('complaint.not-found')
      expect(await client.refusal(who, mediation.command, { id: file, key: newKey(), version: 1, command: { type: 'tell', party: 'both', by: 'sms' } })).toBe('casefile.not-found')
    }
  })

  test('whoever looks on may neither act nor unmask, whatever they are elsewhere', async () => {
    const { id } = await submitted()
    for (const who of ['cityViewer', 'viewerAndOfficer'] as const) {
      expect(await client.refusal(who, routes.unmask, { id, reason: '想看一看' })).toBe('complaint.not-permitted')
      expect(await act(who, id, ACCEPT)).toBe('complaint.not-permitted')
      expect(await mediate(who, id, { type: 'tell', party: 'both', by: 'sms' })).toBe('mediation.not-permitted')
    }
  })

  test('the second of two who decide is told what the first did', async () => {
    const { id } = await submitted()
    expect(await client.refusal('colleague', routes.command, { id, key: newKey(), version: 1, command: ACCEPT })).toBe(DONE)
    const late = await client.call('officer', routes.command, { id, key: newKey(), version: 1, command: ACCEPT })
    expect(late).toMatchObject({ status: 409, body: { refusal: 'casefile.version-conflict', message: 'colleague人员刚刚对这份文件做了“决定受理，已告知投诉人”。您填写的内容还在，请刷新查看最新进展后再决定。' } })
    expect(await client.refusal('officer', mediation.command, { id, key: newKey(), version: 1, command: { type: 'tell', party: 'both', by: 'sms' } })).toBe('casefile.version-conflict')
  })

  test('a decision needs its time and its ground', async () => {
    const { id } = await submitted()
    expect(await act('officer', id, { type: 'close', summary: '办结' })).toBe('complaint.wrong-stage')
    const refusal = { type: 'refuse', ground: 'toString', reason: '理由就是没有理由可以说', told: 'sms' }
    const { body } = await client.call('officer', routes.command, { id, key: newKey(), version: 1, command: refusal })
    expect(body).toMatchObject({ refusal: 'complaint.unknown-ground', message: expect.stringContaining('“toString”不是市场监督管理投诉举报处理办法') as string })
    expect(await act('officer', id, { type: 'add-material', text: '' })).toBe('complaint.nothing-added')
    expect(await act('officer', id, { type: 'add-material', text: '', attachments: [NOBODY] })).toBe('casefile.unknown-attachment')
    expect(await act('officer', id, ACCEPT)).toBe(DONE)
    expect(await act('officer', id, { type: 'close', summary: '办结' })).toBe('complaint.mediation-open')
  })

  test('a file goes to an open unit of the own county and to an officer of that unit', async () => {
    const { id } = await submitted()
    const { units, staff } = system.county
    for (const unitId of [NOBODY, units.otherOffice, units.county, units.city]) expect(await act('intake', id, { type: 'assign', unitId })).toBe('complaint.unknown-unit')
    for (const officerId of [NOBODY, staff.officer.id, staff.officeViewer.id]) {
      expect(await act('intake', id, { type: 'assign', unitId: units.office2, officerId })).toBe('complaint.unknown-officer')
    }
    expect(await act('intake', id, { type: 'assign', unitId: units.office })).toBe('complaint.already-with-unit')
    expect(await act('intake', id, { type: 'assign', unitId: units.office2, officerId: staff.officer2.id })).toBe(DONE)
  })

  test('one key on two files is two steps', async () => {
    const key = newKey()
    for (const { id } of [await submitted(), await submitted()]) {
      expect(await client.refusal('officer', routes.command, { id, key, version: 1, command: ACCEPT })).toBe(DONE)
      expect(await versionOf(id)).toBe(3)
    }
  })

  test('a picture alone is material', async () => {
    const { id } = await submitted()
    const attachment = system.parts.desk.newId()
    await stageAttachment(system.database, { id: attachment, name: '小票.jpg', mediaType: 'image/jpeg', content: Buffer.from('x'), sha256: Buffer.from('y'), uploadedAt: system.clock.now() })
    expect(await act('officer', id, { type: 'add-material', text: '', attachments: [attachment] })).toBe(DONE)
    expect(await client.get('officer', routes.read, { id })).toMatchObject({ attachments: [{ id: attachment, name: '小票.jpg' }] })
  })
})

complaintRefusals({ system: () => system, client: () => client, submitted, accepted, follow, act, mediate, versionOf })

describe('staff in a mediation', () => {
  const session = (startsAt: string) => ({ type: 'invite', mode: 'phone', startsAt, place: '电话', mediators: ['李明'] })
  const hold = (sessionId: string) => ({ type: 'hold-session', sessionId, present: [], record: '双方电话沟通' })
  const agreement = (dueOn: string) => ({ type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn }] })
  async function sessionsOf(id: string): Promise<string[]> {
    return ((await client.get('officer', routes.read, { id })).mediation?.sessions ?? []).map((one) => one.id)
  }

  test('arranges one session after the other and records each once, after it began', async () => {
    const id = await accepted()
    expect(await mediate('officer', id, session('2026-04-28T00:59:00Z'))).toBe('mediation.session-in-past')
    expect(await mediate('officer', id, hold(NOBODY))).toBe('mediation.unknown-session')
    expect(await mediate('officer', id, session('2026-04-28T03:00:00Z'))).toBe(DONE)
    expect(await mediate('officer', id, session('2026-04-28T05:00:00Z'))).toBe('mediation.session-open')
    const [first = ''] = await sessionsOf(id)
    expect(await mediate('officer', id, hold(first))).toBe('mediation.session-not-begun')
    system.clock.set('2026-04-28T04:00:00Z')
    expect(await mediate('officer', id, session('2026-04-28T05:00:00Z'))).toBe(DONE)
    expect(await mediate('officer', id, hold(first))).toBe(DONE)
    expect(await mediate('officer', id, hold(first))).toBe('mediation.session-held')
  })

  test('stops and resumes the clock on days that can be', async () => {
    const id = await accepted()
    const suspend = { type: 'suspend', reason: 'testing', from: '2026-04-28', body: '质检所' }
    expect(await mediate('officer', id, { ...suspend, reason: 'holiday' })).toBe('mediation.unknown-reason')
    expect(await mediate('officer', id, { ...suspend, from: '2026-04-29' })).toBe('mediation.bad-suspension')
    expect(await mediate('officer', id, { type: 'resume', lastDay: '2026-04-28' })).toBe('mediation.wrong-stage')
    expect(await mediate('officer', id, suspend)).toBe(DONE)
    expect(await mediate('officer', id, { type: 'resume', lastDay: '2026-04-27' })).toBe('mediation.bad-suspension')
  })

  test('ends it with an agreement that can be kept or a ground that is there', async () => {
    const id = await accepted()
    expect(await mediate('officer', id, agreement('2026-04-27'))).toBe('mediation.term-in-past')
    expect(await mediate('officer', id, { type: 'terminate', ground: '__proto__', reason: '没有理由可说' })).toBe('mediation.unknown-ground')
    expect(await mediate('officer', id, { type: 'terminate', ground: 'limit-passed', reason: '期限届满终止' })).toBe('mediation.limit-not-passed')
    for (const [ground, refusal] of [['absent-or-refused', 'mediation.nobody-absent'], ['no-agreement', 'mediation.not-tried']] as const) expect(await mediate('officer', id, { type: 'terminate', ground, reason: '明确拒绝调解' })).toBe(refusal)
    expect(await mediate('officer', id, { type: 'record-answer', party: 'consumer', willing: false })).toBe(DONE)
    expect(await mediate('officer', id, agreement('2026-04-30'))).toBe('mediation.not-willing')
    expect(await mediate('officer', id, { type: 'terminate', ground: 'absent-or-refused', reason: '明确拒绝调解' })).toBe(DONE)
    expect(await mediate('officer', id, { type: 'tell', party: 'consumer', by: 'sms' })).toBe(DONE)
    expect(await mediate('officer', id, { type: 'tell', party: 'consumer', by: 'sms' })).toBe('mediation.already-told')
  })
})

describe('staff, beside the sessions of a mediation', () => {
  const invite = { type: 'invite', mode: 'phone', startsAt: '2026-05-06T03:00:00Z', place: '电话', mediators: ['李明'] }
  const agreement = { type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-05-20' }] }

  test('a mediator withdraws when the chief says so, and another takes the place', async () => {
    const id = await accepted()
    const ask = { type: 'ask-recusal', mediator: '李明', party: 'consumer', reason: '与商家是亲戚' }
    const grant = { type: 'decide-recusal', granted: true, reason: '情况属实' }
    expect(await mediate('officer', id, ask)).toBe('mediation.unknown-mediator')
    expect(await mediate('chief', id, grant)).toBe('mediation.no-recusal')
    expect(await mediate('officer', id, invite)).toBe(DONE)
    expect(await mediate('officer', id, ask)).toBe(DONE)
    expect(await mediate('officer', id, agreement)).toBe('mediation.recusal-open')
    expect(await mediate('chief', id, grant)).toBe('mediation.replacement-needed')
    expect(await mediate('chief', id, { ...grant, replacement: ['李明'] })).toBe('mediation.recused')
    expect(await mediate('chief', id, { ...grant, replacement: ['王芳'] })).toBe(DONE)
  })

  test('it is entrusted once, with consent, and a test is ordered one at a time', async () => {
    const id = await accepted()
    const entrust = { type: 'entrust', body: '东河镇人民调解委员会', letter: '委托函1号', consent: '双方电话同意' }
    const reply = { type: 'record-entrusted', repliedOn: '2026-04-28', result: 'failed', text: '没有谈成' }
    const order = { type: 'order-test', how: 'agreed', body: '市质检所', matter: '面料成分', cost: 'undecided' }
    const report = { type: 'record-test', conclusion: '不合格', cost: 'respondent' }
    expect(await mediate('officer', id, { ...entrust, consent: undefined })).toBe('mediation.entrusting-consent')
    expect(await mediate('officer', id, reply)).toBe('mediation.not-entrusted')
    expect(await mediate('officer', id, entrust)).toBe(DONE)
    expect(await mediate('officer', id, agreement)).toBe('mediation.with-entrusted')
    expect(await mediate('officer', id, { ...reply, repliedOn: '2026-04-27' })).toBe('mediation.day-outside')
    expect(await mediate('officer', id, reply)).toBe(DONE)
    expect(await mediate('officer', id, entrust)).toBe('mediation.entrusted-once')
    expect(await mediate('officer', id, report)).toBe('mediation.no-test')
    expect(await mediate('officer', id, order)).toBe(DONE)
    expect(await mediate('officer', id, order)).toBe('mediation.test-open')
  })

  test('an agreement is followed until it is performed, and confirmed by the court where that is in use', async () => {
    const id = await accepted()
    expect(await mediate('officer', id, agreement)).toBe(DONE)
    const confirm = { type: 'record-confirmation', appliedOn: '2026-04-28', court: '旺苍县人民法院' }
    const perform = { type: 'record-performance', result: 'later', on: '2026-05-28', note: '下月再问' }
    expect(await mediate('officer', id, confirm)).toBe('mediation.no-confirmation')
    expect(await mediate('officer', id, { ...perform, on: '2026-04-28' })).toBe('mediation.day-not-ahead')
    expect(await mediate('officer', id, { ...perform, result: 'performed', on: '2026-04-28' })).toBe(DONE)
    expect(await mediate('officer', id, perform)).toBe('mediation.nothing-to-perform')
    Object.assign(system.parts.law.switches, { judicialConfirmation: true })
    system.clock.set('2026-05-29T03:00:00Z')
    expect(await mediate('officer', id, { ...confirm, appliedOn: '2026-05-29' })).toBe('mediation.confirmation-late')
    expect(await mediate('officer', id, confirm)).toBe(DONE)
    expect(await mediate('officer', id, confirm)).toBe('mediation.confirmed-already')
    Object.assign(system.parts.law.switches, { judicialConfirmation: false })
  })

  test('the consumer says whether it was kept, with number and query code; less than all comes back to the officer', async () => {
    const file = await submitted()
    const say = (command: object, queryCode = file.queryCode) => client.refusal('anonymous', mediation.consumerCommand, { number: file.number, queryCode, key: newKey(), command })
    const none = { type: 'say-performance', result: 'none', on: '2026-04-28', note: '没有退款' }
    expect(await act('officer', file.id, ACCEPT)).toBe(DONE)
    expect(await say(none)).toBe('mediation.wrong-stage')
    expect(await mediate('officer', file.id, agreement)).toBe(DONE)
    expect(await act('officer', file.id, { type: 'close', summary: '达成协议' })).toBe(DONE)
    expect(await say(none, 'AAAAAAAA')).toBe('casefile.not-found')
    expect(await say({ ...none, on: '2026-04-29' })).toBe('mediation.day-outside')
    expect(await say({ type: 'terminate', ground: 'no-agreement', reason: '双方分歧过大' })).toBe('mediation.not-permitted')
    expect(await mediate('officer', file.id, none)).toBe('mediation.not-permitted')
    expect(await say(none)).toBe(DONE)
    expect((await client.get('officer', worklist.list, {})).rows.find(({ id }) => id === file.id)).toMatchObject({ awaiting: 'officer', nextClock: 'mediation.perform', dueOn: '2026-04-28' })
    expect((await client.get('officer', routes.read, { id: file.id })).mediation?.said).toEqual({ result: 'none', on: '2026-04-28', note: '没有退款' })
    expect(await say({ ...none, result: 'full', note: '已退款' })).toBe(DONE)
    expect(await say(none)).toBe('mediation.nothing-to-perform')
    expect((await client.get('officer', worklist.list, {})).rows.map(({ id }) => id)).not.toContain(file.id)
  })

  test('what the order of the day does not know is not done; what it leaves to the parties is not appointed', async () => {
    const older = await acceptedOf('2022-05-05')
    expect(await mediate('officer', older, { type: 'order-test', how: 'appointed', body: '市质检所', matter: '面料成分', cost: 'undecided' })).toBe('mediation.test-by-agreement')
    const first = await acceptedOf('2014-04-01')
    expect(await mediate('officer', first, { type: 'entrust', body: '东河镇人民调解委员会', letter: '委托函1号', consent: '双方电话同意' })).toBe('mediation.not-in-pack')
  })
})

test('the register and the exchange with the national platform', async () => {
  expect(await client.refusal('officer', party.readOperator, { id: NOBODY })).toBe('party.operator-not-found')
  for (const route of [exchange.run, exchange.runs, exchange.makeExport, exchange.exports]) {
    expect(await client.refusal('officer', route, { id: NOBODY })).toBe('exchange.not-permitted')
  }
  expect(await client.refusal('intake', exchange.makeExport, {})).toBe('exchange.nothing-to-export')
})

test('every refusal that is declared has been seen', () => {
  expect(client.unseen({ ...routes })).toEqual([])
  expect(client.unseen({ ...mediation })).toEqual([])
  expect(client.unseen({ ...party })).toEqual([])
  expect(client.unseen({ ...exchange })).toEqual([])
})

/** What is decided reaches people: written with the decision, sent by the worker over a real line, followed until it arrived. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import sql from 'sql-template-tag'
import { bulkRoutes } from '#modules/casefile/contract.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import { routes as report } from '#modules/report/index.ts'
import { routes } from '#modules/notify/contract.ts'
import { smppCarrier } from '#modules/notify/channels/sms-smpp.ts'
import { sendDue, takeReceipt } from '#modules/notify/jobs.ts'
import { LEASE_MS } from '#modules/notify/notify.ts'
import { startOperator, type Operator } from '#modules/notify/operator/testing.ts'
import { claimDue } from '#modules/notify/store.ts'
import { complaintInput, CONSUMER, newKey, requestOf, START, STAFF, testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

let operator: Operator
let system: TestSystem
let client: Client
let inject: Awaited<ReturnType<typeof testApp>>['app']['inject']
let close: () => Promise<void>
beforeAll(async () => {
  operator = await startOperator()
  const sms = smppCarrier({ host: '127.0.0.1', port: operator.port, tls: false, user: 'bureau', password: 'secret', sender: '12315' })
  system = await testSystem('notify', START, { notifying: () => ({ carriers: { sms }, signature: '【旺苍市监】' }), origin: 'https://12315.example.cn' })
  const served = await testApp(system)
  client = testClient(served.app, system)
  inject = served.app.inject.bind(served.app)
  sms.open?.((receipt) => takeReceipt(system.parts.sender, receipt))
  close = async () => {
    await sms.close()
    await operator.close()
    await served.close()
    await system.close()
  }
})
afterAll(() => close())
beforeEach(async () => {
  system.clock.set(START)
  operator.answerWith(0)
  await system.owner.run(sql`delete from notify.part`)
  await system.owner.run(sql`delete from notify.message`)
})

async function versionOf(id: string): Promise<number> {
  return (await system.owner.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`))?.version ?? 0
}

async function act(id: string, command: object, key = newKey(), who: StaffName = 'officer'): Promise<void> {
  await client.get(who, complaint.command, { id, key, version: await versionOf(id), command })
}

async function mediate(id: string, command: object): Promise<void> {
  await client.get('officer', mediation.command, { id, key: newKey(), version: await versionOf(id), command })
}

async function filed(given: Readonly<Record<string, unknown>> = {}): Promise<{ id: string; number: string }> {
  return client.get('anonymous', complaint.submit, complaintInput(system.county, given))
}

async function notices(id: string, who: StaffName = 'officer') {
  return client.get(who, routes.list, { id })
}

/** Parts of the text of an acceptance. */
const PARTS = 2

/** Reports on every part of the last text. */
function reportLast(state: string): void {
  for (const { id } of operator.taken.slice(-PARTS)) operator.report(id, state)
}

const ACCEPT = { type: 'accept', told: 'sms' }

describe('a decision', () => {
  test('is told by SMS where the officer said so, and arrives', async () => {
    const { id, number } = await filed()
    await act(id, ACCEPT)
    expect((await notices(id)).messages).toMatchObject([{ kind: 'complaint-accepted', stage: 'queued', address: null }])
    expect(await sendDue(system.parts.sender)).toBe(1)
    await vi.waitFor(() => expect(operator.textsTo(CONSUMER.phone)).toEqual([`【旺苍市监】您的投诉（${number}）已受理，我们将组织调解。凭查询码查看：https://12315.example.cn/track`]))
    const sent = await notices(id)
    expect(sent).toMatchObject({ sms: true, mail: false, maySend: true, messages: [{ stage: 'sent', address: '138****4567', mayResend: true }] })
    reportLast('DELIVRD')
    await vi.waitFor(async () => expect((await notices(id)).messages[0]?.stage).toBe('delivered'))
  })

  test('is told once, however often it is sent, and not where he told it himself', async () => {
    const { id } = await filed()
    const key = newKey()
    const version = await versionOf(id)
    for (let again = 0; again < 3; again += 1) await client.get('officer', complaint.command, { id, key, version, command: ACCEPT })
    const other = await filed()
    await act(other.id, { type: 'accept', told: 'phone' })
    expect((await notices(id)).messages).toHaveLength(1)
    expect((await notices(other.id)).messages).toEqual([])
    expect([await sendDue(system.parts.sender), await sendDue(system.parts.sender)]).toEqual([1, 0])
  })

  test('that is refused tells nobody', async () => {
    const { id } = await filed()
    expect(await client.refusal('cityViewer', complaint.command, { id, key: newKey(), version: 1, command: ACCEPT })).toBe('complaint.not-permitted')
    expect((await notices(id)).messages).toEqual([])
  })

  test('on mediation is told to both sides, the landline of a firm is not texted and says so', async () => {
    const { id } = await filed()
    await act(id, { type: 'accept', told: 'phone' })
    await mediate(id, { type: 'invite', mode: 'on-site', startsAt: '2026-05-11T02:00:00Z', place: '东河所二楼', mediators: ['officer人员'] })
    await sendDue(system.parts.sender)
    const { messages } = await notices(id)
    expect(messages.map(({ recipient, stage, reason, address }) => ({ recipient, stage, reason, address })).toSorted((one, other) => (one.recipient < other.recipient ? -1 : 1))).toEqual([
      { recipient: 'complainant', stage: 'sent', reason: null, address: '138****4567' }, { recipient: 'respondent', stage: 'failed', reason: 'landline', address: '0839-****00' },
    ])
  })
})

describe('a question for a later day', () => {
  const agree = { type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-05-20' }] }
  const asked = async (id: string) => (await notices(id)).messages.filter(({ kind }) => kind === 'performance-asked')

  test('whether the agreement was performed is sent the morning after the last day, and not where it was by then', async () => {
    const [open, done] = [await filed(), await filed()]
    for (const { id } of [open, done]) {
      await act(id, { type: 'accept', told: 'phone' })
      await mediate(id, agree)
    }
    await sendDue(system.parts.sender)
    expect(await asked(open.id)).toMatchObject([{ stage: 'queued', dueAt: '2026-05-21T01:00:00.000Z' }])
    system.clock.set('2026-05-20T08:00:00Z')
    await mediate(done.id, { type: 'record-performance', result: 'performed', on: '2026-05-20', note: '已退款' })
    expect(await sendDue(system.parts.sender)).toBe(0)
    system.clock.set('2026-05-21T01:00:00Z')
    const before = operator.textsTo(CONSUMER.phone).length
    expect(await sendDue(system.parts.sender)).toBe(2)
    // The gateway has taken it; the operator gets it from there a moment later.
    await vi.waitFor(() => expect(operator.textsTo(CONSUMER.phone).slice(before)).toEqual([expect.stringContaining(`${open.number}）调解协议约定的履行期限已到`)]))
    expect([await asked(open.id), await asked(done.id)]).toMatchObject([[{ stage: 'sent' }], [{ stage: 'failed', reason: 'not-needed' }]])
  })
})

describe('a message', () => {
  test('waits while the gateway is busy, is tried again, and is given up after a day', async () => {
    const { id } = await filed()
    await act(id, ACCEPT)
    operator.answerWith(0x58)
    await sendDue(system.parts.sender)
    expect((await notices(id)).messages).toMatchObject([{ stage: 'queued', reason: 'busy', attempts: 1, dueAt: '2026-04-28T01:00:30.000Z' }])
    expect(await sendDue(system.parts.sender)).toBe(0)
    system.clock.advance(30_000)
    operator.answerWith(0)
    await sendDue(system.parts.sender)
    expect((await notices(id)).messages).toMatchObject([{ stage: 'sent', reason: null, attempts: 2 }])
    const late = await filed()
    await act(late.id, ACCEPT)
    operator.answerWith(0x58)
    for (let hours = 0; hours < 30; hours += 1) {
      await sendDue(system.parts.sender)
      system.clock.advance(3_600_000)
    }
    expect((await notices(late.id)).messages).toMatchObject([{ stage: 'given-up', reason: 'busy' }])
  })

  test('that a worker took and died with is sent by another when the lease ends', async () => {
    const { id } = await filed()
    await act(id, ACCEPT)
    expect(await claimDue(system.database, system.clock.now(), 10)).toHaveLength(1)
    expect(await sendDue(system.parts.sender)).toBe(0)
    expect(await client.refusal('officer', routes.resend, { id, message: (await notices(id)).messages[0]?.id, key: newKey() })).toBe('notify.still-sending')
    system.clock.advance(LEASE_MS)
    expect(await sendDue(system.parts.sender)).toBe(1)
    expect((await notices(id)).messages).toMatchObject([{ stage: 'sent', attempts: 2 }])
  })

  test('is sent by one of several workers', async () => {
    for (let files = 0; files < 6; files += 1) await act((await filed()).id, ACCEPT)
    const before = operator.taken.length
    const taken = await Promise.all([1, 2, 3].map(() => sendDue(system.parts.sender)))
    expect(taken.reduce((sum, count) => sum + count)).toBe(6)
    expect(operator.taken.length - before).toBe(6 * PARTS)
  })

  test('that did not reach the phone says why, and is sent once more by those who work on the file', async () => {
    const { id } = await filed()
    await act(id, ACCEPT)
    await sendDue(system.parts.sender)
    reportLast('UNDELIV')
    await vi.waitFor(async () => expect((await notices(id)).messages[0]).toMatchObject({ stage: 'failed', reason: 'undelivered' }))
    const message = (await notices(id)).messages[0]?.id
    const key = newKey()
    for (let again = 0; again < 2; again += 1) await client.get('officer', routes.resend, { id, message, key })
    await sendDue(system.parts.sender)
    expect((await notices(id)).messages.map(({ stage }) => stage).toSorted()).toEqual(['failed', 'sent'])
  })

  test('reported on before its acceptance is noted is delivered all the same', async () => {
    const { id } = await filed()
    await act(id, ACCEPT)
    for (let part = 1; part <= PARTS; part += 1) await takeReceipt(system.parts.sender, { gatewayId: `m${operator.taken.length + part}`, delivered: true, detail: null })
    await sendDue(system.parts.sender)
    expect((await notices(id)).messages).toMatchObject([{ stage: 'delivered' }])
  })
})

describe('by hand', () => {
  test('everyone who complains is told at once, by those who work on the file alone', async () => {
    const { id } = await filed()
    await act(id, { type: 'add-complainant', person: { name: '钱小红', phone: '13988887777', address: '旺苍县东河镇南街1号' }, agreed: true })
    const key = newKey()
    for (const who of Object.keys(STAFF) as StaffName[]) {
      const { status } = await client.call(who, routes.announce, { id, what: 'news', key })
      expect([who, status]).toEqual([who, ['intake', 'officer', 'colleague', 'chief'].includes(who) ? 200 : ['cityViewer', 'provinceViewer', 'viewerAndOfficer'].includes(who) ? 403 : 404])
    }
    await sendDue(system.parts.sender)
    expect((await notices(id)).messages.map(({ address }) => address)).toEqual(expect.arrayContaining(['138****4567', '139****7777']))
  })

  test('many files at once, each judged on its own; what was not sent says why', async () => {
    const { bakery } = system.county.firms
    const named = await filed()
    const nameless = await client.get('anonymous', report.submit, {
      key: newKey(), channel: 'web', reporter: { realName: false }, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address }, category: 'quality', facts: '夜里换标签，紫色塑料桶。', attachments: [],
    })
    const files = [named.id, nameless.id].map((id) => ({ id, version: 1 }))
    const key = newKey()
    const start = () => client.get('officer', bulkRoutes.start, { key, procedure: 'notify', command: { type: 'announce', what: 'call' }, files })
    const { id } = await start()
    expect((await start()).id).toBe(id)
    const run = await client.get('officer', bulkRoutes.advance, { id, count: 10 })
    expect(run).toMatchObject({ state: 'ended', done: 1, refused: 1 })
    expect(run.items.map(({ refusal }) => refusal?.refusal ?? null)).toEqual([null, 'notify.nobody'])
    expect(await sendDue(system.parts.sender)).toBe(1)
    const looking = await client.get('viewerAndOfficer', bulkRoutes.start, { key: newKey(), procedure: 'notify', command: { type: 'announce', what: 'call' }, files: files.slice(0, 1) })
    expect(await client.get('viewerAndOfficer', bulkRoutes.advance, { id: looking.id, count: 10 })).toMatchObject({ done: 0, refused: 1, items: [{ refusal: { refusal: 'notify.not-permitted' } }] })
  })

  test('nobody is told of an anonymous report', async () => {
    const { bakery } = system.county.firms
    const { id } = await client.get('anonymous', report.submit, {
      key: newKey(), channel: 'web', reporter: { realName: false }, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address }, category: 'quality', facts: '夜里换标签，紫色塑料桶。', attachments: [],
    })
    expect(await client.refusal('officer', routes.announce, { id, what: 'news', key: newKey() })).toBe('notify.nobody')
  })
})

describe('refusals', () => {
  const NOBODY = '00000000-0000-4000-8000-000000000000'
  test('every one that is declared is met', async () => {
    const { id } = await filed()
    await act(id, ACCEPT)
    await sendDue(system.parts.sender)
    const message = (await notices(id)).messages[0]?.id
    expect(await client.refusal('officer', routes.list, { id: NOBODY })).toBe('casefile.not-found')
    for (const input of [{ id: NOBODY, message }, { id, message: NOBODY }]) await client.call('officer', routes.resend, { ...input, key: newKey() })
    expect(await client.refusal('cityViewer', routes.resend, { id, message, key: newKey() })).toBe('notify.not-permitted')
    const bare = await testSystem('no-gateway')
    const served = await testApp(bare)
    const other = testClient(served.app, bare, client.seen)
    const { id: untold } = await other.get('anonymous', complaint.submit, complaintInput(bare.county))
    await other.get('officer', complaint.command, { id: untold, key: newKey(), version: 1, command: ACCEPT })
    expect(await other.get('officer', routes.list, { id: untold })).toMatchObject({ sms: false, messages: [] })
    expect(await other.refusal('officer', routes.announce, { id: untold, what: 'news', key: newKey() })).toBe('notify.no-gateway')
    await bare.owner.run(sql`insert into notify.message (id, key, file_id, kind, recipient, channel, body, stage, due_at, created_at)
      values (${NOBODY}, 'k', ${untold}, 'complaint-accepted', 'complainant', 'sms', 'x', 'failed', now(), now())`)
    expect(await other.refusal('officer', routes.resend, { id: untold, message: NOBODY, key: newKey() })).toBe('notify.no-gateway')
    await served.close()
    await bare.close()
    expect(client.unseen(routes)).toEqual([])
  })
})

describe('the address at which an HTTP gateway reports', () => {
  test('takes a report with the secret, and nothing from anyone else', async () => {
    const { id } = await filed()
    await act(id, ACCEPT)
    await sendDue(system.parts.sender)
    const message = (await notices(id)).messages[0]?.id ?? ''
    await system.owner.run(sql`delete from notify.part`)
    await system.owner.run(sql`insert into notify.part (gateway_id, message_id) values (${message}, ${message})`)
    await system.owner.run(sql`update notify.message set parts = 1`)
    const secret = system.parts.reportSecret.toString('hex')
    const call = async (path: string) => (await inject({ method: 'GET', url: `/gateway/reports/${path}` })).statusCode
    for (const path of [`${'0'.repeat(64)}/${message}?status=1`, `x/${message}?status=1`, `${secret.slice(1)}/${message}?status=1`]) expect(await call(path)).toBe(404)
    for (const path of [`${secret}/${message}?status=8`, `${secret}/${message}`, `${secret}/nonsense?status=1`, `${secret}/${message}?status=1&status=2`, `${secret}/${message}?status=%00`]) expect(await call(path)).toBe(204)
    expect((await notices(id)).messages[0]?.stage).toBe('sent')
    expect(await call(`${secret}/${message}?status=1`)).toBe(204)
    expect((await notices(id)).messages[0]?.stage).toBe('delivered')
    expect(requestOf(routes.list, { id }).url).not.toContain(secret)
  })
})

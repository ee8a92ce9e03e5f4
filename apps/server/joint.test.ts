/** Several complain together: each follows the file with a code of their own, sees nothing personal of another, and acts for nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sql from 'sql-template-tag'
import type { FastifyInstance } from 'fastify'
import { makeIdCard } from '#platform/pure/identifiers/index.ts'
import { routes, type TrackingView } from '#modules/complaint/index.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import { routes as notices } from '#modules/notify/contract.ts'
import type { Letter } from '#modules/notify/channels/channel.ts'
import { sendDue } from '#modules/notify/jobs.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
let app: FastifyInstance
const letters: Letter[] = []
const sms = { send: (letter: Letter) => Promise.resolve({ accepted: true as const, ids: [String(letters.push(letter))] }), close: () => Promise.resolve() }
let close: () => Promise<void>
beforeAll(async () => {
  close = await serve('joint', (served) => { ({ system, client, app } = served) }, { notifying: () => ({ carriers: { sms }, signature: '' }), origin: 'https://12315.example.cn' })
})
afterAll(() => close())

const PEOPLE = ['欧阳一', '上官二', '诸葛三'].map((name, index) => ({
  name, phone: `1388123000${index}`, address: `旺苍县东河镇${name}巷${index + 1}号`, idType: 'id-card', idNumber: makeIdCard(`5108211990010${index + 1}12${index}`),
}))
const [FILER, SECOND, THIRD] = PEOPLE
const DONE = 'answered with 200'

interface Joint {
  readonly id: string
  readonly number: string
  /** Codes in the order of {@link PEOPLE}. */
  readonly codes: readonly string[]
  readonly ids: readonly string[]
}

async function act(id: string, command: object, who: StaffName = 'officer'): Promise<string> {
  const { version } = await client.get(who, routes.read, { id })
  return client.refusal(who, routes.command, { id, key: newKey(), version, command })
}

function follow({ number, codes }: Joint, at: number, command: object): Promise<string> {
  return client.refusal('anonymous', routes.consumerCommand, { number, queryCode: codes[at], key: newKey(), command })
}

function seen({ number, codes }: Joint, at: number): Promise<TrackingView> {
  return client.get('anonymous', routes.track, { number, queryCode: codes[at] })
}

/** The code as the person's telephone was told it. */
async function toldTo(phone: string): Promise<string> {
  await sendDue(system.parts.sender)
  return /查询码：(\w+)/.exec(letters.findLast((letter) => letter.address === phone && letter.body.includes('查询码：'))?.body ?? '')?.[1] ?? ''
}

async function joint(): Promise<Joint> {
  const { id, number, queryCode } = await client.get('anonymous', routes.submit, complaintInput(system.county, { consumer: FILER, facts: `买的蛋糕有异物，我叫${FILER?.name}，住${FILER?.address}，电话${FILER?.phone}。` }))
  for (const person of [SECOND, THIRD]) expect(await act(id, { type: 'add-complainant', person, agreed: true }, 'intake')).toBe(DONE)
  const codes = [queryCode, await toldTo(SECOND?.phone ?? ''), await toldTo(THIRD?.phone ?? '')]
  const { people } = (await client.get('officer', routes.read, { id })).group
  return { id, number, codes, ids: people.map((one) => one.id) }
}

test('each is told a code of their own, with which they follow the same file as themselves', async () => {
  const file = await joint()
  expect(new Set(file.codes).size).toBe(3)
  for (const at of [0, 1, 2]) expect(await seen(file, at)).toMatchObject({ id: file.id, self: { joined: at > 0, complainants: 3 } })
  // Staff read what was sent, not the code in it.
  const { messages } = await client.get('officer', notices.list, { id: file.id })
  for (const code of file.codes) expect(JSON.stringify(messages)).not.toContain(code)
  expect(messages.filter(({ kind }) => kind === 'complainant-code')).toHaveLength(2)
  // The code of one file opens no other, nor does anyone's code open the file after they have left.
  const other = await joint()
  expect(await client.refusal('anonymous', routes.track, { number: other.number, queryCode: file.codes[1] })).toBe('complaint.unknown-number')
})

test('nobody is shown name, telephone, address, document or words of another', async () => {
  const file = await joint()
  expect(await act(file.id, { type: 'give-notice', matter: 'papers', items: '小票', dueOn: '2026-05-03', told: 'portal' })).toBe(DONE)
  for (const at of [0, 1, 2]) {
    const words = `我是${PEOPLE[at]?.name}，请打${PEOPLE[at]?.phone}`
    expect(await follow(file, at, { type: 'add-material', text: words })).toBe(DONE)
  }
  expect(await follow(file, 1, { type: 'answer-notice', matter: 'papers', text: `小票寄自${SECOND?.address}` })).toBe(DONE)
  expect(await act(file.id, { type: 'elect-representatives', personIds: [file.ids[0]], attachments: [] })).toBe('complaint.in-writing')
  expect(await act(file.id, { type: 'add-material', text: `已电话联系${SECOND?.name}（${SECOND?.phone}）` })).toBe(DONE)
  expect(await act(file.id, { type: 'accept', told: 'portal' })).toBe(DONE)
  expect(await follow(file, 2, { type: 'record-consent', personId: 'self', to: 'agreement', note: `同意，汇款到${THIRD?.phone}` })).toBe(DONE)
  for (const at of [0, 1, 2]) {
    const text = JSON.stringify(await seen(file, at))
    const others = PEOPLE.filter((_, place) => place !== at)
    for (const secret of others.flatMap((person) => [person.name, person.phone, person.address, person.idNumber, person.address.slice(5)])) expect([at, secret, text.includes(secret)]).toEqual([at, secret, false])
    expect(text).toContain(`我是${PEOPLE[at]?.name}`)
    // As a page too, and the same on the public page of the portal.
    const cookie = await tracking(file, at)
    const page = (await app.inject({ method: 'GET', url: '/track/file', headers: { cookie } })).body
    for (const { name, phone, address } of others) for (const secret of [name, phone, address]) expect(page).not.toContain(secret)
    expect(page.includes('共同投诉人，共有 3 位投诉人')).toBe(at > 0)
  }
  // The office knows who said what.
  const { timeline } = await client.get('officer', routes.read, { id: file.id })
  expect(timeline.filter(({ type }) => type === 'complaint.material-added').map(({ actorName }) => actorName)).toEqual(['投诉人', '共同投诉人上**', '共同投诉人诸**', 'officer人员'])
})

/** The cookies of a browser that follows the file with one's code. */
async function tracking({ number, codes }: Joint, at: number): Promise<string> {
  const form = await app.inject({ method: 'GET', url: '/track' })
  const visitor = form.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const token = /name="token" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const body = ['token', token, 'number', number, 'code', codes[at] ?? '']
  const parts = [0, 2, 4].map((index) => `--x\r\ncontent-disposition: form-data; name="${body[index]}"\r\n\r\n${body[index + 1]}\r\n`).join('')
  const found = await app.inject({ method: 'POST', url: '/track', headers: { cookie: visitor, 'content-type': 'multipart/form-data; boundary=x' }, payload: `${parts}--x--\r\n` })
  expect(found.statusCode).toBe(303)
  return [visitor, ...found.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ')
}

test('several file together in one submit, each told by text; the one who files learns no code but their own', async () => {
  const given = complaintInput(system.county, { consumer: FILER, joint: { people: [SECOND, THIRD], agreed: true } })
  const receipt = await client.get('anonymous', routes.submit, given)
  expect(receipt.joint).toEqual({ count: 2, texted: true })
  const codes = [receipt.queryCode, await toldTo(SECOND?.phone ?? ''), await toldTo(THIRD?.phone ?? '')]
  for (const at of [1, 2]) {
    expect(JSON.stringify(receipt)).not.toContain(codes[at])
    expect((await client.get('anonymous', routes.track, { number: receipt.number, queryCode: codes[at] })).self).toMatchObject({ joined: true, complainants: 3 })
  }
  const before = letters.length
  expect(await client.get('anonymous', routes.submit, given)).toEqual(receipt)
  await sendDue(system.parts.sender)
  expect(letters).toHaveLength(before)
  const { group, timeline } = await client.get('officer', routes.read, { id: receipt.id })
  expect([group.people.map(({ name, filer }) => [name, filer]), timeline.map(({ type }) => type)]).toEqual([
    [['欧**', true], ['上**', false], ['诸**', false]], ['complaint.received', 'complaint.complainant-joined', 'complaint.complainant-joined'],
  ])
  expect(await client.refusal('anonymous', routes.submit, complaintInput(system.county, { joint: { people: [{ ...SECOND, phone: '1' }], agreed: true } }))).toBe('complaint.bad-phone')
  expect(await client.refusal('anonymous', routes.submit, complaintInput(system.county, { joint: { people: [SECOND], agreed: false } }))).toBe('request.invalid')
})

describe('one who joined', () => {
  test('takes no step for the others: neither withdraws nor settles, elects, appoints, rates, nor speaks on the performance', async () => {
    const file = await joint()
    const paper = { attachments: [] }
    const forAll = [
      { type: 'withdraw', reason: '不投诉了' }, { type: 'withdraw', settled: true, reason: '已和解' }, { type: 'allow-settlement' }, { type: 'confirm-settlement', agreed: true }, { type: 'rate', grade: 'fair' },
      { type: 'elect-representatives', personIds: [file.ids[1]], ...paper }, { type: 'accept', told: 'sms' }, { type: 'close', summary: '已办结' }, { type: 'issue-code', personId: file.ids[1] },
      { type: 'appoint-agent', agent: SECOND, powers: 'special', matters: '代为投诉', until: '2026-12-31', authority: [], identity: [] }, { type: 'add-complainant', person: SECOND, agreed: true },
    ]
    for (const command of forAll) expect([command.type, await follow(file, 1, command)]).toEqual([command.type, 'complaint.not-permitted'])
    for (const [at, personId] of [[1, file.ids[2]], [1, file.ids[0]], [2, file.ids[1]]] as const) {
      expect(await follow(file, at, { type: 'record-consent', personId, to: 'waiver', note: '同意' })).toBe('complaint.only-for-self')
      expect(await follow(file, at, { type: 'remove-complainant', personId, reason: '退出' })).toBe('complaint.only-for-self')
    }
    // The one who filed withdraws for all only once all have consented.
    expect(await follow(file, 0, { type: 'withdraw' })).toBe('complaint.consent-needed')
    const offered = (await seen(file, 1)).allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type)
    expect(offered).toEqual(['add-material', 'remove-complainant', 'record-consent'])
    await act(file.id, { type: 'accept', told: 'phone' })
    expect(await client.refusal('anonymous', mediation.consumerCommand, { number: file.number, queryCode: file.codes[1], key: newKey(), command: { type: 'say-performance', result: 'full', on: '2026-04-28', note: '已退款' } })).toBe('mediation.not-permitted')
    expect(await follow(file, 1, { type: 'record-consent', personId: 'self', to: 'agreement', note: '同意退款' })).toBe(DONE)
  })

  test('consents by themselves, and the agreement can be recorded when each has', async () => {
    const file = await joint()
    expect(await act(file.id, { type: 'accept', told: 'phone' })).toBe(DONE)
    expect((await seen(file, 1)).self).toMatchObject({ consented: [], asked: ['agreement', 'waiver', 'representation'] })
    // The one who filed acts for all while nobody was elected: there is nothing of their own to consent to.
    expect(await follow(file, 0, { type: 'record-consent', personId: 'self', to: 'agreement', note: '同意退款' })).toBe('complaint.nothing-to-consent')
    const agreement = async () => client.refusal('officer', mediation.command, {
      id: file.id, key: newKey(), version: (await client.get('officer', routes.read, { id: file.id })).version,
      command: { type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-05-20' }] },
    })
    expect(await follow(file, 1, { type: 'record-consent', personId: 'self', to: 'agreement', note: '同意退款' })).toBe(DONE)
    expect(await agreement()).toBe('mediation.consent-needed')
    expect(await follow(file, 2, { type: 'record-consent', personId: 'self', to: 'agreement', note: '同意退款' })).toBe(DONE)
    expect(await agreement()).toBe(DONE)
    expect((await seen(file, 2)).self).toMatchObject({ consented: ['agreement'], asked: [] })
    // Of several, no one's word that all was done ends the following of it.
    const say = { type: 'say-performance', result: 'full', on: '2026-04-28', note: '我的退到了' }
    expect(await client.refusal('anonymous', mediation.consumerCommand, { number: file.number, queryCode: file.codes[0], key: newKey(), command: say })).toBe(DONE)
    expect((await client.get('officer', routes.read, { id: file.id })).mediation).toMatchObject({ performance: null, said: { result: 'full' } })
    expect((await seen(file, 1)).mediation?.said).toBeNull()
  })

  test('leaves by themselves, and the code opens nothing from then on; the others stay', async () => {
    const file = await joint()
    expect(await follow(file, 1, { type: 'remove-complainant', personId: 'self', reason: '自己解决了' })).toBe(DONE)
    expect(await client.refusal('anonymous', routes.track, { number: file.number, queryCode: file.codes[1] })).toBe('complaint.unknown-number')
    expect((await seen(file, 2)).self.complainants).toBe(2)
    const { event, actorId } = (await system.owner.one<{ event: { personId: string }; actorId: string }>(sql`
      select data as event, actor_id as "actorId" from casefile.event where file_id = ${file.id} and type = 'complaint.complainant-left'`)) ?? { event: { personId: '' }, actorId: '' }
    expect([event.personId, actorId]).toEqual([file.ids[1], `consumer:${file.id}:${file.ids[1]}`])
  })
})

test('a lost code is issued anew by the office, told once, and the one before is void; that of the one who filed too', async () => {
  const file = await joint()
  const issue = async (personId: string | undefined) => ({ id: file.id, key: newKey(), version: (await client.get('officer', routes.read, { id: file.id })).version, personId })
  expect(await client.refusal('officeViewer', routes.issueCode, await issue(file.ids[1]))).toBe('complaint.not-found')
  expect(await client.refusal('cityViewer', routes.issueCode, await issue(file.ids[1]))).toBe('complaint.not-permitted')
  expect(await client.refusal('officer', routes.issueCode, await issue('00000000-0000-4000-8000-000000000000'))).toBe('complaint.unknown-complainant')
  for (const at of [0, 1]) {
    const { queryCode } = await client.get('officer', routes.issueCode, await issue(file.ids[at]))
    expect(queryCode).toBe(await toldTo(PEOPLE[at]?.phone ?? ''))
    expect(await client.refusal('anonymous', routes.track, { number: file.number, queryCode: file.codes[at] })).toBe('complaint.unknown-number')
    expect((await client.get('anonymous', routes.track, { number: file.number, queryCode })).self.joined).toBe(at > 0)
  }
  expect((await seen(file, 2)).id).toBe(file.id)
})

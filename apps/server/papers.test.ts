/** Documents delivered by SMS, mail and on the web: announced, opened, signed for, each with the proof that came back by itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import { makeUscc } from '#platform/pure/identifiers/index.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes } from '#modules/document/index.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import type { Carrier, Letter } from '#modules/notify/channels/channel.ts'
import { sendDue, takeReceipt, tellUnproved } from '#modules/notify/jobs.ts'
import type { PortalServices } from '#apps/portal/services.ts'
import { portalServices } from './portal-services.ts'
import { complaintInput, CONSUMER, newKey, START, testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
let app: FastifyInstance
let close: () => Promise<void>
let portal: PortalServices
const letters: Letter[] = []
const CREDIT_CODE = makeUscc('91510821', 'MA6ABCDE')

/** Stands for a machine of others: takes everything, and gives ids where it is the operator. */
function carrier(reports: boolean): Carrier {
  return {
    send: (letter) => {
      letters.push(letter)
      return Promise.resolve({ accepted: true, ids: reports ? [letter.id] : [] })
    },
    close: () => Promise.resolve(),
  }
}

beforeAll(async () => {
  system = await testSystem('papers', START, { notifying: () => ({ carriers: { sms: carrier(true), mail: carrier(false) }, signature: '' }), origin: 'https://12315.example.cn' })
  const served = await testApp(system)
  app = served.app
  client = testClient(app, system)
  portal = portalServices(system.parts, { authority: { zh: '旺苍县市场监督管理局', en: 'Wangcang AMR' }, secureCookies: false, unitName: () => undefined })
  close = async () => {
    await served.close()
    await system.close()
  }
})
afterAll(() => close())

interface Filed {
  readonly id: string
  readonly number: string
  readonly queryCode: string
  readonly documentId: string
}

async function documents(id: string) {
  return client.get('officer', routes.list, { id })
}

async function input(id: string, command: object) {
  return { id, key: newKey(), version: (await documents(id)).version, command }
}

/** A complaint with an issued document. */
async function issued(template: 'acceptance' | 'mediation-notice' = 'acceptance', creditCode: string | null = CREDIT_CODE): Promise<Filed> {
  const { bakery } = system.county.firms
  const filed = await client.get('anonymous', complaint.submit, complaintInput(system.county, { respondent: { operatorId: bakery.id, name: bakery.name, address: bakery.address, phone: '13900001111', creditCode: creditCode ?? undefined } }))
  const { id } = filed
  await client.get('officer', complaint.command, { id, key: newKey(), version: 1, command: { type: 'accept', told: 'phone' } })
  const session = { type: 'invite', mode: 'on-site', startsAt: '2026-05-11T02:00:00Z', place: '东河所二楼', mediators: ['officer人员'] } as const
  if (template === 'mediation-notice') await client.get('officer', mediation.command, { id, key: newKey(), version: (await documents(id)).version, command: session })
  const step = async (who: StaffName, command: object) => client.get(who, routes.command, await input(id, command))
  await step('officer', { type: 'draft', template })
  const documentId = (await documents(id)).documents.at(-1)?.id ?? ''
  for (const [who, type] of [['officer', 'submit'], ['chief', 'approve'], ['officer', 'issue']] as const) await step(who, { type, documentId })
  await sendDue(system.parts.sender)
  letters.length = 0
  return { id, number: filed.number, queryCode: filed.queryCode, documentId }
}

async function deliver({ id, documentId }: Filed, command: object): Promise<void> {
  await client.get('officer', routes.command, await input(id, { type: 'deliver', documentId, audience: 'complainant', ...command }))
  await sendDue(system.parts.sender)
}

async function delivery({ id }: Filed) {
  const found = (await documents(id)).documents[0]?.deliveries.at(-1)
  return { proofs: found?.proofs.map(({ proof }) => proof), receipt: found?.receipt?.note ?? null, channel: found?.channel }
}

/** The page that the last letter leads to. */
function addressed(): string {
  return /\/papers\/[A-Z\d]{16}/.exec(letters.at(-1)?.body ?? '')?.[0] ?? 'none'
}

interface Page {
  readonly status: number
  readonly body: string
  readonly type: string
}

async function look(url: string, cookies: Readonly<Record<string, string>> = {}): Promise<Page & { readonly token: string; readonly visitor: string }> {
  const reply = await app.inject({ url, cookies })
  return {
    status: reply.statusCode, body: reply.body, type: String(reply.headers['content-type']), token: /name="token" value="([^"]+)"/.exec(reply.body)?.[1] ?? '',
    visitor: reply.cookies.find(({ name }) => name === 'hongdun_visitor')?.value ?? cookies['hongdun_visitor'] ?? '',
  }
}

async function press(url: string, step: 'show' | 'open' | 'sign', code: string, forged = false): Promise<Page> {
  const { token, visitor } = await look(url)
  const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const reply = await app.inject({
    method: 'POST', url: `${url}/${step}`, cookies: { hongdun_visitor: visitor }, headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: `${part('token', forged ? 'forged' : token)}${part('code', code)}--x--\r\n`,
  })
  return { status: reply.statusCode, body: reply.body, type: String(reply.headers['content-type']) }
}

describe('a document delivered by SMS', () => {
  test('is announced, opened and signed for by the complainant with the query code alone, and each proof stands on the delivery', async () => {
    const file = await issued()
    await deliver(file, { channel: 'sms' })
    expect(letters).toMatchObject([{ address: CONSUMER.phone }])
    expect(letters[0]?.body).toContain(`您的事项（${file.number}）有一份文书送达`)
    await takeReceipt(system.parts.sender, { gatewayId: letters[0]?.id ?? '', delivered: true, detail: null })
    expect(await delivery(file)).toEqual({ channel: 'sms', proofs: ['sms-delivered'], receipt: null })
    const page = await look(addressed())
    expect([page.status, page.body.includes('受理决定书'), page.body.includes(CONSUMER.name)]).toEqual([200, true, false])
    for (const step of ['show', 'open', 'sign'] as const) {
      expect([step, (await press(addressed(), step, 'ACDEFHJK')).status]).toEqual([step, 404])
      expect([step, (await press(addressed(), step, file.queryCode, true)).status]).toEqual([step, 403])
    }
    expect((await delivery(file)).proofs).toEqual(['sms-delivered'])
    expect((await press(addressed(), 'show', file.queryCode)).body).toContain('签收')
    const paper = await press(addressed(), 'open', file.queryCode)
    expect([paper.status, paper.type, paper.body.startsWith('%PDF')]).toEqual([200, 'application/pdf', true])
    for (let again = 0; again < 2; again += 1) expect((await press(addressed(), 'sign', file.queryCode)).body).toContain('已签收')
    expect(await delivery(file)).toEqual({ channel: 'sms', proofs: ['sms-delivered', 'opened', 'signed'], receipt: '收件人在网上签收' })
  })

  test('to the firm is opened with its credit code, and not with the complainant’s query code', async () => {
    const file = await issued('mediation-notice')
    await deliver(file, { channel: 'sms', audience: 'respondent' })
    expect(letters).toMatchObject([{ address: '13900001111' }])
    expect((await press(addressed(), 'open', file.queryCode)).status).toBe(404)
    expect((await press(addressed(), 'open', CREDIT_CODE.toLowerCase())).type).toBe('application/pdf')
    expect((await delivery(file)).proofs).toEqual(['opened'])
  })
})

describe('a firm whose credit code nobody knows', () => {
  test('shows the end of the number that was texted; wrong tries close the page for half an hour', async () => {
    const file = await issued('mediation-notice', null)
    await deliver(file, { channel: 'sms', audience: 'respondent' })
    expect(letters).toMatchObject([{ address: '13900001111' }])
    const page = await look(addressed())
    expect([page.body.includes('手机号码的后四位'), page.body.includes('打开文书')]).toEqual([true, false])
    const shown = async (code: string) => (await press(addressed(), 'open', code)).status
    for (const code of ['', '1112', file.queryCode, '0000']) expect([code, await shown(code)]).toEqual([code, 404])
    expect((await press(addressed(), 'open', '1111')).type).toBe('application/pdf')
    for (const code of ['0001', '0002', '0003', '0004', '0005']) expect([code, await shown(code)]).toEqual([code, 404])
    expect([await shown('1111'), (await press(addressed(), 'show', '1111')).body.includes('请过 30 分钟再试')]).toEqual([429, true])
    system.clock.advance(31 * 60_000)
    expect((await press(addressed(), 'sign', '1111')).body).toContain('已签收')
    expect((await delivery(file)).proofs).toEqual(['opened', 'signed'])
  })
})

describe('a document for one of several complainants', () => {
  test('is announced to, found, opened and signed for by that one alone, and holds nothing personal of the one who filed', async () => {
    const PERSON = { name: '李小山', phone: '13881230000', address: '旺苍县东河镇南街8号' }
    const draft = async (file: Pick<Filed, 'id'>, template: string) => {
      const step = async (who: StaffName, command: object) => client.get(who, routes.command, await input(file.id, command))
      await step('officer', { type: 'draft', template })
      const documentId = (await documents(file.id)).documents.at(-1)?.id ?? ''
      for (const [who, type] of [['officer', 'submit'], ['chief', 'approve'], ['officer', 'issue']] as const) await step(who, { type, documentId })
      return documentId
    }
    const filed = await client.get('anonymous', complaint.submit, complaintInput(system.county, {}))
    const { id } = filed
    const act = async (command: object) => client.get('officer', complaint.command, { id, key: newKey(), version: (await documents(id)).version, command })
    await act({ type: 'add-complainant', person: PERSON, agreed: true })
    await sendDue(system.parts.sender)
    const joinedCode = /查询码：(\w+)/.exec(letters.at(-1)?.body ?? '')?.[1] ?? ''
    await act({ type: 'accept', told: 'phone' })
    const people = (await client.get('officer', complaint.read, { id })).group.people
    const personId = people[1]?.id ?? ''
    const file = { id, number: filed.number, queryCode: filed.queryCode, documentId: await draft(filed, 'acceptance') }
    const refused = async (command: object) => client.refusal('officer', routes.command, await input(id, { type: 'deliver', audience: 'complainant', documentId: file.documentId, channel: 'sms', ...command }))
    expect(await refused({ personId: '00000000-0000-4000-8000-000000000000' })).toBe('document.unknown-recipient')
    const registration = await draft(filed, 'complaint-registration')
    expect(await refused({ documentId: registration, personId, channel: 'web' })).toBe('document.of-another')
    expect(await refused({ documentId: registration, personId, channel: 'window' })).toBe('answered with 200')
    letters.length = 0
    await deliver(file, { channel: 'sms', personId })
    expect(letters.map(({ address }) => address)).toEqual([PERSON.phone])
    const list = (code: string) => portal.papers.list(filed.number, code)
    expect([(await list(joinedCode)).length, (await list(filed.queryCode)).length]).toEqual([1, 0])
    for (const step of ['show', 'open', 'sign'] as const) expect([step, (await press(addressed(), step, filed.queryCode)).status]).toEqual([step, 404])
    expect((await press(addressed(), 'open', joinedCode)).type).toBe('application/pdf')
    expect((await press(addressed(), 'sign', joinedCode)).body).toContain('已签收')
    const own = (await documents(id)).documents.find((document) => document.id === file.documentId)?.deliveries.at(-1)
    expect(own).toMatchObject({ personId, receipt: { note: '收件人在网上签收' } })
    // Without a name it is for the one who filed, and only they are told.
    letters.length = 0
    await deliver(file, { channel: 'sms' })
    expect(letters.map(({ address }) => address)).toEqual([CONSUMER.phone])
    expect((await press(addressed(), 'open', joinedCode)).status).toBe(404)
    expect((await press(addressed(), 'open', filed.queryCode)).type).toBe('application/pdf')
  })
})

describe('a document delivered by mail', () => {
  test('goes to the mailbox that was named, which stands in no event; the server’s acceptance is said as what it is', async () => {
    const file = await issued()
    await deliver(file, { channel: 'mail', mailbox: 'zhao@example.cn' })
    expect(letters).toMatchObject([{ address: 'zhao@example.cn', subject: '文书送达通知' }])
    expect(await delivery(file)).toEqual({ channel: 'mail', proofs: ['mail-accepted'], receipt: null })
    const events = await system.owner.rows(sql`select data::text from casefile.event where file_id = ${file.id}`)
    expect(JSON.stringify(events)).not.toContain('zhao@')
  })
})

describe('a process that dies between what a message proved and the document', () => {
  test('leaves the proof to be recorded by the next one, once', async () => {
    const file = await issued()
    const dying = { ...system.parts.sender, onNews: () => Promise.reject(new Error('cut off')) }
    const send = (command: object) => input(file.id, { type: 'deliver', documentId: file.documentId, audience: 'complainant', ...command }).then((given) => client.get('officer', routes.command, given))
    await send({ channel: 'mail', mailbox: 'zhao@example.cn' })
    await expect(sendDue(dying)).rejects.toThrow('cut off')
    expect((await delivery(file)).proofs).toEqual([])
    expect([await tellUnproved(system.parts.sender), await tellUnproved(system.parts.sender)]).toEqual([1, 0])
    expect((await delivery(file)).proofs).toEqual(['mail-accepted'])

    letters.length = 0
    await send({ channel: 'sms' })
    await sendDue(system.parts.sender)
    // Sent is no proof for a text: it has not arrived.
    expect(await tellUnproved(system.parts.sender)).toBe(0)
    await expect(takeReceipt(dying, { gatewayId: letters[0]?.id ?? '', delivered: true, detail: null })).rejects.toThrow('cut off')
    expect((await delivery(file)).proofs).toEqual([])
    await expect(tellUnproved(dying)).rejects.toThrow('cut off')
    expect(await tellUnproved(system.parts.sender)).toBe(1)
    expect((await delivery(file)).proofs).toEqual(['sms-delivered'])
    // Cut off after the event and before the note: told again, recorded once.
    await system.owner.run(sql`update notify.message set proved_at = null where file_id = ${file.id}`)
    expect(await tellUnproved(system.parts.sender)).toBe(2)
    const proved = await system.owner.rows(sql`select seq from casefile.event where file_id = ${file.id} and type = 'document.proved'`)
    expect(proved).toHaveLength(2)
  })
})

describe('a document delivered on the web', () => {
  test('stands on the page where the complainant follows the file, and is opened from there without typing the code again', async () => {
    const file = await issued()
    await deliver(file, { channel: 'web' })
    const services = await app.inject({ url: '/track' })
    const visitor = services.cookies.find(({ name }) => name === 'hongdun_visitor')?.value ?? ''
    const token = /name="token" value="([^"]+)"/.exec(services.body)?.[1] ?? ''
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const found = await app.inject({
      method: 'POST', url: '/track', cookies: { hongdun_visitor: visitor }, headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${part('token', token)}${part('number', file.number)}${part('code', file.queryCode)}--x--\r\n`,
    })
    const followed = found.cookies.find(({ name }) => name === 'hongdun_track')?.value ?? ''
    const page = await look('/track/file', { hongdun_visitor: visitor, hongdun_track: followed })
    expect(page.body).toContain(addressed())
    expect((await look(addressed(), { hongdun_visitor: visitor, hongdun_track: followed })).body).toContain('打开文书')
    expect((await look(addressed())).body).not.toContain('打开文书')
  })
})

test('an address that leads to no document says so', async () => {
  for (const url of ['/papers/AAAAAAAAAAAAAAAA', '/papers/x', '/papers/%E6%96%87%27']) expect([url, (await look(url)).status]).toEqual([url, 404])
})

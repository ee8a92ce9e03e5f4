/** Documents over HTTP on a real database: from draft to receipt, by whom, and with numbers that have no gap. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { strFromU8, unzipSync } from 'fflate'
import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, legalDay } from '#platform/pure/date.ts'
import { routes as complaintRoutes } from '#modules/complaint/index.ts'
import { routes as dispatchRoutes } from '#modules/dispatch/index.ts'
import { routes } from '#modules/document/index.ts'
import { routes as inquiryRoutes } from '#modules/inquiry/index.ts'
import { routes as mediationRoutes } from '#modules/mediation/index.ts'
import { routes as reportRoutes } from '#modules/report/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { auditFiles } from './audit-files.ts'
import { stagedPaper } from './complaint-refusals/testing.ts'
import { NAME, namedReport } from './secrecy/testing.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let app: FastifyInstance
let client: Client

const mail = { send: () => Promise.resolve({ accepted: true as const, ids: [] }), close: () => Promise.resolve() }
beforeAll(() => serve('document', (served) => { ({ system, client, app } = served) }, { notifying: () => ({ carriers: { mail }, signature: '' }) }))

async function file(accepted = true): Promise<string> {
  const { id } = await client.get('anonymous', complaintRoutes.submit, complaintInput(system.county))
  if (accepted) await client.get('officer', complaintRoutes.command, { id, key: newKey(), version: 1, command: { type: 'accept', told: 'phone' } })
  return id
}

async function state(id: string, who: StaffName = 'officer') {
  return client.get(who, routes.list, { id })
}

async function input(id: string, command: object) {
  return { id, key: newKey(), version: (await state(id)).version, command }
}

async function step(who: StaffName, id: string, command: object): Promise<void> {
  await client.get(who, routes.command, await input(id, command))
}

async function refused(who: StaffName, id: string, command: object): Promise<string> {
  return client.refusal(who, routes.command, await input(id, command))
}

async function drafted(id: string, command: object = { type: 'draft', template: 'acceptance' }): Promise<string> {
  await step('officer', id, command)
  return (await state(id)).documents.at(-1)?.id ?? ''
}

async function signed(id: string, command?: object): Promise<string> {
  const documentId = await drafted(id, command)
  await step('officer', id, { type: 'submit', documentId })
  await step('chief', id, { type: 'approve', documentId })
  return documentId
}

async function paper(who: StaffName, id: string, name: string) {
  return app.inject({ url: `/documents/${id}/${name}`, headers: await client.credentials(who) })
}

const STEPS_OF = { complaint: complaintRoutes, mediation: mediationRoutes, dispatch: dispatchRoutes }
const IDENTITY = { type: 'draft', template: 'identity-proof', given: { deadline: '2026-05-20', papers: '居民身份证复印件' } }

describe('a document', () => {
  test('is drafted, sent back, signed by another, issued once, delivered and receipted', async () => {
    const id = await file()
    const documentId = await drafted(id)
    await step('officer', id, { type: 'submit', documentId })
    await step('chief', id, { type: 'send-back', documentId, reason: '请写明调解安排' })
    expect((await state(id)).documents[0]).toMatchObject({ stage: 'draft', sentBack: '请写明调解安排' })
    await step('officer', id, { type: 'revise', documentId, paragraphs: ['调解人员将于三日内与你联系。'] })
    await step('officer', id, { type: 'submit', documentId })
    await step('chief', id, { type: 'approve', documentId })
    await step('officer', id, { type: 'issue', documentId })
    const [issued] = (await state(id)).documents
    expect(issued).toMatchObject({ stage: 'issued', number: '旺市监受〔2026〕第1号', signerName: 'chief人员' })
    const [pdf, docx] = [await paper('officer', id, `${documentId}.pdf`), await paper('officer', id, `${documentId}.docx`)]
    expect(createHash('sha256').update(pdf.rawPayload).digest('hex')).toBe(issued?.sha256)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const text = strFromU8(unzipSync(docx.rawPayload)['word/document.xml'] ?? new Uint8Array())
    for (const part of ['旺市监受〔2026〕第1号', '赵小梅', '旺苍县香满园蛋糕店', '《市场监督管理投诉举报处理办法》第十五条、第十八条', '60日', '调解人员将于三日内与你联系。']) expect(text).toContain(part)
    await step('officer', id, { type: 'deliver', documentId, audience: 'complainant', channel: 'paper', reference: 'EMS1234567890' })
    const deliveryId = (await state(id)).documents[0]?.deliveries[0]?.id ?? ''
    await step('officer', id, { type: 'record-receipt', documentId, deliveryId, note: '本人签收' })
    expect((await state(id)).documents[0]?.deliveries[0]?.receipt).toMatchObject({ note: '本人签收' })
    expect(await refused('officer', id, { type: 'record-receipt', documentId, deliveryId, note: '再次签收' })).toBe('document.already-receipted')
    expect(await refused('officer', id, { type: 'record-receipt', documentId, deliveryId: documentId, note: '本人签收' })).toBe('document.unknown-delivery')
    await step('chief', id, { type: 'void', documentId, reason: '文号引用错误' })
    expect((await state(id)).documents[0]).toMatchObject({ stage: 'voided', number: '旺市监受〔2026〕第1号' })
  })

  test('is not drafted while a field of the file or of the officer is missing, and the refusal names it', async () => {
    const waiting = await file(false)
    const answer = await client.call('officer', routes.command, await input(waiting, { type: 'draft', template: 'acceptance' }))
    expect(answer).toMatchObject({ status: 422, body: { refusal: 'document.missing-field', message: expect.stringContaining('决定日期') as string } })
    expect(await refused('officer', waiting, { ...IDENTITY, given: { deadline: '2026-05-20' } })).toBe('document.missing-field')
    expect((await state(waiting)).documents).toEqual([])
    // What the file knows nobody types over.
    const documentId = await drafted(waiting, { ...IDENTITY, given: { ...IDENTITY.given, complainantName: '别人', basis: '《别的法》' } })
    const row = await system.owner.one<{ fields: Record<string, string> }>(sql`select fields from document.draft where document_id = ${documentId}`)
    expect(row?.fields).toMatchObject({ complainantName: '赵小梅', basis: '《市场监督管理投诉举报处理办法》第十条第三款' })
  })

  test('is signed by no drafter, by no officer, and read by nobody who only looks on', async () => {
    const id = await file()
    const own = await (async () => {
      await step('chief', id, { type: 'draft', template: 'acceptance' })
      return (await state(id)).documents.at(-1)?.id ?? ''
    })()
    await step('officer', id, { type: 'submit', documentId: own })
    expect(await refused('chief', id, { type: 'approve', documentId: own })).toBe('document.own-draft')
    expect(await refused('colleague', id, { type: 'approve', documentId: own })).toBe('document.not-permitted')
    expect(await refused('officer', id, { type: 'issue', documentId: own })).toBe('document.wrong-stage')
    expect(await client.refusal('officer2', routes.command, await input(id, { type: 'submit', documentId: own }))).toBe('casefile.not-found')
    expect(await client.refusal('otherChief', routes.list, { id })).toBe('casefile.not-found')
    expect((await paper('officer', id, `${own}.pdf`)).statusCode).toBe(200)
    for (const who of ['cityViewer', 'officer2', 'administrator', 'auditor'] as const) expect((await paper(who, id, `${own}.pdf`)).statusCode).toBe(404)
    expect((await app.inject({ url: `/documents/${id}/${own}.pdf` })).statusCode).toBe(401)
    await step('officer', id, { type: 'discard', documentId: own })
  })

  test('goes only to whom it is meant for, by post only with a number', async () => {
    const id = await file()
    const documentId = await signed(id)
    await step('officer', id, { type: 'issue', documentId })
    expect(await refused('officer', id, { type: 'deliver', documentId, audience: 'respondent', channel: 'window' })).toBe('document.wrong-audience')
    expect(await refused('officer', id, { type: 'deliver', documentId, audience: 'complainant', channel: 'paper' })).toBe('document.reference-needed')
    expect(await refused('officer', id, { type: 'deliver', documentId, audience: 'complainant', channel: 'mail' })).toBe('document.mailbox-needed')
    expect(await refused('officer', id, { type: 'deliver', documentId, audience: 'complainant', channel: 'sms' })).toBe('document.no-channel')
    const registration = await signed(id, { type: 'draft', template: 'complaint-registration' })
    await step('officer', id, { type: 'issue', documentId: registration })
    expect(await refused('officer', id, { type: 'deliver', documentId: registration, audience: 'unit', channel: 'web' })).toBe('document.nobody-online')
    const joint = await file(false)
    await client.get('officer', complaintRoutes.command, { id: joint, key: newKey(), version: 1, command: { type: 'add-complainant', person: { name: '李小山', phone: '13881230000', address: '旺苍县东河镇南街8号' }, agreed: true } })
    const own = await signed(joint, { type: 'draft', template: 'complaint-registration' })
    await step('officer', joint, { type: 'issue', documentId: own })
    const personId = (await client.get('officer', complaintRoutes.read, { id: joint })).group.people[1]?.id
    const toJoined = { type: 'deliver', documentId: own, audience: 'complainant', channel: 'web', personId }
    expect(await refused('officer', joint, { ...toJoined, audience: 'unit', channel: 'window' })).toBe('document.unknown-recipient')
    expect(await refused('officer', joint, toJoined)).toBe('document.of-another')
    expect(await refused('officer', id, { type: 'submit', documentId: id })).toBe('document.unknown')
    expect(await refused('officer', id, { type: 'draft', template: 'report-result' })).toBe('document.wrong-kind')
    expect(await client.refusal('officer', routes.command, { ...await input(id, IDENTITY), version: 1 })).toBe('casefile.version-conflict')
    const deliveryStep = { type: 'deliver', documentId, audience: 'complainant', channel: 'window' }
    await step('officer', id, deliveryStep)
    const deliveryId = (await state(id)).documents[0]?.deliveries[0]?.id ?? ''
    expect(await refused('officer', id, { type: 'record-receipt', documentId, deliveryId, note: '签收照片', attachments: [id] })).toBe('casefile.unknown-attachment')
  })

  test('waits for whoever may sign it, and the count is that of the list', async () => {
    const waiting = async (who: StaffName) => {
      const { rows } = await client.get(who, worklist.signatures, {})
      expect((await client.get(who, worklist.counts, {})).signatures, who).toBe(rows.length)
      return rows
    }
    const before = (await waiting('chief')).length
    const id = await file()
    const [first, second] = [await drafted(id), await drafted(id, IDENTITY)]
    expect(await waiting('chief')).toHaveLength(before)
    for (const documentId of [first, second]) {
      system.clock.advance(60_000)
      await step('officer', id, { type: 'submit', documentId })
    }
    expect((await waiting('chief')).slice(before)).toMatchObject([
      { documentId: first, fileId: id, template: 'acceptance', drafterName: 'officer人员', kind: 'complaint' }, { documentId: second, template: 'identity-proof' },
    ])
    for (const who of ['officer', 'otherChief', 'cityViewer', 'auditor'] as const) expect(await waiting(who), who).toEqual([])
    await step('chief', id, { type: 'approve', documentId: first })
    await step('chief', id, { type: 'send-back', documentId: second, reason: '期限太短，请改为七日' })
    expect(await waiting('chief')).toHaveLength(before)
    // What the chief wrote waits for another.
    await step('chief', id, { type: 'revise', documentId: second, given: { deadline: '2026-05-27', papers: '居民身份证复印件' } })
    await step('chief', id, { type: 'submit', documentId: second })
    expect(await waiting('chief')).toHaveLength(before)
    const next = `2026-01-01T00:00:00.000Z~${first}` as const
    expect((await client.get('chief', worklist.signatures, { after: next })).rows).toHaveLength(before)
    await step('chief', id, { type: 'discard', documentId: second })
  })

  test('is offered where it is due, asks for what the file does not know, and begins a revision with what was filled in', async () => {
    const offered = async (id: string) => new Map((await state(id)).templates.map(({ template, notYet, asks }) => [template, [notYet, ...asks.filter(({ required }) => required).map(({ name }) => name)]]))
    const received = await offered(await file(false))
    for (const [template, notYet] of [['acceptance', 'decidedOn'], ['non-acceptance', 'decidedOn'], ['mediation-notice', 'sessionTime'], ['termination', 'endedOn'], ['agreement', 'agreedOn']] as const) expect(received.get(template)?.[0], template).toBe(notYet)
    const id = await file()
    const accepted = await offered(id)
    expect(accepted.get('acceptance')).toEqual([null])
    expect(accepted.get('identity-proof')).toEqual([null, 'deadline', 'papers'])
    expect(await refused('officer', await file(false), { type: 'draft', template: 'acceptance', given: { decidedOn: '2026-05-06', mediateLimit: '60日' } })).toBe('document.missing-field')
    const documentId = await drafted(id, { ...IDENTITY, paragraphs: ['请携带原件。'] })
    expect((await state(id)).documents.at(-1)?.draft).toEqual({ given: IDENTITY.given, paragraphs: ['请携带原件。'] })
    expect((await state(id, 'cityViewer')).documents.at(-1)?.draft).toBeNull()
    expect(await state(id, 'cityViewer')).toMatchObject({ mayDraft: false, templates: [] })
    await step('officer', id, { type: 'submit', documentId })
    expect((await state(id)).documents.at(-1)?.draft).toBeNull()
  })

  test('is owed once what it tells of was done, until somebody draws it up, and again once that was given up', async () => {
    const owed = async (id: string) => (await state(id)).templates.flatMap(({ template, owed: count }) => (count > 0 ? [[template, count]] : []))
    const id = await file(false)
    expect(await owed(id)).toEqual([])
    const act = async (procedure: 'complaint' | 'mediation' | 'dispatch', command: object) => client.get('officer', STEPS_OF[procedure].command, { id, key: newKey(), version: (await state(id)).version, command })
    await act('complaint', { type: 'give-notice', matter: 'identity', items: '居民身份证复印件', dueOn: addDays(legalDay(system.clock.now()), 5), told: 'phone' })
    expect(await owed(id)).toEqual([['identity-proof', 1]])
    const notice = await drafted(id, IDENTITY)
    expect(await owed(id)).toEqual([])
    await step('officer', id, { type: 'discard', documentId: notice })
    expect(await owed(id)).toEqual([['identity-proof', 1]])
    await act('complaint', { type: 'answer-notice', matter: 'identity', text: '已经提供', attachments: [] })
    await act('complaint', { type: 'accept', told: 'phone' })
    const startsAt = new Date(system.clock.now().getTime() + 86_400_000).toISOString()
    await act('mediation', { type: 'invite', mode: 'on-site', startsAt, place: '东河所', mediators: ['李明'] })
    await act('dispatch', { type: 'ask-help', body: '青川县市场监督管理局', question: '核实该批次商品的进货来源', answerBy: addDays(legalDay(system.clock.now()), 20), attachments: [] })
    expect(await owed(id)).toEqual([['identity-proof', 1], ['acceptance', 1], ['mediation-notice', 1], ['help-letter', 1]])
  })

  test('is listed on a file of every kind', async () => {
    const asked = await client.get('anonymous', inquiryRoutes.submit, { key: newKey(), type: 'inquiry', title: '窗口时间', text: '周末窗口开不开门？', areaCode: '510821', publicationConsent: false })
    const reported = await client.get('anonymous', reportRoutes.submit, {
      key: newKey(), reporter: { realName: false }, target: { name: '旺苍县香满园蛋糕店', address: '旺苍县东河镇新华街12号' }, category: 'food-safety', facts: '该店涉嫌销售超过保质期的蛋糕',
    })
    for (const [who, id] of [['intake', asked.id], ['intake', reported.id]] as const) expect((await state(id, who)).documents).toEqual([])
  })

  test('names everyone who complains and who acts for them, each with a place to sign', async () => {
    const id = await file(false)
    const act = async (command: object) => client.get('officer', complaintRoutes.command, { id, key: newKey(), version: (await state(id)).version, command })
    const written = async (template: string) => {
      const documentId = await drafted(id, { type: 'draft', template })
      return (await system.owner.one<{ fields: Record<string, string> }>(sql`select fields from document.draft where document_id = ${documentId}`))?.fields
    }
    const joined = [['李小山', '13881230001'], ['何大勇', '13881230002']] as const
    for (const [name, phone] of joined) await act({ type: 'add-complainant', person: { name, phone, address: '旺苍县东河镇南街8号' }, agreed: true })
    const [filer, , last] = (await client.get('officer', complaintRoutes.read, { id })).group.people.map((person) => person.id)
    await act({ type: 'elect-representatives', personIds: [filer], attachments: [await stagedPaper(system)] })
    const agent = { name: '周文律师', phone: '13881235555', address: '旺苍县东河镇滨江路2号' }
    const papers = { authority: [await stagedPaper(system)], identity: [await stagedPaper(system)] }
    await act({ type: 'appoint-agent', principalId: last, agent, powers: 'special', matters: '代为和解', until: '2026-07-31', ...papers })
    expect(await written('complaint-registration')).toMatchObject({
      complainantName: '赵小梅', jointComplainants: '李小山，电话13881230001，旺苍县东河镇南街8号\n何大勇，电话13881230002，旺苍县东河镇南街8号', representatives: '赵小梅',
      agents: '周文律师，电话13881235555，代理何大勇，特别授权（代为和解），至2026年7月31日', complainantSigners: '赵小梅\n李小山\n何大勇或者其委托代理人周文律师',
    })
    await act({ type: 'accept', told: 'phone' })
    expect(await written('acceptance')).toMatchObject({ complainantName: '赵小梅、李小山、何大勇' })
    await act({ type: 'remove-complainant', personId: last, reason: '本人退出' })
    expect(await written('acceptance')).toMatchObject({ complainantName: '赵小梅、李小山' })
    expect(await written('complaint-registration')).not.toHaveProperty('agents')
  })

  test('tells of both limits of mediation where a higher law sets a second', async () => {
    const id = await file(false)
    await system.owner.run(sql`update casefile.file set received_on = '2026-04-14' where id = ${id}`)
    await client.get('officer', complaintRoutes.command, { id, key: newKey(), version: 1, command: { type: 'accept', told: 'phone' } })
    const documentId = await drafted(id)
    const row = await system.owner.one<{ fields: Record<string, string> }>(sql`select fields from document.draft where document_id = ${documentId}`)
    expect(row?.fields['mediateLimit']).toBe('45个工作日，并且不超过60日（《消费者权益保护法实施条例》第四十六条第二款）')
  })

  test('leaves a trace of who read it in full, and none of being asked for', async () => {
    const id = await file()
    const documentId = await drafted(id)
    const headers = await client.credentials('officer')
    expect((await app.inject({ method: 'HEAD', url: `/documents/${id}/${documentId}.pdf`, headers })).statusCode).toBe(200)
    const traces = () => system.owner.rows(sql`select actor_name from access.audit_entry where object_id = ${id} and action = 'document.read'`)
    expect(await traces()).toEqual([])
    await paper('officer', id, `${documentId}.pdf`)
    expect(await traces()).toHaveLength(1)
  })

  test('cannot be changed once issued, not even by the running role', async () => {
    await expect(system.database.run(sql`update document.issued set number = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(system.database.run(sql`delete from document.issued`)).rejects.toThrow(/permission denied/)
    await expect(system.database.run(sql`delete from document.counter`)).rejects.toThrow(/permission denied/)
  })
})

describe('whoever holds the code on a paper', () => {
  test('sees that it is genuine, whether it is void, and nothing of any person; without script', async () => {
    const id = await file()
    const documentId = await signed(id)
    await step('officer', id, { type: 'issue', documentId })
    const row = await system.owner.one<{ code: string; pdf: Buffer; number: string }>(sql`select code, pdf, number from document.issued where document_id = ${documentId}`)
    const page = await app.inject({ url: `/verify/${row?.code.toLowerCase()}` })
    expect(page.statusCode).toBe(200)
    for (const part of ['本文书真实有效', row?.number ?? '', '受理决定书', '旺苍县市场监督管理局']) expect(page.body).toContain(part)
    for (const part of ['赵小梅', '13881234567', '香满园']) expect(page.body).not.toContain(part)
    const compare = async (content: Buffer) => {
      const form = new FormData()
      form.set('paper', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), 'paper.pdf')
      const sent = new Response(form)
      return app.inject({ method: 'POST', url: `/verify/${row?.code}`, headers: { 'content-type': sent.headers.get('content-type') ?? '' }, payload: Buffer.from(await sent.arrayBuffer()) })
    }
    const issued = row?.pdf ?? Buffer.alloc(0)
    expect((await compare(issued)).body).toContain('核对一致')
    expect((await compare(Buffer.concat([issued, Buffer.from(' ')]))).body).toContain('核对不一致')
    expect((await compare(Buffer.alloc(0))).body).toContain('没有收到文件')
    await step('chief', id, { type: 'void', documentId, reason: '引用条款错误' })
    expect((await app.inject({ url: `/verify/${row?.code}` })).body).toContain('本文书已经作废')
    expect((await app.inject({ url: '/verify/AAAAAAAAAAAA' })).statusCode).toBe(404)
  })
})

describe('numbers', () => {
  const MANY = 40
  test('issued all at once, refused ones between, have neither gap nor repeat', async () => {
    const documents: (readonly [string, string])[] = []
    for (let made = 0; made < MANY; made += 1) {
      const id = await file()
      documents.push([id, await signed(id, IDENTITY)])
    }
    const issue = async (id: string, documentId: string) => client.call('officer', routes.command, await input(id, { type: 'issue', documentId }))
    const answers = await Promise.all(documents.flatMap(([id, documentId], index) => (index % 4 === 0
      // The same document twice at once: one of the two is refused, and its number goes back.
      ? [issue(id, documentId), issue(id, documentId)] : [issue(id, documentId)])))
    expect(answers.filter(({ status }) => status === 409).length).toBe(MANY / 4)
    const rows = await system.owner.rows<{ number: string }>(sql`select number from document.issued where template = 'identity-proof'`)
    const numbers = rows.map(({ number }) => Number(/第(\d+)号/.exec(number)?.[1])).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: MANY }, (_, index) => index + 1))
  }, 180_000)
})

test('a county without an authority and a rule without the form are refused', async () => {
  const id = await file()
  await system.owner.run(sql`update access.unit set valid_to = '2026-12-31' where level = 'county' and area_code = '510821'`)
  expect(await refused('officer', id, { type: 'draft', template: 'acceptance' })).toBe('document.no-authority')
  await system.owner.run(sql`update access.unit set valid_to = null where level = 'county' and area_code = '510821'`)
  const law = system.parts.documents.law.get('samr-121')
  ;(system.parts.documents.law as Map<string, object>).set('samr-121', {})
  expect(await refused('officer', id, { type: 'draft', template: 'acceptance' })).toBe('document.not-in-pack')
  ;(system.parts.documents.law as Map<string, object>).set('samr-121', law ?? {})
})

test('the rows of documents verify, and one that was changed is found', async () => {
  const found = async () => (await auditFiles(system.parts.desk, () => undefined)).findings
  expect(await found()).toEqual([])
  const row = sql`document_id = (select min(document_id::text)::uuid from document.standing where stage <> 'void')`
  await system.owner.run(sql`update document.standing set drafter_ids = '{}' where ${row}`)
  expect(await found()).toMatchObject([{ what: 'projection', detail: 'documents' }])
})

test('on a report no letter to others says who reported, but those that do by their form, and nothing of it is kept', async () => {
  const id = await namedReport(client, system)
  const help = { type: 'draft', template: 'help-letter', given: { recipientUnit: '青川县市场监督管理局', matters: `核实${NAME}反映的进货来源`, deadline: '2026-05-20' } }
  expect(await refused('officer', id, help)).toBe('casefile.reveals-reporter')
  expect(await refused('officer', id, { ...help, given: { ...help.given, matters: '核实进货来源' }, paragraphs: [`举报人${NAME}愿意配合。`] })).toBe('casefile.reveals-reporter')
  expect((await state(id)).documents).toEqual([])
  expect(await system.owner.rows(sql`select 1 from document.draft where file_id = ${id}`)).toEqual([])
  const clean = await drafted(id, { ...help, given: { ...help.given, matters: '核实进货来源' } })
  expect(await refused('officer', id, { type: 'revise', documentId: clean, given: help.given })).toBe('casefile.reveals-reporter')
  await step('officer', id, { type: 'draft', template: 'police-transfer', given: { recipientUnit: '县公安局', suspicion: `${NAME}涉嫌夹带异物索赔`, evidence: '监控录像' } })
  await step('officer', id, { type: 'draft', template: 'report-registration', given: { clues: `${NAME}提供照片两张` } })
})

test('every refusal the routes declare has been met', () => {
  expect(client.unseen(routes)).toEqual([])
})

/** What is refused before the decision on a complaint, among several complainants, and after closing; part of `refusals.test.ts`. */
import sql from 'sql-template-tag'
import { describe, expect, test } from 'vitest'
import { stageAttachment } from '#modules/casefile/attachments.ts'
import { routes } from '#modules/complaint/index.ts'
import { routes as dispatch } from '#modules/dispatch/index.ts'
import { complaintInput, newKey, type Client, type StaffName, type TestSystem } from '../testing.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
const ACCEPT = { type: 'accept', told: 'sms' }
const DONE = 'answered with 200'
const PERSON = { name: '李小山', phone: '13881230000', address: '旺苍县东河镇南街8号' }

interface Filed {
  readonly id: string
  readonly number: string
  readonly queryCode: string
}

export interface Tools {
  system(): TestSystem
  client(): Client
  submitted(given?: object): Promise<Filed>
  accepted(): Promise<string>
  follow(file: Filed, command: object): Promise<string>
  act(who: StaffName, id: string, command: object): Promise<string>
  mediate(who: StaffName, id: string, command: object): Promise<string>
  versionOf(id: string): Promise<number>
}

export function complaintRefusals(tools: Tools): void {
  noticesAndSettlement(tools)
  sameDispute(tools)
  withAnother(tools)
  registeredLate(tools)
  reopened(tools)
  severalComplainants(tools)
  tellings(tools)
  ownAgent(tools)
  afterClosing(tools)
}

function noticesAndSettlement({ system, client, submitted, follow, act }: Tools): void {
  describe('before the decision', () => {
    const notice = (dueOn: string, matter = 'papers') => ({ type: 'give-notice', matter, items: '授权委托书原件', dueOn, told: 'sms' })
    const missing = { type: 'refuse', ground: 'papers-missing', reason: '没有提供授权委托书原件', told: 'sms' }

    test('a ground that a notice could cure waits for its end, and never for false papers', async () => {
      const { id } = await submitted()
      expect(await act('officer', id, { type: 'answer-notice', matter: 'papers', text: '补交' })).toBe('complaint.no-notice')
      expect(await act('officer', id, missing)).toBe('complaint.notice-first')
      for (const day of ['2026-04-28', '2026-05-14']) expect(await act('officer', id, notice(day))).toBe('complaint.bad-notice-day')
      expect(await act('officer', id, notice('2026-04-30'))).toBe(DONE)
      expect(await act('officer', id, notice('2026-05-01'))).toBe('complaint.notice-running')
      expect(await act('officer', id, missing)).toBe('complaint.notice-running')
      const { clocks, notices } = await client().get('officer', routes.read, { id })
      expect(clocks.map(({ id: clock, dueOn }) => [clock, dueOn])).toEqual([['complaint.accept', '2026-05-11'], ['complaint.supply-papers', '2026-04-30']])
      expect(notices).toMatchObject([{ matter: 'papers', dueOn: '2026-04-30', suppliedOn: null, article: '《市场监督管理投诉举报处理办法》第十六条第五项' }])
      expect(await act('officer', id, { ...missing, falsified: true })).toBe(DONE)
    })

    test('a notice that could not end in time is not given', async () => {
      const { id } = await submitted()
      system().clock.set('2026-05-10T01:00:00Z')
      expect(await act('officer', id, notice('2026-05-12'))).toBe('complaint.no-time-for-notice')
    })

    test('an order that knows no proof of identity has no notice for it, and the office under it may not invent one', async () => {
      const { id } = await submitted()
      await system().owner.run(sql`update casefile.file set received_on = '2026-04-14' where id = ${id}`)
      expect(await act('officer', id, notice('2026-05-03', 'identity'))).toBe('complaint.no-such-notice')
    })

    test('the consumer answers a notice, once', async () => {
      const file = await submitted()
      expect(await follow(file, { type: 'answer-notice', matter: 'identity', text: '见附件' })).toBe('complaint.no-notice')
      expect(await act('officer', file.id, notice('2026-05-03', 'identity'))).toBe(DONE)
      expect(await follow(file, { type: 'answer-notice', matter: 'identity', text: '' })).toBe('complaint.nothing-added')
      expect(await follow(file, { type: 'answer-notice', matter: 'identity', text: '身份证号码已补充' })).toBe(DONE)
      expect(await act('officer', file.id, { ...missing, ground: 'identity-refused' })).toBe('complaint.notice-first')
    })

    test('the firm tries first only with consent, and what is settled is withdrawn', async () => {
      const file = await submitted()
      expect(await act('officer', file.id, { type: 'offer-settlement' })).toBe('complaint.settlement-consent')
      expect(await follow(file, { type: 'confirm-settlement', agreed: true })).toBe('complaint.settlement-order')
      expect(await follow(file, { type: 'allow-settlement' })).toBe(DONE)
      expect(await act('officer', file.id, { type: 'offer-settlement' })).toBe(DONE)
      expect(await act('officer', file.id, { type: 'confirm-settlement', agreed: true })).toBe('complaint.settlement-order')
      expect(await act('officer', file.id, { type: 'answer-settlement', settled: true, answer: '全额退款' })).toBe(DONE)
      expect(await follow(file, { type: 'confirm-settlement', agreed: true })).toBe(DONE)
      expect(await client().get('officer', routes.read, { id: file.id })).toMatchObject({ stage: 'withdrawn', settlement: { stage: 'settled', answer: '全额退款' } })
    })
  })
}

function sameDispute({ client, submitted, accepted, act, mediate, versionOf }: Tools): void {
  describe('an earlier file', () => {
    test('the same dispute is not taken twice', async () => {
      const first = await accepted()
      const closing = [{ type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] }]
      for (const command of closing) expect(await mediate('officer', first, command)).toBe(DONE)
      const { id } = await submitted()
      expect(await act('officer', id, { type: 'unmark-same-dispute', reason: '标错了' })).toBe('complaint.not-marked')
      expect(await act('officer', id, { type: 'mark-same-dispute', fileId: NOBODY, reason: '同一次购买' })).toBe('complaint.not-mediated')
      expect((await client().get('officer', routes.read, { id })).mediatedBefore.map((one) => one.id)).toContain(first)
      expect(await act('officer', id, { type: 'mark-same-dispute', fileId: first, reason: '同一次购买' })).toBe(DONE)
      const answer = await client().call('officer', routes.command, { id, key: newKey(), version: await versionOf(id), command: ACCEPT })
      expect(answer).toMatchObject({ status: 409, body: { refusal: 'complaint.same-dispute', article: '《市场监督管理投诉举报处理办法》第十六条第二项' } })
      expect(await act('officer', id, { type: 'unmark-same-dispute', reason: '不是同一次购买' })).toBe(DONE)
      expect(await act('officer', id, ACCEPT)).toBe(DONE)
    })
  })
}

export async function stagedPaper({ parts, database, clock }: TestSystem): Promise<string> {
  const id = parts.desk.newId()
  await stageAttachment(database, { id, name: '推选书.jpg', mediaType: 'image/jpeg', content: Buffer.from('x'), sha256: Buffer.from('y'), uploadedAt: clock.now() })
  return id
}

function severalComplainants({ system, client, submitted, follow, act, mediate, versionOf }: Tools): void {
  describe('several complainants and agents', () => {
    const paper = () => stagedPaper(system())

    test('representatives are elected in writing; those they act for consent to giving up and to agreeing', async () => {
      const file = await submitted()
      const { id } = file
      expect(await act('officer', id, { type: 'elect-representatives', personIds: [NOBODY] })).toBe('complaint.not-joint')
      expect(await act('intake', id, { type: 'add-complainant', person: { ...PERSON, phone: '1' }, agreed: true })).toBe('complaint.bad-phone')
      expect(await act('intake', id, { type: 'add-complainant', person: { ...PERSON, idType: 'id-card', idNumber: '123' }, agreed: true })).toBe('complaint.bad-id-number')
      expect(await act('intake', id, { type: 'add-complainant', person: PERSON, agreed: true })).toBe(DONE)
      const { people } = (await client().get('officer', routes.read, { id })).group
      expect(people.map(({ name, filer }) => [name.slice(1), filer])).toEqual([['**', true], ['**', false]])
      const [filer = '', second = ''] = people.map((one) => one.id)
      expect(await act('officer', id, { type: 'elect-representatives', personIds: [NOBODY] })).toBe('complaint.unknown-complainant')
      expect(await act('officer', id, { type: 'elect-representatives', personIds: [filer] })).toBe('complaint.in-writing')
      expect(await act('officer', id, { type: 'elect-representatives', personIds: [filer], attachments: [await paper()] })).toBe(DONE)
      expect(await act('officer', id, { type: 'elect-representatives', personIds: [second], attachments: [await paper()] })).toBe('complaint.consent-needed')
      expect(await follow(file, { type: 'withdraw' })).toBe('complaint.consent-needed')
      expect(await follow(file, { type: 'record-consent', personId: 'self', to: 'waiver', note: '同意' })).toBe('complaint.nothing-to-consent')
      expect(await act('officer', id, { type: 'record-consent', personId: 'self', to: 'waiver', note: '同意' })).toBe('complaint.unknown-complainant')
      const issue = { id, key: newKey(), version: await versionOf(id), personId: NOBODY }
      expect(await client().refusal('officer', routes.issueCode, { ...issue, id: NOBODY })).toBe('complaint.not-found')
      expect(await client().refusal('cityViewer', routes.issueCode, issue)).toBe('complaint.not-permitted')
      expect(await client().refusal('officer', routes.issueCode, issue)).toBe('complaint.unknown-complainant')
      expect(await client().refusal('officer', routes.issueCode, { ...issue, version: 1, personId: second })).toBe('casefile.version-conflict')
      const { queryCode } = await client().get('officer', routes.issueCode, { ...issue, personId: second })
      const joined = { number: file.number, queryCode }
      expect(await follow({ ...file, ...joined }, { type: 'remove-complainant', personId: filer, reason: '退出' })).toBe('complaint.only-for-self')
      expect(await act('officer', id, ACCEPT)).toBe(DONE)
      const agreement = { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] }
      expect(await mediate('officer', id, agreement)).toBe('mediation.consent-needed')
      expect(await mediate('officer', id, { type: 'terminate', ground: 'withdrawn-or-settled', reason: '代表人说已经和解' })).toBe('mediation.waiver-needed')
      expect(await act('officer', id, { type: 'record-consent', personId: second, to: 'agreement', note: '电话同意退款方案' })).toBe(DONE)
      expect(await mediate('officer', id, agreement)).toBe(DONE)
    })

    test('an agent brings the original authority, still in force, and without special powers may not settle', async () => {
      const { id } = await submitted()
      const principalId = (await client().get('officer', routes.read, { id })).group.people[0]?.id
      const appoint = { type: 'appoint-agent', principalId, agent: PERSON, powers: 'ordinary', matters: '代为投诉', until: '2026-12-31' }
      expect(await act('officer', id, { type: 'end-agent', agentId: NOBODY, reason: '撤销' })).toBe('complaint.unknown-agent')
      expect(await act('officer', id, appoint)).toBe('complaint.authority-papers')
      expect(await act('officer', id, { ...appoint, until: '2026-04-27', authority: [await paper()], identity: [await paper()] })).toBe('complaint.authority-expired')
      expect(await act('officer', id, { ...appoint, authority: [await paper()], identity: [await paper()] })).toBe(DONE)
      expect(await act('officer', id, { type: 'withdraw' })).toBe('complaint.consent-needed')
      expect((await client().get('officer', routes.read, { id })).group).toMatchObject({ missing: { agreement: [principalId], representation: [] } })
    })
  })
}

function tellings({ client, submitted, act, mediate }: Tools): void {
  describe('telling joint complainants', () => {
    test('each joint complainant is told by itself, once of each thing decided', async () => {
      const { id } = await submitted()
      const tell = (...personIds: readonly string[]) => act('officer', id, { type: 'tell-complainant', personIds, by: 'phone' })
      expect(await act('intake', id, { type: 'add-complainant', person: PERSON, agreed: true })).toBe(DONE)
      expect(await act('officer', id, ACCEPT)).toBe(DONE)
      const groupOf = async () => (await client().get('officer', routes.read, { id })).group
      const [filer = '', second = ''] = (await groupOf()).people.map((one) => one.id)
      expect((await groupOf()).telling).toEqual({ of: 'accepted', untold: [second] })
      expect(await tell(NOBODY)).toBe('complaint.unknown-complainant')
      expect(await tell(filer)).toBe('complaint.already-told')
      expect(await tell(second)).toBe(DONE)
      expect((await groupOf()).people.map((one) => one.told)).toEqual([[], [{ of: 'accepted', by: 'phone', on: '2026-04-28' }]])
      expect(await tell(second)).toBe('complaint.nothing-to-tell')
      expect(await act('officer', id, { type: 'record-consent', personId: second, to: 'agreement', note: '电话同意' })).toBe(DONE)
      expect(await mediate('officer', id, { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] })).toBe(DONE)
      expect((await groupOf()).telling).toEqual({ of: 'agreed', untold: [filer, second] })
      expect(await act('officer', id, { type: 'close', summary: '已履行' })).toBe('complaint.untold')
      expect(await tell(filer, second)).toBe(DONE)
      expect(await act('officer', id, { type: 'close', summary: '已履行' })).toBe(DONE)
    })
  })
}

function ownAgent({ system, client, submitted, follow, act }: Tools): void {
  test('with the query code one names an agent for oneself and for nobody else, and may still give up by oneself', async () => {
    const file = await submitted()
    const papers = { authority: [await stagedPaper(system())], identity: [await stagedPaper(system())] }
    const appoint = { type: 'appoint-agent', agent: PERSON, powers: 'ordinary', matters: '代为投诉', until: '2026-12-31', ...papers }
    expect(await follow(file, { ...appoint, principalId: NOBODY })).toBe('complaint.unknown-complainant')
    expect(await follow(file, { ...appoint, authority: [] })).toBe('complaint.authority-papers')
    expect(await follow(file, { ...appoint, until: '2026-04-27' })).toBe('complaint.authority-expired')
    expect(await follow(file, { ...appoint, agent: { ...PERSON, phone: '1' } })).toBe('complaint.bad-phone')
    expect(await follow(file, { ...appoint, agent: { ...PERSON, idType: 'id-card', idNumber: '123' } })).toBe('complaint.bad-id-number')
    expect(await follow(file, appoint)).toBe(DONE)
    expect((await client().get('officer', routes.read, { id: file.id })).group).toMatchObject({ agents: [{ powers: 'ordinary', ended: false }], missing: { waiver: [expect.any(String)] } })
    expect(await act('officer', file.id, { type: 'withdraw' })).toBe('complaint.consent-needed')
    expect(await follow(file, { type: 'withdraw', settled: true })).toBe('complaint.nothing-added')
    expect(await follow(file, { type: 'withdraw', settled: true, reason: '商家已退款' })).toBe(DONE)
    const other = await submitted()
    const again = { authority: [await stagedPaper(system())], identity: [await stagedPaper(system())] }
    expect(await follow(other, { ...appoint, ...again, codeWith: 'agent' })).toBe(DONE)
    expect(await follow(other, { type: 'withdraw' })).toBe('complaint.consent-needed')
    expect(await follow(other, { type: 'record-consent', personId: 'self', to: 'waiver', note: '同意' })).toBe('complaint.agent-holds-code')
  })
}

function withAnother({ client, submitted, act, versionOf }: Tools): void {
  test('what is on its way to another regulator is not accepted meanwhile', async () => {
    const { id } = await submitted()
    const send = { type: 'transfer-out', recipient: 'regulator', body: '青川县市场监督管理局', letter: '移送函4号', reason: '经营地在青川县', receiptBy: '2026-05-08', told: 'sms' }
    await client().get('intake', dispatch.command, { id, key: newKey(), version: await versionOf(id), command: send })
    expect(await act('officer', id, ACCEPT)).toBe('complaint.with-another')
  })
}

function registeredLate({ system, client }: Tools): void {
  describe('a letter that came before today', () => {
    const late = (given: object) => complaintInput(system().county, { channel: 'letter', occurredOn: '2026-04-10', ...given })
    test.each<[string, object]>([
      ['complaint.received-in-future', { receivedOn: '2026-04-29', receivedReason: '来信' }], ['complaint.received-too-long-ago', { receivedOn: '2026-02-26', receivedReason: '来信' }],
      ['complaint.late-reason-needed', { receivedOn: '2026-04-20' }], ['complaint.future-date', { receivedOn: '2026-04-20', receivedReason: '来信', occurredOn: '2026-04-21' }],
    ])('%s', async (refusal, given) => {
      expect(await client().refusal('intake', routes.register, late(given))).toBe(refusal)
    })

    test('counts from the day it came, with the report in it, under the law of that day; the public cannot say so', async () => {
      const report = { facts: '该店涉嫌销售超过保质期的蛋糕', realName: false }
      const receipt = await client().get('intake', routes.register, late({ receivedOn: '2026-04-20', receivedReason: '乡镇周末转来', report }))
      expect(receipt).toMatchObject({ decideBy: '2026-04-29', report: { verifyBy: '2026-05-13' } })
      expect(receipt.number).toMatch(/^151082120260420/)
      const { receivedOn, timeline } = await client().get('officer', routes.read, { id: receipt.id })
      expect([receivedOn, timeline.find(({ type }) => type === 'complaint.registered-late')?.params]).toEqual(['2026-04-20', { receivedOn: '2026-04-20', registeredOn: '2026-04-28', reason: '乡镇周末转来' }])
      const seen = await client().get('anonymous', routes.track, { number: receipt.number, queryCode: receipt.queryCode })
      expect([seen.receivedOn, JSON.stringify(seen.timeline).includes('乡镇周末转来')]).toEqual(['2026-04-20', false])
      expect((await client().get('intake', routes.register, late({ receivedOn: '2026-04-14', receivedReason: '乡镇周末转来' }))).packName).toContain('20')
      expect(await client().get('anonymous', routes.submit, late({ receivedOn: '2026-04-20', receivedReason: '来信' }))).toMatchObject({ decideBy: '2026-05-11' })
    })
  })
}

function reopened({ client, submitted, accepted, act, mediate }: Tools): void {
  const undo = { type: 'reopen', cause: 'court', document: '（2026）川0821行初12号', documentOn: '2026-04-28', reason: '判决撤销原决定' }

  test('a refusal that was undone is decided anew, and the consumer reads why', async () => {
    const { id, ...filed } = await submitted()
    expect(await act('officer', id, { type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' })).toBe(DONE)
    expect(await act('chief', id, { ...undo, documentOn: '2026-04-27' })).toBe('complaint.bad-document-day')
    expect(await act('chief', id, undo)).toBe(DONE)
    expect(await client().get('anonymous', routes.track, filed)).toMatchObject({ stage: 'received', refusal: null, timeline: expect.arrayContaining([expect.objectContaining({ type: 'complaint.reopened' })]) as unknown })
    expect(await act('officer', id, ACCEPT)).toBe(DONE)
  })

  test('what was closed is handled again once', async () => {
    const id = await accepted()
    expect(await mediate('officer', id, { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] })).toBe(DONE)
    for (const [who, command] of [['officer', { type: 'close', summary: '已办结' }], ['chief', undo], ['officer', { type: 'finish-redo', summary: '已再次办理' }]] as const) expect(await act(who, id, command)).toBe(DONE)
    expect(await act('chief', id, { ...undo, cause: 'own-error' })).toBe('complaint.redone-before')
  })
}

function afterClosing({ client, accepted, act, mediate }: Tools): void {
  describe('after closing', () => {
    test('the complainant is called back once, and once more after the file was handled again', async () => {
      const id = await accepted()
      const call = (grade: string) => ({ type: 'record-callback', grade, by: 'phone' })
      expect(await mediate('officer', id, { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] })).toBe(DONE)
      expect(await act('officer', id, { type: 'close', summary: '已办结' })).toBe(DONE)
      expect(await act('officer', id, call('unsatisfied'))).toBe(DONE)
      const { stage, clocks } = await client().get('officer', routes.read, { id })
      expect([stage, clocks.find((clock) => clock.id === 'complaint.redo')?.state]).toEqual(['redo', 'running'])
      expect(await act('officer', id, { type: 'finish-redo', summary: '已再次退款' })).toBe(DONE)
      expect(await act('officer', id, call('unsatisfied'))).toBe(DONE)
      expect(await act('officer', id, call('satisfied'))).toBe('complaint.called-back')
    })
  })
}

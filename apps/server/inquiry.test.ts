/** Inquiries and the knowledge base over HTTP: who may, who sees, what is refused, and that what is secret stays so. */
import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes, type InquiryReceipt, type InquiryView } from '#modules/inquiry/index.ts'
import { routes as knowledge } from '#modules/knowledge/index.ts'
import { routes as complaintRoutes } from '#modules/complaint/index.ts'
import { routes as reportRoutes } from '#modules/report/index.ts'
import { auditFiles } from './audit-files.ts'
import { newKey, serve, STAFF, testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('inquiry', (served) => { ({ system, client } = served) }))

const ASKER = { name: '赵小梅', phone: '13881234567', address: '旺苍县东河镇北街5号' } as const

function filed(given: object = {}): Readonly<Record<string, unknown>> {
  return { key: newKey(), areaCode: '510821', type: 'inquiry', title: '预付卡退费', text: '健身房办了卡不想去了，能不能退钱？', asker: ASKER, publicationConsent: true, ...given }
}

async function submitted(given: object = {}): Promise<InquiryReceipt> {
  return client.get<InquiryReceipt>('anonymous', routes.submit, filed(given))
}

async function read(who: StaffName, id: string): Promise<InquiryView> {
  return client.get<InquiryView>(who, routes.read, { id })
}

async function step(who: StaffName, id: string, command: object, reader: StaffName = 'chief'): Promise<string | undefined> {
  const { version } = await read(reader, id)
  const answer = await client.call(who, routes.command, { id, key: newKey(), version, command })
  return answer.status < 400 ? undefined : (answer.body as { refusal: string }).refusal
}

const ANSWER = { type: 'answer', text: '可以退还余额，请先与商家协商。', told: 'phone' }
const NOBODY = '00000000-0000-4000-8000-000000000000'
const PROPOSAL = { type: 'propose-publication', question: '办了健身卡能不能退？', answer: '可以退还余额。', personalDataRemoved: true }

describe('asking', () => {
  test('without a name, and the answer is found again by number and code', async () => {
    const receipt = await submitted({ asker: undefined })
    expect(receipt).toMatchObject({ type: 'inquiry', answerBy: '2026-05-08', basis: '本地办理惯例' })
    expect((await read('intake', receipt.id)).asker).toBeNull()
    expect(await client.refusal('intake', routes.unmask, { id: receipt.id, reason: '需要回电' })).toBe('inquiry.anonymous')
    expect(await step('intake', receipt.id, ANSWER)).toBeUndefined()
    const key = { number: receipt.number, queryCode: receipt.queryCode }
    expect(await client.get('anonymous', routes.track, key)).toMatchObject({ stage: 'answered', reply: { text: ANSWER.text } })
    expect(await client.get('anonymous', routes.rate, { ...key, key: newKey(), grade: 'satisfied' })).toMatchObject({ rating: { grade: 'satisfied' } })
    expect(await client.refusal('anonymous', routes.rate, { ...key, key: newKey(), grade: 'fair' })).toBe('inquiry.already-rated')
    expect(await client.refusal('anonymous', routes.track, { ...key, queryCode: 'WRONG123' })).toBe('inquiry.unknown-number')
    expect(await client.refusal('anonymous', routes.rate, { ...key, queryCode: 'WRONG123', key: newKey(), grade: 'fair' })).toBe('inquiry.unknown-number')
  })

  test('the same form twice is one file; the same key with other words is not answered with its code', async () => {
    const form = filed()
    const first = await client.get<InquiryReceipt>('anonymous', routes.submit, form)
    expect(await client.get('anonymous', routes.submit, form)).toEqual(first)
    expect(await client.refusal('anonymous', routes.submit, { ...form, text: '换了一段完全不同的文字' })).toBe('inquiry.already-exists')
    expect(await client.refusal('anonymous', routes.rate, { number: first.number, queryCode: first.queryCode, key: newKey(), grade: 'fair' })).toBe('inquiry.wrong-stage')
  })

  test('a phone number that is none is refused, to the public and to staff', async () => {
    const wrong = { asker: { ...ASKER, phone: '123' } }
    expect(await client.refusal('anonymous', routes.submit, filed(wrong))).toBe('inquiry.bad-phone')
    expect(await client.refusal('intake', routes.register, filed(wrong))).toBe('inquiry.bad-phone')
    expect(await client.refusal('auditor', routes.register, filed())).toBe('inquiry.not-permitted')
    const form = filed({ channel: 'phone' })
    await client.get('intake', routes.register, form)
    expect(await client.refusal('intake', routes.register, { ...form, text: '完全不同的另一件事情' })).toBe('inquiry.already-exists')
  })

  test('goes to the county that is chosen, supervision too; where several share the system and none is chosen, to none', async () => {
    expect(await client.refusal('anonymous', routes.submit, filed({ areaCode: undefined }))).toBe('inquiry.county-needed')
    expect(await client.refusal('anonymous', routes.submit, filed({ areaCode: '510801' }))).toBe('inquiry.county-needed')
    for (const [type, reader] of [['inquiry', 'otherIntake'], ['supervision', 'otherChief']] as const) {
      const { id, number } = await submitted({ type, areaCode: '510822', asker: undefined })
      expect(number.slice(1, 7)).toBe('510822')
      expect(await read(reader, id)).toMatchObject({ areaCode: '510822' })
      expect(await client.refusal('chief', routes.read, { id })).toBe('casefile.not-found')
    }
  })

  test('what staff take down stays in their county', async () => {
    const { id } = await client.get<InquiryReceipt>('otherOfficer', routes.register, filed({ areaCode: undefined, channel: 'phone' }))
    expect(await read('otherIntake', id)).toMatchObject({ areaCode: '510822', channel: 'phone' })
    expect(await client.refusal('officer', routes.register, filed({ areaCode: '510822', channel: 'phone' }))).toBe('inquiry.county-needed')
  })

  test('who reads it is who works at the desk or above; to all others it does not exist', async () => {
    const { id } = await submitted()
    const readers = (await Promise.all((Object.keys(STAFF) as StaffName[]).map(async (who) => ((await client.call(who, routes.read, { id })).status === 200 ? [who] : [])))).flat()
    expect(readers.toSorted()).toEqual(['chief', 'cityViewer', 'intake', 'provinceViewer', 'viewerAndOfficer'])
    expect(await client.refusal('officer', routes.unmask, { id, reason: '需要回电' })).toBe('casefile.not-found')
    expect(await client.refusal('cityViewer', routes.unmask, { id, reason: '需要回电' })).toBe('inquiry.not-permitted')
    expect((await read('intake', id)).asker).toMatchObject({ masked: true, name: '赵**' })
    expect(await client.get('intake', routes.unmask, { id, reason: '需要回电' })).toMatchObject({ name: '赵小梅', phone: '13881234567' })
  })
})

test('where no desk is set up, the citizen is told to call', async () => {
  const bare = await testSystem('inquiry-no-desk')
  const served = await testApp(bare)
  const other = testClient(served.app, bare, client.seen)
  const close = (name: 'desk' | 'otherDesk') => bare.owner.run(sql`update access.unit set valid_from = '2020-01-01', valid_to = '2026-04-27' where id = ${bare.county.units[name]}`)
  await close('otherDesk')
  const { id } = await other.get<InquiryReceipt>('anonymous', routes.submit, filed())
  const { office } = bare.county.units
  await other.get('intake', routes.command, { id, key: newKey(), version: 1, command: { type: 'assign', unitId: office } })
  await close('desk')
  expect(await other.refusal('anonymous', routes.submit, filed())).toBe('inquiry.no-office')
  expect(await other.refusal('officer', routes.register, filed({ channel: 'window' }))).toBe('inquiry.no-office')
  expect(await other.refusal('officer', routes.command, { id, key: newKey(), version: 2, command: { type: 'return-to-intake', reason: '不归本所管辖' } })).toBe('inquiry.no-office')
  await served.close()
  await bare.close()
})

describe('supervision of staff', () => {
  test('is seen by the county and its superiors and by no office; the chief alone acts on it', async () => {
    const receipt = await client.get<InquiryReceipt>('intake', routes.register, filed({ type: 'supervision', title: '窗口态度', text: '东河所的一位工作人员态度恶劣', channel: 'phone' }))
    const readers = (await Promise.all((Object.keys(STAFF) as StaffName[]).map(async (who) => ((await client.call(who, routes.read, { id: receipt.id })).status === 200 ? [who] : [])))).flat()
    expect(readers.toSorted()).toEqual(['chief', 'cityViewer', 'intake', 'provinceViewer', 'viewerAndOfficer'])
    expect(await step('intake', receipt.id, ANSWER)).toBe('inquiry.not-permitted')
    for (const who of ['officer', 'officer2', 'officeChief'] as const) {
      const { rows } = await client.get<{ rows: { id: string }[] }>(who, routes.list, {})
      expect(rows.map(({ id }) => id)).not.toContain(receipt.id)
    }
    for (const unitId of [system.county.units.office, system.county.units.desk]) expect(await step('chief', receipt.id, { type: 'assign', unitId })).toBe('inquiry.confidential')
    expect(await step('chief', receipt.id, { type: 'answer', text: '已经核实并提醒当事人改进。', told: 'phone' })).toBeUndefined()
    expect(await step('chief', receipt.id, PROPOSAL)).toBe('inquiry.wrong-type')
  })
})

describe('handling', () => {
  test('forwarded to the office concerned, returned, answered from the knowledge base as of the day asked', async () => {
    const { id } = await submitted()
    const { units, staff } = system.county
    expect(await step('intake', id, { type: 'assign', unitId: units.desk })).toBe('inquiry.already-with-unit')
    expect(await step('intake', id, { type: 'assign', unitId: units.otherOffice })).toBe('inquiry.unknown-unit')
    expect(await step('intake', id, { type: 'assign', unitId: units.office, officerId: staff.officer2.id })).toBe('inquiry.unknown-officer')
    expect(await step('intake', id, { type: 'assign', unitId: units.office, officerId: staff.officer.id })).toBeUndefined()
    expect(await step('officer', id, { type: 'return-to-intake', reason: '不归本所管辖' })).toBeUndefined()
    expect(await step('intake', id, { type: 'adopt', text: '已经采纳您的建议', told: 'phone' })).toBe('inquiry.not-permitted')
    expect(await step('chief', id, { type: 'adopt', text: '已经采纳您的建议', told: 'phone' })).toBe('inquiry.wrong-type')
    expect(await step('intake', id, { ...ANSWER, entry: { id: NOBODY, version: 1 } })).toBe('inquiry.unknown-entry')
    expect(await step('intake', id, { type: 'point-elsewhere', route: 'nowhere', text: '请向别处提出', told: 'phone' })).toBe('inquiry.unknown-route')
    const { answers } = await client.get<{ answers: { entryId: string; version: number; question: string }[] }>('anonymous', knowledge.search, { q: '健身房办了卡不想去了，能不能退钱？' })
    const [best] = answers
    expect(best?.question).toContain('预付卡')
    expect(await step('intake', id, { ...ANSWER, entry: { id: best?.entryId, version: best?.version } })).toBeUndefined()
    expect(await read('intake', id)).toMatchObject({ stage: 'answered', reply: { entry: { id: best?.entryId, version: 2 } }, clocks: [{ id: 'inquiry.answer', state: 'met' }] })
    expect(await step('intake', id, ANSWER)).toBe('inquiry.wrong-stage')
    const { version } = await read('intake', id)
    expect(await client.refusal('intake', routes.command, { id, key: newKey(), version: version - 1, command: ANSWER })).toBe('casefile.version-conflict')
    expect(await client.refusal('officer2', routes.command, { id, key: newKey(), version, command: ANSWER })).toBe('casefile.not-found')
  })

  test('a step of inquiries on a complaint is refused', async () => {
    const receipt = await client.get<{ id: string }>('anonymous', complaintRoutes.submit, {
      key: newKey(), consumer: ASKER, respondent: { name: '香满园蛋糕店', address: '新华街12号' }, category: 'quality', facts: '买的蛋糕有异物，要求退款赔偿。', claims: ['refund'], publicationConsent: false, entrustConsent: false,
    })
    expect(await client.refusal('chief', routes.command, { id: receipt.id, key: newKey(), version: 1, command: ANSWER })).toBe('casefile.wrong-kind')
    expect(await client.refusal('chief', routes.turn, { id: receipt.id, key: newKey(), version: 1, ...TURN })).toBe('casefile.wrong-kind')
  })
})

const TURN = { respondent: { name: '强身健身房', address: '东河镇人民路8号' }, category: 'contract', claims: ['refund'], facts: '健身房办了卡，商家关门不退余额一千元。' }

describe('turning into a complaint or a report', () => {
  test('opens the complaint with what was stated, links the two and closes the inquiry; once', async () => {
    const { id } = await submitted()
    const categories = system.parts.categories.map(({ code }) => code)
    const input = { id, version: 1, ...TURN, category: categories[0] }
    expect(await client.refusal('cityViewer', routes.turn, { ...input, key: newKey() })).toBe('inquiry.not-permitted')
    expect(await client.refusal('officer', routes.turn, { ...input, key: newKey() })).toBe('casefile.not-found')
    expect(await client.refusal('intake', routes.turn, { ...input, key: newKey(), version: 9 })).toBe('casefile.version-conflict')
    expect(await client.refusal('intake', routes.turn, { ...input, key: newKey(), category: 'none-such' })).toBe('complaint.unknown-category')
    expect(await client.refusal('intake', routes.turn, { ...input, key: newKey(), respondent: { ...TURN.respondent, operatorId: NOBODY } })).toBe('complaint.unknown-operator')
    expect(await client.refusal('intake', routes.turn, { ...input, key: newKey(), asker: { name: '', phone: '123', address: '' } })).toBe('complaint.bad-phone')
    const turned = await client.get<{ fileId: string; number: string }>('intake', routes.turn, { ...input, key: newKey() })
    expect(await client.get('chief', complaintRoutes.read, { id: turned.fileId })).toMatchObject({ number: turned.number, respondent: { name: '强身健身房' }, channel: 'web' })
    expect(await read('intake', id)).toMatchObject({ stage: 'turned', turnedInto: { kind: 'complaint', id: turned.fileId } })
    expect(await client.refusal('intake', routes.turn, { ...input, key: newKey(), version: 2 })).toBe('inquiry.wrong-stage')
  })

  test('without a name the complaint cannot be opened until one is given; praise is none', async () => {
    const { id } = await submitted({ asker: undefined })
    const input = { id, version: 1, ...TURN, category: system.parts.categories[0]?.code }
    expect(await client.refusal('intake', routes.turn, { ...input, key: newKey() })).toBe('inquiry.asker-needed')
    expect(await client.get('intake', routes.turn, { ...input, key: newKey(), asker: ASKER })).toMatchObject({ version: 2 })
    const praise = await submitted({ type: 'praise' })
    expect(await client.refusal('intake', routes.turn, { ...input, id: praise.id, key: newKey() })).toBe('inquiry.wrong-type')
  })

  test('what is a report becomes one, by name only where the person is willing', async () => {
    const { claims: _, ...stated } = TURN
    const input = { version: 1, ...stated, into: 'report', category: system.parts.categories[0]?.code }
    const [named, nameless] = [await submitted(), await submitted()]
    expect(await client.refusal('intake', routes.turn, { ...input, id: named.id, key: newKey(), category: 'none-such' })).toBe('report.unknown-category')
    expect(await client.refusal('intake', routes.turn, { ...input, id: named.id, key: newKey(), respondent: { ...TURN.respondent, operatorId: NOBODY } })).toBe('report.unknown-operator')
    expect(await client.refusal('intake', routes.turn, { ...input, id: named.id, key: newKey(), realName: true, asker: { name: '', phone: '123', address: '' } })).toBe('inquiry.asker-needed')
    expect(await client.refusal('intake', routes.turn, { ...input, id: named.id, key: newKey(), realName: true, asker: { name: '', phone: '1388123456', address: '' } })).toBe('report.bad-phone')
    const byName = await client.get<{ fileId: string; number: string }>('intake', routes.turn, { ...input, id: named.id, key: newKey(), realName: true })
    expect(await client.get('chief', reportRoutes.read, { id: byName.fileId })).toMatchObject({ number: byName.number, target: { name: '强身健身房' } })
    expect(await read('intake', named.id)).toMatchObject({ stage: 'turned', turnedInto: { kind: 'report', id: byName.fileId } })
    const without = await client.get<{ fileId: string }>('intake', routes.turn, { ...input, id: nameless.id, key: newKey() })
    const people = await system.database.rows(sql`select file_id, person_id is not null as named from report.report where file_id = any(${[byName.fileId, without.fileId]}::uuid[]) order by named`)
    expect(people).toEqual([{ file_id: without.fileId, named: false }, { file_id: byName.fileId, named: true }])
    expect(await client.refusal('intake', routes.turn, { ...input, into: 'complaint', id: (await submitted()).id, key: newKey() })).toBe('request.invalid')
  })
})

describe('the voice of the public', () => {
  test('shows what a person cleared and another approved, finds it by words, and counts it', async () => {
    const { id } = await submitted({ text: '健身卡退费？我是赵小梅，电话13881234567' })
    await step('intake', id, ANSWER)
    expect(await step('intake', id, { type: 'approve-publication' })).toBe('inquiry.not-permitted')
    expect(await step('chief', id, { type: 'approve-publication' })).toBe('inquiry.nothing-proposed')
    expect(await step('intake', id, { ...PROPOSAL, question: '赵小梅问：能退吗？' })).toBe('inquiry.personal-data')
    expect(await step('chief', id, PROPOSAL)).toBeUndefined()
    expect(await step('chief', id, { type: 'approve-publication' })).toBe('inquiry.own-proposal')
    expect(await step('chief', id, { type: 'reject-publication', reason: '请再简短些' })).toBeUndefined()
    expect(await client.get('anonymous', routes.voice, {})).toMatchObject({ answers: [], total: 0 })
    expect(await step('intake', id, PROPOSAL)).toBeUndefined()
    expect(await step('chief', id, { type: 'approve-publication' })).toBeUndefined()
    const found = await client.get<{ answers: object[]; total: number }>('anonymous', routes.voice, { q: '健身卡', type: 'inquiry', month: '2026-04' })
    expect(found).toMatchObject({ total: 1, answers: [{ question: PROPOSAL.question, answer: PROPOSAL.answer }], perMonth: [{ month: '2026-04', type: 'inquiry', count: 1 }] })
    expect(JSON.stringify(found)).not.toMatch(/赵小梅|1388/)
    expect(await client.get('anonymous', routes.voice, { q: '飞机' })).toMatchObject({ total: 0 })
    expect(await step('chief', id, { type: 'withdraw-publication', reason: '规定已经变化' })).toBeUndefined()
    expect(await client.get('anonymous', routes.voice, {})).toMatchObject({ answers: [], perMonth: [] })
  })

  test('without consent nothing is proposed', async () => {
    const { id } = await submitted({ publicationConsent: false })
    await step('intake', id, ANSWER)
    expect(await step('intake', id, PROPOSAL)).toBe('inquiry.no-consent')
  })

  test('each count of the four platforms equals the list behind it', async () => {
    const suggestion = await submitted({ type: 'suggestion' })
    await step('chief', suggestion.id, { type: 'adopt', text: '已经采纳您的建议', told: 'portal' })
    const { platforms } = await client.get<{ platforms: { platform: string; open: number; closed: number }[] }>('chief', routes.platforms, {})
    for (const { platform, open, closed } of platforms) {
      for (const [state, count] of [['open', open], ['closed', closed]] as const) {
        const { rows, total } = await client.get<{ rows: object[]; total: number }>('chief', routes.list, { platform, state })
        expect([platform, state, total, rows.length]).toEqual([platform, state, count, count])
      }
    }
    expect(platforms.map(({ platform, open, closed }) => [platform, open + closed > 0])).toEqual(['information', 'voice', 'supervision', 'solved'].map((platform) => [platform, true]))
  })
})

describe('the knowledge base', () => {
  const wording = (given: object = {}) => ({
    topic: 'goods', question: '羽绒服缩绒怎么办？', answer: '请保留小票，向商家要求更换或者退货。', basis: ['《消费者权益保护法》第二十四条'], keywords: ['缩绒'], validFrom: '2026-04-28', validTo: null, ...given,
  })
  const ask = async (q: string, on?: string) => (await client.get<{ answers: { entryId: string; version: number; answer: string }[] }>('anonymous', knowledge.search, { q, on })).answers

  test('an answer is that of the day asked', async () => {
    const before = await ask('调解最长要多久', '2026-04-14')
    const after = await ask('调解最长要多久', '2026-04-15')
    expect(before[0]?.answer).toContain('四十五个工作日')
    expect(after[0]?.answer).toContain('六十日')
    expect((await ask('调解最长要多久', '2019-01-01')).filter(({ answer }) => answer.includes('四十五个工作日') || answer.includes('六十日'))).toEqual([])
  })

  test('is found as people ask', async () => {
    const asked: readonly (readonly [string, string])[] = [
      ['网上买的衣服不喜欢能退吗', '七日内可以退货'], ['理发店充值卡老板跑路了', '书面合同'], ['超市卖过期牛奶', '保质期'], ['定金不退合法吗', '双倍返还'], ['小区物业乱收费找谁', '物业'], ['宽带套餐', '12300'],
    ]
    for (const [question, part] of asked) expect([question, (await ask(question)).slice(0, 2).map(({ answer }) => answer).join('\n')]).toEqual([question, expect.stringContaining(part)])
  })

  test('is written by one, published by the chief of the county, revised beside what stands, withdrawn for every day', async () => {
    const id = system.parts.desk.newId()
    expect(await client.refusal('auditor', knowledge.create, { id, wording: wording() })).toBe('knowledge.not-permitted')
    expect(await client.refusal('intake', knowledge.create, { id, wording: wording({ validTo: '2026-01-01' }) })).toBe('knowledge.bad-dates')
    await client.get('intake', knowledge.create, { id, wording: wording() })
    expect(await client.refusal('officer', knowledge.create, { id, wording: wording() })).toBe('knowledge.being-edited')
    expect(await client.refusal('intake', knowledge.revise, { id, wording: wording({ validTo: '2026-01-01' }) })).toBe('knowledge.bad-dates')
    expect(await client.refusal('auditor', knowledge.revise, { id, wording: wording() })).toBe('knowledge.not-permitted')
    expect(await client.refusal('intake', knowledge.revise, { id: NOBODY, wording: wording() })).toBe('knowledge.not-found')
    const act = (who: StaffName, type: string, version = 1) => client.call(who, knowledge.step, { id, version, step: { type, reason: '需要补充依据' } })
    expect((await act('chief', 'publish')).body).toMatchObject({ refusal: 'knowledge.wrong-stage' })
    await act('intake', 'propose')
    expect(await client.refusal('intake', knowledge.revise, { id, wording: wording() })).toBe('knowledge.being-edited')
    for (const who of ['intake', 'officer', 'officeChief'] as const) expect((await act(who, 'publish')).body).toMatchObject({ refusal: 'knowledge.not-permitted' })
    expect(await ask('羽绒服缩绒')).toEqual([])
    expect((await act('chief', 'publish')).body).toMatchObject({ state: 'published', approverName: 'chief人员' })
    expect(await ask('羽绒服缩绒')).toMatchObject([{ entryId: id, version: 1 }])
    await client.get('chief', knowledge.revise, { id, wording: wording({ answer: '可以要求退货，运费由商家承担。', validFrom: '2026-05-01' }) })
    await act('chief', 'propose', 2)
    expect((await act('chief', 'publish', 2)).body).toMatchObject({ refusal: 'knowledge.own-wording' })
    expect((await act('chief', 'send-back', 2)).body).toMatchObject({ state: 'draft' })
    await client.get('intake', knowledge.revise, { id, wording: wording({ answer: '可以要求退货，运费由商家承担。', validFrom: '2026-05-01' }) })
    await act('intake', 'propose', 2)
    await act('chief', 'publish', 2)
    expect(await ask('羽绒服缩绒', '2026-04-30')).toMatchObject([{ version: 1 }])
    expect(await ask('羽绒服缩绒', '2026-05-01')).toMatchObject([{ version: 2 }])
    await act('chief', 'withdraw', 2)
    expect(await ask('羽绒服缩绒', '2026-05-01')).toMatchObject([{ version: 1 }])
    const { versions } = await client.get<{ versions: { version: number; state: string }[] }>('officer', knowledge.history, { id })
    expect(versions.map(({ version, state }) => [version, state])).toEqual([[2, 'withdrawn'], [1, 'published']])
    expect(await client.refusal('auditor', knowledge.history, { id })).toBe('knowledge.not-permitted')
    expect(await client.refusal('officer', knowledge.history, { id: NOBODY })).toBe('knowledge.not-found')
    expect(await client.refusal('auditor', knowledge.list, {})).toBe('knowledge.not-permitted')
    expect((await client.get<{ versions: object[] }>('officer', knowledge.list, { state: 'published' })).versions.length).toBeGreaterThanOrEqual(20)
    expect(await client.refusal('chief', knowledge.step, { id: NOBODY, version: 1, step: { type: 'publish' } })).toBe('knowledge.not-found')
  })
})

test('every projection of an inquiry is what its events derive to', async () => {
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
})

test('every refusal declared has been met', () => {
  expect(client.unseen({ ...routes, ...knowledge })).toEqual([])
})

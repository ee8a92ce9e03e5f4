/** Turns a report takes beside its main course: away and back, a name given later, a reward; registered by `report.test.ts`, whose count of refusals they share. */
import { describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import sql from 'sql-template-tag'
import { routes as casefile } from '#modules/casefile/contract.ts'
import { routes as document } from '#modules/document/index.ts'
import { routes as enforcement } from '#modules/enforcement/index.ts'
import { routes, type ReportReceipt } from '#modules/report/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { newKey, type Client, type StaffName, type TestSystem } from '../testing.ts'

interface Kit {
  readonly system: TestSystem
  readonly client: Client
  readonly REPORTER: { readonly realName: true; readonly name: string; readonly phone: string; readonly address: string }
  filed(given?: Readonly<Record<string, unknown>>): Promise<ReportReceipt>
  decided(given?: Readonly<Record<string, unknown>>): Promise<ReportReceipt>
  code(who: StaffName, id: string, command: object): Promise<string>
  taken(id: string, ...steps: readonly (readonly [StaffName, object])[]): Promise<void>
}

const START = ['officer', { type: 'start-verification' }] as const
const PROPOSE = { type: 'propose-decision', decision: 'file', conditions: ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation'], reason: '冷柜里查到无标签奶油四桶' }
const DECLINE = { type: 'propose-decision', decision: 'decline', conditions: [], ground: 'minor-corrected', reason: '当场下架并退货，没有造成危害' }

export function reportTurns(kit: () => Kit): void {
  describe('away and back', () => {
    waitsForReceipt(kit)
    goesByLetter(kit)
    isUnmarked(kit)
  })
  describe('the reporter', () => {
    givesAName(kit)
    isRewarded(kit)
  })
  describe('the decision', () => {
    isUndone(kit)
  })
}

function waitsForReceipt(kit: () => Kit): void {
  test('a transfer waits for its receipt on the list of its officer, and may come back', async () => {
    const { client, filed, code, taken } = kit()
    const { id, number, queryCode } = await filed()
    const out = { type: 'transfer', to: '县文旅局', inWriting: true, told: 'sms', receiptBy: '2026-05-12', reason: '不属于本部门职责' }
    const receipt = { type: 'record-receipt', receivedOn: '2026-04-28', authority: '县文旅局', receivedBy: '收发室', reference: '文旅收8号' }
    const listed = async () => (await client.get('officer', worklist.list, {})).rows.find((row) => row.id === id)
    expect(await code('officer', id, { ...out, receiptBy: '2026-04-27' })).toBe('report.day-past')
    await taken(id, START, ['officer', out])
    expect(await listed()).toMatchObject({ stage: 'transferred', dueOn: '2026-05-12' })
    expect(await code('officer', id, { ...receipt, receivedOn: '2026-04-27' })).toBe('report.bad-receipt-day')
    await taken(id, ['officer', receipt])
    expect(await code('officer', id, receipt)).toBe('report.receipted')
    expect(await listed()).toBeUndefined()
    expect(await client.get('officer', routes.read, { id })).toMatchObject({ stage: 'transferred', transfer: { receipt: { authority: '县文旅局', by: '收发室' } } })
    expect(await client.get('anonymous', routes.track, { number, queryCode })).toMatchObject({ stage: 'transferred', told: { text: '县文旅局' } })
    await taken(id, ['intake', { type: 'take-back', reason: '该局退回：属于市场监管职责' }])
    expect(await client.get('anonymous', routes.track, { number, queryCode })).toMatchObject({ stage: 'verifying', told: null, verifyBy: '2026-05-21' })
    await taken(id, ['officer', PROPOSE])
  })
}

function goesByLetter(kit: () => Kit): void {
  test('a food matter is transferred by a letter that says nothing of the reporter, and its reporter told by another', async () => {
    const { system, client, REPORTER, filed, code, taken } = kit()
    const { id } = await filed({ category: 'food-safety', facts: `我叫${REPORTER.name}，看到他们用过期奶油做蛋糕。` })
    const out = { type: 'transfer', to: '县农业农村局', told: 'post', receiptBy: '2026-05-20', reason: '属于种植环节' }
    const given = { recipientUnit: '县农业农村局', transferFacts: '举报反映蛋糕原料来自无证小作坊。', transferReason: '食用农产品种植环节由农业农村部门负责。', evidence: '照片两张\n小票一张' }
    const why = async () => (await client.get('officer', routes.read, { id })).allowedActions.find(({ type }) => type === 'transfer')?.refusal
    const issued = async (template: string): Promise<string> => {
      const send = async (who: StaffName, command: object) => {
        const now = await system.database.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`)
        await client.get(who, document.command, { id, key: newKey(), version: now?.version ?? 1, command })
      }
      await send('officer', { type: 'draft', template, given })
      const documentId = (await client.get('officer', document.list, { id })).documents.at(-1)?.id ?? ''
      for (const [who, type] of [['officer', 'submit'], ['chief', 'approve'], ['officer', 'issue']] as const) await send(who, { type, documentId })
      const [row] = await system.owner.rows<{ docx: Buffer }>(sql`select docx from document.issued where document_id = ${documentId}`)
      return strFromU8(unzipSync(row?.docx ?? Buffer.alloc(0))['word/document.xml'] ?? new Uint8Array())
    }
    expect(await why()).toBe('report.transfer-letter-missing')
    const letter = await issued('report-transfer')
    for (const part of ['县农业农村局', '举报反映蛋糕原料来自无证小作坊。', '照片两张', '第一百一十五条', '第1号']) expect(letter).toContain(part)
    for (const hidden of [REPORTER.name, REPORTER.phone, REPORTER.address]) expect(letter).not.toContain(hidden)
    expect(await code('officer', id, out)).toBe('report.transfer-notice-missing')
    expect(await issued('transfer-notice')).toContain(REPORTER.name)
    expect(await code('officer', id, { ...out, told: 'phone' })).toBe('report.tell-in-writing')
    await taken(id, ['officer', out])
    expect((await client.get('officer', routes.read, { id })).transfer).toMatchObject({ inWriting: true, article: '《食品安全法》第一百一十五条' })
    system.clock.set('2026-04-28T03:00:00Z')
    await taken(id, ['officer', { type: 'take-back', reason: '该局退回，仍由本局办理' }])
    expect(await why()).toBe('report.transfer-letter-missing')
    system.clock.set('2026-04-28T02:00:00Z')
    const quality = await filed()
    expect((await client.get('officer', document.list, { id: quality.id })).templates.map(({ template }) => template)).not.toContain('report-transfer')
    expect(await client.refusal('officer', document.command, { id: quality.id, key: newKey(), version: 1, command: { type: 'draft', template: 'transfer-notice', given } })).toBe('document.wrong-kind')
  })
}

function isUnmarked(kit: () => Kit): void {
  test('a wrong mark is undone on both files, and neither shows the other any more', async () => {
    const { system, client, REPORTER, filed, code, taken } = kit()
    const reporter = { ...REPORTER, name: '何小军', phone: '13987650005' }
    const older = await filed({ reporter, facts: '蛋糕店用过期奶油，冷柜里有好几桶。' })
    const newer = await filed({ reporter, facts: '蛋糕店后门堆着没有标签的面粉。' })
    system.clock.set('2026-05-12T02:00:00Z')
    await taken(newer.id, ['officer', { type: 'mark-repeat', intoId: older.id, newFacts: true, told: 'sms', reason: '同一事实补充材料' }])
    const clockOf = async (id: string) => (await client.get('officer', routes.read, { id })).clocks.find((clock) => clock.id === 'report.verify')?.startsOn
    expect(await code('intake', newer.id, { type: 'unmark-repeat', reason: '不是同一事实' })).toBe('report.not-permitted')
    await taken(newer.id, ['officer', { type: 'unmark-repeat', reason: '面粉是另一件事，应当单独办理' }])
    expect((await client.get('officer', routes.read, { id: newer.id }))).toMatchObject({ stage: 'received', repeatOf: null })
    expect(await Promise.all([older.id, newer.id].map(clockOf))).toEqual(['2026-04-28', '2026-04-28'])
    for (const { id } of [older, newer]) expect((await client.get('officer', casefile.links, { id })).links).toEqual([])
    expect((await client.get('officer', routes.read, { id: older.id })).timeline.at(-1)).toMatchObject({ type: 'report.repeat-released', params: { number: newer.number } })
    expect(await code('officer', newer.id, { type: 'unmark-repeat', reason: '面粉是另一件事，应当单独办理' })).toBe('report.wrong-stage')
    system.clock.set('2026-04-28T02:00:00Z')
  })
}

function givesAName(kit: () => Kit): void {
  test('an anonymous reporter gives a name on the page or to the office, and is found, told and kept secret as any other', async () => {
    const { system, client, REPORTER, filed, code, taken } = kit()
    const { realName: _, ...person } = { ...REPORTER, name: '吴清源', phone: '13987650011' }
    const earlier = await filed({ reporter: { realName: true, ...person } })
    const { id, number, queryCode } = await filed({ reporter: { realName: false } })
    const give = (given: object, key = newKey()) => ({ number, queryCode, key, person: { ...person, ...given } })
    expect(await client.get('anonymous', routes.track, { number, queryCode })).toMatchObject({ realName: false, mayName: true })
    expect(await client.refusal('anonymous', routes.nameReporter, { ...give({}), queryCode: 'ACDEFHJK' })).toBe('report.unknown-number')
    expect(await client.refusal('anonymous', routes.nameReporter, give({ phone: 'abcdefgh' }))).toBe('report.bad-phone')
    expect(await client.refusal('anonymous', routes.nameReporter, give({ idType: 'id-card', idNumber: '110101199003070001' }))).toBe('report.bad-id-number')
    const key = newKey()
    for (let times = 0; times < 2; times += 1) expect(await client.get('anonymous', routes.nameReporter, give({}, key))).toMatchObject({ realName: true, mayName: false })
    expect(await client.refusal('anonymous', routes.nameReporter, give({}))).toBe('report.already-named')
    const view = await client.get('officer', routes.read, { id })
    expect(view.reporter).toMatchObject({ name: '吴**', masked: true })
    expect(view.repeats.map((repeat) => repeat.id)).toEqual([earlier.id])
    expect(view.timeline.at(-1)).toMatchObject({ type: 'report.reporter-named' })
    expect(await system.owner.one(sql`select count(*)::int as persons from party.person where name = ${person.name}`)).toEqual({ persons: 2 })
    for (const table of ['casefile.event', 'casefile.file', 'report.report', 'access.audit_entry'] as const) {
      expect(JSON.stringify(await system.owner.rows(sql([`select t::text as row from ${table} t`])))).not.toContain(person.name)
    }
    expect(await code('officer', id, { type: 'add-material', text: `${person.name}来电` })).toBe('casefile.reveals-reporter')
    const another = await filed({ reporter: { realName: false } })
    expect(await code('officer', another.id, { type: 'name-reporter', person: { ...person, phone: 'abcdefgh' } })).toBe('report.bad-phone')
    expect(await code('officer', another.id, { type: 'name-reporter', person: { ...person, idType: 'id-card', idNumber: '110101199003070001' } })).toBe('report.bad-id-number')
    expect(await code('officer2', another.id, { type: 'name-reporter', person })).toBe('casefile.not-found')
    await taken(another.id, ['intake', { type: 'name-reporter', person }])
    expect(await code('officer', another.id, { type: 'name-reporter', person })).toBe('report.already-named')
    await taken(another.id, ['officer', { type: 'transfer', to: '县文旅局', told: 'sms', receiptBy: '2026-05-12', reason: '不属于本部门职责' }])
    const third = await filed({ reporter: { realName: false } })
    await taken(third.id, ['officer', { type: 'transfer', to: '县文旅局', receiptBy: '2026-05-12', reason: '不属于本部门职责' }])
    expect(await client.refusal('anonymous', routes.nameReporter, { ...give({}), number: third.number, queryCode: third.queryCode })).toBe('report.wrong-stage')
  })
}

function isRewarded(kit: () => Kit): void {
  test('a reward waits for what proves the report true, and leaves the day on which the file was closed', async () => {
    const { system, client, filed, decided, code, taken } = kit()
    const reward = { type: 'propose-reward', amountFen: 50_000, basis: '查证属实，依法奖励' }
    const { id } = await decided()
    expect(await code('officer', id, reward)).toBe('report.reward-unproven')
    await taken(id, ['officer', { type: 'close', summary: '已移交办案' }])
    const onCase = async (who: StaffName, command: object) => {
      const now = await system.database.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`)
      await client.get(who, enforcement.command, { id, key: newKey(), version: now?.version ?? 1, command })
    }
    await onCase('officer', { type: 'open-case', number: '旺市监立〔2026〕77号' })
    await onCase('officer', { type: 'send-to-review', report: '调查终结，拟不予处罚。' })
    await onCase('chief', { type: 'complete-review', opinion: 'agree', note: '同意' })
    expect(await code('officer', id, reward)).toBe('report.reward-unproven')
    await onCase('chief', { type: 'decide-case', result: 'no-penalty', violation: '标签瑕疵，主动召回', basis: '行政处罚法第三十三条' })
    await taken(id, ['officer', reward], ['chief', { type: 'grant-reward' }])
    expect((await client.get('officer', routes.read, { id })).reward).toEqual({ amountFen: 50_000, basis: '查证属实，依法奖励', granted: true })
    const minor = await filed()
    const closedAt = async () => (await system.owner.one<{ at: string | null }>(sql`select closed_at::text as at from casefile.file where id = ${minor.id}`))?.at
    await taken(minor.id, START, ['officer', DECLINE], ['chief', { type: 'approve-decision', caseOfficers: [] }], ['officer', { type: 'close', summary: '违法行为轻微' }])
    const closed = await closedAt()
    system.clock.set('2026-05-12T02:00:00Z')
    await taken(minor.id, ['officer', reward])
    expect(await closedAt()).toBeNull()
    expect((await client.get('chief', worklist.list, { awaiting: 'chief' })).rows.map((row) => row.id)).toContain(minor.id)
    expect(await code('officer', minor.id, reward)).toBe('report.reward-proposed')
    await taken(minor.id, ['chief', { type: 'reject-reward', reason: '不符合奖励的条件' }])
    expect(await closedAt()).toBe(closed)
    system.clock.set('2026-04-28T02:00:00Z')
    const pending = await filed()
    await taken(pending.id, START, ['officer', DECLINE], ['chief', { type: 'approve-decision', caseOfficers: [] }], ['officer', reward])
    expect(await code('officer', pending.id, { type: 'close', summary: '违法行为轻微' })).toBe('report.reward-pending')
  })
}

function isUndone(kit: () => Kit): void {
  test('to open no case is approved by another than whoever proposed it, and undone by the chief with the document that says so', async () => {
    const { system, client, filed, decided, code, taken } = kit()
    const reopen = { type: 'reopen', cause: 'reconsideration', document: '旺府复决〔2026〕3号', documentOn: '2026-05-11', reason: '复议机关撤销不予立案的决定' }
    const { id, number, queryCode } = await filed()
    await taken(id, START, ['chief', DECLINE])
    expect((await client.get('chief', routes.read, { id })).allowedActions.find(({ type }) => type === 'approve-decision')).toMatchObject({ allowed: false, refusal: 'report.own-proposal' })
    expect(await code('chief', id, { type: 'approve-decision', caseOfficers: [] })).toBe('report.own-proposal')
    await taken(id, ['chief', { type: 'send-back-decision', reason: '改由办理人员提出' }], ['officer', DECLINE], ['chief', { type: 'approve-decision', caseOfficers: [] }], ['officer', { type: 'tell-reporter', by: 'sms' }], ['officer', { type: 'close', summary: '违法行为轻微' }])
    system.clock.set('2026-05-12T02:00:00Z')
    expect(await code('officer', id, reopen)).toBe('report.not-permitted')
    expect(await code('chief', id, { ...reopen, documentOn: '2026-04-27' })).toBe('report.bad-document-day')
    await taken(id, ['chief', reopen])
    expect(await client.get('officer', routes.read, { id })).toMatchObject({ stage: 'verifying', decision: null, reopened: { document: '旺府复决〔2026〕3号' }, clocks: [{ startsOn: '2026-05-11', startsWith: 'reopenedOn' }] })
    expect((await client.get('officer', worklist.list, {})).rows.map((row) => row.id)).toContain(id)
    expect(await client.get('anonymous', routes.track, { number, queryCode })).toMatchObject({ stage: 'verifying', told: null })
    system.clock.set('2026-04-28T02:00:00Z')
    const opened = await decided()
    await taken(opened.id, ['officer', { type: 'close', summary: '已移交办案' }])
    expect(await code('chief', opened.id, { ...reopen, documentOn: '2026-04-28' })).toBe('report.case-opened')
  })
}

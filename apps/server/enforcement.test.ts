/** Clue, case and referral over HTTP on a real database: who may, what is refused, what is counted, what goes to the police. */
import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { attach, stageAttachment } from '#modules/casefile/attachments.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes } from '#modules/enforcement/index.ts'
import { NAME, reportWithCase, versionOf as fileVersion } from './secrecy/testing.ts'
import { complaintInput, newKey, serve, START, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
let OPEN: { readonly type: 'decide-clue'; readonly officers: readonly string[] }
beforeAll(async () => {
  await serve('enforcement', (served) => { ({ system, client } = served) })
  const { officer, colleague } = system.county.staff
  OPEN = { ...DECISION, officers: [officer.id, colleague.id] }
})
beforeEach(() => system.clock.set(START))

const TODAY = '2026-04-28'
const DONE = 'answered with 200'
const CONDITIONS = ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation']
const CLUE = { type: 'note-clue', foundOn: TODAY, facts: '预包装食品没有生产日期' } as const
const DECISION = { type: 'decide-clue', open: true, grounds: CONDITIONS, reason: '违法事实初步成立' } as const
const PENALTY = {
  type: 'decide-case', result: 'penalty', violation: '标签不合格', basis: '食品安全法第一百二十五条', penalties: ['fine'], fineFen: 500_000, confiscatedFen: 8000, valueFen: 12_000,
} as const

async function submitted(): Promise<string> {
  return (await client.get('anonymous', complaint.submit, complaintInput(system.county))).id
}

async function complaintOf(): Promise<string> {
  const id = await submitted()
  expect(await client.refusal('officer', complaint.command, { id, key: newKey(), version: 1, command: { type: 'accept', told: 'sms' } })).toBe(DONE)
  return id
}

async function versionOf(id: string): Promise<number> {
  return (await client.get('chief', complaint.read, { id })).version
}

async function act(who: StaffName, id: string, command: object): Promise<string> {
  return client.refusal(who, routes.command, { id, key: newKey(), version: await versionOf(id), command })
}

async function all(id: string, ...steps: readonly (readonly [StaffName, object])[]): Promise<void> {
  for (const [who, command] of steps) expect(await act(who, id, command), JSON.stringify(command)).toBe(DONE)
}

async function evidenceOf(id: string): Promise<{ id: string; sha256: string }> {
  const content = Buffer.from('监控截图')
  const evidence = system.parts.desk.newId()
  const sha256 = createHash('sha256').update(content).digest()
  await stageAttachment(system.parts.desk.database, { id: evidence, name: '监控.png', mediaType: 'image/png', content, sha256, uploadedAt: new Date(START) })
  await system.parts.desk.database.transaction((tx) => attach(tx, id, [evidence]))
  return { id: evidence, sha256: sha256.toString('hex') }
}

test('from a clue to the paid fine, counted as 诉转案', async () => {
  const before = (await client.get('chief', routes.cases, {})).share
  const id = await complaintOf()
  expect(await act('officer', id, { type: 'note-verification', note: '还没有线索' })).toBe('enforcement.wrong-stage')
  await all(id, ['officer', CLUE], ['officer', { type: 'note-verification', note: '到店查看了票据' }])
  expect(await act('officer', id, OPEN)).toBe('enforcement.not-permitted')
  expect(await act('chief', id, { ...OPEN, grounds: ['punishable'] })).toBe('enforcement.conditions-unmet')
  expect(await act('chief', id, { ...OPEN, grounds: ['nonsense'] })).toBe('enforcement.unknown-ground')
  expect(await act('chief', id, { ...OPEN, officers: OPEN.officers.slice(1) })).toBe('enforcement.two-officers')
  expect(await act('chief', id, { ...OPEN, officers: [...OPEN.officers, system.county.staff.officer2.id] })).toBe('enforcement.unknown-officer')
  await all(id, ['chief', { type: 'extend-clue', reason: '样品还在检测' }])
  expect(await act('chief', id, { type: 'extend-clue', reason: '再延长一次' })).toBe('enforcement.extended-already')
  await all(id, ['chief', OPEN])
  expect(await act('officer', id, { type: 'send-to-review', report: '调查终结报告' })).toBe('enforcement.number-first')
  await all(id, ['officer', { type: 'open-case', number: '旺市监立〔2026〕1号' }])
  expect(await act('chief', id, { type: 'prolong-case', until: '2026-12-31', reason: '集体讨论延期' })).toBe('enforcement.not-extended')
  expect(await act('officer', id, { type: 'resume-clock', lastDay: TODAY })).toBe('enforcement.clock-runs')
  expect(await act('officer', id, { type: 'stop-clock', reason: 'nonsense', from: TODAY, note: '检测' })).toBe('enforcement.unknown-reason')
  await all(id, ['officer', { type: 'stop-clock', reason: 'testing', from: TODAY, note: '检测' }])
  expect(await act('officer', id, { type: 'stop-clock', reason: 'testing', from: TODAY, note: '检测' })).toBe('enforcement.clock-stopped')
  await all(id, ['officer', { type: 'resume-clock', lastDay: TODAY }])
  expect(await act('chief', id, PENALTY)).toBe('enforcement.not-reviewed')
  await all(id, ['officer', { type: 'send-to-review', report: '调查终结报告' }])
  expect(await act('officer', id, { type: 'complete-review', opinion: 'agree', note: '同意' })).toBe('enforcement.own-case')
  expect(await act('colleague', id, { type: 'complete-review', opinion: 'agree', note: '同意' })).toBe('enforcement.own-case')
  expect((await client.get('officer', routes.read, { id })).case?.officers).toEqual(['officer人员', 'colleague人员'])
  await all(id, ['chief', { type: 'complete-review', opinion: 'agree', note: '同意' }])
  expect(await act('officer', id, { type: 'tell-party', servedOn: '2026-04-29', content: '拟罚款五千元' })).toBe('enforcement.bad-day')
  await all(id, ['officer', { type: 'tell-party', servedOn: TODAY, content: '拟罚款五千元' }])
  expect(await act('chief', id, PENALTY)).toBe('enforcement.party-not-heard')
  await all(id, ['officer', { type: 'hear-party', on: TODAY, waived: true, statement: '放弃' }])
  expect(await act('chief', id, { ...PENALTY, penalties: [] })).toBe('enforcement.no-penalty-named')
  await all(id, ['chief', PENALTY])
  expect(await act('officer', id, { type: 'record-payment', paidFen: 508_001, on: TODAY })).toBe('enforcement.paid-too-much')
  expect(await act('chief', id, { type: 'close-case', ending: 'performed', note: '已经缴清' })).toBe('enforcement.not-performed')
  await all(id, ['officer', { type: 'record-payment', paidFen: 508_000, on: TODAY }], ['chief', { type: 'close-case', ending: 'performed', note: '已经缴清' }])
  const listed = await client.get('chief', routes.cases, { from: 'complaint', state: 'decided', text: '〔2026〕1号' })
  expect(listed).toMatchObject({ total: 1, sums: { fineFen: 500_000, confiscatedFen: 8000, paidFen: 508_000 }, share: { ...before, cases: before.cases + 1 } })
  expect(listed.rows).toMatchObject([{ id, caseNumber: '旺市监立〔2026〕1号', stage: 'closed', result: 'penalty', valueFen: 12_000 }])
  for (const state of ['open', 'any'] as const) expect((await client.get('chief', routes.cases, { state, text: '〔2026〕1号' })).total).toBe(state === 'any' ? 1 : 0)
  expect((await client.get('otherChief', routes.cases, {})).total).toBe(0)
})

test('a case number is given once, also to two who register it at the same moment', async () => {
  const files = [await complaintOf(), await complaintOf()]
  for (const id of files) await all(id, ['officer', CLUE], ['chief', OPEN])
  const answers = await Promise.all(files.map((id) => act('officer', id, { type: 'open-case', number: '旺市监立〔2026〕2号' })))
  expect(answers.toSorted()).toEqual([DONE, 'enforcement.number-taken'])
})

test('suspected fraud goes to the police with the hashes of what was handed over, and is seen by handlers alone', async () => {
  const id = await complaintOf()
  const evidence = await evidenceOf(id)
  const refer = { type: 'refer-to-police', means: ['swapped'], facts: '监控显示投诉人自己调换了商品', evidence: [evidence.id], body: '旺苍县公安局' } as const
  expect(await act('officer', id, { ...refer, evidence: ['00000000-0000-4000-8000-000000000000'] })).toBe('enforcement.unknown-evidence')
  await all(id, ['chief', refer])
  expect(await act('chief', id, { type: 'decide-referral', approve: true, reason: '同意移送公安' })).toBe('enforcement.own-proposal')
  const again = await complaintOf()
  const own = await evidenceOf(again)
  await all(
    again, ['officer', { ...refer, evidence: [own.id] }], ['chief', { type: 'decide-referral', approve: true, reason: '同意移送公安' }],
    ['officer', { type: 'hand-over', on: TODAY, receipt: '旺公收〔2026〕3号', receivedBy: '王警官' }], ['officer', { type: 'record-police-answer', on: TODAY, answer: 'opened', note: '已经立案' }],
  )
  const seen = await client.get('officer', routes.read, { id: again })
  expect(seen.referral).toMatchObject({ stage: 'answered', contents: [{ id: own.id, name: '监控.png', sha256: own.sha256 }], receipt: '旺公收〔2026〕3号' })
  for (const who of ['intake', 'cityViewer'] as const) {
    expect((await client.get(who, routes.read, { id: again })).referral).toBeNull()
    expect(JSON.stringify(await client.get(who, complaint.read, { id: again }))).not.toMatch(/公安|调换|swapped/)
  }
  expect(await client.refusal('otherOfficer', routes.read, { id: again })).toBe('casefile.not-found')
})

test('what is too early, too late, elsewhere or seen by another is refused', async () => {
  const early = await submitted()
  expect(await act('officer', early, CLUE)).toBe('enforcement.not-in-mediation')
  const id = await complaintOf()
  expect(await client.refusal('otherOfficer', routes.command, { id, key: newKey(), version: 2, command: CLUE })).toBe('casefile.not-found')
  expect(await client.refusal('officer', routes.command, { id, key: newKey(), version: 1, command: CLUE })).toBe('casefile.version-conflict')
  for (const who of ['intake', 'cityViewer'] as const) expect(await act(who, id, CLUE)).toBe('enforcement.not-permitted')
  await all(id, ['officer', CLUE])
  system.clock.set('2026-06-30T01:00:00Z')
  expect(await act('chief', id, { type: 'extend-clue', reason: '来不及核查' })).toBe('enforcement.limit-passed')
  const reported = await reportWithCase(client, system)
  const command = { type: 'open-case', number: `旺市监立〔2026〕${NAME}号` } as const
  expect(await client.refusal('officer', routes.command, { id: reported, key: newKey(), version: await fileVersion(system, reported), command })).toBe('casefile.reveals-reporter')
  expect(client.unseen(routes)).toEqual(['command-enforcement: enforcement.wrong-kind'])
})

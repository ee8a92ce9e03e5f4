import { beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { routes as access } from '#modules/access/contract.ts'
import { routes as complaint, type ComplaintView, type Receipt } from '#modules/complaint/index.ts'
import { routes as supervision } from '#modules/supervision/index.ts'
import { routes } from '#modules/worklist/index.ts'
import { runClocks, runClocksHourly } from './clock-run.ts'
import { NAME, namedReport } from './secrecy/testing.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client

beforeAll(() => serve('worklist', (served) => { ({ system, client } = served) }))

function submit(): Promise<Receipt> {
  return client.get('anonymous', complaint.submit, complaintInput(system.county))
}

async function act(who: StaffName, id: string, command: object): Promise<void> {
  const { version } = await client.get<ComplaintView>(who, complaint.read, { id })
  await client.get(who, complaint.command, { id, key: newKey(), version, command })
}

function day(text: string): void {
  system.clock.set(`${text}T02:00:00Z`)
}

async function inbox(who: StaffName): Promise<(readonly [id: string, point: number, pending: boolean])[]> {
  const { rows } = await client.get(who, routes.reminders, {})
  return rows.map(({ fileId, point, pending }) => [fileId, point, pending] as const)
}

describe('reminders', () => {
  test('tell the officer at each point once, the chief where there is no officer or the day has passed', async () => {
    const file = await submit()
    await act('chief', file.id, { type: 'assign', unitId: system.county.units.office, officerId: system.county.staff.officer.id })
    const unassigned = await submit()
    // Due on Monday 2026-05-11; 9 May, a Saturday, is worked.
    day('2026-05-06')
    expect(await runClocks(system.parts)).toEqual({ openFiles: 2, refreshed: 0, raised: 0 })
    day('2026-05-07')
    expect((await runClocks(system.parts)).raised).toBe(2)
    expect((await runClocks(system.parts)).raised).toBe(0)
    expect(await inbox('officer')).toEqual([[file.id, 3, true]])
    expect(await inbox('chief')).toEqual([[unassigned.id, 3, true]])
    expect(await client.get('officer', routes.counts, {})).toEqual({ awaiting: 0, supervised: 0, reminders: 1, signatures: 0 })
    // Nobody ran on the 9th and 10th: whoever was away is told of the day itself, not of what went by.
    day('2026-05-11')
    expect((await runClocks(system.parts)).raised).toBe(2)
    expect((await inbox('officer')).map(([, point]) => point)).toEqual([0, 3])
    day('2026-05-14')
    await runClocks(system.parts)
    expect(await inbox('officer')).toEqual([[file.id, -1, true], [file.id, 0, true], [file.id, 3, true]])
    expect((await inbox('chief')).filter(([, point]) => point === -1).map(([id]) => id).toSorted()).toEqual([file.id, unassigned.id].toSorted())
    await act('officer', file.id, { type: 'accept', told: 'sms' })
    expect((await inbox('officer')).every(([, , pending]) => !pending)).toBe(true)
    expect((await client.get('officer', routes.counts, {})).reminders).toBe(0)
  })

  test('are read by their owner alone', async () => {
    const before = (await client.get('chief', routes.reminders, {})).rows
    const ids = before.map(({ id }) => id)
    expect(await client.get('officer2', routes.readReminders, { ids })).toEqual({ marked: 0 })
    expect(await client.get('chief', routes.readReminders, { ids: ids.slice(0, 1) })).toEqual({ marked: 1 })
    expect(await client.get('chief', routes.readReminders, {})).toEqual({ marked: ids.length - 1 })
    expect((await client.get('chief', routes.reminders, {})).rows.every(({ read }) => read)).toBe(true)
  })

  test('of a file that has gone to another county are no longer shown', async () => {
    const [first] = await inbox('chief')
    await system.owner.run(sql`update casefile.file set unit_id = ${system.county.units.otherOffice} where id = ${first?.[0]}`)
    expect((await inbox('chief')).map(([id]) => id)).not.toContain(first?.[0])
    await system.owner.run(sql`update casefile.file set unit_id = ${system.county.units.office} where id = ${first?.[0]}`)
  })

  test('come at the points that a county has set', async () => {
    day('2026-06-01')
    const file = await submit()
    await client.get('chief', routes.settlePractice, { areaCode: '510821', refusalNeedsApproval: false, points: [5, -1] })
    day('2026-06-02')
    await runClocks(system.parts)
    expect((await inbox('chief')).filter(([id]) => id === file.id)).toEqual([])
    day('2026-06-03')
    await runClocks(system.parts)
    expect((await inbox('chief')).filter(([id]) => id === file.id).map(([, point]) => point)).toEqual([5])
  })

  test('the run of an hour is made once, and again where it broke off', async () => {
    day('2026-06-04')
    expect(await runClocksHourly(system.parts)).toBeDefined()
    expect(await runClocksHourly(system.parts)).toBeUndefined()
    system.clock.advance(3_600_000)
    const broken = { ...system.parts, law: { ...system.parts.law, calendar: undefined as never } }
    await expect(runClocksHourly(broken)).rejects.toThrow(TypeError)
    expect(await runClocksHourly(system.parts)).toBeDefined()
  })
})

describe('searching', () => {
  /** Characters that a person types, those that mean something in a pattern among them, and wide ones. */
  const word = fc.string({ unit: fc.constantFrom('电', '饭', '煲', '超', '市', 'a', 'A', 'Ａ', '1', '%', '_', '\\', ' ', '，', '-'), minLength: 1, maxLength: 6 })
  const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

  test('finds what holds the text, in whatever width and case, by pairs and by single characters', async () => {
    day('2026-06-08')
    const texts = fc.sample(fc.tuple(word, word).map(([left, right]) => `买了${left}回家以后${right}不能用，要求退货`), { numRuns: 12, seed: 12_315 })
    const filed: { number: string; words: readonly string[] }[] = []
    for (const facts of texts) {
      const { id, number } = await client.get<Receipt>('anonymous', complaint.submit, { ...complaintInput(system.county), facts })
      filed.push({ number, words: [(await client.get<ComplaintView>('chief', complaint.read, { id })).respondent.name, facts] })
    }
    const listed = async (text: string) => (await client.get('chief', routes.list, { text })).rows.map(({ number }) => number).filter((number) => filed.some((one) => one.number === number))
    await fc.assert(fc.asyncProperty(word.filter((text) => text.trim() !== '').map((text) => text.trim()), async (text) => {
      const expected = filed.filter(({ number, words }) => words.some((one) => folded(one).includes(folded(text))) || (/^\d+$/.test(text) && number.startsWith(text)))
      expect((await listed(text)).toSorted()).toEqual(expected.map(({ number }) => number).toSorted())
    }), { numRuns: 80, seed: 12_315 })
    expect(await listed('买了')).toHaveLength(filed.length)
  })

  test('finds a file by its number, whole or begun, with dashes or without', async () => {
    const { number } = await submit()
    const dashed = number.replace(/^(\d{7})(\d{8})(\d+)$/, '$1-$2-$3')
    for (const text of [number, dashed, number.slice(0, -1), dashed.slice(0, -1)]) {
      expect((await client.get('chief', routes.list, { text })).rows.map((row) => row.number), text).toContain(number)
    }
    expect((await client.get('chief', routes.list, { text: `${number}0` })).rows).toEqual([])
  })
})

describe('a supervised file', () => {
  const command = async (who: StaffName, id: string, given: object, version?: number) => {
    const head = version ?? (await client.get<ComplaintView>('chief', complaint.read, { id })).version
    return client.refusal(who, supervision.command, { id, key: newKey(), version: head, command: given })
  }

  test('is demanded, answered and accepted, and stands in the lists meanwhile', async () => {
    day('2026-06-10')
    const file = await submit()
    const demand = { type: 'demand', demand: '请两日内报告办理情况', dueOn: '2026-06-12', importance: 'urgent' }
    const done = 'answered with 200'
    expect(await command('officer', file.id, demand)).toBe('supervision.not-permitted')
    expect(await command('chief', file.id, { ...demand, dueOn: '2026-06-09' })).toBe('supervision.day-past')
    expect(await command('chief', file.id, demand)).toBe(done)
    expect(await command('chief', file.id, demand)).toBe('supervision.wrong-stage')
    expect(await command('chief', file.id, demand, 1)).toBe('casefile.version-conflict')
    expect(await command('otherChief', file.id, demand)).toBe('casefile.not-found')
    expect(await client.refusal('otherChief', supervision.read, { id: file.id })).toBe('casefile.not-found')
    const marked = (await client.get('officer', routes.list, { supervised: 'yes' })).rows
    expect(marked.map(({ id, supervised, nextClock, dueOn }) => [id, supervised, nextClock, dueOn])).toEqual([[file.id, true, 'supervision.answer', '2026-06-12']])
    expect((await client.get('chief', routes.counts, {})).supervised).toBe(1)
    expect(await command('chief', file.id, { type: 'accept' })).toBe('supervision.nothing-to-approve')
    expect(await command('officer', file.id, { type: 'answer', answer: '双方已经和解并退款', final: true })).toBe(done)
    const waiting = (await client.get('chief', routes.list, { awaiting: 'chief' })).rows
    expect(waiting.map(({ id, awaiting }) => [id, awaiting])).toEqual([[file.id, 'chief']])
    expect(await command('chief', file.id, { type: 'accept', note: '同意' })).toBe(done)
    expect(await command('chief', file.id, { type: 'accept' })).toBe('supervision.nothing-to-approve')
    const { stage, rounds } = await client.get('officer', supervision.read, { id: file.id })
    expect([stage, rounds.map(({ demand: text, answers }) => [text, answers.length])]).toEqual(['accepted', [['请两日内报告办理情况', 1]]])
    const { timeline } = await client.get('anonymous', complaint.track, { number: file.number, queryCode: file.queryCode })
    expect(timeline.map(({ type }) => type)).toEqual(['complaint.received'])
  })

  test('reminds of the day that was set though a limit of the law ends earlier, and tells the chief too', async () => {
    day('2026-07-01')
    const file = await submit()
    expect(await command('chief', file.id, { type: 'demand', demand: '请按月报告办理情况', dueOn: '2026-07-31', importance: 'ordinary' })).toBe('answered with 200')
    await client.get('chief', routes.settlePractice, { areaCode: '510821', refusalNeedsApproval: false, points: [0] })
    day('2026-07-31')
    await runClocks(system.parts)
    const { rows } = await client.get('chief', routes.reminders, {})
    expect(rows.filter(({ fileId }) => fileId === file.id).map(({ clock, dueOn, point, pending }) => [clock, dueOn, point, pending])).toEqual([['supervision.answer', '2026-07-31', 0, true]])
  })
})

test('the chief sees who has read a file and who has seen personal data, with the reason; others do not', async () => {
  const file = await submit()
  await client.get('officer', complaint.read, { id: file.id })
  await client.get('officer', complaint.read, { id: file.id })
  await client.get('officer', complaint.unmask, { id: file.id, reason: '电话通知投诉人' })
  const { readings } = await client.get('chief', routes.readers, { id: file.id })
  expect(readings.map(({ name, unmasked, times, reason }) => [name, unmasked, times, reason])).toEqual(expect.arrayContaining([
    ['officer人员', true, 1, '电话通知投诉人'], ['officer人员', false, 2, null],
  ]))
  expect(readings).toHaveLength(2)
  expect(await client.refusal('officer', routes.readers, { id: file.id })).toBe('worklist.chief-only')
  expect(await client.refusal('otherChief', routes.readers, { id: file.id })).toBe('casefile.not-found')
})

test('the trail names files by their numbers, accounts and units by their names, and is searched by them', async () => {
  const { id, number } = await submit()
  await client.get('officer', complaint.unmask, { id, reason: '需要联系投诉人' })
  const dashed = `${number.slice(0, 7)}-${number.slice(7, 15)}-${number.slice(15)}`
  const { rows } = await client.get('auditor', access.listAudit, { objectId: dashed })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row) => row.objectId === id && row.objectName === number)).toBe(true)
  const created = await client.get('auditor', access.listAudit, { action: 'access.create-unit' })
  expect(created.rows.map(({ objectName }) => objectName)).toContain('东河市场监管所')
})

describe('views', () => {
  const of = async (who: StaffName) => (await client.get(who, routes.views, {})).views.map(({ name, own, opensFirst }) => [name, own, opensFirst])

  test('are kept, replaced by name, opened with, and dropped, each by their owner', async () => {
    expect(await of('officer')).toEqual([])
    await client.get('officer', routes.saveView, { name: '我的逾期', filter: { tab: 'overdue' } })
    const { views } = await client.get('officer', routes.saveView, { name: '我的逾期', filter: { tab: 'overdue', officer: 'me' } })
    expect(views.map(({ name, filter }) => [name, filter])).toEqual([['我的逾期', { tab: 'overdue', officer: 'me' }]])
    const id = views[0]?.id ?? ''
    await client.get('officer', routes.openFirst, { id })
    expect(await of('officer')).toEqual([['我的逾期', true, true]])
    expect(await of('colleague')).toEqual([])
    expect(await client.refusal('colleague', routes.openFirst, { id })).toBe('worklist.unknown-view')
    expect(await client.refusal('colleague', routes.dropView, { id })).toBe('worklist.unknown-view')
    await client.get('officer', routes.dropView, { id })
    expect(await of('officer')).toEqual([])
  })

  test('are shared by a chief with a unit and all below it, and nowhere else', async () => {
    const shared = { name: '全县逾期', filter: { tab: 'overdue' }, unitId: system.county.units.county }
    expect(await client.refusal('officeChief', routes.saveView, shared)).toBe('worklist.not-shared')
    await client.get('chief', routes.saveView, shared)
    await client.get('chief', routes.saveView, { ...shared, name: '东河所', unitId: system.county.units.office })
    expect(await of('officer')).toEqual([['东河所', false, false], ['全县逾期', false, false]])
    expect(await of('officer2')).toEqual([['全县逾期', false, false]])
    expect(await of('otherOfficer')).toEqual([])
  })
})

test('every refusal that is declared has been seen', async () => {
  expect(await client.refusal('officer', routes.settlePractice, { areaCode: '510821', refusalNeedsApproval: false, points: [] })).toBe('worklist.not-permitted')
  expect(client.unseen({ ...routes })).toEqual([])
  const command = { type: 'demand', demand: `请报告${NAME}举报的办理情况`, dueOn: '2027-06-30', importance: 'ordinary' } as const
  expect(await client.refusal('chief', supervision.command, { id: await namedReport(client, system), key: newKey(), version: 1, command })).toBe('casefile.reveals-reporter')
  expect(client.unseen({ ...supervision })).toEqual([])
})

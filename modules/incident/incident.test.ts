import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { addDays, legalDate, legalDay } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor, Role } from '#modules/casefile/casefile.ts'
import { assess, readText, type FileFacts } from './assess.ts'
import { briefOf } from './brief.ts'
import type { Level } from './contract.ts'
import { decide, evolve, initial, nextReport, permits, readDues, STEPS, type IncidentCommand, type IncidentState } from './incident.ts'
import { loadUsualSettings } from './load.ts'
import type { refusalTexts } from './messages.ts'

const USUAL = loadUsualSettings(fileURLToPath(new URL('../../rules', import.meta.url)))
const DAY = legalDate('2026-05-04')
const NOW = '2026-05-04T02:00:00.000Z'

function facts(id: number, given: Partial<FileFacts> = {}): FileFacts {
  return { fileId: `f${id}`, complainants: [`c${id}`], receivedOn: DAY, injury: false, prepaid: false, words: [], ...given }
}

function many(count: number, given: Partial<FileFacts> = {}): FileFacts[] {
  return Array.from({ length: count }, (_, index) => facts(index, given))
}

describe('what files on one firm amount to', () => {
  test.each<[string, readonly FileFacts[], Level | undefined]>([
    ['nothing', [], undefined],
    ['two people', many(2), undefined],
    ['three people', many(3), 4],
    ['five people', many(5), 3],
    ['ten people', many(10), 2],
    ['one person three times', many(3, { complainants: ['same'] }), undefined],
    ['three people in one joint complaint', [facts(1, { complainants: ['a', 'b', 'c'] })], 4],
    ['three people within seven days', [0, 3, 6].map((shift, index) => facts(index, { receivedOn: addDays(DAY, shift) })), 4],
    ['three people within eight days', [0, 3, 7].map((shift, index) => facts(index, { receivedOn: addDays(DAY, shift) })), undefined],
    ['one person hurt', [facts(1, { injury: true })], 3],
    ['a prepaid shop closed', [facts(1, { prepaid: true })], 4],
    ['a listed word', [facts(1, { words: ['上访'] })], 3],
    ['ten people, one hurt', [...many(10), facts(11, { injury: true })], 2],
  ])('%s', (_what, files, level) => {
    expect(assess(files, USUAL)?.level).toBe(level)
  })

  test('injury and listed words call a person at once, a head count does not', () => {
    expect(assess(many(10), USUAL)?.urgent).toBe(false)
    expect(assess([facts(1, { injury: true })], USUAL)?.urgent).toBe(true)
    expect(assess([facts(1, { words: ['投毒'] })], USUAL)?.urgent).toBe(true)
  })

  test.each([
    ['店里卖的烤串让三个人中毒', { injury: true, prepaid: false, words: [] }],
    ['办卡充值两千，现在关门了', { injury: false, prepaid: true, words: [] }],
    ['办卡充值两千，不给退', { injury: false, prepaid: false, words: [] }],
    ['再不解决我就去上访，也有人说要自杀', { injury: false, prepaid: false, words: ['自杀', '上访'] }],
  ])('%s', (text, found) => {
    expect(readText(text, USUAL)).toEqual(found)
  })

  const anyFile = fc.record({
    complainants: fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map((id) => `c${id}`), { minLength: 1, maxLength: 4 }), receivedOn: fc.integer({ min: 0, max: 30 }).map((shift) => addDays(DAY, shift)),
    injury: fc.boolean(), prepaid: fc.boolean(), words: fc.subarray(['自杀', '上访']),
  })
  test('more files never make it less grave, in whatever order they came', () => {
    fc.assert(fc.property(fc.array(anyFile, { maxLength: 20 }), fc.array(anyFile, { maxLength: 5 }), (some, more) => {
      const files = [...some, ...more].map((file, index) => ({ ...file, fileId: `f${index}` }))
      const before = assess(files.slice(0, some.length), USUAL)
      const after = assess(files, USUAL)
      expect(after?.level ?? 5).toBeLessThanOrEqual(before?.level ?? 5)
      expect(Number(after?.urgent ?? false)).toBeGreaterThanOrEqual(Number(before?.urgent ?? false))
      expect(assess(files.toReversed(), USUAL)?.level).toBe(after?.level)
    }))
  })
  test('every reason names files of the list, and counts what it names', () => {
    fc.assert(fc.property(fc.array(anyFile, { minLength: 1, maxLength: 20 }), (some) => {
      const files = some.map((file, index) => ({ ...file, fileId: `f${index}` }))
      const found = assess(files, USUAL)
      for (const { code, count, fileIds } of found?.reasons ?? []) {
        const named = files.filter(({ fileId }) => fileIds.includes(fileId))
        expect(count).toBe(code === 'complainants' ? new Set(named.flatMap(({ complainants }) => complainants)).size : named.length)
        for (const id of fileIds) expect(found?.fileIds).toContain(id)
      }
    }))
  })
})

const DESK = 'desk'
const OFFICE = 'office'
function actor(role: Role, unit: string): Actor {
  return { id: `${role}-${unit}`, name: role, grants: [{ role, unitId: unit, reach: [unit] }] }
}
const CHIEF = actor('chief', DESK)

function act(state: IncidentState, command: IncidentCommand, who: Actor = CHIEF, at = NOW): IncidentState | string {
  const events = decide(state, command, { now: new Date(at), actor: who, settings: USUAL })
  if (isRefusal(events)) return events.refusal
  return events.reduce((folded, event, index) => evolve(folded, event, { seq: index, at, actorId: who.id, actorName: who.name }), state)
}

function done(state: IncidentState | string): IncidentState {
  if (typeof state === 'string') throw new Error(state)
  return state
}

function opened(level: Level = 4): IncidentState {
  return done(act(initial, {
    type: 'open', areaCode: '510821', unitId: DESK, subject: '香满园', subjectKey: 'k', level, reason: '三人投诉', leadUnitId: OFFICE, leadOfficerId: null,
    files: [{ fileId: 'a', number: '1', kind: 'complaint' }],
  }))
}

const BRIEF = briefOf(opened(), { number: 'T1', perDay: [{ day: '2026-05-04', count: 1 }], perUnit: [{ unit: '东河所', count: 1 }], complainants: 1, amountFen: 28_800, open: 1 })
const CLOSE = { type: 'close', findings: '查明事实', lessons: '加强巡查', measures: '约谈经营者', openFiles: 0 } as const
const REPORT = { type: 'report-up', to: 'county-head', by: 'phone', at: NOW, note: '已报' } as const
const EACH: Record<(typeof STEPS)[number], IncidentCommand> = {
  'add-files': { type: 'add-files', files: [{ fileId: 'b', number: '2', kind: 'report' }], reason: '同一商家' },
  'remove-file': { type: 'remove-file', fileId: 'a', reason: '另一商家' },
  'set-level': { type: 'set-level', level: 2, reason: '人数增加' },
  'name-lead': { type: 'name-lead', unitId: DESK },
  'report-up': REPORT,
  'add-log': { type: 'add-log', text: '已到现场' },
  'take-measure': { type: 'take-measure', measure: 'inspection', text: '现场检查' },
  'state-facts': { type: 'state-facts', place: '东河镇', injured: 2, requests: '' },
  'draft-brief': { type: 'draft-brief', brief: BRIEF },
  'issue-brief': { type: 'issue-brief', version: 1 },
  close: CLOSE,
}

describe('an incident', () => {
  test.each(STEPS)('%s while it is open, and not once it is closed', (step) => {
    const open = step === 'issue-brief' ? done(act(opened(), EACH['draft-brief'])) : opened()
    expect(permits(step, open)).toBeUndefined()
    expect(typeof act(open, EACH[step])).toBe('object')
    expect(act(done(act(open, CLOSE)), EACH[step])).toBe('incident.closed')
  })

  test.each<[string, Actor, boolean, boolean]>([
    // Who; may keep the log; may decide on level, lead, brief and end.
    ['the chief of the county', CHIEF, true, true],
    ['intake of its desk', actor('intake', DESK), true, false],
    ['an officer of the leading office', actor('officer', OFFICE), true, false],
    ['an officer of another office', actor('officer', 'elsewhere'), false, false],
    ['the chief of another county', actor('chief', 'elsewhere'), false, false],
    ['who looks on', actor('viewer', DESK), false, false],
    ['the administrator', actor('administrator', DESK), false, false],
  ])('%s', (_who, person, keeps, decides) => {
    const state = done(act(opened(), EACH['draft-brief']))
    for (const step of STEPS) {
      const allowed = ['set-level', 'name-lead', 'issue-brief', 'close'].includes(step) ? decides : keeps
      expect(typeof act(state, EACH[step], person) === 'object', step).toBe(allowed)
    }
  })

  test.each<[Level, number, number]>([[1, 30, 3], [2, 120, 3], [3, 1440, 2], [4, 0, 0]])('level %i: told within %i minutes to %i', (level, minutes, to) => {
    const state = opened(level)
    expect(state.dues).toHaveLength(to)
    for (const { dueAt } of state.dues) expect(new Date(dueAt).getTime() - new Date(NOW).getTime()).toBe(minutes * 60_000)
    expect(nextReport(state)).toBe(state.dues[0]?.dueAt ?? null)
  })

  test('a report-up runs, is overdue to the second, and is met late or in time', () => {
    const state = opened(1)
    const at = (instant: string) => readDues(state, new Date(instant))[0]
    expect(at('2026-05-04T02:30:00Z')).toMatchObject({ state: 'running', late: false })
    expect(at('2026-05-04T02:30:01Z')).toMatchObject({ state: 'overdue', late: true })
    const told = done(act(state, REPORT, CHIEF, '2026-05-04T02:10:00.000Z'))
    expect(readDues(told, new Date('2026-05-05T00:00:00Z'))[0]).toMatchObject({ state: 'met', late: false, metAt: NOW })
    const late = done(act(state, { ...REPORT, at: '2026-05-04T02:45:00Z' }, CHIEF, '2026-05-04T03:00:00.000Z'))
    expect(readDues(late, new Date('2026-05-05T00:00:00Z'))[0]).toMatchObject({ state: 'met', late: true })
  })

  test('raised, it is to be told anew; lowered, what was owed stays owed', () => {
    const told = done(act(opened(3), REPORT))
    const raised = done(act(told, { type: 'set-level', level: 1, reason: '有人受伤' }, CHIEF, '2026-05-04T05:00:00.000Z'))
    expect(raised.dues.map(({ dueAt }) => dueAt)).toEqual(Array(3).fill('2026-05-04T05:30:00.000Z'))
    expect(readDues(raised, new Date(NOW)).every(({ state }) => state !== 'met')).toBe(true)
    const lowered = done(act(raised, { type: 'set-level', level: 4, reason: '事态平息' }))
    expect(lowered.dues).toEqual(raised.dues)
    expect(act(lowered, CLOSE)).toBe('incident.not-reported')
  })

  test('what was not told in time is not undone by a raise, and one report meets it and what is new', () => {
    const from = '2026-05-06T02:00:00.000Z'
    const owed = opened(3)
    const [first] = owed.dues
    const raised = done(act(owed, { type: 'set-level', level: 1, reason: '有人受伤' }, CHIEF, from))
    expect(raised.dues[0]).toMatchObject({ to: first?.to, dueAt: first?.dueAt, from: NOW })
    expect(readDues(raised, new Date(from))).toMatchObject([...owed.dues.map(() => ({ state: 'overdue', late: true })), { state: 'running' }, { state: 'running' }, { state: 'running' }])
    const told = done(act(raised, { ...REPORT, to: 'county-head', at: '2026-05-06T02:10:00Z' }, CHIEF, '2026-05-06T02:20:00.000Z'))
    expect(readDues(told, new Date(from)).filter(({ to }) => to === 'county-head')).toMatchObject([{ state: 'met', late: true }, { state: 'met', late: false }])
    // Raised again, the miss is told once.
    expect(done(act(done(act(raised, { type: 'set-level', level: 4, reason: '平息' })), { type: 'set-level', level: 3, reason: '再起' }, CHIEF, from)).dues.filter(({ dueAt }) => dueAt === first?.dueAt)).toHaveLength(owed.dues.length)
  })

  test.each<[keyof typeof refusalTexts, IncidentState, IncidentCommand]>([
    ['incident.already-gathered', opened(), { type: 'add-files', files: opened().files, reason: '重复' }],
    ['incident.unknown-file', opened(), { type: 'remove-file', fileId: 'x', reason: '不在' }],
    ['incident.same-level', opened(), { type: 'set-level', level: 4, reason: '不变' }],
    ['incident.in-future', opened(), { ...REPORT, at: '2026-05-04T02:00:01Z' }],
    ['incident.in-future', opened(), { ...REPORT, at: '2026-05-04T01:59:59Z' }],
    ['incident.unknown-brief', opened(), EACH['issue-brief']],
    ['incident.unknown-brief', done(act(opened(), EACH['draft-brief'])), { type: 'issue-brief', version: 2 }],
    ['incident.not-reported', opened(3), CLOSE],
    ['incident.files-open', opened(), { ...CLOSE, openFiles: 1 }],
  ])('%s', (code, state, command) => {
    expect(act(state, command)).toBe(code)
  })

  test('a version of the brief is issued once, and another is drafted for what is new', () => {
    const issued = done(act(done(act(opened(), EACH['draft-brief'])), EACH['issue-brief']))
    expect(issued.briefs[0]).toMatchObject({ version: 1, issuedAt: NOW, issuedBy: 'chief' })
    const second = done(act(issued, EACH['draft-brief']))
    expect(act(second, EACH['issue-brief'])).toBe('incident.already-issued')
    expect(done(act(second, { type: 'issue-brief', version: 2 })).briefs[1]?.issuedAt).toBe(NOW)
  })

  test('the brief tells what, when, where, how many, the sum and the measures', () => {
    const state = done(act(done(act(opened(3), EACH['take-measure'])), EACH['state-facts']))
    const { title, recipient, blocks } = briefOf(state, { number: 'T9', perDay: [{ day: '2026-05-04', count: 1 }], perUnit: [], complainants: 1, amountFen: 28_850, open: 0 })
    expect(title).toContain('香满园')
    expect(recipient).toBe('县委、县人民政府')
    const text = JSON.stringify(blocks)
    for (const part of [legalDay(new Date(NOW)), 'T9', 'Ⅲ级', '288.50', '东河镇', '受伤 2 人', '三人投诉', '现场检查', '已办结 1 件']) expect(text).toContain(part)
  })
})

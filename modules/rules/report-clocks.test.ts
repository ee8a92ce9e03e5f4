import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { addWorkingDays, countWorkingDays, dayNumber, dayOf, isWorkingDay } from './calendar.ts'
import { readClocks } from './clocks.ts'
import { explain } from './explain.ts'
import { parseFacts } from './facts.ts'
import type { Law } from './law.ts'
import { loadLaw } from './load.ts'
import { refusalMessage } from './messages.ts'
import type { Clock, ClockFacts, Suspension } from './rules.ts'

const law = loadLaw('rules')

function clocksOf(facts: ClockFacts, under: Law = law): readonly Clock[] {
  const reading = readClocks(under, facts)
  if (isRefusal(reading)) throw new Error(`refused: ${JSON.stringify(reading)}`)
  return reading.clocks
}

function verifyOf(facts: ClockFacts, under: Law = law): Clock {
  const [clock] = clocksOf(facts, under)
  if (clock?.id !== 'report.verify') throw new Error('verification is not the first clock')
  return clock
}

function facts(days: Readonly<Record<string, unknown>>): ClockFacts {
  const read = parseFacts({ kind: 'report', ...days })
  if (isRefusal(read)) throw new Error(JSON.stringify(read))
  return read
}

const received = fc.integer({ min: dayNumber(legalDate('2020-01-01')), max: dayNumber(legalDate('2027-03-01')) }).map(dayOf)

/** Undecided reports of every pack: merged or not, with an extension on any day after receipt or none, suspended anywhere, seen at the end. */
const undecided = fc.record({
  receivedOn: received,
  toMerge: fc.option(fc.nat({ max: 40 })),
  toExtend: fc.option(fc.nat({ max: 60 })),
  spans: fc.array(fc.record({ offset: fc.nat({ max: 80 }), length: fc.nat({ max: 20 }) }), { maxLength: 4 }),
  toAsOf: fc.nat({ max: 120 }),
}).map(({ receivedOn, toMerge, toExtend, spans, toAsOf }): ClockFacts => {
  const suspensions = spans.map(({ offset, length }): Suspension => {
    const from = addDays(receivedOn, offset)
    return { from, to: addDays(from, length), reason: 'testing' }
  })
  return {
    kind: 'report', receivedOn, suspensions, asOf: addDays(receivedOn, 60 + toAsOf),
    mergedOn: toMerge === null ? null : addDays(receivedOn, toMerge), extendedOn: toExtend === null ? null : addDays(receivedOn, toExtend),
  }
})

/** The law read out day by day, slowly: each day from the one after the start either counts or does not. */
function plainDay(start: LegalDate, length: number, suspensions: readonly Suspension[]): LegalDate {
  let date = start
  for (let counted = 0; counted < length;) {
    date = addDays(date, 1)
    const on = date
    const stands = suspensions.some(({ from, to }) => from <= on && (to === null || on <= to))
    if (!stands && isWorkingDay(law.calendar, on)) counted += 1
  }
  return date
}

/** Undefined where the extension was approved too late. */
function plainVerify({ receivedOn, mergedOn, extendedOn, suspensions = [] }: ClockFacts): LegalDate | undefined {
  const start = mergedOn ?? receivedOn
  const first = plainDay(start, 15, suspensions)
  if (!extendedOn || extendedOn < start) return first
  return extendedOn > first ? undefined : plainDay(start, 30, suspensions)
}

describe('for any report', () => {
  test('the due day equals the plain reckoning, and an extension after it is refused', () => {
    const seen = { plain: 0, extended: 0, refused: 0, merged: 0 }
    fc.assert(fc.property(undecided, (one) => {
      const reading = readClocks(law, one)
      const clocks = isRefusal(reading) ? [] : reading.clocks
      expect(clocks.map(({ id, dueOn }) => [id, dueOn])).toEqual([plainVerify(one)].filter((day) => day).map((day) => ['report.verify', day]))
      expect(isRefusal(reading) ? [reading.refusal, reading.field] : []).toEqual(clocks.length === 0 ? ['rules.contradiction', 'extendedOn'] : [])
      for (const clock of clocks) {
        expect(clock.startsOn).toBe(one.mergedOn ?? one.receivedOn)
        expect(clock.length).toBe(clock.extension ? 30 : 15)
        seen.merged += clock.restart ? 1 : 0
        seen[clock.extension ? 'extended' : 'plain'] += 1
      }
      seen.refused += clocks.length === 0 ? 1 : 0
    }), { numRuns: 600 })
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
  })

  test('used, suspended and left days fit the due day', () => {
    fc.assert(fc.property(undecided, (one) => {
      const timely = { ...one, extendedOn: null }
      const clock = verifyOf(timely)
      const due = clock.dueOn ?? timely.asOf
      expect(countWorkingDays(law.calendar, clock.startsOn, due) - clock.suspendedDays).toBe(clock.length)
      expect(clock.state === 'overdue').toBe(timely.asOf > due)
      expect((clock.leftDays ?? 0) < 0).toBe(timely.asOf > due)
    }), { numRuns: 300 })
  })

  test('never shrinks when extended in time, merged later, or suspended longer', () => {
    const growth = fc.record({ one: undecided, offset: fc.nat({ max: 60 }), length: fc.nat({ max: 20 }), later: fc.nat({ max: 20 }) })
    fc.assert(fc.property(growth, ({ one, offset, length, later }) => {
      const base = { ...one, extendedOn: null }
      const before = verifyOf(base)
      const from = addDays(base.receivedOn, offset)
      const suspended = { ...base, suspensions: [...base.suspensions ?? [], { from, to: addDays(from, length), reason: 'testing' }] }
      const merged = { ...base, mergedOn: addDays(base.mergedOn ?? base.receivedOn, later) }
      const extended = { ...base, extendedOn: before.startsOn }
      for (const longer of [suspended, merged]) expect((verifyOf(longer).dueOn ?? '') >= (before.dueOn ?? '')).toBe(true)
      expect((verifyOf(extended).dueOn ?? '') > (before.dueOn ?? '')).toBe(true)
    }), { numRuns: 300 })
  })

  test('on which day of the limit it was extended makes no difference', () => {
    fc.assert(fc.property(undecided, fc.nat({ max: 14 }), (one, at) => {
      const base = { ...one, extendedOn: null, asOf: addDays(one.receivedOn, 400) }
      const { startsOn, dueOn } = verifyOf(base)
      const days = [startsOn, addWorkingDays(law.calendar, startsOn, at), dueOn ?? startsOn]
      expect(new Set(days.map((extendedOn) => verifyOf({ ...base, extendedOn }).dueOn)).size).toBe(1)
    }))
  })

  test('the reporter is told within five working days of the decision: real-name, and under Order 20', () => {
    fc.assert(fc.property(received, fc.nat({ max: 40 }), fc.boolean(), (receivedOn, toDecide, realName) => {
      const decidedOn = addDays(receivedOn, toDecide)
      const read = clocksOf({ kind: 'report', receivedOn, decidedOn, realName, asOf: decidedOn })
      const tell = read.find(({ id }) => id === 'report.tell-reporter')
      expect(tell !== undefined).toBe(realName && receivedOn < '2026-04-15')
      expect(tell?.dueOn ?? '').toBe(tell ? addWorkingDays(law.calendar, decidedOn, 5) : '')
      expect(read[0]).toMatchObject({ id: 'report.verify', state: 'met', metOn: decidedOn })
    }))
  })
})

describe('switches', () => {
  const given = (receivedOn: string, more: Readonly<Record<string, unknown>> = {}) =>
    facts({ receivedOn, decidedOn: '2026-06-01', mergedOn: '2026-05-20', realName: true, asOf: '2026-06-02', ...more })

  test('the reporter may be told under Order 121 too', () => {
    const under: Law = { ...law, switches: { ...law.switches, tellReporterUnderOrder121: true } }
    expect(clocksOf(given('2026-04-15'), under)[1]).toMatchObject({ id: 'report.tell-reporter', dueOn: '2026-06-08', article: '《市场监督管理投诉举报处理办法》第三十六条' })
    expect(clocksOf(given('2026-04-15', { realName: false }), under)).toHaveLength(1)
    expect(clocksOf(given('2026-04-15'))).toHaveLength(1)
  })

  test('a merged report may leave the clock of Order 20 where it was; that of Order 121 starts anew', () => {
    const under: Law = { ...law, switches: { ...law.switches, mergeRestartsUnderOrder20: false } }
    expect(verifyOf(given('2026-04-14'), under)).toMatchObject({ startsOn: '2026-04-14', startsWith: 'receivedOn', dueOn: '2026-05-08', late: true })
    expect(verifyOf(given('2026-04-14'))).toMatchObject({ startsOn: '2026-05-20', startsWith: 'mergedOn', late: false })
    expect(verifyOf(given('2026-04-15'), under)).toMatchObject({ startsOn: '2026-05-20', restart: { article: '《市场监督管理投诉举报处理办法》第三十五条' } })
  })

  test('the pack of today may govern', () => {
    const under: Law = { ...law, switches: { ...law.switches, packOf: 'today' } }
    expect(readClocks(under, given('2026-04-14'))).toMatchObject({ pack: 'samr-121', clocks: [{ id: 'report.verify' }] })
    expect(readClocks(law, given('2026-04-14'))).toMatchObject({ pack: 'samr-20', clocks: [{ id: 'report.verify' }, { id: 'report.tell-reporter' }] })
  })
})

test('a clock without extension or restart shows neither', () => {
  expect(verifyOf(facts({ receivedOn: '2026-04-28', asOf: '2026-04-28' }))).not.toHaveProperty('extension')
  expect(verifyOf(facts({ receivedOn: '2026-04-28', asOf: '2026-04-28' }))).not.toHaveProperty('restart')
})

test('an extension approved too late is refused with both days, in both languages', () => {
  const reading = readClocks(law, facts({ receivedOn: '2026-04-28', extendedOn: '2026-05-22', asOf: '2026-05-25' }))
  if (!isRefusal(reading)) throw new Error('not refused')
  expect(refusalMessage(reading, 'zh')).toBe('事实互相矛盾：批准延长（2026-05-22）晚于未延长的届满日（2026-05-21）。请核对这两项。')
  expect(refusalMessage(reading, 'en')).toBe('The facts contradict each other: extension approved (2026-05-22) is after last day without the extension (2026-05-21). Check these two.')
})

test('explained: a merged and extended verification', () => {
  const clock = verifyOf(facts({ receivedOn: '2026-04-28', mergedOn: '2026-05-20', extendedOn: '2026-06-10', asOf: '2026-06-10' }))
  expect(explain(clock, law, 'zh', legalDate('2026-06-10'))).toEqual([
    '核查期限依据《市场监督管理行政处罚程序规定》第十八条第一款，为15个工作日。2026-05-20收到合并处理的举报，当日不计入，自次日起算（《市场监督管理行政处罚程序规定》第八十条）。',
    '合并处理同一举报人补充新事实的举报，期限自收到最后一次举报之日重新计算（《市场监督管理投诉举报处理办法》第三十五条）。',
    '2026-06-10经负责人批准延长15个工作日（《市场监督管理行政处罚程序规定》第十八条第一款）。',
    '期限届满日为2026-07-02。', '截至2026-06-10已用15个工作日，还剩15个工作日。',
  ])
  const plain = verifyOf(facts({ receivedOn: '2026-04-28', asOf: '2026-04-28' }))
  expect(explain(plain, law, 'zh', legalDate('2026-04-28'))[0]).toContain('2026-04-28收到举报，当日不计入')
  expect(explain(clock, law, 'en', legalDate('2026-06-10')).slice(1, 3)).toEqual([
    'A report with new facts by the same reporter was merged in: the limit started anew on the day the last one came in (《市场监督管理投诉举报处理办法》第三十五条).',
    'Extended on 2026-06-10 by 15 working days, approved by the head (《市场监督管理行政处罚程序规定》第十八条第一款).',
  ])
})

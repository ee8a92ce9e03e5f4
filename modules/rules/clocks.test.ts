import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate, type LegalDate, weekday } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { dayNumber, dayOf, isWorkingDay } from './calendar.ts'
import { readClocks } from './clocks.ts'
import type { Law } from './law.ts'
import { loadLaw } from './load.ts'
import type { Clock, ClockFacts, ClockId, Limit, Suspension } from './rules.ts'

const law = loadLaw('rules')

function clocksOf(facts: ClockFacts, under: Law = law): readonly Clock[] {
  const reading = readClocks(under, facts)
  if (isRefusal(reading)) throw new Error(`refused: ${JSON.stringify(reading)}`)
  return reading.clocks
}

function clockOf(facts: ClockFacts, id: ClockId, under: Law = law): Clock {
  const clock = clocksOf(facts, under).find((candidate) => candidate.id === id)
  if (!clock) throw new Error(`no clock ${id}`)
  return clock
}

function day(from: string, to: string): fc.Arbitrary<LegalDate> {
  return fc.integer({ min: dayNumber(legalDate(from)), max: dayNumber(legalDate(to)) }).map(dayOf)
}

/** Accepted complaints of every pack, with suspensions anywhere after receipt, seen on any later day. */
const accepted = fc.record({
  receivedOn: day('2014-03-15', '2027-03-01'),
  toAccept: fc.nat({ max: 20 }),
  toAsOf: fc.nat({ max: 250 }),
  spans: fc.array(fc.record({ offset: fc.nat({ max: 160 }), length: fc.nat({ max: 30 }) }), { maxLength: 4 }),
}).map(({ receivedOn, toAccept, toAsOf, spans }): ClockFacts => {
  const acceptedOn = addDays(receivedOn, toAccept)
  const suspensions = spans.map(({ offset, length }): Suspension => {
    const from = addDays(receivedOn, offset)
    return { from, to: addDays(from, length), reason: 'testing' }
  })
  return { kind: 'complaint', receivedOn, acceptedOn, suspensions, asOf: addDays(acceptedOn, toAsOf) }
})

/** The law read out day by day, slowly: each day from the one after the start either counts or does not. */
function plainDue(limit: Limit, start: LegalDate, suspensions: readonly Suspension[]): LegalDate {
  const stands = (date: LegalDate): boolean => limit.suspendable && suspensions.some(({ from, to }) => from <= date && (to === null || date <= to))
  let date = start
  let counted = 0
  while (counted < limit.length) {
    date = addDays(date, 1)
    if (stands(date)) continue
    if (limit.unit === 'day' || isWorkingDay(law.calendar, date)) counted += 1
  }
  while (stands(date) || !isWorkingDay(law.calendar, date)) date = addDays(date, 1)
  return date
}

function limitOf(facts: ClockFacts, id: ClockId): Limit {
  const limit = law.periods.find(({ kind, from, to }) => kind === facts.kind && from <= facts.receivedOn && (to === null || facts.receivedOn <= to))?.pack.limits.find((one) => one.id === id)
  if (!limit) throw new Error(`no limit ${id}`)
  return limit
}

describe('for any facts', () => {
  test('every due day equals the plain day-by-day reckoning, and is a working day on which nothing stands still', () => {
    fc.assert(fc.property(accepted, (facts) => {
      for (const clock of clocksOf(facts)) {
        expect(clock.dueOn).toBe(plainDue(limitOf(facts, clock.id), clock.startsOn, facts.suspensions ?? []))
        expect(isWorkingDay(law.calendar, clock.dueOn ?? clock.startsOn)).toBe(true)
      }
    }), { numRuns: 500 })
  })

  test('used and suspended days equal counting them one by one', () => {
    fc.assert(fc.property(accepted, (facts) => {
      for (const clock of clocksOf(facts)) {
        const limit = limitOf(facts, clock.id)
        const until = clock.metOn ?? facts.asOf
        const counts = (date: LegalDate) => limit.unit === 'day' || isWorkingDay(law.calendar, date)
        const stands = (date: LegalDate) => limit.suspendable && (facts.suspensions ?? []).some(({ from, to }) => from <= date && (to === null || date <= to))
        const days = (to: LegalDate) => Array.from({ length: dayNumber(to) - dayNumber(clock.startsOn) }, (_, index) => addDays(clock.startsOn, index + 1))
        expect(clock.usedDays).toBe(days(until).filter((date) => counts(date) && !stands(date)).length)
        expect(clock.suspendedDays).toBe(days(clock.dueOn ?? until).filter((date) => counts(date) && stands(date)).length)
      }
    }), { numRuns: 300 })
  })

  test('never shrinks when a suspension grows or another is added', () => {
    const growth = fc.record({ facts: accepted, at: fc.nat({ max: 3 }), more: fc.nat({ max: 40 }), extra: fc.nat({ max: 150 }), length: fc.nat({ max: 30 }) })
    fc.assert(fc.property(growth, ({ facts, at, more, extra, length }) => {
      const { suspensions = [], receivedOn } = facts
      const from = addDays(receivedOn, extra)
      const grown = suspensions.map((one, index) => (index === at && one.to !== null ? { ...one, to: addDays(one.to, more) } : one))
      const added = [...suspensions, { from, to: addDays(from, length), reason: 'testing' }]
      const before = clocksOf(facts)
      for (const longer of [grown, added]) {
        clocksOf({ ...facts, suspensions: longer }).forEach((clock, index) => {
          expect((clock.dueOn ?? '') >= (before[index]?.dueOn ?? '')).toBe(true)
          expect(clock.usedDays).toBeLessThanOrEqual(before[index]?.usedDays ?? 0)
        })
      }
    }), { numRuns: 300 })
  })

  test('a suspension that ends on the first day stops the clock on that day as a longer one does', () => {
    const begun = legalDate('2026-05-06')
    const facts: ClockFacts = { kind: 'complaint', receivedOn: legalDate('2026-04-28'), acceptedOn: begun, asOf: begun }
    const states = [begun, legalDate('2026-05-07')].map((to) => clocksOf({ ...facts, suspensions: [{ from: begun, to, reason: 'testing' }] }).map(({ state }) => state))
    expect(states).toEqual([['met', 'suspended'], ['met', 'suspended']])
  })

  test('neither the order of suspensions nor cutting one in two changes anything', () => {
    fc.assert(fc.property(accepted, (facts) => {
      const due = (suspensions: readonly Suspension[]) => clocksOf({ ...facts, suspensions }).map(({ dueOn, suspendedDays, state }) => ({ dueOn, suspendedDays, state }))
      const { suspensions = [] } = facts
      const cut = suspensions.flatMap((one) => {
        if (one.to === null || one.to === one.from) return [one]
        return [{ ...one, to: one.from }, { ...one, from: addDays(one.from, 1) }]
      })
      expect(due(suspensions.toReversed())).toEqual(due(suspensions))
      expect(due(cut)).toEqual(due(suspensions))
    }))
  })

  test('the first day never counts: what happens on it is used by no clock', () => {
    fc.assert(fc.property(day('2014-03-15', '2027-03-01'), (on) => {
      for (const clock of clocksOf({ kind: 'complaint', receivedOn: on, acceptedOn: on, terminatedOn: on, asOf: on })) {
        expect(clock.usedDays).toBe(0)
        expect((clock.dueOn ?? '') > on).toBe(true)
      }
    }))
  })

  test('overdue exactly after the due day, unless met', () => {
    fc.assert(fc.property(accepted, (facts) => {
      for (const { state, metOn, dueOn, leftDays } of clocksOf(facts)) {
        const past = (metOn ?? facts.asOf) > (dueOn ?? '')
        expect(state === 'met').toBe(metOn !== null)
        expect(state === 'overdue').toBe(metOn === null && past)
        expect((leftDays ?? 0) < 0).toBe(past)
      }
    }))
  })
})

describe('a suspension without end', () => {
  const base: ClockFacts = { kind: 'complaint', receivedOn: legalDate('2026-04-30'), acceptedOn: legalDate('2026-05-11'), asOf: legalDate('2026-05-20') }

  function openFrom(from: string, asOf: string): Clock {
    return clockOf({ ...base, suspensions: [{ from: legalDate(from), to: null, reason: 'appraisal' }], asOf: legalDate(asOf) }, 'complaint.mediate')
  }

  test('holds the limit open from the due day or earlier', () => {
    expect(openFrom('2026-07-10', '2026-07-10')).toMatchObject({ dueOn: null, state: 'suspended', leftDays: null, usedDays: 59 })
    expect(openFrom('2026-07-10', '2026-07-09')).toMatchObject({ dueOn: null, state: 'running' })
  })

  test('stands still from the day of acceptance on, when it begins that day', () => {
    const facts: ClockFacts = {
      kind: 'complaint', receivedOn: legalDate('2026-05-01'), acceptedOn: legalDate('2026-05-06'), asOf: legalDate('2026-05-06'),
      suspensions: [{ from: legalDate('2026-05-06'), to: null, reason: 'testing' }],
    }
    expect(clockOf(facts, 'complaint.mediate')).toMatchObject({ state: 'suspended', dueOn: null })
  })

  test('changes nothing once the limit has run out', () => {
    expect(openFrom('2026-07-11', '2026-07-20')).toMatchObject({ dueOn: '2026-07-10', state: 'overdue', suspensions: [] })
  })

  test('holds a limit open that a holiday moved into it', () => {
    const facts = { ...base, acceptedOn: legalDate('2026-05-12'), asOf: legalDate('2026-07-20') }
    const suspensions = [{ from: legalDate('2026-07-13'), to: null, reason: 'testing' }]
    expect(clockOf({ ...facts, suspensions }, 'complaint.mediate')).toMatchObject({ dueOn: null, state: 'suspended' })
  })

  test('mediation that ends meanwhile is met, and not late', () => {
    const suspensions = [{ from: legalDate('2026-06-01'), to: null, reason: 'testing' }]
    const facts = { ...base, suspensions, agreedOn: legalDate('2026-09-01'), asOf: legalDate('2026-09-02') }
    expect(clockOf(facts, 'complaint.mediate')).toMatchObject({ state: 'met', metOn: '2026-09-01', late: false, dueOn: null })
  })
})

describe('switches', () => {
  test('weekends may count as days like others: then only a named holiday moves the last day', () => {
    const under: Law = { ...law, switches: { ...law.switches, weekendsAreHolidays: false } }
    const facts = (acceptedOn: string): ClockFacts => ({
      kind: 'complaint', receivedOn: legalDate('2026-04-20'), acceptedOn: legalDate(acceptedOn), asOf: legalDate('2026-12-01'),
    })
    expect(clockOf(facts('2026-05-12'), 'complaint.mediate', under).dueOn).toBe('2026-07-11')
    expect(clockOf(facts('2026-08-05'), 'complaint.mediate', under).dueOn).toBe('2026-10-08')
    expect(weekday(legalDate('2026-07-11'))).toBe(6)
  })

  test('the pack of today may govern', () => {
    const facts: ClockFacts = { kind: 'complaint', receivedOn: legalDate('2026-04-14'), acceptedOn: legalDate('2026-04-20'), asOf: legalDate('2026-05-01') }
    const reading = readClocks({ ...law, switches: { ...law.switches, packOf: 'today' } }, facts)
    expect(reading).toMatchObject({ pack: 'samr-121', clocks: [{ id: 'complaint.accept' }, { id: 'complaint.mediate', dueOn: '2026-06-22', unit: 'day' }] })
  })
})

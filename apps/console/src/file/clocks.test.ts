import { describe, expect, test } from 'vitest'
import { inOrder, nextClock, shownState, usedShare, type ClockView } from './clocks.ts'

function clock(part: Partial<ClockView>): ClockView {
  return {
    id: 'complaint.accept',
    article: '第十五条',
    startsOn: '2026-04-20',
    startsWith: 'receivedOn',
    dueOn: '2026-04-29',
    unit: 'working-day',
    length: 7,
    suspendedDays: 0,
    suspensions: [],
    state: 'running',
    metOn: null,
    late: false,
    usedDays: 0,
    leftDays: 7,
    provisional: false,
    ...part,
  }
}

describe('clocks', () => {
  test('the used share never leaves the bar', () => {
    expect(usedShare({ usedDays: 0, length: 7 })).toBe(0)
    expect(usedShare({ usedDays: 9, length: 7 })).toBe(1)
    expect(usedShare({ usedDays: -1, length: 7 })).toBe(0)
    expect(usedShare({ usedDays: 30, length: 60 })).toBe(0.5)
  })
  test('next is the earliest due that is not met; one that stands still comes last', () => {
    const met = clock({ state: 'met', dueOn: '2026-04-29' })
    const still = clock({ id: 'complaint.mediate', state: 'suspended', dueOn: null })
    const due = clock({ id: 'complaint.mediate.overlay', dueOn: '2026-06-26' })
    expect(nextClock([met, still, due])).toBe(due)
    expect(nextClock([met, still])).toBe(still)
    expect(nextClock([met])).toBeUndefined()
    expect(inOrder([met, still, due])).toEqual([due, still, met])
  })
  test('met late is its own state; without a due date the clock stands still', () => {
    expect(shownState(clock({ state: 'met', late: true }))).toBe('late')
    expect(shownState(clock({ state: 'met' }))).toBe('met')
    expect(shownState(clock({ state: 'running', dueOn: null }))).toBe('suspended')
    expect(shownState(clock({ state: 'overdue' }))).toBe('overdue')
  })
})

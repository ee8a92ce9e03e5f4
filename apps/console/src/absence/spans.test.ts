import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate } from '#platform/pure/date.ts'
import { barOf, weeksFrom } from './spans.ts'
import { dealtOut } from './deal.ts'

const TODAY = '2026-04-28'

describe('the calendar of absences', () => {
  test('shows six weeks from today, and of an absence what lies in them', () => {
    expect(weeksFrom(TODAY)).toEqual(['2026-04-28', '2026-05-05', '2026-05-12', '2026-05-19', '2026-05-26', '2026-06-02'])
    expect(barOf(TODAY, '2026-05-18', TODAY)).toEqual({ left: 0, width: 50, opens: false })
    expect(barOf('2026-04-01', null, TODAY)).toEqual({ left: 0, width: 100, opens: true })
    expect(barOf('2026-04-01', '2026-04-27', TODAY)).toBeUndefined()
    expect(barOf('2026-06-09', null, TODAY)).toBeUndefined()
  })
  test('never draws beyond its edges', () => {
    fc.assert(fc.property(fc.integer({ min: -60, max: 60 }), fc.option(fc.integer({ min: 0, max: 90 })), (ahead, length) => {
      const from = addDays(legalDate(TODAY), ahead)
      const bar = barOf(from, length === null ? null : addDays(from, length), TODAY)
      fc.pre(bar !== undefined)
      expect(bar.left >= 0 && bar.width > 0 && bar.left + bar.width <= 100.0001).toBe(true)
    }))
  })
})

test('files are dealt out one after another, so that nobody gets two more than another', () => {
  fc.assert(fc.property(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 5 }), (count, people) => {
    const ids = Array.from({ length: people }, (_, at) => `p${at}`)
    const given = Array.from({ length: count }, (_, at) => dealtOut(ids, at))
    const shares = ids.map((id) => given.filter((one) => one === id).length)
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
  }))
  expect(dealtOut([], 3)).toBeUndefined()
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate, weekday, type LegalDate } from '#platform/pure/date.ts'
import { duePoints, OVERDUE, pointReached, USUAL_PRACTICE } from './worklist.ts'

/** Order of a plain week, with Labour Day off and 9 May worked for it. */
const OFF = new Set(['2026-05-01', '2026-05-04', '2026-05-05'])
function isWorkingDay(day: LegalDate): boolean {
  return day === '2026-05-09' || (weekday(day) <= 5 && !OFF.has(day))
}

function at(today: string, due: string, points: readonly number[] = USUAL_PRACTICE.points): number | undefined {
  return pointReached(points, legalDate(due), legalDate(today), isWorkingDay)
}

describe('when a due day calls for a reminder', () => {
  test.each([
    // 2026-05-11 is a Monday; 9 May, a Saturday, is worked.
    ['2026-05-05', '2026-05-11', undefined],
    ['2026-05-06', '2026-05-11', undefined],
    ['2026-05-07', '2026-05-11', 3],
    ['2026-05-08', '2026-05-11', 3],
    ['2026-05-09', '2026-05-11', 1],
    ['2026-05-10', '2026-05-11', 1],
    ['2026-05-11', '2026-05-11', 0],
    ['2026-05-12', '2026-05-11', OVERDUE],
    ['2027-05-12', '2026-05-11', OVERDUE],
    // A day set by a person may be a Sunday: its last working day is the Friday before.
    ['2026-05-15', '2026-05-17', 0],
  ])('on %s for %s', (today, due, point) => {
    expect(at(today, due)).toBe(point)
  })

  test('only points that the county has set', () => {
    expect(at('2026-05-11', '2026-05-11', [5])).toBe(5)
    expect(at('2026-05-12', '2026-05-11', [5, 0])).toBeUndefined()
    expect(at('2026-05-11', '2026-05-11', [])).toBeUndefined()
    expect(at('2026-05-11', '2026-05-12', [0])).toBeUndefined()
  })

  test('the table of a day holds every due day that has reached a point, and no other', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.uniqueArray(fc.integer({ min: -1, max: 30 }), { maxLength: 6 }), (shift, points) => {
      const today = addDays(legalDate('2026-01-01'), shift)
      const table = new Map(duePoints(points, today, isWorkingDay).map(({ dueOn, point }) => [dueOn, point]))
      for (let ahead = 0; ahead < 90; ahead += 1) {
        const due = addDays(today, ahead)
        expect(table.get(due)).toBe(pointReached(points, due, today, isWorkingDay))
      }
    }), { numRuns: 60 })
  })

  test('as days pass a due day goes through its points in order, each once', () => {
    const due = legalDate('2026-05-11')
    const seen = Array.from({ length: 40 }, (_, day) => pointReached([5, 3, 1, 0, OVERDUE], due, addDays(legalDate('2026-04-10'), day), isWorkingDay))
    expect(seen.filter((point, index) => point !== undefined && point !== seen[index - 1])).toEqual([5, 3, 1, 0, OVERDUE])
  })
})

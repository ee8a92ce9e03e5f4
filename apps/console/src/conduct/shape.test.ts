import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, legalDate } from '#platform/pure/date.ts'
import { slicesOf } from './shape.ts'

const TODAY = '2026-04-28'

test('every file of the window stands in one column of the plot, and only there', () => {
  expect(slicesOf([{ receivedOn: TODAY }, { receivedOn: '2026-03-30' }, { receivedOn: '2026-03-29' }], TODAY, 60).map(({ count }) => count)).toEqual([1, 2])
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 179 })), (ages) => {
    const files = ages.map((age) => ({ receivedOn: addDays(legalDate(TODAY), -age) }))
    expect(slicesOf(files, TODAY, 180).reduce((sum, { count }) => sum + count, 0)).toBe(ages.length)
  }))
})

import { describe, expect, test } from 'vitest'
import { filterOf, queryOf } from './queue.ts'
import { byUrgency, COUNTS, everyDay, listOf, totals, type OfficeRow } from './overview.ts'

function office(name: string, overdue: number, soon: number, open: number): OfficeRow {
  return { unit: { id: name, name }, open, overdue, soon, unaccepted: 1, inMediation: 2, complaints: open, reports: 0, inquiries: 0, supervised: 1 }
}

describe('overview', () => {
  test('each count opens the list of its own filter', () => {
    const queries = COUNTS.map((count) => queryOf(filterOf(new URL(listOf(count, 'u1'), 'http://x').searchParams)))
    expect(queries.map(({ due, stage, unitId, kind, supervised }) => [due, stage, unitId, kind, supervised])).toEqual([
      ['any', undefined, 'u1', undefined, undefined],
      ['overdue', undefined, 'u1', undefined, undefined],
      ['soon', undefined, 'u1', undefined, undefined],
      ['any', 'received', 'u1', 'complaint', undefined],
      ['any', 'accepted', 'u1', 'complaint', undefined],
      ['any', undefined, 'u1', 'complaint', undefined],
      ['any', undefined, 'u1', 'report', undefined],
      ['any', undefined, 'u1', 'inquiry', undefined],
      ['any', undefined, 'u1', undefined, 'yes'],
    ])
    expect(listOf('open')).toBe('/')
  })
  test('totals and order', () => {
    const offices = [office('a', 0, 5, 9), office('b', 2, 0, 3), office('c', 2, 1, 1)]
    expect(totals(offices)).toEqual({ open: 13, overdue: 4, soon: 6, unaccepted: 3, inMediation: 6, complaints: 13, reports: 0, inquiries: 0, supervised: 3 })
    expect(byUrgency(offices).map((row) => row.unit.name)).toEqual(['c', 'b', 'a'])
  })
  test('a quiet day is a zero, not a gap', () => {
    const days = everyDay(
      [
        { day: '2026-04-29', received: 3, closed: 1 },
        { day: '2026-05-01', received: 2, closed: 0 },
      ],
      '2026-05-02',
    )
    expect(days.map((row) => [row.day, row.received])).toEqual([
      ['2026-04-29', 3],
      ['2026-04-30', 0],
      ['2026-05-01', 2],
      ['2026-05-02', 0],
    ])
    expect(everyDay([], '2026-05-02')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { owedFen, shareText } from './shape.ts'

const OUTCOME = { on: '2026-05-08', result: 'penalty' as const, violation: '', basis: '', penalties: [], fineFen: 500_000, confiscatedFen: 8000, valueFen: 0, goods: null }
const CASE = { number: null, openedOn: '2026-05-01', officers: [], stage: 'decided', suspensions: [], extendedOn: null, until: null, paidFen: 8000, closedOn: null }

describe('a case', () => {
  test('owes its fine and what is confiscated, less what was paid; without a penalty nothing', () => {
    expect(owedFen({ ...CASE, outcome: OUTCOME })).toBe(500_000)
    expect(owedFen({ ...CASE, outcome: { ...OUTCOME, result: 'no-penalty' } })).toBe(0)
    expect(owedFen({ ...CASE, outcome: null })).toBe(0)
  })
  test('the share of complaints that led to one has a decimal, and is none where nothing was closed', () => {
    expect(shareText(3, 8)).toBe('37.5%')
    expect(shareText(0, 0)).toBe('—')
  })
})

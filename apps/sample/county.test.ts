import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { checkIdCard, checkPhone, checkUscc } from '#platform/pure/identifiers/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { makeCounty, type County } from './index.ts'
import { END_DAY, sampleOptions } from './testing.ts'

function digest(county: County, count: number): string {
  const { units, accounts, operators, placeAliases } = county
  const hash = createHash('sha256').update(JSON.stringify([units, accounts, operators, placeAliases]))
  for (const story of county.stories({ count })) hash.update(JSON.stringify(story))
  return hash.digest('hex')
}

describe('the same seed and last day give the same bytes', () => {
  test('in two runs, and whatever was asked for before', () => {
    const plain = digest(makeCounty(sampleOptions(42)), 400)
    const used = makeCounty(sampleOptions(42))
    const interrupted = used.stories({ count: 90 })
    interrupted.next()
    interrupted.next()
    expect([...used.stories({ perDay: 0.1 })].length).toBe(110)
    expect(digest(used, 400)).toBe(plain)
    expect(interrupted.next().value).toEqual([...makeCounty(sampleOptions(42)).stories({ count: 90 })][2])
  })

  test('and another seed gives other bytes', () => {
    expect(digest(makeCounty(sampleOptions(42)), 50)).not.toBe(digest(makeCounty(sampleOptions(43)), 50))
  })
})

describe('the organisation', () => {
  const { units, accounts } = makeCounty(sampleOptions(7))

  test('is a tree from the province down, its offices sharing the towns without gap or overlap', () => {
    expect(units.map((unit) => unit.level).slice(0, 4)).toEqual(['province', 'city', 'county', 'desk'])
    const offices = units.filter((unit) => unit.level === 'office')
    expect(offices.length).toBeGreaterThanOrEqual(8)
    expect(offices.length).toBeLessThanOrEqual(12)
    expect(offices.flatMap((office) => office.towns).toSorted()).toEqual(sampleOptions(7).towns.map((town) => town.code).toSorted())
    for (const [index, unit] of units.entries()) expect(unit.parent === null ? -1 : unit.parent).toBeLessThan(index)
    expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length)
  })

  test('has two to four officers in each office, and the trust roles apart', () => {
    for (const [index, unit] of units.entries()) {
      const officers = accounts.filter((account) => account.role === 'officer' && account.unitIndex === index)
      expect(unit.level === 'office' ? [2, 3, 4] : [0], unit.name).toContain(officers.length)
    }
    for (const role of ['chief', 'administrator', 'security-officer', 'auditor'] as const) {
      expect(accounts.filter((account) => account.role === role)).toHaveLength(1)
    }
    expect(new Set(accounts.map((account) => account.login)).size).toBe(accounts.length)
  })
})

describe('the register', () => {
  test('holds valid, unique credit codes, names and phones at every seed', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const { operators, units } = makeCounty(sampleOptions(seed, 300))
      expect(operators).toHaveLength(300)
      expect(new Set(operators.map((operator) => operator.creditCode)).size).toBe(300)
      expect(new Set(operators.map((operator) => operator.name)).size).toBe(300)
      expect(new Set(operators.map((operator) => operator.id)).size).toBe(300)
      for (const operator of operators) {
        expect(isRefusal(checkUscc(operator.creditCode)), operator.creditCode).toBe(false)
        expect(isRefusal(checkPhone(operator.phone)), operator.phone).toBe(false)
        expect(units[operator.unitIndex]?.towns).toContain(operator.townCode)
      }
      for (const branch of operators.filter((operator) => operator.kind === 'branch')) {
        expect(operators[branch.parent ?? -1]?.industry).toBe(branch.industry)
      }
    }), { numRuns: 8 })
  })

  test('has companies, individual businesses, cooperatives and branches of chains', () => {
    const { operators } = makeCounty(sampleOptions(7))
    const share = (kind: string): number => operators.filter((operator) => operator.kind === kind).length / operators.length
    expect(share('individual')).toBeGreaterThan(0.5)
    expect(share('company')).toBeGreaterThan(0.1)
    expect(share('branch')).toBeGreaterThan(0.03)
    expect(operators.some((operator) => operator.kind === 'cooperative')).toBe(true)
  })

  test('comes with place names, some of which contradict each other', () => {
    const { placeAliases, units } = makeCounty(sampleOptions(7))
    const offices = Map.groupBy(placeAliases, (alias) => alias.name)
    expect(placeAliases.length).toBeGreaterThan(400)
    expect([...offices.values()].filter((rows) => rows.length > 1).length).toBeGreaterThan(10)
    for (const alias of placeAliases) expect(units[alias.unitIndex]?.level).toBe('office')
  })
})

test('consumers have phones and identity numbers that check', () => {
  const consumers = [...makeCounty(sampleOptions(11)).stories({ count: 2_000 })].map((story) => story.input.consumer)
  for (const { phone } of consumers) expect(phone).toMatch(/^1[3-9]\d{9}$/)
  const numbers = consumers.flatMap(({ idNumber }) => (idNumber ? [idNumber] : []))
  expect(numbers.length).toBeGreaterThan(400)
  for (const number of numbers) expect(isRefusal(checkIdCard(number, END_DAY)), number).toBe(false)
})

test('a county of other name, few firms and one town is possible', () => {
  const options = sampleOptions(3, 5, legalDate('2025-12-31'))
  const small = makeCounty({ ...options, towns: options.towns.slice(0, 1), county: { code: '510824', name: '苍溪县', city: '广元市', province: '四川省' } })
  const stories = [...small.stories({ count: 80 })]
  expect(stories).toHaveLength(80)
  expect(small.units.filter((unit) => unit.level === 'office')).toHaveLength(1)
  expect(stories.every((story) => story.areaCode === '510824')).toBe(true)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { areaOn, childrenOn, nameOf, parseAreas, pathOn } from './areas.ts'
import { legalDate } from './date.ts'

function list(name: string): string {
  return readFileSync(new URL(`../../rules/areas/${name}`, import.meta.url), 'utf8')
}

const areas = parseAreas(list('counties.tsv'), list('5108.tsv'))
const in2014 = legalDate('2014-03-15')
const in2026 = legalDate('2026-04-28')

describe('the lists in rules/areas', () => {
  test('Guangyuan has its seven counties in 2014 and in 2026', () => {
    const seven = ['510802 利州区', '510811 昭化区', '510812 朝天区', '510821 旺苍县', '510822 青川县', '510823 剑阁县', '510824 苍溪县']
    for (const day of [in2014, in2026]) expect(childrenOn(areas, '510800', day).map(({ code, name }) => `${code} ${name}`)).toEqual(seven)
  })

  test('Yuanba is Zhaohua in every file the rule packs cover', () => {
    expect(areaOn(areas, '510811', legalDate('2013-08-31'))?.name).toBe('元坝区')
    expect(areaOn(areas, '510811', in2014)?.name).toBe('昭化区')
  })

  test('a county that became a district under another code', () => {
    expect(nameOf(areas, '110228', in2014)).toBe('北京市密云县')
    expect(nameOf(areas, '110228', in2026)).toBeUndefined()
    expect(nameOf(areas, '110118', in2026)).toBe('北京市密云区')
  })

  test('Laiwu became part of Jinan', () => {
    expect(nameOf(areas, '371200', in2014)).toBe('山东省莱芜市')
    expect(areaOn(areas, '371200', in2026)).toBeUndefined()
    expect(nameOf(areas, '370116', in2026)).toBe('山东省济南市莱芜区')
  })

  test('a county directly under its province', () => {
    expect(nameOf(areas, '429004', in2026)).toBe('湖北省仙桃市')
  })

  test('a village by its whole path', () => {
    const path = pathOn(areas, childrenOn(areas, childrenOn(areas, '510802', in2026)[0]?.code ?? '', in2026)[0]?.code ?? '', in2026)
    expect(path.map((area) => area.level)).toEqual(['province', 'prefecture', 'county', 'town', 'village'])
  })

  test('every county of Guangyuan has towns, every town villages', () => {
    const towns = childrenOn(areas, '510800', in2026).flatMap((county) => childrenOn(areas, county.code, in2026))
    expect(towns.length).toBeGreaterThan(130)
    expect(towns.filter((town) => childrenOn(areas, town.code, in2026).length === 0)).toEqual([])
  })

  test('no area hangs in the air: its parent is listed', () => {
    const orphans = [...areas.byCode.values()].flat().filter((area) => area.parent !== null && !areas.byCode.has(area.parent))
    expect(orphans).toEqual([])
  })

  test('thirty-four provinces on every day', () => {
    for (const day of ['2014-01-01', '2018-01-01', '2021-01-01', '2026-01-01'].map(legalDate)) {
      expect([...areas.byCode.keys()].filter((code) => areaOn(areas, code, day)?.level === 'province')).toHaveLength(34)
    }
  })
})

test('a line that is no area is a bug', () => {
  expect(() => parseAreas('5108\t广元市\t\t')).toThrow(RangeError)
  expect(() => parseAreas('510800\t广元市\t2014-02-30\t')).toThrow(RangeError)
})

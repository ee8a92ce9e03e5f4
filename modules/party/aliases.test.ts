import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldAlias, makeAliasTable, readOfficeTable, suggestUnit, zOfficeTable, type PlaceAlias, type PlaceWord } from './aliases.ts'

const rows: PlaceAlias[] = [
  { alias: '东坝', unitId: 'east', support: 12 },
  { alias: '东坝建材市场', unitId: 'west', support: 3 },
  { alias: '上西', unitId: 'west', support: null },
  { alias: '万达广场', unitId: 'east', support: 4 },
  { alias: ' 万达广场，', unitId: 'west', support: 2 },
  { alias: 'CC Mall', unitId: 'east', support: 2 },
  { alias: 'ccmall', unitId: 'east', support: 5 },
]
const table = makeAliasTable(rows)

describe('suggestions', () => {
  test('the longest alias speaks, the shorter inside it does not', () => {
    expect(suggestUnit(table, '利州区东坝建材市场3号').suggestions).toEqual([
      { alias: '东坝建材市场', unitId: 'west', support: 3, foundIn: 'address' },
    ])
  })

  test('one suggestion for each unit, those of the address first', () => {
    expect(suggestUnit(table, '上西某店', '投诉人住东坝建材市场旁，商家在东坝').suggestions.map(({ unitId, alias, foundIn }) => [unitId, alias, foundIn]))
      .toEqual([['west', '上西', 'address'], ['east', '东坝', 'text']])
  })

  test('a place that went to two units is a conflict and no suggestion', () => {
    expect(suggestUnit(table, '利州区万达广场二楼')).toEqual({
      suggestions: [], conflicts: [{ alias: '万达广场', unitIds: ['east', 'west'] }],
    })
  })

  test('what a person entered settles what was learned; two entries that differ settle nothing; a word of silence ends it', () => {
    const learned = [{ alias: '万达广场', unitId: 'east', support: 40 }, { alias: '万达广场', unitId: 'west', support: 2 }]
    const entered = (unitId: string | null) => ({ alias: '万达 广场', unitId, support: null })
    const read = (...more: readonly PlaceWord[]) => suggestUnit(makeAliasTable([...learned, { alias: '广场', unitId: 'north', support: 9 }, ...more]), '万达广场二楼')
    expect(read().conflicts).toHaveLength(1)
    expect(read(entered('west'))).toEqual({ suggestions: [{ alias: '万达 广场', unitId: 'west', support: null, foundIn: 'address' }], conflicts: [] })
    expect(read(entered('west'), entered('north')).conflicts).toEqual([{ alias: '万达 广场', unitIds: ['west', 'north'] }])
    expect(read(entered(null))).toEqual({ suggestions: [], conflicts: [] })
  })

  test('spellings of one place are one, their support added', () => {
    expect(suggestUnit(table, '在ＣＣ mall买的').suggestions).toEqual([{ alias: 'CC Mall', unitId: 'east', support: 7, foundIn: 'address' }])
  })

  test('no alias, no suggestion', () => {
    expect(suggestUnit(table, '苍溪县某处', '')).toEqual({ suggestions: [], conflicts: [] })
  })

  test('the order of the rows does not decide who is suggested', () => {
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      const other = makeAliasTable(shuffled)
      expect([...other.conflicts.keys()]).toEqual([...table.conflicts.keys()])
      expect([...other.byText.keys()].toSorted()).toEqual([...table.byText.keys()].toSorted())
    }))
  })
})

const file = fileURLToPath(new URL('../../../shared/data/intake/place-office-aliases.json', import.meta.url))
const absent = existsSync(file) ? '' : ' (skipped: ../shared/data/intake/place-office-aliases.json is not here)'

describe.skipIf(absent)(`a real table of place names${absent}`, () => {
  const read = () => readOfficeTable(zOfficeTable.parse(JSON.parse(readFileSync(file, 'utf8'))), (code) => code)

  test('every entry is taken, and every conflict listed', () => {
    const { rows: found, unknown } = read()
    const real = makeAliasTable(found)
    expect([found.length, unknown.length]).toEqual([555, 0])
    const spellings = new Map<string, Set<string>>()
    for (const { alias, unitId } of found) spellings.set(foldAlias(alias), (spellings.get(foldAlias(alias)) ?? new Set<string>()).add(unitId))
    const contested = [...spellings].filter(([, units]) => units.size > 1).map(([text]) => text)
    expect([...real.conflicts.keys()].toSorted()).toEqual(contested.toSorted())
    expect(real.byText.size + real.conflicts.size).toBe(spellings.size)
  })

  test('each place within a longer address goes to its own office', () => {
    const { rows: found } = read()
    const real = makeAliasTable(found)
    const astray = found.filter(({ alias, unitId }) => {
      const { suggestions, conflicts } = suggestUnit(real, `某地${alias}附近`)
      return suggestions[0]?.unitId !== unitId && conflicts.every((conflict) => foldAlias(conflict.alias) !== foldAlias(alias))
    })
    expect(astray).toEqual([])
  })

  test('offices without a unit are told apart, not lost', () => {
    const table = zOfficeTable.parse(JSON.parse(readFileSync(file, 'utf8')))
    const { rows: found, unknown } = readOfficeTable(table, (code) => (code === 'QTX_DABA' ? 'daba' : undefined))
    expect(found.length).toBeGreaterThan(0)
    expect(found.length + unknown.length).toBe(555)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { foldAlias, makeAliasTable, readOfficeTable, suggestUnit, zOfficeTable, type PlaceAlias } from '#modules/party/aliases.ts'
import { placeNames, suggestOffice, type PlaceFacts } from './suggestion.ts'

const aliases = makeAliasTable([
  { alias: '新华街', unitId: 'east', support: 7 }, { alias: '万达广场', unitId: 'east', support: 3 }, { alias: '万达广场', unitId: 'west', support: 2 },
])

function facts(given: Partial<PlaceFacts>): PlaceFacts {
  return {
    registerUnit: null, address: '', text: '', aliases, open: new Set(['east', 'west']), towns: [{ name: '嘉川镇', unitId: 'west' }, { name: '东河镇', unitId: 'east' }], article: '《办法》第十三条', ...given,
  }
}

function units(given: Partial<PlaceFacts>): readonly string[] {
  return suggestOffice(facts(given)).offices.map(({ unitId }) => unitId)
}

describe('suggested offices', () => {
  test('each reason speaks: the register, the town in the address, what was learned', () => {
    expect(suggestOffice(facts({ registerUnit: 'east', address: '旺苍县东河镇新华街12号' })).offices).toEqual([{
      unitId: 'east', reasons: [
        { reason: 'register', article: '《办法》第十三条', name: '', support: null }, { reason: 'town', article: '《办法》第十三条', name: '东河镇', support: null },
        { reason: 'learned', article: null, name: '新华街', support: 7 },
      ],
    }])
  })
  test('the register counts before what was learned, and that before a town', () => {
    expect(units({ registerUnit: 'west', address: '新华街12号' })).toEqual(['west', 'east'])
    expect(units({ address: '嘉川新华街12号' })).toEqual(['east', 'west'])
  })
  test('a name that went to two offices is set aside, never guessed', () => {
    expect(suggestOffice(facts({ address: '万达广场二楼' }))).toEqual({ offices: [], conflicts: [{ name: '万达广场', unitIds: ['east', 'west'] }] })
  })
  test('nothing known, nothing suggested', () => {
    expect(suggestOffice(facts({ address: '某处' }))).toEqual({ offices: [], conflicts: [] })
  })
})

test.each([
  ['旺苍县东河镇新华街12号', ['东河镇', '新华街']],
  ['四川省广元市旺苍县嘉川镇建设路3号2栋', ['嘉川镇', '建设路']],
  ['万达广场二楼', ['万达广场']],
  ['红星路8号', ['红星路']],
  ['12号', []],
])('place names of %s', (address, names) => {
  expect(placeNames(address)).toEqual(names)
})

const file = fileURLToPath(new URL('../../../shared/data/intake/place-office-aliases.json', import.meta.url))
const absent = existsSync(file) ? '' : ' (skipped: ../shared/data/intake/place-office-aliases.json is not here)'

/** Each name of a real table left out in turn: does what the others teach lead to its office? */
describe.skipIf(absent)(`leave one out on a real table${absent}`, () => {
  test('a suggestion is right far more often than wrong, and none is made where nothing is known', () => {
    const rows = readOfficeTable(zOfficeTable.parse(JSON.parse(readFileSync(file, 'utf8'))), (code) => code).rows
    const found = { right: 0, wrong: 0, conflict: 0, none: 0 }
    rows.forEach((row, index) => {
      const others: PlaceAlias[] = rows.filter((other, place) => place !== index && foldAlias(other.alias) !== foldAlias(row.alias))
      const { suggestions: [first], conflicts } = suggestUnit(makeAliasTable(others), row.alias)
      if (first) found[first.unitId === row.unitId ? 'right' : 'wrong'] += 1
      else found[conflicts.length > 0 ? 'conflict' : 'none'] += 1
    })
    const share = found.right / (found.right + found.wrong)
    process.stdout.write(`leave one out, ${rows.length} names: ${found.right} right, ${found.wrong} wrong, ${found.conflict} conflicts, ${found.none} unknown; top-1 of those suggested ${(share * 100).toFixed(1)} %\n`)
    expect(share).toBeGreaterThan(0.8)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldAlias, makeAliasTable, readOfficeTable, suggestUnit, zOfficeTable, type PlaceAlias, type PlaceWord } from '#modules/party/aliases.ts'
import type { OnlineRule } from '#modules/rules/rules.ts'
import { placeNames, placesWithin, suggestOffice, type OfficeSuggestion, type PlaceFacts } from './suggestion.ts'

const aliases = makeAliasTable([
  { alias: '新华街', unitId: 'east', support: 7 }, { alias: '万达广场', unitId: 'east', support: 3 }, { alias: '万达广场', unitId: 'west', support: 2 },
])

function facts(given: Partial<PlaceFacts>): PlaceFacts {
  return {
    registerUnit: null, categoryUnit: null, address: '', text: '', aliases, open: new Set(['east', 'west']), towns: [{ name: '嘉川镇', unitId: 'west' }, { name: '东河镇', unitId: 'east' }], article: '《办法》第十三条', online: null, county: '旺苍县', ...given,
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
    expect(suggestOffice(facts({ address: '万达广场二楼' }))).toEqual({ offices: [], conflicts: [{ name: '万达广场', unitIds: ['east', 'west'] }], advice: [] })
  })
  test('a unit that has the category to itself comes after the register, before every place', () => {
    expect(units({ categoryUnit: { unitId: 'west', category: 'price' }, address: '东河镇新华街12号' })).toEqual(['west', 'east'])
    expect(units({ registerUnit: 'east', categoryUnit: { unitId: 'west', category: 'price' } })).toEqual(['east', 'west'])
    expect(suggestOffice(facts({ categoryUnit: { unitId: 'west', category: 'price' } })).offices).toEqual([
      { unitId: 'west', reasons: [{ reason: 'category', article: null, name: 'price', support: null }] },
    ])
  })
  test('nothing known, nothing suggested', () => {
    expect(suggestOffice(facts({ address: '某处' }))).toEqual({ offices: [], conflicts: [], advice: [] })
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

describe('what was bought online', () => {
  const RULES: Readonly<Record<'order121' | 'order20' | 'site', OnlineRule>> = {
    order121: { kind: 'platform-seller', places: ['published-address', 'platform-domicile'], article: '《新办法》第十三条' },
    order20: { kind: 'platform-seller', places: ['actual-place', 'platform-domicile'], article: '《暂行办法》第十二条第二款' },
    site: { kind: 'own-site', places: ['domicile'], article: '《新办法》第十三条' },
  }
  const bought = (rule: keyof typeof RULES, publishedAddress: string | null, given: Partial<PlaceFacts> = {}) =>
    suggestOffice(facts({ address: '旺苍县东河镇1号', ...given, online: { rule: RULES[rule], sale: { kind: RULES[rule].kind, platform: '某购物平台', publishedAddress } } }))
  const said = (found: OfficeSuggestion) => found.offices.map(({ unitId, reasons }) => [unitId, reasons.map(({ reason, article }) => [reason, article])])

  test('Order 121 goes by the address that the platform publishes, before the register', () => {
    const found = bought('order121', '四川省旺苍县嘉川镇8号', { registerUnit: 'east' })
    expect(said(found)).toEqual([
      ['west', [['published-address', '《新办法》第十三条']]],
      ['east', [['register', null], ['town', null]]],
    ])
    expect(found.advice).toEqual([{ advice: 'platform-too', article: '《新办法》第十三条', name: '某购物平台' }])
  })
  test('an address elsewhere, or none, is advice to a person and suggests nobody', () => {
    expect(bought('order121', '成都市青羊区新华街2号', { address: '' })).toEqual({ offices: [], conflicts: [], advice: [{ advice: 'published-elsewhere', article: '《新办法》第十三条', name: '某购物平台' }] })
    expect(bought('order121', null, { address: '' }).advice).toMatchObject([{ advice: 'no-published-address' }])
  })
  test('Order 20 goes by where the seller really is', () => {
    const found = bought('order20', '成都市青羊区', {})
    expect(said(found)).toEqual([['east', [['town', '《暂行办法》第十二条第二款']]]])
    expect(found.advice).toMatchObject([{ advice: 'platform-too' }])
  })
  test('a platform or an own site belongs to the seat of its operator', () => {
    const found = bought('site', null, { registerUnit: 'west' })
    expect(said(found)).toEqual([['west', [['register', '《新办法》第十三条']]], ['east', [['town', null]]]])
    expect(found.advice).toMatchObject([{ advice: 'operator-domicile', name: '某购物平台' }])
  })
})

const UNITS = ['east', 'west', 'north', 'closed'] as const
const NAMES = ['新华街', '万达广场', '新华', '东河镇', '红星路'] as const
const someWord = fc.record({ alias: fc.constantFrom(...NAMES), unitId: fc.constantFrom(...UNITS), support: fc.option(fc.integer({ min: 1, max: 9 })) })
const someFacts = fc.record({
  words: fc.array(someWord, { maxLength: 12 }), silent: fc.subarray([...NAMES]), registerUnit: fc.option(fc.constantFrom(...UNITS)),
  categoryUnit: fc.option(fc.record({ unitId: fc.constantFrom(...UNITS), category: fc.constantFrom('price', 'food') })),
  address: fc.array(fc.constantFrom(...NAMES, '12号', '嘉川镇')).map((parts) => parts.join('')), text: fc.array(fc.constantFrom(...NAMES, '附近的')).map((parts) => parts.join('')),
})

test('whatever is known: no closed unit, no office without a reason, nothing of a name that a person settled but what the person said', () => {
  fc.assert(fc.property(someFacts, ({ words, silent, ...given }) => {
    const known: PlaceWord[] = [...words, ...silent.map((alias) => ({ alias, unitId: null, support: null }))]
    const open = new Set(['east', 'west', 'north'])
    const found = suggestOffice(facts({ ...given, open, aliases: makeAliasTable(known.filter(({ unitId }) => unitId === null || open.has(unitId))) }))
    for (const { unitId, reasons } of found.offices) {
      expect(open.has(unitId)).toBe(true)
      expect(reasons.length).toBeGreaterThan(0)
    }
    expect(new Set(found.offices.map(({ unitId }) => unitId)).size).toBe(found.offices.length)
    const said = found.offices.flatMap(({ unitId, reasons }) => reasons.map(({ reason, name }) => ({ unitId, reason, name })))
    for (const name of NAMES) {
      const entered = new Set(words.filter((word) => word.alias === name && word.support === null && open.has(word.unitId)).map(({ unitId }) => unitId))
      const settled = silent.includes(name) || entered.size === 1
      expect(found.conflicts.filter((one) => settled && one.name === name)).toEqual([])
      expect(said.filter((one) => silent.includes(name) && one.name === name && one.reason !== 'town')).toEqual([])
      expect(said.filter((one) => entered.size > 0 && one.name === name && one.reason === 'learned')).toEqual([])
    }
  }), { numRuns: 500 })
})

test('every name that an address teaches is looked up wherever it stands in another text', () => {
  const part = fc.string({ unit: fc.constantFrom(...'东河新华红星街路镇村道步行号1a区县市广场𠀀'), maxLength: 14 })
  fc.assert(fc.property(part, part, part, (address, before, after) => {
    for (const name of placeNames(address)) {
      expect(placesWithin(address)).toContain(name)
      expect(placesWithin('', `${before}${name}${after}`)).toContain(name)
    }
  }), { numRuns: 1000 })
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

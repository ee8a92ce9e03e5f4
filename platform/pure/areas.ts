/**
 * Administrative divisions by date. Codes: 2 digits and 0000 a province, 4 and 00 a prefecture, 6 a county
 * (GB/T 2260), 9 a town (GB/T 10114), 12 a village (statistics). A code may have had several names, and a
 * place several codes; both are kept with the days between which they were in use.
 */
import { parseLegalDate, type LegalDate } from './date.ts'

export type AreaLevel = 'province' | 'prefecture' | 'county' | 'town' | 'village'

export interface Area {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  /** The area above; null for a province. Counties directly under a province have that as parent. */
  readonly parent: string | null
  /** First and last day in use; null where the list begins or ends with it in use. */
  readonly from: LegalDate | null
  readonly to: LegalDate | null
}

export interface Areas {
  /** Every version of a code, the latest last. */
  readonly byCode: ReadonlyMap<string, readonly Area[]>
  /** Every version of what lies directly below a code, by code. */
  readonly below: ReadonlyMap<string, readonly Area[]>
}

interface Row {
  readonly code: string
  readonly name: string
  readonly from: LegalDate | null
  readonly to: LegalDate | null
}

function readDay(text: string | undefined): LegalDate | null | undefined {
  return text ? parseLegalDate(text) : null
}

function readRow(line: string): Row {
  const [code = '', name = '', ...days] = line.split('\t')
  const from = readDay(days[0])
  const to = readDay(days[1])
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(code) || !name || from === undefined || to === undefined) throw new RangeError(`not an area: ${line}`)
  return { code, name, from, to }
}

function levelOf(code: string): AreaLevel {
  if (code.length === 12) return 'village'
  if (code.length === 9) return 'town'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

/** Cities under the central government have no prefecture row, nor have counties directly under a province. */
function parentOf(code: string, known: ReadonlySet<string>): string | null {
  if (code.length > 6) return code.slice(0, -3)
  if (code.endsWith('0000')) return null
  const prefecture = `${code.slice(0, 4)}00`
  return prefecture !== code && known.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`
}

function group(areas: readonly Area[], key: (area: Area) => string | null): Map<string, Area[]> {
  const groups = new Map<string, Area[]>()
  for (const area of areas) {
    const of = key(area)
    if (of === null) continue
    const group = groups.get(of)
    if (group) group.push(area)
    else groups.set(of, [area])
  }
  return groups
}

/**
 * Reads lists of `code⇥name⇥from⇥to` (empty: open), one area a line, `#` a comment. Throws a RangeError on
 * any other line: the lists are ours.
 */
export function parseAreas(...lists: readonly string[]): Areas {
  const rows = lists.flatMap((list) => list.split('\n')).filter((line) => line !== '' && !line.startsWith('#')).map(readRow)
  const known = new Set(rows.map((row) => row.code))
  const areas = rows.map((row): Area => ({ ...row, level: levelOf(row.code), parent: parentOf(row.code, known) }))
    .toSorted((left, right) => compare(left.code, right.code) || compare(left.from ?? '', right.from ?? ''))
  return { byCode: group(areas, (area) => area.code), below: group(areas, (area) => area.parent) }
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function inUse(area: Area, date: LegalDate): boolean {
  return (area.from === null || area.from <= date) && (area.to === null || date <= area.to)
}

/** The area a code stood for on a day; where two names may both be right (see rules/areas), the later. */
export function areaOn(areas: Areas, code: string, date: LegalDate): Area | undefined {
  return areas.byCode.get(code)?.findLast((area) => inUse(area, date))
}

/** Areas directly below `code` on a day, by code. */
export function childrenOn(areas: Areas, code: string, date: LegalDate): Area[] {
  const found = (areas.below.get(code) ?? []).filter((area) => inUse(area, date))
  return found.filter((area, index) => found[index + 1]?.code !== area.code)
}

/** The area and those above it on a day, the province first; empty for a code not in use then. */
export function pathOn(areas: Areas, code: string, date: LegalDate): Area[] {
  const area = areaOn(areas, code, date)
  if (!area) return []
  return area.parent === null ? [area] : [...pathOn(areas, area.parent, date), area]
}

/** The full name on a day, such as 四川省广元市利州区; undefined for a code not in use then. */
export function nameOf(areas: Areas, code: string, date: LegalDate): string | undefined {
  const path = pathOn(areas, code, date)
  return path.length === 0 ? undefined : path.map((area) => area.name).join('')
}

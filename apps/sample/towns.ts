/** Towns and villages of a county out of the area table (`rules/areas/*.tsv`: code, name, from, to). */
import type { LegalDate } from '#platform/pure/date.ts'
import type { Town } from './types.ts'

interface Row {
  readonly code: string
  readonly name: string
  readonly from: string
  readonly to: string
}

function rowsOf(table: string): Row[] {
  return table.split('\n').filter((line) => /^\d/.test(line)).map((line) => {
    const [code = '', name = '', from = '', to = ''] = line.split('\t')
    return { code, name, from, to }
  })
}

/** 老街社区居民委员会 → 老街社区, 水柜村民委员会 → 水柜村, 大河村委会 → 大河村. */
function spokenName(name: string): string {
  return name.replace(/街道办事处$/u, '街道').replace(/居民委员会$|居委会$/u, '').replace(/村民委员会$|村委会$|村村民委员会$/u, '村')
}

/** The towns of a county as of a day, by code; villages without their committees. */
export function townsOf(table: string, countyCode: string, day: LegalDate): Town[] {
  const current = rowsOf(table).filter(({ code, from, to }) => code.startsWith(countyCode) && (from === '' || from <= day) && (to === '' || to >= day))
  const villages = Map.groupBy(current.filter(({ code }) => code.length === 12), ({ code }) => code.slice(0, 9))
  return current.filter(({ code }) => code.length === 9).map(({ code, name }) => ({
    code, name: spokenName(name), villages: (villages.get(code) ?? []).map((village) => spokenName(village.name)),
  }))
}

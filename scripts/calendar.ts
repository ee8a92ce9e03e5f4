/**
 * Regenerates `rules/calendar/<year>.yaml` from the npm package chinese-days, which follows the State
 * Council's notices: `node bin/node24.js scripts/calendar.ts [first year] [last year]`. A year the package does not know is
 * not written, so that the program calls it provisional. Tests compare the result with a second package.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FIRST_YEAR = 2014
const LAST_YEAR = 2026

/** Numbers of the notices on each year's holidays, changes by a later notice after the semicolon. */
const NOTICES: Readonly<Record<number, string>> = {
  2014: '国办发明电〔2013〕28号',
  2015: '国办发明电〔2014〕28号；国发明电〔2015〕1号（9月3日至5日）',
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号；12月29日至31日见国办发明电〔2018〕15号',
  2019: '国办发明电〔2018〕15号；国办发明电〔2019〕3号（劳动节）',
  2020: '国办发明电〔2019〕16号；国办发明电〔2020〕1号（春节延长至2月2日）',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号；12月31日见国办发明电〔2022〕16号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}

interface PackageDays {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

/** All years in one document; a day's value is `English name,中文名,days`. */
function packageDays(): PackageDays {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8')) as PackageDays
}

function lines(days: Readonly<Record<string, string>>, year: number): string[] {
  const own = Object.entries(days).filter(([day]) => day.startsWith(`${year}-`)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return own.map(([day, names]) => `  ${day}: ${names.split(',')[1]}`)
}

/** The YAML of one year; undefined where the package knows no holiday in it. */
export function calendarYaml(year: number, days: PackageDays = packageDays()): string | undefined {
  const holidays = lines(days.holidays, year)
  const notice = NOTICES[year]
  if (holidays.length === 0) return undefined
  if (notice === undefined) throw new Error(`${year}: add the number of the State Council notice to NOTICES`)
  const workingDays = lines(days.workdays, year)
  return [
    `# 国务院办公厅关于${year}年部分节假日安排的通知。由 scripts/calendar.ts 生成，请勿手改。`,
    `year: ${year}`, `notice: ${notice}`, 'holidays:', ...holidays, workingDays.length ? 'workingDays:' : 'workingDays: {}', ...workingDays, '',
  ].join('\n')
}

if (import.meta.main) {
  const [first = FIRST_YEAR, last = LAST_YEAR] = process.argv.slice(2).map(Number)
  for (let year = first; year <= last; year += 1) {
    const yaml = calendarYaml(year)
    const path = new URL(`../rules/calendar/${year}.yaml`, import.meta.url)
    if (yaml) writeFileSync(path, yaml)
    process.stdout.write(yaml ? `${year} written\n` : `${year} unknown to chinese-days: left provisional\n`)
  }
}

import chineseDays from 'chinese-days'
import { isWorkday } from 'chinese-workday'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { LegalHoliday } from 'tyme4ts'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate, type LegalDate, weekday } from '#platform/pure/date.ts'
import { addWorkingDays, countWorkingDays, dayNumber, dayOf, isProvisional, isWorkingDay } from './calendar.ts'
import { loadLaw } from './load.ts'

const { calendar } = loadLaw('rules')
const FIRST = legalDate('2014-01-01')
const LAST = legalDate('2026-12-31')

/** Days that chinese-workday 1.16 has wrong, and the notice that says so. */
const ERRORS_OF_CHINESE_WORKDAY = {
  '2014-06-03': '国办发明电〔2013〕28号: Dragon Boat Festival is Monday 2 June only',
  '2014-06-04': '国办发明电〔2013〕28号: as above',
  '2014-09-09': '国办发明电〔2013〕28号: Mid-autumn Festival is Monday 8 September only',
  '2014-09-10': '国办发明电〔2013〕28号: as above',
  '2014-10-11': '国办发明电〔2013〕28号: Saturday worked for National Day',
  '2015-09-03': '国发明电〔2015〕1号: off, seventieth anniversary of victory',
  '2015-09-04': '国发明电〔2015〕1号: off, as above',
  '2018-01-01': '国办发明电〔2017〕12号: New Year, off',
  '2020-01-31': '国办发明电〔2020〕1号: Spring Festival extended to 2 February',
  '2020-02-01': '国办发明电〔2020〕1号: as above, so not worked',
  '2023-01-03': '国办发明电〔2022〕16号: New Year ends on 2 January',
}

/** Every day of the years whose notices are loaded. */
function everyDay(): LegalDate[] {
  const days: LegalDate[] = []
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) days.push(day)
  return days
}

function disagreements(worksElsewhere: (day: LegalDate) => boolean): LegalDate[] {
  return everyDay().filter((day) => worksElsewhere(day) !== isWorkingDay(calendar, day))
}

describe('against other sources, every day of 2014 to 2026', () => {
  test('equals chinese-days, from which the files are generated', () => {
    expect(everyDay()).toHaveLength(4748)
    expect(disagreements((day) => chineseDays.isWorkday(day))).toEqual([])
  })

  test('equals tyme4ts, a second source of its own', () => {
    expect(disagreements((day) => {
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
      return LegalHoliday.fromYmd(year, month, date)?.isWork() ?? weekday(day) <= 5
    })).toEqual([])
  })

  test('differs from chinese-workday, a third source, on its known errors only', () => {
    expect(disagreements((day) => isWorkday(day))).toEqual(Object.keys(ERRORS_OF_CHINESE_WORKDAY))
  })

  test('names the notices of each year', () => {
    for (let year = 2014; year <= 2026; year += 1) {
      expect(readFileSync(`rules/calendar/${year}.yaml`, 'utf8')).toMatch(/^notice: .*发明电〔20\d\d〕\d+号/m)
    }
  })
})

/** The plain way: one day after the other, asking chinese-days or the day of the week. */
function plainStep(from: LegalDate, days: number): LegalDate {
  let day = from
  let left = Math.abs(days)
  while (left > 0) {
    day = addDays(day, Math.sign(days))
    const known = day >= FIRST && day <= LAST
    if (known ? chineseDays.isWorkday(day) : weekday(day) <= 5) left -= 1
  }
  return day
}

const aDay = fc.integer({ min: dayNumber(legalDate('2012-06-01')), max: dayNumber(legalDate('2028-06-01')) }).map(dayOf)

describe('counting', () => {
  test('seven working days from 28 April 2026 is 11 May', () => {
    expect(addWorkingDays(calendar, legalDate('2026-04-28'), 7)).toBe('2026-05-11')
    expect(addWorkingDays(calendar, legalDate('2026-05-11'), -7)).toBe('2026-04-28')
    expect(addWorkingDays(calendar, legalDate('2026-05-02'), 0)).toBe('2026-05-02')
  })

  test('equals stepping day by day, forwards and backwards, inside and outside the known years', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: -120, max: 120 }), (from, days) => {
      expect(addWorkingDays(calendar, from, days)).toBe(plainStep(from, days))
    }), { numRuns: 300 })
  })

  test('ends on a working day, and counting back gives the number', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: 1, max: 500 }), (from, days) => {
      const end = addWorkingDays(calendar, from, days)
      expect(isWorkingDay(calendar, end)).toBe(true)
      expect(countWorkingDays(calendar, from, end)).toBe(days)
      expect(end > from).toBe(true)
    }))
  })

  test('a span is provisional exactly where it touches a year without a notice', () => {
    expect(isProvisional(calendar, legalDate('2026-12-28'), legalDate('2026-12-31'))).toBe(false)
    expect(isProvisional(calendar, legalDate('2026-12-28'), legalDate('2027-01-04'))).toBe(true)
    expect(isProvisional(calendar, legalDate('2014-01-02'), legalDate('2013-12-31'))).toBe(true)
    expect(isProvisional(calendar, legalDate('2013-01-02'), legalDate('2028-12-31'))).toBe(true)
  })
})

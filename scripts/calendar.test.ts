import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calendarYaml } from './calendar.ts'

test('the calendar files are what the script makes of the package today', () => {
  for (let year = 2014; year <= 2026; year += 1) {
    expect(readFileSync(`rules/calendar/${year}.yaml`, 'utf8')).toBe(calendarYaml(year))
  }
})

test('a year without a notice gives no file, and one without a notice number stops the script', () => {
  expect(calendarYaml(2027, { holidays: {}, workdays: {} })).toBeUndefined()
  expect(() => calendarYaml(2027, { holidays: { '2027-01-01': "New Year's Day,元旦,1" }, workdays: {} })).toThrow('2027')
})

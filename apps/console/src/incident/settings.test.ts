import { describe, expect, test } from 'vitest'
import { formOf, settingsOf, type SettingsForm } from './settings.ts'

const SETTINGS = {
  windowDays: 7, complainants: [{ level: 3 as const, atLeast: 5 }, { level: 4 as const, atLeast: 3 }],
  injury: { level: 3 as const, words: ['受伤'] }, prepaid: { level: 4 as const, words: ['充值'], closing: ['关门'] }, words: { level: 3 as const, words: ['上访'] },
  reportUp: [{ level: 2 as const, minutes: 120, to: ['city-bureau' as const] }],
}

describe('levels of a county', () => {
  test('come out of the form as they went in', () => {
    expect(settingsOf(formOf(SETTINGS))).toEqual({ value: SETTINGS })
  })
  test('a level emptied has no rule; minutes without anyone to tell are told at their field', () => {
    const form: SettingsForm = { ...formOf(SETTINGS), people: { 3: null, 4: 3 }, reportUp: { 1: { minutes: 30 }, 2: { minutes: null, to: ['city-bureau'] } } }
    expect(settingsOf(form)).toMatchObject({ issues: [{ path: 'reportUp.0.to', key: 'issue.required' }] })
    expect(settingsOf({ ...form, reportUp: {} })).toMatchObject({ value: { complainants: [{ level: 4, atLeast: 3 }], reportUp: [] } })
  })
})

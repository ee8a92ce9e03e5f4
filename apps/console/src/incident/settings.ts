/** The levels of a county between the form and the contract. Pure. */
import type { z } from 'zod'
import { zSettings, type Level } from '#modules/incident/index.ts'
import { parse, type Parsed } from '../file/steps.ts'

type Settings = z.output<typeof zSettings>
type Recipients = Settings['reportUp'][number]['to']

/** One row of the form a level, empty where the level has no rule. */
export interface SettingsForm {
  readonly windowDays: number
  readonly people: Readonly<Partial<Record<Level, number | null>>>
  readonly injury: Settings['injury']
  readonly prepaid: Settings['prepaid']
  readonly words: Settings['words']
  readonly reportUp: Readonly<Partial<Record<Level, { readonly minutes?: number | null; readonly to?: Recipients }>>>
  readonly note: string
}

const LEVELS = [1, 2, 3, 4] as const

export function formOf(settings: Settings): SettingsForm {
  const { windowDays, complainants, injury, prepaid, words, reportUp } = settings
  return {
    windowDays, injury, prepaid, words, note: '',
    people: Object.fromEntries(complainants.map(({ level, atLeast }) => [level, atLeast])),
    reportUp: Object.fromEntries(reportUp.map(({ level, minutes, to }) => [level, { minutes, to }])),
  }
}

/** A level without a number has no rule. */
export function settingsOf(form: SettingsForm): Parsed<Settings> {
  const complainants = LEVELS.flatMap((level) => (form.people[level] ? [{ level, atLeast: form.people[level] }] : []))
  const reportUp = LEVELS.flatMap((level) => {
    const rule = form.reportUp[level]
    return rule?.minutes ? [{ level, minutes: rule.minutes, to: rule.to ?? [] }] : []
  })
  const { windowDays, injury, prepaid, words } = form
  return parse(zSettings, { windowDays, complainants, injury, prepaid, words, reportUp })
}

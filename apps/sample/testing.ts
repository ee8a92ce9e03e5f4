/** The county that the tests run on: the real towns and the law of the project. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { legalDate, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { isWorkingDay, packFor } from '#modules/rules/index.ts'
import { loadLaw } from '#modules/rules/load.ts'
import type { CountyOptions, Grounds } from './types.ts'
import { townsOf } from './towns.ts'

export const rulesFolder = fileURLToPath(new URL('../../rules', import.meta.url))
export const law = loadLaw(rulesFolder)
export const END_DAY = legalDate('2026-06-30')
const areas = readFileSync(`${rulesFolder}/areas/5108.tsv`, 'utf8')

function groundsOf(day: LegalDate): Grounds {
  const pack = packFor(law, 'complaint', day)
  if (isRefusal(pack)) throw new RangeError(`no pack on ${day}`)
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id)
  return { refusal: ids(pack.refusalGrounds), termination: ids(pack.terminationGrounds), suspension: ids(pack.suspensionReasons) }
}

export function sampleOptions(seed: number, operators = 1_200, endDay = END_DAY): CountyOptions {
  return { seed, endDay, operators, towns: townsOf(areas, '510821', endDay), grounds: groundsOf, isWorkday: (day) => isWorkingDay(law.calendar, day) }
}

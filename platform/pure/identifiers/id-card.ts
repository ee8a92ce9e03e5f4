/** Citizen identity number (GB 11643-1999): area, date of birth, sequence (odd for men), check character. */
import { parseLegalDate, type LegalDate } from '../date.ts'
import { refuse } from '../refusal.ts'
import {
  compact, DIGITS, refuseCheck, refuseForm, refuseStray, requireForm, weightedSum, type Checked, type IdentifierRefusal,
} from './value.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Provinces of GB/T 2260, and 83, which residence permits of people from Taiwan carry. */
const PROVINCES = new Set(('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 '
  + '50 51 52 53 54 61 62 63 64 65 71 81 82 83').split(' '))

export type IdCard = Checked<{ readonly areaCode: string, readonly bornOn: LegalDate, readonly sex: 'male' | 'female' }>

function checkCharacter(body: string): string {
  return CHECKS.charAt(weightedSum(body, WEIGHTS, DIGITS) % 11)
}

function birthDate(value: string): LegalDate | undefined {
  return parseLegalDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)
}

/**
 * `today` bounds the date of birth. Of the area only the province is judged: a number keeps for life the
 * county code of its day of issue, and many of those were abolished before any list at hand begins.
 */
export function checkIdCard(text: string, today: LegalDate): IdCard | IdentifierRefusal {
  const value = compact(text)
  const refusal = refuseForm(value, 18, `${DIGITS}X`) ?? refuseStray(value.slice(0, 17), DIGITS)
  if (refusal) return refusal
  if (!PROVINCES.has(value.slice(0, 2))) return refuse('identifier.unknown-area', { params: { area: value.slice(0, 2) } })
  const bornOn = birthDate(value)
  if (!bornOn) return refuse('identifier.impossible-date', { params: { date: value.slice(6, 14) } })
  if (bornOn > today) return refuse('identifier.future-date', { params: { date: bornOn, today } })
  return refuseCheck(value, 18, checkCharacter(value))
    ?? { ok: true, value, areaCode: value.slice(0, 6), bornOn, sex: Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female' }
}

/** Completes the check character of the first 17 digits. */
export function makeIdCard(body: string): string {
  requireForm(body, 17, DIGITS)
  return body + checkCharacter(body)
}

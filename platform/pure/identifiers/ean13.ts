/** Commodity bar code EAN/UCC-13 (GB 12904-2008): twelve digits and a check digit. */
import { compact, DIGITS, refuseCheck, refuseForm, requireForm, weightedSum, type Checked, type IdentifierRefusal } from './value.ts'

const WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]

export type Ean13 = Checked<{
  /** Prefix 690–699: numbered by GS1 China. Says who gave the number, not where the goods were made. */
  readonly registeredInChina: boolean
}>

function checkDigit(body: string): string {
  return String((10 - weightedSum(body, WEIGHTS, DIGITS) % 10) % 10)
}

export function checkEan13(text: string): Ean13 | IdentifierRefusal {
  const value = compact(text)
  return refuseForm(value, 13, DIGITS) ?? refuseCheck(value, 13, checkDigit(value))
    ?? { ok: true, value, registeredInChina: value.startsWith('69') }
}

export function makeEan13(body: string): string {
  requireForm(body, 12, DIGITS)
  return body + checkDigit(body)
}

/**
 * Registration number of a business licence before the credit code: six digits of the registering
 * authority, eight of the body, one check digit (ISO/IEC 7064 MOD 11,10; SAIC numbering rule of 2007).
 */
import { checkUscc, type Uscc } from './uscc.ts'
import { compact, DIGITS, refuseCheck, refuseForm, requireForm, type Checked, type IdentifierRefusal } from './value.ts'

function checkDigit(body: string): string {
  const product = Array.from(body.slice(0, 14)).reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10
    return (sum === 0 ? 10 : sum) * 2 % 11
  }, 10)
  return String((11 - product) % 10)
}

export type LicenceNumber = Checked<{ readonly areaCode: string }>

export function checkLicenceNumber(text: string): LicenceNumber | IdentifierRefusal {
  const value = compact(text)
  return refuseForm(value, 15, DIGITS) ?? refuseCheck(value, 15, checkDigit(value)) ?? { ok: true, value, areaCode: value.slice(0, 6) }
}

/** What stands on a business licence: a credit code, or the 15 digits of before it. */
export function checkLicence(text: string): LicenceNumber | Uscc | IdentifierRefusal {
  return compact(text).length === 15 ? checkLicenceNumber(text) : checkUscc(text)
}

export function makeLicenceNumber(body: string): string {
  requireForm(body, 14, DIGITS)
  return body + checkDigit(body)
}

/** Organisation code (GB 11714-1997): eight characters and a check character. */
import { compact, refuseCheck, refuseForm, requireForm, weightedSum, type Checked, type IdentifierRefusal } from './value.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** 10 is written X, 11 is written 0. */
export function organisationCheck(body: string): string {
  const check = 11 - weightedSum(body, WEIGHTS, ALPHABET) % 11
  return check === 10 ? 'X' : String(check % 11)
}

export function checkOrganisationCode(text: string): Checked | IdentifierRefusal {
  const value = compact(text)
  return refuseForm(value, 9, ALPHABET) ?? refuseCheck(value, 9, organisationCheck(value)) ?? { ok: true, value }
}

export function makeOrganisationCode(body: string): string {
  requireForm(body, 8, ALPHABET)
  return body + organisationCheck(body)
}

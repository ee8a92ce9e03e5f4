/**
 * Unified social credit code (GB 32100-2015): registering authority, kind of body, six digits of the
 * registering authority's area, nine characters of the body (GB 11714) and one check character.
 */
import { organisationCheck } from './organisation.ts'
import {
  compact, DIGITS, refuseCheck, refuseForm, refuseStray, requireForm, weightedSum, type Checked, type IdentifierRefusal,
} from './value.ts'

/** GB 32100 leaves out I, O, S, V and Z, which people mistake for digits and for each other. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** What the first two characters say of the body; the rest of the standard's table is `other`. */
export type BodyKind = 'company' | 'individual-business' | 'cooperative' | 'state-organ' | 'public-institution' | 'association' | 'other'

const KINDS: Readonly<Record<string, BodyKind>> = {
  91: 'company', 92: 'individual-business', 93: 'cooperative', 11: 'state-organ', 12: 'public-institution', 51: 'association',
}

export type Uscc = Checked<{
  readonly kind: BodyKind
  /** Area of the authority that registered it, as of then; may be abolished since, or outside GB/T 2260 (100000, 990000). */
  readonly areaCode: string
  readonly organisationCode: string
}>

function checkCharacter(body: string): string {
  return USCC_ALPHABET.charAt((31 - weightedSum(body, WEIGHTS, USCC_ALPHABET) % 31) % 31)
}

/**
 * Both check characters must hold. The area is not looked up: codes keep the area of their day, and
 * authorities outside GB/T 2260 issue them too.
 */
export function checkUscc(text: string): Uscc | IdentifierRefusal {
  const value = compact(text)
  const refusal = refuseForm(value, 18, USCC_ALPHABET)
    ?? refuseStray(value.slice(2, 8), DIGITS, 2)
    ?? refuseCheck(value, 18, checkCharacter(value))
    ?? refuseCheck(value, 17, organisationCheck(value.slice(8, 16)))
  if (refusal) return refusal
  return { ok: true, value, kind: KINDS[value.slice(0, 2)] ?? 'other', areaCode: value.slice(2, 8), organisationCode: value.slice(8, 17) }
}

/** Completes both check characters: `head` is the first 8 characters, `body` the next 8. */
export function makeUscc(head: string, body: string): string {
  requireForm(head + body, 16, USCC_ALPHABET)
  const seventeen = head + body + organisationCheck(body)
  return seventeen + checkCharacter(seventeen)
}

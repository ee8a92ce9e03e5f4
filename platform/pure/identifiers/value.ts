import { refuse, type Refusal } from '../refusal.ts'
import type { refusalTexts } from './messages.ts'

export type IdentifierRefusal = Refusal<keyof typeof refusalTexts>

/** An identifier that passed every check, in its normal form, with what the number itself tells. */
export type Checked<Facts extends object = object> = { readonly ok: true, readonly value: string } & Facts

/**
 * One way of writing: full-width characters become ASCII (NFKC), letters upper case, and the spaces and
 * dashes that people put between groups go.
 */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200B-\u200D\uFEFF\-\u2010-\u2015\u2212]/g, '').toUpperCase().normalize('NFKC')
}

/** The first character that `alphabet` lacks, with its place counted from 1. */
function strayCharacter(text: string, alphabet: string): { readonly character: string, readonly position: number } | undefined {
  const characters = Array.from(text)
  const index = characters.findIndex((character) => !alphabet.includes(character))
  const character = characters[index]
  return character === undefined ? undefined : { character, position: index + 1 }
}

/** Refuses a text with a character outside `alphabet`; `before` characters of the number precede `text`. */
export function refuseStray(text: string, alphabet: string, before = 0): IdentifierRefusal | undefined {
  const stray = strayCharacter(text, alphabet)
  return stray && refuse('identifier.stray-character', { params: { ...stray, position: stray.position + before } })
}

/** Refuses a text of the wrong length or with a character outside `alphabet`. */
export function refuseForm(text: string, length: number, alphabet: string): IdentifierRefusal | undefined {
  if (text === '') return refuse('identifier.empty')
  const refusal = refuseStray(text, alphabet)
  if (refusal || text.length === length) return refusal
  return refuse('identifier.wrong-length', { params: { expected: length, actual: text.length } })
}

/** Refuses a check character other than the one computed; `position` counts from 1. */
export function refuseCheck(text: string, position: number, expected: string): IdentifierRefusal | undefined {
  const actual = text.charAt(position - 1)
  return actual === expected ? undefined : refuse('identifier.wrong-check-character', { params: { position, expected, actual } })
}

/** Sum of weight times value over the first characters, one for each weight. */
export function weightedSum(text: string, weights: readonly number[], alphabet: string): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(text.charAt(index)), 0)
}

/** For `make…`: a body of the wrong shape is a bug of the caller. */
export function requireForm(text: string, length: number, alphabet: string): void {
  if (refuseForm(text, length, alphabet)) throw new RangeError(`not ${length} characters of ${alphabet}: ${text}`)
}

export const DIGITS = '0123456789'

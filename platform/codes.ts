/** Codes that people read out and type in, and the comparison of secrets. */
import { timingSafeEqual } from 'node:crypto'

/** Without letters and digits that look alike on paper or sound alike on the phone. */
const ALPHABET = 'ACDEFHJKLMNPRTUVWXY34679'

/** A code of `length` characters from as many times four bytes, random or a digest; a character is some 4.6 bits. */
export function codeFrom(bytes: Buffer, length: number): string {
  return Array.from({ length }, (_, index) => ALPHABET[bytes.readUInt32BE(index * 4) % ALPHABET.length]).join('')
}

/** Compares in constant time. */
export function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** The same for what somebody typed: spaces, hyphens and case are forgiven. */
export function sameCode(given: string, expected: string): boolean {
  return sameSecret(given.toUpperCase().replace(/[\s-]/g, ''), expected)
}

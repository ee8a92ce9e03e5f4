/** The query code of a file: derived, not stored, so that a repeated submit gives the same one. */
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'

/** Without letters and digits that look alike on paper or sound alike on the phone. */
const ALPHABET = 'ACDEFHJKLMNPRTUVWXY34679'
const LENGTH = 8

/** A key made ready once serves every code; making it ready costs more than the code itself. */
const prepared = new WeakMap<Buffer, KeyObject>()

function keyOf(secret: Buffer): KeyObject {
  const key = prepared.get(secret) ?? createSecretKey(secret)
  prepared.set(secret, key)
  return key
}

/** Eight characters, some 36 bits: at the rate allowed to one address, a guess would take centuries. */
export function queryCode(secret: Buffer, fileId: string): string {
  const digest = createHmac('sha256', keyOf(secret)).update(`query-code:${fileId}`).digest()
  return Array.from({ length: LENGTH }, (_, index) => ALPHABET[digest.readUInt32BE(index * 4) % ALPHABET.length]).join('')
}

/** Compares in constant time; spaces, hyphens and case are forgiven. */
export function isQueryCode(secret: Buffer, fileId: string, given: string): boolean {
  const expected = Buffer.from(queryCode(secret, fileId))
  const typed = Buffer.from(given.toUpperCase().replace(/[\s-]/g, ''))
  return typed.length === expected.length && timingSafeEqual(typed, expected)
}

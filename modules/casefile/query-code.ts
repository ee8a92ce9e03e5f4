/** The query code of a file: derived, not stored, so that a repeated submit gives the same one. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { codeFrom, sameCode } from '#platform/codes.ts'
import type { CodeHolder } from './casefile.ts'

const LENGTH = 8

/** A key made ready once serves every code; making it ready costs more than the code itself. */
const prepared = new WeakMap<Buffer, KeyObject>()

function keyOf(secret: Buffer): KeyObject {
  const key = prepared.get(secret) ?? createSecretKey(secret)
  prepared.set(secret, key)
  return key
}

/** Eight characters, some 36 bits: at the rate allowed to one address, a guess would take centuries. Without a holder, that of the file. */
export function queryCode(secret: Buffer, fileId: string, holder?: CodeHolder): string {
  const own = holder && !(holder.filer && holder.issue === 0) ? `:${holder.personId}:${holder.issue}` : ''
  return codeFrom(createHmac('sha256', keyOf(secret)).update(`query-code:${fileId}${own}`).digest(), LENGTH)
}

/** Compares in constant time; spaces, hyphens and case are forgiven. */
export function isQueryCode(secret: Buffer, fileId: string, given: string, holder?: CodeHolder): boolean {
  return sameCode(given, queryCode(secret, fileId, holder))
}

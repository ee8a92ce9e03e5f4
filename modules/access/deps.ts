/** What every handler of this module is given; `apps/server` puts it together once. */
import { createHash } from 'node:crypto'
import type { Database } from '#platform/db/database.ts'
import type { Actor } from '#modules/casefile/casefile.ts'

export interface AccessDeps {
  readonly database: Database
  readonly clock: () => Date
  readonly randomBytes: (size: number) => Buffer
  readonly newId: () => string
}

/** Who asks, and from where. */
export interface Caller {
  readonly actor: Actor
  readonly address: string | null
}

/** A secret for a cookie or a link: 32 random bytes, base64url (43 characters). */
export function newToken(deps: AccessDeps): string {
  return deps.randomBytes(32).toString('base64url')
}

/** The only form in which a token is stored. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The token against forged requests: derived, so that nothing stored can be turned into it. */
export function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`csrf:${token}`).digest('base64url')
}

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}

/** argon2id with 19 MiB, two passes, one lane (OWASP's first choice); about 50 ms a password. */
import { hash, verify } from '@node-rs/argon2'
import { normalisePassword } from './password.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function hashPassword(password: string, randomBytes: (size: number) => Buffer): Promise<string> {
  return hash(normalisePassword(password), { ...COST, salt: randomBytes(16) })
}

/** Stands in where there is no password, so that an unknown login takes as long as a wrong password. */
const nobody = hash('nobody has this password', COST)

/** False, after the same work, where there is no hash. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), normalisePassword(password))
  return right && stored !== null
}

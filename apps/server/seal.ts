/** Tokens that only this installation can have made: signed, dated, bound to a purpose. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { sameSecret } from '#platform/codes.ts'

/** The key of one purpose, derived from the secret of the installation. */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32))
}

/** `<expiry>.<mac>`: says nothing but that we gave it to `subject` before `expiry` (milliseconds since 1970). */
export function signToken(key: Buffer, subject: string, expiry: number): string {
  const mac = createHmac('sha256', key).update(`${expiry}.${subject}`).digest('base64url')
  return `${expiry}.${mac}`
}

export function verifyToken(key: Buffer, token: string, subject: string, now: number): 'ok' | 'expired' | 'invalid' {
  const [expiry = '', mac = ''] = token.split('.')
  if (!sameSecret(mac, signToken(key, subject, Number(expiry)).split('.')[1] ?? '')) return 'invalid'
  return Number(expiry) < now ? 'expired' : 'ok'
}

/** AES-256-GCM: unreadable and unchangeable to whoever carries it. */
export function seal(key: Buffer, value: unknown, nonce: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

export function open(key: Buffer, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 29) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

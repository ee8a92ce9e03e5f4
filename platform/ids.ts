/** Ids for rows. */
import { randomUUID } from 'node:crypto'

/** Whether a text is an id as we write them, so that a query may be asked for it. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)
}

/**
 * A UUID that sorts by the time it was drawn (RFC 9562, version 7): new rows lie side by side at the end of every index, which
 * a million random ids would scatter over all its pages. The rest of it is as random as `random`, a version 4 UUID.
 */
export function timeOrderedId(now: Date, random: string = randomUUID()): string {
  const time = now.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}

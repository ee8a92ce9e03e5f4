/** Time and ids in the hand of a test. */
import { createHash } from 'node:crypto'

export interface FixedClock {
  now(): Date
  /** Moves on by milliseconds. */
  advance(milliseconds: number): void
  /** Sets it to an ISO 8601 instant. */
  set(instant: string): void
}

function instantOf(text: string): number {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${text}`)
  return time
}

/** A clock that stands still until it is moved. */
export function fixedClock(start: string): FixedClock {
  let time = instantOf(start)
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds
    },
    set: (instant) => {
      time = instantOf(instant)
    },
  }
}

/** The same seed gives the same UUIDs (version 4 in form) in the same order. */
export function seededIds(seed: string): () => string {
  let drawn = 0
  return () => {
    drawn += 1
    const hex = createHash('sha256').update(`${seed}\n${drawn}`).digest('hex')
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
}

/** How many stories each day receives, and the rushes: a firm closes its doors and a dozen complaints come within a week. */
import type { Days } from './calendar.ts'
import { below, between, cumulate, stream } from './random.ts'
import type { StoryAmount } from './types.ts'

export interface Schedule {
  readonly count: number
  /** Stories of a day that have nothing to do with each other. */
  readonly single: readonly number[]
  /** Operators of the rushes, one entry for each complaint, by day. */
  readonly rushes: ReadonlyMap<number, readonly number[]>
}

const RUSH_EVERY = 350
const RUSH_LEAST = 60

function drawRushes(seed: number, days: Days, count: number, targets: readonly number[]): Map<number, number[]> {
  const rushes = new Map<number, number[]>()
  const wanted = count < RUSH_LEAST || targets.length === 0 ? 0 : Math.max(1, Math.floor(count / RUSH_EVERY))
  for (let rush = 0; rush < wanted; rush += 1) {
    const random = stream(seed, 'group', rush)
    const operator = targets[below(random, targets.length)] ?? 0
    const start = below(random, days.count - 8)
    for (let left = Math.min(between(random, 8, 15), Math.floor(count / 6)); left > 0; left -= 1) {
      const day = start + Math.min(below(random, 7), below(random, 7))
      rushes.set(day, [...(rushes.get(day) ?? []), operator])
    }
  }
  return rushes
}

/** Spreads the amount over the days by their load; the running total is rounded, so that no story is lost. */
export function makeSchedule(seed: number, days: Days, amount: StoryAmount, targets: readonly number[]): Schedule {
  const count = 'count' in amount ? amount.count : Math.round(amount.perDay * days.count)
  const rushes = drawRushes(seed, days, count, targets)
  const rushed = [...rushes.values()].reduce((sum, list) => sum + list.length, 0)
  const sums = cumulate(days.load)
  const total = sums.at(-1) ?? 1
  const upTo = (day: number): number => (day < 0 ? 0 : Math.round(((count - rushed) * (sums[day] ?? 0)) / total))
  return { count, rushes, single: days.text.map((_, day) => upTo(day) - upTo(day - 1)) }
}

/** Seeded randomness. Every thing of the county has its own stream, so nothing depends on the order of calls. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

export type Random = RandomGenerator

/** What a stream is for; equal seeds and indices of different purposes are unrelated. */
export type Purpose = 'unit' | 'account' | 'place' | 'operator' | 'alias' | 'day' | 'group' | 'story' | 'session' | 'consumer' | 'report'

const SALT: Readonly<Record<Purpose, number>> = {
  unit: 0x1b873593, account: 0x2545f491, place: 0x3c6ef372, operator: 0x4cf5ad43, alias: 0x510e527f,
  day: 0x6a09e667, group: 0x7ed55d16, story: 0x85ebca6b, session: 0x9b05688c, consumer: 0xa54ff53a, report: 0x1f83d9ab,
}

/** The finaliser of MurmurHash3: a bijection of 32-bit integers, so that different indices never share a stream. */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

/** The stream of the `index`-th thing of a purpose. */
export function stream(seed: number, purpose: Purpose, index: number): Random {
  const random = xoroshiro128plus(mix(mix(seed ^ SALT[purpose]) ^ index))
  random.next()
  random.next()
  return random
}

/** Uniform in [0, 1), 32 bits fine. */
export function unit(random: Random): number {
  return (random.next() >>> 0) / 0x1_0000_0000
}

/** Uniform integer in [0, size). */
export function below(random: Random, size: number): number {
  return Math.floor(unit(random) * size)
}

/** Uniform integer in [low, high]. */
export function between(random: Random, low: number, high: number): number {
  return low + below(random, high - low + 1)
}

export function chance(random: Random, share: number): boolean {
  return unit(random) < share
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[below(random, list.length)]
  if (item === undefined) throw new RangeError('cannot pick from an empty list')
  return item
}

/** Sum of all weights up to and including each one, for {@link drawIndex}. */
export function cumulate(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (const [index, weight] of weights.entries()) sums[index] = sum += weight
  return sums
}

/** Index drawn in proportion to the weights whose running sums are given. */
export function drawIndex(random: Random, sums: Float64Array): number {
  const target = unit(random) * (sums.at(-1) ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  return low
}

function hex(random: Random): string {
  return (random.next() >>> 0).toString(16).padStart(8, '0')
}

/** A UUID of version 8 (RFC 9562: custom), the same for the same stream. */
export function uuid(random: Random): string {
  const [a, b, c, d] = [hex(random), hex(random), hex(random), hex(random)]
  const variant = '89ab'[below(random, 4)]
  return `${a}-${b.slice(0, 4)}-8${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`
}

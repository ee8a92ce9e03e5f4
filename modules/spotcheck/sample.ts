/** The sample of a draw, so that anybody with the seed and the list of files finds the same one. */
import { hash } from 'node:crypto'
import { LARGEST_SAMPLE } from './contract.ts'

/** How many files are drawn of a population: a number, or a share in percent, rounded up; undefined where it is more than one draw takes. */
export function sizeOf(population: number, { by, amount }: { readonly by: 'number' | 'share'; readonly amount: number }): number | undefined {
  const size = by === 'number' ? Math.min(amount, population) : Math.ceil((population * amount) / 100)
  return size > LARGEST_SAMPLE ? undefined : size
}

/** The first `size` files in the order of SHA-256 over `<seed>:<id>`, in hexadecimal. */
export function sampleOf(seed: string, fileIds: readonly string[], size: number): readonly string[] {
  const ranked = fileIds.map((id) => ({ id, rank: hash('sha256', `${seed}:${id}`, 'hex') }))
  return ranked.toSorted((one, other) => (one.rank < other.rank ? -1 : 1)).slice(0, size).map(({ id }) => id)
}

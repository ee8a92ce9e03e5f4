/**
 * A family of complaints: what people write about one kind of trouble. Sentences hold slots:
 * {I} who speaks, {d} when, {a} the sum, {b} a smaller sum, {s} the shop, {p} the place, {i} the thing bought,
 * {n} a small number, {t} a span of time, {D} a day with the time of day, {r} what the shop did about it.
 */
import type { CLAIMS } from '#modules/complaint/contract.ts'
import type { IndustryId } from '#apps/sample/industries.ts'

export type Claim = (typeof CLAIMS)[number]

export interface Family {
  readonly id: string
  /** Relative share of all complaints. */
  readonly weight: number
  /** Factor for each month, January first; 1 throughout where absent. */
  readonly months?: readonly number[]
  /** What is bought, by the trade of the firm complained about. */
  readonly items: Partial<Readonly<Record<IndustryId, readonly string[]>>>
  /** What a firm sells whose sign or name holds the key, instead of all its trade sells. */
  readonly bySign?: Readonly<Record<string, readonly string[]>>
  /** Codes of the problem list, the most common one first. */
  readonly categories: readonly string[]
  readonly claims: readonly (readonly Claim[])[]
  /** Sum in dispute in yuan, drawn evenly on a logarithmic scale. */
  readonly yuan: readonly [number, number]
  /** Days from the event to the complaint. */
  readonly lag: readonly [number, number]
  /** Share of mediations that wait for a test or an appraisal. */
  readonly appraisal: number
  readonly bodies: readonly string[]
  readonly details: readonly string[]
  readonly asks: readonly string[]
}

/** Who may exchange data with the national platform. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { ExchangeRefusal } from './messages.ts'

/** Intake and chief, in whatever unit: rows go to the desk or the office they name. */
export function mayExchange(actor: Actor): Refusal<ExchangeRefusal> | undefined {
  const allowed = actor.grants.some((grant) => holds(actor, ['intake', 'chief'], grant.unitId))
  return allowed ? undefined : refuse('exchange.not-permitted')
}

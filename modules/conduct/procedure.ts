/** Findings on habitual claims as a procedure of a complaint. Nobody outside is told of it, least of all the firm. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import { decide, evolve, facts, initial, permits, standing, type ConductCommand, type ConductEvent, type ConductState } from './conduct.ts'
import type { ConductRefusal } from './contract.ts'
import { may } from './policy.ts'

export const conduct: Procedure<ConductState, ConductCommand, ConductEvent, ConductRefusal> = {
  name: 'conduct', kinds: ['complaint'], initial, evolve, permits, decide, may, facts, standing,
  steps: ['propose-finding', 'approve-finding', 'send-back-finding', 'lift-finding'],
  internal: ['conduct.found', 'conduct.approved', 'conduct.sent-back', 'conduct.lifted'],
}

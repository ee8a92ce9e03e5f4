/** Supervision as a procedure of a file of any kind. The filer is told nothing of it. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { SupervisionRefusal } from './contract.ts'
import { may } from './policy.ts'
import { days, decide, evolve, facts, initial, permits, standing, type SupervisionCommand, type SupervisionEvent, type SupervisionState } from './supervision.ts'

export const supervision: Procedure<SupervisionState, SupervisionCommand, SupervisionEvent, SupervisionRefusal> = {
  name: 'supervision', kinds: ['complaint', 'report', 'inquiry'], initial, evolve, permits, decide, may, facts, days, standing,
  steps: ['demand', 'answer', 'accept', 'demand-again', 'lift'],
  internal: ['supervision.demanded', 'supervision.answered', 'supervision.accepted', 'supervision.lifted'],
}

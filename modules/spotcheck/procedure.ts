/** The spot check as a procedure of a file of any kind. Neither who filed it nor the firm is told anything of it. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { SpotCheckRefusal } from './contract.ts'
import { may } from './policy.ts'
import { days, decide, evolve, facts, initial, permits, standing, type SpotCheckCommand, type SpotCheckEvent, type SpotCheckState } from './spotcheck.ts'

export const spotcheck: Procedure<SpotCheckState, SpotCheckCommand, SpotCheckEvent, SpotCheckRefusal> = {
  name: 'spotcheck', kinds: ['complaint', 'report', 'inquiry'], initial, evolve, permits, decide, may, facts, days, standing,
  steps: ['record-check', 'record-correction', 'accept-correction', 'demand-again', 'lift'],
  internal: [
    'spotcheck.drawn', 'spotcheck.found-in-order', 'spotcheck.faults-found', 'spotcheck.correction-demanded', 'spotcheck.corrected', 'spotcheck.correction-accepted',
    'spotcheck.lifted',
  ],
}

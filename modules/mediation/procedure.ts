/** Mediation as a procedure of the case file: what it decides, and who may. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { MediationRefusal } from './contract.ts'
import { decide, evolve, facts, initial, permits, standing, type MediationCommand, type MediationEvent } from './mediation.ts'
import { MATTER_STEPS } from './matters.ts'
import { may } from './policy.ts'
import type { MediationState } from './state.ts'

export const mediation: Procedure<MediationState, MediationCommand, MediationEvent, MediationRefusal> = {
  name: 'mediation', kinds: ['complaint'], initial, evolve, permits, decide, may, facts, standing,
  steps: ['invite', 'record-answer', 'hold-session', 'suspend', 'resume', 'record-agreement', 'terminate', 'tell', ...MATTER_STEPS],
}

/** Dispatch as a procedure of the case file, on files of every kind. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { DispatchRefusal } from './contract.ts'
import { days, decide, evolve, facts, initial, permits, standing, type DispatchCommand, type DispatchEvent, type DispatchState } from './dispatch.ts'
import { may } from './policy.ts'

export const dispatch: Procedure<DispatchState, DispatchCommand, DispatchEvent, DispatchRefusal> = {
  name: 'dispatch', kinds: ['complaint', 'report', 'inquiry'], initial, evolve, permits, decide, may, facts, days, standing,
  steps: ['dispute', 'agree', 'refer', 'designate', 'transfer-out', 'record-receipt', 'take-back', 'settle-return', 'ask-help', 'answer-help'],
}

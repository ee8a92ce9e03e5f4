/** Enforcement as a procedure of the case file: what it decides, and who may. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { EnforcementRefusal } from './contract.ts'
import { decide, initial, permits, type EnforcementCommand, type EnforcementEvent, type EnforcementState } from './enforcement.ts'
import { evolve, facts, standing } from './fold.ts'
import { may } from './policy.ts'

export const enforcement: Procedure<EnforcementState, EnforcementCommand, EnforcementEvent, EnforcementRefusal> = {
  name: 'enforcement', kinds: ['complaint', 'report'], initial, evolve, permits, decide, may, facts, standing,
  // Nothing of it is for the eyes of whoever filed the file: a clue is no part of the dispute, a referral is aimed at them.
  internal: [
    'enforcement.clue-noted', 'enforcement.verification-noted', 'enforcement.clue-extended', 'enforcement.clue-decided', 'enforcement.case-taken', 'enforcement.case-opened',
    'enforcement.clock-stopped', 'enforcement.clock-resumed', 'enforcement.case-extended', 'enforcement.case-prolonged', 'enforcement.review-asked', 'enforcement.reviewed',
    'enforcement.party-told', 'enforcement.party-heard', 'enforcement.case-decided', 'enforcement.paid', 'enforcement.case-closed', 'enforcement.referral-proposed',
    'enforcement.referral-decided', 'enforcement.handed-over', 'enforcement.police-answered',
  ],
  steps: [
    'note-clue', 'note-verification', 'extend-clue', 'decide-clue', 'open-case', 'stop-clock', 'resume-clock', 'extend-case', 'prolong-case', 'send-to-review', 'complete-review',
    'tell-party', 'hear-party', 'decide-case', 'record-payment', 'close-case', 'refer-to-police', 'decide-referral', 'hand-over', 'record-police-answer',
  ],
}

/** The inquiry as a procedure of the case file. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { InquiryRefusal } from './contract.ts'
import { decide, evolve, facts, initial, permits, standing, type InquiryCommand, type InquiryEvent, type InquiryState } from './inquiry.ts'
import { may } from './policy.ts'

export const inquiry: Procedure<InquiryState, InquiryCommand, InquiryEvent, InquiryRefusal> = {
  name: 'inquiry', kinds: ['inquiry'], initial, evolve, permits, decide, may, facts, standing,
  internal: ['inquiry.publication-proposed', 'inquiry.publication-rejected'],
  steps: [
    'assign', 'return-to-intake', 'answer', 'adopt', 'decline', 'thank', 'point-elsewhere', 'turn', 'propose-publication', 'approve-publication', 'reject-publication',
    'withdraw-publication', 'rate',
  ],
}

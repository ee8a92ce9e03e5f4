/** The complaint as a procedure of the case file: what it decides, and who may. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { ComplaintRefusal } from './contract.ts'
import { decide, evolve, facts, initial, permits, standing, type ComplaintCommand, type ComplaintEvent, type ComplaintState } from './complaint.ts'
import { holders } from './holders.ts'
import { may } from './policy.ts'

export const complaint: Procedure<ComplaintState, ComplaintCommand, ComplaintEvent, ComplaintRefusal> = {
  name: 'complaint', kinds: ['complaint'], initial, evolve, permits, decide, may, facts, holders, standing,
  internal: ['complaint.refusal-proposed', 'complaint.refusal-sent-back', 'complaint.report-shared', 'complaint.registered-late'],
  steps: [
    'accept', 'refuse', 'approve-refusal', 'send-back-refusal', 'reopen', 'return-to-intake', 'assign', 'add-material', 'withdraw', 'close', 'rate',
    'give-notice', 'answer-notice', 'add-complainant', 'remove-complainant', 'elect-representatives', 'appoint-agent', 'end-agent', 'record-consent', 'tell-complainant', 'issue-code',
    'mark-same-dispute', 'unmark-same-dispute', 'allow-settlement', 'offer-settlement', 'answer-settlement', 'confirm-settlement', 'record-callback', 'finish-redo',
  ],
}

/** The report as a procedure of the case file: what it decides, and who may. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { ReportRefusal } from './contract.ts'
import { days, decide, evolve, facts, permits, standing } from './report.ts'
import { initial, type ReportCommand, type ReportEvent, type ReportState } from './state.ts'
import { may } from './policy.ts'

export const report: Procedure<ReportState, ReportCommand, ReportEvent, ReportRefusal> = {
  name: 'report', kinds: ['report'], initial, evolve, permits, decide, may, facts, days, standing,
  steps: [
    'assign', 'return-to-intake', 'start-verification', 'record-verification', 'suspend', 'resume', 'request-extension', 'approve-extension',
    'reject-extension', 'propose-decision', 'approve-decision', 'send-back-decision', 'tell-reporter', 'reopen', 'transfer', 'record-receipt', 'take-back', 'mark-repeat',
    'unmark-repeat', 'name-reporter', 'propose-reward',
    'grant-reward', 'reject-reward', 'add-material', 'share-with-complaint', 'close',
  ],
}

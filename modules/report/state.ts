/** What a report is made of: its statement, events, commands and the state they fold into. */
import type { LegalDate } from '#platform/pure/date.ts'
import type { REOPENED_BY } from '#modules/casefile/contract.ts'
import type { CHANNELS, ReportCommandInput, STAGES, TOLD_BY } from './contract.ts'
import type { Repeat, RepeatCommand, RepeatEvent, RepeatOf } from './repeats.ts'
import type { Transfer, TransferEvent } from './transfer.ts'

export type ReportStage = (typeof STAGES)[number]
type Told = (typeof TOLD_BY)[number]

/** The report as stated. Who reported stands in `party` under `personId`; an anonymous reporter left nothing. */
export interface Statement {
  readonly channel: (typeof CHANNELS)[number]
  readonly realName: boolean
  readonly personId: string | null
  /** Keyed hash of name and phone, by which reports of the same person are found without keeping either here. */
  readonly reporterKey: string | null
  readonly target: { readonly operatorId: string | null; readonly name: string; readonly address: string; readonly creditCode: string | null }
  readonly category: string
  readonly facts: string
  readonly occurredOn: LegalDate | null
  readonly attachments: readonly string[]
}

export interface Proposal {
  readonly decision: 'file' | 'decline'
  /** Filing: conditions held to be met. Declining because they are not: those that are missing. */
  readonly conditions: readonly string[]
  readonly ground: string | null
  readonly article: string
  readonly reason: string
}

interface SuspendedSpan {
  readonly from: LegalDate
  readonly to: LegalDate | null
  readonly reason: string
}

export type ReportEvent =
  | ({ readonly type: 'report.received'; readonly unitId: string } & Statement)
  | { readonly type: 'report.registered-late'; readonly receivedOn: LegalDate; readonly registeredOn: LegalDate; readonly receivedReason: string }
  | { readonly type: 'report.assigned'; readonly unitId: string; readonly officerId: string | null; readonly reason: string | null }
  | { readonly type: 'report.returned'; readonly toUnitId: string; readonly reason: string; readonly article: string }
  | { readonly type: 'report.verification-started'; readonly officerId: string }
  | { readonly type: 'report.verification-recorded'; readonly text: string; readonly attachments: readonly string[] }
  | { readonly type: 'report.suspended'; readonly reason: string; readonly article: string; readonly from: LegalDate; readonly body: string }
  | { readonly type: 'report.resumed'; readonly lastDay: LegalDate }
  | { readonly type: 'report.extension-requested'; readonly reason: string }
  | { readonly type: 'report.extension-approved'; readonly article: string }
  | { readonly type: 'report.extension-rejected'; readonly reason: string }
  | ({ readonly type: 'report.decision-proposed' } & Proposal)
  | { readonly type: 'report.decision-sent-back'; readonly reason: string }
  | { readonly type: 'report.filed'; readonly caseOfficers: readonly string[]; readonly article: string; readonly reason: string }
  | { readonly type: 'report.declined'; readonly ground: string; readonly article: string; readonly reason: string }
  | { readonly type: 'report.reporter-told'; readonly by: Told }
  | { readonly type: 'report.reopened'; readonly cause: (typeof REOPENED_BY)[number]; readonly document: string; readonly documentOn: LegalDate; readonly reason: string }
  | { readonly type: 'report.reporter-named'; readonly personId: string; readonly reporterKey: string }
  | TransferEvent
  | RepeatEvent
  | { readonly type: 'report.reward-proposed'; readonly amountFen: number; readonly basis: string; readonly closedAt?: string }
  | { readonly type: 'report.reward-granted'; readonly amountFen: number; readonly basis: string }
  | { readonly type: 'report.reward-rejected'; readonly reason: string }
  | { readonly type: 'report.material-added'; readonly by: 'reporter' | 'staff'; readonly text: string; readonly attachments: readonly string[] }
  | { readonly type: 'report.shared'; readonly complaintNumber: string; readonly text: string; readonly reason: string }
  | { readonly type: 'report.closed'; readonly summary: string }

type Input<Type extends ReportCommandInput['type']> = Extract<ReportCommandInput, { type: Type }>

/** As the contract has them, with what the server looked up, and those of the system. */
export type ReportCommand =
  /** The day of receipt is that of the file. */
  | ({ readonly type: 'receive'; readonly unitId: string; readonly receivedReason?: string } & Statement)
  | Exclude<ReportCommandInput, { type: 'return-to-intake' | 'mark-repeat' | 'unmark-repeat' | 'share-with-complaint' | 'name-reporter' | 'propose-reward' }>
  | (Input<'return-to-intake'> & { readonly toUnitId: string })
  | RepeatCommand
  | { readonly type: 'name-reporter'; readonly personId: string; readonly reporterKey: string }
  /** With the instant at which the file had been closed, where it was. */
  | (Input<'propose-reward'> & { readonly closedAt?: string })
  | (Input<'share-with-complaint'> & { readonly complaintNumber: string })

export interface ReportState {
  readonly stage: ReportStage | 'none'
  readonly statement: Statement | null
  readonly unitId: string | null
  readonly officerId: string | null
  readonly verification: readonly { readonly at: string; readonly by: string; readonly text: string }[]
  readonly suspensions: readonly SuspendedSpan[]
  readonly extension: { readonly reason: string; readonly approvedOn: LegalDate | null } | null
  readonly mergedOn: LegalDate | null
  /** With those whose work it is: none of them approves it. */
  readonly proposal: (Proposal & { readonly hands: readonly string[] }) | null
  readonly decision: { readonly on: LegalDate; readonly filed: boolean; readonly ground: string | null; readonly article: string; readonly reason: string; readonly caseOfficers: readonly string[] } | null
  /** What undid the last decision. */
  readonly reopened: { readonly cause: (typeof REOPENED_BY)[number]; readonly document: string; readonly documentOn: LegalDate; readonly reason: string } | null
  readonly toldReporterOn: LegalDate | null
  /** When a reporter who had been anonymous gave a name. */
  readonly namedOn: LegalDate | null
  /** The last one, taken back or not. */
  readonly transfer: Transfer | null
  readonly repeatOf: RepeatOf | null
  readonly repeats: readonly Repeat[]
  readonly reward: { readonly amountFen: number; readonly basis: string; readonly granted: boolean } | null
  /** When the file was closed, where it was opened again only to decide on a reward. */
  readonly closedAt: string | null
  readonly attachments: readonly string[]
  readonly summary: string | null
}

export const initial: ReportState = {
  stage: 'none', statement: null, unitId: null, officerId: null, verification: [], suspensions: [], extension: null, mergedOn: null, proposal: null,
  decision: null, reopened: null, toldReporterOn: null, namedOn: null, transfer: null, repeatOf: null, repeats: [], reward: null, closedAt: null, attachments: [], summary: null,
}

/** What the state of one module forbids in another, where only both together know it. Pure. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { AnyEvent, Context } from '#modules/casefile/casefile.ts'
import { agreementConsent, waiverRefused, type ComplaintRefusal, type ComplaintState, type Stage } from '#modules/complaint/index.ts'
import type { ConductRefusal } from '#modules/conduct/index.ts'
import type { DispatchRefusal, DispatchState } from '#modules/dispatch/index.ts'
import type { DocumentState } from '#modules/document/index.ts'
import type { EnforcementState, RESULTS } from '#modules/enforcement/index.ts'
import { WITHDRAWN_OR_SETTLED, type MediationRefusal } from '#modules/mediation/index.ts'
import { CONDITIONS_NOT_MET, FOOD, type ReportRefusal, type ReportState } from '#modules/report/index.ts'

/** Decisions on a case that find the breach which was reported. */
const PROVEN: ReadonlySet<string> = new Set<CaseResult>(['penalty', 'no-penalty', 'to-police'])

/** Only what was proved true is rewarded: by the decision on the case, or where none was opened for a reason that leaves the facts as they were reported. */
function rewardUnproven({ decision, statement }: ReportState, enforcement: EnforcementState | undefined, { pack }: Context): Restrained {
  const proven = decision?.filed ? PROVEN.has(enforcement?.case?.outcome?.result ?? '') : decision !== null && decision.ground !== CONDITIONS_NOT_MET
  const duty = statement?.category === FOOD ? 'reward-food' : 'tell-result-or-reward'
  return proven ? undefined : refuse('report.reward-unproven', { article: pack.duties.find(({ id }) => id === duty)?.article })
}

/** What goes between offices begins on a file that is still handled; what has begun may be brought to its end on any. */
const BEGINS: ReadonlySet<string> = new Set(['dispute', 'transfer-out', 'ask-help'])
const HANDLED: ReadonlySet<Stage | 'none'> = new Set(['received', 'returned', 'accepted'])

/** Gives the claims up, as a withdrawal does. */
function givesUp(event: AnyEvent): boolean {
  return event.type === 'mediation.terminated' && 'ground' in event && event.ground === WITHDRAWN_OR_SETTLED
}

/** What was accepted is handled here to its end. */
const UNDECIDED: ReadonlySet<Stage | 'none'> = new Set(['received', 'returned'])

function leavesWith(event: AnyEvent): boolean {
  return event.type === 'dispatch.transferred-out' && 'recipient' in event && event.recipient === 'regulator'
}

/** Nobody accepts what another regulator was found to have the power over, or what is on its way there. */
function withAnother({ dispute, transfer, goes, transfers }: DispatchState, { pack }: Pick<Context, 'pack'>): Restrained {
  const body = transfer === 'sent' && goes ? transfers.at(-1)?.body : dispute?.stage === 'settled' && dispute.taker === 'them' ? dispute.counterpart : undefined
  return body === undefined ? undefined : refuse('complaint.with-another', { article: dispute?.article ?? pack.jurisdictionArticle, params: { body } })
}

type CaseResult = (typeof RESULTS)[number]
type Restrained = Refusal<MediationRefusal | DispatchRefusal | ConductRefusal | ComplaintRefusal | ReportRefusal> | undefined

/** A food matter goes to the authority that has the power by a letter, and a reporter who gave a name hears of it by one (Food Safety Law Art. 115). */
function lettersMissing({ statement, transfer }: ReportState, { documents }: DocumentState, { pack }: Context): Restrained {
  if (statement?.category !== FOOD) return undefined
  const article = pack.duties.find(({ id }) => id === 'transfer-food')?.article
  // What was issued for a transfer that was taken back has had its day.
  const since = transfer?.takenBack?.at ?? ''
  const issued = (template: 'report-transfer' | 'transfer-notice') => documents.some((document) => document.template === template && document.stage === 'issued' && (document.issuedAt ?? '') > since)
  if (!issued('report-transfer')) return refuse('report.transfer-letter-missing', { article })
  return statement.realName && !issued('transfer-notice') ? refuse('report.transfer-notice-missing', { article }) : undefined
}

/** Neither representatives nor an agent without special powers may agree or give up for those they act for (Order 121 Art. 11 and 12). */
export function restrain(states: Readonly<Record<string, unknown>>, procedure: string, step: string, context: Context, decided: readonly AnyEvent[] = []): Restrained {
  const complaint = states['complaint'] as ComplaintState | undefined
  if (procedure === 'dispatch' && BEGINS.has(step) && context.file.kind === 'complaint' && complaint && !HANDLED.has(complaint.stage)) return refuse('dispatch.file-ended')
  if (procedure === 'dispatch' && complaint && !UNDECIDED.has(complaint.stage) && decided.some(leavesWith)) return refuse('dispatch.accepted-stays', { field: 'command.recipient' })
  if (procedure === 'complaint' && step === 'accept') return withAnother(states['dispatch'] as DispatchState, context)
  if (procedure === 'conduct' && step === 'propose-finding' && complaint && !HANDLED.has(complaint.stage)) return refuse('conduct.file-ended')
  if (procedure === 'report' && step === 'transfer') return lettersMissing(states['report'] as ReportState, states['document'] as DocumentState, context)
  if (procedure === 'report' && (step === 'propose-reward' || step === 'grant-reward')) return rewardUnproven(states['report'] as ReportState, states['enforcement'] as EnforcementState | undefined, context)
  if (procedure !== 'mediation' || !complaint) return undefined
  if (step === 'terminate') {
    const waiver = decided.some(givesUp) ? waiverRefused(complaint, context) : undefined
    return waiver && { ...waiver, refusal: 'mediation.waiver-needed', field: 'command.ground' }
  }
  if (step !== 'record-agreement') return undefined
  const { missing, ...article } = agreementConsent(complaint, context)
  return missing > 0 ? refuse('mediation.consent-needed', { ...article, params: { count: missing } }) : undefined
}

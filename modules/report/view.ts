/** A report as staff and as its reporter see it. */
import { readableUnits } from '#modules/access/policy.ts'
import { accountName } from '#modules/access/directory.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { readFile, type TimelineParams } from '#modules/casefile/view.ts'
import { maskPerson, type Person } from '#modules/party/party.ts'
import { findPerson } from '#modules/party/store.ts'
import type { ReportTracking, ReportView, ReporterView } from './contract.ts'
import type { ReportEvent, ReportState } from './state.ts'
import { earlierReports } from './store.ts'

/** Values for the sentences of the timeline; none of them tells who reported. */
export function timelineParams(event: ReportEvent): Readonly<Record<string, string>> {
  const yuan = (fen: number) => (fen / 100).toFixed(2).replace(/\.00$/, '')
  const how = (newFacts: boolean) => (newFacts ? 'how.new-facts' : 'how.same')
  switch (event.type) {
    case 'report.received': return { channel: `channel.${event.channel}`, name: event.realName ? 'name.real' : 'name.anonymous' }
    case 'report.reopened': return { cause: `cause.${event.cause}`, document: event.document, on: event.documentOn, reason: event.reason }
    case 'report.registered-late': return { receivedOn: event.receivedOn, registeredOn: event.registeredOn, reason: event.receivedReason }
    case 'report.assigned': return { unit: `unit:${event.unitId}` }
    case 'report.verification-recorded': case 'report.material-added': return { text: event.text }
    case 'report.suspended': return { reason: `suspension.${event.reason}`, from: event.from, body: event.body }
    case 'report.resumed': return { lastDay: event.lastDay }
    case 'report.decision-proposed': return { decision: `decision.${event.decision}`, reason: event.reason }
    case 'report.filed': return { count: String(event.caseOfficers.length) }
    case 'report.reporter-told': return { by: `told.${event.by}` }
    case 'report.transferred': return { to: event.to, reason: event.reason }
    case 'report.receipt-recorded': return { authority: event.authority, on: event.receivedOn, by: event.receivedBy, reference: event.reference && `，${event.reference}` }
    case 'report.repeat-unmarked': return { number: event.intoNumber, reason: event.reason }
    case 'report.repeat-released': return { number: event.repeatNumber, reason: event.reason }
    case 'report.merged': return { number: event.intoNumber, how: how(event.newFacts) }
    case 'report.repeat-merged': return { number: event.repeatNumber, how: how(event.newFacts) }
    case 'report.reward-proposed': return { yuan: yuan(event.amountFen), basis: event.basis }
    case 'report.reward-granted': return { yuan: yuan(event.amountFen) }
    case 'report.shared': return { number: event.complaintNumber, text: event.text, reason: event.reason }
    case 'report.closed': return { summary: event.summary }
    case 'report.returned': case 'report.extension-requested': case 'report.extension-rejected': case 'report.decision-sent-back':
    case 'report.declined': case 'report.reward-rejected': case 'report.taken-back': return { reason: event.reason }
    default: return {}
  }
}

export function reporterView({ name, phone, address, idNumber }: Person, masked: boolean): ReporterView {
  return { name, phone, address, idNumber, masked }
}

/** How much two texts have in common, 0 to 1: pairs of neighbouring characters shared, of all there are (Jaccard). */
function alike(one: string, other: string): number {
  const pairs = (text: string) => {
    const signs = [...text.replace(/[\s\p{P}]/gu, '')]
    return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`))
  }
  const [a, b] = [pairs(one), pairs(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

function statementOf(state: ReportState) {
  if (!state.statement || state.stage === 'none') throw new Error('a report begins with its receipt')
  return { stage: state.stage, statement: state.statement }
}

function shownProposal({ decision, conditions, ground, article, reason }: NonNullable<ReportState['proposal']>): ReportView['proposal'] {
  return { decision, conditions: [...conditions], ground, article, reason }
}

/** For one reader: earlier reports only as far as the reader may read them. */
export async function staffView(desk: Desk, head: FileHead, actor: Actor, params: TimelineParams): Promise<ReportView> {
  const { view, timeline, folded, pack } = await readFile(desk, head, actor, params)
  const state = folded.states['report'] as ReportState
  const { stage, statement } = statementOf(state)
  const units = readableUnits(actor)
  const [person, earlier, caseOfficers] = await Promise.all([
    statement.personId ? findPerson(desk.database, statement.personId) : undefined,
    earlierReports(desk.database, head.id),
    Promise.all((state.decision?.caseOfficers ?? []).map((id) => accountName(desk.database, id))),
  ])
  const { verification, extension, proposal, decision, reopened, transfer, repeatOf, reward, toldReporterOn, summary } = state
  const list = (grounds: typeof pack.filingConditions) => grounds.map((ground) => ({ ...ground }))
  return {
    ...view, stage, channel: statement.channel, target: { ...statement.target }, category: statement.category, facts: statement.facts, occurredOn: statement.occurredOn,
    reporter: person ? reporterView(maskPerson(person), true) : null,
    verification: verification.map((entry) => ({ ...entry })), extension, toldReporterOn, transfer: transfer && { ...transfer, takenBack: transfer.takenBack && { on: transfer.takenBack.on, reason: transfer.takenBack.reason } }, repeatOf, reward, summary,
    proposal: proposal && shownProposal(proposal), reopened,
    decision: decision && { ...decision, caseOfficers: caseOfficers.map((name) => name ?? '') },
    grounds: { condition: list(pack.filingConditions), declining: list(pack.decliningGrounds), suspension: list(pack.suspensionReasons) },
    repeats: earlier.filter(({ unitId }) => units.includes(unitId))
      .map(({ id, number, receivedOn, stage: at, facts, decided }) => ({
        id, number, receivedOn, stage: at, facts, decided, alike: Math.round(alike(statement.facts, facts) * 100) / 100,
      }))
      .toSorted((one, other) => other.alike - one.alike).slice(0, 10),
    timeline: timeline.map(({ actorId: _actor, ...entry }) => entry),
  }
}

/**
 * What the reporter may know: that it came in, that it is being verified, where it went; whether a case was opened only
 * once that was told to a real-name reporter (Order 20 Art. 31, Order 121 Art. 36).
 */
export async function trackingView(desk: Desk, head: FileHead, actor: Actor, params: TimelineParams): Promise<ReportTracking> {
  const { view, folded } = await readFile(desk, head, actor, params)
  const state = folded.states['report'] as ReportState
  const { stage, statement } = statementOf(state)
  const clock = view.clocks.find(({ id }) => id === 'report.verify')
  const waiting = clock && clock.state !== 'met' && clock.state !== 'suspended'
  return {
    id: head.id, number: head.number, receivedOn: head.receivedOn, unitName: view.unit.name, realName: statement.realName, target: statement.target.name,
    facts: statement.facts, stage: publicStage(stage, state), told: toldOf(state), verifyBy: waiting ? clock.dueOn : null,
    mayAdd: view.allowedActions.some(({ type, allowed }) => type === 'add-material' && allowed), packName: view.pack.zh,
    mayName: view.allowedActions.some(({ type, allowed }) => type === 'name-reporter' && allowed),
  }
}

function publicStage(stage: ReportView['stage'], { decision, toldReporterOn }: ReportState): ReportTracking['stage'] {
  if (stage === 'merged' || stage === 'transferred') return stage
  if (decision) return toldReporterOn ? (decision.filed ? 'filed' : 'declined') : 'verified'
  return stage === 'received' || stage === 'returned' ? 'received' : 'verifying'
}

function toldOf({ stage, decision, toldReporterOn, transfer, repeatOf }: ReportState): ReportTracking['told'] {
  if (transfer && stage === 'transferred') return { on: null, text: transfer.to, article: transfer.article }
  if (repeatOf) return { on: null, text: repeatOf.number, article: '' }
  return decision && toldReporterOn ? { on: toldReporterOn, text: decision.filed ? '' : decision.reason, article: decision.article } : null
}

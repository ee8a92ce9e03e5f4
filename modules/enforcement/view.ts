/** A clue, case and referral as people see them, and the values of their timeline sentences. Pure. */
import type { Ground, RulePack } from '#modules/rules/rules.ts'
import type { EnforcementView } from './contract.ts'
import type { EnforcementEvent, EnforcementState, Referral } from './enforcement.ts'

function listed(grounds: readonly Ground[]): EnforcementView['grounds']['stop'] {
  return grounds.map(({ id, article, zh, en }) => ({ id, article, zh, en }))
}

/** `handles` says whether the reader may see a referral. */
export function enforcementView({ stage, clue, case: own, referral }: EnforcementState, handles: boolean, pack: RulePack): EnforcementView {
  return {
    stage,
    grounds: { condition: listed(pack.filingConditions), declining: listed(pack.decliningGrounds), stop: listed(pack.caseStops.filter(({ of }) => stage !== 'clue' || of === 'both')) },
    clue: clue && {
      foundOn: clue.foundOn, facts: clue.facts, notes: clue.notes.map((note) => ({ ...note })), extendedOn: clue.extendedOn, suspensions: clue.suspensions.map((span) => ({ ...span })),
      decision: clue.decision && { ...clue.decision, grounds: [...clue.decision.grounds], articles: [...clue.decision.articles] },
    },
    case: own && {
      number: own.number, openedOn: own.openedOn, officers: [...own.officers], stage, suspensions: own.suspensions.map((span) => ({ ...span })), extendedOn: own.extendedOn, until: own.until,
      outcome: own.outcome && { ...own.outcome, penalties: [...own.outcome.penalties] }, paidFen: own.paidFen, closedOn: own.closedOn,
    },
    referral: handles && referral ? referralView(referral) : null,
  }
}

function referralView({ stage, means, facts, evidence, body, proposedBy, decision, contents, receipt, answer }: Referral): EnforcementView['referral'] {
  return {
    stage, means: [...means], facts, evidence: [...evidence], body, proposedBy: proposedBy.name, decision, contents: contents.map((item) => ({ ...item })),
    receipt: receipt?.number ?? null, receivedBy: receipt?.by ?? null, handedOverOn: receipt?.on ?? null, answer: answer?.answer ?? null, answerNote: answer?.note ?? null,
  }
}

/** Of a referral the timeline, which every reader of the file sees, says nothing but that there is a matter of confidence. */
export function timelineParams(event: EnforcementEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'enforcement.clue-noted': return { on: event.foundOn }
    case 'enforcement.verification-noted': return { note: event.note }
    case 'enforcement.clue-decided': return { decision: event.open ? 'decision.open' : 'decision.declined', reason: event.reason }
    case 'enforcement.case-opened': return { number: event.number }
    case 'enforcement.clock-stopped': return { from: event.from, note: event.note }
    case 'enforcement.clock-resumed': return { lastDay: event.lastDay }
    case 'enforcement.case-prolonged': return { until: event.until }
    case 'enforcement.reviewed': return { opinion: `opinion.${event.opinion}` }
    case 'enforcement.party-told': return { on: event.servedOn }
    case 'enforcement.party-heard': return { on: event.on }
    case 'enforcement.case-decided': return { result: `result.${event.result}` }
    case 'enforcement.paid': return { yuan: (event.paidFen / 100).toFixed(2) }
    default: return {}
  }
}

/** A mediation as people see it, and the values of its timeline sentences. Pure. */
import type { MediationEvent } from './mediation.ts'
import type { MediationState, Term } from './state.ts'

/** What is shown of a mediation; null while there is none. The contract of the file declares the same shape. */
export interface MediationView {
  stage: Exclude<MediationState['stage'], 'none'>
  sessions: (Omit<MediationState['sessions'][number], 'held' | 'mediators'> & { mediators: string[]; held: boolean; present: string[]; record: string | null })[]
  answers: { consumer: boolean | null; respondent: boolean | null }
  agreement: { on: string; form: 'written' | 'waived' | 'performed'; terms: Term[] } | null
  termination: { on: string; ground: string; article: string; reason: string } | null
  suspendedFor: string | null
  recusals: { mediator: string; party: 'consumer' | 'respondent'; reason: string; granted: boolean | null }[]
  entrusted: { body: string; letter: string; on: string; reply: { on: string; result: 'agreed' | 'failed' | 'given-back'; text: string } | null } | null
  tests: { how: 'agreed' | 'appointed'; body: string; matter: string; cost: 'consumer' | 'respondent' | 'shared' | 'undecided'; conclusion: string | null }[]
  performance: { on: string; result: 'performed' | 'given-up'; note: string } | null
  said: { on: string; result: 'full' | 'partly' | 'none'; note: string } | null
  confirmation: { on: string; court: string } | null
}

export function mediationView(state: MediationState): MediationView | null {
  if (state.stage === 'none') return null
  return {
    stage: state.stage,
    sessions: state.sessions.map(({ held, mediators, ...session }) => ({
      ...session, mediators: [...mediators], held: held !== null, present: [...(held?.present ?? [])], record: held?.record ?? null,
    })),
    answers: { consumer: state.answers.consumer, respondent: state.answers.respondent },
    agreement: state.agreement && { on: state.agreement.on, form: state.agreement.form, terms: state.agreement.terms.map((term) => ({ ...term })) },
    termination: state.termination && { ...state.termination },
    suspendedFor: state.stage === 'suspended' ? state.suspensions.at(-1)?.reason ?? null : null,
    ...mattersView(state),
  }
}

function mattersView({ matters }: MediationState): Pick<MediationView, 'recusals' | 'entrusted' | 'tests' | 'performance' | 'said' | 'confirmation'> {
  const { entrusted } = matters
  return {
    recusals: matters.recusals.map(({ mediator, party, reason, decision }) => ({ mediator, party, reason, granted: decision?.granted ?? null })),
    entrusted: entrusted && { ...entrusted, reply: entrusted.reply && { ...entrusted.reply } },
    tests: matters.tests.map((test) => ({ ...test })),
    performance: matters.performance && { ...matters.performance }, said: matters.said && { ...matters.said }, confirmation: matters.confirmation && { ...matters.confirmation },
  }
}

export function timelineParams(event: MediationEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'mediation.invited': return { startsAt: event.startsAt, mode: `mode.${event.mode}`, place: event.place }
    case 'mediation.party-answered': return { party: `party.${event.party}`, answer: event.willing ? 'answer.willing' : 'answer.unwilling' }
    case 'mediation.session-held': return { record: event.record }
    case 'mediation.suspended': return { reason: `suspension.${event.reason}`, from: event.from, body: event.body }
    case 'mediation.resumed': return { lastDay: event.lastDay }
    case 'mediation.agreed': return { form: `form.${event.form}` }
    case 'mediation.terminated': return { reason: event.reason }
    case 'mediation.told': return { party: `party.${event.party}` }
    case 'mediation.session-cancelled': return { reason: event.reason }
    case 'mediation.recusal-asked': return { party: `party.${event.party}`, mediator: event.mediator, reason: event.reason }
    case 'mediation.recusal-decided': return { decision: event.granted ? 'decision.granted' : 'decision.refused', mediator: event.mediator, reason: event.reason }
    case 'mediation.entrusted': return { body: event.body, letter: event.letter }
    case 'mediation.entrusted-replied': return { on: event.on, result: `result.${event.result}`, text: event.text }
    case 'mediation.test-ordered': return { how: `how.${event.how}`, body: event.body, matter: event.matter, cost: `cost.${event.cost}` }
    case 'mediation.test-reported': return { conclusion: event.conclusion, cost: `cost.${event.cost}` }
    case 'mediation.performance-recorded': return { performance: `performance.${event.result}`, on: event.on, note: event.note }
    case 'mediation.performance-said': return { said: `said.${event.result}`, on: event.on, note: event.note }
    case 'mediation.confirmation-applied': return { on: event.on, court: event.court }
    default: return {}
  }
}

/** A mediation as people see it, and the values of its timeline sentences. Pure. */
import type { MediationEvent, MediationState, Term } from './mediation.ts'

/** What is shown of a mediation; null while there is none. The contract of the file declares the same shape. */
export interface MediationView {
  stage: Exclude<MediationState['stage'], 'none'>
  sessions: (Omit<MediationState['sessions'][number], 'held' | 'mediators'> & { mediators: string[]; held: boolean; present: string[]; record: string | null })[]
  answers: { consumer: boolean | null; respondent: boolean | null }
  agreement: { on: string; form: 'written' | 'waived' | 'performed'; terms: Term[] } | null
  termination: { on: string; ground: string; article: string; reason: string } | null
  suspendedFor: string | null
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
    default: return {}
  }
}

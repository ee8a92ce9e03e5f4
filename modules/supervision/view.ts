/** A supervision as people see it, and the values of its timeline sentences. Pure. */
import type { SupervisionView } from './contract.ts'
import type { SupervisionEvent, SupervisionState } from './supervision.ts'

export function supervisionView({ stage, note, rounds }: SupervisionState): SupervisionView {
  return { stage, note, rounds: rounds.map((round) => ({ ...round, answers: round.answers.map((answer) => ({ ...answer })) })) }
}

export function timelineParams(event: SupervisionEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'supervision.demanded': return { importance: `importance.${event.importance}`, demand: event.demand, dueOn: event.dueOn }
    case 'supervision.answered': return { final: `final.${event.final}`, answer: event.answer }
    case 'supervision.lifted': return { reason: event.reason }
    default: return {}
  }
}

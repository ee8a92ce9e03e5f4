/**
 * Supervision (督办): a superior watches over a file, says what is wanted by when, and is answered until satisfied. No order
 * gives it a form or a limit; the day is the superior's own, and the limits of the law run on beside it.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { SetDay } from '#modules/rules/rules.ts'
import type { Context, EventMeta, ProcedureFacts, Standing } from '#modules/casefile/casefile.ts'
import type { IMPORTANCE, SupervisionCommandInput, SupervisionRefusal } from './contract.ts'

export type SupervisionStage = 'none' | 'demanded' | 'answered' | 'accepted' | 'lifted'
type Importance = (typeof IMPORTANCE)[number]

export type SupervisionEvent =
  | { readonly type: 'supervision.demanded'; readonly demand: string; readonly dueOn: LegalDate; readonly importance: Importance; readonly again: boolean }
  | { readonly type: 'supervision.answered'; readonly answer: string; readonly final: boolean }
  | { readonly type: 'supervision.accepted'; readonly note: string | null }
  | { readonly type: 'supervision.lifted'; readonly reason: string }

export type SupervisionCommand = SupervisionCommandInput

/** One demand and what came of it. */
export interface Round {
  readonly demand: string
  readonly importance: Importance
  readonly by: string
  readonly on: LegalDate
  readonly dueOn: LegalDate
  readonly answers: readonly { readonly answer: string; readonly final: boolean; readonly by: string; readonly on: LegalDate }[]
}

export interface SupervisionState {
  readonly stage: SupervisionStage
  readonly rounds: readonly Round[]
  /** How the last one ended, and on which day it was lifted if it was. */
  readonly note: string | null
  readonly liftedOn: LegalDate | null
}

export const initial: SupervisionState = { stage: 'none', rounds: [], note: null, liftedOn: null }

/** Stages in which each step is possible. */
export const OPEN_IN: Record<SupervisionCommand['type'], readonly SupervisionStage[]> = {
  demand: ['none', 'accepted', 'lifted'],
  answer: ['demanded'],
  accept: ['answered'],
  'demand-again': ['answered'],
  lift: ['demanded', 'answered'],
}

export function permits(step: SupervisionCommand['type'], state: SupervisionState): Refusal<SupervisionRefusal> | undefined {
  if (OPEN_IN[step].includes(state.stage)) return undefined
  if (step === 'accept' || step === 'demand-again') return refuse('supervision.nothing-to-approve')
  return refuse('supervision.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
}

export function decide(state: SupervisionState, command: SupervisionCommand, context: Context): readonly SupervisionEvent[] | Refusal<SupervisionRefusal> {
  const forbidden = permits(command.type, state)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'demand':
    case 'demand-again': {
      if (command.dueOn < context.today) return refuse('supervision.day-past', { field: 'command.dueOn' })
      const { demand, dueOn, importance } = command
      return [{ type: 'supervision.demanded', demand, dueOn, importance, again: command.type === 'demand-again' }]
    }
    case 'answer': return [{ type: 'supervision.answered', answer: command.answer, final: command.final }]
    case 'accept': return [{ type: 'supervision.accepted', note: command.note ?? null }]
    case 'lift': return [{ type: 'supervision.lifted', reason: command.reason }]
  }
}

/** Progress is told and the demand stays; a result is told and the superior decides on it. */
export function evolve(state: SupervisionState, event: SupervisionEvent, meta: EventMeta): SupervisionState {
  const told = { by: meta.actorName, on: legalDay(new Date(meta.at)) }
  switch (event.type) {
    case 'supervision.demanded': {
      const { demand, dueOn, importance } = event
      return { stage: 'demanded', note: null, liftedOn: null, rounds: [...state.rounds, { demand, dueOn, importance, ...told, answers: [] }] }
    }
    case 'supervision.answered': {
      const last = state.rounds.length - 1
      const rounds = state.rounds.map((round, index) => (
        index === last ? { ...round, answers: [...round.answers, { answer: event.answer, final: event.final, ...told }] } : round))
      return { ...state, stage: event.final ? 'answered' : 'demanded', rounds }
    }
    case 'supervision.accepted': return { ...state, stage: 'accepted', note: event.note }
    case 'supervision.lifted': return { ...state, stage: 'lifted', note: event.reason, liftedOn: told.on }
    default: return state
  }
}

export function facts(): ProcedureFacts {
  return {}
}

/** The day the superior set in the last demand; met by the first result, or when the demand is lifted. */
export function days(state: SupervisionState): readonly SetDay[] {
  const round = state.rounds.at(-1)
  if (!round) return []
  const metOn = round.answers.find(({ final }) => final)?.on ?? state.liftedOn
  return [{ id: 'supervision.answer', basis: '督办要求', setOn: round.on, dueOn: round.dueOn, metOn }]
}

/** A file stays open while a demand is unanswered or its answer undecided, whatever else has ended. */
export function standing(state: SupervisionState): Partial<Standing> {
  if (state.stage !== 'demanded' && state.stage !== 'answered') return {}
  return { supervised: true, open: true, ...(state.stage === 'answered' && { awaiting: 'chief' as const }) }
}

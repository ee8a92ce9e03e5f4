/**
 * The spot check of a closed file (抽查回访, Order 121 Art. 26): drawn at random, looked through by somebody who did not handle
 * it, and put right where something was wrong. Its own procedure has ended and stays ended; nothing of it is decided anew here.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { SetDay } from '#modules/rules/rules.ts'
import { handsOf, isOwnWork, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { FAULTS, SpotCheckCommandInput, SpotCheckRefusal } from './contract.ts'

export type SpotCheckStage = 'none' | 'drawn' | 'correcting' | 'corrected' | 'settled' | 'lifted'

export interface Fault {
  readonly code: (typeof FAULTS)[number]
  readonly text: string
}

export type SpotCheckEvent =
  | { readonly type: 'spotcheck.drawn'; readonly drawId: string; readonly dueOn: LegalDate; readonly closedAt: string }
  | { readonly type: 'spotcheck.found-in-order'; readonly note: string | null }
  | { readonly type: 'spotcheck.faults-found'; readonly faults: readonly Fault[]; readonly note: string | null }
  | { readonly type: 'spotcheck.correction-demanded'; readonly demand: string; readonly dueOn: LegalDate }
  | { readonly type: 'spotcheck.corrected'; readonly result: string }
  | { readonly type: 'spotcheck.correction-accepted'; readonly note: string | null }
  | { readonly type: 'spotcheck.lifted'; readonly reason: string }

/** Steps of people, and the draw, which only a run over the sample takes. */
export type SpotCheckCommand =
  | SpotCheckCommandInput
  | { readonly type: 'draw'; readonly drawId: string; readonly dueOn: LegalDate; readonly closedAt: string }

/** What was to be put right, and what was answered. */
export interface Correction {
  readonly demand: string
  readonly dueOn: LegalDate
  readonly by: string
  readonly on: LegalDate
  readonly answer: { readonly result: string; readonly by: string; readonly on: LegalDate } | null
}

export interface SpotCheckState {
  readonly stage: SpotCheckStage
  readonly drawId: string | null
  readonly drawnOn: LegalDate | null
  readonly dueOn: LegalDate | null
  /** Instant at which the file had been closed when it was drawn. */
  readonly closedAt: string | null
  readonly verdict: 'in-order' | 'faults' | null
  readonly faults: readonly Fault[]
  readonly checkedBy: string | null
  /** Day of the verdict, or on which it was taken out of the sample. */
  readonly endedOn: LegalDate | null
  readonly corrections: readonly Correction[]
  /** What was written beside the verdict or the acceptance, or why it was taken out of the sample. */
  readonly note: string | null
  /** Everybody whose work the file is; none of them checks it. */
  readonly hands: readonly string[]
  /** Who found the faults and asked for the correction; they judge it, and do not make it. */
  readonly checkers: readonly string[]
}

export const initial: SpotCheckState = {
  stage: 'none', drawId: null, drawnOn: null, dueOn: null, closedAt: null, verdict: null, faults: [], checkedBy: null, endedOn: null, corrections: [], note: null, hands: [], checkers: [],
}

/** Stages in which each step is possible. A file is drawn once. */
export const OPEN_IN: Record<SpotCheckCommand['type'], readonly SpotCheckStage[]> = {
  draw: ['none'],
  'record-check': ['drawn'],
  'record-correction': ['correcting'],
  'accept-correction': ['corrected'],
  'demand-again': ['corrected'],
  lift: ['drawn'],
}

/**
 * Steps for a person without a hand in the file. Taking it out of the sample is not one: where everybody has had a hand in it, nobody
 * else is left, and it is counted as not checked.
 */
const OF_ANOTHER: ReadonlySet<string> = new Set(['record-check', 'accept-correction', 'demand-again'])

export function permits(step: SpotCheckCommand['type'], state: SpotCheckState, context: Pick<Context, 'actor' | 'file' | 'open'>): Refusal<SpotCheckRefusal> | undefined {
  if (!OPEN_IN[step].includes(state.stage)) {
    return state.stage === 'none' ? refuse('spotcheck.nothing-drawn') : refuse('spotcheck.wrong-stage', { params: { stage: `stage.${state.stage}`, step: `step.${step}` } })
  }
  if (step === 'draw') return context.open ? refuse('spotcheck.file-open') : undefined
  if (step === 'record-correction') return isOwnWork(context.actor, state.checkers) ? refuse('spotcheck.own-check') : undefined
  // Who checked had no hand in it then, and judges the correction whatever they have done on the file since.
  const hands = [...state.hands, ...context.file.officerId ? [context.file.officerId] : []].filter((id) => !state.checkers.includes(id))
  return OF_ANOTHER.has(step) && isOwnWork(context.actor, hands) ? refuse('spotcheck.own-work') : undefined
}

export function decide(state: SpotCheckState, command: SpotCheckCommand, context: Context): readonly SpotCheckEvent[] | Refusal<SpotCheckRefusal> {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'draw': return [{ type: 'spotcheck.drawn', drawId: command.drawId, dueOn: command.dueOn, closedAt: command.closedAt }]
    case 'record-check': return check(command, context)
    case 'record-correction': return [{ type: 'spotcheck.corrected', result: command.result }]
    case 'accept-correction': return [{ type: 'spotcheck.correction-accepted', note: command.note ?? null }]
    case 'demand-again': return demanded(command.correction, command.correctBy, context)
    case 'lift': return [{ type: 'spotcheck.lifted', reason: command.reason }]
  }
}

/** Faults are named one by one; putting them right is asked for with a day, or not at all. */
function check(
  { verdict, faults = [], correction, correctBy, note: written }: Extract<SpotCheckCommand, { type: 'record-check' }>, context: Context,
): readonly SpotCheckEvent[] | Refusal<SpotCheckRefusal> {
  const note = written ?? null
  if (verdict === 'in-order') {
    return faults.length > 0 || correction !== undefined ? refuse('spotcheck.faults-mismatch', { field: 'command.faults' }) : [{ type: 'spotcheck.found-in-order', note }]
  }
  if (faults.length === 0 || new Set(faults.map(({ code }) => code)).size < faults.length) return refuse('spotcheck.faults-mismatch', { field: 'command.faults' })
  const found: SpotCheckEvent = { type: 'spotcheck.faults-found', faults, note }
  if (correction === undefined && correctBy === undefined) return [found]
  if (correction === undefined || correctBy === undefined) return refuse('spotcheck.day-needed', { field: correction === undefined ? 'command.correction' : 'command.correctBy' })
  const demand = demanded(correction, correctBy, context)
  return isRefusal(demand) ? demand : [found, ...demand]
}

function demanded(demand: string, dueOn: LegalDate, { today }: Pick<Context, 'today'>): readonly SpotCheckEvent[] | Refusal<SpotCheckRefusal> {
  return dueOn < today ? refuse('spotcheck.day-past', { field: 'command.correctBy' }) : [{ type: 'spotcheck.correction-demanded', demand, dueOn }]
}

/** Taking a file down, or over from the national platform, dispatching it, calling back and watching over it are not handling it. */
const BESIDE: ReadonlySet<string> = new Set(['received', 'assigned', 'called-back', 'redo-started', 'source-updated', 'closed-at-source'])

function isHandling({ type }: { readonly type: string }): boolean {
  const [procedure, what = ''] = type.split('.')
  if (procedure === 'spotcheck') return what === 'corrected'
  return procedure === 'supervision' ? what === 'answered' : !BESIDE.has(what)
}

export function evolve(state: SpotCheckState, event: SpotCheckEvent, meta: EventMeta): SpotCheckState {
  const fresh = isHandling(event) ? handsOf(meta).filter((id) => !state.hands.includes(id)) : []
  return told(fresh.length > 0 ? { ...state, hands: [...state.hands, ...fresh] } : state, event, meta)
}

function told(state: SpotCheckState, event: SpotCheckEvent, meta: EventMeta): SpotCheckState {
  const [by, on] = [meta.actorName, legalDay(new Date(meta.at))]
  switch (event.type) {
    case 'spotcheck.drawn': return { ...state, stage: 'drawn', drawId: event.drawId, drawnOn: on, dueOn: event.dueOn, closedAt: event.closedAt }
    case 'spotcheck.found-in-order': return { ...state, stage: 'settled', verdict: 'in-order', checkedBy: by, endedOn: on, note: event.note }
    case 'spotcheck.faults-found': return { ...state, stage: 'settled', verdict: 'faults', faults: event.faults, checkers: handsOf(meta), checkedBy: by, endedOn: on, note: event.note }
    case 'spotcheck.correction-demanded':
      return { ...state, stage: 'correcting', checkers: [...new Set([...state.checkers, ...handsOf(meta)])], corrections: [...state.corrections, { demand: event.demand, dueOn: event.dueOn, by, on, answer: null }] }
    case 'spotcheck.corrected': {
      const last = state.corrections.length - 1
      const corrections = state.corrections.map((one, index) => (index === last ? { ...one, answer: { result: event.result, by, on } } : one))
      return { ...state, stage: 'corrected', corrections }
    }
    case 'spotcheck.correction-accepted': return { ...state, stage: 'settled', note: event.note ?? state.note }
    case 'spotcheck.lifted': return { ...state, stage: 'lifted', endedOn: on, note: event.reason }
    default: return state
  }
}

export function facts(): ProcedureFacts {
  return {}
}

/** By when the check is to be made, and by when the last correction: days that people set. */
export function days({ drawnOn, dueOn, endedOn, corrections }: SpotCheckState): readonly SetDay[] {
  const last = corrections.at(-1)
  return [
    ...drawnOn && dueOn ? [{ id: 'spotcheck.check', basis: '抽查要求', setOn: drawnOn, dueOn, metOn: endedOn } as const] : [],
    ...last ? [{ id: 'spotcheck.correct', basis: '抽查整改要求', setOn: last.on, dueOn: last.dueOn, metOn: last.answer?.on ?? null } as const] : [],
  ]
}

const RUNNING: ReadonlySet<SpotCheckStage> = new Set(['drawn', 'correcting', 'corrected'])

/** The file is open while it is checked and put right; once that is over it counts as closed on the day it had been closed. */
export function standing({ stage, closedAt }: SpotCheckState): Partial<Standing> {
  if (RUNNING.has(stage)) return { open: true, ...(stage === 'corrected' && { awaiting: 'chief' as const }) }
  return closedAt ? { closedAt } : {}
}

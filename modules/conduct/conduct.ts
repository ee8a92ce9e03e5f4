/**
 * Whether a complaint is one of everyday consumption at all, weighed by the factors of Order 121 Art. 17 (habitual claims). The
 * system only counts; an officer finds, in writing and with the factors relied on, and a second person reviews. A finding
 * decides nothing: refusing stays the officer's ordinary step, and every other step goes on as if there were none.
 */
import { addDays, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { handsOf, isOwnWork, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { ConductCommandInput, ConductRefusal } from './contract.ts'

/** What was counted when a finding was made: a factor and the files behind it. */
export interface Counted {
  readonly factor: string
  readonly fileIds: readonly string[]
}

export type ConductEvent =
  | { readonly type: 'conduct.found'; readonly factors: readonly string[]; readonly counted: readonly Counted[]; readonly reason: string; readonly article: string }
  | { readonly type: 'conduct.approved'; readonly expiresOn: LegalDate }
  | { readonly type: 'conduct.sent-back'; readonly reason: string }
  | { readonly type: 'conduct.lifted'; readonly reason: string }

/** The command as the contract has it; of a finding the server adds what was counted. */
export type ConductCommand = Exclude<ConductCommandInput, { type: 'propose-finding' }> | (Extract<ConductCommandInput, { type: 'propose-finding' }> & { readonly counted: readonly Counted[] })

export type ConductStage = 'none' | 'proposed' | 'approved' | 'sent-back' | 'lifted'

export interface Finding {
  readonly factors: readonly string[]
  readonly counted: readonly Counted[]
  readonly reason: string
  readonly article: string
  readonly by: string
  /** Whose work it is; none of them reviews it. */
  readonly hands: readonly string[]
  readonly on: LegalDate
  readonly reviewedBy: string | null
  /** Last day on which it holds. */
  readonly expiresOn: LegalDate | null
  /** Why it was sent back or lifted. */
  readonly note: string | null
}

export interface ConductState {
  readonly stage: ConductStage
  readonly finding: Finding | null
}

export const initial: ConductState = { stage: 'none', finding: null }

/** A finding holds to its last day and not beyond. */
export function hasExpired({ stage, finding }: ConductState, today: LegalDate): boolean {
  return stage === 'approved' && (finding?.expiresOn ?? today) < today
}

export function permits(step: ConductCommand['type'], state: ConductState, context: Pick<Context, 'pack' | 'actor' | 'today'>): Refusal<ConductRefusal> | undefined {
  if (!context.pack.habitual) return refuse('conduct.not-provided', { params: { pack: context.pack.zh } })
  const stands = state.stage === 'approved' && !hasExpired(state, context.today)
  switch (step) {
    case 'propose-finding':
      if (state.stage === 'proposed') return refuse('conduct.pending')
      return stands ? refuse('conduct.stands', { params: { until: state.finding?.expiresOn ?? '' } }) : undefined
    case 'lift-finding': return stands || state.stage === 'proposed' ? undefined : refuse('conduct.nothing-to-lift')
    default:
      if (state.stage !== 'proposed' || !state.finding) return refuse('conduct.nothing-to-review')
      return isOwnWork(context.actor, state.finding.hands) ? refuse('conduct.own-finding') : undefined
  }
}

export function decide(state: ConductState, command: ConductCommand, context: Context): readonly ConductEvent[] | Refusal<ConductRefusal> {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'propose-finding': return find(command, context)
    case 'approve-finding': return [{ type: 'conduct.approved', expiresOn: addDays(context.today, context.switches.habitualFindingDays) }]
    case 'send-back-finding': return [{ type: 'conduct.sent-back', reason: command.reason }]
    case 'lift-finding': return [{ type: 'conduct.lifted', reason: command.reason }]
  }
}

function find({ factors, counted, reason }: Extract<ConductCommand, { type: 'propose-finding' }>, { pack: { habitual } }: Context): readonly ConductEvent[] | Refusal<ConductRefusal> {
  const chosen = [...new Set(factors)]
  if (!habitual || chosen.some((factor) => !habitual.factors.some(({ id }) => id === factor))) return refuse('conduct.unknown-factor', { field: 'command.factors' })
  return [{ type: 'conduct.found', factors: chosen, counted: counted.filter(({ factor }) => chosen.includes(factor)), reason, article: habitual.article }]
}

export function evolve(state: ConductState, event: ConductEvent, meta: EventMeta): ConductState {
  const { finding } = state
  switch (event.type) {
    case 'conduct.found': {
      const { factors, counted, reason, article } = event
      const on = legalDay(new Date(meta.at))
      return { stage: 'proposed', finding: { factors, counted, reason, article, by: meta.actorName, hands: handsOf(meta), on, reviewedBy: null, expiresOn: null, note: null } }
    }
    case 'conduct.approved': return { stage: 'approved', finding: finding && { ...finding, reviewedBy: meta.actorName, expiresOn: event.expiresOn } }
    case 'conduct.sent-back': return { stage: 'sent-back', finding: finding && { ...finding, reviewedBy: meta.actorName, note: event.reason } }
    case 'conduct.lifted': return { stage: 'lifted', finding: finding && { ...finding, note: event.reason } }
    default: return state
  }
}

export function facts(): ProcedureFacts {
  return {}
}

/** A finding that waits is shown among what waits for a decision; it keeps no file open and no clock waits for it. */
export function standing({ stage }: ConductState): Partial<Standing> {
  return stage === 'proposed' ? { awaiting: 'chief' } : {}
}

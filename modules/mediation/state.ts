/** What a mediation holds: its sessions, answers and result, and what stands beside them (`matters.ts`). */
import type { LegalDate } from '#platform/pure/date.ts'
import type { AGREEMENT_FORMS, COST_BEARERS, ENTRUSTED_RESULTS, MODES, SAID_PERFORMANCE } from './contract.ts'

export type MediationStage = 'none' | 'open' | 'suspended' | 'agreed' | 'terminated' | 'told'
export type Party = 'consumer' | 'respondent'

export interface Session {
  readonly id: string
  readonly mode: (typeof MODES)[number]
  /** Instant, ISO 8601. */
  readonly startsAt: string
  readonly place: string
  readonly mediators: readonly string[]
  readonly held: { readonly present: readonly Party[]; readonly record: string } | null
  /** Why it was called off; null where it was not. */
  readonly cancelled: string | null
}

export interface Term {
  readonly party: Party
  readonly duty: string
  readonly dueOn: LegalDate
  readonly amountFen: number | null
}

export interface SuspendedSpan {
  readonly from: LegalDate
  readonly to: LegalDate | null
  readonly reason: string
}

export interface Recusal {
  readonly mediator: string
  readonly party: Party
  readonly reason: string
  readonly decision: { readonly granted: boolean; readonly reason: string } | null
}

export interface Entrusted {
  readonly body: string
  readonly letter: string
  readonly on: LegalDate
  readonly reply: { readonly on: LegalDate; readonly result: (typeof ENTRUSTED_RESULTS)[number]; readonly text: string } | null
}

export interface Test {
  readonly how: 'agreed' | 'appointed'
  readonly body: string
  readonly matter: string
  readonly cost: (typeof COST_BEARERS)[number]
  readonly conclusion: string | null
  /** Whether the limit stands still for it: from the day it was asked for to that of its result. */
  readonly stops: boolean
}

export interface Matters {
  readonly recusals: readonly Recusal[]
  readonly entrusted: Entrusted | null
  readonly tests: readonly Test[]
  /** The day to ask whether the agreement was performed; null while nobody set one. */
  readonly followOn: LegalDate | null
  readonly performance: { readonly on: LegalDate; readonly result: 'performed' | 'given-up'; readonly note: string } | null
  /** What the consumer said and nobody has followed up yet. */
  readonly said: { readonly on: LegalDate; readonly result: (typeof SAID_PERFORMANCE)[number]; readonly note: string } | null
  readonly confirmation: { readonly on: LegalDate; readonly court: string } | null
}

/** No recusal, nothing entrusted or tested, nothing to perform. */
export const NO_MATTERS: Matters = { recusals: [], entrusted: null, tests: [], followOn: null, performance: null, said: null, confirmation: null }

export interface MediationState {
  readonly stage: MediationStage
  readonly openedOn: LegalDate | null
  readonly sessions: readonly Session[]
  readonly answers: Readonly<Record<Party, boolean | null>>
  readonly suspensions: readonly SuspendedSpan[]
  readonly agreement: { readonly on: LegalDate; readonly form: (typeof AGREEMENT_FORMS)[number]; readonly terms: readonly Term[] } | null
  readonly termination: { readonly on: LegalDate; readonly ground: string; readonly article: string; readonly reason: string } | null
  readonly told: readonly Party[]
  readonly toldOn: LegalDate | null
  readonly matters: Matters
}

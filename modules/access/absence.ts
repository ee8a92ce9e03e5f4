/**
 * Absences of staff and who stands in meanwhile. Pure. An absence is a span of legal days with one substitute; it ends by
 * itself. At any instant each absent person's files are with exactly one other: the end of the chain of substitutes.
 */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { AccessRefusal } from './messages.ts'

/** Practice, not law: a leave, an illness, a training, or leaving the post for good. */
export const ABSENCE_REASONS = ['leave', 'illness', 'training', 'departure'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** Reasons whose last day need not be known when the absence is recorded. */
const OPEN_ENDED: ReadonlySet<AbsenceReason> = new Set(['illness', 'departure'])

export interface Absence {
  readonly accountId: string
  readonly substituteId: string
  /** First and last legal day, both in it; `to` null while its end is not known. */
  readonly from: LegalDate
  readonly to: LegalDate | null
}

export interface AbsencePlan extends Absence {
  readonly reason: AbsenceReason
}

export function runsOn({ from, to }: Pick<Absence, 'from' | 'to'>, day: LegalDate): boolean {
  return from <= day && (to === null || day <= to)
}

function overlap(one: Pick<Absence, 'from' | 'to'>, other: Pick<Absence, 'from' | 'to'>): boolean {
  return (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to)
}

/**
 * Whether an absence may be recorded beside those that stand. Its substitute is there all the time when it is recorded, so
 * that no circle can come about; a substitute who falls ill later hands on what they stand in for with their own absence.
 */
export function absenceFault(plan: AbsencePlan, standing: readonly Absence[], today: LegalDate): Refusal<AccessRefusal> | undefined {
  if (plan.from < today) return refuse('access.absence-begins-before-today', { field: 'from' })
  if (plan.to === null && !OPEN_ENDED.has(plan.reason)) return refuse('access.absence-needs-end', { field: 'to' })
  if (plan.to !== null && plan.to < plan.from) return refuse('access.absence-ends-before-it-begins', { field: 'to' })
  if (plan.substituteId === plan.accountId) return refuse('access.own-substitute', { field: 'substituteId' })
  const own = standing.find((other) => other.accountId === plan.accountId && overlap(other, plan))
  if (own) return refuse('access.absence-overlaps', { field: 'from', params: spanOf(own) })
  const away = standing.find((other) => other.accountId === plan.substituteId && overlap(other, plan))
  return away && refuse('access.substitute-absent', { field: 'substituteId', params: spanOf(away) })
}

function spanOf({ from, to }: Absence): { from: string; to: string } {
  return { from, to: to ?? '—' }
}

/** Who acts for an absent person on a day: the first of the chain of substitutes who is there; undefined for one who is not absent. */
export function substituteOf(accountId: string, absences: readonly Absence[], day: LegalDate): string | undefined {
  const next = new Map(absences.filter((absence) => runsOn(absence, day)).map((absence) => [absence.accountId, absence.substituteId]))
  let at = next.get(accountId)
  // As many steps as there are absences, so that even a circle, which recording refuses, would end.
  for (let steps = next.size; at !== undefined && next.has(at); steps -= 1) {
    if (steps === 0) return undefined
    at = next.get(at)
  }
  return at
}

/** Name of who acts for an absent person on a day, given all absences of the day. */
export function actingName<Named extends Absence & { readonly substituteName: string }>(absence: Named, all: readonly Named[], day: LegalDate): string {
  const acts = substituteOf(absence.accountId, all, day)
  return all.find(({ substituteId }) => substituteId === acts)?.substituteName ?? absence.substituteName
}

/** Those for whom a person acts on a day; nobody while they are absent themselves. */
export function standsInFor(accountId: string, absences: readonly Absence[], day: LegalDate): readonly string[] {
  const absent = new Set(absences.filter((absence) => runsOn(absence, day)).map((absence) => absence.accountId))
  return [...absent].filter((other) => substituteOf(other, absences, day) === accountId)
}

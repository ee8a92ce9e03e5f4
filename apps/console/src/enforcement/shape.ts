/** What the steps of a clue, a case and a referral need to know of them. Pure. */
import type { EnforcementView } from '#modules/enforcement/index.ts'
import type { FileShape } from '../file/shape.ts'

/** A file's shape with the stages of its case and its referral; without `view` (not read yet) there is none. */
export function withCase(shape: FileShape, view: EnforcementView | undefined): FileShape {
  if (!view) return shape
  const extendedOn = view.case?.extendedOn ?? view.clue?.extendedOn
  return {
    ...shape, grounds: { ...shape.grounds, stop: view.grounds.stop },
    stages: { ...shape.stages, enforcement: view.stage, referral: view.referral?.stage ?? 'none' },
    params: { ...(extendedOn ? { on: extendedOn } : {}), ...(view.case?.number ? { number: view.case.number } : {}) },
  }
}

/** Fen of a penalty not paid yet. */
export function owedFen({ outcome, paidFen }: NonNullable<EnforcementView['case']>): number {
  return outcome?.result === 'penalty' ? outcome.fineFen + outcome.confiscatedFen - paidFen : 0
}

/** `37.5%`; a dash where nothing was closed yet. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%`
}

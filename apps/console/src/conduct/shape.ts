/** What the page of a complaint adds where its order weighs everyday consumption, and the columns of the plot. Pure. */
import { addDays, daysBetween, legalDate, type LegalDate } from '#platform/pure/date.ts'
import type { ConductPanel } from '#modules/conduct/index.ts'
import type { FileShape } from '../file/shape.ts'

/** A complaint without such a rule shows no step of it. */
export function withConduct(shape: FileShape, panel: ConductPanel | null | undefined): FileShape {
  if (!panel) return { ...shape, allowedActions: shape.allowedActions.filter(({ procedure }) => procedure !== 'conduct') }
  const until = panel.finding?.expiresOn
  return { ...shape, params: { ...shape.params, ...(until ? { until } : {}) }, stages: { ...shape.stages, conduct: panel.stage }, grounds: { ...shape.grounds, habitual: panel.factors } }
}

const SLICE_DAYS = 30

export interface Slice {
  readonly from: LegalDate
  readonly count: number
}

/** Files by stretches of thirty days, the last of which ends today; as many as the window holds. */
export function slicesOf(files: readonly { readonly receivedOn: string }[], today: string, windowDays: number): readonly Slice[] {
  const count = Math.ceil(windowDays / SLICE_DAYS)
  const slices = Array.from({ length: count }, (_, at) => ({ from: addDays(legalDate(today), 1 - (count - at) * SLICE_DAYS), count: 0 }))
  for (const { receivedOn } of files) {
    const slice = slices[count - 1 - Math.floor(daysBetween(legalDate(receivedOn), legalDate(today)) / SLICE_DAYS)]
    if (slice) slice.count += 1
  }
  return slices
}

/** What a clock's card and the head of a file show. Pure. */
import type { FileView } from '#modules/casefile/contract.ts'

export type ClockView = FileView['clocks'][number]

/** Share of the limit used up, 0 to 1; over the limit it stays at 1. */
export function usedShare(clock: Pick<ClockView, 'usedDays' | 'length'>): number {
  return clock.length <= 0 ? 1 : Math.min(1, Math.max(0, clock.usedDays / clock.length))
}

/** The clock that must be answered next: the earliest due of those not met, else one that stands still. */
export function nextClock(clocks: readonly ClockView[]): ClockView | undefined {
  const waiting = clocks.filter((clock) => clock.state !== 'met')
  const dated = waiting.filter((clock) => clock.dueOn !== null).toSorted((a, b) => String(a.dueOn).localeCompare(String(b.dueOn)))
  return dated[0] ?? waiting[0]
}

/** Running clocks first by due date, then those that are met. */
export function inOrder(clocks: readonly ClockView[]): readonly ClockView[] {
  const rank = (clock: ClockView) => `${clock.state === 'met' ? 1 : 0}${clock.dueOn ?? '9999'}${clock.id}`
  return clocks.toSorted((a, b) => rank(a).localeCompare(rank(b)))
}

export type ShownState = ClockView['state'] | 'late'

/** The state in one word: met late is its own; without a due date the clock stands still, also on the day it was stopped. */
export function shownState(clock: Pick<ClockView, 'state' | 'late' | 'dueOn'>): ShownState {
  if (clock.state === 'met') return clock.late ? 'late' : 'met'
  return clock.dueOn === null ? 'suspended' : clock.state
}

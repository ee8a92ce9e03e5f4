/**
 * Reading the clocks of a file: from the days on which things happened to the days by which things are due.
 * Counting after SAMR Order 121 Art. 45 (reports: 市场监督管理行政处罚程序规定 Art. 80, the same); what each limit is
 * stands in the pack.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { dayNumber, dayOf, isProvisional } from './calendar.ts'
import { contradiction, extendedTooLate } from './facts.ts'
import type { Law } from './law.ts'
import type { RulesRefusal } from './messages.ts'
import { packOf } from './packs.ts'
import type { Clock, ClockFacts, ClockReading, DateFact, FileKind, Limit, SetDay, Suspension } from './rules.ts'
import { type Counting, countDays, countSuspended, lastDay, type Span, spansAfter } from './spans.ts'

/** Every clock that has started, in the order of the pack; refuses facts that contradict each other or that no pack governs. */
export function readClocks(law: Law, facts: ClockFacts): ClockReading | Refusal<RulesRefusal> {
  const wrong = contradiction(facts)
  if (wrong) return wrong
  const pack = packOf(law, facts.kind, facts.receivedOn, facts.asOf)
  if (isRefusal(pack)) return pack
  const clocks: Clock[] = []
  for (const limit of [...pack.limits, ...limitsBeside(law, facts.kind)]) {
    const start = applies(law, limit, facts) && startOf(law, limit, facts)
    if (!start) continue
    const set = limit.due && facts[limit.due]
    if (limit.due && !set) continue
    const clock = set ? readDated(law, limit, set, start, facts) : readClock(law, limit, start, facts)
    if (isRefusal(clock)) return clock
    clocks.push(clock)
  }
  return { pack: pack.id, clocks }
}

/** Limits that stand in no order: those of other laws, and of local practice. */
function limitsBeside({ limitsBeside: limits }: Law, kind: FileKind): readonly Limit[] {
  return kind === 'complaint' ? limits : []
}

function applies({ switches }: Law, limit: Limit, facts: ClockFacts): boolean {
  return (!limit.onlyFor || facts[limit.onlyFor] === true) && (!limit.switch || switches[limit.switch])
}

interface Start {
  readonly on: LegalDate
  readonly fact: DateFact
  /** Of the rule that has the limit start anew. */
  readonly restartArticle?: string
}

function startOf({ switches }: Law, limit: Limit, facts: ClockFacts): Start | undefined {
  const { restart } = limit
  const restartedOn = restart && (!restart.switch || switches[restart.switch]) ? facts[restart.with] : null
  const on = restartedOn ?? facts[limit.startsWith]
  const later = limit.notBefore && facts[limit.notBefore]
  if (on && later && limit.notBefore && later > on) return { on: later, fact: limit.notBefore }
  if (restart && restartedOn) return { on: restartedOn, fact: restart.with, restartArticle: restart.article }
  return on ? { on, fact: limit.startsWith } : undefined
}

/** More time approved since the limit began to run; what was approved before it started anew lapsed with the time it was for. */
function extensionOf({ extension }: Limit, startsOn: LegalDate, facts: ClockFacts): Clock['extension'] {
  const on = extension && facts[extension.with]
  return on && on >= startsOn ? { on, length: extension.length, article: extension.article } : undefined
}

/** A last day that was set moves the one that was counted, never forward of it; an open one stays open. */
function laterOf(counted: number | null, set: LegalDate | null | undefined): number | null {
  return counted === null || !set ? counted : Math.max(counted, dayNumber(set))
}

function readClock(law: Law, limit: Limit, begun: Start, facts: ClockFacts): Clock | Refusal<RulesRefusal> {
  const { on: startsOn, fact, restartArticle } = begun
  const counting: Counting = { calendar: law.calendar, unit: limit.unit, weekendsAreHolidays: law.switches.weekendsAreHolidays }
  const start = dayNumber(startsOn)
  const suspensions = [...(limit.suspendable ? facts[limit.stoppedBy ?? 'suspensions'] ?? [] : []), ...standingStill(law, limit, facts)]
  const spans = spansAfter(start, suspensions)
  const unextended = lastDay(counting, start, limit.length, spans)
  const extension = extensionOf(limit, startsOn, facts)
  if (extension && unextended !== null && dayNumber(extension.on) > unextended) return extendedTooLate(extension.on, dayOf(unextended))
  const length = limit.length + (extension?.length ?? 0)
  const due = laterOf(extension ? lastDay(counting, start, length, spans) : unextended, limit.until && facts[limit.until.with])
  const dueOn = due === null ? null : dayOf(due)
  const metOn = firstOf(limit, facts)
  const reached = dayNumber(metOn ?? facts.asOf)
  const touching = suspensions.filter((suspension) => matters(suspension, startsOn, dueOn))
  return {
    id: limit.id, article: limit.article, startsOn, startsWith: fact, dueOn, unit: limit.unit, length,
    ...(extension && { extension }), ...(restartArticle && { restart: { article: restartArticle } }),
    suspendedDays: countSuspended(counting, spans, start, due ?? reached),
    suspensions: touching,
    state: stateOf(metOn, dueOn, facts.asOf, suspensions),
    metOn, late: metOn !== null && due !== null && reached > due,
    usedDays: countDays(counting, start, reached) - countSuspended(counting, spans, start, reached),
    leftDays: due === null ? null : leftDays(counting, reached, due, spans),
    provisional: isProvisional(law.calendar, startsOn, dueOn ?? facts.asOf),
  }
}

function standingStill({ switches }: Law, { standsStill }: Limit, facts: ClockFacts): readonly Suspension[] {
  const from = standsStill && switches[standsStill.switch] ? facts[standsStill.from] : null
  return standsStill && from ? [{ from, to: facts[standsStill.to] ?? null, reason: 'settlement' }] : []
}

/** A limit whose last day was set by a person. */
function readDated(law: Law, limit: Limit, dueOn: LegalDate, begun: Start, facts: ClockFacts): Clock {
  const clock = readSetDay(law, { id: limit.id, basis: limit.article, setOn: begun.on, dueOn, metOn: firstOf(limit, facts) }, facts.asOf)
  return { ...clock, startsWith: begun.fact }
}

/** A day that a person set, read as a clock in natural days: nothing stops it and no holiday moves it. */
export function readSetDay(law: Law, { id, basis, setOn, dueOn, metOn }: SetDay, asOf: LegalDate): Clock {
  const counting: Counting = { calendar: law.calendar, unit: 'day', weekendsAreHolidays: law.switches.weekendsAreHolidays }
  const [start, due, reached] = [dayNumber(setOn), dayNumber(dueOn), dayNumber(metOn ?? asOf)]
  return {
    id, article: basis, startsOn: setOn, startsWith: 'setOn', dueOn, unit: 'day', length: due - start, suspendedDays: 0, suspensions: [],
    state: stateOf(metOn, dueOn, asOf, []), metOn, late: metOn !== null && reached > due,
    usedDays: countDays(counting, start, reached), leftDays: leftDays(counting, reached, due, []), provisional: false,
  }
}

/** The first of the facts that end the limit. */
function firstOf(limit: Limit, facts: ClockFacts): LegalDate | null {
  let first: LegalDate | null = null
  for (const fact of limit.endsWith) {
    const on = facts[fact]
    if (on && (first === null || on < first)) first = on
  }
  return first
}

/** Whether a suspension touches the running limit at all. */
function matters({ from, to }: Suspension, startsOn: LegalDate, dueOn: LegalDate | null): boolean {
  return (to === null || to > startsOn) && (dueOn === null || from <= dueOn)
}

/** A limit that ran out stays overdue whatever is suspended later; one that runs stands still inside a suspension. */
function stateOf(metOn: LegalDate | null, dueOn: LegalDate | null, today: LegalDate, suspensions: readonly Suspension[]): Clock['state'] {
  if (metOn !== null) return 'met'
  if (dueOn !== null && today > dueOn) return 'overdue'
  return suspensions.some(({ from, to }) => from <= today && (to === null || today <= to)) ? 'suspended' : 'running'
}

function leftDays(counting: Counting, reached: number, due: number, spans: readonly Span[]): number {
  if (reached > due) return -Math.max(1, countDays(counting, due, reached))
  return countDays(counting, reached, due) - countSuspended(counting, spans, reached, due)
}

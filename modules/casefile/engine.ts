/** How a step is taken on a file, without a database: fold, ask policy, judge, decide, react. Pure. */
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { legalDay } from '#platform/pure/date.ts'
import { readClocks, readSetDay } from '#modules/rules/clocks.ts'
import type { Law } from '#modules/rules/law.ts'
import type { ClockReading, FileKind, RulePack, SetDay } from '#modules/rules/rules.ts'
import { packOf } from '#modules/rules/packs.ts'
import type { CasefileRefusal } from './messages.ts'
import {
  actingFor, type Actor, type AnyEvent, type AnyProcedure, type CodeHolder, type Context, type EventMeta, type FileHead, type LocalPractice, type ProcedureFacts, type Reaction, type Recorded,
  type Standing,
} from './casefile.ts'

/** The procedures a file can go through, the law it stands under, and what follows from each event. */
export interface Practice {
  readonly procedures: readonly AnyProcedure[]
  readonly law: Law
  /** Types of event that may call for something. */
  readonly reactsTo: ReadonlySet<string>
  react(event: AnyEvent): readonly Reaction[]
  /** The local practice of a county; where nothing is settled, that of {@link USUAL}. */
  local?(areaCode: string): LocalPractice
  /** What the state of one procedure forbids in another, beyond what that one knows itself; `decided` is known once a step is filled in. */
  restrain?(states: Folded['states'], procedure: string, step: string, context: Context, decided?: readonly AnyEvent[]): Refusal | undefined
}

/** What holds in a county that has settled nothing. */
const USUAL: LocalPractice = { refusalNeedsApproval: false }

/** Everything a fold of one file's events gives. */
export interface Folded {
  readonly states: Readonly<Record<string, unknown>>
  readonly standing: Standing
  readonly facts: ProcedureFacts
  readonly days: readonly SetDay[]
}

export interface Step {
  readonly procedure: string
  readonly command: { readonly type: string }
  readonly actor: Actor
  readonly now: Date
}

export const SYSTEM: Actor = { id: 'system', name: '系统', grants: [{ role: 'system', unitId: '*', reach: ['*'] }] }

/** Of a file, what a fold starts from where no event says otherwise. */
type Start = Pick<FileHead, 'kind' | 'unitId' | 'officerId'>

/** The procedures that a kind of file can go through; the one that receives it comes first. */
function proceduresFor(practice: Practice, kind: FileKind): readonly AnyProcedure[] {
  return practice.procedures.filter((procedure) => procedure.kinds.includes(kind))
}

/** Whether an event is told to staff alone. */
export function isInternal(practice: Practice, type: string): boolean {
  return practice.procedures.some(({ internal }) => internal?.includes(type) ?? false)
}

/** The clocks that whoever filed a file is told of: the limits of the law, not the days that staff set one another. */
export function clocksToldOf<Told extends { readonly startsWith: string }>(clocks: readonly Told[]): Told[] {
  return clocks.filter(({ startsWith }) => startsWith !== 'setOn')
}

/** Everyone who has a query code to a file. */
export function codeHolders(practice: Practice, kind: FileKind, { states }: Folded): readonly CodeHolder[] {
  return proceduresFor(practice, kind).flatMap((procedure) => procedure.holders?.(states[procedure.name]) ?? [])
}

/** Folds the events of a file through every procedure that its kind can go through. */
export function foldFile(practice: Practice, recorded: readonly Recorded[], start: Start): Folded {
  return foldOn(practice, {}, recorded, start)
}

/** Folds on from the states of an earlier fold, so that a file played step by step is not folded anew for every step. */
function foldOn(practice: Practice, before: Folded['states'], fresh: readonly Recorded[], start: Start): Folded {
  const states: Record<string, unknown> = {}
  let standing: Standing = {
    unitId: start.unitId, officerId: start.officerId, stage: 'none', substage: null, open: true, subject: '', category: '', summary: '', clocked: true,
    awaiting: null, supervised: false,
  }
  let facts: ProcedureFacts = {}
  const days: SetDay[] = []
  for (const procedure of proceduresFor(practice, start.kind)) {
    const state = fresh.reduce((folded, { event, meta }) => procedure.evolve(folded, event, meta), before[procedure.name] ?? procedure.initial)
    states[procedure.name] = state
    standing = { ...standing, ...procedure.standing(state) }
    facts = { ...facts, ...procedure.facts(state) }
    days.push(...procedure.days?.(state) ?? [])
  }
  return { states, standing, facts, days }
}

/** The clocks of a file as of the day of `now`; a contradiction in recorded facts is a bug and throws. */
export function clocksOf(practice: Practice, head: FileHead, folded: Folded, now: Date): ClockReading {
  const today = legalDay(now)
  const set = folded.days.map((day) => readSetDay(practice.law, day, today))
  if (!folded.standing.clocked) return { pack: packOfFile(practice, head, now).id, clocks: set }
  const reading = readClocks(practice.law, { ...folded.facts, kind: head.kind, receivedOn: head.receivedOn, asOf: today })
  if (isRefusal(reading)) throw new Error(`file ${head.number}: recorded facts are contradictory: ${reading.refusal}`)
  return set.length === 0 ? reading : { pack: reading.pack, clocks: [...reading.clocks, ...set] }
}

/** The pack that governs a file; a file outside every pack cannot have been opened, so its absence throws. */
export function packOfFile(practice: Practice, head: FileHead, now: Date): RulePack {
  const pack = packOf(practice.law, head.kind, head.receivedOn, legalDay(now))
  if (isRefusal(pack)) throw new Error(`file ${head.number}: no rule pack governs ${head.receivedOn}`)
  return pack
}

export function contextOf(practice: Practice, head: FileHead, folded: Folded, actor: Actor, now: Date): Context {
  return {
    now, today: legalDay(now), actor, file: head, open: folded.standing.open, local: practice.local?.(head.areaCode) ?? USUAL,
    pack: packOfFile(practice, head, now), switches: practice.law.switches,
    // Reckoned when asked for: few steps turn on them.
    get clocks() {
      return clocksOf(practice, head, folded, now).clocks
    },
  }
}

function procedureNamed(practice: Practice, name: string): AnyProcedure {
  const procedure = practice.procedures.find((candidate) => candidate.name === name)
  if (!procedure) throw new Error(`no procedure ${name}`)
  return procedure
}

/** A refusal with the article of the file's pack that forbids the step at that stage, where the pack has one and the refusal names none. */
export function founded<Code extends string>(refusal: Refusal<Code>, step: string, { forbids }: Pick<RulePack, 'forbids'>): Refusal<Code> {
  if (refusal.article) return refusal
  const stage = String(refusal.params?.['stage'] ?? '').split('.').at(-1) ?? ''
  const found = forbids.find((rule) => rule.refusal === refusal.refusal && (rule.steps?.includes(step) ?? true) && (rule.stages?.includes(stage) ?? true))
  return found ? { ...refusal, article: found.article } : refusal
}

/** Whether a step is not the actor's to take, whatever stands in it. */
export function isOthersStep(practice: Practice, head: FileHead, folded: Folded, { procedure: name, command, actor }: Omit<Step, 'now'>): boolean {
  const procedure = procedureNamed(practice, name)
  return !procedure.kinds.includes(head.kind) || procedure.may(actor, command.type, folded.states[name], head) !== undefined
}

/** Judges one step on a file: the events it brings, or why it may not be. */
export function takeStep(practice: Practice, head: FileHead, recorded: readonly Recorded[], step: Step): readonly AnyEvent[] | Refusal {
  return judgeStep(practice, head, foldFile(practice, recorded, head), step)
}

/** The same on a file that is folded already. */
export function judgeStep(practice: Practice, head: FileHead, folded: Folded, step: Step): readonly AnyEvent[] | Refusal {
  const procedure = procedureNamed(practice, step.procedure)
  if (!procedure.kinds.includes(head.kind)) return refuse<CasefileRefusal>('casefile.wrong-kind')
  const state = folded.states[step.procedure]
  const forbidden = procedure.may(step.actor, step.command.type, state, head)
  if (forbidden) return founded(forbidden, step.command.type, packOfFile(practice, head, step.now))
  const context = contextOf(practice, head, folded, step.actor, step.now)
  const decided = procedure.decide(state, step.command, context)
  // Asked last: what the procedure itself refuses is the nearer reason.
  const judged = isRefusal(decided) ? decided : practice.restrain?.(folded.states, step.procedure, step.command.type, context, decided) ?? decided
  return isRefusal(judged) ? founded(judged, step.command.type, context.pack) : judged
}

/** A step with everything that follows from it on the same file, judged one after another. */
export interface Course {
  readonly fresh: readonly Recorded[]
  /** The steps taken, that of the actor first, each as `<procedure>.<step>`. */
  readonly taken: readonly { readonly actor: Actor; readonly action: string; readonly actingFor?: EventMeta['actingFor'] }[]
  /** Events whose reactions could not be judged, and are to be tried again. */
  readonly left: readonly Recorded[]
  /** The file after all of it. */
  readonly head: FileHead
  readonly folded: Folded
}

/**
 * Takes a step and follows it until nothing more comes of it. A reaction for which it is no longer the stage is not needed; one
 * refused otherwise is a fault of ours: the step stands, and its cause, with all behind it, is left to be tried again.
 */
export function playStep(practice: Practice, head: FileHead, folded: Folded, step: Step): Course | Refusal {
  const events = judgeStep(practice, head, folded, step)
  if (isRefusal(events)) return events
  const fresh: Recorded[] = []
  const taken: Course['taken'][number][] = []
  let at = { head, folded }
  const take = ({ procedure, command, actor, now }: Step, brought: readonly AnyEvent[]) => {
    const recorded = record(at.head.version, brought, actor, head, now)
    const next = foldOn(practice, at.folded.states, recorded, head)
    at = { head: headAfter(at.head, next, at.head.version + recorded.length), folded: next }
    fresh.push(...recorded)
    taken.push({ actor, action: `${procedure}.${command.type}`, actingFor: recorded[0]?.meta.actingFor })
  }
  take(step, events)
  for (const [place, cause] of fresh.entries()) {
    for (const reaction of practice.react(cause.event)) {
      const next = { ...reaction, actor: SYSTEM, now: step.now }
      const brought = judgeStep(practice, at.head, at.folded, next)
      if (!isRefusal(brought)) take(next, brought)
      else if (!brought.refusal.endsWith('.wrong-stage')) return { ...at, fresh, taken, left: fresh.slice(place).filter(({ event }) => practice.reactsTo.has(event.type)) }
    }
  }
  return { ...at, fresh, taken, left: [] }
}

export interface Verdict {
  readonly procedure: string
  readonly type: string
  readonly refusal: Refusal | undefined
}

/** Which steps the actor may take now, and why not the others; the console draws its buttons from this. */
export function verdicts(practice: Practice, head: FileHead, folded: Folded, actor: Actor, now: Date): readonly Verdict[] {
  const context = contextOf(practice, head, folded, actor, now)
  return proceduresFor(practice, head.kind).flatMap((procedure) => {
    const state = folded.states[procedure.name]
    return procedure.steps.map((type) => {
      const refusal = procedure.may(actor, type, state, head) ?? procedure.permits(type, state, context) ?? practice.restrain?.(folded.states, procedure.name, type, context)
      return { procedure: procedure.name, type, refusal: refusal && founded(refusal, type, context.pack) }
    })
  })
}

/** Records events after the `count` a file has, each with its place in the list, the moment, who acted and for whom. */
function record(count: number, events: readonly AnyEvent[], actor: Actor, file: Pick<FileHead, 'officerId'>, now: Date): readonly Recorded[] {
  const absent = actingFor(actor, file)
  return events.map((event, index) => ({
    event, meta: {
      seq: count + index + 1, at: now.toISOString(), actorId: actor.id, actorName: actor.name,
      ...absent && { actingFor: { id: absent.id, name: absent.name } },
    },
  }))
}

/** The head of a file after a fold: where its events have brought it. */
export function headAfter(head: FileHead, folded: Folded, version: number): FileHead {
  return { ...head, unitId: folded.standing.unitId, officerId: folded.standing.officerId, version }
}

/** The due days of a file that are still open: the next one as its row shows it, and those behind it. */
export interface Due {
  readonly clock: string | null
  readonly dueOn: string | null
  readonly provisional: boolean
  /** Other clocks that are not met, by due day; null where there is none, which is the rule. */
  readonly later: readonly { readonly clock: string; readonly dueOn: string }[] | null
}

/** What stays open next on a file: the earliest due clock that is not met. */
export function nextDue(reading: ClockReading, open: boolean): Due {
  const waiting = open ? reading.clocks.filter((clock) => clock.state !== 'met') : []
  const dated = waiting.filter((clock) => clock.dueOn !== null).toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
  const next = dated[0] ?? waiting[0]
  const later = dated.slice(1).map(({ id, dueOn }) => ({ clock: id, dueOn: dueOn ?? '' }))
  return { clock: next?.id ?? null, dueOn: next?.dueOn ?? null, provisional: next?.provisional ?? false, later: later.length > 0 ? later : null }
}


/**
 * Walks every state a file can reach, with the real procedures, the real law and the real reactions, and says what is wrong
 * with any of them: a file without an owner, without a clock, without a way to its end; a clock that vanished on the way.
 * To stay finite, states that differ in days, texts, ids and repetitions alone are one.
 */
import { addDays, legalDate, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { readsFile } from '#modules/access/policy.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import { clocksOf, contextOf, foldFile, playStep, SYSTEM, type Folded, type Practice, type Step } from '#modules/casefile/engine.ts'
import type { Clock, FileKind } from '#modules/rules/rules.ts'
import { ACTORS, blank, morning } from '#apps/server/memory/testing.ts'
import { BEGINNINGS, SAMPLES, UNDOES, UNTIMED, type Beginning, type Moment, type Sample } from './samples/testing.ts'

/** Days after which every limit of every order has run out, so that what may happen only then is seen too. */
const LONG_AFTER = 400

interface Node {
  readonly head: FileHead
  readonly folded: Folded
  readonly day: LegalDate
  readonly late: boolean
  readonly clocks: readonly Clock[]
  /** Steps that the state permits to someone. */
  readonly permitted: readonly string[]
  /** Index of the state it was first reached from, and by which step. */
  readonly from: number
  readonly by: string
}

export interface Findings {
  readonly states: number
  readonly edges: number
  readonly ends: number
  /** Steps that were taken at least once. */
  readonly taken: ReadonlySet<string>
  /** What is wrong, each with the way that leads there. */
  readonly wrong: readonly string[]
}

const STAFF: readonly Actor[] = [ACTORS.officer, ACTORS.officer2, ACTORS.intake, ACTORS.chief]
const EVERYONE: readonly Actor[] = [...STAFF, ACTORS.consumer, SYSTEM]

/** Kinds of file that have a procedure of their own, which receives them. */
export function kindsOf(practice: Practice): readonly FileKind[] {
  return [...new Set(practice.procedures.filter(({ kinds }) => kinds.length === 1).flatMap(({ kinds }) => kinds))]
}

/** Steps that people are offered for which no sample command is known. */
export function withoutSample(practice: Practice): readonly string[] {
  return practice.procedures.flatMap(({ name, steps }) => steps.map((step) => `${name}.${step}`)).filter((step) => (SAMPLES[step] ?? []).length === 0)
}

/** What of a member of a procedure's state makes a difference: codes and presence stay, and what was proposed; texts, days, counts and particulars go. */
function outline(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z][a-z-]{0,39}$/.test(value) ? value : '…'
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null && 'decision' in value) return value.decision
  return value === null || typeof value === 'boolean' ? value : '…'
}

/** Two states of which this is the same are one: where the file is, its clocks, the outline of what happened, what may happen next. */
function keyOf({ head, folded, clocks, late, permitted }: Omit<Node, 'from' | 'by' | 'day'>): string {
  const { stage, substage, open } = folded.standing
  const outlines = Object.values(folded.states).map((state) => Object.values(state as object).map(outline))
  return JSON.stringify([head.areaCode, head.unitId, head.officerId === null, stage, substage, open, late, clocks.map(({ id, state }) => `${id}:${state}`), outlines, permitted])
}

class Walk {
  readonly nodes: Node[] = []
  readonly known = new Map<string, number>()
  readonly back: number[][] = []
  readonly taken = new Set<string>()
  readonly wrong = new Set<string>()
  edges = 0
  readonly practice: Practice
  /** Steps that have a sample command, by procedure. */
  readonly tried: ReadonlyMap<string, readonly string[]>

  constructor(practice: Practice, leftOut: ReadonlySet<string>) {
    this.practice = practice
    this.tried = new Map([...Map.groupBy(Object.keys(SAMPLES).filter((step) => !leftOut.has(step)), (step) => step.split('.')[0] ?? '')]
      .map(([name, steps]) => [name, steps.map((step) => step.slice(name.length + 1))]))
  }

  /** Enters a state and gives its clocks; one that is known already is not walked again. */
  enter(head: FileHead, folded: Folded, day: LegalDate, late: boolean, from: number, by: string): readonly Clock[] {
    const now = morning(day)
    const { clocks } = clocksOf(this.practice, head, folded, now)
    const context = contextOf(this.practice, head, folded, SYSTEM, now)
    const permitted = this.practice.procedures.filter(({ kinds }) => kinds.includes(head.kind)).flatMap((procedure) => (
      (this.tried.get(procedure.name) ?? []).filter((type) => !procedure.permits(type, folded.states[procedure.name], context)).map((type) => `${procedure.name}.${type}`)))
    const key = keyOf({ head, folded, clocks, late, permitted })
    const found = this.known.get(key)
    this.edges += from >= 0 ? 1 : 0
    if (found !== undefined) {
      if (from >= 0) this.back[found]?.push(from)
      return clocks
    }
    this.known.set(key, this.nodes.length)
    this.back.push(from >= 0 ? [from] : [])
    this.nodes.push({ head, folded, day, late, clocks, permitted, from, by })
    return clocks
  }

  say(what: string, at: number): void {
    const way: string[] = []
    for (let index = at; index >= 0; index = this.nodes[index]?.from ?? -1) way.unshift(this.nodes[index]?.by ?? '')
    this.wrong.add(`${what}: ${way.join(' → ')}`)
  }
}

/** A step and all that follows from it; undefined where it brings nothing. */
function play(walk: Walk, head: FileHead, folded: Folded, step: Step): { head: FileHead; folded: Folded } | Refusal | undefined {
  const course = playStep(walk.practice, head, folded, step)
  if (isRefusal(course)) return course
  if (course.left.length > 0) throw new Error(`reaction to ${course.left[0]?.event.type} refused`)
  return course.fresh.length === 0 ? undefined : course
}

function make(type: string, sample: Sample, at: Moment): { readonly type: string } {
  return { ...(typeof sample === 'function' ? (sample as (moment: Moment) => object)(at) : sample), type }
}

/** Every step that anyone may take from a state. */
function expand(walk: Walk, node: Node, index: number): void {
  if (!node.late) walk.enter(node.head, node.folded, addDays(node.day, LONG_AFTER), true, index, '(long after)')
  for (const step of node.permitted) {
    const [name = '', type = ''] = step.split('.')
    const procedure = walk.practice.procedures.find((candidate) => candidate.name === name)
    for (const actor of EVERYONE) if (!procedure?.may(actor, type, node.folded.states[name], node.head)) tryStep(walk, node, index, step, actor)
  }
}

function tryStep(walk: Walk, node: Node, index: number, step: string, actor: Actor): void {
  const now = morning(node.day)
  const [procedure = '', type = ''] = step.split('.')
  for (const sample of SAMPLES[step] ?? []) {
    const command = make(type, sample, { now, today: node.day, unitId: node.head.unitId, states: node.folded.states })
    const next = play(walk, node.head, node.folded, { procedure, command, actor, now })
    if (next === undefined || isRefusal(next)) continue
    walk.taken.add(step)
    const clocks = walk.enter(next.head, next.folded, node.day, node.late, index, step)
    if (next.folded.standing.clocked) loses(walk, node, index, clocks, step)
  }
}

/** A clock that had started is still there after any step, unless the file was ended where no day is known. */
function loses(walk: Walk, node: Node, index: number, after: readonly Clock[], step: string): void {
  if (UNDOES.has(step)) return
  for (const { id } of node.clocks) if (!after.some((clock) => clock.id === id)) walk.say(`${step} loses the clock ${id}`, index)
}

/** Who may act on a file as it stands: a member of staff whose place covers it, and at least one step open to them. */
function isOwned(walk: Walk, { head, folded, permitted }: Node): boolean {
  return STAFF.some((actor) => readsFile(actor, head) && walk.practice.procedures.some((procedure) => procedure.steps.some((step) => (
    permitted.includes(`${procedure.name}.${step}`) && !procedure.may(actor, step, folded.states[procedure.name], head)))))
}

function judgeNode(walk: Walk, node: Node, index: number): void {
  const { standing, states } = node.folded
  const waiting = node.clocks.filter(({ state }) => state !== 'met')
  if (!standing.open) {
    // On a file that has ended nobody is asked for what another authority was to answer.
    const owed = waiting.filter(({ id }) => id !== 'dispatch.help')
    if (standing.clocked && owed.length > 0) walk.say(`ended while ${owed.map(({ id }) => id).join(', ')} runs`, index)
    return
  }
  if (!isOwned(walk, node)) walk.say(`nobody may act (${standing.stage})`, index)
  if (waiting.length === 0 && !UNTIMED.some(({ is }) => is(states, standing.stage))) walk.say(`open without a clock (${standing.stage}/${standing.substage ?? ''})`, index)
}

/** States from which no end can be reached. */
function deadEnds(walk: Walk): readonly number[] {
  const ends = walk.nodes.flatMap((node, index) => (node.folded.standing.open ? [] : [index]))
  const alive = new Set(ends)
  for (let next = ends.pop(); next !== undefined; next = ends.pop()) {
    for (const before of walk.back[next] ?? []) {
      if (alive.has(before)) continue
      alive.add(before)
      ends.push(before)
    }
  }
  return walk.nodes.flatMap((_, index) => (alive.has(index) ? [] : [index]))
}

function begin(walk: Walk, kind: FileKind, { day, areaCode, procedure, command, by }: Beginning): void {
  const start = legalDate(day)
  const head: FileHead = { ...blank(start, areaCode).head, kind, receivedOn: legalDay(morning(day)) }
  const folded = foldFile(walk.practice, [], head)
  const next = play(walk, head, folded, { procedure, command, actor: by, now: morning(day) })
  if (next === undefined || isRefusal(next)) throw new Error(`a ${kind} cannot begin: ${next?.refusal ?? 'nothing happened'}`)
  walk.enter(next.head, next.folded, start, false, -1, `${procedure}.${command.type}`)
}

/**
 * Walks all states of one kind of file; throws where it has no beginning, or more states than `limit`. `leftOut` are steps of
 * matters that do not touch those walked, so that not every mixture of both is a state.
 */
export function walkKind(practice: Practice, kind: FileKind, limit: number, leftOut: ReadonlySet<string> = new Set()): Findings {
  const beginnings = BEGINNINGS[kind]
  if (!beginnings) throw new Error(`flows/model/samples/testing.ts has no beginning for files of kind ${kind}: add one`)
  const walk = new Walk(practice, leftOut)
  for (const beginning of beginnings) begin(walk, kind, beginning)
  for (let index = 0; index < walk.nodes.length; index += 1) {
    if (walk.nodes.length > limit) throw new Error(`more than ${limit} states of kind ${kind}: fold less into the state of a procedure, or abstract more`)
    const node = walk.nodes[index]
    if (node) expand(walk, node, index)
  }
  walk.nodes.forEach((node, index) => judgeNode(walk, node, index))
  for (const index of deadEnds(walk)) walk.say('no way to an end', index)
  return {
    states: walk.nodes.length, edges: walk.edges, ends: walk.nodes.filter((node) => !node.folded.standing.open).length, taken: walk.taken,
    wrong: [...walk.wrong].toSorted((a, b) => a.length - b.length),
  }
}

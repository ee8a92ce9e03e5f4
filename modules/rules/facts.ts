/** Facts a clock is reckoned from: read from outside input, and judged for contradictions. */
import { type LegalDate, parseLegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ClockFacts, DateFact, FileKind, Suspension } from './rules.ts'

const KINDS: readonly string[] = ['complaint', 'report', 'inquiry'] satisfies FileKind[]
const OPTIONAL_FACTS = ['acceptedOn', 'refusedOn', 'withdrawnOn', 'agreedOn', 'terminatedOn', 'toldTerminationOn'] as const satisfies DateFact[]
/** Days outside are typing errors, and would carry a due date out of the four digits of a year. */
const EARLIEST = '1900-01-01'
const LATEST = '2199-12-31'

/** Stands for the input itself where no member of it can be named. */
const WHOLE = 'facts'

export type BadFacts = Refusal<'rules.bad-facts'>

/** `problem` is the last part of a `problem.…` message. */
function bad(field: string, problem: string): BadFacts {
  return refuse('rules.bad-facts', { field, params: { field: field === WHOLE ? 'fact.whole' : field, problem: `problem.${problem}` } })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is wrong with a day, if anything. */
function dayProblem(value: unknown): string | undefined {
  if (value === undefined || value === null) return 'missing'
  if (typeof value !== 'string') return 'not-text'
  if (!parseLegalDate(value)) return 'no-such-day'
  return value < EARLIEST || value > LATEST ? 'out-of-range' : undefined
}

/** Reads facts of any origin (JSON); members it does not know are ignored. Refuses the first fault, naming its field. */
export function parseFacts(input: unknown): ClockFacts | BadFacts {
  if (!isRecord(input)) return bad(WHOLE, 'not-object')
  const { kind } = input
  if (kind === undefined || kind === null) return bad('kind', 'missing')
  if (typeof kind !== 'string' || !KINDS.includes(kind)) return bad('kind', 'unknown-kind')
  const dates: { [fact in DateFact | 'asOf']?: LegalDate | null } = {}
  for (const name of ['receivedOn', 'asOf'] as const) {
    const problem = dayProblem(input[name])
    if (problem) return bad(name, problem)
    dates[name] = input[name] as LegalDate
  }
  for (const name of OPTIONAL_FACTS) {
    const problem = dayProblem(input[name])
    if (problem && problem !== 'missing') return bad(name, problem)
    dates[name] = (input[name] ?? null) as LegalDate | null
  }
  const suspensions = parseSuspensions(input['suspensions'] ?? [])
  if ('refusal' in suspensions) return suspensions
  return { ...dates, kind, suspensions } as ClockFacts
}

function parseSuspensions(input: unknown): readonly Suspension[] | BadFacts {
  if (!Array.isArray(input)) return bad('suspensions', 'not-array')
  const suspensions: Suspension[] = []
  for (const [index, item] of (input as readonly unknown[]).entries()) {
    const field = `suspensions.${index}`
    if (!isRecord(item)) return bad(field, 'not-object')
    const from = dayProblem(item['from'])
    if (from) return bad(`${field}.from`, from)
    const to = dayProblem(item['to'])
    if (to && to !== 'missing') return bad(`${field}.to`, to)
    const reason = item['reason'] ?? ''
    if (typeof reason !== 'string') return bad(`${field}.reason`, 'not-text')
    suspensions.push({ from: item['from'] as LegalDate, to: (item['to'] ?? null) as LegalDate | null, reason })
  }
  return suspensions
}

export type Contradiction = Refusal<'rules.contradiction'>

interface Fact {
  readonly name: string
  readonly on: LegalDate | null | undefined
}

function clash(first: Fact, second: Fact, problem: string): Contradiction {
  return refuse('rules.contradiction', {
    field: first.name,
    params: {
      first: `fact.${first.name}`, firstOn: first.on ?? '—', second: `fact.${second.name}`, secondOn: second.on ?? '—', problem: `problem.${problem}`,
    },
  })
}

/** The first pair of facts that cannot both be true, if any. */
export function contradiction(facts: ClockFacts): Contradiction | undefined {
  return againstTheFrame(facts) ?? againstEachOther(facts) ?? inSuspensions(facts)
}

function factOf(facts: ClockFacts, name: DateFact | 'asOf'): Fact {
  return { name, on: facts[name] }
}

/** Nothing happens before receipt, and nothing is known that lies after the day of the reading. */
function againstTheFrame(facts: ClockFacts): Contradiction | undefined {
  const { receivedOn, asOf } = facts
  if (asOf < receivedOn) return clash(factOf(facts, 'asOf'), factOf(facts, 'receivedOn'), 'before')
  for (const name of OPTIONAL_FACTS) {
    const on = facts[name]
    if (on && on < receivedOn) return clash(factOf(facts, name), factOf(facts, 'receivedOn'), 'before')
    if (on && on > asOf) return clash(factOf(facts, name), factOf(facts, 'asOf'), 'after')
  }
  return undefined
}

/** Two facts of which a file can have only one. */
const EXCLUSIVE = [['acceptedOn', 'refusedOn'], ['agreedOn', 'terminatedOn']] as const satisfies [DateFact, DateFact][]
/** A fact, and the one that must come first. */
const NEEDS = [['agreedOn', 'acceptedOn'], ['terminatedOn', 'acceptedOn'], ['toldTerminationOn', 'terminatedOn']] as const satisfies [DateFact, DateFact][]
/** What cannot happen any more once a complaint is withdrawn. */
const NOT_AFTER_WITHDRAWAL = ['acceptedOn', 'refusedOn', 'agreedOn'] as const satisfies DateFact[]

function againstEachOther(facts: ClockFacts): Contradiction | undefined {
  for (const [one, other] of EXCLUSIVE) {
    if (facts[one] && facts[other]) return clash(factOf(facts, one), factOf(facts, other), 'both')
  }
  for (const [later, earlier] of NEEDS) {
    const [on, first] = [facts[later], facts[earlier]]
    if (on && !first) return clash(factOf(facts, later), factOf(facts, earlier), 'without')
    if (on && first && on < first) return clash(factOf(facts, later), factOf(facts, earlier), 'before')
  }
  for (const name of NOT_AFTER_WITHDRAWAL) {
    const on = facts[name]
    if (on && facts.withdrawnOn && on > facts.withdrawnOn) return clash(factOf(facts, name), factOf(facts, 'withdrawnOn'), 'after')
  }
  return undefined
}

function inSuspensions(facts: ClockFacts): Contradiction | undefined {
  const { suspensions = [] } = facts
  const ended = (['agreedOn', 'terminatedOn', 'refusedOn'] as const).find((name) => facts[name])
  const endedOn = ended && facts[ended]
  let open: Suspension | undefined
  for (const suspension of suspensions) {
    const from: Fact = { name: 'suspension.from', on: suspension.from }
    if (suspension.to !== null && suspension.to < suspension.from) return clash({ name: 'suspension.to', on: suspension.to }, from, 'before')
    if (suspension.from < facts.receivedOn) return clash(from, factOf(facts, 'receivedOn'), 'before')
    if (endedOn && suspension.from > endedOn) return clash(from, factOf(facts, ended), 'after')
    if (suspension.to === null && open) return clash({ name: 'suspension.open', on: open.from }, { name: 'suspension.open', on: suspension.from }, 'both')
    if (suspension.to === null) open = suspension
  }
  return undefined
}

/** Facts a clock is reckoned from: read from outside input, and judged for contradictions. */
import { type LegalDate, parseLegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { factKey } from './messages.ts'
import type { CaseFact, ClockFacts, ClueFact, ComplaintFact, DateFact, DisputeFact, DueFact, FileKind, InquiryFact, ReportFact, Suspension } from './rules.ts'

const CASE = [
  'caseOpenedOn', 'caseExtendedOn', 'caseReviewSentOn', 'caseReviewedOn', 'casePartyToldOn', 'casePartyStatedOn', 'caseDecidedOn',
] as const satisfies CaseFact[]
const CLUE = ['clueFoundOn', 'clueExtendedOn', 'clueDecidedOn'] as const satisfies ClueFact[]
const DISPUTE = ['disputedOn', 'disputeSettledOn'] as const satisfies DisputeFact[]
/** Few files have a clue, a case or a dispute, or a reporter who gave a name later, or were opened again; the facts of others say nothing of it. */
const RARE: ReadonlySet<DateFact | DueFact> = new Set([...CASE, ...CLUE, ...DISPUTE, 'namedOn', 'reopenedOn'])

/** What may happen, beside receipt, on a file of each kind. */
const FACTS = {
  complaint: [
    'acceptedOn', 'refusedOn', 'withdrawnOn', 'transferredOn', 'agreedOn', 'terminatedOn', 'toldTerminationOn', 'papersNoticedOn', 'papersSuppliedOn', 'identityNoticedOn',
    'identityProvedOn', 'settlementOfferedOn', 'settlementEndedOn', 'performedOn', 'performGivenUpOn', 'confirmableOn', 'confirmationAppliedOn', 'redoOn', 'redoneOn', 'reopenedOn',
    ...CLUE, ...CASE, ...DISPUTE,
  ] satisfies (ComplaintFact | ClueFact | CaseFact | DisputeFact)[],
  report: ['extendedOn', 'mergedOn', 'decidedOn', 'toldReporterOn', 'namedOn', 'reopenedOn', ...CASE, ...DISPUTE] satisfies (ReportFact | CaseFact | DisputeFact)[],
  inquiry: ['answeredOn', ...DISPUTE] satisfies (InquiryFact | DisputeFact)[],
} as const satisfies Record<FileKind, readonly DateFact[]>
/** Days that were set for something still to come; only these may lie after the day of the reading. */
const DUE_FACTS: Readonly<Record<FileKind, readonly DueFact[]>> = { complaint: ['papersDueOn', 'identityDueOn', 'performDueOn'], report: [], inquiry: [] }
const EVERY_FACT: readonly (DateFact | DueFact)[] = [...new Set([...Object.values(FACTS).flat(), ...Object.values(DUE_FACTS).flat()])]
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
  if (!isKind(kind)) return bad('kind', 'unknown-kind')
  const foreign = factOfAnotherKind(kind, input)
  if (foreign) return bad(foreign, 'not-of-kind')
  const dates: { [fact in DateFact | DueFact | 'asOf']?: LegalDate | null } = {}
  for (const name of ['receivedOn', 'asOf'] as const) {
    const problem = dayProblem(input[name])
    if (problem) return bad(name, problem)
    dates[name] = input[name] as LegalDate
  }
  for (const name of [...FACTS[kind], ...DUE_FACTS[kind]]) {
    const problem = dayProblem(input[name])
    if (problem && problem !== 'missing') return bad(name, problem)
    if (!problem || !RARE.has(name)) dates[name] = (input[name] ?? null) as LegalDate | null
  }
  const suspensions = parseSuspensions(input['suspensions'] ?? [])
  if ('refusal' in suspensions) return suspensions
  const ofCase = parseCase(input)
  if ('refusal' in ofCase) return ofCase
  if (kind !== 'report') return { ...dates, ...ofCase, kind, suspensions } as ClockFacts
  const realName = input['realName'] ?? false
  if (typeof realName !== 'boolean') return bad('realName', 'not-boolean')
  return { ...dates, ...ofCase, kind, suspensions, realName } as ClockFacts
}

/** What stops the limits of a clue or a case, and the last day that was set for it. */
function parseCase(input: Readonly<Record<string, unknown>>): Pick<ClockFacts, 'clueSuspensions' | 'caseSuspensions' | 'caseUntil'> | BadFacts {
  const clueSuspensions = parseSuspensions(input['clueSuspensions'] ?? [])
  if ('refusal' in clueSuspensions) return clueSuspensions
  const caseSuspensions = parseSuspensions(input['caseSuspensions'] ?? [])
  if ('refusal' in caseSuspensions) return caseSuspensions
  const problem = dayProblem(input['caseUntil'])
  if (problem && problem !== 'missing') return bad('caseUntil', problem)
  return {
    ...(clueSuspensions.length > 0 && { clueSuspensions }), ...(caseSuspensions.length > 0 && { caseSuspensions }),
    ...(!problem && { caseUntil: input['caseUntil'] as LegalDate }),
  }
}

function isKind(kind: unknown): kind is FileKind {
  return typeof kind === 'string' && Object.hasOwn(FACTS, kind)
}

/** The first fact given that no file of this kind can have. */
function factOfAnotherKind(kind: FileKind, input: Readonly<Record<string, unknown>>): string | undefined {
  const own: readonly string[] = kind === 'report' ? [...FACTS.report, 'realName'] : [...FACTS[kind], ...DUE_FACTS[kind]]
  return [...EVERY_FACT, 'realName'].find((name) => !own.includes(name) && (input[name] ?? null) !== null)
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
  /** Key of its name in the messages, where that is not `fact.<name>`. */
  readonly key?: string
}

function clash(first: Fact, second: Fact, problem: string): Contradiction {
  return refuse('rules.contradiction', {
    field: first.name,
    params: {
      first: keyOf(first), firstOn: first.on ?? '—', second: keyOf(second), secondOn: second.on ?? '—', problem: `problem.${problem}`,
    },
  })
}

function keyOf({ key, name }: Fact): string {
  return key ?? `fact.${name}`
}

/** More time can be approved only while the limit still runs. */
export function extendedTooLate(extendedOn: LegalDate, dueOn: LegalDate): Contradiction {
  return clash({ name: 'extendedOn', on: extendedOn }, { name: 'unextendedDue', on: dueOn }, 'after')
}

/** The first pair of facts that cannot both be true, if any; what needs the law to tell is left to the reading. */
export function contradiction(facts: ClockFacts): Contradiction | undefined {
  return againstTheFrame(facts) ?? againstEachOther(facts) ?? inSuspensions(facts)
}

function factOf(facts: ClockFacts, name: DateFact | DueFact | 'asOf'): Fact {
  return { name, on: facts[name], key: factKey(facts.kind, name) }
}

/** Nothing happens before receipt, and nothing is known that lies after the day of the reading. */
function againstTheFrame(facts: ClockFacts): Contradiction | undefined {
  const { receivedOn, asOf } = facts
  if (asOf < receivedOn) return clash(factOf(facts, 'asOf'), factOf(facts, 'receivedOn'), 'before')
  for (const name of FACTS[facts.kind]) {
    const on = facts[name]
    if (on && on < receivedOn) return clash(factOf(facts, name), factOf(facts, 'receivedOn'), 'before')
    if (on && on > asOf) return clash(factOf(facts, name), factOf(facts, 'asOf'), 'after')
  }
  return undefined
}

/** Two facts of which a file can have only one. */
const EXCLUSIVE = [['acceptedOn', 'refusedOn'], ['agreedOn', 'terminatedOn']] as const satisfies [DateFact, DateFact][]
/** A fact, and the one that must come first. */
const NEEDS = [
  ['agreedOn', 'acceptedOn'], ['terminatedOn', 'acceptedOn'], ['toldTerminationOn', 'terminatedOn'], ['toldReporterOn', 'decidedOn'],
  ['clueExtendedOn', 'clueFoundOn'], ['clueDecidedOn', 'clueFoundOn'], ['caseExtendedOn', 'caseOpenedOn'], ['caseReviewSentOn', 'caseOpenedOn'],
  ['caseReviewedOn', 'caseReviewSentOn'], ['casePartyToldOn', 'caseOpenedOn'], ['casePartyStatedOn', 'casePartyToldOn'], ['caseDecidedOn', 'caseOpenedOn'],
  ['papersDueOn', 'papersNoticedOn'], ['papersSuppliedOn', 'papersNoticedOn'], ['identityDueOn', 'identityNoticedOn'], ['identityProvedOn', 'identityNoticedOn'],
  ['settlementEndedOn', 'settlementOfferedOn'], ['performDueOn', 'agreedOn'], ['performedOn', 'agreedOn'], ['performGivenUpOn', 'agreedOn'], ['confirmableOn', 'agreedOn'],
  ['confirmationAppliedOn', 'confirmableOn'], ['redoneOn', 'redoOn'], ['disputeSettledOn', 'disputedOn'],
] as const satisfies [DateFact | DueFact, DateFact][]
/** What cannot happen any more, and after what: a complaint withdrawn, a report decided on. */
const NOT_AFTER = [
  ['acceptedOn', 'withdrawnOn'], ['refusedOn', 'withdrawnOn'], ['agreedOn', 'withdrawnOn'],
  ['extendedOn', 'decidedOn'], ['mergedOn', 'decidedOn'],
  ['clueExtendedOn', 'clueDecidedOn'], ['caseExtendedOn', 'caseDecidedOn'],
] as const satisfies [DateFact, DateFact][]

function againstEachOther(facts: ClockFacts): Contradiction | undefined {
  for (const [one, other] of EXCLUSIVE) {
    if (facts[one] && facts[other]) return clash(factOf(facts, one), factOf(facts, other), 'both')
  }
  for (const [later, earlier] of NEEDS) {
    const [on, first] = [facts[later], facts[earlier]]
    if (on && !first) return clash(factOf(facts, later), factOf(facts, earlier), 'without')
    if (on && first && on < first) return clash(factOf(facts, later), factOf(facts, earlier), 'before')
  }
  for (const [name, end] of NOT_AFTER) {
    const [on, endedOn] = [facts[name], facts[end]]
    if (on && endedOn && on > endedOn) return clash(factOf(facts, name), factOf(facts, end), 'after')
  }
  return undefined
}

function inSuspensions(facts: ClockFacts): Contradiction | undefined {
  const { suspensions = [] } = facts
  const ended = (['agreedOn', 'terminatedOn', 'refusedOn', 'decidedOn'] as const).find((name) => facts[name])
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

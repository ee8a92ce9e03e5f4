/**
 * The case file: an append-only list of events under one number. Every procedure that a file can go
 * through (complaint, mediation, …) folds the same list, each its own part of it, and only this module
 * writes it. See README.md for the picture.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import type { Refusal } from '#platform/pure/refusal.ts'
import type { Switches } from '#modules/rules/law.ts'
import type { Clock, ClockFacts, FileKind, RulePack, SetDay } from '#modules/rules/rules.ts'

export type Role =
  | 'consumer' | 'joint-consumer' | 'intake' | 'officer' | 'chief' | 'viewer' | 'administrator' | 'security-officer' | 'auditor' | 'system'

/**
 * Who acts. A consumer acts through file number and query code and has no account; so does whoever joined what another filed
 * (`joint-consumer`), each with a code of their own.
 */
export interface Actor {
  readonly id: string
  readonly name: string
  /** Role in each unit; a unit covers those below it where the role says so (`access/policy.ts`). */
  readonly grants: readonly Grant[]
  /** Absent colleagues for whom the actor stands in today, each with what they hold. */
  readonly standsInFor?: readonly StandIn[]
  /** Of one who joined a file: which person of it (`party.person`). */
  readonly personId?: string
}

export interface StandIn {
  readonly id: string
  readonly name: string
  readonly grants: readonly Grant[]
}

export interface Grant {
  readonly role: Role
  /** The unit it was given in. */
  readonly unitId: string
  /** That unit and every unit below it. */
  readonly reach: readonly string[]
}

export interface EventMeta {
  readonly seq: number
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly actorId: string
  readonly actorName: string
  /** The absent officer of the file for whom they acted, where they stood in for one. */
  readonly actingFor?: Pick<StandIn, 'id' | 'name'>
}

/** An event of any procedure. `type` is `<procedure>.<past-tense>`; the rest is JSON. */
export interface AnyEvent {
  readonly type: string
}

export interface Recorded {
  readonly event: AnyEvent
  readonly meta: EventMeta
}

/** Whether the actor is one of the public: who files something, or comes with the query code of what was filed. */
export function isConsumer({ grants }: Pick<Actor, 'grants'>): boolean {
  return grants.some(({ role }) => role === 'consumer' || role === 'joint-consumer')
}

/** The absent officer of a file for whom the actor stands in, if there is one. */
export function actingFor(actor: Actor, file: Pick<FileHead, 'officerId'>): StandIn | undefined {
  return file.officerId === null ? undefined : actor.standsInFor?.find(({ id }) => id === file.officerId)
}

/** Who has a file once the actor takes it up: the actor, or its absent officer, whose it stays. */
export function handlerOf({ actor, file }: Pick<Context, 'actor' | 'file'>): string {
  return actingFor(actor, file)?.id ?? actor.id
}

/** Whose work an event is: the person's who acted, and theirs for whom they acted. */
export function handsOf({ actorId, actingFor: absent }: EventMeta): readonly string[] {
  return absent ? [actorId, absent.id] : [actorId]
}

/** The actor, and those they stand in for. */
export function standingFor({ id, standsInFor = [] }: Pick<Actor, 'id' | 'standsInFor'>): readonly string[] {
  return [id, ...standsInFor.map((absent) => absent.id)]
}

/**
 * Whether something is the actor's own work, or that of someone they stand in for. Where the law wants a second person, neither
 * of the two is one.
 */
export function isOwnWork(actor: Actor, hands: readonly string[]): boolean {
  return standingFor(actor).some((id) => hands.includes(id))
}

/** What is known of a file without folding it. */
export interface FileHead {
  readonly id: string
  readonly number: string
  readonly kind: FileKind
  readonly receivedOn: LegalDate
  /** County code (GB/T 2260). */
  readonly areaCode: string
  /** Unit that handles it now, and its officer where one is named. */
  readonly unitId: string
  readonly officerId: string | null
  readonly version: number
}

export interface Context {
  readonly now: Date
  readonly today: LegalDate
  readonly actor: Actor
  readonly file: FileHead
  /** The pack that governs this file (`rules`: policy of the day of receipt by default). */
  readonly pack: RulePack
  /** What the law leaves open, as this bureau chose. */
  readonly switches: Switches
  /** Clocks of the file as of today, before the command. */
  readonly clocks: readonly Clock[]
  /** Whether anything keeps the file open, before the command. */
  readonly open: boolean
  /** What the file's county has settled for itself where the law leaves it open. */
  readonly local: LocalPractice
}

/** Local practice that a decision turns on; each county sets its own (`worklist`). */
export interface LocalPractice {
  /** Whether an officer's refusal of a complaint goes to the chief before it takes effect. */
  readonly refusalNeedsApproval: boolean
}

/** What a file's row shows without folding: where it is, how far it is, whether it still needs work. */
export interface Standing {
  readonly unitId: string
  readonly officerId: string | null
  /** Stage of the main procedure, and of the one running inside it (mediation), if any. */
  readonly stage: string
  readonly substage: string | null
  readonly open: boolean
  /** Instant at which it had been closed before it was opened only to be looked through: its closing again once that is over. */
  readonly closedAt?: string
  /** Whom it is about (the firm), the code of its category, and its first words, for lists and their search. */
  readonly subject: string
  readonly category: string
  readonly summary: string
  /** False where the decisions were taken elsewhere on days unknown here, so that no clock can be reckoned. */
  readonly clocked: boolean
  /** Whose decision the file waits for. A procedure that waits for nobody leaves it out, so as not to hide another's. */
  readonly awaiting: Role | null
  /** A superior watches over it (督办). */
  readonly supervised: boolean
}

/**
 * One way of handling a file, pure. `evolve` ignores events that are not its own. `permits` judges a kind
 * of step by the state alone, so that a button and the server give one verdict; `decide` asks it first and
 * then looks at what the command holds.
 */
export interface Procedure<State, Command extends { readonly type: string }, Event extends AnyEvent, Code extends string> {
  readonly name: string
  /** Kinds of file it can be taken on. */
  readonly kinds: readonly FileKind[]
  readonly initial: State
  /** Types of its events that are told to staff alone, not to whoever filed the file. */
  readonly internal?: readonly string[]
  /** Steps that people may be offered as buttons. */
  readonly steps: readonly Command['type'][]
  evolve(state: State, event: Event, meta: EventMeta): State
  permits(step: Command['type'], state: State, context: Context): Refusal<Code> | undefined
  decide(state: State, command: Command, context: Context): readonly Event[] | Refusal<Code>
  /** Who may do it, in which place and state; undefined means allowed. */
  may(actor: Actor, step: Command['type'], state: State, file: FileHead): Refusal<Code> | undefined
  /** Who has a query code, where that is not only the one who filed. */
  holders?(state: State): readonly CodeHolder[]
  /** What this procedure knows of the dates that clocks start and end with. */
  facts(state: State): ProcedureFacts
  /** Days that a person set, where the procedure has such; they run beside the limits of the law. */
  days?(state: State): readonly SetDay[]
  /** What this procedure says of the file's standing. */
  standing(state: State): Partial<Standing>
}

/** A person of a file with a query code; `issue` counts how often it was issued anew. */
export interface CodeHolder {
  readonly personId: string
  /** Whether it is the one who filed: their first code is that of the file. */
  readonly filer: boolean
  readonly issue: number
}

export type ProcedureFacts = Partial<Omit<ClockFacts, 'kind' | 'receivedOn' | 'asOf'>>

/** Who files something without an account, as `called` in the timeline (投诉人, 举报人, …). */
export function publicActor(called: string): Actor {
  return { id: 'public', name: called, grants: [{ role: 'consumer', unitId: '*', reach: ['*'] }] }
}

/** Who filed a file and comes back to it with number and query code. */
export function filerOf(fileId: string, called: string): Actor {
  return { id: `consumer:${fileId}`, name: called, grants: [{ role: 'consumer', unitId: fileId, reach: [fileId] }] }
}

/** Who joined a file and comes back to it with a code of their own. */
export function joinedIn(fileId: string, personId: string, called: string): Actor {
  return { id: `${filerOf(fileId, called).id}:${personId}`, name: called, personId, grants: [{ role: 'joint-consumer', unitId: fileId, reach: [fileId] }] }
}

const SUMMARY_LENGTH = 60

/** The first words of a text, on one line, for {@link Standing}. */
export function firstWords(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, SUMMARY_LENGTH).join('')
}

/** A procedure whose own types do not matter to the caller. */
export type AnyProcedure = Procedure<unknown, { readonly type: string }, AnyEvent, string>

/** A step that follows from an event, to be taken by the system on the same file. */
export interface Reaction {
  readonly procedure: string
  readonly command: { readonly type: string }
}

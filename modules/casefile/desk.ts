/**
 * The one door through which files are opened and changed: read, fold, judge, carry out the reactions that the new events call
 * for, append, project, audit, all in one transaction. Two hops from a route to the database.
 */
import type { Sql } from 'sql-template-tag'
import { isUniqueViolation, type Database, type Queries, type Transaction } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import type { Actor, FileHead, Recorded, StandIn } from './casefile.ts'
import { attach } from './attachments.ts'
import { clocksOf, foldFile, headAfter, isOthersStep, nextDue, playStep, SYSTEM, type Course, type Folded, type Practice } from './engine.ts'
import {
  appendEvents, claimOutbox, findFile, findForStep, findRequest, insertFiles, listOutbox, listProvisional, lockForStep, lockIdle,
  readEventsOf, saveDues, type FileWrite, type ReadForStep, type StoredFile,
} from './store.ts'

/** What a projection is told: the states before the change; the file after it, its fold, all its events, and which of them are new. */
export interface Change {
  readonly before: Folded['states']
  readonly head: FileHead
  readonly folded: Folded
  readonly recorded: readonly Recorded[]
  /** The last of `recorded`, which the change brought. */
  readonly fresh: readonly Recorded[]
}

export interface AuditEntry {
  readonly actor: Actor
  readonly action: string
  readonly fileId: string
  readonly at: Date
  /** The absent officer for whom the actor stood in. */
  readonly actingFor?: Pick<StandIn, 'id' | 'name'> | undefined
}

/** What the desk needs; `apps/server` puts it together once. */
export interface Desk {
  readonly database: Database
  readonly practice: Practice
  clock(): Date
  newId(): string
  /** What brings the tables of the casework modules up to date, to be part of the statement that makes the changes. */
  project(changes: readonly Change[]): readonly Sql[]
  audit(entries: readonly AuditEntry[]): Sql
  /** Why a step that the actor may take is not to be written as it was typed, on the file as it stood before. */
  screen?(db: Queries, request: TransactRequest, before: Folded): Promise<Refusal | undefined>
}

export interface OpenRequest {
  /** Identity of the new file, where the caller must know it beforehand. */
  readonly id?: string
  readonly kind: FileKind
  readonly areaCode: string
  readonly unitId: string
  readonly receivedOn: LegalDate
  readonly key: string
  readonly actor: Actor
  readonly procedure: string
  readonly command: { readonly type: string }
  readonly attachments: readonly string[]
  /** Writes of other kernel modules that belong to the same change (the person as stated). */
  readonly beside?: readonly Sql[]
}

export interface Opened {
  readonly head: FileHead
  /** True where the key had opened this file before: nothing was written now. */
  readonly repeated: boolean
}

export interface TransactRequest {
  readonly fileId: string
  readonly key: string
  readonly actor: Actor
  readonly procedure: string
  readonly command: { readonly type: string }
  /** What the caller typed, where the command does not hold all of it. */
  readonly typed?: { readonly type: string }
  /** The version the caller saw; absent for the consumer and the system, who do not decide on what they saw. */
  readonly version?: number
  readonly attachments?: readonly string[]
  /**
   * Completes the command with what only the transaction may give (a number without gaps), after the file is locked.
   * What it wrote is rolled back with a refusal of the step.
   */
  prepare?(tx: Transaction, file: { readonly head: FileHead; readonly folded: Folded }): Promise<{ readonly type: string } | Refusal>
  /** Writes of other kernel modules that belong to the same change. */
  readonly beside?: readonly Sql[]
}

/** The events a file has, and their fold. */
export interface Past {
  readonly recorded: readonly Recorded[]
  readonly folded: Folded
}

/** Puts the course of a step, or of many, together: what to write, and what the projections are told. */
export function buildWrite(
  practice: Practice, file: { head: FileHead; hash: Buffer | null }, before: Past, { fresh, folded, left }: Pick<Course, 'fresh' | 'folded' | 'left'>, requestKey: string | null,
): { write: FileWrite; change: Change } {
  const recorded = [...before.recorded, ...fresh]
  const last = fresh.at(-1)
  if (!last) throw new Error('nothing to write')
  const reading = clocksOf(practice, file.head, folded, new Date(last.meta.at))
  const was = before.folded.standing
  const { closedAt } = folded.standing
  return {
    write: {
      restated: was.subject !== folded.standing.subject || was.summary !== folded.standing.summary,
      head: file.head, pack: reading.pack, standing: folded.standing, due: nextDue(reading, folded.standing.open), fresh,
      hashBefore: file.hash, requestKey, left, closedAt: closedAt && closedAt !== before.folded.standing.closedAt ? closedAt : last.meta.at,
    },
    change: { before: before.folded.states, head: headAfter(file.head, folded, recorded.length), folded, recorded, fresh },
  }
}

/** The audit rows of a course. */
function auditsOf({ taken }: Course, fileId: string, at: Date): readonly AuditEntry[] {
  return taken.map((step) => ({ ...step, fileId, at }))
}

/**
 * Opens several files that came in as one (a filing that is both complaint and report), all or none. The same keys again
 * give the files they opened the first time.
 */
export async function openFiles(desk: Desk, requests: readonly OpenRequest[]): Promise<readonly Opened[] | Refusal> {
  try {
    return await inTransaction(desk.database, async (tx) => {
      const opened: Opened[] = []
      for (const request of requests) {
        const one = await openIn(desk, tx, request)
        if (isRefusal(one)) throw new Rollback(one)
        opened.push(one)
      }
      return opened
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const done = await Promise.all(requests.map((request) => findOpened(desk, request.key)))
    const known = done.filter((one) => one !== undefined)
    if (known.length < requests.length) throw error
    return known
  }
}

async function findOpened(desk: Desk, key: string): Promise<Opened | undefined> {
  const done = await findRequest(desk.database, key)
  const head = done && (await findFile(desk.database, done.fileId))
  return head && { head, repeated: true }
}

/** Opens a file. The same key again gives the file it opened the first time. */
export async function openFile(desk: Desk, request: OpenRequest): Promise<Opened | Refusal> {
  try {
    // Only binding evidence takes a second statement, and may yet be refused.
    if (request.attachments.length === 0) return await desk.database.single((tx) => openIn(desk, tx, request))
    return await inTransaction(desk.database, (tx) => openIn(desk, tx, request))
  } catch (error) {
    // The key, or what stands in the way of a second file for the same: the parts of one statement run in no given order.
    if (!isUniqueViolation(error)) throw error
    const done = await findOpened(desk, request.key)
    if (!done) throw error
    return done
  }
}

async function openIn(desk: Desk, tx: Transaction, request: OpenRequest): Promise<Opened | Refusal> {
  const now = desk.clock()
  const blank: FileHead = {
    id: request.id ?? desk.newId(), number: '', kind: request.kind, receivedOn: request.receivedOn, areaCode: request.areaCode,
    unitId: request.unitId, officerId: null, version: 0,
  }
  const past: Past = { recorded: [], folded: foldFile(desk.practice, [], blank) }
  const course = playStep(desk.practice, blank, past.folded, { procedure: request.procedure, command: request.command, actor: request.actor, now })
  if (isRefusal(course)) return course
  const { write, change } = buildWrite(desk.practice, { head: blank, hash: null }, past, course, request.key)
  const [number = ''] = await insertFiles(tx, [write], [...request.beside ?? [], ...desk.project([change]), desk.audit(auditsOf(course, blank.id, now))])
  const bound = await attach(tx, blank.id, request.attachments)
  if (isRefusal(bound)) throw new Rollback(bound)
  return { head: { ...change.head, number }, repeated: false }
}

/** Carries a refusal found after the first write out of a transaction, which it rolls back. */
class Rollback extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refusal)
    this.refusal = refusal
  }
}

async function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await database.transaction(work)
  } catch (error) {
    if (error instanceof Rollback) return error.refusal
    throw error
  }
}

/** Takes one step on a file with what follows from it. Gives the file as it stands afterwards. */
export async function transact(desk: Desk, request: TransactRequest): Promise<FileHead | Refusal> {
  // Where the step is one statement it needs no lock: who comes second meets the place of his event taken, and is judged anew.
  if (!request.prepare && !request.attachments?.length) {
    try {
      const file = await findForStep(desk.database, request.fileId, request.key)
      return await desk.database.single((tx) => stepOn(desk, tx, file, request, desk.database))
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
  return inTransaction(desk.database, (tx) => transactIn(desk, tx, request))
}

/**
 * Takes one step on each of several files, all or none, and gives the files in the order of `requests`. They are taken in the
 * order of their ids, so that two such changes never wait for each other. The same keys again change nothing.
 */
export async function transactAll(desk: Desk, requests: readonly TransactRequest[]): Promise<readonly FileHead[] | Refusal> {
  return inTransaction(desk.database, async (tx) => {
    const done = new Map<string, FileHead>()
    for (const request of requests.toSorted((one, other) => (one.fileId < other.fileId ? -1 : 1))) {
      const one = await transactIn(desk, tx, request)
      if (isRefusal(one)) throw new Rollback(one)
      done.set(request.fileId, one)
    }
    return requests.map(({ fileId }) => done.get(fileId)).filter((head) => head !== undefined)
  })
}

async function transactIn(desk: Desk, tx: Transaction, request: TransactRequest): Promise<FileHead | Refusal> {
  return stepOn(desk, tx, await lockForStep(tx, request.fileId, request.key), request)
}

/** `reads` is what reads go through where `tx` takes one statement only. */
async function stepOn(desk: Desk, tx: Transaction, file: ReadForStep | undefined, request: TransactRequest, reads: Queries = tx): Promise<FileHead | Refusal> {
  if (!file) return refuse('casefile.not-found')
  if (file.repeats === request.fileId) return file.head
  const conflict = versionConflict(file, file.recorded, request)
  if (conflict) return conflict
  const now = desk.clock()
  const before: Past = { recorded: file.recorded, folded: foldFile(desk.practice, file.recorded, file.head) }
  const command = await request.prepare?.(tx, { head: file.head, folded: before.folded }) ?? request.command
  if (isRefusal(command)) throw new Rollback(command)
  const step = { procedure: request.procedure, command, actor: request.actor, now }
  // Whoever may not take the step learns nothing from what is wrong with its text.
  const screened = isOthersStep(desk.practice, file.head, before.folded, step) ? undefined : await desk.screen?.(reads, request, before.folded)
  const course = screened ?? playStep(desk.practice, file.head, before.folded, step)
  if (isRefusal(course) && request.prepare) throw new Rollback(course)
  if (isRefusal(course)) return course
  if (course.fresh.length === 0) return file.head
  const { write, change } = buildWrite(desk.practice, file, before, course, request.key)
  const bound = await attach(tx, request.fileId, request.attachments ?? [])
  if (isRefusal(bound)) throw new Rollback(bound)
  await appendEvents(tx, write, [...request.beside ?? [], ...desk.project([change]), desk.audit(auditsOf(course, request.fileId, now))])
  return change.head
}

/** The second of two people who decide at once is told what the first did, and by whom. */
function versionConflict(file: StoredFile, before: readonly Recorded[], request: TransactRequest): Refusal | undefined {
  if (request.version === undefined || request.version === file.head.version) return undefined
  const last = before.findLast(({ meta }) => meta.actorId !== SYSTEM.id) ?? before.at(-1)
  return refuse('casefile.version-conflict', {
    params: { by: last?.meta.actorName ?? '', what: `event.${last?.event.type ?? ''}`, version: file.head.version },
  })
}

/**
 * Tries again what `playStep` had to leave, oldest first. Each reaction has a key of its own and commits together with the
 * removal of its cause, so that a crash between two of them repeats nothing. One that fails stays for the next round with those
 * behind it on the same file, whose order matters, and stops no other file.
 */
export async function deliver(desk: Desk): Promise<{ delivered: number; failures: readonly Error[] }> {
  const waiting = await listOutbox(desk.database, 200)
  const failures: Error[] = []
  const held = new Set<string>()
  let delivered = 0
  for (const row of waiting) {
    if (held.has(row.fileId)) continue
    try {
      await desk.database.transaction((tx) => react(desk, tx, row.id))
      delivered += 1
    } catch (error) {
      held.add(row.fileId)
      failures.push(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return { delivered, failures }
}

async function react(desk: Desk, tx: Transaction, outboxId: number): Promise<void> {
  const row = await claimOutbox(tx, outboxId)
  if (!row) return
  for (const [index, reaction] of desk.practice.react(row.event).entries()) {
    const key = `flow:${row.fileId}:${row.seq}:${index}`
    const result = await transactIn(desk, tx, { fileId: row.fileId, key, actor: SYSTEM, ...reaction })
    if (isRefusal(result) && !result.refusal.endsWith('.wrong-stage')) throw new Error(`reaction to ${row.event.type} refused: ${result.refusal}`)
  }
}

/** Files reckoned anew in one transaction. */
const BATCH = 500

/**
 * Reckons anew the due days that rest on a year whose holiday notice was not loaded; gives how many changed.
 * Called at start and from time to time: nothing is folded until the notice is there.
 */
export async function refreshProvisional(desk: Desk): Promise<number> {
  const ids = await listProvisional(desk.database, [...desk.practice.law.calendar.years])
  let changed = 0
  for (let at = 0; at < ids.length; at += BATCH) changed += await desk.database.transaction((tx) => refreshBatch(desk, tx, ids.slice(at, at + BATCH)))
  return changed
}

/** A file that someone is changing at the moment is reckoned by that change. */
async function refreshBatch(desk: Desk, tx: Transaction, ids: readonly string[]): Promise<number> {
  const files = await lockIdle(tx, ids)
  const events = await readEventsOf(tx, files.map(({ id }) => id))
  const dues = files.flatMap((head) => {
    const folded = foldFile(desk.practice, events.get(head.id) ?? [], head)
    const due = nextDue(clocksOf(desk.practice, head, folded, desk.clock()), folded.standing.open)
    return due.provisional ? [] : [{ id: head.id, due }]
  })
  return saveDues(tx, dues)
}

/**
 * Writes the sample county into a database. Every step of every story goes through the same pure judgement as a
 * request does, so an illegal file cannot be made; only the writing is done for many files at a time.
 */
import { hash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { Sql } from 'sql-template-tag'
import type { Transaction } from '#platform/db/database.ts'
import { timeOrderedId } from '#platform/ids.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { actorOf, isTrustRole } from '#modules/access/access.ts'
import { hashPassword } from '#modules/access/hashing.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { storePassword } from '#modules/access/sessions.ts'
import { insertAccount, insertGrant, insertUnit } from '#modules/access/store.ts'
import type { Actor, FileHead, Recorded } from '#modules/casefile/casefile.ts'
import { buildWrite, type AuditEntry, type Change, type Desk } from '#modules/casefile/desk.ts'
import { foldFile, playStep, type Course, type Folded } from '#modules/casefile/engine.ts'
import { existingFiles, insertFiles, type FileWrite } from '#modules/casefile/store.ts'
import { personsInsert, upsertOperators } from '#modules/party/store.ts'
import type { Person } from '#modules/party/party.ts'
import type { County, SampleOperator, Step, Story } from './types.ts'

export interface WriteOptions {
  readonly desk: Desk
  readonly access: AccessDeps
  readonly county: County
  /** One password for every account of the sample. */
  readonly password: string
}

export interface Cast {
  readonly actors: readonly Actor[]
  readonly deskUnitId: string
  readonly operators: ReadonlyMap<string, SampleOperator>
}

const FILES_A_BATCH = 500
const STORIES_A_TURN = 10
const OPENED = '2014-01-01'

/** Opens units, accounts and the register. */
export async function writeRegister({ desk, access, county, password }: WriteOptions): Promise<void> {
  const hash = await hashPassword(password, access.randomBytes)
  const now = access.clock()
  await desk.database.transaction(async (tx) => {
    for (const unit of county.units) {
      const parentId = unit.parent === null ? null : county.units[unit.parent]?.id ?? null
      await insertUnit(tx, { ...unit, parentId, validFrom: OPENED as FileHead['receivedOn'], validTo: null })
    }
    for (const account of county.accounts) {
      await insertAccount(tx, account, now)
      await storePassword(tx, account.id, hash, now)
      const unitId = isTrustRole(account.role) ? null : county.units[account.unitIndex]?.id ?? null
      await insertGrant(tx, { id: access.newId(), accountId: account.id, role: account.role, unitId, validFrom: now, validTo: null })
    }
    await upsertOperators(tx, county.operators.map((operator) => ({
      id: operator.id, creditCode: operator.creditCode, name: operator.name, aliases: operator.aliases, address: operator.address,
      areaCode: county.areaCode, townCode: operator.townCode, unitId: county.units[operator.unitIndex]?.id ?? null, phone: operator.phone,
      industry: operator.industry, status: 'active' as const, registeredOn: null,
    })))
  })
}

export function castOf(county: County): Cast {
  const nodes = county.units.map((unit) => ({ id: unit.id, level: unit.level, parentId: unit.parent === null ? null : county.units[unit.parent]?.id ?? null }))
  return {
    actors: county.accounts.map((account) => actorOf(account, [{
      role: account.role, unitId: isTrustRole(account.role) ? null : county.units[account.unitIndex]?.id ?? null,
    }], nodes)),
    deskUnitId: county.units.find((unit) => unit.level === 'desk')?.id ?? '',
    operators: new Map(county.operators.map((operator) => [operator.id, operator])),
  }
}

/** An id that depends on the story alone and, like those of the running system, sorts by time. */
export function idOf(text: string, at: string): string {
  const hex = hash('sha256', text)
  return timeOrderedId(new Date(at), `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`)
}

function filerOf(fileId: string, name: string): Actor {
  return { id: `consumer:${fileId}`, name, grants: [{ role: 'consumer', unitId: fileId, reach: [fileId] }] }
}

/** The command as the server would hand it to `decide`, with what it looks up. */
function completed(step: Step, cast: Cast): { readonly type: string } {
  if (step.procedure === 'mediation' && step.command.type === 'invite') return { ...step.command, sessionId: step.sessionId ?? idOf(step.at, step.at) } as { type: string }
  if (step.command.type === 'return-to-intake') return { ...step.command, toUnitId: cast.deskUnitId } as { type: string }
  return step.command
}

export interface Played {
  readonly write: FileWrite
  readonly change: Change
  /** Who filed it; null for an anonymous report. */
  readonly person: Person | null
  readonly audit: readonly AuditEntry[]
  /** What is written with it: the link to the other half of a mixed filing. */
  readonly beside?: readonly Sql[]
}

export interface Play {
  head: FileHead
  folded: Folded
  readonly recorded: Recorded[]
  readonly audit: AuditEntry[]
}

/** Takes one step and everything that follows from it. A step that is refused is a fault of the sample and throws. */
export function take(desk: Desk, play: Play, procedure: string, command: { readonly type: string }, actor: Actor, now: Date): void {
  const course = playStep(desk.practice, play.head, play.folded, { procedure, command, actor, now })
  if (isRefusal(course)) throw new Error(`the sample took an unlawful step: ${procedure}.${command.type} on ${play.head.id}: ${course.refusal}`)
  if (course.left.length > 0) throw new Error(`what follows from ${procedure}.${command.type} on ${play.head.id} is unlawful`)
  play.recorded.push(...course.fresh)
  play.audit.push(...course.taken.map((step) => ({ ...step, fileId: play.head.id, at: now })))
  play.folded = course.folded
  play.head = course.head
}

/** What was played, as one course to be written. */
export function courseOf({ recorded, folded }: Play): Pick<Course, 'fresh' | 'folded' | 'left'> {
  return { fresh: recorded, folded, left: [] }
}

interface Filing {
  readonly kind: 'complaint' | 'report'
  readonly key: string
  readonly fileId: string
  readonly receivedAt: string
  readonly receivedOn: FileHead['receivedOn']
  readonly areaCode: string
  readonly unitId: string
  readonly filer: string
  readonly receive: { readonly type: string }
  readonly steps: readonly { readonly at: string; readonly account: number | null; readonly procedure: string; readonly command: { readonly type: string } }[]
}

/** Takes every step of a file from its receipt on. */
export function playFile(desk: Desk, cast: Cast, { kind, key, fileId, receivedAt, receivedOn, areaCode, unitId, filer, receive, steps }: Filing): Omit<Played, 'person'> {
  const blank: FileHead = { id: fileId, number: '', kind, receivedOn, areaCode, unitId, officerId: null, version: 0 }
  const start = foldFile(desk.practice, [], blank)
  const play: Play = { head: blank, folded: start, recorded: [], audit: [] }
  const taker: Actor = { id: 'public', name: filer, grants: [{ role: 'consumer', unitId: '*', reach: ['*'] }] }
  take(desk, play, kind, receive, taker, new Date(receivedAt))
  for (const { at, account, procedure, command } of steps) {
    const actor = account === null ? filerOf(fileId, filer) : cast.actors[account]
    if (!actor) throw new Error(`the sample names account ${account}, which it does not have`)
    take(desk, play, procedure, command, actor, new Date(at))
  }
  return { ...buildWrite(desk.practice, { head: blank, hash: null }, { recorded: [], folded: start }, courseOf(play), key), audit: play.audit }
}

function playStory(desk: Desk, county: County, cast: Cast, story: Story): Played {
  const fileId = idOf(`file:${story.key}`, story.receivedAt)
  const personId = idOf(`person:${story.key}`, story.receivedAt)
  const unitId = county.units[story.unitIndex]?.id ?? cast.deskUnitId
  const played = playFile(desk, cast, {
    ...story, kind: 'complaint', fileId, unitId, filer: '投诉人', receive: receiveCommand(story, cast, personId, unitId),
    steps: story.steps.map((step) => ({ ...step, command: completed(step, cast) })),
  })
  const { consumer } = story.input
  return {
    ...played,
    person: {
      id: personId, name: consumer.name, phone: consumer.phone, address: consumer.address, idType: consumer.idType ?? null,
      idNumber: consumer.idNumber ?? null, createdAt: new Date(story.receivedAt),
    },
  }
}

function receiveCommand({ input }: Story, cast: Cast, personId: string, unitId: string): { readonly type: string } {
  const { respondent } = input
  const operator = respondent.operatorId ? cast.operators.get(respondent.operatorId) : undefined
  const command = {
    type: 'receive', unitId, channel: input.channel, personId,
    respondent: {
      operatorId: operator?.id ?? null, name: operator?.name ?? respondent.name, address: operator?.address ?? respondent.address,
      phone: respondent.phone ?? null, creditCode: operator?.creditCode ?? respondent.creditCode ?? null,
    },
    category: input.category, goods: input.goods ?? null, orderNumber: input.orderNumber ?? null, facts: input.facts, claims: input.claims,
    claimText: input.claimText ?? null, amountFen: input.amountFen ?? null, occurredOn: input.occurredOn ?? null,
    publicationConsent: input.publicationConsent, entrustConsent: input.entrustConsent, attachments: [], nationalNumber: null,
  }
  return command
}

/** In one statement; what is there already is left as it is. */
export async function writeBatch(desk: Desk, tx: Transaction, played: readonly Played[]): Promise<void> {
  const there = await existingFiles(tx, played.map(({ change }) => change.head.id))
  const batch = played.filter(({ change }) => !there.has(change.head.id))
  if (batch.length === 0) return
  await insertFiles(tx, batch.map(({ write }) => write), [
    personsInsert(batch.flatMap(({ person }) => person ?? [])), ...desk.project(batch.map(({ change }) => change)),
    desk.audit(batch.flatMap(({ audit }) => audit)), ...batch.flatMap(({ beside = [] }) => beside),
  ])
}

/**
 * Plays the stories and writes them, some hundred to a transaction; while the database writes one batch the next is played.
 * `onProgress` is told how many are done.
 */
export async function writeStories({ desk, county }: WriteOptions, stories: Iterable<Story>, onProgress: (done: number) => void = () => undefined): Promise<number> {
  const cast = castOf(county)
  let batch: Played[] = []
  let done = 0
  let writing = Promise.resolve()
  const flush = async (played: readonly Played[]) => {
    await desk.database.transaction((tx) => writeBatch(desk, tx, played))
    done += played.length
    onProgress(done)
  }
  for (const story of stories) {
    batch.push(playStory(desk, county, cast, story))
    // Lets the answers of the database in.
    if (batch.length % STORIES_A_TURN === 0) await turn()
    if (batch.length < FILES_A_BATCH) continue
    await writing
    writing = flush(batch)
    batch = []
  }
  await writing
  if (batch.length > 0) await flush(batch)
  return done
}

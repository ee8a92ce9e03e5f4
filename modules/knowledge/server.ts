/** The handlers of the knowledge base. */
import type { z } from 'zod'
import type { Database } from '#platform/db/database.ts'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { findIntakeDesk } from '#modules/access/directory.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { Answer, routes, VersionView, WordingInput } from './contract.ts'
import { advance, type Step, type Version } from './knowledge.ts'
import type { KnowledgeRefusal } from './messages.ts'
import { mayPublish, mayWrite } from './policy.ts'
import { findAnswers, insertVersions, listNewest, listVersions, saveDecision, updateDraft, type NewVersion } from './store.ts'

export interface KnowledgeServer {
  readonly database: Database
  clock(): Date
  logWrite(actor: Actor, entryId: string, action: string, reason: string | null): Promise<void>
}

type Input<Name extends keyof typeof routes> = z.output<(typeof routes)[Name]['input']>

function answerOf({ entryId, number, topic, question, answer, basis, validFrom, validTo }: Version): Answer {
  return { entryId, version: number, topic, question, answer, basis: [...basis], validFrom, validTo }
}

/** Without words a whole topic, or everything, is listed. */
const MOST_LISTED = 100
const MOST_FOUND = 20

export async function search({ database, clock }: KnowledgeServer, { q, topic, on }: Input<'search'>): Promise<{ on: string; answers: Answer[] }> {
  const day = on ?? legalDay(clock())
  const found = await findAnswers(database, q, day, topic, q.trim() ? MOST_FOUND : MOST_LISTED)
  return { on: day, answers: found.map(answerOf) }
}

interface Reader {
  readonly actor: Actor
  readonly deskId: string
}

async function readerOf({ database, clock }: KnowledgeServer, actor: Actor): Promise<Reader> {
  const desk = await findIntakeDesk(database, legalDay(clock()), null)
  return { actor, deskId: desk?.id ?? '' }
}

function stepsOf(version: Version, { actor, deskId }: Reader): VersionView['steps'] {
  const publishes = !mayPublish(actor, deskId)
  switch (version.state) {
    case 'draft': return ['edit', 'propose']
    case 'proposed': return publishes ? [...version.authorId === actor.id ? [] : ['publish' as const], 'send-back'] : []
    case 'published': return ['edit', ...publishes ? ['withdraw' as const] : []]
    case 'withdrawn': return ['edit']
  }
}

function viewOf(version: Version, reader: Reader): VersionView {
  const { state, keywords, authorName, approverName, remark } = version
  return { ...answerOf(version), state, keywords: [...keywords], authorName, approverName, remark, steps: stepsOf(version, reader) }
}

export async function list(server: KnowledgeServer, { state }: Input<'list'>, actor: Actor): Promise<{ versions: VersionView[] } | Refusal> {
  const forbidden = mayWrite(actor)
  if (forbidden) return forbidden
  const [versions, reader] = await Promise.all([listNewest(server.database, state), readerOf(server, actor)])
  return { versions: versions.map((version) => viewOf(version, reader)) }
}

export async function history(server: KnowledgeServer, { id }: Input<'history'>, actor: Actor): Promise<{ versions: VersionView[] } | Refusal> {
  const forbidden = mayWrite(actor)
  if (forbidden) return forbidden
  const [versions, reader] = await Promise.all([listVersions(server.database, id), readerOf(server, actor)])
  if (versions.length === 0) return refuse<KnowledgeRefusal>('knowledge.not-found')
  return { versions: versions.map((version) => viewOf(version, reader)) }
}

/** Begins an entry; the same again gives the draft as it was first written. */
export async function create(server: KnowledgeServer, { id, wording }: Input<'create'>, actor: Actor): Promise<VersionView | Refusal> {
  const wrong = mayWrite(actor) ?? datesFault(wording)
  if (wrong) return wrong
  const known = await listVersions(server.database, id)
  if (known.some(({ authorId }) => authorId !== actor.id)) return refuse<KnowledgeRefusal>('knowledge.being-edited')
  await insertVersions(server.database, [draftOf(server, id, 1, wording, actor)])
  return written(server, id, 'knowledge.write', actor)
}

export async function revise(server: KnowledgeServer, { id, wording }: Input<'revise'>, actor: Actor): Promise<VersionView | Refusal> {
  const wrong = mayWrite(actor) ?? datesFault(wording)
  if (wrong) return wrong
  const [newest] = await listVersions(server.database, id)
  if (!newest) return refuse<KnowledgeRefusal>('knowledge.not-found')
  if (newest.state === 'proposed') return refuse<KnowledgeRefusal>('knowledge.being-edited')
  const saved = newest.state === 'draft'
    ? await updateDraft(server.database, draftOf(server, id, newest.number, wording, actor))
    : await insertVersions(server.database, [draftOf(server, id, newest.number + 1, wording, actor)])
  return saved === 0 ? refuse<KnowledgeRefusal>('knowledge.being-edited') : written(server, id, 'knowledge.revise', actor)
}

function datesFault({ validFrom, validTo }: WordingInput): Refusal<KnowledgeRefusal> | undefined {
  return validTo !== null && validTo < validFrom ? refuse('knowledge.bad-dates', { field: 'wording.validTo' }) : undefined
}

function draftOf({ clock }: KnowledgeServer, entryId: string, number: number, wording: WordingInput, actor: Actor): NewVersion {
  return { entryId, number, ...wording, state: 'draft', authorId: actor.id, authorName: actor.name, approverName: null, code: null, at: clock() }
}

async function written(server: KnowledgeServer, id: string, action: string, actor: Actor): Promise<VersionView> {
  await server.logWrite(actor, id, action, null)
  const [[newest], reader] = await Promise.all([listVersions(server.database, id), readerOf(server, actor)])
  if (!newest) throw new Error(`entry ${id} was not written`)
  return viewOf(newest, reader)
}

export async function takeStep(server: KnowledgeServer, { id, version: number, step }: Input<'step'>, actor: Actor): Promise<VersionView | Refusal> {
  const reader = await readerOf(server, actor)
  const forbidden = stepFault(step.type, reader)
  if (forbidden) return forbidden
  const version = (await listVersions(server.database, id)).find((candidate) => candidate.number === number)
  if (!version) return refuse<KnowledgeRefusal>('knowledge.not-found')
  const to = advance(version, step.type, actor.id)
  if (isRefusal(to)) return to
  const remark = 'reason' in step ? step.reason : null
  const saved = await saveDecision(server.database, id, number, { from: version.state, to, by: actor.name, at: server.clock(), remark })
  if (saved === 0) return refuse<KnowledgeRefusal>('knowledge.wrong-stage', { params: { stage: `stage.${version.state}`, step: `step.${step.type}` } })
  await server.logWrite(actor, id, `knowledge.${step.type}`, remark)
  return viewOf({ ...version, state: to, remark, approverName: to === 'proposed' ? null : actor.name }, reader)
}

function stepFault(step: Step, { actor, deskId }: Reader): Refusal<KnowledgeRefusal> | undefined {
  return step === 'propose' ? mayWrite(actor) : mayPublish(actor, deskId)
}

/** The handlers of spot checks: count, draw, list, reckon the sample anew, show what was found. */
import { isUniqueViolation } from '#platform/db/database.ts'
import { daysBetween, legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { isOfficerOf } from '#modules/access/directory.ts'
import { readsFile } from '#modules/access/policy.ts'
import { standingFor, type Actor, type FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import type { Folded } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { LARGEST_POPULATION, LARGEST_SAMPLE, LONGEST_PERIOD, type Item, type routes, type SpotCheckPanel, type SpotCheckRefusal } from './contract.ts'
import { drawsFor, mayDraw } from './policy.ts'
import { sampleOf, sizeOf } from './sample.ts'
import type { SpotCheckState } from './spotcheck.ts'
import {
  findByKey, findChecker, findDraw, insertDraw, listClosed, listDraws, listItems, listOwn, namesOf, readSample, unitsBelow, type Closed, type DrawHead, type ItemRow,
} from './store.ts'

export interface SpotCheckServer {
  readonly desk: Desk
  /** Chance: a new seed. */
  newSeed(): string
  /** What a file tells of itself, for the checker to judge. */
  known(head: FileHead, folded: Folded): SpotCheckPanel['known']
}

type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']
type Answer<Output> = Promise<Output | Refusal>

const PAGE = 50

/** What a draw would be from, and how many it would take. */
async function populationOf({ desk }: SpotCheckServer, range: Input<'preview'>, actor: Actor): Answer<{ closed: readonly Closed[]; size: number }> {
  const forbidden = mayDraw(actor, range.unitId)
  if (forbidden) return forbidden
  const { from, to } = range
  if (from > to || to > legalDay(desk.clock()) || daysBetween(from, to) >= LONGEST_PERIOD) return refuse<SpotCheckRefusal>('spotcheck.bad-period', { field: 'from', params: { days: LONGEST_PERIOD } })
  const units = await unitsBelow(desk.database, range.unitId, drawsFor(actor))
  const closed = await listClosed(desk.database, { ...range, units })
  const size = range.by === 'share' && range.amount > 100 ? undefined : sizeOf(closed.length, range)
  if (size === undefined || closed.length > LARGEST_POPULATION) {
    return refuse<SpotCheckRefusal>('spotcheck.too-many', { field: 'amount', params: { most: LARGEST_SAMPLE, population: LARGEST_POPULATION } })
  }
  return { closed, size }
}

export async function preview(server: SpotCheckServer, range: Input<'preview'>, actor: Actor): Answer<Output<'preview'>> {
  const found = await populationOf(server, range, actor)
  return isRefusal(found) ? found : { population: found.closed.length, size: found.size }
}

export async function draw(server: SpotCheckServer, input: Input<'draw'>, actor: Actor): Answer<Output<'draw'>> {
  const { desk } = server
  const key = `staff:${actor.id}:${input.key}`
  const done = await findByKey(desk.database, key)
  if (done !== undefined) return { id: done }
  const found = await populationOf(server, input, actor)
  if (isRefusal(found)) return found
  if (input.dueOn < legalDay(desk.clock())) return refuse<SpotCheckRefusal>('spotcheck.day-past', { field: 'dueOn' })
  if (found.size === 0) return refuse<SpotCheckRefusal>('spotcheck.nothing-closed', { field: 'from' })
  const { checkerId = null } = input
  if (checkerId !== null && !(await isOfficerOf(desk.database, checkerId, input.unitId, desk.clock()))) return refuse<SpotCheckRefusal>('spotcheck.unknown-checker', { field: 'checkerId' })
  const seed = server.newSeed()
  const population = found.closed.map(({ id }) => id)
  const byId = new Map(found.closed.map((file) => [file.id, file]))
  const sample = sampleOf(seed, population, found.size).flatMap((id) => byId.get(id) ?? [])
  const id = desk.newId()
  try {
    await insertDraw(desk.database, { ...input, id, key, population, seed, checkerId, by: actor, at: desk.clock(), sample })
    return { id }
  } catch (error) {
    // The same request sent twice, or a draw of somebody else that took one of the files: then it is made anew without them.
    if (!isUniqueViolation(error)) throw error
    return draw(server, input, actor)
  }
}

/** A draw that the actor may see; one outside the actor's reach looks like one that does not exist. */
export async function readable({ desk }: SpotCheckServer, id: string, actor: Actor): Answer<DrawHead> {
  const head = await findDraw(desk.database, id)
  return head && !mayDraw(actor, head.unitId) ? head : refuse<SpotCheckRefusal>('spotcheck.not-found')
}

function shown(rows: readonly ItemRow[], actor: Actor): Item[] {
  return rows.filter((row) => readsFile(actor, row)).map(({ unitId: _unit, officerId: _officer, place: _place, version: _version, ...item }) => item)
}

export async function list({ desk }: SpotCheckServer, actor: Actor): Promise<Output<'list'>> {
  const { database } = desk
  const units = drawsFor(actor)
  const [named, draws, own] = await Promise.all([namesOf(database, units), listDraws(database, { units }), listOwn(database, standingFor(actor))])
  return { today: legalDay(desk.clock()), units: named, draws, own: shown(own, actor) }
}

export async function read(server: SpotCheckServer, { id, after }: Input<'read'>, actor: Actor): Answer<Output<'read'>> {
  const head = await readable(server, id, actor)
  if (isRefusal(head)) return head
  const { database } = server.desk
  const [[found], rows] = await Promise.all([listDraws(database, { id }), listItems(database, id, after, PAGE)])
  if (!found) throw new Error(`draw ${id} is gone`)
  const last = rows.at(-1)?.place ?? head.size
  return { draw: found, seed: head.seed, items: shown(rows, actor), next: last < head.size ? last : null }
}

export async function recompute(server: SpotCheckServer, id: string, actor: Actor): Answer<Output<'recompute'>> {
  const head = await readable(server, id, actor)
  if (isRefusal(head)) return head
  const { population, drawn } = await readSample(server.desk.database, id)
  const sample = sampleOf(head.seed, population, head.size)
  return { seed: head.seed, size: head.size, population: [...population], sample: [...sample], matches: sample.join() === drawn.join() }
}

export async function panel(server: SpotCheckServer, head: FileHead): Promise<SpotCheckPanel | null> {
  const { desk } = server
  const folded = await readFolded(desk, head)
  const { hands: _hands, checkers: _checkers, closedAt: _closed, ...state } = folded.states['spotcheck'] as SpotCheckState
  if (state.drawId === null) return null
  return {
    ...state, faults: state.faults.map((fault) => ({ ...fault })), corrections: state.corrections.map((one) => ({ ...one })),
    checker: await findChecker(desk.database, state.drawId), known: server.known(head, folded),
  }
}

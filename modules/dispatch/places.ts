/** A county settles its own place names and categories: who may, what is kept of it. Suggestions go by what was settled; nothing is routed by it. */
import type { Database, Transaction } from '#platform/db/database.ts'
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { audit } from '#modules/access/audit.ts'
import { countiesHeaded } from '#modules/access/directory.ts'
import { readableUnits } from '#modules/access/policy.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { foldAlias } from '#modules/party/aliases.ts'
import { lockPlaceWord, savePlaceWord } from '#modules/party/store.ts'
import type { DispatchRefusal } from './contract.ts'
import type { Place, PlaceCounty, placeRoutes } from './place-contract.ts'
import { listCategoryUnits, listPlaceFiles, listPlaces, saveCategoryUnit, unitsToName, type PlaceRow, type Said } from './place-store.ts'

export interface PlaceServer {
  readonly database: Database
  /** Codes of the categories in use. */
  readonly categories: ReadonlySet<string>
  clock(): Date
}

type Routes = typeof placeRoutes
type Input<Name extends keyof Routes> = Routes[Name]['input']['_zod']['output']
type Answer<Name extends keyof Routes> = Promise<Routes[Name]['output']['_zod']['output'] | Refusal>

/** Counties whose place names somebody settles: those in which they take in, or which they head. */
export async function countiesSettled(database: Database, actor: Actor): Promise<readonly string[]> {
  return countiesHeaded(database, actor, ['intake', 'chief'])
}

async function notSettled(database: Database, actor: Actor, areaCode: string): Promise<Refusal | undefined> {
  return (await countiesSettled(database, actor)).includes(areaCode) ? undefined : refuse<DispatchRefusal>('dispatch.places-not-permitted')
}

async function countyOf(database: Database, areaCode: string, today: LegalDate): Promise<PlaceCounty> {
  const units = await unitsToName(database, areaCode, today)
  return {
    areaCode, name: units.find(({ level }) => level === 'county')?.name ?? areaCode,
    units: units.filter(({ level }) => level !== 'county').map(({ id, name }) => ({ id, name })),
  }
}

export async function placeCounties({ database, clock }: PlaceServer, actor: Actor): Promise<{ counties: PlaceCounty[] }> {
  const areas = await countiesSettled(database, actor)
  return { counties: await Promise.all(areas.map((areaCode) => countyOf(database, areaCode, legalDay(clock())))) }
}

function unitOf({ unitId, unitName }: Said): { id: string; name: string } | null {
  return unitId === null ? null : { id: unitId, name: unitName ?? '' }
}

function placeOf({ name, said }: PlaceRow): Place {
  const words = said.filter(({ support }) => support === null).map((one) => ({ unit: unitOf(one), closed: one.closed, reason: one.reason, by: one.by, at: one.at }))
  return {
    name, words, seen: words.map(({ at }) => at ?? '').toSorted().at(-1) || null,
    learned: said.flatMap((one) => {
      const unit = unitOf(one)
      return one.support === null || unit === null ? [] : [{ unit, files: one.support }]
    }),
  }
}

export async function places({ database, clock }: PlaceServer, { text, ...query }: Input<'places'>, actor: Actor): Answer<'places'> {
  const forbidden = await notSettled(database, actor, query.areaCode)
  if (forbidden) return forbidden
  const rows = await listPlaces(database, { ...query, text: foldAlias(text ?? '') }, legalDay(clock()))
  return { total: rows[0]?.total ?? 0, places: rows.map(placeOf) }
}

export async function placeFiles({ database, clock }: PlaceServer, { areaCode, name }: Input<'placeFiles'>, actor: Actor): Answer<'placeFiles'> {
  const forbidden = await notSettled(database, actor, areaCode)
  if (forbidden) return forbidden
  const [files, { units }] = await Promise.all([listPlaceFiles(database, areaCode, foldAlias(name), readableUnits(actor)), countyOf(database, areaCode, legalDay(clock()))])
  const named = new Map(units.map((unit) => [unit.id, unit.name]))
  return { files: files.map(({ unitId, ...file }) => ({ ...file, unit: { id: unitId, name: named.get(unitId) ?? '' } })) }
}

/** Whether a unit is an open one of the county; none is asked for. */
async function unknownUnit({ database, clock }: PlaceServer, areaCode: string, unitId: string | null): Promise<Refusal | undefined> {
  if (unitId === null) return undefined
  const { units } = await countyOf(database, areaCode, legalDay(clock()))
  return units.some(({ id }) => id === unitId) ? undefined : refuse<DispatchRefusal>('dispatch.unknown-office', { field: 'unitId' })
}

/** Changes what is entered on a name, unless somebody else did since the caller looked; the second is told to look again. */
async function change(server: PlaceServer, { areaCode, name, seen }: Input<'withdrawPlace'>, actor: Actor, action: string, work: (tx: Transaction, folded: string, at: Date) => Promise<object>): Promise<{ name: string } | Refusal> {
  return server.database.transaction(async (tx) => {
    const folded = foldAlias(name)
    const at = server.clock()
    if (await lockPlaceWord(tx, areaCode, folded) !== seen) return refuse<DispatchRefusal>('dispatch.place-changed', { params: { name } })
    const detail = await work(tx, folded, at)
    await audit(tx, { at, actorId: actor.id, actorName: actor.name, action, objectKind: 'place', objectId: name, detail: { areaCode, ...detail } })
    return { name }
  })
}

export async function settlePlace(server: PlaceServer, input: Input<'settlePlace'>, actor: Actor): Answer<'settlePlace'> {
  const { areaCode, name, unitId, reason } = input
  const wrong = await notSettled(server.database, actor, areaCode) ?? await unknownUnit(server, areaCode, unitId)
  if (wrong) return wrong
  if (foldAlias(name).length < 2) return refuse<DispatchRefusal>('dispatch.place-empty', { field: 'name' })
  return change(server, input, actor, 'dispatch.settle-place', async (tx, folded, at) => {
    await savePlaceWord(tx, areaCode, folded, { alias: name, unitId, reason, by: actor.id, at })
    return { unitId, reason }
  })
}

export async function withdrawPlace(server: PlaceServer, input: Input<'withdrawPlace'>, actor: Actor): Answer<'withdrawPlace'> {
  const forbidden = await notSettled(server.database, actor, input.areaCode)
  if (forbidden) return forbidden
  return change(server, input, actor, 'dispatch.withdraw-place', async (tx, folded) => {
    await savePlaceWord(tx, input.areaCode, folded, null)
    return {}
  })
}

export async function categories(server: PlaceServer, actor: Actor): Answer<'categories'> {
  const { database, clock } = server
  const [{ counties }, headed] = await Promise.all([placeCounties(server, actor), countiesHeaded(database, actor)])
  return {
    counties: await Promise.all(counties.map(async (county) => ({
      ...county, settles: headed.includes(county.areaCode),
      settled: (await listCategoryUnits(database, county.areaCode, legalDay(clock()))).map(({ category, unitId, unitName, closed, by, at }) => (
        { category, unit: { id: unitId, name: unitName }, closed, by, at: at.toISOString() })),
    }))),
  }
}

export async function settleCategory(server: PlaceServer, { areaCode, category, unitId }: Input<'settleCategory'>, actor: Actor): Answer<'settleCategory'> {
  if (!(await countiesHeaded(server.database, actor)).includes(areaCode)) return refuse<DispatchRefusal>('dispatch.categories-not-permitted')
  if (!server.categories.has(category)) return refuse<DispatchRefusal>('dispatch.unknown-category', { field: 'category' })
  const unknown = await unknownUnit(server, areaCode, unitId)
  if (isRefusal(unknown)) return unknown
  const at = server.clock()
  await server.database.transaction(async (tx) => {
    await saveCategoryUnit(tx, areaCode, category, unitId, actor.id, at)
    await audit(tx, { at, actorId: actor.id, actorName: actor.name, action: 'dispatch.settle-category', objectKind: 'category', objectId: category, detail: { areaCode, unitId } })
  })
  return { category }
}

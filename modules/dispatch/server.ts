/** What dispatch looks up: the suggestion for a file, and what its steps need from outside the file. */
import type { Area } from '#platform/pure/areas.ts'
import { legalDay } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { unitNames } from '#modules/access/directory.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { packOfFile } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { makeAliasTable } from '#modules/party/aliases.ts'
import { findAliases, findOperator } from '#modules/party/store.ts'
import type { DispatchCommand, DispatchState } from './dispatch.ts'
import type { DispatchCommandInput, DispatchRefusal, DispatchView } from './contract.ts'
import { countiesSettled } from './places.ts'
import { findCategoryUnit } from './place-store.ts'
import { learnedPlaces, openUnits, unitsAbove } from './store.ts'
import { placesWithin, suggestOffice } from './suggestion.ts'

/** Where the firm of a file is, as its own procedure has it. */
export interface Place {
  readonly operatorId: string | null
  readonly address: string
  readonly text: string
  readonly category: string
}

export interface DispatchServer {
  readonly desk: Desk
  /** Codes of the categories in use. */
  readonly categories: ReadonlySet<string>
  /** Towns of a county on the day. */
  townsOf(areaCode: string): readonly Area[]
  placeOf(head: FileHead, states: Readonly<Record<string, unknown>>): Place
}

export async function readDispatch(server: DispatchServer, head: FileHead, actor: Actor): Promise<DispatchView> {
  const { database } = server.desk
  const folded = await readFolded(server.desk, head)
  const state = folded.states['dispatch'] as DispatchState
  const [suggestion, names, settled] = await Promise.all([
    suggest(server, head, server.placeOf(head, folded.states)), unitNames(database), countiesSettled(database, actor),
  ])
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    areaCode: head.areaCode,
    suggestion: {
      offices: suggestion.offices.map(({ unitId, reasons }) => ({ unit: named(unitId), reasons: reasons.map((reason) => ({ ...reason })) })),
      conflicts: suggestion.conflicts.map(({ name, unitIds }) => ({ name, offices: unitIds.map(named) })),
      settles: settled.includes(head.areaCode),
    },
    dispute: state.dispute && { ...state.dispute },
    transfers: state.transfers.map(({ received, ...transfer }) => ({ ...transfer, receivedOn: received?.on ?? null, receivedBy: received?.by ?? null })),
    letters: state.letters.map(({ letterId, answer, ...letter }) => ({ ...letter, id: letterId, answer: answer && { ...answer } })),
  }
}

async function suggest(server: DispatchServer, head: FileHead, place: Place) {
  const { database, practice, clock } = server.desk
  const { areaCode } = head
  const operator = place.operatorId === null ? undefined : await findOperator(database, place.operatorId)
  const registerUnit = operator?.unitId ?? null
  const [known, learned, units, categoryUnit = null] = await Promise.all([
    findAliases(database, areaCode, place.address, place.text), learnedPlaces(database, areaCode, placesWithin(place.address, place.text), head.id),
    openUnits(database, areaCode, legalDay(clock()), registerUnit), findCategoryUnit(database, areaCode, place.category),
  ])
  const open = new Set(units.map(({ id }) => id))
  const towns = server.townsOf(areaCode).flatMap(({ code, name }) => units.filter((unit) => unit.level === 'office' && unit.areaCode === code).map(({ id }) => ({ name, unitId: id })))
  return suggestOffice({
    registerUnit, categoryUnit, address: place.address, text: place.text, towns, open,
    aliases: makeAliasTable([...known, ...learned].filter(({ unitId }) => unitId === null || open.has(unitId))),
    article: packOfFile(practice, head, clock()).jurisdictionArticle,
  })
}

/** Completes a step with what it needs: the common superior from the tree of units, an id for a letter, whether a unit is of the own county. */
export async function completeDispatch({ desk }: DispatchServer, command: DispatchCommandInput, head: FileHead): Promise<DispatchCommand | Refusal> {
  if (command.type === 'refer') {
    // The regulator is the county; what two of them have in common is above it (Order 121 Art. 33).
    const superior = (await unitsAbove(desk.database, head.unitId)).find(({ level }) => level === 'city' || level === 'province')
    return superior ? { ...command, superior: superior.name } : refuse<DispatchRefusal>('dispatch.no-superior')
  }
  if (command.type !== 'ask-help') return command
  return { ...command, letterId: desk.newId() }
}

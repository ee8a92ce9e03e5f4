/** What dispatch looks up: the suggestion for a file, and what its steps need from outside the file. */
import type { Area } from '#platform/pure/areas.ts'
import { legalDay } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { unitNames } from '#modules/access/directory.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { packOfFile } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { findFile } from '#modules/casefile/store.ts'
import { makeAliasTable } from '#modules/party/aliases.ts'
import type { RulePack } from '#modules/rules/rules.ts'
import { findAliases, findOperator } from '#modules/party/store.ts'
import type { DispatchCommand, DispatchState } from './dispatch.ts'
import type { DispatchCommandInput, DispatchRefusal, DispatchView } from './contract.ts'
import { countiesSettled } from './places.ts'
import { findCategoryUnit } from './place-store.ts'
import { learnedPlaces, openUnits, unitsAbove } from './store.ts'
import { ruleOf, type Advice, type OnlineSale } from './online.ts'
import { placesWithin, suggestOffice } from './suggestion.ts'

/** Where the firm of a file is, as its own procedure has it. */
export interface Place {
  readonly operatorId: string | null
  readonly address: string
  readonly text: string
  readonly category: string
  readonly online: OnlineSale | null
  /** File of the same dispute, where one is marked. */
  readonly sameAs: string | null
}

export interface DispatchServer {
  readonly desk: Desk
  /** Codes of the categories in use. */
  readonly categories: ReadonlySet<string>
  /** Name of a county on the day, and its towns. */
  countyName(areaCode: string): string
  townsOf(areaCode: string): readonly Area[]
  placeOf(head: FileHead, states: Readonly<Record<string, unknown>>): Place
}

export async function readDispatch(server: DispatchServer, head: FileHead, actor: Actor): Promise<DispatchView> {
  const { database } = server.desk
  const folded = await readFolded(server.desk, head)
  const state = folded.states['dispatch'] as DispatchState
  const place = server.placeOf(head, folded.states)
  const [suggestion, names, settled, same] = await Promise.all([
    suggest(server, head, place), unitNames(database), countiesSettled(database, actor), place.sameAs === null ? undefined : findFile(database, place.sameAs),
  ])
  const first = firstReceived(packOfFile(server.desk.practice, head, server.desk.clock()), head, same, names)
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    areaCode: head.areaCode,
    suggestion: {
      offices: suggestion.offices.map(({ unitId, reasons }) => ({ unit: named(unitId), reasons: reasons.map((reason) => ({ ...reason })) })),
      conflicts: suggestion.conflicts.map(({ name, unitIds }) => ({ name, offices: unitIds.map(named) })),
      advice: [...suggestion.advice, ...first].map((one) => ({ ...one })),
      settles: settled.includes(head.areaCode),
    },
    dispute: state.dispute && { ...state.dispute },
    transfers: state.transfers.map(({ received, returnedOn: _returnedOn, ...transfer }) => ({ ...transfer, receivedOn: received?.on ?? null, receivedBy: received?.by ?? null })),
    letters: state.letters.map(({ letterId, answer, ...letter }) => ({ ...letter, id: letterId, answer: answer && { ...answer } })),
  }
}

/** Of two that have the same dispute, the one that received it first handles it: said where that is another unit. */
function firstReceived({ firstReceivedArticle }: RulePack, head: FileHead, same: FileHead | undefined, names: ReadonlyMap<string, string>): readonly Advice[] {
  const earlier = same && (same.receivedOn < head.receivedOn || (same.receivedOn === head.receivedOn && same.number < head.number))
  if (!same || !earlier || same.unitId === head.unitId || firstReceivedArticle === null) return []
  return [{ advice: 'first-received', article: firstReceivedArticle, name: names.get(same.unitId) ?? '' }]
}

async function suggest(server: DispatchServer, head: FileHead, place: Place) {
  const { database, practice, clock } = server.desk
  const { areaCode } = head
  const operator = place.operatorId === null ? undefined : await findOperator(database, place.operatorId)
  const registerUnit = operator?.unitId ?? null
  const pack = packOfFile(practice, head, clock())
  const rule = ruleOf(pack, place.online)
  const texts = [place.address, place.text, place.online?.publishedAddress ?? '']
  const [known, learned, units, categoryUnit = null] = await Promise.all([
    findAliases(database, areaCode, ...texts), learnedPlaces(database, areaCode, placesWithin(...texts), head.id),
    openUnits(database, areaCode, legalDay(clock()), registerUnit), findCategoryUnit(database, areaCode, place.category),
  ])
  const open = new Set(units.map(({ id }) => id))
  const towns = server.townsOf(areaCode).flatMap(({ code, name }) => units.filter((unit) => unit.level === 'office' && unit.areaCode === code).map(({ id }) => ({ name, unitId: id })))
  return suggestOffice({
    registerUnit, categoryUnit, address: place.address, text: place.text, towns, open,
    aliases: makeAliasTable([...known, ...learned].filter(({ unitId }) => unitId === null || open.has(unitId))),
    article: pack.jurisdictionArticle, online: place.online && rule && { sale: place.online, rule }, county: server.countyName(areaCode),
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

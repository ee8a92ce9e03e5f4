/** Puts dispatch together: where the firm of a file of any kind is, the towns of a county, what a decided file teaches. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Sql } from 'sql-template-tag'
import { areaOn, childrenOn, parseAreas } from '#platform/pure/areas.ts'
import { legalDay } from '#platform/pure/date.ts'
import type { Change, Desk } from '#modules/casefile/desk.ts'
import type { DispatchServer, Place } from '#modules/dispatch/server.ts'
import { decisionsUpsert, type Decision } from '#modules/dispatch/store.ts'
import { placeNames } from '#modules/dispatch/suggestion.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { statedOf } from './stated.ts'

/** Counties of the country, and the towns of those that are known in more detail. */
const AREAS = ['counties.tsv', '5108.tsv'].map((name) => fileURLToPath(new URL(`../../rules/areas/${name}`, import.meta.url)))

function placeOf(kind: FileKind, states: Readonly<Record<string, unknown>>): Place {
  const stated = statedOf(kind, states)
  return {
    operatorId: stated?.firm.operatorId ?? null, address: stated?.firm.address ?? '', text: stated?.facts ?? '', category: stated?.category ?? '',
    online: stated?.online ?? null, sameAs: stated?.sameAs ?? null,
  }
}

export function dispatchServer(desk: Desk, categories: ReadonlySet<string>): DispatchServer {
  const areas = parseAreas(...AREAS.map((file) => readFileSync(file, 'utf8')))
  return {
    desk, categories, countyName: (areaCode) => areaOn(areas, areaCode, legalDay(desk.clock()))?.name ?? '', townsOf: (areaCode) => childrenOn(areas, areaCode, legalDay(desk.clock())), placeOf: (head, states) => placeOf(head.kind, states),
  }
}

/** What changed files teach: sent somewhere by a person, or accepted where they are, their address belongs there; given back, nowhere. */
export function decisionsOf(changes: readonly Change[]): readonly Sql[] {
  const decisions = changes.flatMap(({ head, folded, recorded }): Decision[] => {
    const last = recorded.findLast(({ event }) => /\.(?:assigned|accepted|returned)$/.test(event.type))
    if (last === undefined) return []
    const names = placeNames(placeOf(head.kind, folded.states).address)
    const nowhere = last.event.type.endsWith('.returned') || names.length === 0
    return [{ fileId: head.id, areaCode: head.areaCode, unitId: nowhere ? null : head.unitId, names }]
  })
  return decisions.length === 0 ? [] : decisionsUpsert(decisions)
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate, type LegalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { ABSENCE_REASONS, absenceFault, runsOn, standsInFor, substituteOf, type Absence, type AbsencePlan } from './absence.ts'
import { actorOf, type HeldRole, type UnitNode } from './access.ts'
import { holds, mayStandIn, readsFile, standInsOf } from './policy.ts'

const PEOPLE = ['a', 'b', 'c', 'd', 'e'] as const
const START = legalDate('2026-04-28')
const DAYS = Array.from({ length: 14 }, (_, ahead) => addDays(START, ahead))

const plan: fc.Arbitrary<AbsencePlan & { readonly recordedOn: LegalDate }> = fc.record({
  accountId: fc.constantFrom(...PEOPLE), substituteId: fc.constantFrom(...PEOPLE), reason: fc.constantFrom(...ABSENCE_REASONS),
  recorded: fc.integer({ min: 0, max: 5 }), ahead: fc.integer({ min: 0, max: 6 }), length: fc.option(fc.integer({ min: 0, max: 6 })),
}).map(({ recorded, ahead, length, ...rest }) => {
  const recordedOn = addDays(START, recorded)
  const from = addDays(recordedOn, ahead)
  return { ...rest, recordedOn, from, to: length === null ? null : addDays(from, length) }
})

/** The absences that stand after some were asked for one after another, each refused where the rule refuses it. */
function recorded(plans: readonly (AbsencePlan & { readonly recordedOn: LegalDate })[]): readonly Absence[] {
  const standing: Absence[] = []
  for (const wanted of plans.toSorted((one, other) => (one.recordedOn < other.recordedOn ? -1 : 1))) {
    if (!absenceFault(wanted, standing, wanted.recordedOn)) standing.push(wanted)
  }
  return standing
}

describe('absences, however they were recorded', () => {
  test('leave every absent person exactly one who is there, and nobody else', () => {
    let chains = 0
    fc.assert(fc.property(fc.array(plan, { maxLength: 12 }), (plans) => {
      const standing = recorded(plans)
      for (const day of DAYS) {
        const absent = new Set(standing.filter((one) => runsOn(one, day)).map(({ accountId }) => accountId))
        for (const person of PEOPLE) {
          const acts = substituteOf(person, standing, day)
          expect(acts !== undefined).toBe(absent.has(person))
          expect(acts === undefined || !absent.has(acts)).toBe(true)
          expect(PEOPLE.filter((other) => standsInFor(other, standing, day).includes(person))).toEqual(acts === undefined ? [] : [acts])
          const named = standing.find((one) => one.accountId === person && runsOn(one, day))
          if (acts !== named?.substituteId) chains += 1
        }
      }
    }), { numRuns: 400 })
    expect(chains).toBeGreaterThan(0)
  })

  test('never overlap for one person', () => {
    fc.assert(fc.property(fc.array(plan, { maxLength: 12 }), (plans) => {
      const standing = recorded(plans)
      for (const day of DAYS) {
        const running = standing.filter((one) => runsOn(one, day)).map(({ accountId }) => accountId)
        expect(new Set(running).size).toBe(running.length)
      }
    }))
  })

  test('a circle that nobody could record still ends', () => {
    const circle = [['a', 'b'], ['b', 'c'], ['c', 'a']].map(([accountId = '', substituteId = '']): Absence => ({ accountId, substituteId, from: START, to: null }))
    expect(substituteOf('a', circle, START)).toBeUndefined()
  })
})

const UNITS: readonly UnitNode[] = [
  { id: 'county', parentId: null, level: 'county' }, { id: 'desk', parentId: 'county', level: 'desk' },
  { id: 'office', parentId: 'county', level: 'office' }, { id: 'office2', parentId: 'county', level: 'office' },
]
const HELD: fc.Arbitrary<readonly HeldRole[]> = fc.uniqueArray(fc.constantFrom<HeldRole>(
  { role: 'officer', unitId: 'office' }, { role: 'officer', unitId: 'office2' }, { role: 'chief', unitId: 'office' }, { role: 'chief', unitId: 'office2' },
  { role: 'chief', unitId: 'desk' }, { role: 'intake', unitId: 'desk' }, { role: 'viewer', unitId: 'county' },
), { maxLength: 3 })
const ROLES = ['intake', 'officer', 'chief', 'viewer'] as const

function person(id: string, held: readonly HeldRole[]): Actor {
  return actorOf({ id, name: id }, held, UNITS)
}

describe('whoever stands in', () => {
  test('gains what the absent officer may do on their files, nothing of it elsewhere, and no decision of a chief', () => {
    let gained = 0
    fc.assert(fc.property(HELD, HELD, fc.constantFrom('office', 'office2', 'desk'), fc.constantFrom('absent', 'other', null), (own, theirs, unitId, officerId) => {
      const [plain, absent] = [person('me', own), person('absent', theirs)]
      const actor: Actor = { ...plain, standsInFor: standInsOf(plain, [absent]) }
      const file = { unitId, officerId }
      for (const role of ROLES) {
        const before = holds(plain, role, file)
        const after = holds(actor, role, file)
        expect(before && !after).toBe(false)
        if (after === before) continue
        gained += 1
        expect([officerId, role, holds(absent, role, file)]).toEqual(['absent', 'officer', true])
      }
      expect(holds(actor, ROLES, unitId)).toBe(holds(plain, ROLES, unitId))
      expect(readsFile(actor, file)).toBe(readsFile(plain, file) || (officerId === 'absent' && standInsOf(plain, [absent]).length > 0 && holds(absent, 'officer', file)))
    }), { numRuns: 2_000 })
    expect(gained).toBeGreaterThan(0)
  })

  test('for a chief is a chief there, so that no approval is left without somebody', () => {
    fc.assert(fc.property(HELD, HELD, HELD, (theirs, own, by) => {
      const [absent, substitute, recorder] = [person('absent', theirs), person('me', own), person('by', by)]
      fc.pre(mayStandIn(substitute, absent, recorder) === undefined)
      const heads = absent.grants.filter(({ role }) => role === 'chief')
      expect(heads.filter(({ unitId }) => !holds(substitute, 'chief', unitId))).toEqual([])
      expect(substitute.grants.some(({ role }) => role === 'officer' || role === 'chief')).toBe(true)
    }))
  })
})

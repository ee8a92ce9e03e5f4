import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#modules/casefile/casefile.ts'
import {
  actorOf, CASEWORK_ROLES, conflictingRole, EVERYWHERE, LEVELS, PARENT_LEVELS, reachOf, STAFF_ROLES, TRUST_ROLES, unitAndBelow, unitTree,
  type Level, type StaffRole, type UnitNode,
} from './access.ts'
import { holds } from './policy.ts'

/** A county with its desk, two offices and a station, a second county, a city desk above. */
const GUANGYUAN: readonly UnitNode[] = [
  { id: 'city', parentId: null, level: 'city' },
  { id: 'city-desk', parentId: 'city', level: 'desk' },
  { id: 'county', parentId: 'city', level: 'county' },
  { id: 'desk', parentId: 'county', level: 'desk' },
  { id: 'office', parentId: 'county', level: 'office' },
  { id: 'office-2', parentId: 'county', level: 'office' },
  { id: 'station', parentId: 'office', level: 'station' },
  { id: 'other-county', parentId: 'city', level: 'county' },
  { id: 'other-office', parentId: 'other-county', level: 'office' },
]
const TREE = unitTree(GUANGYUAN)
const COUNTY = ['county', 'desk', 'office', 'office-2', 'station']

describe('how far a role reaches', () => {
  test.each<[Role, string, string[]]>([
    ['intake', 'desk', COUNTY],
    ['intake', 'office', ['office']],
    ['intake', 'station', ['station']],
    ['intake', 'city-desk', ['city-desk']],
    ['officer', 'office', ['office', 'station']],
    ['officer', 'desk', ['desk']],
    ['chief', 'county', COUNTY],
    ['chief', 'desk', COUNTY],
    ['chief', 'office', ['office', 'station']],
    ['viewer', 'city', [...COUNTY, 'city', 'city-desk', 'other-county', 'other-office']],
    ['viewer', 'county', COUNTY],
    ['officer', 'unknown', []],
    ['consumer', 'county', []],
  ])('%s at %s', (role, unitId, expected) => {
    expect(reachOf(role, unitId, TREE).toSorted()).toEqual(expected.toSorted())
  })
})

/** Any tree the rules allow: each unit chooses a parent, among those before it, of a level that may stand above. */
const drawnUnit = fc.record({ level: fc.constantFrom(...LEVELS), pick: fc.nat() })
const anyUnits = fc.array(drawnUnit, { minLength: 1, maxLength: 40 }).map((drawn) => {
  const units: UnitNode[] = []
  for (const { level, pick } of drawn) {
    const parents = [
      ...units.filter((unit) => PARENT_LEVELS[level].includes(unit.level)).map(({ id }) => id),
      ...(PARENT_LEVELS[level].includes(null) ? [null] : []),
    ]
    if (parents.length > 0) units.push({ id: `u${units.length}`, parentId: parents[pick % parents.length] ?? null, level })
  }
  return units
})

function ancestors(units: readonly UnitNode[], id: string): string[] {
  const parentId = units.find((unit) => unit.id === id)?.parentId
  return parentId === null || parentId === undefined ? [id] : [id, ...ancestors(units, parentId)]
}

test('no role of one unit ever reaches a sibling of it, but for the desk that stands for its county', () => {
  let reached = 0
  fc.assert(fc.property(anyUnits, fc.constantFrom(...STAFF_ROLES), (units, role) => {
    const tree = unitTree(units)
    for (const unit of units) {
      const parent = units.find(({ id }) => id === unit.parentId)
      const standsForCounty = unit.level === 'desk' && parent?.level === 'county' && (role === 'intake' || role === 'chief')
      const anchor = standsForCounty && parent ? parent.id : unit.id
      for (const covered of reachOf(role, unit.id, tree)) {
        reached += 1
        expect(ancestors(units, covered)).toContain(anchor)
      }
    }
  }))
  expect(reached).toBeGreaterThan(100)
})

test('the level rules allow no cycle: every parent is of a higher level', () => {
  const rank: Record<Level, number> = { province: 0, city: 1, county: 2, desk: 3, office: 3, station: 4 }
  for (const level of LEVELS) {
    for (const parent of PARENT_LEVELS[level]) expect(parent === null ? -1 : rank[parent]).toBeLessThan(rank[level])
  }
})

test('a unit and all below are each named once', () => {
  fc.assert(fc.property(anyUnits, (units) => {
    const tree = unitTree(units)
    for (const { id } of units) {
      const below = unitAndBelow(tree, id)
      expect(new Set(below).size).toBe(below.length)
      expect(below.toSorted()).toEqual(units.filter((unit) => ancestors(units, unit.id).includes(id)).map((unit) => unit.id).toSorted())
    }
  }))
})

test('administrator, security officer and auditor exclude each other and all casework; casework roles go together', () => {
  for (const held of STAFF_ROLES) {
    for (const wanted of STAFF_ROLES) {
      const trust = ([...TRUST_ROLES] as StaffRole[])
      const conflict = held !== wanted && (trust.includes(held) || trust.includes(wanted))
      expect(conflictingRole([held], wanted)).toBe(conflict ? held : undefined)
    }
  }
  expect(conflictingRole(CASEWORK_ROLES, 'officer')).toBeUndefined()
})

test('an account of any roles granted one after the other never holds two separated duties', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...STAFF_ROLES), { maxLength: 12 }), (wanted) => {
    const held: StaffRole[] = []
    for (const role of wanted) if (!conflictingRole(held, role)) held.push(role)
    const trust = new Set(held.filter((role) => ([...TRUST_ROLES] as StaffRole[]).includes(role)))
    expect(trust.size).toBeLessThanOrEqual(1)
    expect(trust.size === 1 && held.some((role) => ([...CASEWORK_ROLES] as StaffRole[]).includes(role))).toBe(false)
  }))
})

describe('the actor an account is', () => {
  const account = { id: 'a', name: '李芳' }

  test('holds its role in the units reached, and nowhere else', () => {
    const actor = actorOf(account, [{ role: 'officer', unitId: 'office' }], GUANGYUAN)
    expect(holds(actor, 'officer', 'station')).toBe(true)
    expect(holds(actor, ['intake', 'officer'], 'office')).toBe(true)
    expect(holds(actor, 'officer', 'office-2')).toBe(false)
    expect(holds(actor, 'chief', 'office')).toBe(false)
  })

  test('a role without a unit reaches everything only if it is one of trust', () => {
    expect(actorOf(account, [{ role: 'auditor', unitId: null }], []).grants).toEqual([
      { role: 'auditor', unitId: EVERYWHERE, reach: [EVERYWHERE] },
    ])
    expect(actorOf(account, [{ role: 'chief', unitId: null }], GUANGYUAN).grants[0]?.reach).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { STAFF_ROLES } from '#modules/access/index.ts'
import { mayDo } from '../access/abilities.ts'
import { levelsBelow, treeOf } from '../access/units-tree.ts'
import { homeOf, navigationOf } from './navigation.ts'

function pagesOf(...roles: string[]): string[] {
  return navigationOf((ability) => mayDo(roles, ability)).flatMap((section) => section.items.map((item) => item.to))
}

describe('menu', () => {
  test('each role has its pages and no others', () => {
    expect(pagesOf('officer')).toEqual(['/', '/register', '/knowledge', '/incidents', '/cases', '/spot-checks', '/absences'])
    expect(pagesOf('chief')).toEqual(['/', '/overview', '/platforms', '/register', '/knowledge', '/import', '/places', '/incidents', '/cases', '/spot-checks', '/absences'])
    expect(pagesOf('viewer')).toEqual(['/', '/overview', '/platforms', '/incidents', '/cases'])
    expect(pagesOf('administrator')).toEqual(['/units', '/accounts'])
    expect(pagesOf('auditor')).toEqual(['/accounts', '/audit'])
    for (const role of STAFF_ROLES) expect(pagesOf(role).length, role).toBeGreaterThan(0)
  })
  test('everyone lands on a page that is theirs; without a role on the password', () => {
    expect(homeOf((ability) => mayDo(['security-officer'], ability))).toBe('/accounts')
    expect(homeOf(() => false)).toBe('/password')
  })
})

describe('units', () => {
  const unit = (id: string, parentId: string | null, level: 'county' | 'office' | 'desk' | 'station', areaCode = '510821') => ({
    id,
    parentId,
    level,
    name: id,
    shortName: id,
    areaCode,
    validFrom: '2020-01-01',
    validTo: null,
  })
  test('a tree, higher levels first; a unit without its parent stands at the top', () => {
    const tree = treeOf([
      unit('station', 'office', 'station'),
      unit('office', 'county', 'office'),
      unit('county', null, 'county'),
      unit('desk', 'county', 'desk'),
      unit('stray', 'gone', 'office'),
    ])
    expect(tree.map((branch) => branch.unit.id)).toEqual(['county', 'stray'])
    expect(tree[0]?.below.map((branch) => branch.unit.id)).toEqual(['desk', 'office'])
    expect(tree[0]?.below[1]?.below.map((branch) => branch.unit.id)).toEqual(['station'])
  })
  test('levels that may stand below', () => {
    expect(levelsBelow('county')).toEqual(['desk', 'office', 'station'])
    expect(levelsBelow('station')).toEqual([])
    expect(levelsBelow(null)).toContain('county')
  })
})

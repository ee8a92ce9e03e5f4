import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describe as tell, lawBreaches } from './all.ts'
import { importGraph, projectRoot } from './imports.ts'
import { impureUses } from './ambient.ts'
import { parseText, type Violation } from './source.ts'
import { foreignTables, qualifiedNames } from './sql.ts'

const fixtures = join(projectRoot, 'laws/fixtures')
const names = readdirSync(fixtures)

type Place = Pick<Violation, 'law' | 'file' | 'line'>

function places(breaches: readonly Violation[]): Place[] {
  return breaches.map(({ law, file, line }) => ({ law, file, line }))
}

describe('every law bites', () => {
  test.each(names)('%s', async (name) => {
    const expected = JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8')) as Place[]
    expect(expected.length).toBeGreaterThan(0)
    expect(places(await lawBreaches(join(fixtures, name)))).toEqual(expected)
  })

  test('no rule of the import graph is without a fixture', () => {
    const rules = readFileSync(join(projectRoot, '.dependency-cruiser.cjs'), 'utf8').matchAll(/^ {6}name: '([\w-]+)'/gm)
    expect(names).toEqual(expect.arrayContaining([...rules].map((match) => match[1])))
  })
})

describe('the tree itself', () => {
  test('breaks no law', async () => {
    expect((await lawBreaches(projectRoot)).map(tell)).toEqual([])
  })

  test('has no module that the laws do not know as kernel, casework or reach', () => {
    const config = readFileSync(join(projectRoot, '.dependency-cruiser.cjs'), 'utf8')
    const known = [...config.matchAll(/^const (?:KERNEL|CASEWORK|REACH) = '([\w|-]+)'/gm)].flatMap((match) => match[1]?.split('|') ?? [])
    expect(known).toEqual(expect.arrayContaining(readdirSync(join(projectRoot, 'modules'))))
  })

  test('its pure half is found, so that the laws have something to judge', async () => {
    const { pure } = await importGraph(projectRoot)
    for (const path of ['platform/pure/date.ts', 'modules/rules/rules.ts', 'modules/complaint/contract.ts']) {
      expect([...pure]).toContain(path)
    }
  })
})

describe('names in SQL', () => {
  test.each([
    ['select * from a.b', ['a.b']],
    ['select x.y.z from "A"."b c"', ['x.y', 'A.b c']],
    ["select 'a.b', $tag$ a.b $tag$ -- c.d\n/* e.f */ from g.h", ['a.b', 'g.h']],
    ['insert into Complaint . Statement values (?)', ['complaint.statement']],
    ['select 1.5, e\'x.y\'', []],
  ])('%s', (statement, expected) => {
    expect(qualifiedNames(statement).map(({ schema, name }) => `${schema}.${name}`)).toEqual(expected)
  })

  test('views of others may be named, tables may not', () => {
    const known = new Set(['casefile', 'complaint'])
    expect(foreignTables('select 1 from casefile.file_view, complaint.statement, other.thing', 'complaint', known)).toEqual([])
    expect(foreignTables('select 1 from casefile.event', 'complaint', known)).toHaveLength(1)
  })
})

test.each([
  ['new Date(at)', 0], ['new Date()', 1], ['new Date', 1], ['globalThis.Date.now()', 1], ["Date['now']()", 1], ['Date.parse(text)', 0],
  ['text.fetch()', 0], ['const { process } = row', 0], ['const read = fetch', 1], ['crypto.randomUUID()', 1], ['performance.now()', 1],
])('pure code: %s → %i', (code, count) => {
  expect(impureUses({ path: 'x.ts', text: code, tree: parseText('x.ts', code) })).toHaveLength(count)
})

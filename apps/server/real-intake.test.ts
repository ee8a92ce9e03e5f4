/** Real, masked tickets and a real table of place names, where they are at hand; nothing of them is in the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldAlias, makeAliasTable, readOfficeTable, suggestUnit, zOfficeTable } from '#modules/party/aliases.ts'
import { findAliases, upsertAliases } from '#modules/party/store.ts'
import { list } from '#modules/worklist/server.ts'
import { claimsIn, type NationalClaim } from '#modules/exchange/national.ts'
import { nationalNumber, textRow, type TextRow } from '#modules/exchange/testing.ts'
import { endedAs, importTable } from './exchange-testing.ts'
import { ROOT, testSystem, type TestSystem } from './testing.ts'

const folder = join(ROOT, '../shared/data/intake')
const tickets = join(folder, 'complaint_samples.csv')
const places = join(folder, 'place-office-aliases.json')
const absent = [tickets, places].every((path) => existsSync(path)) ? '' : ' (skipped: ../shared/data/intake is not here)'

const CLAIMS: Readonly<Record<string, NationalClaim>> = { 退货: 'return-goods', 更换: 'exchange', 退赔费用: 'refund', 赔偿损失: 'damages' }

/** A ticket opens with its claims and its problem, each up to a blank; then it says where, and what happened. */
function rowOf(text: string, index: number): TextRow {
  const [, , problem = '', place = ''] = /^(\S+)\s+(\S+)\s+(\S*)/.exec(text) ?? []
  return textRow(index + 1, { 诉求内容: text, 具体问题: problem.slice(0, 100), 事发地: place.slice(0, 60), 企业地址: '', 企业名称: '见诉求内容', 处理机构: '', 处理部门: '' })
}

describe.skipIf(absent)(`ten real tickets${absent}`, () => {
  let system: TestSystem
  let texts: readonly string[]
  let rows: readonly TextRow[]
  beforeAll(async () => {
    system = await testSystem('real-intake')
    texts = (parse(readFileSync(tickets), { bom: true, columns: true }) as unknown as { text: string }[]).map(({ text }) => text)
    rows = texts.map(rowOf)
  }, 120_000)
  afterAll(async () => system.close())

  test('go in whole, each with the claims it opens with', async () => {
    expect(texts.length).toBe(10)
    const exportedAt = '2026-04-27T01:00:00.000Z'
    expect(await importTable(system, { rows, exportedAt })).toEqual({ created: 10, updated: 0, unchanged: 0, bad: [] })
    expect(await importTable(system, { rows, exportedAt })).toMatchObject({ unchanged: 10 })
    const named = new Set<string>()
    for (const [index, text] of texts.entries()) {
      const statement = (await endedAs(system, nationalNumber(index + 1)))?.state.statement
      const words = (text.split(/\s/)[0] ?? '').split(',').filter((word) => word in CLAIMS)
      for (const word of words) named.add(word)
      expect(statement).toMatchObject({ facts: text.trim(), claims: words.length > 0 ? words.map((word) => CLAIMS[word]) : ['other'] })
      expect(claimsIn(text)).toEqual(statement?.claims)
    }
    expect([...named].toSorted()).toEqual(Object.keys(CLAIMS).toSorted())
  })

  test('are found by their words, on the desk that dispatches them', async () => {
    const { id } = system.county.staff.intake
    const { desk } = system.county.units
    const actor = { id, name: 'intake人员', grants: [{ role: 'intake' as const, unitId: desk, reach: [desk] }] }
    for (const text of texts) {
      const piece = text.slice(0, 60).split(/[\s，。：、,]/).toSorted((left, right) => right.length - left.length)[0] ?? ''
      const found = await list(system.parts.worklist, { officer: 'any', due: 'any', state: 'open', text: piece }, actor)
      const summaries = found.rows.map(({ summary }) => text.replace(/\s+/g, ' ').startsWith(summary.replace(/…$/, '')))
      expect(summaries).toContain(true)
    }
  })

  test('every place name is kept, and a name sent to two offices suggests neither', async () => {
    const { units } = system.county
    const byOffice = new Map<string, string>()
    const unitOf = (code: string): string => {
      const known = byOffice.get(code) ?? `00000000-0000-4000-8000-${String(byOffice.size).padStart(12, '0')}`
      byOffice.set(code, known)
      return known
    }
    const table = readOfficeTable(zOfficeTable.parse(JSON.parse(readFileSync(places, 'utf8'))), unitOf)
    expect([table.rows.length, table.unknown.length]).toEqual([555, 0])
    expect(await upsertAliases(system.database, '510821', table.rows)).toBe(555)
    expect(await upsertAliases(system.database, '510821', table.rows)).toBe(0)
    // Every tenth name was sent to a second office too.
    const contested = table.rows.filter((_, index) => index % 10 === 0).map((row) => ({ ...row, unitId: units.office }))
    expect(await upsertAliases(system.database, '510821', contested)).toBe(contested.length)
    const aliases = makeAliasTable(await findAliases(system.database, '510821', ...table.rows.map(({ alias }) => alias)))
    expect(aliases.conflicts.size).toBe(new Set(contested.map(({ alias }) => foldAlias(alias))).size)
    for (const row of rows) {
      const { suggestions, conflicts } = suggestUnit(aliases, row.事发地, row.诉求内容)
      const open = new Set(conflicts.map(({ alias }) => foldAlias(alias)))
      expect(suggestions.filter(({ alias }) => open.has(foldAlias(alias)))).toEqual([])
    }
    for (const conflict of aliases.conflicts.values()) {
      expect(suggestUnit(aliases, conflict.alias).suggestions).toEqual([])
    }
    // Suggestions only advise: with the whole table loaded the files still wait on the desk.
    const [first] = rows
    await importTable(system, { rows: [{ ...textRow(99), 事发地: first?.事发地 ?? '', 企业地址: '' }], exportedAt: '2026-04-27T01:00:00.000Z' })
    expect((await endedAs(system, nationalNumber(99)))?.state.unitId).toBe(units.desk)
  })
})

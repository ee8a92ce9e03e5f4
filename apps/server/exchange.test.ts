import * as fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { nationalNumber, textRow, type TextRow } from '#modules/exchange/testing.ts'
import { auditFiles } from './audit-files.ts'
import { exchangeServer } from './exchange-parts.ts'
import { breaking, endedAs, importTable, type Ended, type Table } from './exchange-testing.ts'
import { testSystem, type TestSystem } from './testing.ts'

const EARLY = '2026-04-26T01:00:00.000Z'
const LATE = '2026-04-27T01:00:00.000Z'

let system: TestSystem
beforeAll(async () => {
  system = await testSystem('exchange')
}, 120_000)
afterAll(async () => {
  const { findings } = await auditFiles(system.parts.desk, () => undefined)
  await system.close()
  expect(findings).toEqual([])
})

let serials = 0
/** Serial numbers that no other test has used. */
function fresh(count: number): number[] {
  return Array.from({ length: count }, () => (serials += 1))
}

async function ended(row: TextRow): Promise<Ended> {
  const found = await endedAs(system, row.登记编号)
  if (!found) throw new Error(`no file of ${row.登记编号}`)
  return found
}

async function countOf(table: 'event' | 'file'): Promise<number> {
  const from = table === 'event' ? sql`casefile.event` : sql`casefile.file`
  return (await system.owner.one<{ n: number }>(sql`select count(*)::int as n from ${from}`))?.n ?? -1
}

describe('rows become files', () => {
  test('waiting, accepted, decided at the source', async () => {
    const [a = 0, b = 0, c = 0, d = 0] = fresh(4)
    const rows = [
      textRow(a), textRow(b, { 初查受理状态: '受理' }), textRow(c, { 初查受理状态: '不予受理', 反馈内容: '不是消费者' }), textRow(d, { 初查受理状态: '处理完成', 反馈内容: '已退款' }),
    ]
    expect(await importTable(system, { rows, exportedAt: EARLY })).toEqual({ created: 4, updated: 0, unchanged: 0, bad: [] })
    const [waiting, accepted, refused, finished] = await Promise.all(rows.map(ended))
    expect(waiting).toMatchObject({ standing: { stage: 'received', open: true }, due: { clock: 'complaint.accept', on: '2026-04-29', receivedOn: '2026-04-20' } })
    expect(waiting?.state.statement).toMatchObject({ channel: 'national', facts: rows[0]?.诉求内容, claims: ['return-goods', 'refund'], category: 'quality', claimText: '冒充合格产品' })
    expect(accepted).toMatchObject({ standing: { stage: 'accepted', substage: 'open', open: true }, due: { clock: 'complaint.mediate' } })
    expect(accepted?.types).toEqual(['complaint.received', 'complaint.accepted', 'mediation.opened'])
    for (const [file, feedback] of [[refused, '不是消费者'], [finished, '已退款']] as const) {
      expect(file).toMatchObject({ standing: { stage: 'closed', open: false, clocked: false }, due: { clock: null, on: null, open: false }, projection: { result: feedback, decided_on: null } })
    }
  })

  test('the unit named by the row, else that of the firm in the register, else the intake desk', async () => {
    const { units, firms } = system.county
    const given: Partial<TextRow>[] = [
      { 处理部门: '嘉川市场监管所' }, { 处理机构: '东河市场监管所' }, { 企业名称: firms.bakery.name }, { 企业名称: firms.bakery.name, 处理部门: '嘉川市场监管所' },
      { 企业名称: firms.nowhere.name }, { 处理部门: '没有这个所' }, {},
    ]
    const rows = fresh(given.length).map((serial, index) => textRow(serial, given[index]))
    await importTable(system, { rows, exportedAt: EARLY })
    const files = await Promise.all(rows.map(ended))
    expect(files.map(({ state }) => state.unitId)).toEqual([units.office2, units.office, units.office, units.office2, units.desk, units.desk, units.desk])
    expect(files.map(({ state }) => state.statement?.respondent.operatorId ?? null))
      .toEqual([null, null, firms.bakery.id, firms.bakery.id, firms.nowhere.id, null, null])
  })

  test('the desk is that of the county in the number', async () => {
    const { units, firms } = system.county
    const [serial = 0] = fresh(1)
    const row = textRow(serial, { 登记编号: nationalNumber(serial, '20260420', '510822'), 企业名称: firms.farShop.name })
    await importTable(system, { rows: [row, { ...row, 登记编号: nationalNumber(serial, '20260421', '510822'), 企业名称: '无此店' }], exportedAt: EARLY })
    expect((await ended(row)).state.unitId).toBe(units.otherOffice)
    expect((await endedAs(system, nationalNumber(serial, '20260421', '510822')))?.state.unitId).toBe(units.otherDesk)
  })

  test('a number without a day: received on the day of the import, and the same the day after', async () => {
    const row = textRow(0, { 登记编号: 'WX-2026-77' })
    await importTable(system, { rows: [row], exportedAt: EARLY })
    const before = await ended(row)
    expect(before.due).toMatchObject({ receivedOn: '2026-04-28' })
    system.clock.advance(24 * 3_600_000)
    const events = await countOf('event')
    expect(await importTable(system, { rows: [row], exportedAt: EARLY })).toMatchObject({ unchanged: 1 })
    expect(await countOf('event')).toBe(events)
    expect(await ended(row)).toEqual(before)
  })

  test('who took it in stands in the audit trail: the command line as the system', async () => {
    const [serial = 0, other = 0] = fresh(2)
    const intake = { id: system.county.staff.intake.id, name: 'intake人员', grants: [{ role: 'intake' as const, unitId: system.county.units.desk, reach: [system.county.units.desk] }] }
    await importTable(system, { rows: [textRow(serial)], exportedAt: EARLY })
    await importTable(system, { rows: [textRow(other)], exportedAt: EARLY }, { actor: intake })
    const trail = (number: string) => system.owner.rows<{ actor_id: string; action: string }>(sql`
      select a.actor_id, a.action from access.audit_entry a join complaint.complaint c on c.file_id::text = a.object_id where c.national_number = ${number}`)
    expect(await trail(nationalNumber(serial))).toEqual([{ actor_id: SYSTEM.id, action: 'complaint.receive' }])
    expect(await trail(nationalNumber(other))).toEqual([{ actor_id: intake.id, action: 'complaint.receive' }])
  })
})

describe('importing again', () => {
  test('changes nothing: no event, no version, no file', async () => {
    const rows = fresh(6).map((serial, index) => textRow(serial, { 初查受理状态: ['待初查', '受理', '处理完成'][index % 3] ?? '' }))
    await importTable(system, { rows, exportedAt: EARLY })
    const [events, files, before] = [await countOf('event'), await countOf('file'), await Promise.all(rows.map(ended))]
    for (const exportedAt of [EARLY, LATE]) {
      expect(await importTable(system, { rows, exportedAt })).toEqual({ created: 0, updated: 0, unchanged: 6, bad: [] })
    }
    expect([await countOf('event'), await countOf('file'), await Promise.all(rows.map(ended))]).toEqual([events, files, before])
  })

  test('a changed row updates its file and no other', async () => {
    const rows = fresh(3).map((serial) => textRow(serial))
    await importTable(system, { rows, exportedAt: EARLY })
    const before = await Promise.all(rows.map(ended))
    const changed = rows.map((row, index) => (index === 1 ? { ...row, 诉求内容: '更换 其他 换一台就行', 问题类别: '售后服务', 企业名称: '新名字店' } : row))
    expect(await importTable(system, { rows: changed, exportedAt: LATE })).toEqual({ created: 0, updated: 1, unchanged: 2, bad: [] })
    const after = await Promise.all(rows.map(ended))
    expect([after[0], after[2]]).toEqual([before[0], before[2]])
    expect(after[1]?.state.statement).toMatchObject({ facts: '更换 其他 换一台就行', claims: ['exchange'], category: 'after-sales', respondent: { name: '新名字店' } })
    expect(after[1]?.types).toEqual(['complaint.received', 'complaint.source-updated'])
  })

  test('an older table that comes late takes nothing back', async () => {
    const [serial = 0] = fresh(1)
    await importTable(system, { rows: [textRow(serial, { 初查受理状态: '处理完成', 反馈内容: '已退款' })], exportedAt: LATE })
    const before = await ended(textRow(serial))
    expect(await importTable(system, { rows: [textRow(serial)], exportedAt: EARLY })).toMatchObject({ unchanged: 1 })
    expect(await ended(textRow(serial))).toEqual(before)
  })

  test('a time stamp ahead of the clock does not outlive the next export', async () => {
    const [serial = 0] = fresh(1)
    await importTable(system, { rows: [textRow(serial, { 诉求内容: '退货 甲' })], exportedAt: '2030-01-01T00:00:00.000Z' })
    system.clock.advance(60_000)
    await importTable(system, { rows: [textRow(serial, { 诉求内容: '退货 乙' })], exportedAt: system.clock.now().toISOString() })
    expect((await ended(textRow(serial))).state.statement?.facts).toBe('退货 乙')
  })
})

describe('bad rows', () => {
  test('are listed with line and reason and stop no other', async () => {
    const [a = 0, b = 0, c = 0, d = 0] = fresh(4)
    const rows = [
      textRow(a), textRow(b, { 登记编号: '1.51E+24' }), textRow(b, { 类型: '举报' }), textRow(c), textRow(c, { 诉求内容: '退货 另一个内容' }), textRow(d, { 诉求内容: '' }),
      textRow(a), textRow(d),
    ]
    const done = await importTable(system, { rows, exportedAt: EARLY })
    expect(done).toMatchObject({ created: 3, updated: 0, unchanged: 1 })
    expect(done.bad).toEqual([
      { line: 3, number: '1.51E+24', refusal: 'exchange.row-rounded', params: { column: '登记编号' } },
      { line: 4, number: nationalNumber(b), refusal: 'exchange.row-kind', params: { value: '举报' } },
      { line: 6, number: nationalNumber(c), refusal: 'exchange.row-repeated', params: { line: 5 } },
      { line: 7, number: nationalNumber(d), refusal: 'exchange.row-missing', params: { column: '诉求内容' } },
    ])
  })
})

describe('a run that is cut off', () => {
  test('and repeated ends like one that was not', () => fc.assert(fc.asyncProperty(
    fc.array(fc.constantFrom('待初查', '受理', '处理完成'), { minLength: 1, maxLength: 6 }), fc.nat(9), fc.nat(9),
    async (statuses, first, second) => {
      const make = (serial: number[]): TextRow[] => serial.map((one, index) => textRow(one, { 初查受理状态: statuses[index] ?? '', 诉求内容: `退货 第${index}件`, 企业名称: '某店' }))
      const [cut, whole] = [make(fresh(statuses.length)), make(fresh(statuses.length))]
      for (const after of [first, second]) await importTable(system, { rows: cut, exportedAt: EARLY }, { server: breaking(system, after) }).catch(() => undefined)
      await importTable(system, { rows: cut, exportedAt: EARLY })
      await importTable(system, { rows: whole, exportedAt: EARLY })
      expect(await Promise.all(cut.map(ended))).toEqual(await Promise.all(whole.map(ended)))
    },
  ), { numRuns: 15 }))

  test('shows as a run without an end', async () => {
    const unfinished = async () => (await system.owner.rows(sql`select from exchange.run where finished_at is null`)).length
    const before = await unfinished()
    const table = { rows: fresh(3).map((serial) => textRow(serial)), exportedAt: EARLY }
    await expect(importTable(system, table, { server: breaking(system, 2) })).rejects.toThrow('cut off')
    expect(await unfinished()).toBe(before + 1)
    expect(await importTable(system, table)).toMatchObject({ created: 1, unchanged: 2 })
    expect(await unfinished()).toBe(before + 1)
  })
})

describe('two imports in any order', () => {
  const NUMBERS = 3
  const COURSES = [['待初查', '受理', '处理完成'], ['待初查', '不予受理', '处理完成']] as const
  const cell = fc.record({
    facts: fc.constantFrom('退货 甲', '更换 乙'), step: fc.nat(2), feedback: fc.constantFrom('', '已退款', '已告知'), there: fc.boolean(),
  })
  const tables = fc.record({
    courses: fc.array(fc.nat(COURSES.length - 1), { minLength: NUMBERS, maxLength: NUMBERS }),
    exports: fc.array(fc.record({ at: fc.constantFrom(EARLY, LATE), cells: fc.array(cell, { minLength: NUMBERS, maxLength: NUMBERS }) }), { minLength: 2, maxLength: 3 }),
  })
  type Tables = typeof tables extends fc.Arbitrary<infer Value> ? Value : never

  /** The same tables under numbers of their own. */
  function written({ courses, exports }: Tables, serial: readonly number[]): Table[] {
    return exports.map(({ at, cells }) => ({
      exportedAt: at,
      rows: cells.flatMap(({ facts, step, feedback, there }, index) => {
        const course = COURSES[courses[index] ?? 0] ?? COURSES[0]
        const status = course[Math.min(step, course.length - 1)] ?? ''
        const given = { 诉求内容: facts, 初查受理状态: status, 反馈内容: status.startsWith('不') || status.startsWith('处') ? feedback : '', 企业名称: '某店' }
        return there ? [textRow(serial[index] ?? 0, given)] : []
      }),
    })).filter(({ rows }) => rows.length > 0)
  }

  async function endings(serial: readonly number[]): Promise<unknown[]> {
    const files = await Promise.all(serial.map((one) => endedAs(system, nationalNumber(one))))
    return files.map((file) => file && { ...file, types: [] })
  }

  async function oneByOne(list: readonly Table[]): Promise<void> {
    for (const table of list) await importTable(system, table)
  }

  test('end equal; so do the same twice, interleaved and at once', () => fc.assert(fc.asyncProperty(tables, async (given) => {
    const [there, back, twice, mixed, atOnce] = Array.from({ length: 5 }, () => fresh(NUMBERS)) as [number[], number[], number[], number[], number[]]
    await oneByOne(written(given, there))
    await oneByOne(written(given, back).toReversed())
    await oneByOne([...written(given, twice), ...written(given, twice)])
    const rowByRow = written(given, mixed).flatMap(({ rows, exportedAt }) => rows.map((row) => ({ rows: [row], exportedAt })))
    await oneByOne(rowByRow.filter((_, index) => index % 2 === 1))
    await oneByOne(rowByRow.filter((_, index) => index % 2 === 0))
    await Promise.all([...written(given, atOnce), ...written(given, atOnce)].map((table) => importTable(system, table)))
    const expected = await endings(there)
    for (const serial of [back, twice, mixed, atOnce]) expect(await endings(serial)).toEqual(expected)
  }), { numRuns: 40 }), 120_000)

  test('the same table four times at once makes one file of each row', async () => {
    const serial = fresh(20)
    const table = { rows: serial.map((one) => textRow(one)), exportedAt: EARLY }
    const server = exchangeServer(system.parts)
    const runs = await Promise.all(Array.from({ length: 4 }, () => importTable(system, table, { server })))
    expect(runs.reduce((sum, { created }) => sum + created, 0)).toBe(20)
    const files = await system.owner.rows(sql`select from complaint.complaint where national_number = any(${serial.map((one) => nationalNumber(one))}::text[])`)
    expect(files.length).toBe(20)
    expect((await Promise.all(serial.map((one) => ended(textRow(one))))).map(({ types }) => types)).toEqual(serial.map(() => ['complaint.received']))
  })
})

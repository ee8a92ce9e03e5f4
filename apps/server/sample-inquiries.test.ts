/** The inquiries of the sample county: each lawful, of every type, some open, answered and public. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import sql from 'sql-template-tag'
import { legalDate } from '#platform/pure/date.ts'
import { TYPES } from '#modules/inquiry/index.ts'
import { voice } from '#modules/inquiry/server.ts'
import { writeInquiries } from '#apps/sample/write-inquiries.ts'
import { auditFiles } from './audit-files.ts'
import { sampleCounty } from './commands.ts'
import { ROOT, testSystem, type TestSystem } from './testing.ts'

const LAST_DAY = legalDate('2026-04-27')
let system: TestSystem
beforeAll(async () => {
  system = await testSystem('sample-inquiries')
})
afterAll(() => system.close())

async function write(): Promise<number> {
  return writeInquiries({ desk: system.parts.desk, access: system.access, county: sampleCounty(ROOT, 1, LAST_DAY), password: '' })
}

test('are written once, however often the sample is filled', async () => {
  const count = await write()
  expect(await write()).toBe(count)
  expect(await system.database.one(sql`select count(*)::int as count from inquiry.inquiry`)).toEqual({ count })
})

test('are of every type, open and closed, all by the last day', async () => {
  const rows = await system.database.rows<{ type: string; open: boolean; late: boolean }>(sql`
    select i.type, bool_or(f.closed_at is null) as open, bool_or(f.received_on > ${LAST_DAY} or f.closed_at > ${'2026-04-27T16:00:00Z'}) as late
      from inquiry.inquiry i join casefile.file_view f on f.id = i.file_id group by i.type`)
  expect(rows.map(({ type }) => type).toSorted()).toEqual(TYPES.toSorted())
  expect(rows.filter(({ open }) => open).length).toBeGreaterThanOrEqual(3)
  expect(rows.some(({ late }) => late)).toBe(false)
})

test('some are public, none of them names anybody, and all of it is what the events derive to', async () => {
  const { answers, total } = await voice(system.parts.inquiries, { q: '' })
  expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['inquiry', 'suggestion', 'praise']))
  expect(total).toBe(4)
  expect(JSON.stringify(answers)).not.toMatch(/1990000|何晓兰|罗桂芳|蒲勇/)
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
})

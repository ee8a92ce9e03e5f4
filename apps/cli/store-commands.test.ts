import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { readConfig } from '#platform/config/index.ts'
import { startServer } from '#apps/server/start.ts'
import { ROOT, testSystem, type TestSystem } from '#apps/server/testing.ts'
import { csvOf, linesOf, nationalNumber, textRow, type TextRow } from '#modules/exchange/testing.ts'
import { auditVerify, health, importNational, migrate } from './store-commands.ts'

let system: TestSystem
let folder: string
let port: number
beforeAll(async () => {
  system = await testSystem('commands')
  folder = mkdtempSync(join(tmpdir(), 'hongdun-commands-'))
  vi.stubEnv('DATABASE_URL', system.owner.url)
  vi.stubEnv('HONGDUN_LOG', 'silent')
  port = await freePort()
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
  await system.close()
})

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

interface Told {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** Runs a command as the shell does, and keeps what it says. */
async function run(command: typeof migrate, ...args: readonly string[]): Promise<Told> {
  let [out, error] = ['', '']
  const io = { root: ROOT, out: (text: string) => void (out += text), error: (text: string) => void (error += text) }
  const code = await command(args, io)
  return { code, out, error }
}

/** Rows of a day long past, whatever day the tests run on. */
function row(serial: number, given: Partial<TextRow> = {}): TextRow {
  return textRow(serial, { 登记编号: nationalNumber(serial, '20250303'), ...given })
}

function tableFile(name: string, content: readonly TextRow[] | string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, Array.isArray(content) ? csvOf(linesOf(content as readonly TextRow[])) : content as string | Buffer)
  return path
}

describe('migrate', () => {
  test('once or twice, the schema is up to date', async () => {
    for (const _ of ['once', 'twice']) expect(await run(migrate)).toMatchObject({ code: 0, out: expect.stringContaining('up to date') as string })
  })
})

describe('import national', () => {
  test('0 where every row was taken in, and again', async () => {
    const file = tableFile('good.csv', [row(1), row(2, { 初查受理状态: '受理' })])
    expect(await run(importNational, 'national', file)).toEqual({ code: 0, out: '新建 2，更新 0，未变 0，未导入 0\n', error: '' })
    expect(await run(importNational, 'national', file)).toEqual({ code: 0, out: '新建 0，更新 0，未变 2，未导入 0\n', error: '' })
  })

  test('1 where a row was not, each with its line and the reason in Chinese', async () => {
    const file = tableFile('some.csv', [row(3), row(4, { 登记编号: '1.51E+24' }), row(5, { 类型: '举报' }), row(6)])
    const { code, out, error } = await run(importNational, 'national', file)
    expect([code, error]).toEqual([1, ''])
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^第 3 行 {2}1\.51E\+24 {2}“登记编号”的数字太长，.*重新从全国平台导出/) as string,
      `第 4 行  ${nationalNumber(5, '20250303')}  类型“举报”还不能导入，目前只接收“投诉”。`, '新建 2，更新 0，未变 0，未导入 2', '',
    ])
  })

  test.each([
    ['a file that is not there', () => join(folder, 'nowhere.csv'), '打不开文件'],
    ['a folder', () => folder, '打不开文件'],
    ['a PDF named .xlsx', () => tableFile('letter.xlsx', '%PDF-1.7\n1 0 obj'), '这不是可以导入的表格'],
    ['a table without the columns', () => tableFile('other.csv', '登记编号,类型\n1,投诉'), '缺少这些列：企业名称、诉求内容'],
    ['a table without rows', () => tableFile('empty.csv', csvOf(linesOf([]))), '没有数据行'],
  ])('2 for %s', async (_, path, message) => {
    const { code, out, error } = await run(importNational, 'national', path())
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain(message)
  })

  test.each([[[]], [['national']], [['provincial', 'x.csv']]])('2 and the usage for %j', async (args) => {
    const { code, error } = await run(importNational, ...args)
    expect([code, error]).toEqual([2, expect.stringContaining('用法') as string])
  })

  test('is the doing of the system in the audit trail', async () => {
    await run(importNational, 'national', tableFile('one.csv', [row(7)]))
    const trail = await system.owner.rows<{ actor_id: string; actor_name: string }>(sql`
      select a.actor_id, a.actor_name from access.audit_entry a join complaint.complaint c on c.file_id::text = a.object_id
       where c.national_number = ${nationalNumber(7, '20250303')}`)
    expect(trail).toEqual([{ actor_id: 'system', actor_name: '系统' }])
  })
})

describe('with a server running on the same data', () => {
  test('health is 0, an import goes in, its file is found; without one health is 1', async () => {
    const running = await startServer(readConfig({ port: String(port) }), { root: ROOT, version: '0.0.0' })
    try {
      expect(await run(health, '--port', String(port))).toMatchObject({ code: 0, out: expect.stringMatching(/live {2}正常[^]*ready 正常/) as string })
      expect(await run(importNational, 'national', tableFile('live.csv', [row(8)]))).toMatchObject({ code: 0, out: '新建 1，更新 0，未变 0，未导入 0\n' })
      const found = await running.parts.desk.database.rows(sql`select from complaint.complaint where national_number = ${nationalNumber(8, '20250303')}`)
      expect(found.length).toBe(1)
    } finally {
      await running.stop()
    }
    expect(await run(health, '--port', String(port))).toMatchObject({ code: 1, out: expect.stringMatching(/live {2}不通[^]*ready 不通/) as string })
  })
})

describe('audit verify', () => {
  const undo: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const back of undo.splice(0).toReversed()) await back()
  })

  /** Changes something behind the system's back, as only the owner of the tables can. */
  async function tamper(change: ReturnType<typeof sql>, back: ReturnType<typeof sql>): Promise<void> {
    expect(await system.owner.run(change)).toBe(1)
    undo.push(() => system.owner.run(back))
  }

  async function fileOf(serial: number): Promise<{ id: string; number: string }> {
    const file = await system.owner.one<{ id: string; number: string }>(sql`
      select f.id, f.number from casefile.file f join complaint.complaint c on c.file_id = f.id where c.national_number = ${nationalNumber(serial, '20250303')}`)
    if (!file) throw new Error(`no file of ${serial}`)
    return file
  }

  test('0 where everything agrees', async () => {
    await run(importNational, 'national', tableFile('audit.csv', [row(1), row(2, { 初查受理状态: '受理' }), row(3)]))
    const { code, out } = await run(auditVerify, 'verify')
    expect(out).toMatch(/^文件 \d+ 份，事件 \d+ 条，全部一致\n$/)
    expect(code).toBe(0)
  })

  test.each([
    ['what an event says', 'hash #1', (id: string) => [
      sql`update casefile.event set data = jsonb_set(data, '{facts}', '"没有的事"') where file_id = ${id} and seq = 1`,
      sql`update casefile.event set data = jsonb_set(data, '{facts}', ${JSON.stringify(row(2).诉求内容)}::jsonb) where file_id = ${id} and seq = 1`,
    ]],
    ['who did it', 'hash #2', (id: string) => [
      sql`update casefile.event set actor_name = '张三' where file_id = ${id} and seq = 2`, sql`update casefile.event set actor_name = '系统' where file_id = ${id} and seq = 2`,
    ]],
    ['when', 'hash #1', (id: string) => [
      sql`update casefile.event set at = at - interval '1 day' where file_id = ${id} and seq = 1`, sql`update casefile.event set at = at + interval '1 day' where file_id = ${id} and seq = 1`,
    ]],
    ['a row of the projection', 'projection', (id: string) => [
      sql`update complaint.complaint set respondent_name = '别的店' where file_id = ${id}`, sql`update complaint.complaint set respondent_name = ${row(2).企业名称} where file_id = ${id}`,
    ]],
    ['how far a file is', 'row', (id: string) => [
      sql`update casefile.file set stage = 'closed' where id = ${id}`, sql`update casefile.file set stage = 'accepted' where id = ${id}`,
    ]],
  ] as const)('1 and the file by its number where someone changed %s', async (_, what, changes) => {
    const { id, number } = await fileOf(2)
    const [change, back] = changes(id)
    if (change && back) await tamper(change, back)
    const { code, out } = await run(auditVerify, 'verify')
    expect(out.split('\n')[0]).toMatch(new RegExp(`^${number} {2}${what} `))
    expect(out).toContain('发现 1 处不一致')
    expect(code).toBe(1)
  })

  test('1 where the last event, or one in the middle, has gone', async () => {
    const { id, number } = await fileOf(2)
    const insert = (seq: number) => sql`insert into casefile.event select * from jsonb_populate_record(null::casefile.event, ${kept[seq] ?? ''}::jsonb)`
    const rows = await system.owner.rows<{ seq: number; whole: object }>(sql`select seq, to_jsonb(e) as whole from casefile.event e where file_id = ${id} order by seq`)
    const kept: Record<number, string> = Object.fromEntries(rows.map(({ seq, whole }) => [seq, JSON.stringify(whole)]))
    for (const [seq, what] of [[3, 'head  version 3, 2 events'], [2, 'sequence #3  expected 2']] as const) {
      await system.owner.run(sql`delete from casefile.event where file_id = ${id} and seq = ${seq}`)
      const { code, out } = await run(auditVerify, 'verify')
      await system.owner.run(insert(seq))
      expect([code, out.split('\n')[0]]).toEqual([1, `${number}  ${what}`])
    }
    expect((await run(auditVerify, 'verify')).code).toBe(0)
  })

  test('2 and the usage for anything else', async () => {
    expect(await run(auditVerify, 'repair')).toMatchObject({ code: 2, error: expect.stringContaining('用法') as string })
  })
})

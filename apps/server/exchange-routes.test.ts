import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { transact } from '#modules/casefile/desk.ts'
import { done } from '#modules/access/testing.ts'
import { findByNationalNumber } from '#modules/complaint/store.ts'
import { routes, type ImportRun } from '#modules/exchange/index.ts'
import { csvOf, linesOf, nationalNumber, textRow, xlsxOf, type TextRow } from '#modules/exchange/testing.ts'
import { testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let web: Awaited<ReturnType<typeof testApp>>
let client: Client
beforeAll(async () => {
  system = await testSystem('exchange-routes')
  web = await testApp(system)
  client = testClient(web.app, system)
}, 120_000)
afterAll(async () => {
  await web.close()
  await system.close()
})

let serials = 1_000
function fresh(): number {
  serials += 1
  return serials
}

interface Upload {
  readonly who?: StaffName
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly name?: string
}

async function upload(content: Buffer, { who = 'intake', headers = {}, name = '导出.xlsx' }: Upload = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const boundary = '----------hongdun'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const reply = await web.app.inject({
    method: 'POST', url: '/api/imports/national', payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...await client.credentials(who), ...headers },
  })
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
}

async function finished(id: unknown, who: StaffName = 'intake'): Promise<ImportRun> {
  return vi.waitFor(async () => {
    const run = await client.get<ImportRun>(who, routes.run, { id })
    expect(run.finishedAt).not.toBeNull()
    return run
  }, { timeout: 20_000, interval: 20 })
}

async function taken(rows: readonly TextRow[]): Promise<readonly string[]> {
  const run = await upload(Buffer.from(csvOf(linesOf(rows))), { headers: { 'x-last-modified': String(system.clock.now().getTime()) } })
  expect(run.status).toBe(202)
  expect((await finished(run.body['id'])).bad).toEqual([])
  return Promise.all(rows.map(async (row) => await findByNationalNumber(system.database, row.登记编号) ?? ''))
}

describe('an upload', () => {
  test('is answered at once and can be followed to its end, its bad rows in the language asked for', async () => {
    const rows = [textRow(fresh()), textRow(fresh(), { 类型: '举报' })]
    const begun = await upload(await xlsxOf(linesOf(rows)))
    expect(begun).toMatchObject({ status: 202, body: { fileName: '导出.xlsx', total: 2 } })
    expect(await finished(begun.body['id'])).toMatchObject({
      created: 1, bad: [{ line: 3, number: rows[1]?.登记编号, refusal: 'exchange.row-kind', reason: '类型“举报”还不能导入，目前只接收“投诉”。' }],
    })
    const { runs } = await client.get<{ runs: ImportRun[] }>('chief', routes.runs, {})
    expect(runs.map(({ id }) => id)).toContain(begun.body['id'])
  })

  test.each<[string, StaffName]>([['an officer', 'officer'], ['a viewer', 'cityViewer'], ['an administrator', 'administrator'], ['nobody in particular', 'idle']])('by %s is refused', async (_, who) => {
    expect(await upload(Buffer.from(csvOf(linesOf([textRow(fresh())]))), { who })).toMatchObject({ status: 403, body: { refusal: 'exchange.not-permitted' } })
  })

  test('without a session, or forged, is refused', async () => {
    const content = Buffer.from(csvOf(linesOf([textRow(fresh())])))
    expect(await upload(content, { headers: { cookie: '' } })).toMatchObject({ status: 401, body: { refusal: 'request.sign-in' } })
    expect(await upload(content, { headers: { 'x-csrf-token': 'other' } })).toMatchObject({ status: 403, body: { refusal: 'request.forged' } })
  })

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 415, 'exchange.not-a-table'],
    ['an empty file', Buffer.alloc(0), 422, 'exchange.empty'],
    ['a file cut off', Buffer.from('PK\u0003\u0004 and no more'), 422, 'exchange.damaged'],
    ['20 MB and more', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 413, 'exchange.too-large'],
  ])('of %s is refused, with a sentence that has all its values', async (_, content, status, refusal) => {
    const reply = await upload(content)
    expect(reply).toMatchObject({ status, body: { refusal } })
    expect(reply.body['message']).not.toMatch(/[{}]/)
  })

  test('with a time stamp beyond all time counts as of now', async () => {
    const reply = await upload(Buffer.from(csvOf(linesOf([textRow(fresh())]))), { headers: { 'x-last-modified': '1e300' } })
    expect(await finished(reply.body['id'])).toMatchObject({ created: 1 })
  })

  test('that is no form is refused', async () => {
    const reply = await web.app.inject({ method: 'POST', url: '/api/imports/national', payload: { a: 1 }, headers: await client.credentials('intake') })
    expect(reply.statusCode).toBe(415)
  })
})

describe('results on their way back', () => {
  interface Made {
    readonly id: string
    readonly rows: number
  }

  function make(): Promise<Made> {
    return client.get<Made>('chief', routes.makeExport, {})
  }

  async function fetchBook(id: string, who: StaffName = 'chief'): Promise<{ status: number; book: Buffer }> {
    const reply = await web.app.inject({ method: 'GET', url: `/api/exports/${id}.xlsx`, headers: await client.credentials(who) })
    return { status: reply.statusCode, book: reply.rawPayload }
  }

  async function sheetOf(book: Buffer): Promise<ExcelJS.Worksheet> {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(book as unknown as ArrayBuffer)
    const [sheet] = workbook.worksheets
    if (!sheet) throw new Error('no sheet')
    return sheet
  }

  function textsOf(sheet: ExcelJS.Worksheet): string[][] {
    return (sheet.getRows(1, sheet.rowCount) ?? []).map((row) => Array.from({ length: 8 }, (_, index) => row.getCell(index + 1).text))
  }

  async function decide(fileId: string, command: { readonly type: string }): Promise<void> {
    const { id } = system.county.staff.chief
    const { units } = system.county
    const reach = [units.county, units.desk, units.office, units.office2]
    const actor = { id, name: 'chief人员', grants: (['chief', 'intake'] as const).map((role) => ({ role, unitId: units.county, reach })) }
    done(await transact(system.parts.desk, { fileId, key: `decide-${fileId}-${command.type}`, actor, procedure: 'complaint', command }))
  }

  function refuse(reason: string): { readonly type: string } {
    return { type: 'refuse', ground: groundNamed().id, reason, told: 'phone' } as { type: string }
  }

  function groundNamed(): { id: string; zh: string } {
    const pack = system.parts.law.packs.findLast((candidate) => candidate.refusalGrounds.length > 0 && candidate.id.length > 0)
    const [ground] = pack?.refusalGrounds ?? []
    if (!ground) throw new Error('no ground')
    return ground
  }

  test('are handed out once, in columns ready for keying in, and again only when they change', async () => {
    const rows = [textRow(fresh()), textRow(fresh()), textRow(fresh())]
    const [accepted = '', refused = ''] = await taken(rows)
    await decide(accepted, { type: 'accept', told: 'phone' } as { type: string })
    await decide(refused, refuse('=HYPERLINK("x") 商家已经注销登记，无法联系'))
    const first = await make()
    expect(first.rows).toBe(2)
    const { book } = await fetchBook(first.id)
    const [header, ...texts] = textsOf(await sheetOf(book))
    expect(header).toEqual(['登记编号', '企业名称', '初查受理状态', '决定日期', '不予受理情形', '调解结果', '办结日期', '反馈内容'])
    const today = legalDate('2026-04-28')
    expect(texts).toEqual([
      [rows[0]?.登记编号, rows[0]?.企业名称, '受理', today, '', '', '', ''],
      [rows[1]?.登记编号, rows[1]?.企业名称, '不予受理', today, groundNamed().zh, '', today, '=HYPERLINK("x") 商家已经注销登记，无法联系'],
    ])
    expect(await client.refusal('chief', routes.makeExport, {})).toBe('exchange.nothing-to-export')
    await decide(accepted, { type: 'add-material', text: '补充小票', attachments: [] } as { type: string })
    expect(await client.refusal('chief', routes.makeExport, {})).toBe('exchange.nothing-to-export')
    await decide(accepted, { type: 'withdraw', reason: '已和解' } as { type: string })
    const second = await make()
    expect(textsOf(await sheetOf((await fetchBook(second.id)).book)).slice(1)).toEqual([[rows[0]?.登记编号, rows[0]?.企业名称, '受理', today, '', '终止调解', '', '']])
    expect(await client.refusal('chief', routes.makeExport, {})).toBe('exchange.nothing-to-export')
    const { exports } = await client.get<{ exports: { id: string; rows: number }[] }>('intake', routes.exports, {})
    expect(exports.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted())
  })

  test('every cell is a text, whatever its text begins with', async () => {
    const file = await taken([textRow(fresh(), { 企业名称: '@某店' })])
    for (const [index, sign] of ['=1+1', '+1', '-1', '@a'].entries()) {
      const [fileId = ''] = index === 0 ? file : await taken([textRow(fresh(), { 企业名称: `${sign}店` })])
      await decide(fileId, refuse(`${sign} 这是十个字以上的理由说明`))
    }
    const { id } = await make()
    const sheet = await sheetOf((await fetchBook(id)).book)
    sheet.eachRow((row) => row.eachCell((cell) => expect([cell.type, cell.numFmt]).toEqual([ExcelJS.ValueType.String, '@'])))
    expect(sheet.rowCount).toBe(5)
  })

  test('a batch fetched again is the same to the byte inside', async () => {
    const [fileId = ''] = await taken([textRow(fresh())])
    await decide(fileId, refuse('超过三年才来投诉，依法不予受理'))
    const { id } = await make()
    const [first, again] = [(await fetchBook(id)).book, (await fetchBook(id, 'intake')).book]
    const parts = (book: Buffer) => Object.entries(unzipSync(book)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')])
    expect(parts(again)).toEqual(parts(first))
  })

  test('two who ask at once get each result once', async () => {
    const files = await taken(Array.from({ length: 6 }, () => textRow(fresh())))
    for (const fileId of files) await decide(fileId, refuse('不属于生活消费，依法不予受理'))
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.call('chief', routes.makeExport, {})))
    expect(answers.filter(({ status }) => status === 200).map(({ body }) => (body as Made).rows)).toEqual([6])
    expect(answers.filter(({ status }) => status !== 200).length).toBe(3)
  })

  test('what the platform knows already is not handed back to it', async () => {
    await taken([textRow(fresh(), { 初查受理状态: '受理' }), textRow(fresh(), { 初查受理状态: '处理完成', 反馈内容: '已退款' })])
    expect(await client.refusal('chief', routes.makeExport, {})).toBe('exchange.nothing-to-export')
  })

  test('go to nobody else, and an unknown batch is none', async () => {
    expect((await fetchBook(nationalNumber(1))).status).toBe(404)
    expect((await fetchBook('00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await fetchBook('00000000-0000-4000-8000-000000000000', 'officer')).status).toBe(403)
    for (const route of [routes.makeExport, routes.exports, routes.runs]) expect(await client.refusal('officer', route, {})).toBe('exchange.not-permitted')
  })
})

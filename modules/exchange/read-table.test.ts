import { readFileSync, writeFileSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'
import * as fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { COLUMNS, type Column } from './national.ts'
import { readTable } from './read-table.ts'
import { MAX_ROWS, type Table } from './table.ts'
import { csvOf, gb18030, linesOf, rawXlsx, textRow, xlsxOf } from './testing.ts'

async function tableIn(content: Buffer | string): Promise<Table> {
  const table = await readTable(Buffer.from(content))
  if (isRefusal(table)) throw new Error(table.refusal)
  return table
}

async function refusalOf(content: Buffer | string): Promise<string> {
  const table = await readTable(Buffer.from(content))
  return isRefusal(table) ? table.refusal : 'was read'
}

const ROWS = [textRow(1), textRow(2, { 诉求内容: '退货 其他 他说"不行"，\n第二行, 𠮷野家', 反馈内容: '=1+1' })]
const LINES = linesOf(ROWS)
const WHOLE = ROWS.map((row, index) => ({ line: index + 2, cells: row }))

describe('a table is read whole', () => {
  test.each([
    ['xlsx', () => xlsxOf(LINES)],
    ['csv in UTF-8', () => Buffer.from(csvOf(LINES))],
    ['csv in UTF-8 with a mark', () => Buffer.from(`\uFEFF${csvOf(LINES)}`)],
    ['csv in GB 18030', () => gb18030(csvOf(LINES))],
    ['csv with line ends of Unix', () => Buffer.from(csvOf(LINES).replaceAll('\r\n', '\n'))],
  ])('%s', async (_, content) => {
    const table = await tableIn(await content())
    expect(table.columns).toEqual(COLUMNS)
    expect(table.rows).toEqual(WHOLE)
  })

  test('the same content comes out of every format', () => fc.assert(fc.asyncProperty(
    fc.array(fc.string({ unit: fc.constantFrom(...'市民购买的商品有问题，退货"\n,= 0１aＢ') , maxLength: 30 }), { minLength: 1, maxLength: 6 }),
    async (texts) => {
      const lines = linesOf(texts.map((text, index) => textRow(index, { 诉求内容: `退货 ${text}。` })))
      const [first, ...others] = await Promise.all([xlsxOf(lines), Buffer.from(csvOf(lines)), gb18030(csvOf(lines))].map(async (content) => tableIn(await content)))
      for (const other of others) expect(other).toEqual(first)
    },
  ), { numRuns: 25 }))
})

describe('people rearrange tables', () => {
  const shuffled = COLUMNS.toReversed()

  test.each([
    ['xlsx', (lines: readonly (readonly string[])[]) => xlsxOf(lines)],
    ['csv', (lines: readonly (readonly string[])[]) => Buffer.from(csvOf(lines))],
  ])('titles above, other order, more columns, empty lines: %s', async (_, write) => {
    const [header = [], ...rest] = linesOf(ROWS, shuffled)
    const lines = [['全国12315平台投诉导出'], [''], [...header, '备注', ''], ['', ' '], ...rest.flatMap((row) => [[...row, '自己加的'], ['']])]
    const { rows } = await tableIn(await write(lines))
    expect(rows.map(({ line }) => line)).toEqual([5, 7])
    for (const [index, { cells }] of rows.entries()) expect(cells).toEqual({ ...ROWS[index], 备注: '自己加的' })
  })

  test('headings with blanks and stars; of two equal ones the first counts', async () => {
    const heading = { 登记编号: '*登记 编号', 企业名称: ' 企业名称\u200B' } as Partial<Record<Column, string>>
    const [header = [], ...rest] = LINES
    const lines = [[...header.map((column) => heading[column as Column] ?? column), '登记编号'], ...rest.map((row) => [...row, 'other'])]
    const { rows } = await tableIn(csvOf(lines))
    expect(rows.map(({ cells }) => cells)).toEqual(ROWS)
  })

  test('a sheet with instructions before the sheet with the rows', async () => {
    const content = await xlsxOf([['请勿修改本表'], ['说明']], (workbook) => { workbook.addWorksheet('数据').addRows(LINES) })
    expect((await tableIn(content)).rows.map(({ cells }) => cells)).toEqual(ROWS)
  })

  test('a number that was rounded, a date, a formula, its error, rich text', async () => {
    const [header = [], row = []] = LINES
    const cells: unknown[] = [...row]
    cells[0] = 1.510_821_002_026_04e24
    cells[2] = new Date('2026-04-20T00:00:00Z')
    cells[3] = { richText: [{ text: '示例' }, { text: '百货店', font: { bold: true } }] }
    cells[4] = { formula: 'A1&"街"', result: '新华街' }
    cells[7] = { error: '#N/A' }
    cells[8] = 12.5
    cells[9] = true
    const { rows } = await tableIn(await xlsxOf([header, cells]))
    expect(rows[0]?.cells).toEqual({
      ...ROWS[0], 登记编号: { doubt: 'rounded' }, 接收方式: '2026-04-20', 企业名称: '示例百货店', 企业地址: { doubt: 'formula' }, 事发地: { doubt: 'formula' },
      具体问题: '12.5', 初查受理状态: '是',
    })
  })

  test('digits kept from being rounded by ="…" are read as they are', async () => {
    const [header = [], row = []] = LINES
    const { rows } = await tableIn([header.join(','), [`"=""${row[0] ?? ''}"""`, ...row.slice(1)].join(',')].join('\n'))
    expect(rows[0]?.cells['登记编号']).toBe(row[0])
  })

  test('a few broken bytes spoil the row they stand in and no other', async () => {
    const broken = Buffer.concat([Buffer.from(csvOf(linesOf([textRow(1)]))), Buffer.from('中'.repeat(3)).subarray(0, 7), Buffer.from(`\n${csvOf(linesOf([textRow(2)])).split('\r\n')[1] ?? ''}`)])
    const { rows } = await tableIn(broken)
    expect(rows.map(({ cells }) => Object.values(cells).some((cell) => typeof cell !== 'string'))).toEqual([true, false])
    expect(rows[1]?.cells).toEqual(textRow(2))
  })
})

describe('what is no table is refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'exchange.empty'],
    ['a heading without rows', csvOf(LINES.slice(0, 1)), 'exchange.empty'],
    ['a table of something else', 'a,b\n1,2', 'exchange.missing-columns'],
    ['a PDF', '%PDF-1.7\n%äöü\n1 0 obj\nendobj\n', 'exchange.not-a-table'],
    ['a program', Buffer.from('7f454c4602010100', 'hex'), 'exchange.not-a-table'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'exchange.not-a-table'],
    ['a quote that never ends', `${csvOf(LINES)}\n"abc`, 'exchange.damaged'],
    ['a zip of something else', Buffer.from(zipSync({ 'a.txt': strToU8('hello') })), 'exchange.not-a-table'],
    ['a sheet that is no XML', rawXlsx('<worksheet><sheetData><row'), 'exchange.damaged'],
    ['a sheet without cells', rawXlsx('<worksheet><sheetData/></worksheet>'), 'exchange.empty'],
    ['macros', rawXlsx('<worksheet></worksheet>', { 'xl/vbaProject.bin': strToU8('x') }), 'exchange.has-macros'],
    ['macros of Excel 4', rawXlsx('<worksheet></worksheet>', { 'xl/macrosheets/sheet1.xml': strToU8('<x/>') }), 'exchange.has-macros'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'exchange.too-large'],
  ])('%s', async (_, content, refusal) => {
    expect(await refusalOf(content)).toBe(refusal)
  })

  test('a file cut off anywhere, or with any byte changed, is refused or read whole, and never throws', async () => {
    const content = await xlsxOf(LINES)
    await fc.assert(fc.asyncProperty(fc.nat(content.length - 1), fc.boolean(), fc.integer({ min: 1, max: 255 }), async (at, cut, change) => {
      const spoilt = Buffer.from(cut ? content.subarray(0, at) : content)
      if (!cut) spoilt[at] = (spoilt[at] ?? 0) ^ change
      const table = await readTable(spoilt)
      expect(isRefusal(table) ? WHOLE : table.rows).toEqual(WHOLE)
    }), { numRuns: 150 })
  })

  test('50,000 rows are read, one more is not', async () => {
    const row = csvOf(linesOf([textRow(1)]).slice(1))
    const header = COLUMNS.join(',')
    const rows = Array.from({ length: MAX_ROWS }, () => row)
    expect((await tableIn([header, ...rows].join('\n'))).rows.length).toBe(MAX_ROWS)
    expect(await refusalOf([header, ...rows, row].join('\n'))).toBe('exchange.too-large')
  })
})

describe('bombs', () => {
  const GIGABYTE = 1024 ** 3
  let zeros: { packed: Buffer; checksum: number }
  beforeAll(async () => {
    zeros = await packZeros(GIGABYTE)
  })

  test.each([
    ['an honest header', GIGABYTE, 'exchange.too-large'],
    ['a header that says 1,000 bytes', 1_000, 'exchange.damaged'],
    ['a header that says 100 MB', 100 * 1024 * 1024, 'exchange.damaged'],
  ])('a gigabyte of zeros in a small file, under %s', async (_, declared, refusal) => {
    const content = withEntry(rawXlsx('<worksheet></worksheet>'), zeros.packed, zeros.checksum, declared)
    expect(content.length).toBeLessThan(2 * 1024 * 1024)
    const started = performance.now()
    const grown = await growth(async () => expect(await refusalOf(content)).toBe(refusal))
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(grown).toBeLessThan(300 * 1024 * 1024)
  })
})

async function packZeros(size: number): Promise<{ packed: Buffer; checksum: number }> {
  const [deflate, chunk] = [createDeflateRaw(), Buffer.alloc(16 * 1024 * 1024)]
  const parts: Buffer[] = []
  deflate.on('data', (part: Buffer) => parts.push(part))
  let checksum = 0
  for (let written = 0; written < size; written += chunk.length) {
    checksum = crc32(chunk, checksum)
    await new Promise((resolve) => { deflate.write(chunk, resolve) })
  }
  await new Promise<void>((resolve) => { deflate.end(resolve) })
  return { packed: Buffer.concat(parts), checksum }
}

/** The archive with one sheet more, already packed, under the size that its headers declare. */
function withEntry(archive: Buffer, packed: Buffer, checksum: number, declared: number): Buffer {
  const name = Buffer.from('xl/worksheets/sheet9.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x0403_4b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(checksum, 14)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const directory = archive.readUInt32LE(end + 16)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x0201_4b50, 0)
  local.copy(entry, 6, 4, 30)
  entry.writeUInt32LE(directory, 42)
  const tail = Buffer.from(archive.subarray(end))
  tail.writeUInt16LE(tail.readUInt16LE(8) + 1, 8)
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10)
  tail.writeUInt32LE(directory + local.length + name.length + packed.length, 16)
  return Buffer.concat([archive.subarray(0, directory), local, name, packed, archive.subarray(directory, end), entry, name, tail])
}

/** How far the memory of this process goes up while `work` runs: its peak as the kernel counts it, begun anew. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const peak = (): number => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  writeFileSync('/proc/self/clear_refs', '5')
  const before = peak()
  await work()
  return peak() - before
}

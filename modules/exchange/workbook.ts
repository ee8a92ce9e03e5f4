/** Tables as they come in (.xlsx, .csv) and go out (.xlsx): size and content are checked before anything is opened. */
import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import { Unzip, UnzipInflate } from 'fflate'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ExchangeRefusal } from './messages.ts'
import type { Cell } from './national.ts'

const MAX_UNPACKED = 120 * 1024 * 1024
const MAX_ROWS = 50_000
const TOO_LARGE = refuse('exchange.too-large', { params: { limit: MAX_UNPACKED / 1024 / 1024, rows: MAX_ROWS } })

export interface TableRow {
  /** Line as the sheet counts it, from 1 with the header. */
  readonly line: number
  readonly cells: Readonly<Record<string, Cell>>
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

type Outcome<T> = T | Refusal<ExchangeRefusal>

/** Reads a table by its content, not its name. */
export async function readTable(content: Buffer): Promise<Outcome<Table>> {
  if (content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return readWorkbook(content)
  if (content.subarray(0, 4096).includes(0)) return refuse('exchange.not-a-table')
  return readCsv(content)
}

/** Unpacks to nowhere and counts, so that neither a bomb nor a lying header gets further. */
function inspectZip(content: Buffer): Refusal<ExchangeRefusal> | undefined {
  let unpacked = 0
  let problem: Refusal<ExchangeRefusal> | undefined
  let sheets = 0
  const unzip = new Unzip((file) => {
    if (/vbaProject\.bin$/i.test(file.name)) problem = refuse('exchange.has-macros')
    if (/^xl\/worksheets\//.test(file.name)) sheets += 1
    file.ondata = (error, chunk) => {
      if (error) problem ??= refuse('exchange.damaged')
      unpacked += chunk?.length ?? 0
      if (unpacked > MAX_UNPACKED) problem ??= TOO_LARGE
    }
    if (!problem) file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < content.length && !problem; at += 65_536) unzip.push(content.subarray(at, at + 65_536), at + 65_536 >= content.length)
  } catch {
    problem ??= refuse('exchange.damaged')
  }
  return problem ?? (sheets === 0 ? refuse('exchange.not-a-table') : undefined)
}

function cellOf(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('formula' in value || 'sharedFormula' in value) return { formula: true }
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('text' in value) return String(value.text)
  return ''
}

async function readWorkbook(content: Buffer): Promise<Outcome<Table>> {
  const problem = inspectZip(content)
  if (problem) return problem
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(content as unknown as ArrayBuffer)
  } catch {
    return refuse('exchange.damaged')
  }
  const sheet = workbook.worksheets.find((candidate) => candidate.actualRowCount > 0)
  if (!sheet) return refuse('exchange.empty')
  if (sheet.rowCount > MAX_ROWS + 1) return TOO_LARGE
  const table: { line: number; cells: Cell[] }[] = []
  sheet.eachRow((row, line) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : []
    table.push({ line, cells: Array.from(values, (value) => cellOf(value as ExcelJS.CellValue)) })
  })
  return tableOf(table)
}

/** UTF-8, or GB 18030 as Chinese spreadsheet programs save it. */
function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}

function readCsv(content: Buffer): Outcome<Table> {
  if (content.length > MAX_UNPACKED) return TOO_LARGE
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, to: MAX_ROWS + 2 } as const
    const rows = parse(decode(content), options) as unknown as { record: string[]; info: { lines: number } }[]
    if (rows.length > MAX_ROWS + 1) return TOO_LARGE
    return tableOf(rows.map(({ record, info }) => ({ line: info.lines, cells: record })))
  } catch {
    return refuse('exchange.damaged')
  }
}

/** The first row with a known look of a header names the columns; rows without any content are left out. */
function tableOf(lines: readonly { line: number; cells: readonly Cell[] }[]): Outcome<Table> {
  const at = lines.findIndex(({ cells }) => cells.some((cell) => typeof cell === 'string' && cell.trim() === '登记编号'))
  const header = lines[at]
  if (!header) return refuse('exchange.missing-columns', { params: { columns: '登记编号' } })
  const columns = header.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''))
  const rows = lines.slice(at + 1)
    .map(({ line, cells }) => ({ line, cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''))
  return rows.length === 0 ? refuse('exchange.empty') : { columns, rows }
}

/** A workbook of text cells; text that a spreadsheet would take for a formula stays text because the cell type says so. */
export async function writeWorkbook(sheetName: string, columns: readonly { readonly header: string; readonly width: number }[], rows: readonly (readonly string[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, width }) => ({ header, width, style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow([...row])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}


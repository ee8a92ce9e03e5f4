/** Workbooks: read row by row out of an archive that has been unpacked within bounds, and written. */
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { zipSync } from 'fflate'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ExchangeRefusal } from './messages.ts'
import type { Cell } from './national.ts'
import { MAX_ROWS, MAX_UNPACKED_BYTES, tableOf, TOO_LARGE, type Line, type Table } from './table.ts'
import { listZip, unpackEntry, type ZipEntry } from './zip.ts'

type Outcome<T> = T | Refusal<ExchangeRefusal>

/** VBA, Excel 4 macro sheets and ActiveX. */
const MACROS = /^xl\/(?:vbaProject|macrosheets\/|activeX\/)/i
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const SHEET_END = /<\/worksheet>\s*$/
/** What the rows are read from, in the order in which it is needed. Everything else stays packed. */
const NEEDED = [/^xl\/_rels\/workbook\.xml\.rels$/i, /^xl\/workbook\.xml$/i, /^xl\/styles\.xml$/i, /^xl\/sharedStrings\.xml$/i, SHEET]
const REQUIRED = [['xl/_rels/workbook.xml.rels', '<Relationships/>'], ['xl/sharedStrings.xml', '<sst/>']] as const
const WIDEST = 200
/** Largest whole number that a spreadsheet keeps digit by digit. */
const EXACT = 1e15

/** The parts of a workbook that hold its rows, refused before anything is unpacked where it is no plain workbook. */
function neededEntries(content: Buffer): Outcome<readonly ZipEntry[]> {
  const entries = listZip(content)
  if (!entries) return refuse('exchange.damaged')
  if (entries.some(({ name }) => MACROS.test(name))) return refuse('exchange.has-macros')
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED_BYTES) return TOO_LARGE
  const needed = NEEDED.flatMap((pattern) => entries.filter(({ name }) => pattern.test(name)))
  return needed.some(({ name }) => SHEET.test(name)) ? needed : refuse('exchange.not-a-table')
}

/** The archive that the reader gets holds only what was unpacked and measured here, sheets under the names it expects. */
async function repack(content: Buffer, entries: readonly ZipEntry[]): Promise<Outcome<Uint8Array>> {
  const parts: Record<string, Uint8Array> = {}
  // Without these two the reader would put the sheets into temporary files.
  for (const [name, root] of REQUIRED) if (!entries.some((entry) => entry.name.toLowerCase() === name.toLowerCase())) parts[name] = Buffer.from(root)
  for (const entry of entries) {
    const unpacked = await unpackEntry(content, entry)
    const sheet = SHEET.test(entry.name)
    // The reader takes a sheet that breaks off for one that ends.
    if (!unpacked || (sheet && !SHEET_END.test(unpacked.toString('latin1', Math.max(0, unpacked.length - 100))))) return refuse('exchange.damaged')
    parts[sheet ? `xl/worksheets/sheet${Object.keys(parts).length}.xml` : entry.name.toLowerCase().replace('sharedstrings', 'sharedStrings')] = unpacked
  }
  return zipSync(parts, { level: 0 })
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) >= EXACT ? { doubt: 'rounded' } : String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { doubt: 'formula' } : value.toISOString().slice(0, 10)
  if (typeof value === 'object' && 'richText' in value && Array.isArray(value.richText)) {
    return (value.richText as readonly { text?: string | null }[]).map((run) => run.text ?? '').join('')
  }
  // A formula, the share of one, or the error that one ended with.
  return { doubt: 'formula' }
}

async function readSheet(sheet: AsyncIterable<ExcelJS.Row>): Promise<Outcome<readonly Line[]>> {
  const lines: Line[] = []
  for await (const row of sheet) {
    const cells: Cell[] = []
    row.eachCell((cell, column) => {
      if (column <= WIDEST) cells[column - 1] = cellOf(cell.value)
    })
    if (cells.length > 0) lines.push({ line: row.number || lines.length + 1, cells: Array.from(cells, (cell) => cell ?? '') })
    if (lines.length > MAX_ROWS + WIDEST) return TOO_LARGE
  }
  return lines
}

/** The first sheet with the columns of the platform; where none has them, what is wrong with the first that is not empty. */
async function readSheets(plain: Uint8Array): Promise<Outcome<Table>> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength)]), {
    worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore',
  })
  let wrong: Refusal<ExchangeRefusal> = refuse('exchange.empty')
  for await (const sheet of reader) {
    const lines = await readSheet(sheet)
    const table = isRefusal(lines) ? lines : tableOf(lines)
    if (!isRefusal(table) || table.refusal === 'exchange.too-large') return table
    if (wrong.refusal === 'exchange.empty') wrong = table
  }
  return wrong
}

export async function readWorkbook(content: Buffer): Promise<Outcome<Table>> {
  const entries = neededEntries(content)
  if (isRefusal(entries)) return entries
  const plain = await repack(content, entries)
  if (isRefusal(plain)) return plain
  try {
    return await readSheets(plain)
  } catch {
    return refuse('exchange.damaged')
  }
}

export interface SheetColumn {
  readonly header: string
  readonly width: number
}

/**
 * A workbook of text cells, as of an instant: the same rows give the same content. Text that a spreadsheet would take
 * for a formula stays text, because the type of its cell says so.
 */
export async function writeWorkbook(sheetName: string, columns: readonly SheetColumn[], rows: readonly (readonly string[])[], at: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = at
  workbook.modified = at
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, width }) => ({ header, width, style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow([...row])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** What a table is, wherever it comes from: named columns, and rows under the line that a person sees. Pure. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ExchangeRefusal } from './messages.ts'
import type { Cell } from './national.ts'

export const MAX_TABLE_BYTES = 20 * 1024 * 1024
export const MAX_UNPACKED_BYTES = 120 * 1024 * 1024
export const MAX_ROWS = 50_000
const MEGABYTE = 1024 * 1024
export const TOO_LARGE: Refusal<ExchangeRefusal> = refuse('exchange.too-large', {
  params: { file: MAX_TABLE_BYTES / MEGABYTE, limit: MAX_UNPACKED_BYTES / MEGABYTE, rows: MAX_ROWS },
})

export interface Line {
  /** As a spreadsheet counts it, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

export interface TableRow {
  readonly line: number
  /** By the name of the column. */
  readonly cells: Readonly<Record<string, Cell>>
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

export const KEY_COLUMN = '登记编号'

/** Spaces within a heading, and the star that marks a required column, are of no meaning. */
function headingOf(cell: Cell): string {
  return typeof cell === 'string' ? cell.replace(/[\s*＊\u200B\uFEFF]/g, '') : ''
}

function isBlank(cell: Cell): boolean {
  return typeof cell === 'string' && cell.trim() === ''
}

/** The first line with the heading 登记编号 names the columns; lines before it are titles, empty ones are left out. */
export function tableOf(lines: readonly Line[]): Table | Refusal<ExchangeRefusal> {
  const filled = lines.filter(({ cells }) => !cells.every(isBlank))
  if (filled.length === 0) return refuse('exchange.empty')
  const at = filled.findIndex(({ cells }) => cells.some((cell) => headingOf(cell) === KEY_COLUMN))
  const header = filled[at]
  if (!header) return refuse('exchange.missing-columns', { params: { columns: KEY_COLUMN } })
  const columns = header.cells.map(headingOf)
  const places = new Map<string, number>()
  for (const [place, column] of columns.entries()) if (column !== '' && !places.has(column)) places.set(column, place)
  const rows = filled.slice(at + 1).map(({ line, cells }) => ({
    line, cells: Object.fromEntries([...places].map(([column, place]) => [column, cells[place] ?? ''])),
  })).filter(({ cells }) => !Object.values(cells).every(isBlank))
  if (rows.length === 0) return refuse('exchange.empty')
  return rows.length > MAX_ROWS ? TOO_LARGE : { columns: [...places.keys()], rows }
}

/** Tables as they come in, told apart by what they hold and not by their name. */
import { parse } from 'csv-parse/sync'
import { fileTypeFromBuffer } from 'file-type'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ExchangeRefusal } from './messages.ts'
import type { Cell } from './national.ts'
import { KEY_COLUMN, MAX_TABLE_BYTES, tableOf, TOO_LARGE, type Table } from './table.ts'
import { readWorkbook } from './xlsx.ts'

type Outcome<T> = T | Refusal<ExchangeRefusal>

const ZIP = Buffer.from('PK\u0003\u0004')

export async function readTable(content: Buffer): Promise<Outcome<Table>> {
  if (content.length > MAX_TABLE_BYTES) return TOO_LARGE
  if (content.subarray(0, ZIP.length).equals(ZIP)) return readWorkbook(content)
  if (content.includes(0) || (await fileTypeFromBuffer(content)) !== undefined) return refuse('exchange.not-a-table')
  return readCsv(content)
}

function decoded(content: Buffer, encoding: 'utf-8' | 'gb18030', fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(content)
  } catch {
    return undefined
  }
}

/**
 * UTF-8 where its heading can be read, else GB 18030 as Chinese spreadsheet programs save it. A few broken bytes spoil
 * only the rows they stand in.
 */
function decode(content: Buffer): { text: string; spoilt: boolean } {
  const clean = decoded(content, 'utf-8', true)
  if (clean !== undefined) return { text: clean, spoilt: false }
  const text = decoded(content, 'utf-8', false) ?? ''
  if (text.includes(KEY_COLUMN)) return { text, spoilt: true }
  return { text: decoded(content, 'gb18030', false) ?? '', spoilt: decoded(content, 'gb18030', true) === undefined }
}

/** `="…"` is how programs keep a long number from being rounded in a .csv. */
function cellOf(text: string, spoilt: boolean): Cell {
  if (spoilt && text.includes('\uFFFD')) return { doubt: 'garbled' }
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text
}

/**
 * Quotes inside a text that should have been doubled are taken as they are. A quote that opens a text and does not end
 * on its line would swallow the rows below, so such a table is refused.
 */
function parseRecords(text: string): string[][] | undefined {
  const options = { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }
  try {
    return parse(text, options)
  } catch {
    try {
      const records = parse(text, { ...options, relax_quotes: true })
      return records.some((record) => record.some((cell) => /^"[^]*\n/.test(cell))) ? undefined : records
    } catch {
      return undefined
    }
  }
}

/** Empty lines are read too, so that lines are counted as a spreadsheet counts them. */
function readCsv(content: Buffer): Outcome<Table> {
  const { text, spoilt } = decode(content)
  const records = parseRecords(text)
  if (!records) return refuse('exchange.damaged')
  return tableOf(records.map((record, index) => ({ line: index + 1, cells: record.map((cell) => cellOf(cell, spoilt)) })))
}

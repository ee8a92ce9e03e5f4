/** Tables as the national platform exports them, and as they come back from people's machines. For tests. */
import ExcelJS from 'exceljs'
import { zipSync, strToU8, type Zippable } from 'fflate'
import { COLUMNS, type Column } from './national.ts'

export type TextRow = Readonly<Record<Column, string>>

/** A number of the platform: 1, the organ, the day, a serial. */
export function nationalNumber(serial: number, day = '20260420', area = '510821'): string {
  return `1${area}00${day}${String(serial).padStart(8, '0')}`
}

export function textRow(serial: number, given: Partial<TextRow> = {}): TextRow {
  return {
    登记编号: nationalNumber(serial), 类型: '投诉', 接收方式: '互联网', 企业名称: `示例百货店${serial}`, 企业地址: '旺苍县东河镇新华街12号',
    诉求内容: `退货,退赔费用 冒充合格产品 市民于4月18日花费${100 + serial}元购买的电饭煲无法加热，商家拒绝处理。`, 问题类别: '质量', 事发地: '旺苍县东河镇', 具体问题: '冒充合格产品',
    初查受理状态: '待初查', 处理机构: '旺苍县市场监督管理局', 处理部门: '', 反馈内容: '', ...given,
  }
}

export function linesOf(rows: readonly TextRow[], columns: readonly Column[] = COLUMNS): string[][] {
  return [[...columns], ...rows.map((row) => columns.map((column) => row[column]))]
}

export function csvOf(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')
}

/** A workbook of one sheet; cells as exceljs takes them. */
export async function xlsxOf(lines: readonly (readonly unknown[])[], fill?: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Sheet1').addRows(lines.map((cells) => [...cells]))
  fill?.(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A workbook put together by hand around the text of its only sheet. */
export function rawXlsx(sheet: Uint8Array | string, more: Zippable = {}): Buffer {
  return Buffer.from(zipSync({
    '[Content_Types].xml': strToU8(`${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
    'xl/workbook.xml': strToU8(`${XML}<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    ...more,
  }))
}

const PAIRS: ReadonlyMap<string, Buffer> = new Map(pairs())

/** Every character that GB 18030 writes in two bytes. */
function pairs(): [string, Buffer][] {
  const decoder = new TextDecoder('gb18030')
  const found: [string, Buffer][] = []
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail])
      const text = decoder.decode(bytes)
      if (trail !== 0x7f && [...text].length === 1) found.push([text, bytes])
    }
  }
  return found
}

/** The four bytes of a character beyond the basic plane. */
function four(point: number): Buffer {
  const place = point - 0x1_0000
  return Buffer.from([0x90 + Math.floor(place / 12_600), 0x30 + Math.floor(place / 1_260) % 10, 0x81 + Math.floor(place / 10) % 126, 0x30 + place % 10])
}

export function gb18030(text: string): Buffer {
  return Buffer.concat([...text].map((character) => {
    const point = character.codePointAt(0) ?? 0
    const bytes = point < 0x80 ? Buffer.from([point]) : PAIRS.get(character) ?? (point >= 0x1_0000 ? four(point) : undefined)
    if (!bytes) throw new RangeError(`not written here: ${character}`)
    return bytes
  }))
}

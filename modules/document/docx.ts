/** Blocks as a DOCX. It names 仿宋, 小标宋, 黑体, which Word has; measures as in `typst.ts`. */
import {
  AlignmentType, BorderStyle, Document, Footer, ImageRun, LineRuleType, Packer, PageNumber, Paragraph, type ParagraphChild, Table, TableCell, TableRow, TextRun,
  VerticalAlignTable, WidthType, convertMillimetersToTwip, type FileChild,
} from 'docx'
import type { Block, Cell } from './blocks.ts'

const FACES = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  heading: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  page: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
} as const

/** Half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小4号 12 pt. */
const SIZE = { title: 44, body: 32, page: 28, form: 24, small: 18, head: 60 } as const
/** 28.95 pt, so that 22 lines fill 225 mm. */
const LINE = { line: 579, lineRule: LineRuleType.EXACT } as const
const RED = 'D0021B'
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const

interface Style {
  readonly face?: keyof typeof FACES
  readonly size?: number
  readonly bold?: boolean
  readonly color?: string
}

function run(text: string, { face = 'body', size = SIZE.body, bold = false, color }: Style = {}): TextRun {
  return new TextRun({ text, font: FACES[face], size, bold, ...(color ? { color } : {}) })
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]

function line(children: readonly ParagraphChild[], alignment: Alignment = AlignmentType.BOTH, indent = 0, keepNext = false): Paragraph {
  return new Paragraph({ children, alignment, keepNext, spacing: LINE, ...(indent ? { indent: { firstLine: indent } } : {}) })
}

/** Two characters of 3号. */
const INDENT = 640

export interface DocxOptions {
  readonly title: string
  readonly author: string
  /** PNG of the QR code that leads to the address. */
  readonly qr: Buffer
}

export async function docxFile(blocks: readonly Block[], options: DocxOptions): Promise<Buffer> {
  const letter = blocks.some((block) => block.kind === 'letterhead' && block.style === 'letter')
  const mm = convertMillimetersToTwip
  const document = new Document({
    title: options.title, creator: options.author,
    sections: [{
      // A letter's first page has a double line at its foot in place of the number (GB/T 9704 10.1).
      properties: { titlePage: letter, page: {
        size: { width: mm(210), height: mm(297) }, margin: { top: mm(letter ? 30 : 37), left: mm(28), right: mm(26), bottom: mm(35), footer: mm(letter ? 20 : 28) },
      } },
      footers: { ...(letter ? { first: new Footer({ children: [footLine()] }) } : {}), default: new Footer({ children: [new Paragraph({
        alignment: AlignmentType.CENTER, spacing: { after: mm(letter ? 8 : 0) },
        children: [new TextRun({ font: FACES.page, size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] })],
      })] }) },
      children: blocks.flatMap((block, index) => drawn(block, blocks[index + 1], letter, options)),
    }],
  })
  return Packer.toBuffer(document)
}

/** No page holds the seal, or the code, and nothing else: what stands before goes with it. */
const CLOSING: ReadonlySet<Block['kind'] | undefined> = new Set(['signers', 'seal', 'verification'] as const)

function drawn(block: Block, next: Block | undefined, letter: boolean, { qr }: DocxOptions): readonly FileChild[] {
  switch (block.kind) {
    case 'letterhead': return [letterhead(block)]
    case 'title': return [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 }, children: [run(block.text, { face: 'title', size: SIZE.title })] })]
    case 'number': return [line([run(block.text)], letter ? AlignmentType.RIGHT : AlignmentType.CENTER)]
    case 'addressee': return [line([run(block.text)])]
    case 'paragraph': return block.text.split('\n').filter((text) => text.trim() !== '').map((text) => line([run(text.trim())], AlignmentType.BOTH, INDENT, CLOSING.has(next?.kind)))
    case 'heading': return [line([run(block.text, { face: 'heading' })], AlignmentType.BOTH, INDENT)]
    case 'table': return [form(block.widths, block.rows)]
    case 'signers': return [signers(block.places)]
    case 'seal': return [line([], AlignmentType.BOTH, 0, true), ...[block.authority, block.date, '（印　章）'].map((text) => new Paragraph({ alignment: AlignmentType.RIGHT, spacing: LINE, indent: { right: 4 * 320 }, keepNext: true, children: [run(text)] }))]
    case 'verification': return verification(block.address, block.code, qr)
  }
}

/** 170 mm wide, beyond the text on both sides. */
const BEYOND = -convertMillimetersToTwip(7)

function footLine(): Paragraph {
  return new Paragraph({ indent: { left: BEYOND, right: BEYOND }, border: { bottom: { style: BorderStyle.THIN_THICK_MEDIUM_GAP, size: 24, color: RED, space: 1 } }, children: [] })
}

function letterhead(block: Extract<Block, { kind: 'letterhead' }>): Paragraph {
  if (block.style === 'form') return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(block.authority, { face: 'title', size: SIZE.title })] })
  return new Paragraph({
    alignment: AlignmentType.CENTER, spacing: { after: 200 }, indent: { left: BEYOND, right: BEYOND }, border: { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 24, color: RED, space: 6 } },
    children: [run(block.authority, { face: 'title', size: SIZE.head, color: RED })],
  })
}

function form(widths: readonly number[], rows: readonly (readonly Cell[])[]): Table {
  const total = convertMillimetersToTwip(156)
  return new Table({
    width: { size: total, type: WidthType.DXA }, columnWidths: widths.map((width) => Math.round(total * width / 12)),
    rows: rows.map((row) => new TableRow({ cantSplit: false, children: row.map(formCell) })),
  })
}

function formCell({ text, label = false, span = 1 }: Cell): TableCell {
  return new TableCell({
    columnSpan: span, verticalAlign: VerticalAlignTable.CENTER, margins: { top: 80, bottom: 80, left: 100, right: 100 },
    children: text.split('\n').map((part) => new Paragraph({
      alignment: label ? AlignmentType.CENTER : AlignmentType.LEFT, children: [run(part, { face: label ? 'heading' : 'body', size: SIZE.form })],
    })),
  })
}

/** Of a row of places; columns are as wide in every row. */
const ABREAST = 3

function signers(places: readonly string[]): Table {
  const across = Math.min(ABREAST, places.length)
  const rows = Array.from({ length: Math.ceil(places.length / across) }, (_, row) => Array.from({ length: across }, (__, column) => places[row * across + column]))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE }, borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map((place) => new TableCell({
      borders: NO_BORDERS, children: (place === undefined ? [''] : [place, '', '', '　　年　　月　　日']).map((text) => new Paragraph({ keepNext: true, children: [run(text, { size: SIZE.form })] })),
    })) })),
  })
}

function verification(address: string, code: string, qr: Buffer): readonly Paragraph[] {
  const note = (text: string) => new Paragraph({ children: [run(text, { size: SIZE.small, color: '464646' })] })
  return [
    new Paragraph({ spacing: { before: 240 }, keepNext: true, children: [new ImageRun({ type: 'png', data: qr, transformation: { width: 83, height: 83 }, altText: { name: 'QR', title: '文书核验二维码', description: address } })] }),
    note('扫描二维码，或者打开下列网址，可以核验本文书的真伪和效力：'), note(address), note(`核验码：${code}`),
  ]
}

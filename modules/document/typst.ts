/**
 * Blocks as Typst source. Every text goes in as a string literal, so that nothing typed by a person is ever markup.
 * Measures are those of GB/T 9704-2012: A4, top 37 mm, left 28 mm, area 156 × 225 mm, 22 lines of 28 characters.
 */
import type { Block, Cell } from './blocks.ts'

/** A string literal of Typst. */
export function literal(text: string): string {
  // Control characters have no place in a document, and a bare one could end a literal in some editor's eyes.
  return `"${text.replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, '').replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`).replaceAll('\n', String.raw`\n`)}"`
}

/** 156 mm in 28 characters, 225 mm in 22 lines. */
const PRELUDE = `
#let body-size = 15.79pt
#let line = 28.99pt
#let serif = ("Noto Serif SC",)
#let sans = ("Noto Sans Hans", "Noto Serif SC")
#set text(font: serif, size: body-size, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: line - body-size, spacing: line - body-size, justify: true, linebreaks: "simple")
#set page(
  paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer-descent: 7mm,
  footer: context {
    let number = counter(page).get().first()
    if letter and number == 1 { return }
    set text(size: 14pt)
    align(if calc.odd(number) { right } else { left }, pad(x: 14pt)[— #number —])
  },
  background: {
    if draft { place(center + horizon, rotate(-35deg, text(size: 80pt, fill: luma(225), font: sans)[草　稿])) }
    if letter { context if counter(page).get().first() == 1 { line-at-foot() } }
  },
)
#let form-head(name) = align(center, text(size: 22pt, weight: 700, name))
#let letter-head(name) = {
  v(-7mm)
  align(center, text(size: 30pt, weight: 700, fill: red, tracking: 0.08em, name))
  v(-6pt)
  line-at-head()
}
#let doc-title(name) = { v(4pt); align(center, par(justify: false, leading: 12pt, text(size: 22pt, weight: 700, name))); v(6pt) }
#let doc-number(name, letter) = align(if letter { right } else { center }, text(name))
#let addressee(name) = par(first-line-indent: 0pt, name)
#let body(name) = par(first-line-indent: (amount: 2em, all: true), name)
#let last(name) = block(sticky: true, width: 100%, above: line - body-size, below: line - body-size, body(name))
#let heading-one(name) = block(sticky: true, par(first-line-indent: (amount: 2em, all: true), text(font: sans, name)))
#let cell(name, label, span) = table.cell(colspan: span, align: if label { center + horizon } else { left + horizon }, {
  set par(leading: 7pt, spacing: 7pt, justify: false)
  show regex("[0-9A-Za-z]{22,}"): it => it.text.clusters().join(sym.zws)
  text(size: 12pt, font: if label { sans } else { serif }, name)
})
#let form(widths, ..cells) = table(columns: widths.map(width => width * 13mm), inset: (x: 6pt, y: 7pt), stroke: 0.6pt, ..cells)
#let signers(..places) = { v(8pt); block(breakable: places.pos().len() > 9, sticky: true, grid(columns: (1fr,) * calc.min(3, places.pos().len()), column-gutter: 10pt, row-gutter: 18pt, ..places.pos().map(name => { set par(justify: false, leading: 8pt); text(size: 12pt, name); v(34pt); text(size: 12pt)[　　年　　月　　日] }))) }
#let sealed(name, day) = { set align(center); set par(spacing: line - body-size, justify: false); par(name); par(day); par(text(size: 12pt, "（印　章）")) }
#let verified(picture, address, code) = grid(columns: (20mm, 1fr), column-gutter: 2mm, align: horizon,
  image(picture, format: "svg", width: 20mm, alt: "文书核验二维码"),
  { set par(leading: 4pt, spacing: 4pt, justify: false); set text(size: 8pt, fill: luma(70)); par("扫码或者打开网址核验本文书"); par(address); par("核验码：" + code) })
#let closing(left, right) = block(breakable: false, above: 1.5 * line, grid(columns: (1fr, 82mm), align: horizon, left, right))
#let seal(name, day) = closing([], sealed(name, day))
`

const RED = '#let red = rgb("#d0021b")'
/** Red double lines of a letter's first page, 170 mm wide: thick above thin under the head, thin above thick 20 mm from the foot (GB/T 9704 10.1). */
const LETTER_LINES = `#let line-at-head() = { place(dx: -8mm, std.line(length: 170mm, stroke: 2pt + red)); v(3.5pt); place(dx: -8mm, std.line(length: 170mm, stroke: 0.7pt + red)); v(10pt) }
#let line-at-foot() = { place(bottom + center, dy: -20mm - 3.5pt, std.line(length: 170mm, stroke: 0.7pt + red)); place(bottom + center, dy: -20mm, std.line(length: 170mm, stroke: 2pt + red)) }`

export interface TypstOptions {
  readonly title: string
  readonly author: string
  readonly draft: boolean
  /** Turns a text into the SVG of its QR code. */
  qr(text: string): string
}

export function typstSource(blocks: readonly Block[], options: TypstOptions): string {
  const letter = blocks.some((block) => block.kind === 'letterhead' && block.style === 'letter')
  const lines = blocks.flatMap((block, index) => {
    const after = blocks[index + 1]
    // The seal stands to the right of the QR code: a page must not be turned for the code alone.
    if (block.kind === 'seal' && after?.kind === 'verification') return [`#closing(${verified(after, options)}, sealed(${literal(block.authority)}, ${literal(block.date)}))`]
    if (block.kind === 'verification' && blocks[index - 1]?.kind === 'seal') return []
    // No page holds the seal, or the code, and nothing else: what stands before goes with it.
    if (block.kind === 'paragraph' && (after?.kind === 'seal' || after?.kind === 'verification' || after?.kind === 'signers')) return [`#${setParagraph(block.text, 'last')}`]
    return [`#${called(block, letter, options)}`]
  })
  return [
    `#let draft = ${options.draft}`, `#let letter = ${letter}`, RED, LETTER_LINES, PRELUDE.trim(),
    `#set document(title: ${literal(options.title)}, author: ${literal(options.author)})`, ...lines, '',
  ].join('\n')
}

function called(block: Block, letter: boolean, options: TypstOptions): string {
  switch (block.kind) {
    case 'letterhead': return block.style === 'form' ? `form-head(${literal(block.authority)})` : `letter-head(${literal(block.authority)})`
    case 'title': return `doc-title(${literal(block.text)})`
    case 'number': return `doc-number(${literal(block.text)}, ${letter})`
    case 'addressee': return `addressee(${literal(block.text)})`
    case 'paragraph': return setParagraph(block.text)
    case 'heading': return `heading-one(${literal(block.text)})`
    case 'table': return `form((${block.widths.join(', ')}), ${block.rows.flat().map(cellOf).join(', ')})`
    case 'signers': return `signers(${block.places.map(literal).join(', ')})`
    case 'seal': return `seal(${literal(block.authority)}, ${literal(block.date)})`
    case 'verification': return `closing(${verified(block, options)}, [])`
  }
}

/** Line ends begin new paragraphs; the last of them is set as `closing` says. */
function setParagraph(text: string, closing: 'body' | 'last' = 'body'): string {
  const parts = text.split('\n').map((part) => part.trim()).filter((part) => part !== '')
  return `{ ${parts.map((part, index) => `${index + 1 === parts.length ? closing : 'body'}(${literal(part)})`).join('; ')} }`
}

function verified({ address, code }: Extract<Block, { kind: 'verification' }>, options: TypstOptions): string {
  return `verified(bytes(${literal(options.qr(address))}), ${literal(address)}, ${literal(code)})`
}

function cellOf({ text, label = false, span = 1 }: Cell): string {
  return `cell(${literal(text)}, ${label}, ${span})`
}

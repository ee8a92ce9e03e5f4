/** A template is data and one pure function: fields in, blocks out. */
import type { FileKind } from '#modules/rules/rules.ts'
import type { Block, Cell, Issue } from './blocks.ts'
import { chineseDate } from './blocks.ts'
import type { FieldName, Fields } from './fields.ts'

/** To whom a document may be delivered. A document for the firm never holds anything of a report (Order 121 Art. 37). */
export const AUDIENCES = ['complainant', 'respondent', 'reporter', 'unit', 'agency', 'superior'] as const
export type Audience = (typeof AUDIENCES)[number]

export interface Template {
  readonly zh: string
  readonly en: string
  /** Part of the number after the word of the authority: 旺市监〔受〕… */
  readonly series: string
  readonly style: 'form' | 'letter'
  readonly kinds: readonly FileKind[]
  /** Only on files of this category, where the law that it rests on has no other matters. */
  readonly category?: string
  readonly audiences: readonly Audience[]
  /** Without these it is not drawn up; what the file does not know the officer fills in. */
  readonly needs: readonly FieldName[]
  /** Shown where known. */
  readonly takes: readonly FieldName[]
  /** True where the authority puts its seal; a registration form is signed by hand. */
  readonly sealed: boolean
  body(value: Reader): readonly Block[]
}

/** Reads fields in a template: `value` throws for one that is not there, which the draft has refused before. */
export interface Reader {
  value(name: FieldName): string
  /** Empty text where it is not known. */
  known(name: FieldName): string
  lines(name: FieldName): readonly string[]
}

function readerOf(fields: Fields): Reader {
  const known = (name: FieldName) => chineseDate(fields[name] ?? '')
  return {
    known,
    value: (name) => {
      const text = known(name)
      if (text === '') throw new Error(`the document lacks ${name}`)
      return text
    },
    lines: (name) => known(name).split('\n').map((line) => line.trim()).filter((line) => line !== ''),
  }
}

/** The first needed field that is empty. */
export function missingField(template: Template, fields: Fields): FieldName | undefined {
  return ([...COMMON, ...template.needs]).find((name) => (fields[name] ?? '').trim() === '')
}

/** What every document needs. */
export const COMMON: readonly FieldName[] = ['authority', 'unit', 'fileNumber', 'order', 'basis']

/** The whole document. `paragraphs` are the officer's own and stand before what the law has added. */
export function compose(template: Template, fields: Fields, paragraphs: readonly string[], issue: Issue): readonly Block[] {
  const reader = readerOf(fields)
  const authority = reader.value('authority')
  const address = [...(fields.authorityAddress ? [`地址：${fields.authorityAddress}`] : []), ...(fields.authorityPhone ? [`电话：${fields.authorityPhone}`] : [])]
  const body = template.body(reader)
  return [
    { kind: 'letterhead', style: template.style, authority },
    ...(template.style === 'letter' ? [numberOf(issue), titleOf(template, reader)] : [titleOf(template, reader), numberOf(issue)]),
    ...body.filter(({ kind }) => kind !== 'signers'),
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
    ...reader.lines('notes').map((text): Block => ({ kind: 'paragraph', text })),
    // Whoever signs has all of it above the name.
    ...body.filter(({ kind }) => kind === 'signers'),
    ...(template.sealed ? contact(reader, address) : []),
    ...(template.sealed ? [{ kind: 'seal', authority, date: chineseDate(issue.date) } as const] : []),
    { kind: 'verification', address: issue.address, code: issue.code },
  ]
}

function titleOf(template: Template, reader: Reader): Block {
  return { kind: 'title', text: template.needs.includes('briefTitle') ? reader.value('briefTitle') : template.zh }
}

function numberOf(issue: Issue): Block {
  return { kind: 'number', text: issue.number }
}

function contact(reader: Reader, address: readonly string[]): readonly Block[] {
  const officer = reader.known('officer')
  const lines = [...(officer ? [`承办人：${officer}（${reader.value('unit')}）`] : [`承办机构：${reader.value('unit')}`]), ...address]
  return [{ kind: 'paragraph', text: lines.join('　') }]
}

/** Items one a line, numbered; where their writers left it out, the sentence is ended as it should be. */
export function numbered(items: readonly string[]): readonly Block[] {
  return items.map((item, index) => ({ kind: 'paragraph', text: `${index + 1}．${item}${/[。；！？]$/.test(item) ? '' : index + 1 === items.length ? '。' : '；'}` }))
}

/** A row of a form: label and value twice, or one value over the rest of the row. */
export function pair(label: string, text: string, second?: readonly [label: string, text: string]): readonly Cell[] {
  if (!second) return [{ text: label, label: true }, { text: text || '—', span: 3 }]
  return [{ text: label, label: true }, { text: text || '—' }, { text: second[0], label: true }, { text: second[1] || '—' }]
}

export const FORM_WIDTHS = [2, 3.8, 2, 4.2] as const

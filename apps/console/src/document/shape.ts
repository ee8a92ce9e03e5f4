/** What the documents panel shows of the answer of the server, and what the form of a text begins with and becomes. Pure. */
import type { DocumentRow, TemplateRow } from '#modules/document/index.ts'
import type { Values } from '../file/steps.ts'

/** What is open over the panel: the text of a new or an old document, a step on one, or one to look at. */
export type Opened =
  | { readonly kind: 'text'; readonly document?: DocumentRow; readonly template?: DocumentRow['template'] }
  | { readonly kind: 'step'; readonly type: string; readonly document: DocumentRow; readonly initial?: Values }
  | { readonly kind: 'view'; readonly document: DocumentRow }

type Step = DocumentRow['steps'][number]

/** Steps drawn as buttons of the document, in the order of its life; a receipt is recorded beside its delivery. */
const ORDER = ['approve', 'issue', 'submit', 'deliver', 'revise', 'send-back', 'void', 'discard']

/** Steps that the document's stage is open for, also those that are another's to take. */
export function stepsOf({ steps }: Pick<DocumentRow, 'steps'>): readonly Step[] {
  return steps.filter(({ type, refusal }) => ORDER.includes(type) && refusal !== 'document.wrong-stage').toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
}

/** The one filled button: what brings the document on. */
export function nextStep(document: Pick<DocumentRow, 'steps' | 'deliveries'>): string | undefined {
  const next = stepsOf(document).find(({ allowed }) => allowed)?.type
  return next === 'deliver' && document.deliveries.length > 0 ? undefined : next
}

/** Newest first; those given up stand apart. */
export function arrangeDocuments(documents: readonly DocumentRow[]): { readonly shown: readonly DocumentRow[]; readonly discarded: readonly DocumentRow[] } {
  const newest = documents.toReversed()
  return { shown: newest.filter(({ stage }) => stage !== 'discarded'), discarded: newest.filter(({ stage }) => stage === 'discarded') }
}

export function arrangeTemplates(templates: readonly TemplateRow[]): { readonly due: readonly TemplateRow[]; readonly later: readonly TemplateRow[] } {
  return { due: templates.filter(({ notYet }) => notYet === null), later: templates.filter(({ notYet }) => notYet !== null) }
}

/** What was filled in, as the contract wants it: fields and paragraphs left empty are absent. */
export function textOf(values: Values): { readonly given: Record<string, string>; readonly paragraphs: readonly string[] } {
  const given = Object.entries((values['given'] ?? {}) as Readonly<Record<string, string | undefined>>)
  const paragraphs = (values['paragraphs'] ?? []) as readonly (string | undefined)[]
  return {
    given: Object.fromEntries(given.flatMap(([name, text]) => (text?.trim() ? [[name, text]] : []))),
    paragraphs: paragraphs.flatMap((text) => (text?.trim() ? [text] : [])),
  }
}

/** Where the form holds what a contract or a refusal calls `command.given.papers` or `command.paragraphs.0`. */
export function placeOf(path: string): (string | number)[] {
  return path.replace(/^command\./, '').split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Where the paper stands, as PDF or for a word processor. */
export function paperUrl(fileId: string, documentId: string, form: 'pdf' | 'docx'): string {
  return `/documents/${fileId}/${documentId}.${form}`
}

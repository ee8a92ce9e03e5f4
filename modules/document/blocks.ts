/** What an official document is made of; both renderers draw the same blocks. Pure. */

/** One cell of a form: `label` cells are set in the sans face, `span` counts columns. */
export interface Cell {
  readonly text: string
  readonly label?: boolean
  readonly span?: number
}

export type Block =
  /** `form`: name of the authority in black over the title. `letter`: in red over a double red line (GB/T 9704 10.1). */
  | { readonly kind: 'letterhead'; readonly style: 'form' | 'letter'; readonly authority: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'addressee'; readonly text: string }
  /** Indented by two characters; line ends in the text begin new paragraphs. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** First level: 一、 in 黑体. */
  | { readonly kind: 'heading'; readonly text: string }
  /** `widths` in twelfths of the text area; every row fills twelve. */
  | { readonly kind: 'table'; readonly widths: readonly number[]; readonly rows: readonly (readonly Cell[])[] }
  /** Places to sign, three in a row. */
  | { readonly kind: 'signers'; readonly places: readonly string[] }
  | { readonly kind: 'seal'; readonly authority: string; readonly date: string }
  | { readonly kind: 'verification'; readonly address: string; readonly code: string }

/** What is known only when a document is issued; a draft shows these in words. */
export interface Issue {
  readonly number: string
  /** Legal day, `YYYY-MM-DD`. */
  readonly date: string
  readonly code: string
  readonly address: string
}

/** 2026-05-08 as 2026年5月8日 (GB/T 9704 7.3.5.4: Arabic figures, no leading zeros); any other text stays. */
export function chineseDate(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year === '' ? text : `${year}年${Number(month)}月${Number(day)}日`
}

/** What the law of a file says about its documents: articles to cite, notes to add. Data of `rules/documents/`. */
import type { TemplateId } from './templates.ts'

export interface Basis {
  readonly articles: readonly string[]
  readonly notes: readonly string[]
}

/** By rule pack, then template; a template a pack does not name cannot be drawn up under it. */
export type DocumentLaw = ReadonlyMap<string, Readonly<Partial<Record<TemplateId, Basis>>>>

export function findBasis(law: DocumentLaw, packId: string, template: TemplateId): Basis | undefined {
  return law.get(packId)?.[template]
}

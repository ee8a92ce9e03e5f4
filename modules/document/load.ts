/** Reads `rules/documents/`; anything that does not fit stops the program with the file and the place in it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Basis, DocumentLaw } from './basis.ts'
import { TEMPLATE_IDS } from './templates.ts'

const zCertainty = z.enum(['text', 'high', 'medium', 'low']).default('text')
const zBasis = z.strictObject({
  articles: z.array(z.string().startsWith('《')).min(1), certainty: zCertainty, note: z.string().optional(),
  notes: z.array(z.strictObject({ article: z.string().startsWith('《'), certainty: zCertainty, zh: z.string().min(10) })).default([]),
})
const zFile = z.strictObject({ pack: z.string(), templates: z.partialRecord(z.enum(TEMPLATE_IDS), zBasis) })

export function loadDocumentLaw(rulesFolder: string): DocumentLaw {
  const folder = join(rulesFolder, 'documents')
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => {
    const parsed = zFile.safeParse(parse(readFileSync(join(folder, name), 'utf8')))
    if (!parsed.success) throw new Error(`${join(folder, name)}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`)
    const { pack, templates } = parsed.data
    const entries = Object.entries(templates).map(([id, basis]): [string, Basis] => [id, { articles: basis.articles, notes: basis.notes.map(({ zh }) => zh) }])
    return [pack, Object.fromEntries(entries)]
  }))
}

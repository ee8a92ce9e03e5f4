/** The entries that come with the system (`rules/knowledge`), taken in where they are not there yet. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Database } from '#platform/db/database.ts'
import { zLegalDate } from '#platform/pure/contract.ts'
import { TOPICS } from './knowledge.ts'
import { insertVersions, type NewVersion } from './store.ts'

const zWording = z.strictObject({
  question: z.string().min(4), answer: z.string().min(10), basis: z.array(z.string().regex(/^《.+》第.+条/)).min(1),
  validFrom: zLegalDate, validTo: zLegalDate.nullable().default(null),
})
const zEntry = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/), topic: z.enum(TOPICS), keywords: z.array(z.string()).default([]), wordings: z.array(zWording).min(1),
})
const zSeed = z.strictObject({ entries: z.array(zEntry).min(1) })
export type SeedEntry = z.output<typeof zEntry>

/** Throws with the place of the first fault. */
export function loadKnowledge(rulesFolder: string): readonly SeedEntry[] {
  const file = join(rulesFolder, 'knowledge', 'entries.yaml')
  const parsed = zSeed.safeParse(parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data.entries
  throw new Error(`${file}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`)
}

/** The same entry has the same identity in every county. */
function idOf(code: string): string {
  const digest = hash('sha256', `knowledge:${code}`)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}

/** Takes in what is not there; what staff have revised or withdrawn stays as they left it. Gives how many wordings were new. */
export async function seedKnowledge(database: Database, entries: readonly SeedEntry[], at: Date): Promise<number> {
  return insertVersions(database, entries.flatMap(({ code, topic, keywords, wordings }) => wordings.map((wording, index): NewVersion => ({
    ...wording, entryId: idOf(code), number: index + 1, code, topic, keywords, state: 'published', authorId: 'system', authorName: '初始资料', approverName: '初始资料', at,
  }))))
}

/** Versioned code lists and texts of the law that are no clock: problem categories, the other routes open to a consumer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const zCode = z.object({
  code: z.string().regex(/^[a-z-]+$/), zh: z.string(), en: z.string(), validFrom: z.string(), validTo: z.string().nullable(),
  leaves: z.array(z.string()).default([]),
})
const zCodeList = z.object({ id: z.string(), codes: z.array(zCode).min(1) })
const zRoutes = z.object({ article: z.string(), routes: z.array(z.object({ zh: z.string(), en: z.string() })).min(1) })

export type Code = z.output<typeof zCode>

export interface OtherRoutes {
  readonly article: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`)
}

/** A list of `rules/categories`, e.g. `problem-2026`. Throws with the file's name where it is malformed. */
export function loadCodes(rulesFolder: string, name: string): readonly Code[] {
  return read(join(rulesFolder, 'categories', `${name}.yaml`), zCodeList).codes
}

/** The routes of Consumer Protection Law Art. 39 that remain beside a complaint. */
export function loadOtherRoutes(rulesFolder: string): OtherRoutes {
  const { article, routes } = read(join(rulesFolder, 'remedies', 'other-routes.yaml'), zRoutes)
  return { article, zh: routes.map((route) => route.zh), en: routes.map((route) => route.en) }
}

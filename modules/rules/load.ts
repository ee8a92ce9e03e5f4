/**
 * Reads `rules/` into one {@link Law}: packs and overlays from `<authority>-<number>/<effective date>.yaml`, the
 * calendar, the switches. Anything that does not fit stops the program with the file and the place in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { buildLaw, type Doubt, type Law, type Overlay } from './law.ts'
import type { RulePack } from './rules.ts'
import { type OverlayFile, type PackFile, zCalendarFile, zOverlayFile, zPackFile, zSwitchesFile } from './schema.ts'

const PACK_FILE = /^\d{4}-\d{2}-\d{2}\.yaml$/
/** A folder of packs is named after authority and number of the order (`samr-121`); the others hold code lists. */
const PACK_FOLDER = /^[a-z-]+-\d+$/

/** `root` is the folder `rules/`. Throws an Error naming the file and the path of the first fault in it. */
export function loadLaw(root: string): Law {
  const files = packFiles(root)
  const documents = files.map((file) => ({ file, document: readYaml(file) }))
  const overlays = documents.filter(({ document }) => isOverlay(document)).map(({ file, document }) => checkName(file, read(zOverlayFile, file, document)))
  const packs = documents.filter(({ document }) => !isOverlay(document)).map(({ file, document }) => checkName(file, read(zPackFile, file, document)))
  const calendar = join(root, 'calendar')
  const years = readdirSync(calendar).filter((name) => name.endsWith('.yaml')).toSorted()
    .map((name) => read(zCalendarFile, join(calendar, name), readYaml(join(calendar, name))))
  if (years.length === 0) throw new Error(`${calendar}: no calendar year`)
  const switches = read(zSwitchesFile, join(root, 'switches.yaml'), readYaml(join(root, 'switches.yaml')))
  return within(root, () => buildLaw({
    packs: packs.map(packFrom), overlays: overlays.map(overlayFrom), years,
    switches: { packOf: switches['pack-of'].value, weekendsAreHolidays: switches['weekends-are-holidays'].value },
    doubts: [...packs, ...overlays].flatMap(doubtsOf),
  }))
}

function packFiles(root: string): string[] {
  if (!existsSync(root)) throw new Error(`${root}: no such folder`)
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && PACK_FOLDER.test(entry.name))
  const files = folders.flatMap(({ name }) => readdirSync(join(root, name)).toSorted().map((file) => join(root, name, file)))
  const stray = files.find((file) => !PACK_FILE.test(basename(file)))
  if (stray) throw new Error(`${stray}: a rule pack is named after the day it takes effect, as 2026-04-15.yaml`)
  if (files.length === 0) throw new Error(`${root}: no rule pack`)
  return files
}

function readYaml(file: string): unknown {
  return within(file, () => parse(readFileSync(file, 'utf8')) as unknown)
}

function read<Schema extends z.ZodType>(schema: Schema, file: string, document: unknown): z.output<Schema> {
  const result = schema.safeParse(document)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`${file}: ${issue?.path.join('.') || '(top)'}: ${issue?.message}`)
}

function within<Value>(place: string, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function isOverlay(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'overlays' in document
}

function checkName<File extends { readonly validFrom: string }>(file: string, content: File): File {
  if (basename(file) !== `${content.validFrom}.yaml`) throw new Error(`${file}: validFrom: ${content.validFrom} is not the day in the file name`)
  return content
}

/** 《name》第…条; an article that names its law already stays as it is. */
function citation(cite: string, article: string): string {
  return article.startsWith('《') ? article : `《${cite}》${article}`
}

/** Items with full citations; notes are for the doubts only. */
function cited<Item extends { readonly article: string; readonly note?: string | undefined }>(cite: string, items: readonly Item[]): Omit<Item, 'note'>[] {
  return items.map((item) => {
    const { note, ...rest } = item
    void note
    return { ...rest, article: citation(cite, item.article) }
  })
}

type Shared = Pick<RulePack, 'id' | 'kind' | 'zh' | 'en' | 'authority' | 'validFrom' | 'limits' | 'duties' | 'otherRoutesArticle' | 'entrusting' | 'countingArticle'>

function shared({ cite, ...file }: PackFile | OverlayFile): Shared {
  const { id, kind, zh, en, authority, validFrom } = file
  return {
    id, kind, zh, en, authority, validFrom,
    limits: cited(cite, file.limits), duties: cited(cite, file.duties),
    otherRoutesArticle: file.otherRoutes && citation(cite, file.otherRoutes.article),
    entrusting: { consent: file.entrusting.consent, article: citation(cite, file.entrusting.article) },
    countingArticle: citation(cite, file.counting.article),
  }
}

function packFrom(file: PackFile): RulePack {
  const { cite } = file
  return {
    ...shared(file), validTo: file.validTo,
    requiredFields: file.requiredFields.map(({ field, article }) => ({ field, article: citation(cite, article) })),
    refusalGrounds: cited(cite, file.refusalGrounds), terminationGrounds: cited(cite, file.terminationGrounds),
    suspensionReasons: cited(cite, file.suspensionReasons),
    jurisdictionArticle: citation(cite, file.jurisdiction.article), returnArticle: citation(cite, file.return.article), overlays: [],
  }
}

function overlayFrom(file: OverlayFile): Overlay {
  return { ...shared(file), validTo: file.validTo, over: file.overlays }
}

/** Every cited value below the certainty of a text that was read, wherever it stands in the file. */
function doubtsOf(file: PackFile | OverlayFile): Doubt[] {
  function visit(value: unknown, path: readonly string[]): Doubt[] {
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => visit(item, [...path, nameOf(item) ?? String(index)]))
    if (typeof value !== 'object' || value === null) return []
    const { article, certainty, note } = value as Partial<Doubt>
    const own: Doubt[] = article && certainty && (certainty as string) !== 'text'
      ? [{ pack: file.id, path: path.join('.'), article: citation(file.cite, article), certainty, note }] : []
    return [...own, ...Object.entries(value).flatMap(([key, member]) => visit(member, [...path, key]))]
  }
  return visit(file, [])
}

function nameOf(item: unknown): string | undefined {
  const { id, field } = item as { id?: string; field?: string }
  return id ?? field
}

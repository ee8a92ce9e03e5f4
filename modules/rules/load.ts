/**
 * Reads `rules/` into one {@link Law}: packs and overlays from `<authority>-<number>/<effective date>.yaml` (reports:
 * `<effective date>.report.yaml`), the calendar, the switches. Anything that does not fit stops the program with the file
 * and the place in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { buildLaw, type Doubt, type Law, type Overlay, type Switches } from './law.ts'
import type { Limit, RulePack } from './rules.ts'
import { type OverlayFile, type PackFile, zCalendarFile, zLimitsBesideFile, zOverlayFile, zPackFile, zSwitchesFile } from './schema.ts'

const PACK_FILE = /^\d{4}-\d{2}-\d{2}(\.report|\.inquiry)?\.yaml$/
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
  const switches = readSwitches(join(root, 'switches.yaml'))
  return within(root, () => buildLaw({
    packs: packs.map(packFrom), overlays: overlays.map(overlayFrom), years, switches,
    limitsBeside: readLimitsBeside(join(root, 'limits-beside.yaml')),
    doubts: [...packs, ...overlays].flatMap((file) => doubtsOf(file, switches)),
  }))
}

function readSwitches(file: string): Switches {
  const switches = read(zSwitchesFile, file, readYaml(file))
  return {
    packOf: switches['pack-of'].value, weekendsAreHolidays: switches['weekends-are-holidays'].value,
    mergeRestartsUnderOrder20: switches['merge-restarts-under-order-20'].value,
    tellReporterUnderOrder121: switches['tell-reporter-under-order-121'].value,
    settlementStopsAccept: switches['settlement-stops-accept'].value, judicialConfirmation: switches['judicial-confirmation'].value,
    limitInquiryAnswers: switches['limit-inquiry-answers'].value,
    noticeBeforeRefusal: switches['notice-before-refusal'].value, noticeDays: switches['notice-days'].value,
    longestNoticeDays: switches['longest-notice-days'].value,
    noticeWithinAccept: switches['notice-within-accept'].value,
    habitualFindingDays: switches['habitual-finding-days'].value,
  }
}

function readLimitsBeside(file: string): Limit[] {
  return read(zLimitsBesideFile, file, readYaml(file)).limits.map(({ basis: _basis, why: _why, ...limit }): Limit => (
    'due' in limit ? { ...limit, length: 0, unit: 'day', suspendable: false } : { ...limit, suspendable: false }
  ))
}

function packFiles(root: string): string[] {
  if (!existsSync(root)) throw new Error(`${root}: no such folder`)
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && PACK_FOLDER.test(entry.name))
  // By day, and complaints (no kind in the name) before reports, so that an order's first pack is that for complaints.
  const files = folders.flatMap(({ name }) => readdirSync(join(root, name)).toSorted(byDayThenKind).map((file) => join(root, name, file)))
  const stray = files.find((file) => !PACK_FILE.test(basename(file)))
  if (stray) throw new Error(`${stray}: a rule pack is named after the day it takes effect, as 2026-04-15.yaml`)
  if (files.length === 0) throw new Error(`${root}: no rule pack`)
  return files
}

function byDayThenKind(one: string, other: string): number {
  const [first, second] = [basename(one, '.yaml'), basename(other, '.yaml')]
  return first < second ? -1 : 1
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

function checkName<File extends { readonly validFrom: string; readonly kind: string }>(file: string, content: File): File {
  const [day = '', ...kind] = basename(file, '.yaml').split('.')
  const named = kind.join('.') || 'complaint'
  if (named !== content.kind) throw new Error(`${file}: kind: ${content.kind} is not the kind in the file name`)
  if (day !== content.validFrom) throw new Error(`${file}: validFrom: ${content.validFrom} is not the day in the file name`)
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

type Shared = Pick<RulePack, 'id' | 'kind' | 'zh' | 'en' | 'authority' | 'validFrom' | 'limits' | 'duties' | 'countingArticle'>

type OfInquiries = Extract<PackFile, { kind: 'inquiry' }>
type OfOrders = Exclude<PackFile, OfInquiries>

function shared({ cite, ...file }: OfOrders | OverlayFile): Shared {
  const { id, kind, zh, en, authority, validFrom } = file
  const limits: readonly (Limit & { readonly note?: string | undefined })[] = [...file.limits, ...'caseLimits' in file ? file.caseLimits : []]
  return {
    id, kind, zh, en, authority, validFrom,
    limits: cited(cite, limits).map((limit) => limitFrom(cite, limit)), duties: cited(cite, file.duties),
    countingArticle: citation(cite, file.counting.article),
  }
}

/** The limit with full citations in its restart and extension too. */
function limitFrom(cite: string, limit: Limit): Limit {
  const { restart, extension, standsStill, until } = limit
  return {
    ...limit,
    standsStill: standsStill && { ...standsStill, article: citation(cite, standsStill.article) },
    restart: restart && { with: restart.with, article: citation(cite, restart.article), switch: restart.switch },
    extension: extension && { with: extension.with, article: citation(cite, extension.article), length: extension.length },
    until: until && { with: until.with, article: citation(cite, until.article) },
  }
}

type OfComplaints = Extract<OfOrders, { kind: 'complaint' }> | OverlayFile

function mediationRules({ cite, otherRoutes, entrusting, testBody }: OfComplaints): Pick<Overlay, 'otherRoutesArticle' | 'entrusting' | 'testBody'> {
  return {
    otherRoutesArticle: otherRoutes && citation(cite, otherRoutes.article),
    entrusting: { consent: entrusting.consent, article: citation(cite, entrusting.article) },
    testBody: { appointed: testBody.appointed, article: citation(cite, testBody.article) },
  }
}

/** What a pack does not speak of: the grounds of the other kind, and for reports mediation. */
const SILENT = {
  refusalGrounds: [], terminationGrounds: [], notices: [], filingConditions: [], decliningGrounds: [], elsewhere: [],
  mediatedOnce: null, jointArticle: null, agentArticle: null, recusalArticle: null, testBody: null, habitual: null, repeatsArticle: null, otherRoutesArticle: null, entrusting: null, online: [], firstReceivedArticle: null,
} as const satisfies Partial<RulePack>

function packFrom(file: PackFile): RulePack {
  if (file.kind === 'inquiry') return practiceFrom(file)
  const { cite } = file
  const common = {
    ...SILENT, ...shared(file), validTo: file.validTo,
    requiredFields: file.requiredFields.map(({ field, article }) => ({ field, article: citation(cite, article) })),
    suspensionReasons: cited(cite, file.suspensionReasons), caseStops: cited(cite, file.caseStops),
    jurisdictionArticle: citation(cite, file.jurisdiction.article), returnArticle: citation(cite, file.return.article), forbids: cited(cite, file.forbids), overlays: [],
  }
  if (file.kind === 'complaint') {
    return {
      ...common, ...mediationRules(file),
      refusalGrounds: cited(cite, file.refusalGrounds), terminationGrounds: cited(cite, file.terminationGrounds), notices: cited(cite, file.notices),
      mediatedOnce: file.mediatedOnce, jointArticle: citation(cite, file.joint.article), agentArticle: citation(cite, file.agent.article),
      recusalArticle: citation(cite, file.recusal.article),
      online: cited(cite, file.online), firstReceivedArticle: file.firstReceived && citation(cite, file.firstReceived.article),
      habitual: file.habitual ? { article: citation(cite, file.habitual.article), ground: file.habitual.ground, factors: cited(cite, file.habitual.factors) } : null,
      filingConditions: cited(cite, file.filingConditions ?? []), decliningGrounds: cited(cite, file.decliningGrounds ?? []),
    }
  }
  return {
    ...common, filingConditions: cited(cite, file.filingConditions), decliningGrounds: cited(cite, file.decliningGrounds),
    repeatsArticle: file.repeats && citation(cite, file.repeats.article),
  }
}

/** Practice rests on no order: nothing is required, nobody is bound to a place, and days are counted as everywhere. */
function practiceFrom({ limits, elsewhere, ...file }: OfInquiries): RulePack {
  return {
    ...SILENT, ...file, caseStops: [], limits: limits.map(withoutNote), elsewhere: elsewhere.map(withoutNote), requiredFields: [], suspensionReasons: [], duties: [],
    jurisdictionArticle: PRACTICE, returnArticle: PRACTICE, countingArticle: PRACTICE, forbids: [], overlays: [],
  }
}

const PRACTICE = '本地办理惯例'

function withoutNote<Item extends { readonly note?: string | undefined }>(item: Item): Omit<Item, 'note'> {
  const { note, ...rest } = item
  void note
  return rest
}

function overlayFrom(file: OverlayFile): Overlay {
  return { ...shared(file), ...mediationRules(file), validTo: file.validTo, over: file.overlays }
}

/**
 * Every cited value below the certainty of a text that was read, wherever it stands in the file; what a switch
 * has turned off decides nothing and is left out.
 */
function doubtsOf(file: PackFile | OverlayFile, switches: Switches): Doubt[] {
  function visit(value: unknown, path: readonly string[]): Doubt[] {
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => visit(item, [...path, nameOf(item) ?? String(index)]))
    if (typeof value !== 'object' || value === null) return []
    const { switch: name } = value as Partial<Limit>
    if (name && !switches[name]) return []
    const { article, certainty, note } = value as Partial<Doubt>
    const own: Doubt[] = article && certainty && (certainty as string) !== 'text'
      ? [{ pack: file.id, path: path.join('.'), article: 'cite' in file ? citation(file.cite, article) : article, certainty, note }] : []
    return [...own, ...Object.entries(value).flatMap(([key, member]) => visit(member, [...path, key]))]
  }
  return visit(file, [])
}

function nameOf(item: unknown): string | undefined {
  const { id, field } = item as { id?: string; field?: string }
  return id ?? field
}

/**
 * The law as one value: packs, overlays, calendar and switches, and from them the periods in which one
 * reading holds. Built once from `rules/` (`load.ts`), then handed to pure code as an argument.
 */
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import { buildCalendar, type CalendarYear, type LegalCalendar } from './calendar.ts'
import type { Certainty, Entrusting, FileKind, Limit, RulePack, SwitchName, TestBodyRule } from './rules.ts'

/** Higher law that stands beside a pack for a time: its limits run as clocks of their own, its stricter duties win. */
export interface Overlay extends Pick<RulePack, 'id' | 'kind' | 'zh' | 'en' | 'authority' | 'limits' | 'duties' | 'countingArticle'> {
  readonly validFrom: LegalDate
  readonly validTo: LegalDate
  /** Ids of the packs it stands beside. */
  readonly over: readonly string[]
  readonly otherRoutesArticle: string | null
  readonly entrusting: Entrusting
  readonly testBody: TestBodyRule
}

/** Points the law leaves open, each a documented choice (`rules/switches.yaml`). */
export interface Switches extends Readonly<Record<SwitchName, boolean>> {
  /** Which day's pack governs a file that stays open across a change of law. */
  readonly packOf: 'receipt-day' | 'today'
  /** Whether an ordinary weekend moves the last day of a limit in natural days, as a legal holiday does. */
  readonly weekendsAreHolidays: boolean
  /** Whether a ground that a notice can cure may be taken only after the notice was not answered in time. */
  readonly noticeBeforeRefusal: boolean
  /** Natural days offered for a notice, and the most that may be given. */
  readonly noticeDays: number
  readonly longestNoticeDays: number
  /** Whether a notice must end before the last day to decide, so that the decision is still in time. */
  readonly noticeWithinAccept: boolean
  /** Natural days for which a finding on habitual claims holds. */
  readonly habitualFindingDays: number
}

/** A value that was not read in the original text, for a lawyer to check. */
export interface Doubt {
  readonly pack: string
  /** Where in the pack: `terminationGrounds.suit-or-arbitration`. */
  readonly path: string
  readonly article: string
  readonly certainty: Exclude<Certainty, 'text'>
  readonly note: string | undefined
}

/** Days on which one pack, overlays merged in, governs a kind of file. */
export interface Period {
  readonly kind: FileKind
  readonly from: LegalDate
  readonly to: LegalDate | null
  readonly pack: RulePack
}

export interface LawSource {
  readonly packs: readonly RulePack[]
  readonly overlays: readonly Overlay[]
  readonly years: readonly CalendarYear[]
  /** Limits for complaints that stand in no order: of other laws, and of local practice (`rules/limits-beside.yaml`). */
  readonly limitsBeside: readonly Limit[]
  readonly switches: Switches
  readonly doubts: readonly Doubt[]
}

export interface Law extends Omit<LawSource, 'years'> {
  readonly calendar: LegalCalendar
  readonly periods: readonly Period[]
}

/** Throws an Error that names the packs where they overlap or leave a gap: with such rules nothing may be reckoned. */
export function buildLaw(source: LawSource): Law {
  const { years, ...rest } = source
  const kinds = [...new Set(source.packs.map(({ kind }) => kind))]
  const periods = kinds.flatMap((kind) => {
    const packs = source.packs.filter((pack) => pack.kind === kind).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    checkSuccession(packs)
    const overlays = source.overlays.filter((overlay) => overlay.kind === kind)
    return packs.flatMap((pack) => periodsOf(pack, overlays.filter((overlay) => overlay.over.includes(pack.id))))
  })
  for (const overlay of source.overlays) checkOverlay(overlay, source.packs)
  return { ...rest, calendar: buildCalendar(years), periods }
}

function checkSuccession(packs: readonly RulePack[]): void {
  packs.forEach((pack, index) => {
    const next = packs[index + 1]
    if (pack.validTo !== null && pack.validTo < pack.validFrom) throw new Error(`${pack.id}: validTo ${pack.validTo} is before validFrom ${pack.validFrom}`)
    if (!next) return
    if (pack.validTo === null || pack.validTo >= next.validFrom) {
      throw new Error(`${pack.id} (to ${pack.validTo ?? 'now'}) overlaps ${next.id} (from ${next.validFrom}); only a declared overlay may`)
    }
    if (addDays(pack.validTo, 1) !== next.validFrom) throw new Error(`gap between ${pack.id} (to ${pack.validTo}) and ${next.id} (from ${next.validFrom})`)
  })
}

function checkOverlay(overlay: Overlay, packs: readonly RulePack[]): void {
  if (overlay.validTo < overlay.validFrom) throw new Error(`${overlay.id}: validTo ${overlay.validTo} is before validFrom ${overlay.validFrom}`)
  for (const id of overlay.over) {
    const pack = packs.find((candidate) => candidate.id === id && candidate.kind === overlay.kind)
    if (!pack) throw new Error(`${overlay.id} overlays ${id}, which is no pack for ${overlay.kind}`)
    if (overlay.validFrom < pack.validFrom || (pack.validTo !== null && overlay.validTo > pack.validTo)) {
      throw new Error(`${overlay.id} (${overlay.validFrom} to ${overlay.validTo}) reaches beyond ${id} (${pack.validFrom} to ${pack.validTo ?? 'now'})`)
    }
    const twice = overlay.limits.find((limit) => pack.limits.some((other) => other.id === limit.id))
    if (twice) throw new Error(`${overlay.id} repeats the limit ${twice.id} of ${id}; a second limit needs an id of its own`)
  }
}

/** The days of a pack cut where an overlay begins or ends. */
function periodsOf(pack: RulePack, overlays: readonly Overlay[]): Period[] {
  const cuts = new Set([pack.validFrom])
  for (const overlay of overlays) {
    cuts.add(overlay.validFrom)
    const after = addDays(overlay.validTo, 1)
    if (pack.validTo === null || after <= pack.validTo) cuts.add(after)
  }
  const starts = [...cuts].toSorted()
  return starts.map((from, index) => {
    const next = starts[index + 1]
    const active = overlays.filter((overlay) => overlay.validFrom <= from && from <= overlay.validTo)
    return { kind: pack.kind, from, to: next ? addDays(next, -1) : pack.validTo, pack: active.reduce(merge, pack) }
  })
}

function merge(pack: RulePack, overlay: Overlay): RulePack {
  return {
    ...pack,
    limits: [...pack.limits, ...overlay.limits],
    duties: [...pack.duties, ...overlay.duties.filter((duty) => !pack.duties.some((own) => own.id === duty.id))],
    otherRoutesArticle: pack.otherRoutesArticle ?? overlay.otherRoutesArticle,
    entrusting: overlay.entrusting.consent === 'both' ? overlay.entrusting : pack.entrusting,
    testBody: overlay.testBody.appointed ? overlay.testBody : pack.testBody,
    overlays: [...pack.overlays, overlay.id],
  }
}

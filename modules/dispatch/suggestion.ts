/** Which office a file belongs to, with reasons: advice that a person follows or not. Nothing is routed by it. */
import { foldAlias, suggestUnit, type AliasTable } from '#modules/party/aliases.ts'
import type { OnlineRule } from '#modules/rules/rules.ts'
import { REASONS } from './contract.ts'
import { adviceOn, publishedHere, type Advice, type OnlineSale } from './online.ts'

export interface PlaceFacts {
  /** Office that supervises the firm by the register. */
  readonly registerUnit: string | null
  /** Unit to which the county gave the file's category, or one above it. */
  readonly categoryUnit: { readonly unitId: string; readonly category: string } | null
  /** Address of the firm as stated. */
  readonly address: string
  readonly text: string
  readonly aliases: AliasTable
  /** Units that are open: no other is suggested, whatever points to it. */
  readonly open: ReadonlySet<string>
  /** Towns of the county and the office whose area each is. */
  readonly towns: readonly { readonly name: string; readonly unitId: string }[]
  /** Article on jurisdiction by place of business or domicile. */
  readonly article: string
  /** Bought online, and what the order says of that; null where it says nothing of its own. */
  readonly online: { readonly sale: OnlineSale; readonly rule: OnlineRule } | null
  /** Name of the county, as addresses have it. */
  readonly county: string
}

export interface Reason {
  readonly reason: (typeof REASONS)[number]
  readonly article: string | null
  readonly name: string
  /** Past dispatches that say so; null where it rests on no count. */
  readonly support: number | null
}

export interface OfficeSuggestion {
  /** Best first: each reason outweighs all below it together, so that an office is before another by the strongest reason they do not share. */
  readonly offices: readonly { readonly unitId: string; readonly reasons: readonly Reason[] }[]
  readonly conflicts: readonly { readonly name: string; readonly unitIds: readonly string[] }[]
  readonly advice: readonly Advice[]
}

/**
 * The address that a platform publishes is the place that Order 121 goes by. The register says who supervises the firm, so it comes before the county's own division of work, and that before the place: a unit
 * that has a matter to itself has it wherever the firm is. A person's word on a place counts before what was learned of one.
 */
const ORDER: readonly Reason['reason'][] = REASONS.toReversed()

function weightOf(reasons: readonly Reason[]): number {
  return [...new Set(reasons.map(({ reason }) => reason))].reduce((sum, reason) => sum + 2 ** ORDER.indexOf(reason), 0)
}

/** Town as people write it: with its kind of town, or without where two characters remain. */
function spellings(name: string): readonly string[] {
  const short = name.replace(/(街道办事处|街道|镇|乡)$/, '')
  return short.length > 1 ? [name, short] : [name]
}

/** Offices whose town or known place stands in an address, with the name of it. */
function officesAt({ towns, aliases }: PlaceFacts, address: string): readonly { readonly unitId: string; readonly name: string }[] {
  const folded = foldAlias(address)
  const byTown = towns.filter(({ name }) => spellings(name).some((spelling) => folded.includes(spelling))).map(({ unitId, name }) => ({ unitId, name }))
  return [...byTown, ...suggestUnit(aliases, address).suggestions.map(({ unitId, alias }) => ({ unitId, name: alias }))]
}

/** An article stands behind a reason only where the order goes by such a place: for what was sold online it may go by another. */
function articleOf({ article, online }: PlaceFacts, place: 'actual-place' | 'domicile'): string | null {
  if (online === null) return article
  return online.rule.places.includes(place) ? online.rule.article : null
}

export function suggestOffice(facts: PlaceFacts): OfficeSuggestion {
  const { registerUnit, categoryUnit, county } = facts
  const { sale = null, rule = null } = facts.online ?? {}
  const found = suggestUnit(facts.aliases, facts.address, facts.text)
  const address = foldAlias(facts.address)
  const published = publishedHere(sale, rule, county)
  const said: { unitId: string; reason: Reason }[] = [
    ...published === null ? [] : officesAt(facts, published).map(({ unitId, name }) => ({ unitId, reason: { reason: 'published-address' as const, article: rule?.article ?? null, name, support: null } })),
    ...registerUnit === null ? [] : [{ unitId: registerUnit, reason: { reason: 'register' as const, article: articleOf(facts, 'actual-place') ?? articleOf(facts, 'domicile'), name: '', support: null } }],
    ...categoryUnit === null ? [] : [{ unitId: categoryUnit.unitId, reason: { reason: 'category' as const, article: null, name: categoryUnit.category, support: null } }],
    ...facts.towns.filter(({ name }) => spellings(name).some((spelling) => address.includes(spelling)))
      .map(({ unitId, name }) => ({ unitId, reason: { reason: 'town' as const, article: articleOf(facts, 'actual-place'), name, support: null } })),
    ...found.suggestions.map(({ unitId, alias, support }) => (
      { unitId, reason: { reason: support === null ? 'entered' as const : 'learned' as const, article: null, name: alias, support } })),
  ]
  const byUnit = Map.groupBy(said.filter(({ unitId }) => facts.open.has(unitId)), ({ unitId }) => unitId)
  const offices = [...byUnit].map(([unitId, reasons]) => ({ unitId, reasons: reasons.map(({ reason }) => reason) }))
  return {
    offices: offices.toSorted((left, right) => weightOf(right.reasons) - weightOf(left.reasons)),
    conflicts: found.conflicts.map(({ alias, unitIds }) => ({ name: alias, unitIds })),
    advice: adviceOn(sale, rule, county),
  }
}

const KINDS = ['街道', '社区', '市场', '广场', '商场', '小区', '步行街', '大道', '大厦', '镇', '乡', '村', '路', '街', '巷'] as const
/** Characters before the kind of a place. */
const LONGEST = 11
const PLACE = new RegExp(`[\\p{Script=Han}a-z]{1,${LONGEST}}?(?:${KINDS.join('|')})`, 'gu')

/** Place names in an address below the county, as people write them; house numbers and what follows say nothing of the place. */
export function placeNames(address: string): readonly string[] {
  const local = foldAlias(address).replace(/^(?:[^省市县区]{2,6}(?:省|自治区))?(?:[^市县区]{2,5}市)?(?:[^县区镇乡路街]{1,4}[县区])?/u, '')
  return [...new Set(local.match(PLACE) ?? [])].filter((name) => name.length > 1)
}

/** What could be names ending in a kind of place, at each place where it stands. */
function stretchesTo(kind: string, text: string): readonly string[] {
  return [...text.matchAll(new RegExp(kind, 'g'))].flatMap(({ index }) => {
    const before = Array.from(text.slice(Math.max(0, index - 2 * LONGEST), index).match(/[\p{Script=Han}a-z]*$/u)?.[0] ?? '').slice(-LONGEST)
    return before.map((_, from) => before.slice(from).join('') + kind)
  })
}

/** Every stretch of the texts that could be a name learned by `placeNames`: what to look up, since a text does not say where a name begins. */
export function placesWithin(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map(foldAlias).flatMap((text) => KINDS.flatMap((kind) => stretchesTo(kind, text))))]
}

/**
 * Place names as people write them and the office their files were sent to. A name that was sent to two
 * offices decides nothing: it is shown as a conflict until a person has settled it. Suggestions only advise.
 */
import { z } from 'zod'

export interface PlaceAlias {
  readonly alias: string
  readonly unitId: string
  /** Past dispatches that say so; null where a person entered it. */
  readonly support: number | null
}

/** What is known of a name; without a unit, a person's word that it tells nothing of an office. */
export interface PlaceWord extends Omit<PlaceAlias, 'unitId'> {
  readonly unitId: string | null
}

export interface AliasConflict {
  readonly alias: string
  readonly unitIds: readonly string[]
}

export interface AliasTable {
  readonly byText: ReadonlyMap<string, PlaceAlias>
  readonly conflicts: ReadonlyMap<string, AliasConflict>
  /** Names that tell nothing; nor does a shorter one inside them. */
  readonly silent: ReadonlySet<string>
  /** Lengths that occur, the longest first. */
  readonly lengths: readonly number[]
}

export interface UnitSuggestion extends PlaceAlias {
  readonly foundIn: 'address' | 'text'
}

export interface UnitSuggestions {
  /** One for each unit, the longest alias first. */
  readonly suggestions: readonly UnitSuggestion[]
  /** Aliases found that stand for several units. */
  readonly conflicts: readonly AliasConflict[]
}

/** Blanks go, and stars and commas at the ends, which masking and hotline notes leave behind. */
export function foldAlias(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '').replace(/^[,、。;:*]+|[,、。;:*]+$/gu, '')
}

/**
 * Equal spellings of one unit are joined and their support added. What persons entered on a name counts alone, whatever was
 * learned beside it; two of them who name two units are a conflict, and one who says that it tells nothing silences it.
 */
export function makeAliasTable(rows: readonly PlaceWord[]): AliasTable {
  const byText = new Map<string, PlaceAlias>()
  const conflicts = new Map<string, AliasConflict>()
  const silent = new Set<string>()
  for (const [text, known] of Map.groupBy(rows.filter(({ alias }) => foldAlias(alias) !== ''), ({ alias }) => foldAlias(alias))) {
    const entered = known.filter(({ support }) => support === null)
    const words = entered.length > 0 ? entered : known
    const alias = words[0]?.alias ?? text
    const [unitId = null, ...others] = new Set(words.map((word) => word.unitId))
    if (unitId === null || others.includes(null)) silent.add(text)
    else if (others.length > 0) conflicts.set(text, { alias, unitIds: [unitId, ...others.filter((id) => id !== null)] })
    else byText.set(text, { alias, unitId, support: entered.length > 0 ? null : words.reduce((sum, { support }) => sum + (support ?? 0), 0) })
  }
  const lengths = new Set([...byText.keys(), ...conflicts.keys(), ...silent].map((text) => text.length))
  return { byText, conflicts, silent, lengths: [...lengths].toSorted((left, right) => right - left) }
}

interface Span {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Aliases in a text, the longest first; a shorter one inside a longer says nothing of its own. */
function findSpans(table: AliasTable, text: string): Span[] {
  const spans: Span[] = []
  for (const length of table.lengths) {
    for (let from = 0; from + length <= text.length; from += 1) {
      const part = text.slice(from, from + length)
      if (!table.byText.has(part) && !table.conflicts.has(part) && !table.silent.has(part)) continue
      if (!spans.some((span) => span.from < from + length && from < span.to)) spans.push({ text: part, from, to: from + length })
    }
  }
  return spans
}

/** The address counts before the text: a text often names other places on the way. */
export function suggestUnit(table: AliasTable, address: string, text = ''): UnitSuggestions {
  const found = [
    ...findSpans(table, foldAlias(address)).map((span) => ({ span, foundIn: 'address' as const })),
    ...findSpans(table, foldAlias(text)).map((span) => ({ span, foundIn: 'text' as const })),
  ]
  const suggestions = new Map<string, UnitSuggestion>()
  const conflicts = new Map<string, AliasConflict>()
  for (const { span, foundIn } of found) {
    const conflict = table.conflicts.get(span.text)
    const alias = table.byText.get(span.text)
    if (conflict) conflicts.set(span.text, conflict)
    if (alias && !suggestions.has(alias.unitId)) suggestions.set(alias.unitId, { ...alias, foundIn })
  }
  return { suggestions: [...suggestions.values()], conflicts: [...conflicts.values()] }
}

/** A table of place names as an office keeps it: place to office, with how sure and from how many files. */
export const zOfficeTable = z.record(z.string(), z.object({
  office_code: z.string(), office_name: z.string(), confidence: z.number(), support: z.union([z.int().min(0), z.literal('manual')]),
}))

export interface OfficeAliases {
  readonly rows: readonly PlaceAlias[]
  /** Places whose office has no unit here. */
  readonly unknown: readonly string[]
}

/** The rows of such a table; `unitOf` gives the unit of an office by its code and name there. */
export function readOfficeTable(
  table: z.output<typeof zOfficeTable>, unitOf: (officeCode: string, officeName: string) => string | undefined,
): OfficeAliases {
  const rows: PlaceAlias[] = []
  const unknown: string[] = []
  for (const [alias, office] of Object.entries(table)) {
    const unitId = unitOf(office.office_code, office.office_name)
    if (unitId === undefined) unknown.push(alias)
    else rows.push({ alias, unitId, support: office.support === 'manual' ? null : office.support })
  }
  return { rows, unknown }
}

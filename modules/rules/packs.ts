/** Which pack governs. A day or kind without one is refused: last year's rule is never used in its place. */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Law } from './law.ts'
import type { FileKind, RulePack } from './rules.ts'

/** The pack in force for a kind of file on a day, overlays merged in. */
export function packFor(law: Law, kind: FileKind, date: LegalDate): RulePack | Refusal<'rules.no-pack'> {
  const period = law.periods.find((candidate) => candidate.kind === kind && candidate.from <= date && (candidate.to === null || date <= candidate.to))
  return period ? period.pack : refuse('rules.no-pack', { params: { kind: `kind.${kind}`, date } })
}

/**
 * The pack that governs a file: that of its day of receipt, or of `today` where the switch `pack-of` says so
 * (Order 121 has no transition clause).
 */
export function packOf(law: Law, kind: FileKind, receivedOn: LegalDate, today: LegalDate): RulePack | Refusal<'rules.no-pack'> {
  return packFor(law, kind, law.switches.packOf === 'today' ? today : receivedOn)
}

/**
 * What the system can count for each factor of Order 121 Art. 17, from complaints that the reader may read. Pure. A count is
 * the number of the files it names, and says nothing about why they were filed.
 */
import type { LegalDate } from '#platform/pure/date.ts'

/** Practice that each county sets for itself; none of it is law. */
export interface ConductSettings {
  /** Natural days before today within which complaints are counted together. */
  readonly windowDays: number
  /** From how many complaints of one person on they are pointed out. */
  readonly repeatedFrom: number
  /** From how many different persons on, who share a telephone or an address. */
  readonly sharedFrom: number
}

/** A proposal for a county that has settled nothing. */
export const PROPOSED: ConductSettings = { windowDays: 180, repeatedFrom: 5, sharedFrom: 3 }

/** A complaint by the same person, or by someone who shares something with that person; the complaint itself is one of them. */
export interface Filing {
  readonly fileId: string
  readonly number: string
  readonly receivedOn: LegalDate
  /** Tells persons apart and names nobody. */
  readonly personKey: string
  readonly samePhone: boolean
  readonly sameAddress: boolean
  readonly sameIdentity: boolean
  readonly sameName: boolean
  readonly sameOperator: boolean
  readonly sameCategory: boolean
}

/** Factors for which something can be counted; for the others the officer's own look is all there is. */
export type CountedFactor = 'quantity' | 'repeated' | 'colluding' | 'unproved' | 'shared-contact'

export interface Evidence {
  readonly factor: CountedFactor
  readonly filings: readonly Filing[]
  /** Different persons among them. */
  readonly persons: number
  /** Whether the county wants it pointed out. */
  readonly notable: boolean
}

/** One person: the same document, or the same name with telephone or address. A name alone is nobody. */
function isSamePerson({ sameIdentity, sameName, samePhone, sameAddress }: Filing): boolean {
  return sameIdentity || (sameName && (samePhone || sameAddress))
}

function isOther(filing: Filing): boolean {
  return !isSamePerson(filing) && (filing.samePhone || filing.sameAddress)
}

/** `own` is the complaint itself, `proofs` how many pieces of evidence it came with. */
export function weigh(own: Filing, others: readonly Filing[], proofs: number, settings: ConductSettings): readonly Evidence[] {
  const same = [own, ...others.filter(isSamePerson)]
  const near = others.filter(isOther)
  const matter = ({ sameOperator, sameCategory }: Filing) => sameOperator && sameCategory
  const colluding = near.filter(matter)
  return [
    row('quantity', same.filter(matter), (files) => files.length >= settings.repeatedFrom),
    row('repeated', same, (files) => files.length >= settings.repeatedFrom),
    row('colluding', colluding.length > 0 ? [own, ...colluding] : [], (files) => personsIn(files) >= settings.sharedFrom),
    row('unproved', proofs === 0 ? [own] : [], () => false),
    row('shared-contact', near.length > 0 ? [own, ...near] : [], (files) => personsIn(files) >= settings.sharedFrom),
  ]
}

function row(factor: CountedFactor, filings: readonly Filing[], notable: (filings: readonly Filing[]) => boolean): Evidence {
  return { factor, filings, persons: personsIn(filings), notable: notable(filings) }
}

function personsIn(filings: readonly Filing[]): number {
  return new Set(filings.map(({ personKey }) => personKey)).size
}

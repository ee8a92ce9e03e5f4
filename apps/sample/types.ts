/** What the sample county is made of. Pure data; uuids and texts depend on the seed alone. */
import type { LegalDate } from '#platform/pure/date.ts'
import type { Role } from '#modules/casefile/casefile.ts'
import type { ComplaintCommandInput, ComplaintInput } from '#modules/complaint/contract.ts'
import type { MediationCommandInput } from '#modules/mediation/contract.ts'
import type { ReportCommandInput, ReportInput } from '#modules/report/contract.ts'
import type { IndustryId } from './industries.ts'

/** A town with its nine-digit code (GB/T 10114) and the names of its villages and communities. */
export interface Town {
  readonly code: string
  readonly name: string
  readonly villages: readonly string[]
}

/** Ids of the grounds and reasons that the packs in force on a day of receipt offer. */
export interface Grounds {
  readonly refusal: readonly string[]
  readonly termination: readonly string[]
  readonly suspension: readonly string[]
}

export interface CountyOptions {
  readonly seed: number
  /** Last day on which anything happens; the stories cover the three years that end with it. */
  readonly endDay: LegalDate
  /** Towns of the county, its seat first. */
  readonly towns: readonly Town[]
  readonly grounds: (receivedOn: LegalDate) => Grounds
  /** Whether offices work on a day (legal calendar with make-up working days). */
  readonly isWorkday: (day: LegalDate) => boolean
  /** Number of firms; 1,200 unless told. */
  readonly operators?: number
  readonly county?: { readonly code: string; readonly name: string; readonly city: string; readonly province: string }
}

export interface SampleUnit {
  readonly id: string
  readonly level: 'province' | 'city' | 'county' | 'desk' | 'office'
  readonly name: string
  readonly shortName: string
  /** Index of the unit above; null for the province. */
  readonly parent: number | null
  readonly areaCode: string
  /** Codes of the towns an office covers. */
  readonly towns: readonly string[]
}

export interface SampleAccount {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Exclude<Role, 'consumer' | 'joint-consumer' | 'system'>
  readonly unitIndex: number
}

export interface SampleOperator {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly kind: 'company' | 'individual' | 'cooperative' | 'branch'
  readonly industry: IndustryId
  /** Names people use for it: the shop sign, short forms. */
  readonly aliases: readonly string[]
  readonly legalRepresentative: string
  readonly address: string
  readonly townCode: string
  readonly phone: string
  /** Index of the office that supervises it. */
  readonly unitIndex: number
  /** Index of the chain's head office among the operators. */
  readonly parent: number | null
}

/** A place name as people write it and the office it was dispatched to; two rows may contradict each other. */
export interface PlaceAlias {
  readonly name: string
  readonly unitIndex: number
  /** Past dispatches that say so; 0 where a person entered it. */
  readonly support: number
}

interface StepBase {
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly actor: 'consumer' | 'officer' | 'intake' | 'chief'
  /** Index of the acting account; null for the consumer. */
  readonly account: number | null
}

export type Step =
  | (StepBase & { readonly procedure: 'complaint'; readonly command: ComplaintCommandInput })
  | (StepBase & {
    readonly procedure: 'mediation'
    readonly command: MediationCommandInput
    /** With `invite`: the id a later `hold-session` names. A writer that draws its own id maps this one to it. */
    readonly sessionId?: string
  })

/** One complaint from receipt to wherever it stands on the last day. */
export interface Story {
  /** Position in the run, from 0, in order of receipt. */
  readonly index: number
  readonly key: string
  /** Instant, ISO 8601 UTC. */
  readonly receivedAt: string
  readonly receivedOn: LegalDate
  readonly input: ComplaintInput
  readonly areaCode: string
  /** Unit it arrives at: an office, or the intake desk where nobody knows the firm yet. */
  readonly unitIndex: number
  readonly steps: readonly Step[]
}

/** One report from receipt to wherever it stands on the last day. */
export interface ReportStory {
  readonly key: string
  /** Instant, ISO 8601 UTC. */
  readonly receivedAt: string
  readonly receivedOn: LegalDate
  readonly input: ReportInput
  readonly areaCode: string
  readonly unitIndex: number
  readonly steps: readonly { readonly at: string; readonly account: number | null; readonly command: ReportCommandInput }[]
  /** The complaint it was filed together with. */
  readonly beside?: { readonly key: string; readonly receivedAt: string }
}

export type StoryAmount = { readonly count: number } | { readonly perDay: number }

export interface County {
  readonly areaCode: string
  readonly firstDay: LegalDate
  readonly endDay: LegalDate
  readonly units: readonly SampleUnit[]
  readonly accounts: readonly SampleAccount[]
  readonly operators: readonly SampleOperator[]
  readonly placeAliases: readonly PlaceAlias[]
  /** A fresh run over the stories in order of receipt; keeps one day in memory. */
  stories(amount: StoryAmount): Generator<Story>
  /** Some reports at every stage, the last few being halves of those of the given complaints that name a firm of the register. */
  reports(complaints: readonly Story[]): readonly ReportStory[]
}

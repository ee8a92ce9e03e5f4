/**
 * Law as dated data: the shapes of a rule pack, of the facts a clock is reckoned from, and of a clock.
 * The values stand in `rules/`, each with its article; nothing here holds a figure of the law.
 */
import type { LegalDate } from '#platform/pure/date.ts'

export type FileKind = 'complaint' | 'report' | 'inquiry'

export type Unit = 'working-day' | 'day'

/**
 * How sure a value of a pack is: `text` was read in the text of the order (the default), `high` and
 * `medium` are well attested but were not read in the original, `low` needs a lawyer's eye before it decides.
 */
export type Certainty = 'text' | 'high' | 'medium' | 'low'

/** A limit set by law: so many days of a unit from a starting fact, ended by one of the ending facts. */
export interface Limit {
  readonly id: ClockId
  /** Full citation: 《name of the order》 and article. So is every `article` below. */
  readonly article: string
  readonly certainty?: Certainty | undefined
  /** 0 where `due` names the day. */
  readonly length: number
  readonly unit: Unit
  /** The last day is not counted but set by whoever gave the time: this fact holds it. */
  readonly due?: DueFact | undefined
  readonly startsWith: DateFact
  readonly endsWith: readonly DateFact[]
  readonly suspendable: boolean
  /** Days from one fact to the other do not count, where the switch has it so: a settlement the firm was asked for first. */
  readonly standsStill?: { readonly from: DateFact; readonly to: DateFact; readonly article: string; readonly switch: SwitchName } | undefined
  /** Whose days without counting stop it; those of the file's own procedure where absent. */
  readonly stoppedBy?: OwnSuspensions | undefined
  /** The last day that the heads set together once the extension was used up (行政处罚程序规定 Art. 64). */
  readonly until?: { readonly with: 'caseUntil'; readonly article: string } | undefined
  /** A later fact that starts the limit anew, whatever was used of it or added to it before. */
  readonly restart?: { readonly with: DateFact; readonly article: string; readonly switch?: SwitchName | undefined } | undefined
  /** The one prolongation: `length` units more where it was approved by the last day of the limit. */
  readonly extension?: { readonly with: DateFact; readonly article: string; readonly length: number } | undefined
  /** Runs only where this fact is true. */
  readonly onlyFor?: 'realName' | undefined
  /** Where this fact came later than the one it starts with, it starts then: nobody can be told before there is somebody to tell. */
  readonly notBefore?: DateFact | undefined
  /** Runs only where this switch is on. */
  readonly switch?: SwitchName | undefined
}

/** Switches (`rules/switches.yaml`) that a value of a pack may hang on. */
export type SwitchName = 'mergeRestartsUnderOrder20' | 'tellReporterUnderOrder121' | 'settlementStopsAccept' | 'judicialConfirmation' | 'limitInquiryAnswers'

export type ClockId =
  | 'complaint.accept'
  | 'complaint.mediate'
  | 'complaint.mediate.overlay'
  | 'complaint.tell-termination'
  | 'complaint.supply-papers'
  | 'complaint.prove-identity'
  | 'complaint.settle'
  | 'complaint.redo'
  | 'mediation.perform'
  | 'mediation.confirm'
  | 'report.verify'
  | 'report.tell-reporter'
  | 'report.receipt'
  | 'enforcement.verify-clue'
  | 'enforcement.decide-case'
  | 'enforcement.review'
  | 'enforcement.hear-party'
  | 'dispatch.agree'
  | 'dispatch.receipt'
  | 'dispatch.help'
  | 'supervision.answer'
  | 'spotcheck.check'
  | 'spotcheck.correct'
  | 'inquiry.answer'

/** A ground on which a complaint may be refused or its mediation terminated, or a case opened on a report or not. */
export interface Ground {
  readonly id: string
  readonly article: string
  readonly certainty?: Certainty | undefined
  readonly zh: string
  readonly en: string
}

/** A paper that may be asked for by a day, and the ground of refusal that failing to bring it opens. */
export interface NoticeRule extends Ground {
  readonly ground: string
}

/** What an order says of handing goods to a test body: whether the office may name one where the parties do not agree. */
export interface TestBodyRule {
  readonly appointed: boolean
  readonly article: string
}

export interface CaseStop extends Ground {
  readonly of: 'both' | 'case'
}

/** Something the office owes when a step is taken: what to tell whom, what to hand over. */
export interface Duty {
  readonly id: string
  readonly article: string
  readonly certainty?: Certainty | undefined
  /** The step that brings it about. */
  readonly on:
    | 'receive' | 'accept' | 'refuse' | 'mediate' | 'suspend' | 'agree' | 'terminate' | 'close'
    | 'verify' | 'extend' | 'file' | 'decline' | 'merge' | 'transfer' | 'disclose'
  readonly zh: string
  readonly en: string
}

/** A ground to end mediation. `attempt`: mediation was tried, or a party asked; `absence`: a party stayed away or declined. */
export interface TerminationGround extends Ground {
  readonly needs?: 'attempt' | 'absence' | undefined
}

export interface HabitualRule {
  readonly article: string
  readonly ground: string
  readonly factors: readonly Ground[]
}

/** Who sold online: a seller on a platform, the platform itself, or the firm on a site of its own. */
export const SALE_KINDS = ['platform-seller', 'platform', 'own-site'] as const
export type SaleKind = (typeof SALE_KINDS)[number]
/** Whose place then counts: the address a platform publishes of a seller, where business is really done, the seat of the operator or of the platform. */
export const SALE_PLACES = ['published-address', 'actual-place', 'domicile', 'platform-domicile'] as const

/** Whose place counts where something was bought online of such an operator. */
export interface OnlineRule {
  readonly kind: SaleKind
  readonly places: readonly (typeof SALE_PLACES)[number][]
  readonly article: string
}

/** Behind which refusal an article stands: of these steps, at these stages; of all where absent. */
export interface Forbids {
  readonly refusal: string
  readonly article: string
  readonly steps?: readonly string[] | undefined
  readonly stages?: readonly string[] | undefined
}

/** What one order says for one kind of file. Lists that the kind has no use for are empty. */
export interface RulePack {
  /** The order, e.g. `samr-121`: its packs for complaints and for reports bear the same id. */
  readonly id: string
  readonly kind: FileKind
  readonly zh: string
  readonly en: string
  readonly authority: string
  readonly validFrom: LegalDate
  /** Last day in force; null while it still is. */
  readonly validTo: LegalDate | null
  /** Fields a filing must hold, named as in the contract (`consumer.name`), with the article. */
  readonly requiredFields: readonly { readonly field: string; readonly article: string }[]
  readonly limits: readonly Limit[]
  readonly refusalGrounds: readonly Ground[]
  readonly terminationGrounds: readonly TerminationGround[]
  readonly notices: readonly NoticeRule[]
  /** The ground on which a dispute that was mediated before is not taken again; null for reports. */
  readonly mediatedOnce: string | null
  /** Where joint complaints, their representatives and agents stand; null for reports. */
  readonly jointArticle: string | null
  readonly agentArticle: string | null
  readonly recusalArticle: string | null
  readonly testBody: TestBodyRule | null
  /** By what it is weighed whether a complaint is one of everyday consumption, and the refusal ground that asks it; null where the order is silent. */
  readonly habitual: HabitualRule | null
  /** A case is opened on a report or a clue where all of these are met. */
  readonly filingConditions: readonly Ground[]
  /** No case need be opened where one of these is met. */
  readonly decliningGrounds: readonly Ground[]
  /** Inquiries: matters that go by a procedure of their own, where the filer is pointed to. */
  readonly elsewhere: readonly Ground[]
  /** Reports: where it stands that the same report by the same person is not handled again; null where the order is silent. */
  readonly repeatsArticle: string | null
  /** What stops the limit of a case (penalty procedure Art. 64), and where `of` is both that of a clue too (Art. 18). */
  readonly caseStops: readonly CaseStop[]
  /** Reasons that stop a suspendable clock: appraisal, testing, inspection, … */
  readonly suspensionReasons: readonly Ground[]
  readonly duties: readonly Duty[]
  /** Article of the refusal duty to name other routes; null where the pack has none. */
  readonly otherRoutesArticle: string | null
  /** Whether entrusting mediation needs the consent of both parties, and where that stands; null for reports. */
  readonly entrusting: Entrusting | null
  readonly jurisdictionArticle: string
  /** Kinds of online sale for which the order names a place of its own; every other is judged by `jurisdictionArticle`. */
  readonly online: readonly OnlineRule[]
  /** Of several regulators with the power, the one that received first; null where the order is silent. */
  readonly firstReceivedArticle: string | null
  readonly returnArticle: string
  /** The first that fits a refusal gives its article. */
  readonly forbids: readonly Forbids[]
  /** Where it stands that the first day does not count and a last day on a holiday moves. */
  readonly countingArticle: string
  /** Ids of the overlays merged into this pack for the day it was asked for (`state-council-778`). */
  readonly overlays: readonly string[]
}

export interface Entrusting {
  readonly consent: 'both' | 'none' | 'not-provided'
  readonly article: string
}

/** Dates a clock starts or ends with. All are legal days; null or absent means it has not happened. */
export type DateFact = 'receivedOn' | ComplaintFact | ReportFact | InquiryFact | ClueFact | CaseFact | DisputeFact

/** `disputedOn`: two regulators began to dispute who handles the file; `disputeSettledOn`: they agreed, or referred it to their common superior. */
export type DisputeFact = 'disputedOn' | 'disputeSettledOn'

export type ComplaintFact =
  | 'acceptedOn' | 'refusedOn' | 'withdrawnOn' | 'transferredOn' | 'agreedOn' | 'terminatedOn' | 'toldTerminationOn'
  | 'papersNoticedOn' | 'papersSuppliedOn' | 'identityNoticedOn' | 'identityProvedOn'
  | 'settlementOfferedOn' | 'settlementEndedOn' | 'performedOn' | 'performGivenUpOn' | 'confirmableOn' | 'confirmationAppliedOn' | 'redoOn' | 'redoneOn' | 'reopenedOn'

/** Days by which something is due because someone set them; they may lie ahead. */
export type DueFact = 'papersDueOn' | 'identityDueOn' | 'performDueOn'

/**
 * `extendedOn`: the head approved more time; `mergedOn`: the last repeat with new facts that was merged in came
 * in; `decidedOn`: the head decided whether to open a case; `toldReporterOn`: the reporter was told of it; `namedOn`: one who
 * had been anonymous gave a name; `reopenedOn`: day of the document by which a decision to open no case, or a refusal, was undone.
 */
export type ReportFact = 'extendedOn' | 'mergedOn' | 'decidedOn' | 'toldReporterOn' | 'namedOn' | 'reopenedOn'

/** `answeredOn`: whoever filed it was answered, pointed elsewhere, or told which file it was turned into. */
export type InquiryFact = 'answeredOn'

/** A day set by a person and not by law: what a superior demands by when. */
export interface SetDay {
  readonly id: ClockId
  /** What it rests on, where a limit has its article. */
  readonly basis: string
  readonly setOn: LegalDate
  readonly dueOn: LegalDate
  readonly metOn: LegalDate | null
}

/** A clue found in mediation: found, more time approved by the head, decided on by the head. */
export type ClueFact = 'clueFoundOn' | 'clueExtendedOn' | 'clueDecidedOn'

/**
 * A case of the penalty procedure: opened, more time approved, sent to review and back, the notice served on the party and
 * its statement made, decided.
 */
export type CaseFact =
  | 'caseOpenedOn' | 'caseExtendedOn' | 'caseReviewSentOn' | 'caseReviewedOn' | 'casePartyToldOn' | 'casePartyStatedOn' | 'caseDecidedOn'

/** Lists of days that stop the limits of a clue or a case, and none of the file's own. */
export type OwnSuspensions = 'clueSuspensions' | 'caseSuspensions'

export interface Suspension {
  /** First and last day that do not count, both inclusive; `to` null while still suspended. */
  readonly from: LegalDate
  readonly to: LegalDate | null
  readonly reason: string
}

export type ClockFacts = { readonly [fact in DateFact | DueFact]?: LegalDate | null } & {
  readonly kind: FileKind
  readonly receivedOn: LegalDate
  readonly suspensions?: readonly Suspension[]
  readonly clueSuspensions?: readonly Suspension[]
  readonly caseSuspensions?: readonly Suspension[]
  /** May lie ahead. */
  readonly caseUntil?: LegalDate | null
  /** Reports only: the reporter gave a true name. False where absent. */
  readonly realName?: boolean
  readonly asOf: LegalDate
}

export interface Clock {
  readonly id: ClockId
  readonly article: string
  readonly startsOn: LegalDate
  /** The fact that started it; `setOn` where a person set the day. */
  readonly startsWith: DateFact | 'setOn'
  /** Last day of the limit; null while a suspension without an end holds it open. */
  readonly dueOn: LegalDate | null
  readonly unit: Unit
  /** Days of the unit, those of an extension included. */
  readonly length: number
  /** Absent unless more time was approved: when, how many days of the unit, and under which article. */
  readonly extension?: { readonly on: LegalDate; readonly length: number; readonly article: string }
  /** Absent unless the clock was started anew on `startsOn`: the article that has it so. */
  readonly restart?: { readonly article: string }
  /** Days (of the clock's unit) that suspensions took out. */
  readonly suspendedDays: number
  readonly suspensions: readonly Suspension[]
  readonly state: 'running' | 'met' | 'overdue' | 'suspended'
  readonly metOn: LegalDate | null
  readonly late: boolean
  /**
   * Days of the unit counted so far (to the day it was met, or as of), and days of the unit that remain until
   * `dueOn`, counting those a holiday added; negative, at least by one, once overdue; null while `dueOn` is.
   */
  readonly usedDays: number
  readonly leftDays: number | null
  /** True where the reckoning touches a year whose State Council notice is not loaded. */
  readonly provisional: boolean
}

export interface ClockReading {
  readonly pack: string
  readonly clocks: readonly Clock[]
}

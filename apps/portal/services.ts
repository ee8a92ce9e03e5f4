/** What the portal needs from the server. The server wires these to the modules; the portal knows no other way in. */
import type { ComplaintInput, Receipt, TrackingView, zComplaintCommand } from '#modules/complaint/index.ts'
import type { zMediationCommand } from '#modules/mediation/index.ts'
import type { NamedReporter, ReportInput, ReportReceipt, ReportTracking } from '#modules/report/index.ts'
import type { InquiryInput, InquiryReceipt, InquiryTracking, PublishedAnswer } from '#modules/inquiry/index.ts'
import type { Answer } from '#modules/knowledge/index.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { Refusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import type { z } from 'zod'

/** A firm of the register, as anyone may see it. */
export interface OperatorHit {
  readonly id: string
  readonly name: string
  /** Sign or short name by which people know it, where it differs. */
  readonly alias: string | null
  readonly address: string
  readonly creditCode: string | null
  /** False where the register says it has closed or moved. */
  readonly active: boolean
}

export interface ProblemCategory {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** A file that was uploaded and waits for the complaint it belongs to. */
export interface StagedAttachment {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
}

/** A limit of the rule pack in force today, with the article it rests on. */
export interface LegalLimit {
  readonly length: number
  readonly unit: 'working-day' | 'day'
  readonly article: string
}

export interface LegalLimits {
  readonly pack: { readonly zh: string; readonly en: string }
  readonly accept: LegalLimit
  readonly mediate: LegalLimit
  readonly tellTermination: LegalLimit
}

/** What the portal tells of an official document to whoever holds its code. */
export interface VerifiedDocument {
  readonly title: { readonly zh: string; readonly en: string }
  readonly number: string
  readonly authority: string
  readonly issuedOn: LegalDate
  /** Of the PDF, in hex. */
  readonly sha256: string
  readonly voided: boolean
}

/** A county whose regulator takes in what people ask and say. */
export interface FilingCounty {
  readonly areaCode: string
  readonly name: string
}

/** How the public answers are narrowed down. */
export interface VoiceQuery {
  readonly q: string
  readonly type?: InquiryInput['type'] | undefined
}

export type InquiryRating = Pick<NonNullable<InquiryTracking['rating']>, 'grade'> & { readonly comment?: string | undefined }

/** The bureau whose portal this is. */
export interface Site {
  readonly authority: { readonly zh: string; readonly en: string }
}

export interface TrackingKey {
  readonly number: string
  readonly code: string
}

/** The commands a consumer may send on a complaint and its mediation, as they are before parsing. */
export type ConsumerCommand = Extract<z.input<typeof zMediationCommand>, { type: 'say-performance' }> | Extract<z.input<typeof zComplaintCommand>, { type: 'add-material' | 'withdraw' | 'rate' | 'answer-notice' | 'allow-settlement' | 'confirm-settlement' | 'appoint-agent' | 'record-consent' | 'remove-complainant' }>

/** A token that cannot be read is `invalid` (no cookie, forged); one that was ours and has run out is `expired`. */
export type TokenVerdict = 'ok' | 'expired' | 'invalid'

/** Reports 举报: what anyone may ask for without an account. */
export interface ReportServices {
  submit(input: ReportInput): Promise<ReportReceipt | Refusal>
  track(number: string, code: string): Promise<ReportTracking | Refusal>
  addMaterial(number: string, code: string, key: string, material: { readonly text: string; readonly attachments: readonly string[] }): Promise<ReportTracking | Refusal>
  nameReporter(number: string, code: string, key: string, person: NamedReporter): Promise<ReportTracking | Refusal>
  /** The limit of verification of the rule pack in force today. */
  verifyLimit(): Promise<LegalLimit>
}

/** A document that was delivered online, as its page shows it before anyone has shown who they are. */
export interface Paper {
  readonly token: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly number: string
  readonly authority: string
  readonly issuedOn: LegalDate
  readonly voided: boolean
  /** What shows that the reader is the recipient, beside having the address. */
  readonly asks: 'query-code' | 'credit-code' | 'phone-end' | 'nothing'
}

export interface PaperServices {
  find(token: string): Promise<Paper | undefined>
  /** Undefined where what was typed is right; too many wrong tries close the page for a while. */
  prove(token: string, code: string): Promise<Refusal | undefined>
  /** The same of a code that nobody typed now. */
  holds(token: string, code: string): Promise<boolean>
  /** The paper itself; that it was opened is kept. */
  open(token: string, code: string): Promise<{ readonly number: string; readonly content: Buffer } | Refusal | undefined>
  sign(token: string, code: string): Promise<Refusal | undefined>
  /** Those of whoever filed a file. */
  list(number: string, code: string): Promise<readonly Paper[]>
}

export interface PortalServices {
  readonly papers: PaperServices
  readonly site: Site
  searchOperators(text: string): Promise<readonly OperatorHit[]>
  findOperator(id: string): Promise<OperatorHit | undefined>
  submitComplaint(input: ComplaintInput): Promise<Receipt | Refusal>
  track(number: string, code: string): Promise<TrackingView | Refusal>
  command(number: string, code: string, key: string, command: ConsumerCommand): Promise<TrackingView | Refusal>
  readonly reports: ReportServices
  /** One where the system serves one county; the public chooses where there are several. */
  filingCounties(): Promise<readonly FilingCounty[]>
  submitInquiry(input: InquiryInput): Promise<InquiryReceipt | Refusal>
  trackInquiry(number: string, code: string): Promise<InquiryTracking | Refusal>
  rateInquiry(number: string, code: string, key: string, rating: InquiryRating): Promise<InquiryTracking | Refusal>
  /** Published answers of the knowledge base valid today, best first. */
  searchKnowledge(q: string, topic: Answer['topic'] | undefined): Promise<readonly Answer[]>
  publishedAnswers(query: VoiceQuery): Promise<{ readonly answers: readonly PublishedAnswer[]; readonly total: number }>
  stageAttachment(content: Buffer, name: string): Promise<StagedAttachment | Refusal>
  /** Those of `ids` that are staged and not yet attached to a file, in the same order. */
  findStaged(ids: readonly string[]): Promise<readonly StagedAttachment[]>
  verifyDocument(code: string): Promise<VerifiedDocument | undefined>
  problemCategories(): Promise<readonly ProblemCategory[]>
  limits(): Promise<LegalLimits>
  /** The name of a ground of refusal, termination or suspension in a rule pack; undefined where it names none. */
  groundText(packId: string, ground: string, language: Language): string | undefined
  /** The text of a refusal from the registries, placeholders filled. */
  refusalText(refusal: Refusal, language: Language): string
  /** Tokens are bound to the visitor's cookie and run out. */
  readonly csrf: { issue(visitor: string): string; verify(token: string, visitor: string): TokenVerdict }
  /** Signed or encrypted, short-lived; `open` answers undefined for anything stale or forged. */
  readonly trackCookie: { seal(key: TrackingKey): string; open(text: string): TrackingKey | undefined }
  /** An unguessable id, for idempotency keys and visitors. */
  newKey(): string
  today(): LegalDate
  /** True where cookies must be `Secure` (served over TLS). */
  readonly secureCookies: boolean
}

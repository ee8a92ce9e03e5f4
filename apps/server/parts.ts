/** The wiring: which procedures a file goes through, what each module is given of the others. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { timeOrderedId } from '#platform/ids.ts'
import { react, reactsTo } from '#flows/index.ts'
import { restrain } from '#flows/restraints.ts'
import { audit, auditInsert } from '#modules/access/audit.ts'
import type { Actor, AnyEvent } from '#modules/casefile/casefile.ts'
import type { AuditEntry, Change, Desk } from '#modules/casefile/desk.ts'
import { readSecret } from '#modules/casefile/store.ts'
import type { ComplaintCommand, ComplaintEvent, ComplaintState } from '#modules/complaint/index.ts'
import type { ComplaintServer } from '#modules/complaint/server.ts'
import { complaintsUpsert, projectionOf } from '#modules/complaint/store.ts'
import { timelineParams as complaintParams } from '#modules/complaint/timeline.ts'
import type { DocumentEvent, DocumentState } from '#modules/document/index.ts'
import type { DocumentLaw } from '#modules/document/basis.ts'
import { loadDocumentLaw } from '#modules/document/load.ts'
import { createRenderer } from '#modules/document/render.ts'
import type { DocumentServer } from '#modules/document/server.ts'
import { standingsOf, standingsUpsert } from '#modules/document/store.ts'
import { timelineParams as documentParams } from '#modules/document/timeline.ts'
import type { EnforcementEvent, EnforcementState } from '#modules/enforcement/index.ts'
import { caseRowOf, casesUpsert } from '#modules/enforcement/store.ts'
import { timelineParams as enforcementParams } from '#modules/enforcement/view.ts'
import type { InquiryEvent, InquiryState } from '#modules/inquiry/index.ts'
import type { InquiryServer } from '#modules/inquiry/server.ts'
import { inquiriesUpsert, projectionOf as inquiryProjectionOf } from '#modules/inquiry/store.ts'
import { timelineParams as inquiryParams } from '#modules/inquiry/timeline.ts'
import { loadKnowledge, seedKnowledge, type SeedEntry } from '#modules/knowledge/seed.ts'
import type { KnowledgeServer } from '#modules/knowledge/server.ts'
import type { Sender } from '#modules/notify/jobs.ts'
import type { NotifyServer } from '#modules/notify/server.ts'
import { mailboxInsert } from '#modules/notify/store.ts'
import type { MediationEvent, MediationState } from '#modules/mediation/index.ts'
import { mediationView, timelineParams as mediationParams } from '#modules/mediation/view.ts'
import type { ConductEvent } from '#modules/conduct/index.ts'
import { timelineParams as conductParams } from '#modules/conduct/timeline.ts'
import type { SupervisionEvent } from '#modules/supervision/index.ts'
import { timelineParams as supervisionParams } from '#modules/supervision/view.ts'
import type { SpotCheckEvent } from '#modules/spotcheck/index.ts'
import type { SpotCheckServer } from '#modules/spotcheck/server.ts'
import { foundUpdate } from '#modules/spotcheck/store.ts'
import { timelineParams as spotcheckParams } from '#modules/spotcheck/timeline.ts'
import { companionOf } from './mixed-filing.ts'
import type { ReportEvent, ReportState } from '#modules/report/index.ts'
import type { ReportServer } from '#modules/report/server.ts'
import { reportProjectionOf, reportsUpsert } from '#modules/report/store.ts'
import { timelineParams as reportParams } from '#modules/report/view.ts'
import type { DispatchEvent } from '#modules/dispatch/index.ts'
import type { DispatchServer } from '#modules/dispatch/server.ts'
import { timelineParams as dispatchParams } from '#modules/dispatch/timeline.ts'
import { loadCodes, loadOtherRoutes, type Code, type OtherRoutes } from '#modules/rules/code-lists.ts'
import type { Settings } from '#modules/incident/index.ts'
import { loadUsualSettings } from '#modules/incident/load.ts'
import type { IncidentServer } from '#modules/incident/server.ts'
import { pendingInsert } from '#modules/incident/store.ts'
import type { WorklistServer } from '#modules/worklist/server.ts'
import { practicesOf, type Practices } from '#modules/worklist/practice.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import type { Law } from '#modules/rules/law.ts'
import { loadLaw } from '#modules/rules/load.ts'
import { gatherFields } from './document-fields.ts'
import { owedDocuments } from './document-owed.ts'
import { decisionsOf, dispatchServer } from './dispatch-parts.ts'
import { incidentServer } from './incident-parts.ts'
import { announceOpening, composing, messagesOf, notifyServers, type Notifying } from './notify-parts.ts'
import { linksOf } from './papers.ts'
import { PROCEDURES } from './procedures.ts'
import { screenStep } from './secrecy.ts'
import { foundIn, spotCheckServer } from './spotcheck-parts.ts'

export interface PartsOptions {
  readonly database: Database
  readonly law: Law
  readonly categories: readonly Code[]
  readonly otherRoutes: OtherRoutes
  readonly entries: readonly SeedEntry[]
  readonly documentLaw: DocumentLaw
  /** Address of the portal, without a slash at the end, for the codes on documents. */
  readonly origin?: string
  /** Folder of fonts the office has of its own, where it has any. */
  readonly fonts?: string | undefined
  /** How people are told, given the secret in the address at which an HTTP gateway reports; without it nothing is sent. */
  notifying?(reportSecret: Buffer): Notifying
  /** What holds on incidents in a county that has settled nothing. */
  readonly incidentLevels: Settings
  clock(): Date
  newId?(): string
}

/** Everything of `rules/`, read once at start. */
export function loadRules(root: string): Pick<PartsOptions, 'law' | 'categories' | 'otherRoutes' | 'entries' | 'documentLaw' | 'incidentLevels'> {
  const folder = join(root, 'rules')
  return {
    law: loadLaw(folder), categories: loadCodes(folder, 'problem-2026'), otherRoutes: loadOtherRoutes(folder), entries: loadKnowledge(folder),
    documentLaw: loadDocumentLaw(folder),
    incidentLevels: loadUsualSettings(folder),
  }
}

export interface Parts {
  readonly desk: Desk
  readonly complaints: ComplaintServer
  readonly reports: ReportServer
  readonly inquiries: InquiryServer
  readonly knowledge: KnowledgeServer
  readonly worklist: WorklistServer
  readonly dispatch: DispatchServer
  readonly documents: DocumentServer
  readonly incidents: IncidentServer
  readonly spotChecks: SpotCheckServer
  readonly notices: NotifyServer
  readonly sender: Sender
  readonly reportSecret: Buffer
  readonly law: Law
  readonly categories: readonly Code[]
}

/** The rows that changed files derive to, and the statement that keeps them, where there are any. */
function upserted<Row>(changes: readonly Change[], rowOf: (change: Change) => Row | undefined, upsert: (rows: readonly Row[]) => Sql): readonly Sql[] {
  const rows = changes.map(rowOf).filter((row) => row !== undefined)
  return rows.length > 0 ? [upsert(rows)] : []
}

/** Whether a change touched what one procedure knows; a fold gives the state before where no event concerned it. */
function touches({ before, folded }: Change, procedure: string): boolean {
  return before[procedure] !== folded.states[procedure]
}

function standingsIn(changes: readonly Change[]): readonly Sql[] {
  const rows = changes.filter((change) => touches(change, 'document')).flatMap(({ head, folded }) => standingsOf(head.id, folded.states['document'] as DocumentState))
  return rows.length > 0 ? [standingsUpsert(rows)] : []
}

/** Brings every projection up to date with changed files; the same function serves one change and a thousand. */
function project(changes: readonly Change[]): readonly Sql[] {
  const of = (...kinds: readonly FileKind[]) => changes.filter(({ head }) => kinds.includes(head.kind))
  const touched = (procedure: FileKind | 'enforcement', kinds: readonly FileKind[]) => of(...kinds).filter((change) => touches(change, procedure))
  return [
    ...upserted(touched('complaint', ['complaint']), ({ head, folded }) => projectionOf(head.id, folded.states['complaint'] as ComplaintState), complaintsUpsert),
    ...upserted(touched('inquiry', ['inquiry']), ({ head, folded }) => inquiryProjectionOf(head.id, folded.states['inquiry'] as InquiryState), inquiriesUpsert),
    ...upserted(touched('report', ['report']), ({ head, folded }) => reportProjectionOf(head.id, folded.states['report'] as ReportState), reportsUpsert),
    ...upserted(touched('enforcement', ['complaint', 'report']), ({ head, folded }) => caseRowOf(head.id, folded.states['enforcement'] as EnforcementState), casesUpsert),
    ...upserted(of('complaint', 'report'), ({ head }) => ({ fileId: head.id, version: head.version }), pendingInsert),
    ...standingsIn(changes),
    ...upserted(changes, ({ head, folded }) => foundIn(head.id, folded), foundUpdate),
    ...decisionsOf(changes.filter((change) => touches(change, change.head.kind))),
  ]
}

function auditRow({ actor, action, fileId, at, actingFor }: AuditEntry) {
  return { at, actorId: actor.id, actorName: actor.name, action, objectKind: 'file', objectId: fileId, ...actingFor && { detail: { actingFor } } }
}

/** Values of the sentences of each module's events. */
const TIMELINES: Readonly<Record<string, (event: AnyEvent) => Readonly<Record<string, string>>>> = {
  complaint: (event) => complaintParams(event as ComplaintEvent),
  mediation: (event) => mediationParams(event as MediationEvent),
  report: (event) => reportParams(event as ReportEvent),
  inquiry: (event) => inquiryParams(event as InquiryEvent),
  enforcement: (event) => enforcementParams(event as EnforcementEvent),
  dispatch: (event) => dispatchParams(event as DispatchEvent),
  document: (event) => documentParams(event as DocumentEvent),
  supervision: (event) => supervisionParams(event as SupervisionEvent),
  conduct: (event) => conductParams(event as ConductEvent),
  spotcheck: (event) => spotcheckParams(event as SpotCheckEvent),
}

function timelineParams(event: AnyEvent): Readonly<Record<string, string>> {
  return TIMELINES[event.type.split('.')[0] ?? '']?.(event) ?? {}
}

/** Days ahead within which a file counts as nearly due. */
const SOON_DAYS = 3

export async function buildParts({ database, law, categories, otherRoutes, entries, documentLaw, incidentLevels, notifying = () => ({ carriers: {}, signature: '' }), origin = '', fonts, clock, newId = () => timeOrderedId(clock()) }: PartsOptions): Promise<Parts> {
  const practices: Practices = practicesOf(database, clock)
  await practices.refresh()
  const reportSecret = await readSecret(database, 'sms-reports', () => randomBytes(32))
  const channels = notifying(reportSecret)
  const secret = await readSecret(database, 'query-code', () => randomBytes(32))
  const by = composing(channels, secret, origin, clock, newId)
  const desk: Desk = {
    database, practice: { procedures: PROCEDURES, law, react, reactsTo, restrain, local: (areaCode) => practices.of(areaCode) }, clock, newId,
    project: (changes) => [...project(changes), ...linksOf(secret, changes), ...messagesOf(by, changes)],
    audit: (entries) => auditInsert(entries.map(auditRow)),
    screen: screenStep,
  }
  const common = {
    desk, secret,
    categories: new Set(categories.map((category) => category.code)), timelineParams,
    logRead: (actor: Actor, fileId: string, action: string, reason: string | null) => audit(database, {
      at: clock(), actorId: actor.id, actorName: actor.name, action, objectKind: 'file', objectId: fileId, reason,
    }),
  }
  const reports: ReportServer = { ...common, noteShared: (text, reason) => ({ procedure: 'complaint', command: { type: 'note-shared', text, reason } satisfies ComplaintCommand }) }
  const complaints: ComplaintServer = {
    ...common, mediationView: (states) => mediationView(states['mediation'] as MediationState), otherRoutes, companion: companionOf(reports),
    announceOpening: (head) => announceOpening(desk, by, head),
  }
  const inquiries: InquiryServer = { desk, timelineParams, secret: common.secret, logRead: common.logRead }
  await seedKnowledge(database, entries, clock())
  const knowledge: KnowledgeServer = {
    database, clock, logWrite: (actor, entryId, action, reason) => audit(database, {
      at: clock(), actorId: actor.id, actorName: actor.name, action, objectKind: 'knowledge', objectId: entryId, reason,
    }),
  }
  const worklist: WorklistServer = { database, clock, newId, practices, soonDays: SOON_DAYS }
  const documents: DocumentServer = { desk, law: documentLaw, renderer: createRenderer(fonts), origin, channels: by.channels, keepMailbox: mailboxInsert, gather: gatherFields(database, { categories, otherRoutes }), owes: (file) => owedDocuments(desk.practice, file, desk.clock()) }
  return {
    desk, complaints, reports, inquiries, knowledge, worklist, documents, law, categories,
    dispatch: dispatchServer(desk, common.categories), incidents: incidentServer(desk, incidentLevels, documents), spotChecks: spotCheckServer(desk), ...notifyServers(desk, by, channels), reportSecret,
  }
}


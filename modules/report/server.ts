/** The handlers of reports: authorise, load, decide, append, reply. */
import { createHmac } from 'node:crypto'
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { checkIdCard, checkPhone, checkUscc } from '#platform/pure/identifiers/index.ts'
import { findHandlingUnit, findIntakeDesk, isOfficerOf } from '#modules/access/directory.ts'
import { filerOf, publicActor, type Actor, type FileHead } from '#modules/casefile/casefile.ts'
import { openFile, transact, transactAll, type Desk, type OpenRequest, type TransactRequest } from '#modules/casefile/desk.ts'
import { clocksOf, foldFile, founded, packOfFile, SYSTEM } from '#modules/casefile/engine.ts'
import { linkDelete, linkInsert, listLinked } from '#modules/casefile/links.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { queryCode } from '#modules/casefile/query-code.ts'
import { findReadable, findTracked, readFolded } from '#modules/casefile/reading.ts'
import { readEvents } from '#modules/casefile/store.ts'
import type { TimelineParams } from '#modules/casefile/view.ts'
import { findDestination } from '#modules/party/destination.ts'
import type { Person } from '#modules/party/party.ts'
import { findPerson, personsInsert } from '#modules/party/store.ts'
import { lateFault } from './report.ts'
import type { NamedReporter, ReportCommandInput, ReportRegistration, ReporterView, ReportInput, ReportReceipt, ReportRefusal, ReportTracking, ReportView, routes } from './contract.ts'
import { mayAssignTo, mayStep, mayUnmask } from './policy.ts'
import type { ReportCommand, ReportState, Statement } from './state.ts'
import { earlierReports, findClosedAt } from './store.ts'
import { reporterView, staffView, trackingView } from './view.ts'

export interface ReportServer {
  readonly desk: Desk
  /** Key of the query codes and of the hash by which reports of one person are found. */
  readonly secret: Buffer
  readonly categories: ReadonlySet<string>
  readonly timelineParams: TimelineParams
  /** The step on the complaint of a mixed filing that takes note of what was shared with it. */
  noteShared(text: string, reason: string): Pick<TransactRequest, 'procedure' | 'command'>
  logRead(actor: Actor, fileId: string, action: string, reason: string | null): Promise<void>
}

type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
type Answer<T> = Promise<T | Refusal>

const CALLED = '举报人'

export function submit(server: ReportServer, input: ReportInput): Answer<ReportReceipt> {
  return receive(server, { ...input, channel: 'web' }, publicActor(CALLED), `web:report:${input.key}`)
}

export function register(server: ReportServer, input: ReportRegistration, actor: Actor): Answer<ReportReceipt> {
  return receive(server, input, actor, `staff:${actor.id}:report:${input.key}`)
}

async function receive(server: ReportServer, input: ReportRegistration, actor: Actor, key: string): Answer<ReportReceipt> {
  const request = await openRequest(server, input, actor, key)
  if (isRefusal(request)) return request
  const opened = await openFile(server.desk, request)
  if (isRefusal(opened)) return opened
  if (opened.repeated && !(await isSameReport(server, opened.head, input))) return refuse<ReportRefusal>('report.already-exists')
  return receiptOf(server, opened.head)
}

function inputFault(server: ReportServer, input: ReportInput): Refusal | undefined {
  const today = legalDay(server.desk.clock())
  const { reporter, target } = input
  if (!server.categories.has(input.category)) return refuse<ReportRefusal>('report.unknown-category', { field: 'category' })
  if (target.creditCode && isRefusal(checkUscc(target.creditCode))) return refuse<ReportRefusal>('report.bad-credit-code', { field: 'target.creditCode' })
  return reporter.realName ? personFault(reporter, today, 'reporter') : undefined
}

function personFault({ phone, idType, idNumber }: NamedReporter, today: LegalDate, field: string): Refusal | undefined {
  if (isRefusal(checkPhone(phone))) return refuse<ReportRefusal>('report.bad-phone', { field: `${field}.phone` })
  const card = idType === 'id-card' && idNumber
  return card && isRefusal(checkIdCard(card, today)) ? refuse<ReportRefusal>('report.bad-id-number', { field: `${field}.idNumber` }) : undefined
}

/** What opens a report: on a firm of the register with the office that supervises it, else with the intake desk. */
export async function openRequest(server: ReportServer, input: ReportRegistration, actor: Actor, key: string): Answer<OpenRequest> {
  const { desk } = server
  const wrong = inputFault(server, input)
  if (wrong) return wrong
  const today = legalDay(desk.clock())
  const { receivedOn = today, receivedReason } = input
  const late = lateFault(today, receivedOn, receivedReason ?? '')
  if (late) return late
  const { operatorId = null } = input.target
  const own = actor.grants.flatMap(({ unitId }) => (unitId === '*' ? [] : [unitId]))
  const { operator, officeId, desk: intake } = await findDestination(desk.database, today, operatorId, own, input.target.address)
  if (operatorId && !operator) return refuse<ReportRefusal>('report.unknown-operator', { field: 'target.operatorId' })
  if (!intake) return refuse<ReportRefusal>('report.no-office')
  const unitId = officeId ?? intake.id
  const person = input.reporter.realName ? personOf(input.reporter, desk) : undefined
  const command: ReportCommand = {
    type: 'receive', unitId, channel: input.channel, realName: input.reporter.realName, personId: person?.id ?? null,
    reporterKey: person ? reporterKey(server.secret, person) : null,
    target: {
      operatorId: operator?.id ?? null, name: operator?.name ?? input.target.name, address: operator?.address ?? input.target.address,
      creditCode: operator?.creditCode ?? (input.target.creditCode || null),
    },
    category: input.category, facts: input.facts, occurredOn: input.occurredOn ?? null, attachments: input.attachments, ...(receivedReason !== undefined && { receivedReason }),
  }
  return {
    id: desk.newId(), kind: 'report', areaCode: intake.areaCode, unitId, receivedOn, key, actor, procedure: 'report', command, attachments: input.attachments,
    beside: person ? [personsInsert([person])] : [],
  }
}

/** An anonymous reporter leaves nothing that could be lost. */
function personOf({ name, phone, address, idType, idNumber }: NamedReporter, desk: Desk): Person {
  return { id: desk.newId(), name, phone, address, idType: idType ?? null, idNumber: idNumber || null, createdAt: desk.clock() }
}

/** Equal for reports of one person, and tells nothing of who that is. */
export function reporterKey(secret: Buffer, { name, phone }: Person): string {
  return createHmac('sha256', secret).update(`reporter:${name.replace(/\s/g, '')}:${phone.replace(/\D/g, '')}`).digest('base64url')
}

/** The receipt holds the query code, so it is given again only to whoever sends the same report again. */
async function isSameReport({ desk }: ReportServer, head: FileHead, { facts, reporter }: ReportInput): Promise<boolean> {
  const [received] = await readEvents(desk.database, head.id)
  const stated = received?.event as unknown as Statement
  const person = stated.personId ? await findPerson(desk.database, stated.personId) : undefined
  return stated.facts === facts && (reporter.realName ? person?.name === reporter.name && person.phone === reporter.phone : !person)
}

export async function receiptOf(server: ReportServer, head: FileHead): Promise<ReportReceipt> {
  const { practice, clock, database } = server.desk
  const recorded = await readEvents(database, head.id)
  const folded = foldFile(practice, recorded.slice(0, 1), head)
  const verify = clocksOf(practice, head, folded, clock()).clocks.find(({ id }) => id === 'report.verify')
  if (!verify?.dueOn) throw new Error(`file ${head.number} has no clock of verification`)
  return {
    id: head.id, number: head.number, queryCode: queryCode(server.secret, head.id), realName: folded.facts.realName ?? false, verifyBy: verify.dueOn,
    article: verify.article, packName: packOfFile(practice, head, clock()).zh, provisional: verify.provisional,
  }
}

async function tracked({ desk, secret }: ReportServer, number: string, code: string): Answer<FileHead> {
  return await findTracked(desk.database, secret, 'report', number, code) ?? refuse<ReportRefusal>('report.unknown-number')
}

export async function track(server: ReportServer, input: Input<'track'>): Answer<ReportTracking> {
  const head = await tracked(server, input.number, input.queryCode)
  return isRefusal(head) ? head : trackingView(server.desk, head, filerOf(head.id, CALLED), server.timelineParams)
}

export async function addMaterial(server: ReportServer, input: Input<'addMaterial'>): Answer<ReportTracking> {
  const head = await tracked(server, input.number, input.queryCode)
  if (isRefusal(head)) return head
  const actor = filerOf(head.id, CALLED)
  const { text, attachments } = input
  const given: ReportCommand = { type: 'add-material', text, attachments }
  const done = await transact(server.desk, { fileId: head.id, key: `consumer:${head.id}:${input.key}`, actor, procedure: 'report', command: given, attachments })
  return isRefusal(done) ? done : trackingView(server.desk, done, actor, server.timelineParams)
}

export async function nameReporter(server: ReportServer, input: Input<'nameReporter'>): Answer<ReportTracking> {
  const head = await tracked(server, input.number, input.queryCode)
  if (isRefusal(head)) return head
  const actor = filerOf(head.id, CALLED)
  const named = naming(server, input.person, 'person')
  if (isRefusal(named)) return named
  const done = await transact(server.desk, { fileId: head.id, key: `consumer:${head.id}:${input.key}`, actor, procedure: 'report', ...named })
  return isRefusal(done) ? done : trackingView(server.desk, done, actor, server.timelineParams)
}

/** The person as stated, to stand beside the event that names nobody. */
function naming({ desk, secret }: ReportServer, given: NamedReporter, field: string): Completed | Refusal {
  const wrong = personFault(given, legalDay(desk.clock()), field)
  if (wrong) return wrong
  const person = personOf(given, desk)
  const command: ReportCommand = { type: 'name-reporter', personId: person.id, reporterKey: reporterKey(secret, person) }
  return { command, beside: [personsInsert([person])] }
}

async function readable({ desk }: ReportServer, id: string, actor: Actor): Answer<FileHead> {
  return await findReadable(desk.database, id, actor, 'report') ?? refuse<CasefileRefusal>('casefile.not-found')
}

export async function read(server: ReportServer, input: Input<'read'>, actor: Actor): Answer<ReportView> {
  const head = await readable(server, input.id, actor)
  if (isRefusal(head)) return head
  const [view] = await Promise.all([staffView(server.desk, head, actor, server.timelineParams), server.logRead(actor, head.id, 'report.read', null)])
  return view
}

async function reporterOf(server: ReportServer, head: FileHead): Promise<Person | undefined> {
  const state = (await readFolded(server.desk, head)).states['report'] as ReportState
  return state.statement?.personId ? findPerson(server.desk.database, state.statement.personId) : undefined
}

/** The reporter's data in full; who asked and why is logged before the answer goes out. */
export async function unmask(server: ReportServer, input: Input<'unmask'>, actor: Actor): Answer<ReporterView> {
  const head = await readable(server, input.id, actor)
  if (isRefusal(head)) return head
  const forbidden = mayUnmask(actor, head)
  if (forbidden) return forbidden
  const person = await reporterOf(server, head)
  if (!person) return refuse<ReportRefusal>('report.anonymous')
  await server.logRead(actor, head.id, 'report.unmask', input.reason)
  return reporterView(person, false)
}

export async function command(server: ReportServer, input: Input<'command'>, actor: Actor): Answer<{ version: number }> {
  const head = await findReadable(server.desk.database, input.id, actor)
  if (!head) return refuse<CasefileRefusal>('casefile.not-found')
  if (head.kind !== 'report') return refuse<CasefileRefusal>('casefile.wrong-kind')
  const given = input.command
  const forbidden = mayStep(actor, given.type, head)
  if (forbidden) return founded(forbidden, given.type, packOfFile(server.desk.practice, head, server.desk.clock()))
  const key = `staff:${actor.id}:${head.id}:${input.key}`
  const base = { fileId: head.id, key, actor, procedure: 'report', version: input.version }
  if (given.type === 'mark-repeat') return markRepeat(server, head, base, given)
  if (given.type === 'unmark-repeat') return unmarkRepeat(server, head, base, given)
  if (given.type === 'share-with-complaint') return share(server, head, base, given, actor)
  const completed = await complete(server, given, head, actor)
  if (isRefusal(completed)) return completed
  const done = await transact(server.desk, { ...base, ...completed, attachments: 'attachments' in given ? given.attachments : [] })
  return isRefusal(done) ? done : { version: done.version }
}

type Base = Omit<TransactRequest, 'command'>
type Given<Type extends ReportCommandInput['type']> = Extract<ReportCommandInput, { type: Type }>

/** Both files in one transaction: the newer ends, the older takes it in, and each knows of the other. */
async function markRepeat(server: ReportServer, head: FileHead, base: Base, given: Given<'mark-repeat'>): Answer<{ version: number }> {
  const { desk } = server
  const older = (await earlierReports(desk.database, head.id)).find(({ id }) => id === given.intoId)
  const command: ReportCommand = { ...given, intoNumber: older?.number ?? '' }
  if (!older) {
    const refused = await transact(desk, { ...base, command })
    return isRefusal(refused) ? refused : { version: refused.version }
  }
  const takeIn: ReportCommand = { type: 'take-in-repeat', repeatId: head.id, repeatNumber: head.number, receivedOn: head.receivedOn, newFacts: given.newFacts }
  const done = await transactAll(desk, [
    { ...base, command, beside: [linkInsert(head.id, older.id, 'merged', desk.clock())] },
    { fileId: older.id, key: `${base.key}:into`, actor: SYSTEM, procedure: 'report', command: takeIn },
  ])
  return isRefusal(done) ? done : { version: done[0]?.version ?? head.version }
}

/** Both files go apart again in one transaction. */
async function unmarkRepeat(server: ReportServer, head: FileHead, base: Base, command: Given<'unmark-repeat'>): Answer<{ version: number }> {
  const { desk } = server
  const { repeatOf } = (await readFolded(desk, head)).states['report'] as ReportState
  const release: ReportCommand = { type: 'release-repeat', repeatId: head.id, repeatNumber: head.number, reason: command.reason }
  const done = await transactAll(desk, [
    { ...base, command, ...(repeatOf && { beside: [linkDelete(head.id, repeatOf.id, 'merged')] }) },
    ...(repeatOf ? [{ fileId: repeatOf.id, key: `${base.key}:released`, actor: SYSTEM, procedure: 'report', command: release }] : []),
  ])
  return isRefusal(done) ? done : { version: done[0]?.version ?? head.version }
}

/** Of a mixed filing the complaint is told what its mediation needs, in words an officer chose, and nothing else (Art. 37). */
async function share(server: ReportServer, head: FileHead, base: Base, given: Given<'share-with-complaint'>, actor: Actor): Answer<{ version: number }> {
  const complaint = (await listLinked(server.desk.database, head.id)).find(({ link, kind }) => link === 'split' && kind === 'complaint')
  if (!complaint) return refuse<ReportRefusal>('report.no-complaint')
  const command: ReportCommand = { ...given, complaintNumber: complaint.number }
  const done = await transactAll(server.desk, [
    { ...base, command },
    { fileId: complaint.id, key: `${base.key}:shared`, actor: { ...SYSTEM, id: actor.id, name: actor.name }, ...server.noteShared(given.text, given.reason) },
  ])
  if (isRefusal(done) && done.refusal.startsWith('complaint.')) return refuse<ReportRefusal>('report.no-complaint')
  return isRefusal(done) ? done : { version: done[0]?.version ?? head.version }
}

type Completed = Pick<TransactRequest, 'command' | 'beside'>
type Single = Exclude<ReportCommandInput, { type: 'mark-repeat' | 'unmark-repeat' | 'share-with-complaint' }>

async function complete(server: ReportServer, given: Single, head: FileHead, actor: Actor): Answer<Completed> {
  if (given.type === 'name-reporter') return naming(server, given.person, 'command.person')
  const command = await lookUp(server, given, head, actor)
  return isRefusal(command) ? command : { command }
}

/** What a command needs from outside the file. */
async function lookUp(server: ReportServer, given: Exclude<Single, { type: 'name-reporter' }>, head: FileHead, actor: Actor): Answer<ReportCommand> {
  const { database, clock } = server.desk
  if (given.type === 'return-to-intake') {
    const intake = await findIntakeDesk(database, legalDay(clock()), head.areaCode)
    return intake ? { ...given, toUnitId: intake.id } : refuse<ReportRefusal>('report.no-office')
  }
  if (given.type === 'assign') return (await assignmentFault(server, given, actor)) ?? given
  if (given.type === 'propose-reward') {
    const closedAt = await findClosedAt(database, head.id)
    return closedAt ? { ...given, closedAt } : given
  }
  if (given.type === 'approve-decision') {
    const known = await Promise.all(given.caseOfficers.map((id) => isOfficerOf(database, id, head.unitId, clock())))
    return known.includes(false) ? refuse<ReportRefusal>('report.unknown-officer', { field: 'command.caseOfficers' }) : given
  }
  return given
}

async function assignmentFault({ desk }: ReportServer, { unitId, officerId }: Given<'assign'>, actor: Actor): Promise<Refusal | undefined> {
  const now = desk.clock()
  const unit = mayAssignTo(actor, unitId) ? await findHandlingUnit(desk.database, unitId, legalDay(now)) : undefined
  if (!unit) return refuse<ReportRefusal>('report.unknown-unit', { field: 'command.unitId' })
  const wrong = officerId !== undefined && !(await isOfficerOf(desk.database, officerId, unitId, now))
  return wrong ? refuse<ReportRefusal>('report.unknown-officer', { field: 'command.officerId' }) : undefined
}

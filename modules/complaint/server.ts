/** The handlers of complaints: authorise, load, decide, append, reply. */
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { filerOf, isConsumer, joinedIn, publicActor, type Actor, type FileHead } from '#modules/casefile/casefile.ts'
import { findHandlingUnit, findIntakeDesk, isOfficerOf } from '#modules/access/directory.ts'
import { readableUnits } from '#modules/access/policy.ts'
import { openFile, openFiles, transact, type Desk, type Opened, type OpenRequest, type TransactRequest } from '#modules/casefile/desk.ts'
import { linkInsert } from '#modules/casefile/links.ts'
import { queryCode } from '#modules/casefile/query-code.ts'
import { findHolder, readFolded } from '#modules/casefile/reading.ts'
import { findFile, readEvents } from '#modules/casefile/store.ts'
import { codeHolders, packOfFile, clocksOf, foldFile, founded } from '#modules/casefile/engine.ts'
import { findDestination, type Destination } from '#modules/party/destination.ts'
import { findPerson, personsInsert } from '#modules/party/store.ts'
import { maskPerson, type Person } from '#modules/party/party.ts'
import { packFor } from '#modules/rules/packs.ts'
import type { ComplaintCommand, Statement } from './complaint.ts'
import type { ComplaintCommandInput, ComplaintInput, ComplaintRegistration, ComplaintRefusal, ComplaintView, Receipt, routes, TrackingView } from './contract.ts'
import { checkInput, checkPerson, checkRequired, lateFault } from './intake.ts'
import { mayAssignTo, mayRead, mayStep, mayUnmask } from './policy.ts'
import { findComplainant, mediatedBefore } from './store.ts'
import { CALLED, JOINED, trackingView } from './tracking.ts'
import { buildView, type ViewParts } from './view.ts'

/** The other half of a filing that is a report as well (`apps/server` wires it: no procedure knows another). */
export interface Companion {
  open(input: ComplaintRegistration & { readonly report: NonNullable<ComplaintInput['report']> }, actor: Actor, key: string): Promise<OpenRequest | Refusal>
  receipt(head: FileHead): Promise<Receipt['report']>
}

export interface ComplaintServer extends ViewParts {
  readonly desk: Desk
  /** Key of the query codes. */
  readonly secret: Buffer
  /** Codes of problem categories in use. */
  readonly categories: ReadonlySet<string>
  readonly companion: Companion
  /** Texts those who were named in the filing what only they may know; false where no gateway is set up. */
  announceOpening(head: FileHead): Promise<boolean>
  logRead(actor: Actor, fileId: string, action: string, reason: string | null): Promise<void>
}

type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
type Answer<T> = Promise<T | Refusal>

/** A complaint filed by the consumer: no account, the key given by the form makes a repeated submit one file. */
export function submit(server: ComplaintServer, input: ComplaintInput): Answer<Receipt> {
  return receive(server, { ...input, channel: 'web' }, publicActor(CALLED), `web:${input.key}`)
}

/** A complaint taken down by staff on the phone, at the window, at a station. */
export function register(server: ComplaintServer, input: ComplaintRegistration, actor: Actor): Answer<Receipt> {
  return receive(server, input, actor, `staff:${actor.id}:${input.key}`)
}

async function receive(server: ComplaintServer, input: ComplaintRegistration, actor: Actor, key: string): Answer<Receipt> {
  const { desk } = server
  const today = legalDay(desk.clock())
  const { receivedOn = today, receivedReason } = input
  const late = lateFault(today, receivedOn, receivedReason ?? '')
  if (late) return late
  const pack = packFor(desk.practice.law, 'complaint', receivedOn)
  if (isRefusal(pack)) return pack
  const wrong = checkRequired(input, pack) ?? checkInput(input, today, server.categories)
  if (wrong) return wrong
  const { operatorId = null } = input.respondent
  const { operator, officeId, desk: intake } = await findDestination(desk.database, today, operatorId, actor.grants.flatMap(({ unitId }) => unitIdOf(unitId)), input.respondent.address)
  if (operatorId && !operator) return refuse<ComplaintRefusal>('complaint.unknown-operator', { field: 'respondent.operatorId' })
  if (!intake) return refuse<ComplaintRefusal>('complaint.no-office')
  const unitId = officeId ?? intake.id
  const personId = desk.newId()
  const joint = (input.joint?.people ?? []).map((person) => personFrom({ consumer: person }, desk.newId(), desk.clock()))
  const command = { ...statementCommand(input, personId, unitId, operator), joint: joint.map(({ id }) => id), ...(receivedOn < today && { receivedReason }) }
  const request: OpenRequest = {
    id: desk.newId(), kind: 'complaint', areaCode: intake.areaCode, unitId, receivedOn, key, actor, procedure: 'complaint', command,
    attachments: input.attachments,
    beside: [personsInsert([personFrom(input, personId, desk.clock()), ...joint])],
  }
  const opened: (Opened & Partial<Second>) | Refusal = await (input.report ? openBoth(server, { ...input, report: input.report }, request) : openFile(desk, request))
  if (isRefusal(opened)) return opened
  if (opened.repeated && !(await isSameComplaint(server, opened.head, input))) return refuse<ComplaintRefusal>('complaint.already-exists')
  const other = opened.second && (await server.companion.receipt(opened.second))
  // The file has its number only now; sent again after a crash, nobody is told twice.
  const named = input.joint && { count: input.joint.people.length, texted: await server.announceOpening(opened.head) }
  return { ...receipt(server, opened.head), ...(other && { report: other }), ...(named && { joint: named }) }
}

interface Second {
  readonly second: FileHead
}

/** Complaint and report in one transaction, each a file of its own, and each knowing of the other (Order 121 Art. 9). */
async function openBoth(
  { desk, companion }: ComplaintServer, input: Parameters<Companion['open']>[0], request: OpenRequest,
): Promise<(Opened & Second) | Refusal> {
  const report = await companion.open(input, request.actor, request.key)
  if (isRefusal(report)) return report
  const link = linkInsert(request.id ?? '', report.id ?? '', 'split', desk.clock())
  const opened = await openFiles(desk, [request, { ...report, beside: [...report.beside ?? [], link] }])
  if (isRefusal(opened)) return opened
  const [first, second] = opened
  if (!first || !second) throw new Error('a mixed filing opens two files')
  return { ...first, second: second.head }
}

/** Grants that hold everywhere name no unit. */
function unitIdOf(unitId: string): readonly string[] {
  return unitId === '*' ? [] : [unitId]
}

/** The receipt holds the query code, so it is given again only to whoever sends the same complaint again. */
async function isSameComplaint({ desk }: ComplaintServer, head: FileHead, input: ComplaintInput): Promise<boolean> {
  const [received] = await readEvents(desk.database, head.id)
  if (!received) throw new Error(`file ${head.number} has no events`)
  const { facts, personId } = received.event as unknown as Statement
  const person = await findPerson(desk.database, personId)
  return facts === input.facts && person?.name === input.consumer.name && person.phone === input.consumer.phone
}

function personFrom({ consumer }: Pick<ComplaintInput, 'consumer'>, id: string, createdAt: Date): Person {
  const { name, phone, address, idType, idNumber } = consumer
  return { id, name, phone, address, idType: idType ?? null, idNumber: idNumber ?? null, createdAt }
}

function statementCommand(input: ComplaintInput, personId: string, unitId: string, operator: Destination['operator']): ComplaintCommand {
  const { respondent } = input
  return {
    type: 'receive', unitId, channel: input.channel, personId,
    respondent: {
      operatorId: operator?.id ?? null, name: operator?.name ?? respondent.name, address: operator?.address ?? respondent.address,
      phone: respondent.phone || null, creditCode: operator?.creditCode ?? (respondent.creditCode || null),
    },
    category: input.category, goods: input.goods ?? null, orderNumber: input.orderNumber || null, facts: input.facts, claims: input.claims,
    online: onlineOf(input), claimText: input.claimText ?? null, amountFen: input.amountFen ?? null, occurredOn: input.occurredOn ?? null,
    publicationConsent: input.publicationConsent, entrustConsent: input.entrustConsent, attachments: input.attachments, nationalNumber: null,
  }
}

/** Only of a seller does a platform publish an address. */
function onlineOf({ online }: ComplaintInput): Statement['online'] {
  return online ? { ...online, publishedAddress: (online.kind === 'platform-seller' && online.publishedAddress) || null } : null
}

function receipt(server: ComplaintServer, head: FileHead): Receipt {
  const { practice, clock } = server.desk
  const received = { type: 'complaint.received' }
  const reading = clocksOf(practice, head, foldFile(practice, [], head), clock())
  const accept = reading.clocks.find((candidate) => candidate.id === 'complaint.accept')
  if (!accept?.dueOn) throw new Error(`file ${head.number} has no acceptance clock after ${received.type}`)
  return {
    id: head.id, number: head.number, queryCode: queryCode(server.secret, head.id), decideBy: accept.dueOn, article: accept.article,
    packName: packOfFile(practice, head, clock()).zh, provisional: accept.provisional,
  }
}

/** A complaint and which of its complainants came with their code. */
export async function tracked({ desk, secret }: Pick<ComplaintServer, 'desk' | 'secret'>, number: string, code: string): Promise<{ readonly head: FileHead; readonly actor: Actor } | undefined> {
  const found = await findHolder(desk, secret, 'complaint', number, code)
  return found && { head: found.head, actor: found.holder.filer ? filerOf(found.head.id, CALLED) : joinedIn(found.head.id, found.holder.personId, JOINED) }
}

export async function track(server: ComplaintServer, input: Input<'track'>): Answer<TrackingView> {
  const found = await tracked(server, input.number, input.queryCode)
  return found ? trackingView(server, server.desk, found.head, found.actor) : refuse<ComplaintRefusal>('complaint.unknown-number')
}

/** Steps the consumer takes with number and query code; what no consumer may do is refused by the policy. */
export async function consumerCommand(server: ComplaintServer, input: Input<'consumerCommand'>): Answer<TrackingView> {
  const found = await tracked(server, input.number, input.queryCode)
  if (!found) return refuse<ComplaintRefusal>('complaint.unknown-number')
  const { head, actor } = found
  const done = await commandOn(server, head, input.command, actor, `${actor.id}:${input.key}`)
  return isRefusal(done) ? done : trackingView(server, server.desk, done, actor)
}

/** Reads a file for staff; one outside the caller's reach looks like one that does not exist. */
async function findReadable(server: ComplaintServer, id: string, actor: Actor): Answer<FileHead> {
  const head = await findFile(server.desk.database, id)
  return head?.kind === 'complaint' && mayRead(actor, head) ? head : refuse<ComplaintRefusal>('complaint.not-found')
}

export async function read(server: ComplaintServer, input: Input<'read'>, actor: Actor): Answer<ComplaintView> {
  const head = await findReadable(server, input.id, actor)
  if (isRefusal(head)) return head
  // The answer waits for both; the trail goes to disk while the file is read.
  const [view] = await Promise.all([staffView(server, head, actor), server.logRead(actor, head.id, 'complaint.read', null)])
  return view
}

async function staffView(server: ComplaintServer, head: FileHead, actor: Actor): Promise<ComplaintView> {
  const { person, timeline, people: _people, addedBy: _added, self: _self, ...rest } = await buildView(server, server.desk, head, actor, readableUnits(actor))
  const { id, name, phone, address, idNumber } = maskPerson(person)
  return {
    ...rest, consumer: { id, name, phone, address, idNumber, masked: true },
    timeline: timeline.map(({ actorId, ...entry }) => ({ ...entry, actorName: entry.actorName + (rest.group.people.find((one) => actorId === joinedIn(head.id, one.id, JOINED).id)?.name ?? '') })),
  }
}

export async function staffCommand(server: ComplaintServer, input: Input<'command'>, actor: Actor): Answer<ComplaintView> {
  const head = await findReadable(server, input.id, actor)
  if (isRefusal(head)) return head
  const done = await commandOn(server, head, input.command, actor, `staff:${actor.id}:${head.id}:${input.key}`, input.version)
  if (isRefusal(done)) return done
  return staffView(server, done, actor)
}

/** Takes a step of staff on a file they may read; `key` is unique to the request. */
export async function commandOn(server: ComplaintServer, head: FileHead, given: ComplaintCommandInput, actor: Actor, key: string, version?: number): Answer<FileHead> {
  const forbidden = mayStep(actor, given.type, head)
  if (forbidden) return founded(forbidden, given.type, packOfFile(server.desk.practice, head, server.desk.clock()))
  const completed = await complete(server, given, head, actor)
  if (isRefusal(completed)) return completed
  return transact(server.desk, { fileId: head.id, key, actor, procedure: 'complaint', ...completed, ...(version === undefined ? {} : { version }), attachments: filesOf(given) })
}

function filesOf(given: ComplaintCommandInput): readonly string[] {
  if (given.type === 'appoint-agent') return [...given.authority, ...given.identity]
  return 'attachments' in given ? given.attachments : []
}

/** The command as the procedure takes it, and the persons to be written with it. */
type Completed = { readonly command: ComplaintCommand } & Pick<TransactRequest, 'beside'>

async function complete(server: ComplaintServer, given: ComplaintCommandInput, head: FileHead, actor: Actor): Answer<Completed> {
  const { desk } = server
  if (given.type === 'add-complainant') {
    const { person } = given
    const personId = desk.newId()
    return checkPerson(person, legalDay(desk.clock()), 'command.person') ?? {
      command: { type: given.type, personId }, beside: [personsInsert([personFrom({ consumer: person }, personId, desk.clock())])],
    }
  }
  if (given.type === 'appoint-agent') {
    const { agent, ...rest } = given
    const agentId = desk.newId()
    return checkPerson(agent, legalDay(desk.clock()), 'command.agent') ?? {
      command: { ...rest, agentId }, beside: [personsInsert([personFrom({ consumer: agent }, agentId, desk.clock())])],
    }
  }
  const command = await lookUp(server, given, head, actor)
  return isRefusal(command) ? command : { command }
}

/** Looks up what a command needs from outside the file. */
async function lookUp(server: ComplaintServer, given: Exclude<ComplaintCommandInput, { type: 'add-complainant' | 'appoint-agent' }>, head: FileHead, actor: Actor): Answer<ComplaintCommand> {
  const { database, clock } = server.desk
  if (given.type === 'mark-same-dispute') {
    const earlier = (await mediatedBefore(database, head.id, readableUnits(actor))).find(({ id }) => id === given.fileId)
    return earlier ? { ...given, number: earlier.number } : refuse<ComplaintRefusal>('complaint.not-mediated', { field: 'command.fileId' })
  }
  if (given.type === 'return-to-intake') {
    const intake = await findIntakeDesk(database, legalDay(clock()), head.areaCode)
    return intake ? { ...given, toUnitId: intake.id } : refuse<ComplaintRefusal>('complaint.no-office')
  }
  if (given.type === 'record-consent' || given.type === 'remove-complainant') {
    const own = isConsumer(actor) ? actor.personId ?? await findComplainant(database, head.id) : undefined
    const personId = given.personId === 'self' ? own : given.personId
    return personId ? { ...given, personId } : refuse<ComplaintRefusal>('complaint.unknown-complainant', { field: 'command.personId' })
  }
  return given.type === 'assign' ? (await assignmentFault(server, given, actor)) ?? given : given
}

async function assignmentFault({ desk }: ComplaintServer, given: Extract<ComplaintCommandInput, { type: 'assign' }>, actor: Actor): Promise<Refusal | undefined> {
  const { unitId, officerId } = given
  const now = desk.clock()
  const unit = mayAssignTo(actor, unitId) ? await findHandlingUnit(desk.database, unitId, legalDay(now)) : undefined
  if (!unit) return refuse<ComplaintRefusal>('complaint.unknown-unit', { field: 'command.unitId' })
  const wrong = officerId !== undefined && !(await isOfficerOf(desk.database, officerId, unitId, now))
  return wrong ? refuse<ComplaintRefusal>('complaint.unknown-officer', { field: 'command.officerId' }) : undefined
}

/** A query code issued anew: whoever asks at the window or by phone gets it told once. The one before opens nothing any more. */
export async function issueCode(server: ComplaintServer, { id, key, version, personId }: Input<'issueCode'>, actor: Actor): Answer<{ queryCode: string }> {
  const head = await findReadable(server, id, actor)
  if (isRefusal(head)) return head
  const done = await commandOn(server, head, { type: 'issue-code', personId }, actor, `staff:${actor.id}:${head.id}:${key}`, version)
  if (isRefusal(done)) return done
  const { practice } = server.desk
  const holder = codeHolders(practice, done.kind, await readFolded(server.desk, done)).find((one) => one.personId === personId)
  return holder ? { queryCode: queryCode(server.secret, head.id, holder) } : refuse<ComplaintRefusal>('complaint.unknown-complainant', { field: 'personId' })
}

/** The complainant's data in full; who asked and why is logged before the answer goes out. */
export async function unmask(server: ComplaintServer, input: Input<'unmask'>, actor: Actor): Answer<ComplaintView['consumer']> {
  const head = await findReadable(server, input.id, actor)
  if (isRefusal(head)) return head
  const forbidden = mayUnmask(actor, head)
  if (forbidden) return forbidden
  const personId = await findComplainant(server.desk.database, head.id)
  const person = personId && await findPerson(server.desk.database, personId)
  if (!person) throw new Error(`file ${head.number} names a person that does not exist`)
  await server.logRead(actor, head.id, 'complaint.unmask', input.reason)
  return { id: person.id, name: person.name, phone: person.phone, address: person.address, idNumber: person.idNumber, masked: false }
}

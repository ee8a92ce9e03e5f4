/** The handlers of inquiries: authorise, load, decide, append, reply. */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { checkPhone } from '#platform/pure/identifiers/index.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { countiesOf, findCountyUnit, findHandlingUnit, findIntakeDesk, isOfficerOf, listIntakeDesks } from '#modules/access/directory.ts'
import { readableUnits } from '#modules/access/policy.ts'
import { filerOf, publicActor, type Actor, type FileHead } from '#modules/casefile/casefile.ts'
import { openFile, transact, type OpenRequest } from '#modules/casefile/desk.ts'
import { clocksOf, foldFile } from '#modules/casefile/engine.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { queryCode } from '#modules/casefile/query-code.ts'
import { findReadable, findTracked, readFolded } from '#modules/casefile/reading.ts'
import { readEvents } from '#modules/casefile/store.ts'
import { findAnswer } from '#modules/knowledge/store.ts'
import type { Person } from '#modules/party/party.ts'
import { findPerson, personsInsert } from '#modules/party/store.ts'
import { PLATFORMS, type InquiryCommandInput, type InquiryInput, type InquiryReceipt, type InquiryRefusal, type InquiryTracking, type InquiryView, type routes } from './contract.ts'
import type { InquiryCommand, InquiryState, Stated } from './inquiry.ts'
import { mayAssignTo, mayRegister, mayStep, mayUnmask, takersReach } from './policy.ts'
import { countPlatform, countPublished, listInquiries, listPublished } from './store.ts'
import { staffView, trackingView, type ViewParts } from './view.ts'

export interface InquiryServer extends ViewParts {
  /** Key of the query codes. */
  readonly secret: Buffer
  logRead(actor: Actor, fileId: string, action: string, reason: string | null): Promise<void>
}

type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']
type Answer<T> = Promise<T | Refusal>

const CALLED = '来件人'

export function submit(server: InquiryServer, input: InquiryInput): Answer<InquiryReceipt> {
  return receive(server, { ...input, channel: 'web' }, publicActor(CALLED), `inquiry:${input.key}`)
}

export async function register(server: InquiryServer, input: InquiryInput, actor: Actor): Answer<InquiryReceipt> {
  return mayRegister(actor) ?? receive(server, input, actor, `staff:${actor.id}:${input.key}`)
}

async function receive(server: InquiryServer, input: InquiryInput, actor: Actor, key: string): Answer<InquiryReceipt> {
  const { desk } = server
  if (input.asker.phone && isRefusal(checkPhone(input.asker.phone))) return refuse<InquiryRefusal>('inquiry.bad-phone', { field: 'asker.phone' })
  const today = legalDay(desk.clock())
  const place = await placeFor(server, input, actor, today)
  if (isRefusal(place)) return place
  const person = personFrom(input, desk.newId(), desk.clock())
  const stated: Stated = {
    inquiryType: input.type, channel: input.channel, personId: person?.id ?? null, title: input.title, text: input.text, publicationConsent: input.publicationConsent && input.type !== 'supervision',
  }
  const command: InquiryCommand = { type: 'receive', unitId: place.unitId, ...stated }
  const request: OpenRequest = {
    kind: 'inquiry', areaCode: place.areaCode, unitId: place.unitId, receivedOn: today, key, actor, procedure: 'inquiry',
    command, attachments: [], beside: person ? [personsInsert([person])] : [],
  }
  const opened = await openFile(desk, request)
  if (isRefusal(opened)) return opened
  if (opened.repeated && !(await isSame(server, opened.head, input))) return refuse<InquiryRefusal>('inquiry.already-exists')
  return receipt(server, opened.head, input.type)
}

/**
 * What is filed goes to the desk of the county that is meant: the public names it where several share the system, staff file
 * with their own. Supervision of the authority's own staff goes past desk and offices to the county itself.
 */
async function placeFor({ desk: { database } }: InquiryServer, { type, areaCode }: InquiryInput, actor: Actor, today: LegalDate): Answer<{ unitId: string; areaCode: string }> {
  const all = await listIntakeDesks(database, today)
  const own = actor.id === 'public' ? undefined : await countiesOf(database, takersReach(actor))
  const desks = own ? all.filter((desk) => own.has(desk.areaCode)) : all
  const counties = new Set(desks.map((desk) => desk.areaCode))
  const county = areaCode ?? (own || counties.size === 1 ? desks[0]?.areaCode : undefined)
  if (desks.length === 0) return refuse<InquiryRefusal>('inquiry.no-office')
  const intake = desks.find((desk) => desk.areaCode === county)
  if (!intake) return refuse<InquiryRefusal>('inquiry.county-needed', { field: 'areaCode' })
  const unit = type === 'supervision' ? await findCountyUnit(database, today, intake.areaCode) : intake
  return unit ? { unitId: unit.id, areaCode: intake.areaCode } : refuse<InquiryRefusal>('inquiry.no-office')
}

function personFrom({ asker }: InquiryInput, id: string, createdAt: Date): Person | undefined {
  return asker.name || asker.phone ? { id, ...asker, idType: null, idNumber: null, createdAt } : undefined
}

/** The receipt holds the query code, so it is given again only to whoever sends the same words again. */
async function isSame({ desk }: InquiryServer, head: FileHead, input: InquiryInput): Promise<boolean> {
  const [received] = await readEvents(desk.database, head.id)
  if (!received) throw new Error(`file ${head.number} has no events`)
  const { text, title } = received.event as unknown as Stated
  return head.kind === 'inquiry' && text === input.text && title === input.title
}

function receipt({ desk, secret }: InquiryServer, head: FileHead, type: InquiryInput['type']): InquiryReceipt {
  const [clock] = clocksOf(desk.practice, head, foldFile(desk.practice, [], head), desk.clock()).clocks
  return { id: head.id, number: head.number, queryCode: queryCode(secret, head.id), type, answerBy: clock?.dueOn ?? null, basis: clock?.article ?? null }
}

async function tracked({ desk, secret }: InquiryServer, number: string, code: string): Answer<FileHead> {
  return await findTracked(desk.database, secret, 'inquiry', number, code) ?? refuse<InquiryRefusal>('inquiry.unknown-number')
}

export async function track(server: InquiryServer, { number, queryCode: code }: Input<'track'>): Answer<InquiryTracking> {
  const head = await tracked(server, number, code)
  return isRefusal(head) ? head : trackingView(server, head, filerOf(head.id, CALLED))
}

export async function rate(server: InquiryServer, input: Input<'rate'>): Answer<InquiryTracking> {
  const head = await tracked(server, input.number, input.queryCode)
  if (isRefusal(head)) return head
  const actor = filerOf(head.id, CALLED)
  const { grade, comment } = input
  const done = await transact(server.desk, { fileId: head.id, key: `consumer:${head.id}:${input.key}`, actor, procedure: 'inquiry', command: { type: 'rate', grade, comment } as InquiryCommand })
  return isRefusal(done) ? done : trackingView(server, done, actor)
}

export async function voice({ desk: { database } }: InquiryServer, { q, type, month }: Input<'voice'>): Promise<Output<'voice'>> {
  const [found, perMonth] = await Promise.all([listPublished(database, { query: q, type, month }), countPublished(database)])
  return { ...found, perMonth }
}

export function list({ desk: { database } }: InquiryServer, { platform, state }: Input<'list'>, actor: Actor): Promise<Output<'list'>> {
  return listInquiries(database, readableUnits(actor), platform, state)
}

export async function platforms({ desk: { database } }: InquiryServer, actor: Actor): Promise<Output<'platforms'>> {
  return { platforms: await Promise.all(PLATFORMS.map((platform) => countPlatform(database, readableUnits(actor), platform))) }
}

async function readable({ desk }: InquiryServer, id: string, actor: Actor): Answer<FileHead> {
  return await findReadable(desk.database, id, actor, 'inquiry') ?? refuse<CasefileRefusal>('casefile.not-found')
}

export async function read(server: InquiryServer, { id }: Input<'read'>, actor: Actor): Answer<InquiryView> {
  const head = await readable(server, id, actor)
  if (isRefusal(head)) return head
  const [view] = await Promise.all([staffView(server, head, actor), server.logRead(actor, head.id, 'inquiry.read', null)])
  return view
}

export async function unmask(server: InquiryServer, { id, reason }: Input<'unmask'>, actor: Actor): Answer<Output<'unmask'>> {
  const head = await readable(server, id, actor)
  if (isRefusal(head)) return head
  const forbidden = mayUnmask(actor, head)
  if (forbidden) return forbidden
  const person = await findAsker(server, head)
  if (!person) return refuse<InquiryRefusal>('inquiry.anonymous')
  await server.logRead(actor, head.id, 'inquiry.unmask', reason)
  return { name: person.name, phone: person.phone, address: person.address, masked: false }
}

/** Who filed it; undefined where no name was given. */
export async function findAsker({ desk }: InquiryServer, head: FileHead): Promise<Person | undefined> {
  const { stated } = await stateOf(desk, head)
  return stated?.personId ? findPerson(desk.database, stated.personId) : undefined
}

async function stateOf(desk: InquiryServer['desk'], head: FileHead): Promise<InquiryState> {
  return (await readFolded(desk, head)).states['inquiry'] as InquiryState
}

/** Looks up what a command needs from outside the file. */
export async function complete(server: InquiryServer, given: InquiryCommandInput, head: FileHead, actor: Actor): Answer<{ command: InquiryCommand }> {
  const forbidden = head.kind === 'inquiry' ? mayStep(actor, given.type, head) : undefined
  if (forbidden) return forbidden
  const { database, clock } = server.desk
  switch (given.type) {
    case 'return-to-intake': {
      const intake = await findIntakeDesk(database, legalDay(clock()), head.areaCode)
      return intake ? { command: { ...given, toUnitId: intake.id } } : refuse<InquiryRefusal>('inquiry.no-office')
    }
    case 'assign': return (await assignmentFault(server, given, head, actor)) ?? { command: given }
    case 'answer': return (await entryFault(server, given, head)) ?? { command: given }
    case 'propose-publication': return (await nameFault(server, given, head)) ?? { command: given }
    default: return { command: given }
  }
}

async function assignmentFault({ desk }: InquiryServer, { unitId, officerId }: Extract<InquiryCommandInput, { type: 'assign' }>, head: FileHead, actor: Actor): Promise<Refusal<InquiryRefusal> | undefined> {
  const now = desk.clock()
  // The county itself handles what is with it already; whether it may leave is for the procedure to say.
  const unit = mayAssignTo(actor, unitId) ? unitId === head.unitId || await findHandlingUnit(desk.database, unitId, legalDay(now)) : undefined
  if (!unit) return refuse('inquiry.unknown-unit', { field: 'command.unitId' })
  const wrong = officerId !== undefined && !(await isOfficerOf(desk.database, officerId, unitId, now))
  return wrong ? refuse('inquiry.unknown-officer', { field: 'command.officerId' }) : undefined
}

/** Answered by what was valid on the day the question came in. */
async function entryFault({ desk }: InquiryServer, { entry }: Extract<InquiryCommandInput, { type: 'answer' }>, head: FileHead): Promise<Refusal<InquiryRefusal> | undefined> {
  if (!entry) return undefined
  const found = await findAnswer(desk.database, entry.id, entry.version, head.receivedOn)
  return found ? undefined : refuse('inquiry.unknown-entry', { field: 'command.entry' })
}

/** The name of the asker is known here alone; what else is personal the pure part finds. */
async function nameFault(server: InquiryServer, { question, answer }: Extract<InquiryCommandInput, { type: 'propose-publication' }>, head: FileHead): Promise<Refusal<InquiryRefusal> | undefined> {
  const person = head.kind === 'inquiry' ? await findAsker(server, head) : undefined
  if (!person || person.name.length < 2) return undefined
  const field = question.includes(person.name) ? 'command.question' : answer.includes(person.name) ? 'command.answer' : undefined
  return field === undefined ? undefined : refuse('inquiry.personal-data', { field, params: { what: 'data.name' } })
}

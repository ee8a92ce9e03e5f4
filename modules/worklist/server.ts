/** The handlers of the worklist: what a person has to do, as the rows of files tell it. */
import type { Database } from '#platform/db/database.ts'
import { addDays, daysBetween, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { countiesHeaded, unitNames } from '#modules/access/directory.ts'
import { readableBeside, readableUnits } from '#modules/access/policy.ts'
import { standingFor, type Actor } from '#modules/casefile/casefile.ts'
import type { ListRow, routes, WorklistRefusal } from './contract.ts'
import { mayShareWith, unitsOf } from './policy.ts'
import { dropView, listViews, openFirst, saveView } from './views.ts'
import { savePractice, type Practices } from './practice.ts'
import { countUnread, listReminders, markRead } from './reminders.ts'
import { countSignatures, listSignatures, type Signer } from './signatures.ts'
import { countByDay, countByUnit, countWaiting, listFiles, type Listing, type Places } from './store.ts'

export interface WorklistServer {
  readonly database: Database
  clock(): Date
  newId(): string
  readonly practices: Practices
  /** Natural days ahead that count as nearly due. */
  readonly soonDays: number
}

export type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
export type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']

const PAGE = 50
/** Days that the overview looks back on, the present one among them. */
const SPAN_DAYS = 30

/** One's own list holds the files of those one stands in for. */
function officersOf(officer: Input<'list'>['officer'], actor: Actor): Listing['officerIds'] {
  if (officer === 'any') return undefined
  if (officer === 'none') return null
  return officer === 'me' ? standingFor(actor) : [officer]
}

function placesOf(actor: Actor): Places {
  return { units: readableUnits(actor), beside: readableBeside(actor) }
}

export async function list(server: WorklistServer, input: Input<'list'>, actor: Actor): Promise<Output<'list'>> {
  const today = legalDay(server.clock())
  const covered = input.awaiting ? { units: unitsOf(actor, [input.awaiting]), beside: [] } : placesOf(actor)
  const wanted = (unitId: string) => input.unitId === undefined || input.unitId === unitId
  const [mark, id] = input.after?.split('~') ?? []
  const found = await listFiles(server.database, {
    ...input, units: covered.units.filter(wanted), beside: covered.beside.filter(({ unitId }) => wanted(unitId)), officerIds: officersOf(input.officer, actor), today, soonUntil: addDays(today, server.soonDays),
    after: mark && id ? [mark, id] : undefined, limit: PAGE + 1,
  })
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return {
    rows: rows.map((row): ListRow => ({
      id: row.id, number: row.number, kind: row.kind, version: row.version, stage: row.stage, mediationStage: row.substage, receivedOn: row.received_on,
      subject: row.subject, category: row.category, summary: row.summary, unitName: row.unit_name ?? '',
      officerName: row.officer_name, nextClock: row.next_clock, dueOn: row.next_due_on,
      daysLeft: row.next_due_on ? daysBetween(today, row.next_due_on as LegalDate) : null, provisional: row.provisional,
      awaiting: row.awaiting, supervised: row.supervised,
    })),
    next: found.length > PAGE && last ? `${last.mark}~${last.id}` : null,
    today,
  }
}

export async function overview(server: WorklistServer, actor: Actor): Promise<Output<'overview'>> {
  const today = legalDay(server.clock())
  const units = readableUnits(actor)
  const names = await unitNames(server.database)
  const counts = await countByUnit(server.database, units, today, addDays(today, server.soonDays))
  return {
    today,
    offices: counts.map(({ unitId, ...rest }) => ({ unit: { id: unitId, name: names.get(unitId) ?? '' }, ...rest }))
      .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
    perDay: await countByDay(server.database, units, addDays(today, 1 - SPAN_DAYS)),
  }
}

export async function counts(server: WorklistServer, actor: Actor): Promise<Output<'counts'>> {
  const [waiting, reminders, signatures] = await Promise.all([
    countWaiting(server.database, 'chief', unitsOf(actor, ['chief']), placesOf(actor)), countUnread(server.database, actor.id, placesOf(actor)),
    countSignatures(server.database, signerOf(actor)),
  ])
  return { ...waiting, reminders, signatures }
}

function signerOf(actor: Actor): Signer {
  return { hands: standingFor(actor), units: unitsOf(actor, ['chief']) }
}

/** Documents that the actor may sign. */
export async function signatures(server: WorklistServer, { after }: Input<'signatures'>, actor: Actor): Promise<Output<'signatures'>> {
  const [at = '', documentId = ''] = after?.split('~') ?? []
  const found = await listSignatures(server.database, signerOf(actor), after ? [at, documentId] : undefined, PAGE + 1)
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE && last ? `${last.submittedAt}~${last.documentId}` : null }
}

const REMINDERS = 30

/** What a person was told of and may still read. */
export async function reminders(server: WorklistServer, input: Input<'reminders'>, actor: Actor): Promise<Output<'reminders'>> {
  const found = await listReminders(server.database, actor.id, placesOf(actor), input.after, REMINDERS + 1)
  const rows = found.slice(0, REMINDERS)
  return { rows, next: found.length > REMINDERS ? rows.at(-1)?.id ?? null : null }
}

export async function readReminders(server: WorklistServer, input: Input<'readReminders'>, actor: Actor): Promise<Output<'readReminders'>> {
  return { marked: await markRead(server.database, actor.id, input.ids, server.clock()) }
}

/** Units in which the actor works, without those their roles reach. */
function workUnits(actor: Actor): readonly string[] {
  return actor.grants.flatMap(({ unitId }) => (unitId === '*' ? [] : [unitId]))
}

export async function views(server: WorklistServer, actor: Actor): Promise<Output<'views'>> {
  return { views: await listViews(server.database, actor.id, workUnits(actor)) }
}

export async function keepView(server: WorklistServer, { name, filter, unitId }: Input<'saveView'>, actor: Actor): Promise<Output<'views'> | Refusal> {
  if (unitId !== undefined && !mayShareWith(actor, unitId)) return refuse<WorklistRefusal>('worklist.not-shared', { field: 'unitId' })
  await saveView(server.database, { id: server.newId(), accountId: actor.id, unitId: unitId ?? null, name, filter, at: server.clock() })
  return views(server, actor)
}

export async function forgetView(server: WorklistServer, { id }: Input<'dropView'>, actor: Actor): Promise<Output<'views'> | Refusal> {
  return (await dropView(server.database, actor.id, id)) ? views(server, actor) : refuse<WorklistRefusal>('worklist.unknown-view')
}

export async function setFirstView(server: WorklistServer, { id }: Input<'openFirst'>, actor: Actor): Promise<Output<'views'> | Refusal> {
  const known = await listViews(server.database, actor.id, workUnits(actor))
  if (id !== null && !known.some((view) => view.id === id)) return refuse<WorklistRefusal>('worklist.unknown-view')
  await openFirst(server.database, actor.id, id)
  return views(server, actor)
}

export async function readPractice(server: WorklistServer, actor: Actor): Promise<Output<'readPractice'>> {
  await server.practices.refresh(true)
  const counties = await countiesHeaded(server.database, actor)
  return { counties: counties.map((areaCode) => practiceView(server, areaCode)) }
}

function practiceView(server: WorklistServer, areaCode: string): Output<'settlePractice'> {
  const { refusalNeedsApproval, points } = server.practices.of(areaCode)
  return { areaCode, refusalNeedsApproval, points: [...points] }
}

export async function settlePractice(server: WorklistServer, input: Input<'settlePractice'>, actor: Actor): Promise<Output<'settlePractice'> | Refusal> {
  const { areaCode, refusalNeedsApproval } = input
  if (!(await countiesHeaded(server.database, actor)).includes(areaCode)) return refuse<WorklistRefusal>('worklist.not-permitted')
  const points = [...new Set(input.points)].toSorted((a, b) => b - a)
  await savePractice(server.database, areaCode, { refusalNeedsApproval, points }, actor.id, server.clock())
  await server.practices.refresh(true)
  return practiceView(server, areaCode)
}

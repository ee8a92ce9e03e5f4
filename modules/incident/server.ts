/** The handlers of incidents: lock, fold, judge, append, in one transaction with the audit row. */
import sql from 'sql-template-tag'
import { isUniqueViolation, type Database, type Queries, type Transaction } from '#platform/db/database.ts'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { audit } from '#modules/access/audit.ts'
import { findIntakeDesk, isOfficerOf } from '#modules/access/directory.ts'
import { holds, readsFile } from '#modules/access/policy.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { draftWords, briefOf, type BriefFigures } from './brief.ts'
import type { Brief, IncidentCommandInput, IncidentRefusal, routes } from './contract.ts'
import { settingsOf, weigh, type Detector } from './detect.ts'
import { decide, type IncidentCommand, type IncidentEvent, type IncidentState, type IssuedPaper, type Member } from './incident.ts'
import { mayOpen, mayRead } from './policy.ts'
import { desksOf, findSignal, readSettings, reconsider, saveSettings, settleSignal } from './signals.ts'
import {
  appendIncident, findIncident, findRequest, fold, insertIncident, lockIncident, readFigures, readFiles, readIncidentEvents, type FileRow, type IncidentHead, type Recorded,
} from './store.ts'

export interface IncidentServer extends Detector {
  /** Puts a brief on numbered paper in the transaction of the event that issues it; undefined where the county has no authority to sign. */
  printBrief(tx: Transaction, incidentId: string, areaCode: string, brief: Brief): Promise<IssuedPaper | undefined>
}

export type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
export type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']
type Answer<Output> = Promise<Output | Refusal>

/** An incident that the actor may read; one outside the actor's reach looks like one that does not exist. */
export async function readable(db: Queries, id: string, actor: Actor): Answer<IncidentHead> {
  const head = await findIncident(db, id)
  return head && mayRead(actor, head) ? head : refuse<IncidentRefusal>('incident.not-found')
}

function recorded(before: number, events: readonly IncidentEvent[], actor: Actor, now: Date): Recorded[] {
  return events.map((event, index) => ({ event, meta: { seq: before + index + 1, at: now.toISOString(), actorId: actor.id, actorName: actor.name } }))
}

function memberOf({ id, number, kind }: FileRow): Member {
  return { fileId: id, number, kind }
}

/** Files of one county that the actor may read, as members. */
async function membersOf(db: Queries, ids: readonly string[], actor: Actor, areaCode?: string): Answer<{ members: readonly Member[]; areaCode: string; subject: string }> {
  const files = await readFiles(db, [...new Set(ids)])
  const [first] = files
  if (!first || files.length < new Set(ids).size || files.some((file) => !readsFile(actor, file))) return refuse<IncidentRefusal>('incident.unknown-file', { field: 'fileIds' })
  if (files.some((file) => file.areaCode !== (areaCode ?? first.areaCode))) return refuse<IncidentRefusal>('incident.two-counties', { field: 'fileIds' })
  return { members: files.map(memberOf), areaCode: first.areaCode, subject: first.subject }
}

/** Whether a unit, and the officer in it, may lead an incident of the county. */
async function leadFault({ database, clock }: IncidentServer, areaCode: string, unitId: string, officerId: string | undefined): Promise<Refusal | undefined> {
  const unit = await database.one(sql`select id from access.unit_view where id = ${unitId} and left(area_code, 6) = ${areaCode} and level in ('county', 'desk', 'office')`)
  const wrong = !unit || (officerId !== undefined && !(await isOfficerOf(database, officerId, unitId, clock())))
  return wrong ? refuse<IncidentRefusal>('incident.unknown-lead', { field: 'leadUnitId' }) : undefined
}

async function keyOf(db: Queries, fileIds: readonly string[], subject: string): Promise<string> {
  const row = await db.one<{ key: string }>(sql`
    select subject_key as key from incident.fact where file_id = any(${fileIds}::uuid[]) group by subject_key order by count(*) desc, subject_key limit 1`)
  return row?.key ?? subject
}

export async function open(server: IncidentServer, input: Input<'open'>, actor: Actor): Answer<Output<'open'>> {
  const { database, clock } = server
  const key = `staff:${actor.id}:${input.key}`
  const done = await findRequest(database, key)
  if (done) return { id: done.id, number: done.number }
  const found = await membersOf(database, input.fileIds, actor)
  if (isRefusal(found)) return found
  const { areaCode, members } = found
  const desk = await findIntakeDesk(database, legalDay(clock()), areaCode)
  const forbidden = mayOpen(actor, desk?.id ?? '') ?? await leadFault(server, areaCode, input.leadUnitId, input.leadOfficerId)
  if (forbidden) return forbidden
  const signal = input.signalId === undefined ? undefined : await findSignal(database, input.signalId)
  if (input.signalId !== undefined && signal?.unitId !== desk?.id) return refuse<IncidentRefusal>('incident.unknown-signal')
  const command: IncidentCommand = {
    type: 'open', areaCode, unitId: desk?.id ?? '', subject: input.subject, subjectKey: signal?.subjectKey ?? await keyOf(database, input.fileIds, input.subject),
    level: input.level, reason: input.reason, leadUnitId: input.leadUnitId, leadOfficerId: input.leadOfficerId ?? null, files: members,
  }
  const opened = await openOnce(server, command, key, actor, signal?.id)
  if (!isRefusal(opened)) await weigh(server, areaCode, command.subjectKey)
  return opened
}

async function openOnce(server: IncidentServer, command: Extract<IncidentCommand, { type: 'open' }>, key: string, actor: Actor, signalId: string | undefined): Answer<Output<'open'>> {
  const { database, clock, newId } = server
  const settings = await settingsOf(server, command.areaCode)
  try {
    return await database.transaction(async (tx): Answer<Output<'open'>> => {
      const now = clock()
      const events = decide(fold([]), command, { now, actor, settings })
      if (isRefusal(events)) return events
      const id = newId()
      if (signalId && !(await settleSignal(tx, signalId, 'confirmed', actor, command.reason, now))) return refuse<IncidentRefusal>('incident.unknown-signal')
      const number = await insertIncident(tx, id, recorded(0, events, actor, now), key)
      await note(tx, actor, 'open', id, now)
      return { id, number }
    })
  } catch (error) {
    const done = isUniqueViolation(error) ? await findRequest(database, key) : undefined
    if (!done) throw error
    return { id: done.id, number: done.number }
  }
}

async function note(tx: Transaction, actor: Actor, step: string, id: string, at: Date): Promise<void> {
  await audit(tx, { at, actorId: actor.id, actorName: actor.name, action: `incident.${step}`, objectKind: 'incident', objectId: id })
}

export async function command(server: IncidentServer, input: Input<'command'>, actor: Actor): Answer<Output<'command'>> {
  const head = await readable(server.database, input.id, actor)
  if (isRefusal(head)) return head
  const key = `staff:${actor.id}:${head.id}:${input.key}`
  const state = fold(await readIncidentEvents(server.database, head.id))
  const completed = await complete(server, input.command, head, state, actor)
  if (isRefusal(completed)) return completed
  const settings = await settingsOf(server, state.areaCode)
  const done = await server.database.transaction(async (tx): Answer<Output<'command'>> => {
    const locked = await lockIncident(tx, head.id)
    if (!locked) throw new Error(`incident ${head.id} is gone`)
    const repeat = await findRequest(tx, key)
    if (repeat) return { version: repeat.version }
    if (locked.version !== input.version) return refuse<IncidentRefusal>('incident.version-conflict')
    const before = await readIncidentEvents(tx, head.id)
    const now = server.clock()
    const events = await judged(server, tx, head.id, fold(before), completed, { now, actor, settings })
    if (isRefusal(events)) return events
    const version = await appendIncident(tx, locked, before, recorded(before.length, events, actor, now), key)
    await note(tx, actor, completed.type, head.id, now)
    return { version }
  })
  const gathers = completed.type === 'add-files' || completed.type === 'remove-file' || completed.type === 'close'
  if (gathers && !isRefusal(done)) await weigh(server, state.areaCode, state.subjectKey)
  return done
}

/** A brief is printed only once nothing refuses it. */
async function judged(server: IncidentServer, tx: Transaction, id: string, state: IncidentState, command: IncidentCommand, context: Parameters<typeof decide>[2]): Answer<readonly IncidentEvent[]> {
  const events = decide(state, command, context)
  const draft = command.type === 'issue-brief' ? state.briefs.find(({ version }) => version === command.version) : undefined
  if (isRefusal(events) || command.type !== 'issue-brief' || !draft) return events
  const paper = await server.printBrief(tx, id, state.areaCode, draft.brief)
  return paper ? decide(state, { ...command, paper }, context) : refuse<IncidentRefusal>('incident.no-authority')
}

/** Looks up what a command needs from outside the incident. */
async function complete(server: IncidentServer, given: IncidentCommandInput, head: IncidentHead, state: IncidentState, actor: Actor): Answer<IncidentCommand> {
  switch (given.type) {
    case 'add-files': {
      const found = await membersOf(server.database, given.fileIds, actor, state.areaCode)
      return isRefusal(found) ? found : { type: 'add-files', files: found.members, reason: given.reason }
    }
    case 'name-lead': return await leadFault(server, state.areaCode, given.unitId, given.officerId) ?? given
    case 'draft-brief': {
      const { type: _, ...words } = given
      return { type: 'draft-brief', brief: briefOf(state, await figuresOf(server.database, head, state), words) }
    }
    case 'close': return { ...given, openFiles: (await figuresOf(server.database, head, state)).open }
    default: return given
  }
}

/** What is counted over the gathered files. */
export async function figuresOf(db: Queries, head: Pick<IncidentHead, 'number'>, state: IncidentState): Promise<BriefFigures> {
  const ids = state.files.map(({ fileId }) => fileId)
  const [files, figures] = await Promise.all([readFiles(db, ids), readFigures(db, ids)])
  const counted = (key: (file: FileRow) => string) => [...Map.groupBy(files, key)].map(([name, group]) => ({ name, count: group.length }))
  return {
    number: head.number, ...figures, open: files.filter((file) => file.open).length,
    perDay: counted((file) => file.receivedOn).map(({ name, count }) => ({ day: name, count })),
    perUnit: counted((file) => file.unitName).map(({ name, count }) => ({ unit: name, count })).toSorted((a, b) => b.count - a.count),
  }
}

export async function brief({ database }: IncidentServer, { id, version }: Input<'brief'>, actor: Actor): Answer<Brief> {
  const head = await readable(database, id, actor)
  if (isRefusal(head)) return head
  const state = fold(await readIncidentEvents(database, id))
  if (version > 0) return state.briefs.find((draft) => draft.version === version)?.brief ?? refuse<IncidentRefusal>('incident.unknown-brief')
  const figures = await figuresOf(database, head, state)
  return briefOf(state, figures, draftWords(state, figures))
}

export async function dismiss({ database, clock }: IncidentServer, { id, reason }: Input<'dismiss'>, actor: Actor): Answer<Output<'dismiss'>> {
  const signal = await findSignal(database, id)
  if (!signal || mayOpen(actor, signal.unitId)) return refuse<IncidentRefusal>('incident.unknown-signal')
  return database.transaction(async (tx): Answer<Output<'dismiss'>> => {
    if (!(await settleSignal(tx, id, 'dismissed', actor, reason, clock()))) return refuse<IncidentRefusal>('incident.unknown-signal')
    await note(tx, actor, 'dismiss-signal', id, clock())
    return { id }
  })
}

/** Counties that the actor works in: those whose desk a role covers. */
export async function settings(server: IncidentServer, actor: Actor): Promise<Output<'settings'>> {
  const units = actor.grants.filter(({ role }) => role === 'intake' || role === 'chief' || role === 'viewer').flatMap(({ reach }) => reach)
  const counties = [...new Set((await desksOf(server.database, units)).map(({ areaCode }) => areaCode))]
  return { counties: await Promise.all(counties.map((areaCode) => settled(server, areaCode))) }
}

async function settled({ database, usual }: IncidentServer, areaCode: string): Promise<Output<'settings'>['counties'][number]> {
  const versions = await readSettings(database, areaCode)
  const [newest] = versions
  const { complainants, injury, prepaid, words, reportUp, windowDays } = newest?.data ?? usual
  return {
    areaCode, version: newest?.version ?? 0, changedAt: newest?.at.toISOString() ?? null, changedBy: newest?.byName ?? null,
    settings: {
      windowDays, complainants: complainants.map((rule) => ({ ...rule })), injury: { ...injury, words: [...injury.words] },
      prepaid: { ...prepaid, words: [...prepaid.words], closing: [...prepaid.closing] }, words: { ...words, words: [...words.words] },
      reportUp: reportUp.map((rule) => ({ ...rule, to: [...rule.to] })),
    },
    history: versions.map(({ version, at, byName, note: why }) => ({ version, at: at.toISOString(), by: byName, note: why })),
  }
}

/** A graver level needs more people, and each level stands once. */
function rising(rules: Input<'settle'>['settings']['complainants']): boolean {
  const sorted = rules.toSorted((a, b) => b.level - a.level)
  return sorted.every((rule, index) => index === 0 || (rule.level !== sorted[index - 1]?.level && rule.atLeast > (sorted[index - 1]?.atLeast ?? 0)))
}

export async function settle(server: IncidentServer, input: Input<'settle'>, actor: Actor): Answer<Output<'settle'>> {
  const { database, clock } = server
  const desk = await findIntakeDesk(database, legalDay(clock()), input.areaCode)
  if (!desk || !holds(actor, 'chief', desk.id)) return refuse<IncidentRefusal>('incident.settings-not-permitted')
  const levels = input.settings.reportUp.map(({ level }) => level)
  if (!rising(input.settings.complainants) || new Set(levels).size < levels.length) return refuse<IncidentRefusal>('incident.levels-not-rising', { field: 'settings.complainants' })
  const [newest] = await readSettings(database, input.areaCode)
  if ((newest?.version ?? 0) !== input.version) return refuse<IncidentRefusal>('incident.version-conflict')
  const saved = await saveOnce(database, input, actor, clock())
  if (isRefusal(saved)) return saved
  await reconsider(database, input.areaCode)
  return { version: input.version + 1 }
}

async function saveOnce(database: Database, input: Input<'settle'>, actor: Actor, at: Date): Promise<Refusal | undefined> {
  try {
    await saveSettings(database, input.areaCode, { version: input.version + 1, data: input.settings, note: input.note, by: actor, at })
    return undefined
  } catch (error) {
    if (isUniqueViolation(error)) return refuse<IncidentRefusal>('incident.version-conflict')
    throw error
  }
}

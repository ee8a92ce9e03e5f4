/** Incidents and suggestions as people see them. Of a report they show that it is one and where it is, never what it says. */
import { refuse, isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { accountName, unitNames } from '#modules/access/directory.ts'
import { readsFile } from '#modules/access/policy.ts'
import { listRuns } from '#modules/casefile/bulk.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { IncidentFile, IncidentRefusal, IncidentView, Signal } from './contract.ts'
import { permits, readDues, STEPS, type IncidentEvent, type IncidentState } from './incident.ts'
import { may, mayOpen } from './policy.ts'
import { figuresOf, readable, type IncidentServer, type Output } from './server.ts'
import { countSignals, desksOf, listSignals, looseFacts } from './signals.ts'
import { countOverdue, fold, listIncidents, readFiles, readIncidentEvents, type FileRow, type ListedIncident } from './store.ts'

function unitsWhere(actor: Actor, roles: readonly string[]): string[] {
  return [...new Set(actor.grants.filter(({ role }) => roles.includes(role)).flatMap(({ reach }) => reach))]
}

/** Units over which the actor reads incidents: as the county's desk, and as the one that leads. */
function reachOf(actor: Actor): { desks: string[]; leads: string[] } {
  return { desks: unitsWhere(actor, ['intake', 'chief', 'viewer']), leads: unitsWhere(actor, ['officer']) }
}

function fileView({ subject: _subject, unitId, officerId, areaCode: _area, summary, ...file }: FileRow, actor: Actor): IncidentFile {
  const mayReadIt = readsFile(actor, { unitId, officerId })
  return { ...file, readable: mayReadIt, summary: mayReadIt && file.kind !== 'report' ? summary : '' }
}

function rowView({ openedAt, closedAt, reportDueAt, leadUnit, ...row }: ListedIncident): Output<'list'>['rows'][number] {
  return { ...row, leadUnit: leadUnit ?? '', openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null, reportDueAt: reportDueAt?.toISOString() ?? null }
}

export async function list({ database, clock }: IncidentServer, { stage }: { stage: 'open' | 'closed' }, actor: Actor): Promise<Output<'list'>> {
  const { desks, leads } = reachOf(actor)
  return { now: clock().toISOString(), rows: (await listIncidents(database, desks, leads, stage)).map(rowView) }
}

async function deskUnits({ database }: IncidentServer, actor: Actor): Promise<string[]> {
  const desks = await desksOf(database, unitsWhere(actor, ['intake', 'chief']))
  return desks.map(({ unitId }) => unitId).filter((unitId) => !mayOpen(actor, unitId))
}

export async function signals(server: IncidentServer, actor: Actor): Promise<Output<'signals'>> {
  const rows = await listSignals(server.database, await deskUnits(server, actor))
  const files = new Map((await readFiles(server.database, rows.flatMap(({ fileIds }) => fileIds))).map((file) => [file.id, file]))
  return {
    rows: rows.map(({ unitId: _unit, subjectKey: _key, raisedAt, fileIds, reasons, ...row }): Signal => ({
      ...row, raisedAt: raisedAt.toISOString(), reasons: reasons.map((reason) => ({ ...reason, words: [...reason.words], fileIds: [...reason.fileIds] })),
      files: fileIds.flatMap((id) => files.get(id) ?? []).map((file) => fileView(file, actor)),
    })),
  }
}

export async function alerts(server: IncidentServer, actor: Actor): Promise<Output<'alerts'>> {
  const { desks, leads } = reachOf(actor)
  return { ...await countSignals(server.database, await deskUnits(server, actor)), overdue: await countOverdue(server.database, desks, leads, server.clock()) }
}

/** Values for the sentence of an event; names of levels, recipients and measures are message keys. */
function paramsOf(event: IncidentEvent, units: ReadonlyMap<string, string>): Record<string, string> {
  switch (event.type) {
    case 'incident.opened': return { level: `level.${event.level}`, reason: event.reason }
    case 'incident.files-added': return { count: String(event.files.length), reason: event.reason }
    case 'incident.file-removed': return { number: event.number, reason: event.reason }
    case 'incident.level-set': return { from: `level.${event.from}`, to: `level.${event.to}`, reason: event.reason }
    case 'incident.lead-named': return { unit: units.get(event.unitId) ?? '' }
    case 'incident.reported-up': return { to: `to.${event.to}`, by: `by.${event.by}`, note: event.note }
    case 'incident.logged': return { text: event.text }
    case 'incident.measure-taken': return { measure: `measure.${event.measure}`, text: event.text }
    case 'incident.facts-stated': return { injured: String(event.injured) }
    case 'incident.brief-drafted': return { version: String(event.version) }
    case 'incident.brief-issued': return { version: String(event.version), number: event.paper ? `（${event.paper.number}）` : '' }
    case 'incident.closed': return {}
  }
}

export async function read(server: IncidentServer, { id }: { id: string }, actor: Actor): Promise<IncidentView | Refusal> {
  const { database, clock } = server
  const head = await readable(database, id, actor)
  if (isRefusal(head)) return head
  const events = await readIncidentEvents(database, id)
  const state = fold(events)
  const [names, officer, files, loose, figures, runs] = await Promise.all([
    unitNames(database), state.leadOfficerId ? accountName(database, state.leadOfficerId) : null, readFiles(database, state.files.map(({ fileId }) => fileId)),
    state.stage === 'open' ? looseFacts(database, state.areaCode, state.subjectKey) : [], figuresOf(database, head, state), listRuns(database, id),
  ])
  const candidates = await readFiles(database, loose.map(({ fileId }) => fileId))
  if (state.stage === 'none') return refuse<IncidentRefusal>('incident.not-found')
  return {
    id, number: head.number, version: head.version, now: clock().toISOString(), unit: { id: state.unitId, name: names.get(state.unitId) ?? '' }, areaCode: state.areaCode, subject: state.subject, level: state.level, stage: state.stage,
    leadUnit: names.get(state.leadUnitId) ?? '', leadUnitId: state.leadUnitId, leadOfficer: officer, leadOfficerId: state.leadOfficerId,
    openedAt: state.openedAt, closedAt: state.closedAt, place: state.place, injured: state.injured, requests: state.requests, files: state.files.length,
    ...duesView(state, clock()), gathered: files.map((file) => fileView(file, actor)), candidates: candidates.map((file) => fileView(file, actor)),
    perDay: figures.perDay.map((day) => ({ ...day })), perUnit: figures.perUnit.map((unit) => ({ ...unit })), complainants: figures.complainants, amountFen: figures.amountFen,
    timeline: events.map(({ event, meta }) => ({ seq: meta.seq, at: meta.at, type: event.type, actorName: meta.actorName, params: paramsOf(event, names) })),
    briefs: state.briefs.map(({ brief, paper, ...draft }) => ({ ...draft, title: brief.title, paper: paper && { documentId: paper.documentId, number: paper.number } })), review: state.review,
    runs: runs.map(({ actorId: _actor, cause: _cause, command, startedAt, stoppedAt, ...run }) => ({
      ...run, step: command.type, startedAt: startedAt.toISOString(), state: runState(run.waiting, stoppedAt),
    })),
    steps: STEPS.map((type) => {
      const refusal = may(actor, type, state) ?? permits(type, state)
      return { type, allowed: !refusal, refusal: refusal?.refusal ?? null }
    }),
  }
}

function runState(waiting: number, stoppedAt: Date | null): 'ended' | 'stopped' | 'running' {
  if (waiting === 0) return 'ended'
  return stoppedAt ? 'stopped' : 'running'
}

function duesView(state: IncidentState, now: Date): Pick<IncidentView, 'dues' | 'reportDueAt'> {
  const dues = readDues(state, now)
  const next = dues.filter(({ state: how }) => how !== 'met').map(({ dueAt }) => dueAt).toSorted()[0] ?? null
  return { dues: dues.map((due) => ({ ...due })), reportDueAt: state.stage === 'open' ? next : null }
}

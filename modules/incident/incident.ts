/**
 * The incident (群体投诉、突发事件): opened at a level, told upwards in time, handled, briefed, reviewed and closed. It gathers
 * files and never steers them: what is decided on a file is a step on that file.
 */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor, EventMeta } from '#modules/casefile/casefile.ts'
import type { Recipient, Settings } from './assess.ts'
import type { Brief, IncidentCommandInput, IncidentRefusal, Level, MEASURES } from './contract.ts'
import { may } from './policy.ts'

export interface Member {
  readonly fileId: string
  readonly number: string
  readonly kind: 'complaint' | 'report' | 'inquiry'
}

/** Who is to be told, by which instant. Instants, not legal days: the hours of an emergency do not rest on a Sunday. */
export interface Due {
  readonly to: Recipient
  readonly dueAt: string
  /** Reports from this instant on meet it; those since the level was reached, where absent. */
  readonly from?: string
}

export type IncidentEvent =
  | {
    readonly type: 'incident.opened'; readonly areaCode: string; readonly unitId: string; readonly subject: string; readonly subjectKey: string; readonly level: Level
    readonly reason: string; readonly leadUnitId: string; readonly leadOfficerId: string | null; readonly files: readonly Member[]; readonly dues: readonly Due[]
  }
  | { readonly type: 'incident.files-added'; readonly files: readonly Member[]; readonly reason: string }
  | { readonly type: 'incident.file-removed'; readonly fileId: string; readonly number: string; readonly reason: string }
  /** `dues` are those of the new level where it was raised; null where it was lowered, which calls for no new report. */
  | { readonly type: 'incident.level-set'; readonly from: Level; readonly to: Level; readonly reason: string; readonly dues: readonly Due[] | null }
  | { readonly type: 'incident.lead-named'; readonly unitId: string; readonly officerId: string | null }
  | { readonly type: 'incident.reported-up'; readonly to: Recipient; readonly by: 'phone' | 'writing'; readonly at: string; readonly note: string }
  | { readonly type: 'incident.logged'; readonly text: string }
  | { readonly type: 'incident.measure-taken'; readonly measure: (typeof MEASURES)[number]; readonly text: string }
  | { readonly type: 'incident.facts-stated'; readonly place: string; readonly injured: number; readonly requests: string }
  | { readonly type: 'incident.brief-drafted'; readonly version: number; readonly brief: Brief }
  /** Numbered, and kept as it was issued; briefs of before had no paper. */
  | { readonly type: 'incident.brief-issued'; readonly version: number; readonly paper?: IssuedPaper }
  | { readonly type: 'incident.closed'; readonly findings: string; readonly lessons: string; readonly measures: string }

/** Commands as the contract has them, with what the server looked up: the files as they are called, the brief as built. */
export type IncidentCommand =
  | Exclude<IncidentCommandInput, { type: 'add-files' | 'draft-brief' | 'issue-brief' | 'close' }>
  | { readonly type: 'open'; readonly areaCode: string; readonly unitId: string; readonly subject: string; readonly subjectKey: string; readonly level: Level
    readonly reason: string; readonly leadUnitId: string; readonly leadOfficerId: string | null; readonly files: readonly Member[] }
  | { readonly type: 'add-files'; readonly files: readonly Member[]; readonly reason: string }
  | { readonly type: 'draft-brief'; readonly brief: Brief }
  | { readonly type: 'issue-brief'; readonly version: number; readonly paper?: IssuedPaper }
  | { readonly type: 'close'; readonly findings: string; readonly lessons: string; readonly measures: string; readonly openFiles: number }

/** A brief as a numbered paper; SHA-256 of the PDF in hexadecimal. */
export interface IssuedPaper {
  readonly documentId: string
  readonly number: string
  readonly sha256: string
}

export interface StoredBrief {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly brief: Brief
  readonly issuedAt: string | null
  readonly issuedBy: string | null
  readonly paper: IssuedPaper | null
}

export interface IncidentState {
  readonly stage: 'none' | 'open' | 'closed'
  readonly areaCode: string
  readonly unitId: string
  readonly subject: string
  readonly subjectKey: string
  readonly level: Level
  readonly reason: string
  readonly leadUnitId: string
  readonly leadOfficerId: string | null
  readonly openedAt: string
  readonly closedAt: string | null
  readonly files: readonly Member[]
  /** From when a report counts: the opening, or the last time the level was raised. */
  readonly reportFrom: string
  readonly dues: readonly Due[]
  readonly reports: readonly { readonly to: Recipient; readonly by: 'phone' | 'writing'; readonly at: string; readonly note: string }[]
  readonly measures: readonly { readonly at: string; readonly measure: (typeof MEASURES)[number]; readonly text: string }[]
  readonly place: string
  readonly injured: number
  readonly requests: string
  readonly briefs: readonly StoredBrief[]
  readonly review: { readonly findings: string; readonly lessons: string; readonly measures: string } | null
}

export const initial: IncidentState = {
  stage: 'none', areaCode: '', unitId: '', subject: '', subjectKey: '', level: 4, reason: '', leadUnitId: '', leadOfficerId: null, openedAt: '', closedAt: null, files: [],
  reportFrom: '', dues: [], reports: [], measures: [], place: '', injured: 0, requests: '', briefs: [], review: null,
}

export interface IncidentContext {
  readonly now: Date
  readonly actor: Actor
  readonly settings: Settings
}

const MINUTE = 60_000

/** When whom is to be told of an incident of this level that began or rose at `from`. */
function duesOf(level: Level, settings: Settings, from: Date): readonly Due[] {
  return settings.reportUp.filter((rule) => rule.level === level)
    .flatMap(({ minutes, to }) => to.map((recipient) => ({ to: recipient, dueAt: new Date(from.getTime() + minutes * MINUTE).toISOString() })))
}

export interface DueReading extends Due {
  readonly state: 'running' | 'overdue' | 'met'
  readonly metAt: string | null
  readonly late: boolean
}

/** Each due with how it stands at `now`; met by the first report to that recipient since the level was reached that it is of. */
export function readDues({ dues, reports, reportFrom }: IncidentState, now: Date): readonly DueReading[] {
  return dues.map((due) => {
    const met = reports.filter(({ to, at }) => to === due.to && at >= (due.from ?? reportFrom)).map(({ at }) => at).toSorted()[0] ?? null
    const late = (met ?? now.toISOString()) > due.dueAt
    const unmet = late ? 'overdue' : 'running'
    return { ...due, state: met === null ? unmet : 'met', metAt: met, late }
  })
}

/** The instant by which the next report is due; null where every one was made. */
export function nextReport(state: IncidentState): string | null {
  if (state.stage !== 'open') return null
  return readDues(state, new Date(0)).filter(({ state: how }) => how !== 'met').map(({ dueAt }) => dueAt).toSorted()[0] ?? null
}

export type StepType = IncidentCommandInput['type']
export const STEPS: readonly StepType[] = [
  'add-files', 'remove-file', 'set-level', 'name-lead', 'report-up', 'add-log', 'take-measure', 'state-facts', 'draft-brief', 'issue-brief', 'close',
]

/** By the state alone, so that a button and the server give one verdict. */
export function permits(step: IncidentCommand['type'], state: IncidentState): Refusal<IncidentRefusal> | undefined {
  if (step === 'open') return undefined
  if (state.stage !== 'open') return refuse('incident.closed')
  if (step === 'issue-brief' && !state.briefs.some(({ issuedAt }) => issuedAt === null)) return refuse('incident.unknown-brief')
  if (step !== 'close') return undefined
  const untold = readDues(state, new Date(0)).find(({ state: how }) => how !== 'met')
  return untold && refuse('incident.not-reported', { params: { to: `to.${untold.to}` } })
}

export function decide(state: IncidentState, command: IncidentCommand, context: IncidentContext): readonly IncidentEvent[] | Refusal<IncidentRefusal> {
  const forbidden = (command.type === 'open' ? undefined : may(context.actor, command.type, state)) ?? permits(command.type, state)
  if (forbidden) return forbidden
  const { type } = command
  switch (type) {
    case 'open': return [{ ...command, type: 'incident.opened', dues: duesOf(command.level, context.settings, context.now) }]
    case 'add-files': return addFiles(state, command)
    case 'remove-file': return removeFile(state, command)
    case 'set-level': return setLevel(state, command, context)
    case 'name-lead': return [{ type: 'incident.lead-named', unitId: command.unitId, officerId: command.officerId ?? null }]
    case 'report-up': return reportUp(state, command, context)
    case 'add-log': return [{ type: 'incident.logged', text: command.text }]
    case 'take-measure': return [{ type: 'incident.measure-taken', measure: command.measure, text: command.text }]
    case 'state-facts': return [{ type: 'incident.facts-stated', place: command.place, injured: command.injured, requests: command.requests }]
    case 'draft-brief': return [{ type: 'incident.brief-drafted', version: state.briefs.length + 1, brief: command.brief }]
    case 'issue-brief': return issueBrief(state, command)
    case 'close':
      if (command.openFiles > 0) return refuse('incident.files-open', { params: { count: command.openFiles } })
      return [{ type: 'incident.closed', findings: command.findings, lessons: command.lessons, measures: command.measures }]
  }
}

type Of<Type extends IncidentCommand['type']> = Extract<IncidentCommand, { type: Type }>
type Decided = readonly IncidentEvent[] | Refusal<IncidentRefusal>

function addFiles(state: IncidentState, { files, reason }: Of<'add-files'>): Decided {
  const known = new Set(state.files.map(({ fileId }) => fileId))
  const fresh = files.filter(({ fileId }) => !known.has(fileId))
  return fresh.length === 0 ? refuse('incident.already-gathered', { field: 'command.fileIds' }) : [{ type: 'incident.files-added', files: fresh, reason }]
}

function removeFile(state: IncidentState, { fileId, reason }: Of<'remove-file'>): Decided {
  const member = state.files.find((file) => file.fileId === fileId)
  return member ? [{ type: 'incident.file-removed', fileId, number: member.number, reason }] : refuse('incident.unknown-file', { field: 'command.fileId' })
}

/** What was not told in time no raise undoes; what still ran gives way to the stricter. */
function missedDues(state: IncidentState, now: Date): readonly Due[] {
  return readDues(state, now).filter(({ late }) => late).map(({ to, dueAt, from = state.reportFrom }) => ({ to, dueAt, from }))
}

function setLevel(state: IncidentState, { level, reason }: Of<'set-level'>, { now, settings }: IncidentContext): Decided {
  if (level === state.level) return refuse('incident.same-level', { field: 'command.level' })
  const dues = level < state.level ? [...missedDues(state, now), ...duesOf(level, settings, now)] : null
  return [{ type: 'incident.level-set', from: state.level, to: level, reason, dues }]
}

function reportUp(state: IncidentState, { to, by, at, note }: Of<'report-up'>, { now }: IncidentContext): Decided {
  const told = new Date(at).toISOString()
  if (told > now.toISOString() || told < state.openedAt) return refuse('incident.in-future', { field: 'command.at' })
  return [{ type: 'incident.reported-up', to, by, at: told, note }]
}

function issueBrief(state: IncidentState, { version, paper }: Extract<IncidentCommand, { type: 'issue-brief' }>): Decided {
  const brief = state.briefs.find((draft) => draft.version === version)
  if (!brief) return refuse('incident.unknown-brief')
  return brief.issuedAt ? refuse('incident.already-issued') : [{ type: 'incident.brief-issued', version, ...(paper && { paper }) }]
}

export function evolve(state: IncidentState, event: IncidentEvent, meta: EventMeta): IncidentState {
  switch (event.type) {
    case 'incident.opened': {
      const { type: _, ...rest } = event
      return { ...initial, ...rest, stage: 'open', openedAt: meta.at, reportFrom: meta.at }
    }
    case 'incident.files-added': return { ...state, files: [...state.files, ...event.files] }
    case 'incident.file-removed': return { ...state, files: state.files.filter(({ fileId }) => fileId !== event.fileId) }
    case 'incident.level-set':
      return event.dues ? { ...state, level: event.to, dues: event.dues, reportFrom: meta.at } : { ...state, level: event.to }
    case 'incident.lead-named': return { ...state, leadUnitId: event.unitId, leadOfficerId: event.officerId }
    case 'incident.reported-up': return { ...state, reports: [...state.reports, { to: event.to, by: event.by, at: event.at, note: event.note }] }
    case 'incident.logged': return state
    case 'incident.measure-taken': return { ...state, measures: [...state.measures, { at: meta.at, measure: event.measure, text: event.text }] }
    case 'incident.facts-stated': return { ...state, place: event.place, injured: event.injured, requests: event.requests }
    case 'incident.brief-drafted':
      return { ...state, briefs: [...state.briefs, { version: event.version, at: meta.at, by: meta.actorName, brief: event.brief, issuedAt: null, issuedBy: null, paper: null }] }
    case 'incident.brief-issued':
      return { ...state, briefs: state.briefs.map((brief) => (brief.version === event.version ? { ...brief, issuedAt: meta.at, issuedBy: meta.actorName, paper: event.paper ?? null } : brief)) }
    case 'incident.closed':
      return { ...state, stage: 'closed', closedAt: meta.at, review: { findings: event.findings, lessons: event.lessons, measures: event.measures } }
  }
}

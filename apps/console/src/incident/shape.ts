/** An incident as the shared parts of a file's page take it. Pure. */
import type { Brief, IncidentView } from '#modules/incident/index.ts'
import type { Action } from '../file/actions.ts'
import type { FormSubject, StepSubject } from '../file/shape.ts'
import type { Values } from '../file/steps.ts'
import { fieldMoment } from './time.ts'

type Shape = FormSubject & StepSubject & { readonly allowedActions: readonly Action[]; readonly timeline: IncidentView['timeline'] }

export function actionOf(view: IncidentView, type: string): Action {
  const step = view.steps.find((candidate) => candidate.type === type)
  return { procedure: 'incident', type, allowed: step?.allowed ?? false, refusal: step?.refusal ?? null, article: null }
}

export function shapeOf(view: IncidentView): Shape {
  const owed = view.dues.find(({ state }) => state !== 'met')
  return {
    id: view.id, number: view.number, version: view.version, subject: view.subject, unit: view.unit, grounds: {}, pack: { id: '', zh: '', en: '' },
    stages: { incident: view.stage }, timeline: view.timeline, allowedActions: view.steps.map(({ type }) => actionOf(view, type)),
    idle: [...(owed ? [] : ['incident.report-up']), ...(view.leadUnitId ? ['incident.name-lead'] : [])],
    params: owed ? { to: `to.${owed.to}` } : {},
  }
}

/** What the form of a step begins with: what is known already, and who is to be told next. */
export function beginOf(type: string, view: IncidentView, now: string): Values {
  switch (type) {
    case 'report-up': return { to: view.dues.find(({ state }) => state !== 'met')?.to, at: fieldMoment(now) }
    case 'state-facts': return { place: view.place, injured: view.injured, requests: view.requests }
    case 'name-lead': return { unitId: view.leadUnitId, officerId: view.leadOfficerId ?? undefined }
    case 'issue-brief': return { version: view.briefs.findLast(({ issuedAt }) => issuedAt === null)?.version }
    default: return {}
  }
}

/** The first paragraph of a brief, which its author may write over. */
export function situationOf({ blocks: [first] }: Brief): string {
  return first?.kind === 'paragraph' ? first.text : ''
}

/** Why the level is what it is: the reason of the opening, or of the last time it was set. */
export function levelReason({ timeline }: IncidentView): { readonly opened: string; readonly set: string | null } {
  const of = (type: string) => timeline.findLast((entry) => entry.type === type)?.params['reason'] ?? null
  return { opened: of('incident.opened') ?? '', set: of('incident.level-set') }
}

/** Complaints that one step can be put to: open, and within the reader's reach. */
export function answerable(view: IncidentView): IncidentView['gathered'] {
  return view.gathered.filter((file) => file.kind === 'complaint' && file.open && file.readable)
}

/** Whoever may act on the incident at all may answer; each file is judged by its own procedure. */
export function mayAnswer(view: IncidentView): boolean {
  return view.steps.some(({ type, allowed }) => type === 'add-log' && allowed)
}

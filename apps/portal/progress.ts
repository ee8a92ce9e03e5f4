/** What a consumer is told of a file: the stepper, what comes next and by when, the timeline as sentences. Pure. */
import { formatDate, formatInstant } from '#apps/ui/format.ts'
import type { TrackingView } from '#modules/complaint/index.ts'
import { rulesText } from '#modules/rules/index.ts'
import { fill, type Language } from '#platform/pure/text.ts'
import { isTextKey, moduleText, translator, type TextKey, type TextModule } from './text.ts'

type Clock = TrackingView['clocks'][number]
type TimelineEntry = TrackingView['timeline'][number]

export interface ProgressStep {
  readonly name: 'received' | 'decision' | 'mediation' | 'closed' | 'refused' | 'withdrawn' | 'transferred'
  readonly state: 'done' | 'current' | 'todo' | 'stopped'
  /** `YYYY-MM-DD` on which it was done. */
  readonly on: string | null
}

export function progressSteps(view: TrackingView): readonly ProgressStep[] {
  const acceptedOn = decidedOn(view)
  const received: ProgressStep = { name: 'received', state: 'done', on: view.receivedOn }
  const decided: ProgressStep = { name: 'decision', state: 'done', on: acceptedOn }
  if (view.stage === 'refused') return [received, { name: 'refused', state: 'stopped', on: view.refusal?.on ?? null }]
  if (view.stage === 'transferred') return [received, { name: 'transferred', state: 'stopped', on: view.leaving?.on ?? null }]
  if (view.stage === 'withdrawn') {
    const withdrawn: ProgressStep = { name: 'withdrawn', state: 'stopped', on: lastDayOf(view, 'complaint.withdrawn') }
    return view.mediation ? [received, decided, withdrawn] : [received, withdrawn]
  }
  if (view.stage === 'received' || view.stage === 'returned') {
    return [received, { name: 'decision', state: 'current', on: null }, todo('mediation'), todo('closed')]
  }
  const mediatedOn = view.mediation?.agreement?.on ?? view.mediation?.termination?.on ?? null
  const mediation: ProgressStep = { name: 'mediation', state: mediatedOn || view.stage === 'closed' ? 'done' : 'current', on: mediatedOn }
  if (view.stage === 'closed') return [received, decided, mediation, { name: 'closed', state: 'done', on: lastDayOf(view, 'complaint.closed') }]
  return [received, decided, mediation, mediatedOn ? { name: 'closed', state: 'current', on: null } : todo('closed')]
}

function todo(name: ProgressStep['name']): ProgressStep {
  return { name, state: 'todo', on: null }
}

function decidedOn(view: TrackingView): string | null {
  return view.clocks.find(({ id }) => id === 'complaint.accept')?.metOn ?? null
}

/** Day of the last event of a type, as written in the timeline (an instant). */
function lastDayOf(view: TrackingView, type: string): string | null {
  return view.timeline.findLast((entry) => entry.type === type)?.at ?? null
}

export interface NextStep {
  readonly text: string
  /** The limit that runs out first; undefined where nothing runs. */
  readonly clock: Clock | undefined
}

export type GroundText = (ground: string) => string | undefined

export function nextStep(view: TrackingView, language: Language, groundText: GroundText): NextStep {
  const key = nextKey(view)
  const session = view.mediation?.sessions.find(({ held }) => !held)
  const params = {
    unit: view.unit.name,
    reason: nameOf(view.mediation?.suspendedFor ?? '', groundText),
    time: session ? formatInstant(session.startsAt, language) : '',
    place: session?.place ?? '',
    to: view.leaving?.to ?? '',
    letter: view.leaving?.letter ?? '',
  }
  return { text: translator(language)(key, params), clock: firstRunning(view.clocks) }
}

function nextKey(view: TrackingView): TextKey {
  if (view.stage === 'closed') return mayTake(view, 'rate') ? 'next.closedRate' : 'next.closed'
  if (view.stage !== 'accepted') return `next.${view.stage}`
  if (!view.mediation) return 'next.accepted'
  if (view.mediation.stage !== 'open') return `next.${view.mediation.stage}`
  if (view.mediation.sessions.some(({ held }) => !held)) return 'next.session'
  return view.mediation.sessions.length > 0 ? 'next.open' : 'next.accepted'
}

/** Steps that the pages draw a form for. */
type ConsumerStep = 'add-material' | 'withdraw' | 'rate' | 'answer-notice' | 'allow-settlement' | 'confirm-settlement' | 'appoint-agent' | 'say-performance' | 'record-consent' | 'remove-complainant'

/** True where the server's own verdict lets the consumer take this step now. */
export function mayTake(view: TrackingView, step: ConsumerStep): boolean {
  return view.allowedActions.some(({ procedure, type, allowed }) => (procedure === 'complaint' || procedure === 'mediation') && type === step && allowed)
}

function firstRunning(clocks: readonly Clock[]): Clock | undefined {
  const running = clocks.filter(({ state }) => state !== 'met')
  return running.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))[0]
}

/** As the page words it, else as the rules name it. */
export function clockName(id: string, language: Language): string {
  const key = `clock.${id}`
  if (isTextKey(key)) return translator(language)(key)
  const named = rulesText(language, key)
  return named === key ? id : named
}

/** One entry of the timeline as a sentence; undefined for an event that has no words for consumers. */
export function sentence(entry: TimelineEntry, language: Language, groundText: GroundText): string | undefined {
  const module = moduleOf(entry.type)
  const template = moduleText(module, `event.${entry.type}`, language)
  if (template === undefined) return undefined
  const params = Object.entries(entry.params).map(([name, value]) => [name, readable(module, value, language, groundText)] as const)
  return fill(template, Object.fromEntries(params))
}

function moduleOf(type: string): TextModule {
  return (['inquiry', 'mediation'] as const).find((module) => type.startsWith(`${module}.`)) ?? 'complaint'
}

/** A value of a sentence: a message key of its module, a reason of the rule pack, a moment, a day, or plain text. */
function readable(module: TextModule, value: string, language: Language, groundText: GroundText): string {
  const reason = /^suspension\.(.+)$/.exec(value)?.[1]
  if (reason) return nameOf(reason, groundText)
  if (/^\d{4}-\d{2}-\d{2}T\d/.test(value)) return formatInstant(value, language)
  return moduleText(module, value, language) ?? formatDate(value, language)
}

/** A ground or reason by its name in the rule pack; free text stays as it is. */
export function nameOf(ground: string, groundText: GroundText): string {
  return groundText(ground) ?? ground
}

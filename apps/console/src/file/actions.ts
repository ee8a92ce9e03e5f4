/** Which buttons a file shows, in which order, and why the others are out of reach. Pure. */
import type { FileView } from '#modules/casefile/contract.ts'
import type { Language } from '#platform/pure/text.ts'
import { formatDate } from '#apps/ui/format.ts'
import { findText, refusalText } from '../texts.ts'
import type { StepSubject } from './shape.ts'

export type Action = FileView['allowedActions'][number]
export type StepId = `${string}.${string}`

/**
 * Groups of the action bar. `complaint.rate`, `complaint.allow-settlement` and `mediation.say-performance` are the consumer's
 * alone, `complaint.issue-code` stands beside the person; none is drawn here.
 */
export const GROUPS = {
  decide: [
    'complaint.approve-refusal', 'complaint.send-back-refusal', 'complaint.reopen', 'complaint.accept', 'complaint.refuse', 'complaint.return-to-intake',
    'complaint.give-notice', 'complaint.answer-notice', 'complaint.offer-settlement', 'complaint.answer-settlement', 'complaint.confirm-settlement',
    'complaint.mark-same-dispute', 'complaint.unmark-same-dispute',
  ],
  mediate: [
    'mediation.invite', 'mediation.record-answer', 'mediation.hold-session', 'mediation.suspend', 'mediation.resume',
    'mediation.record-agreement', 'mediation.terminate', 'mediation.tell', 'mediation.record-performance', 'mediation.record-confirmation',
    'mediation.cancel-session', 'mediation.ask-recusal', 'mediation.decide-recusal', 'mediation.entrust', 'mediation.record-entrusted', 'mediation.order-test', 'mediation.record-test',
  ],
  supervise: ['supervision.accept', 'supervision.demand-again', 'supervision.answer', 'supervision.demand', 'supervision.lift'],
  check: ['spotcheck.record-check', 'spotcheck.record-correction', 'spotcheck.accept-correction', 'spotcheck.demand-again', 'spotcheck.lift'],
  people: [
    'complaint.add-complainant', 'complaint.remove-complainant', 'complaint.elect-representatives', 'complaint.record-consent', 'complaint.tell-complainant', 'complaint.appoint-agent', 'complaint.end-agent',
  ],
  verify: [
    'report.start-verification', 'report.record-verification', 'report.suspend', 'report.resume', 'report.request-extension', 'report.approve-extension',
    'report.reject-extension', 'report.mark-repeat', 'report.unmark-repeat',
  ],
  conclude: [
    'report.propose-decision', 'report.approve-decision', 'report.send-back-decision', 'report.tell-reporter', 'report.reopen', 'report.propose-reward',
    'report.grant-reward', 'report.reject-reward',
  ],
  answer: ['inquiry.answer', 'inquiry.adopt', 'inquiry.decline', 'inquiry.thank', 'inquiry.point-elsewhere', 'inquiry.turn'],
  publish: ['inquiry.approve-publication', 'inquiry.reject-publication', 'inquiry.propose-publication', 'inquiry.withdraw-publication'],
  file: [
    'inquiry.assign', 'inquiry.return-to-intake',
    'report.close', 'report.assign', 'report.return-to-intake', 'report.name-reporter', 'report.transfer', 'report.record-receipt', 'report.take-back', 'report.add-material', 'report.share-with-complaint',
    'complaint.close', 'complaint.record-callback', 'complaint.finish-redo', 'complaint.assign', 'complaint.add-material', 'complaint.withdraw',
  ],
  dispatch: [
    'dispatch.settle-return', 'dispatch.record-receipt', 'dispatch.take-back', 'dispatch.dispute', 'dispatch.agree', 'dispatch.refer', 'dispatch.designate',
    'dispatch.transfer-out', 'dispatch.ask-help', 'dispatch.answer-help',
  ],
  clue: ['enforcement.note-clue', 'enforcement.note-verification', 'enforcement.decide-clue', 'enforcement.extend-clue'],
  case: [
    'enforcement.open-case', 'enforcement.send-to-review', 'enforcement.complete-review', 'enforcement.tell-party', 'enforcement.hear-party', 'enforcement.decide-case',
    'enforcement.record-payment', 'enforcement.close-case', 'enforcement.extend-case', 'enforcement.prolong-case', 'enforcement.stop-clock', 'enforcement.resume-clock',
  ],
  conduct: ['conduct.approve-finding', 'conduct.send-back-finding', 'conduct.propose-finding', 'conduct.lift-finding'],
  police: ['enforcement.refer-to-police', 'enforcement.decide-referral', 'enforcement.hand-over', 'enforcement.record-police-answer'],
  respond: ['incident.report-up', 'incident.take-measure', 'incident.add-log', 'incident.state-facts'],
  gather: ['incident.add-files', 'incident.remove-file'],
  lead: ['incident.set-level', 'incident.name-lead', 'incident.draft-brief', 'incident.issue-brief', 'incident.close'],
} as const

/** Steps that turn on the stage of a referral, not of the case. */
const POLICE: ReadonlySet<string> = new Set(GROUPS.police)

/** What most likely comes next, the first that is allowed wins the one filled button. */
const LIKELY_NEXT = [
  'inquiry.approve-publication', 'inquiry.adopt', 'inquiry.thank', 'inquiry.answer', 'inquiry.propose-publication',
  'report.approve-decision', 'report.approve-extension', 'report.grant-reward', 'report.tell-reporter', 'report.resume', 'report.start-verification',
  'report.record-verification', 'report.close', 'report.assign', 'report.record-receipt',
  'complaint.approve-refusal', 'supervision.accept', 'spotcheck.record-check', 'spotcheck.accept-correction', 'spotcheck.record-correction', 'complaint.finish-redo', 'complaint.tell-complainant', 'complaint.close', 'mediation.decide-recusal', 'mediation.record-entrusted', 'mediation.tell', 'mediation.record-performance', 'mediation.resume', 'mediation.hold-session', 'complaint.accept', 'mediation.invite',
  'enforcement.decide-referral', 'enforcement.resume-clock', 'enforcement.decide-clue', 'enforcement.open-case', 'enforcement.complete-review', 'enforcement.tell-party',
  'enforcement.hear-party', 'enforcement.send-to-review', 'enforcement.record-payment', 'enforcement.close-case',
  'complaint.assign', 'complaint.add-material', 'incident.report-up', 'incident.issue-brief', 'incident.name-lead',
]

export function stepIdOf(action: Pick<Action, 'procedure' | 'type'>): StepId {
  return `${action.procedure}.${action.type}`
}

export interface Arranged {
  readonly primary: Action | undefined
  readonly groups: readonly { readonly id: keyof typeof GROUPS; readonly actions: readonly Action[] }[]
  /** Steps of groups in which nothing can be done now, and those elsewhere for which it is not the time. */
  readonly closed: readonly Action[]
}

/** Steps of the one who approves are drawn only while something waits for approval: `nothing-to-approve` or `nothing-proposed` says that nothing does. */
export function arrange(actions: readonly Action[], idle: readonly string[] = []): Arranged {
  const drawn = actions.filter(({ refusal }) => !/\.nothing-(?:to-approve|proposed)$/.test(refusal ?? ''))
  const byId = new Map(drawn.map((action) => [stepIdOf(action) as string, action]))
  const next = LIKELY_NEXT.find((id) => byId.get(id)?.allowed && !idle.includes(id))
  const groups = Object.entries(GROUPS).map(([id, steps]) => ({
    id: id as keyof typeof GROUPS,
    actions: (steps as readonly string[]).flatMap((step) => byId.get(step) ?? []),
  }))
  return {
    primary: next === undefined ? undefined : byId.get(next),
    groups: groups.map((group) => ({ ...group, actions: group.actions.filter(isNear) })).filter((group) => group.actions.some((action) => action.allowed)),
    closed: groups.flatMap(({ actions: all }) => (all.some((action) => action.allowed) ? all.filter((action) => !isNear(action)) : all)),
  }
}

/** What a refusal says that only means “not now”: the wrong stage, nothing there to act on. */
const NOT_NOW = /\.(?:wrong-stage|wrong-type|nothing-[a-z-]+|no-[a-z-]+|unknown-[a-z-]+|not-entrusted)$/

/** Whether a step stands in its group: it is open, or is refused for a reason that people should see where they look for it. */
function isNear({ allowed, refusal }: Action): boolean {
  return allowed || !NOT_NOW.test(refusal ?? '')
}

/** Values that name a text of the refusing module are translated, days are written out. */
function valuesOf(language: Language, owner: string, params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, findText(language, `${owner}.${value}`) ?? formatDate(value, language)]))
}

/** Why a step is out of reach, with the article; the placeholders are filled from the file as it stands. */
export function whyNot(language: Language, action: Action, view: StepSubject): string {
  if (action.allowed || action.refusal === null) return ''
  const [owner = ''] = action.refusal.split('.')
  const part = POLICE.has(stepIdOf(action)) ? 'referral' : 'stage'
  const stage = view.stages[part === 'referral' ? part : owner] ?? 'none'
  const terms = Object.entries(view.terms ?? {}).map(([name, key]) => [name, findText(language, key) ?? key])
  const params = {
    ...Object.fromEntries(terms) as Record<string, string>,
    stage: findText(language, `${owner}.${part}.${stage}`) ?? stage,
    step: findText(language, `${action.procedure}.step.${action.type}`) ?? action.type,
    unit: view.unit.name, pack: view.pack[language], ...valuesOf(language, owner, view.params ?? {}),
  }
  const reason = refusalText(language, { refusal: action.refusal, params })
  const basis = action.article ? findText(language, 'error.article', { article: action.article }) : findText(language, 'error.ownRule')
  return `${reason} ${basis ?? ''}`.trim()
}

/** A complaint as people see it: its fold, its clocks, its sentences and the steps open to the reader. */
import type { Actor, FileHead, Recorded } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import type { Folded } from '#modules/casefile/engine.ts'
import { readFile, type Entry, type TimelineParams } from '#modules/casefile/view.ts'
import { maskName, type Person } from '#modules/party/party.ts'
import { findPerson, findPersons } from '#modules/party/store.ts'
import { addDays, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { consentMissing, untold } from './complainants.ts'
import { asked, toTell, type ComplaintState } from './complaint.ts'
import type { ComplaintView, TrackingView } from './contract.ts'
import { NOTICES } from './contract.ts'
import { filesOnOperator, mediatedBefore } from './store.ts'

/** What the view needs of other casework and of the law, put together by `apps/server`. */
export interface ViewParts {
  mediationView(states: Readonly<Record<string, unknown>>): ComplaintView['mediation']
  readonly timelineParams: TimelineParams
  readonly otherRoutes: { readonly article: string; readonly zh: readonly string[]; readonly en: readonly string[] }
}

function stateOf(folded: Folded): ComplaintState {
  return folded.states['complaint'] as ComplaintState
}

function statementView(state: ComplaintState) {
  const { statement } = state
  if (!statement || state.stage === 'none') throw new Error('a complaint begins with its receipt')
  const { personId: _person, attachments: _attachments, nationalNumber, ...rest } = statement
  return {
    ...rest, nationalNumber, stage: state.stage, claims: [...rest.claims], respondent: { ...rest.respondent }, online: rest.online && { ...rest.online },
    notices: noticesView(state), settlement: state.settlement && { ...state.settlement }, callbacks: state.aftercare.callbacks.map((callback) => ({ ...callback })),
    refusal: state.refusal, leaving: state.leaving,
    proposedRefusal: state.proposed && { ground: state.proposed.ground, article: state.proposed.article, reason: state.proposed.reason }, rating: state.rating, summary: state.summary,
  }
}

function groupView(state: ComplaintState, persons: ReadonlyMap<string, Person>, today: LegalDate): ComplaintView['group'] {
  const { group } = state
  const filer = state.statement?.personId ?? ''
  const of = toTell(state)
  const name = (id: string) => maskName(persons.get(id)?.name ?? '')
  const missing = (to: 'agreement' | 'waiver' | 'representation') => [...consentMissing(group, filer, to, today)]
  return {
    people: [filer, ...group.joint].map((id) => ({
      id, name: name(id), filer: id === filer, representative: group.representatives.includes(id),
      consents: group.consents.filter((consent) => consent.personId === id).map(({ to }) => to),
      told: group.tellings.filter(({ personId }) => personId === id).map(({ of: what, by, on }) => ({ of: what, by, on })),
    })),
    agents: group.agents.map(({ agentId, endedOn, ...agent }) => ({ ...agent, id: agentId, name: name(agentId), ended: endedOn !== null, holdsCode: group.codesWith[agent.principalId] === agentId })),
    missing: { agreement: missing('agreement'), waiver: missing('waiver'), representation: missing('representation') },
    telling: of && { of, untold: [...untold(group, filer, of)] },
  }
}

function noticesView({ notices }: ComplaintState): ComplaintView['notices'] {
  return NOTICES.flatMap((matter) => {
    const notice = notices[matter]
    return notice ? [{ matter, ...notice }] : []
  })
}

/** The view with the complainant in full, which whoever sends it on masks or leaves out. */
export type BuiltView = Omit<ComplaintView, 'consumer' | 'timeline'> & {
  readonly person: Person
  readonly timeline: readonly Entry[]
  /** Who complains with the one who filed, and the agents. */
  readonly people: readonly Person[]
  /** Of each attachment, who added it. */
  readonly addedBy: ReadonlyMap<string, string>
  readonly self: TrackingView['self']
}

function addedBy(recorded: readonly Recorded[]): ReadonlyMap<string, string> {
  return new Map(recorded.flatMap(({ event, meta }) => ('attachments' in event ? (event.attachments as readonly string[]).map((id): [string, string] => [id, meta.actorId]) : [])))
}

function selfOf(state: ComplaintState, { personId = state.statement?.personId ?? '' }: Actor, today: LegalDate): TrackingView['self'] {
  const { group } = state
  const consented = group.consents.filter((consent) => consent.personId === personId).map(({ to }) => to)
  return { joined: group.joint.includes(personId), complainants: 1 + group.joint.length, consented, asked: [...asked(state, personId, today)] }
}

/**
 * The view for one reader. `units` are those whose files the reader may list (for the firm's other files);
 * null for a consumer, who sees none.
 */
export async function buildView(parts: ViewParts, desk: Desk, head: FileHead, actor: Actor, units: readonly string[] | null): Promise<BuiltView> {
  const { database } = desk
  const { view, timeline, folded, recorded, pack } = await readFile(desk, head, actor, parts.timelineParams)
  const state = stateOf(folded)
  const stated = statementView(state)
  const [person, people, before, sameOperator] = await Promise.all([
    findPerson(database, state.statement?.personId ?? ''),
    findPersons(database, [...state.group.joint, ...state.group.agents.map(({ agentId }) => agentId)]),
    units && state.stage === 'received' ? mediatedBefore(database, head.id, units) : [],
    units ? filesOnOperator(database, head.id, stated.respondent, units) : { count: 0, files: [] },
  ])
  if (!person) throw new Error(`file ${head.number} names a person that does not exist`)
  return {
    ...view, ...stated, person, people, timeline, addedBy: addedBy(recorded), self: selfOf(state, actor, legalDay(desk.clock())), sameOperator, mediatedBefore: before, sameAs: state.sameAs && { ...state.sameAs },
    group: groupView(state, new Map([[person.id, person], ...people.map((one): [string, Person] => [one.id, one])]), legalDay(desk.clock())),
    noticeDueOn: addDays(legalDay(desk.clock()), desk.practice.law.switches.noticeDays),
    mediation: parts.mediationView(folded.states),
    grounds: {
      notice: pack.notices.map(({ id, article, zh, en }) => ({ id, article, zh, en })),
      refusal: pack.refusalGrounds.map((ground) => ({ ...ground })), termination: pack.terminationGrounds.map((ground) => ({ ...ground })),
      suspension: pack.suspensionReasons.map((ground) => ({ ...ground })),
    },
    // Which routes there are stands in the law; that they are told, in the order.
    otherRoutes: { article: [pack.otherRoutesArticle, parts.otherRoutes.article].filter((article) => article !== null).join('、'), zh: [...parts.otherRoutes.zh], en: [...parts.otherRoutes.en] },
  }
}

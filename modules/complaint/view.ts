/** A complaint as people see it: its fold, its clocks, its sentences and the steps open to the reader. */
import type { Actor, AnyEvent, FileHead, Recorded } from '#modules/casefile/casefile.ts'
import { listAttachments } from '#modules/casefile/attachments.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { clocksOf, foldFile, packOfFile, verdicts, type Folded } from '#modules/casefile/engine.ts'
import { readEvents } from '#modules/casefile/store.ts'
import type { Person } from '#modules/party/party.ts'
import { findPerson } from '#modules/party/store.ts'
import type { ComplaintState } from './complaint.ts'
import type { ComplaintView } from './contract.ts'
import { accountName, filesOnOperator, unitNames } from './store.ts'

/** What the view needs of other casework and of the law, put together by `apps/server`. */
export interface ViewParts {
  mediationView(states: Readonly<Record<string, unknown>>): ComplaintView['mediation']
  timelineParams(event: AnyEvent): Readonly<Record<string, string>>
  readonly otherRoutes: { readonly article: string; readonly zh: readonly string[]; readonly en: readonly string[] }
}

function stateOf(folded: Folded): ComplaintState {
  return folded.states['complaint'] as ComplaintState
}

type Entry = ComplaintView['timeline'][number] & { readonly actorId: string }

function timeline(parts: ViewParts, recorded: readonly Recorded[], units: ReadonlyMap<string, string>): readonly Entry[] {
  return recorded.map(({ event, meta }) => ({
    seq: meta.seq, at: meta.at, type: event.type, actorId: meta.actorId, actorName: meta.actorName,
    params: Object.fromEntries(Object.entries(parts.timelineParams(event)).map(([name, value]) => [
      name, value.startsWith('unit:') ? units.get(value.slice(5)) ?? '' : value,
    ])),
  }))
}

function statementView(state: ComplaintState) {
  const { statement } = state
  if (!statement || state.stage === 'none') throw new Error('a complaint begins with its receipt')
  const { personId: _person, attachments: _attachments, nationalNumber, ...rest } = statement
  return {
    ...rest, nationalNumber, stage: state.stage, claims: [...rest.claims], respondent: { ...rest.respondent },
    refusal: state.refusal, rating: state.rating, summary: state.summary,
  }
}

/** The view with the complainant in full, which whoever sends it on masks or leaves out. */
export type BuiltView = Omit<ComplaintView, 'consumer' | 'timeline'> & { readonly person: Person; readonly timeline: readonly Entry[] }

/**
 * The view for one reader. `units` are those whose files the reader may list (for the firm's other files);
 * null for a consumer, who sees none.
 */
export async function buildView(parts: ViewParts, desk: Desk, head: FileHead, actor: Actor, units: readonly string[] | null): Promise<BuiltView> {
  const { database, practice } = desk
  const [recorded, names, attachments, officer] = await Promise.all([
    readEvents(database, head.id), unitNames(database), listAttachments(database, head.id),
    head.officerId ? accountName(database, head.officerId) : null,
  ])
  const folded = foldFile(practice, recorded, head)
  const state = stateOf(folded)
  const now = desk.clock()
  const pack = packOfFile(practice, head, now)
  const stated = statementView(state)
  const [person, sameOperator] = await Promise.all([
    findPerson(database, state.statement?.personId ?? ''),
    units ? filesOnOperator(database, head.id, stated.respondent, units) : { count: 0, files: [] },
  ])
  if (!person) throw new Error(`file ${head.number} names a person that does not exist`)
  return {
    ...stated, person, id: head.id, number: head.number, version: head.version, receivedOn: head.receivedOn, areaCode: head.areaCode,
    unit: { id: head.unitId, name: names.get(head.unitId) ?? '' },
    officer: head.officerId && officer ? { id: head.officerId, name: officer } : null,
    pack: { id: pack.id, zh: pack.zh, en: pack.en }, attachments,
    mediation: parts.mediationView(folded.states),
    clocks: clocksOf(practice, head, folded, now).clocks.map((clock) => ({ ...clock, suspensions: clock.suspensions.map((span) => ({ ...span })) })),
    timeline: timeline(parts, recorded, names),
    allowedActions: verdicts(practice, head, folded, actor, now).map(({ procedure, type, refusal }) => ({
      procedure: procedure as 'complaint' | 'mediation', type, allowed: !refusal, refusal: refusal?.refusal ?? null, article: refusal?.article ?? null,
    })),
    grounds: {
      refusal: pack.refusalGrounds.map((ground) => ({ ...ground })), termination: pack.terminationGrounds.map((ground) => ({ ...ground })),
      suspension: pack.suspensionReasons.map((ground) => ({ ...ground })),
    },
    otherRoutes: { article: pack.otherRoutesArticle ?? parts.otherRoutes.article, zh: [...parts.otherRoutes.zh], en: [...parts.otherRoutes.en] },
    sameOperator,
  }
}

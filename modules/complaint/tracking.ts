/** A complaint as its complainants see it: each sees the dispute and its course, and of the others nothing that is personal to them. */
import { filerOf, type Actor, type FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { clocksToldOf, isInternal } from '#modules/casefile/engine.ts'
import type { Person } from '#modules/party/party.ts'
import type { ComplaintView, TrackingView } from './contract.ts'
import { buildView, type ViewParts } from './view.ts'

/** Who complains without an account, as the timeline calls them; and who joined them. */
export const CALLED = '投诉人'
export const JOINED = '共同投诉人'

/** What one complainant sees: of another's, no text, no file, no name. */
export async function trackingView(parts: ViewParts, desk: Desk, head: FileHead, actor: Actor): Promise<TrackingView> {
  const { person, people, timeline, addedBy, rating, callbacks, mediation, attachments, respondent, officer, unit, pack, ...view } = await buildView(parts, desk, head, actor, null)
  const joined = actor.personId !== undefined
  const told = timeline.filter(({ type }) => !isInternal(desk.practice, type))
  const [mine, others] = [true, false].map((own) => [person, ...people].filter(({ id }) => own === (id === (actor.personId ?? person.id))))
  const shown = {
    ...view, clocks: clocksToldOf(view.clocks), rating: rating && { ...rating, comment: joined ? null : rating.comment },
    callbacks: callbacks.map((callback) => ({ ...callback, comment: joined ? null : callback.comment })),
    mediation: mediation && { ...mediation, said: joined ? null : mediation.said },
    attachments: attachments.filter(({ id }) => (joined ? addedBy.get(id) === actor.id : !isAnothers(addedBy.get(id) ?? '', actor, head.id))),
    timeline: told.map(({ actorId, actorName, actingFor: _absent, params, ...entry }) => ({
      ...entry, params: isAnothers(actorId, actor, head.id) ? withheld(params) : params, actorName: shownToConsumer(actorId, actorName, { unit, officer }),
    })),
  }
  return { ...without(personal(others).filter((text) => !personal(mine).includes(text)), shown), respondent, officer, unit, pack }
}

/** A shorter address is a place, not a home. */
const SHORTEST_ADDRESS = 6

/** What tells who somebody is, the longest first, so that no part of an address stays. */
function personal(persons: readonly Person[] = []): readonly string[] {
  return persons.flatMap(({ name, phone, address, idNumber }) => [name, phone, address.length < SHORTEST_ADDRESS ? '' : address, idNumber ?? '']).filter((text) => text.length > 1).toSorted((one, other) => other.length - one.length)
}

/** The same with every text cleared of what is personal to others, whoever wrote it there. */
function without<T>(secrets: readonly string[], value: T): T {
  const clear = (one: unknown): unknown => {
    if (typeof one === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, '＊＊'), one)
    if (Array.isArray(one)) return one.map(clear)
    return typeof one === 'object' && one !== null ? Object.fromEntries(Object.entries(one).map(([name, member]) => [name, clear(member)])) : one
  }
  return secrets.length === 0 ? value : clear(value) as T
}

/** Whether it was another complainant who acted; `public` is who filed. */
function isAnothers(actorId: string, reader: Actor, fileId: string): boolean {
  const filer = filerOf(fileId, CALLED).id
  return actorId !== reader.id && (actorId.startsWith(`${filer}:`) || (reader.personId !== undefined && (actorId === 'public' || actorId === filer)))
}

const TYPED: ReadonlySet<string> = new Set(['text', 'reason', 'note'])

function withheld(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, TYPED.has(name) && value !== '' ? 'text.withheld' : value]))
}

/** The consumer knows the officer of the file by name, other staff as the office that acts. */
function shownToConsumer(actorId: string, actorName: string, view: Pick<ComplaintView, 'unit' | 'officer'>): string {
  const known = actorId === 'public' || actorId === 'system' || actorId.startsWith('consumer:') || actorId === view.officer?.id
  return known ? actorName : view.unit.name
}

/** An inquiry as people see it. */
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { clocksToldOf, isInternal } from '#modules/casefile/engine.ts'
import { readFile, type Entry, type TimelineParams } from '#modules/casefile/view.ts'
import { maskPerson, type Person } from '#modules/party/party.ts'
import { findPerson } from '#modules/party/store.ts'
import type { InquiryTracking, InquiryView } from './contract.ts'
import type { InquiryState } from './inquiry.ts'

export interface ViewParts {
  readonly desk: Desk
  readonly timelineParams: TimelineParams
}

interface Built {
  readonly view: Omit<InquiryView, 'timeline' | 'asker'>
  readonly timeline: readonly Entry[]
  readonly person: Person | undefined
}

async function build({ desk, timelineParams }: ViewParts, head: FileHead, actor: Actor): Promise<Built> {
  const { view, timeline, folded, pack } = await readFile(desk, head, actor, timelineParams)
  const { stage, stated, reply, turned, publication, rating } = folded.states['inquiry'] as InquiryState
  if (!stated || stage === 'none') throw new Error('an inquiry begins with its receipt')
  const { personId, inquiryType, ...rest } = stated
  return {
    view: {
      ...view, ...rest, type: inquiryType, stage, reply, rating, turnedInto: turned && { kind: turned.kind, id: turned.id, number: turned.number },
      publication: { state: publication.state, question: publication.question, answer: publication.answer, on: publication.on, reason: publication.reason },
      elsewhere: pack.elsewhere.map((ground) => ({ ...ground })),
    },
    timeline, person: personId ? await findPerson(desk.database, personId) : undefined,
  }
}

export async function staffView(parts: ViewParts, head: FileHead, actor: Actor): Promise<InquiryView> {
  const { view, timeline, person } = await build(parts, head, actor)
  const masked = person && maskPerson(person)
  return {
    ...view, asker: masked ? { name: masked.name, phone: masked.phone, address: masked.address, masked: true } : null,
    timeline: timeline.map(({ actorId: _actor, ...entry }) => entry),
  }
}

/** The asker sees the office that answers, not who in it; of a publication only what is public. */
export async function trackingView(parts: ViewParts, head: FileHead, actor: Actor): Promise<InquiryTracking> {
  const { view, timeline } = await build(parts, head, actor)
  const { id, number, stage, receivedOn, unit, type, title, text, reply, publication, rating, clocks } = view
  const told = timeline.filter((entry) => !isInternal(parts.desk.practice, entry.type))
  return {
    id, number, stage, receivedOn, unit, type, title, text, reply, rating, clocks: clocksToldOf(clocks), turnedNumber: view.turnedInto?.number ?? null,
    publication: publication.state === 'published' ? publication : { state: 'none', question: null, answer: null, on: null, reason: null },
    timeline: told.map(({ actorId, actorName, actingFor: _absent, ...entry }) => ({ ...entry, actorName: isOwn(actorId) ? actorName : unit.name })),
  }
}

function isOwn(actorId: string): boolean {
  return actorId === 'public' || actorId === 'system' || actorId.startsWith('consumer:')
}

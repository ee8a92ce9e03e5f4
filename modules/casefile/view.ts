/** The part of a file's view that is the same for every kind: read, folded, reckoned and told in sentences' values. */
import { accountName, unitNames } from '#modules/access/directory.ts'
import type { RulePack } from '#modules/rules/rules.ts'
import { listAttachments } from './attachments.ts'
import type { Actor, AnyEvent, FileHead, Recorded } from './casefile.ts'
import type { FileView } from './contract.ts'
import type { Desk } from './desk.ts'
import { clocksOf, foldFile, packOfFile, verdicts, type Folded } from './engine.ts'
import { readEvents } from './store.ts'

/** Values for the sentence of an event; `unit:<id>` becomes the unit's name. */
export type TimelineParams = (event: AnyEvent) => Readonly<Record<string, string>>

/** An entry with the id of who acted, which does not leave the server. */
export type Entry = FileView['timeline'][number] & { readonly actorId: string }

export interface ReadFile {
  readonly view: Omit<FileView, 'timeline'>
  readonly timeline: readonly Entry[]
  readonly folded: Folded
  readonly recorded: readonly Recorded[]
  readonly pack: RulePack
}

/** Reads a file for one reader, whose right to do so has been asked before. */
export async function readFile(desk: Desk, head: FileHead, actor: Actor, params: TimelineParams): Promise<ReadFile> {
  const { database, practice } = desk
  const [recorded, names, attachments, officer] = await Promise.all([
    readEvents(database, head.id), unitNames(database), listAttachments(database, head.id),
    head.officerId ? accountName(database, head.officerId) : null,
  ])
  const folded = foldFile(practice, recorded, head)
  const now = desk.clock()
  const pack = packOfFile(practice, head, now)
  const view = {
    id: head.id, number: head.number, version: head.version, receivedOn: head.receivedOn, areaCode: head.areaCode,
    unit: { id: head.unitId, name: names.get(head.unitId) ?? '' },
    officer: head.officerId && officer ? { id: head.officerId, name: officer } : null,
    pack: { id: pack.id, zh: pack.zh, en: pack.en }, attachments,
    clocks: clocksOf(practice, head, folded, now).clocks.map((clock) => ({ ...clock, suspensions: clock.suspensions.map((span) => ({ ...span })) })),
    allowedActions: verdicts(practice, head, folded, actor, now).map(({ procedure, type, refusal }) => ({
      procedure, type, allowed: !refusal, refusal: refusal?.refusal ?? null, article: refusal?.article ?? null,
    })),
  }
  return { view, timeline: timelineOf(recorded, params, names), folded, recorded, pack }
}

function timelineOf(recorded: readonly Recorded[], params: TimelineParams, units: ReadonlyMap<string, string>): readonly Entry[] {
  return recorded.map(({ event, meta }) => ({
    seq: meta.seq, at: meta.at, type: event.type, actorId: meta.actorId, actorName: meta.actorName, ...meta.actingFor && { actingFor: meta.actingFor.name },
    params: Object.fromEntries(Object.entries(params(event)).map(([name, value]) => [
      name, value.startsWith('unit:') ? units.get(value.slice(5)) ?? '' : value,
    ])),
  }))
}

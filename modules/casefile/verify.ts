/** Recomputes a file from its events and says where what is stored differs: the chain, the row, the numbering. */
import { canonicalJson } from '#platform/pure/canonical.ts'
import { clocksOf, foldFile, nextDue, type Folded, type Practice } from './engine.ts'
import { chainHash, type StoredWhole } from './store.ts'

export interface Finding {
  readonly number: string
  readonly what: 'sequence' | 'hash' | 'head' | 'row' | 'projection'
  /** Place in the file, where it is one. */
  readonly seq: number | null
  readonly detail: string
}

/** What of a chain of events is broken, the first of it; events of anything that is kept as one. */
export function chainFindings({ head, hash, events }: Pick<StoredWhole, 'hash' | 'events'> & { readonly head: Pick<StoredWhole['head'], 'id' | 'number' | 'version'> }): Finding[] {
  let before: Buffer | null = null
  for (const [index, { recorded, hash: stored }] of events.entries()) {
    const { seq } = recorded.meta
    if (seq !== index + 1) return [{ number: head.number, what: 'sequence', seq, detail: `expected ${index + 1}` }]
    if (!chainHash(before, head.id, recorded).equals(stored)) return [{ number: head.number, what: 'hash', seq, detail: recorded.event.type }]
    before = stored
  }
  if (head.version !== events.length) return [{ number: head.number, what: 'head', seq: null, detail: `version ${head.version}, ${events.length} events` }]
  return before?.equals(hash) ? [] : [{ number: head.number, what: 'head', seq: null, detail: 'hash of the last event' }]
}

function rowFindings(stored: StoredWhole, { standing }: Folded): Finding[] {
  const { head } = stored
  const pairs: [string, unknown, unknown][] = [
    ['stage', stored.stage, standing.stage], ['substage', stored.substage, standing.substage],
    ['subject', stored.subject, standing.subject], ['category', stored.category, standing.category], ['summary', stored.summary, standing.summary], ['unit', head.unitId, standing.unitId],
    ['officer', head.officerId, standing.officerId], ['open', stored.open, standing.open],
    ['awaiting', stored.awaiting, standing.awaiting], ['supervised', stored.supervised, standing.supervised], ['searchable', stored.searchable, true],
  ]
  return pairs.filter(([, is, should]) => is !== should)
    .map(([name, is, should]) => ({ number: head.number, what: 'row' as const, seq: null, detail: `${name} is ${String(is)}, events say ${String(should)}` }))
}

/** The due day as it was reckoned at the last event; one that rested on a provisional year may since have been reckoned anew. */
function dueFindings(practice: Practice, stored: StoredWhole, folded: Folded): Finding[] {
  const last = stored.events.at(-1)
  if (!last || stored.provisional) return []
  const due = nextDue(clocksOf(practice, stored.head, folded, new Date(last.recorded.meta.at)), folded.standing.open)
  const same = stored.nextClock === due.clock && stored.nextDueOn === due.dueOn && canonicalJson(stored.laterDues) === canonicalJson(due.later)
  if (due.provisional || same) return []
  const detail = `due is ${stored.nextClock} ${stored.nextDueOn}, events say ${due.clock} ${due.dueOn}`
  return [{ number: stored.head.number, what: 'row', seq: null, detail }]
}

/** What does not agree with the stored events, and their fold. A broken chain is reported alone and not folded. */
export function verifyFile(practice: Practice, stored: StoredWhole): { folded: Folded | undefined; findings: readonly Finding[] } {
  const broken = chainFindings(stored)
  if (broken.length > 0) return { folded: undefined, findings: broken }
  const folded = foldFile(practice, stored.events.map((event) => event.recorded), stored.head)
  return { folded, findings: [...rowFindings(stored, folded), ...dueFindings(practice, stored, folded)] }
}

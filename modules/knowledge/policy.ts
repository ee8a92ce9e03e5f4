/** Who may write in the knowledge base, and who publishes. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { KnowledgeRefusal } from './messages.ts'

/** Whoever answers people may write down how. */
export function mayWrite(actor: Actor): Refusal<KnowledgeRefusal> | undefined {
  const writes = actor.grants.some(({ role }) => role === 'intake' || role === 'officer' || role === 'chief')
  return writes ? undefined : refuse('knowledge.not-permitted')
}

/** What is published speaks for the county: its chief decides, not that of an office. `deskId` is the desk of the county. */
export function mayPublish(actor: Actor, deskId: string): Refusal<KnowledgeRefusal> | undefined {
  return holds(actor, 'chief', deskId) ? undefined : refuse('knowledge.not-permitted')
}

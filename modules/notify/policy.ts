/** Who sends notices by hand. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds, type FilePlace } from '#modules/access/policy.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { NotifyRefusal } from './contract.ts'

/** Those who work on the file; who only looks on tells nobody anything. */
export function maySend(actor: Actor, file: FilePlace): Refusal<NotifyRefusal> | undefined {
  return holds(actor, ['intake', 'officer', 'chief'], file) ? undefined : refuse('notify.not-permitted', { params: { unit: file.unitId } })
}

/** Who sends notices by hand. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { NotifyRefusal } from './contract.ts'

/** Those who work on the file; who only looks on tells nobody anything. */
export function maySend(actor: Actor, file: Pick<FileHead, 'unitId'>): Refusal<NotifyRefusal> | undefined {
  return holds(actor, ['intake', 'officer', 'chief'], file.unitId) ? undefined : refuse('notify.not-permitted', { params: { unit: file.unitId } })
}

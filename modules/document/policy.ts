/** Who may take which step on a document: officers draw up, the chief signs, both issue and deliver. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { EVERYWHERE } from '#modules/access/access.ts'
import { holds, type FilePlace } from '#modules/access/policy.ts'
import type { Actor, Role } from '#modules/casefile/casefile.ts'
import type { DocumentRefusal } from './contract.ts'
import type { DocumentStep } from './document.ts'

const ROLES: Record<DocumentStep, readonly Role[]> = {
  draft: ['intake', 'officer', 'chief'], revise: ['intake', 'officer', 'chief'], submit: ['intake', 'officer', 'chief'], discard: ['officer', 'chief'],
  approve: ['chief'], 'send-back': ['chief'], issue: ['officer', 'chief'], void: ['chief'], deliver: ['intake', 'officer', 'chief'],
  'record-receipt': ['intake', 'officer', 'chief'], 'note-proof': [],
}

export function may(actor: Actor, step: DocumentStep, _state: unknown, file: FilePlace): Refusal<DocumentRefusal> | undefined {
  if (step === 'note-proof' && holds(actor, 'system', EVERYWHERE)) return undefined
  return holds(actor, ROLES[step], file) ? undefined : refuse('document.not-permitted', { params: { unit: file.unitId } })
}

/** Whether the full text, with everyone's names, may be read: those who work on the file, not those who only look on. */
export function mayReadText(actor: Actor, file: FilePlace): boolean {
  return holds(actor, ROLES.draft, file)
}

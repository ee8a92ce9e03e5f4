/** Who may take which step on a complaint, and who may read it. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds, readsFile } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { ComplaintCommand, ComplaintState } from './complaint.ts'
import type { ComplaintRefusal } from './contract.ts'

/** Roles that may take a step on a file that is with a unit in their reach. */
const STEP_ROLES: Record<ComplaintCommand['type'], readonly Role[]> = {
  receive: ['consumer', 'intake', 'officer', 'chief', 'system'],
  accept: ['officer', 'chief'],
  refuse: ['officer', 'chief'],
  'approve-refusal': ['chief'],
  reopen: ['chief'],
  'send-back-refusal': ['chief'],
  'return-to-intake': ['officer'],
  assign: ['intake', 'chief'],
  'add-material': ['consumer', 'joint-consumer', 'intake', 'officer', 'chief'],
  withdraw: ['consumer', 'intake', 'officer'],
  'record-outcome': ['system'],
  'note-shared': ['system'],
  'end-transferred': ['system'],
  'take-up-again': ['system'],
  close: ['officer', 'chief'],
  'give-notice': ['officer', 'chief'],
  'answer-notice': ['consumer', 'joint-consumer', 'intake', 'officer', 'chief'],
  'add-complainant': ['intake', 'officer', 'chief'],
  'remove-complainant': ['joint-consumer', 'intake', 'officer', 'chief'],
  'elect-representatives': ['intake', 'officer', 'chief'],
  'appoint-agent': ['consumer', 'intake', 'officer', 'chief'],
  'end-agent': ['intake', 'officer', 'chief'],
  'issue-code': ['intake', 'officer', 'chief'],
  'record-consent': ['consumer', 'joint-consumer', 'intake', 'officer', 'chief'],
  'tell-complainant': ['intake', 'officer', 'chief'],
  'mark-same-dispute': ['officer', 'chief'],
  'unmark-same-dispute': ['officer', 'chief'],
  'allow-settlement': ['consumer'],
  'offer-settlement': ['officer', 'chief'],
  'answer-settlement': ['officer', 'chief'],
  'confirm-settlement': ['consumer', 'intake', 'officer'],
  'record-callback': ['intake', 'officer', 'chief'],
  'finish-redo': ['officer', 'chief'],
  rate: ['consumer'],
  'update-source': ['intake', 'chief', 'system'],
}

/** Roles that a query code gives, each on one file. */
const CODES: readonly Role[] = ['consumer', 'joint-consumer']

function acts(actor: Actor, roles: readonly Role[], file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): boolean {
  return holds(actor, roles.filter((role) => !CODES.includes(role)), file)
    || holds(actor, roles.filter((role) => CODES.includes(role)), file.id)
    || (roles.includes('system') && holds(actor, 'system', '*'))
}

export function may(actor: Actor, step: ComplaintCommand['type'], _state: ComplaintState, file: FileHead): Refusal<ComplaintRefusal> | undefined {
  // A complaint that does not exist yet is with nobody: whoever may take one down at all may take this one.
  if (step === 'receive' && actor.grants.some((grant) => STEP_ROLES.receive.includes(grant.role))) return undefined
  return mayStep(actor, step, file)
}

/** The same for a file that exists, before it is folded. */
export function mayStep(actor: Actor, step: ComplaintCommand['type'], file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<ComplaintRefusal> | undefined {
  return acts(actor, STEP_ROLES[step], file) ? undefined : refuse('complaint.not-permitted', { params: { unit: file.unitId } })
}

/** Whether the actor may read the file: its consumer, or staff whose unit covers the one that handles it. */
export function mayRead(actor: Actor, file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): boolean {
  return readsFile(actor, file) || acts(actor, CODES, file)
}

/** Whether the actor may upload evidence for files that are still to be named. */
export function mayAddEvidence(actor: Actor): Refusal<ComplaintRefusal> | undefined {
  const allowed = actor.grants.some((grant) => STEP_ROLES['add-material'].includes(grant.role))
  return allowed ? undefined : refuse('complaint.not-permitted', { params: { unit: '' } })
}

/** Whether the actor may see the complainant's personal data unmasked: whoever handles the file, not those who only look on. */
export function mayUnmask(actor: Actor, file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<ComplaintRefusal> | undefined {
  return acts(actor, ['intake', 'officer', 'chief'], file) ? undefined : refuse('complaint.not-permitted', { params: { unit: file.unitId } })
}

/** Whether a file may be sent to a unit: within what the actor dispatches for, never to another county (Order 121 Art. 41). */
export function mayAssignTo(actor: Actor, unitId: string): boolean {
  return holds(actor, STEP_ROLES.assign, unitId)
}

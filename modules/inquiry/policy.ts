/** Who may take which step on an inquiry. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { InquiryRefusal } from './contract.ts'
import type { InquiryCommand, InquiryState } from './inquiry.ts'

/** The hotline answers what it can; the chief alone decides what is shown to everyone. */
const STEP_ROLES: Record<InquiryCommand['type'], readonly Role[]> = {
  receive: ['consumer', 'intake', 'officer', 'chief', 'system'],
  assign: ['intake', 'chief'],
  'return-to-intake': ['officer', 'chief'],
  answer: ['intake', 'officer', 'chief'],
  adopt: ['officer', 'chief'],
  decline: ['officer', 'chief'],
  thank: ['intake', 'officer', 'chief'],
  'point-elsewhere': ['intake', 'officer', 'chief'],
  turn: ['intake', 'officer', 'chief'],
  'propose-publication': ['intake', 'officer', 'chief'],
  'approve-publication': ['chief'],
  'reject-publication': ['chief'],
  'withdraw-publication': ['chief'],
  rate: ['consumer'],
}

function acts(actor: Actor, roles: readonly Role[], file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): boolean {
  return holds(actor, roles.filter((role) => role !== 'consumer'), file)
    || (roles.includes('consumer') && holds(actor, 'consumer', file.id))
    || (roles.includes('system') && holds(actor, 'system', '*'))
}

export function may(actor: Actor, step: InquiryCommand['type'], state: InquiryState, file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<InquiryRefusal> | undefined {
  // What does not exist yet is with nobody: whoever may take one down at all may take this one.
  if (step === 'receive' && actor.grants.some(({ role }) => STEP_ROLES.receive.includes(role))) return undefined
  // What staff are blamed for is decided by the chief, though the desk took it down.
  if (state.stated?.inquiryType === 'supervision' && step !== 'rate' && !holds(actor, 'chief', file)) return refuse('inquiry.not-permitted', { params: { unit: file.unitId } })
  return mayStep(actor, step, file)
}

/** The same for a file that exists, before it is folded. */
export function mayStep(actor: Actor, step: InquiryCommand['type'], file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<InquiryRefusal> | undefined {
  return acts(actor, STEP_ROLES[step], file) ? undefined : refuse('inquiry.not-permitted', { params: { unit: file.unitId } })
}

const TAKERS: ReadonlySet<Role> = new Set(['intake', 'officer', 'chief'])

/** Taking one down is for whoever takes complaints. */
export function mayRegister(actor: Actor): Refusal<InquiryRefusal> | undefined {
  return actor.grants.some(({ role }) => TAKERS.has(role)) ? undefined : refuse('inquiry.not-permitted', { params: { unit: '' } })
}

/** Units for which the actor takes things down. */
export function takersReach(actor: Actor): readonly string[] {
  return actor.grants.flatMap(({ role, reach }) => (TAKERS.has(role) ? reach : []))
}

export function mayUnmask(actor: Actor, file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<InquiryRefusal> | undefined {
  return acts(actor, ['intake', 'officer', 'chief'], file) ? undefined : refuse('inquiry.not-permitted', { params: { unit: file.unitId } })
}

export function mayAssignTo(actor: Actor, unitId: string): boolean {
  return holds(actor, STEP_ROLES.assign, unitId)
}

/** Who may take which step on a report, and who may learn who reported. */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { holds } from '#modules/access/policy.ts'
import type { Actor, FileHead, Role } from '#modules/casefile/casefile.ts'
import type { ReportRefusal } from './contract.ts'
import type { ReportCommand, ReportState } from './state.ts'

const WORKS = ['officer', 'chief'] as const

/** Roles that may take a step on a report that is with a unit in their reach. */
const STEP_ROLES: Record<ReportCommand['type'], readonly Role[]> = {
  receive: ['consumer', 'intake', 'officer', 'chief', 'system'],
  assign: ['intake', 'chief'],
  // Back to the desk only: a unit never sends a report on to another (Order 121 Art. 41).
  'return-to-intake': ['officer'],
  'start-verification': WORKS,
  'record-verification': WORKS,
  suspend: WORKS,
  resume: WORKS,
  'request-extension': ['officer'],
  'approve-extension': ['chief'],
  'reject-extension': ['chief'],
  'propose-decision': WORKS,
  'approve-decision': ['chief'],
  'send-back-decision': ['chief'],
  'tell-reporter': WORKS,
  reopen: ['chief'],
  transfer: ['intake', 'officer', 'chief'],
  'record-receipt': ['intake', 'officer', 'chief'],
  'take-back': ['intake', 'officer', 'chief'],
  'mark-repeat': WORKS,
  'unmark-repeat': WORKS,
  'take-in-repeat': ['system'],
  'release-repeat': ['system'],
  'name-reporter': ['consumer', 'intake', 'officer', 'chief'],
  'propose-reward': ['officer'],
  'grant-reward': ['chief'],
  'reject-reward': ['chief'],
  'add-material': ['consumer', 'intake', 'officer', 'chief'],
  'share-with-complaint': WORKS,
  close: WORKS,
}

function acts(actor: Actor, roles: readonly Role[], file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): boolean {
  return holds(actor, roles.filter((role) => role !== 'consumer' && role !== 'system'), file)
    || (roles.includes('consumer') && holds(actor, 'consumer', file.id))
    || (roles.includes('system') && holds(actor, 'system', '*'))
}

export function may(actor: Actor, step: ReportCommand['type'], _state: ReportState, file: FileHead): Refusal<ReportRefusal> | undefined {
  // A report that does not exist yet is with nobody: whoever may take one down at all may take this one.
  if (step === 'receive' && actor.grants.some((grant) => STEP_ROLES.receive.includes(grant.role))) return undefined
  return mayStep(actor, step, file)
}

/** The same for a file that exists, before it is folded. */
export function mayStep(actor: Actor, step: ReportCommand['type'], file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<ReportRefusal> | undefined {
  return acts(actor, STEP_ROLES[step], file) ? undefined : refuse('report.not-permitted', { params: { unit: file.unitId } })
}

/** Who reported is for those who handle the report, never for those who only look on (Order 121 Art. 37). */
export function mayUnmask(actor: Actor, file: Pick<FileHead, 'id' | 'unitId' | 'officerId'>): Refusal<ReportRefusal> | undefined {
  return acts(actor, ['intake', 'officer', 'chief'], file) ? undefined : refuse('report.not-permitted', { params: { unit: file.unitId } })
}

/** Whether a report may be sent to a unit: within what the actor dispatches for. */
export function mayAssignTo(actor: Actor, unitId: string): boolean {
  return holds(actor, STEP_ROLES.assign, unitId)
}

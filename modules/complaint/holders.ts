/** Who comes to a complaint with which query code. Pure. */
import type { CodeHolder } from '#modules/casefile/casefile.ts'
import { codeWith, holdersOf } from './complainants.ts'
import { filerOf, type ComplaintState } from './complaint.ts'

/** Everyone who complains, each with a query code of their own. */
export function holders({ statement, group }: ComplaintState): readonly CodeHolder[] {
  return statement ? holdersOf(group, statement.personId) : []
}

/** Whether one person alone is owed what the firm promised, and says so themselves; for what follows an agreement. */
export function speaksAlone(state: ComplaintState): boolean {
  return state.group.joint.length === 0 && codeWith(state.group, filerOf(state)) === undefined
}

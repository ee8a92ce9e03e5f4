/** Documents as a procedure of the case file. Its steps are offered per document, in the documents panel. */
import type { Procedure } from '#modules/casefile/casefile.ts'
import type { DocumentRefusal } from './contract.ts'
import { decide, evolve, facts, initial, permits, standing, type DocumentCommand, type DocumentEvent, type DocumentState } from './document.ts'
import { may } from './policy.ts'

export const document: Procedure<DocumentState, DocumentCommand, DocumentEvent, DocumentRefusal> = {
  name: 'document', kinds: ['complaint', 'report', 'inquiry'], initial, evolve, permits, decide, may, facts, standing, steps: [],
}

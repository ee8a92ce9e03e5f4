/** After a file is closed: the callback, handling it again where the complainant is not satisfied, the second callback (Order 121 Art. 26). */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ProcedureFacts } from '#modules/casefile/casefile.ts'
import type { ComplaintCommandInput, ComplaintRefusal, SATISFACTION } from './contract.ts'

export interface Callback {
  readonly on: LegalDate
  readonly grade: (typeof SATISFACTION)[number]
  readonly by: string
  readonly comment: string | null
}

export interface Aftercare {
  readonly callbacks: readonly Callback[]
  readonly redo: { readonly on: LegalDate; readonly doneOn: LegalDate | null } | null
}

export const noAftercare: Aftercare = { callbacks: [], redo: null }

export type AftercareEvent =
  | { readonly type: 'complaint.called-back'; readonly grade: Callback['grade']; readonly by: string; readonly comment: string | null }
  | { readonly type: 'complaint.redo-started'; readonly officerId: string | null }
  | { readonly type: 'complaint.redo-finished'; readonly summary: string }

export type AftercareCommand = Extract<ComplaintCommandInput, { type: 'record-callback' | 'finish-redo' }>

/** One callback after closing, and one more after the file was handled again. */
export function permitsAftercare({ callbacks, redo }: Aftercare, step: AftercareCommand['type']): Refusal<ComplaintRefusal> | undefined {
  return step === 'record-callback' && callbacks.length >= (redo?.doneOn ? 2 : 1) ? refuse('complaint.called-back') : undefined
}

export function isAftercareStep(step: string): step is AftercareCommand['type'] {
  return step === 'record-callback' || step === 'finish-redo'
}

/** `officerId` has the file and handles it again, until the chief gives it to another. */
export function decideAftercare({ redo }: Aftercare, command: AftercareCommand, officerId: string | null): readonly AftercareEvent[] {
  switch (command.type) {
    case 'record-callback': {
      const called: AftercareEvent = { type: 'complaint.called-back', grade: command.grade, by: command.by, comment: command.comment ?? null }
      return command.grade === 'unsatisfied' && redo === null ? [called, { type: 'complaint.redo-started', officerId }] : [called]
    }
    case 'finish-redo': return [{ type: 'complaint.redo-finished', summary: command.summary }]
  }
}

export function evolveAftercare(care: Aftercare, event: AftercareEvent, on: LegalDate): Aftercare {
  switch (event.type) {
    case 'complaint.called-back': return { ...care, callbacks: [...care.callbacks, { on, grade: event.grade, by: event.by, comment: event.comment }] }
    case 'complaint.redo-started': return { ...care, redo: { on, doneOn: null } }
    case 'complaint.redo-finished': return { ...care, redo: care.redo && { ...care.redo, doneOn: on } }
  }
}

export function aftercareFacts({ redo }: Aftercare): ProcedureFacts {
  return { redoOn: redo?.on ?? null, redoneOn: redo?.doneOn ?? null }
}

/** What a checker is shown of a file of each kind, and what a spot check keeps of it. */
import { randomBytes } from 'node:crypto'
import type { FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { clocksOf, clocksToldOf, type Folded } from '#modules/casefile/engine.ts'
import { toTell } from '#modules/complaint/complaint.ts'
import { untold } from '#modules/complaint/complainants.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import type { DocumentState } from '#modules/document/index.ts'
import type { ReportState } from '#modules/report/index.ts'
import type { SpotCheckPanel, SpotCheckState } from '#modules/spotcheck/index.ts'
import type { SpotCheckServer } from '#modules/spotcheck/server.ts'
import { foundOf, type FoundRow } from '#modules/spotcheck/store.ts'

type Told = SpotCheckPanel['known']['told']

/** Who had to be told of what, and on which day they were; null where the file shows nothing of it. */
function toldOf(kind: FileHead['kind'], { states, facts }: Folded): Told {
  if (kind === 'inquiry') return facts.answeredOn ? [{ what: 'answer', on: facts.answeredOn }] : []
  if (kind === 'report') {
    const { decision, statement, toldReporterOn } = states['report'] as ReportState
    return decision && statement?.realName ? [{ what: 'reporter', on: toldReporterOn }] : []
  }
  const state = states['complaint'] as ComplaintState
  const waiting = untold(state.group, state.statement?.personId ?? '', toTell(state)).length
  return [
    // Acceptance and refusal are recorded together with how the complainant was told.
    ...state.decidedOn ? [{ what: 'decision', on: state.decidedOn }] : [],
    ...facts.terminatedOn ? [{ what: 'termination', on: facts.toldTerminationOn ?? null }] : [],
    ...waiting > 0 ? [{ what: 'complainants', on: null }] : [],
  ]
}

export function spotCheckServer(desk: Desk): SpotCheckServer {
  return {
    desk, newSeed: () => randomBytes(16).toString('hex'),
    known: (head, folded) => {
      const limits = clocksToldOf(clocksOf(desk.practice, head, folded, desk.clock()).clocks).map(({ id, article, dueOn, metOn, late, state }) => (
        { id, article, dueOn, metOn, late: late || state === 'overdue' }))
      const told = toldOf(head.kind, folded)
      const issued = (folded.states['document'] as DocumentState).documents.filter(({ stage }) => stage === 'issued')
      return {
        limits, told, documents: issued.map(({ template, number }) => ({ template, number: number ?? '' })),
        suggested: [...limits.some(({ late }) => late) ? ['limit-missed' as const] : [], ...told.some(({ on }) => on === null) ? ['not-told' as const] : []],
      }
    },
  }
}

/** What the row of a drawn file is derived to: what the check found, and how satisfied the complainant is. */
export function foundIn(fileId: string, { states }: Pick<Folded, 'states'>): FoundRow | undefined {
  const complaint = states['complaint'] as ComplaintState | undefined
  return foundOf(fileId, states['spotcheck'] as SpotCheckState, complaint?.aftercare.callbacks.at(-1)?.grade ?? complaint?.rating?.grade ?? null)
}

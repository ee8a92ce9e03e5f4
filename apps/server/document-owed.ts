/** Which official documents what was done on a file calls for, told from the states of its procedures. */
import type { FileHead } from '#modules/casefile/casefile.ts'
import { clocksOf, type Folded, type Practice } from '#modules/casefile/engine.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import type { DispatchState } from '#modules/dispatch/index.ts'
import type { TemplateId } from '#modules/document/templates.ts'
import type { EnforcementState } from '#modules/enforcement/index.ts'
import type { MediationState } from '#modules/mediation/index.ts'
import type { ReportState } from '#modules/report/index.ts'

type Owed = readonly TemplateId[]

function when(done: boolean, template: TemplateId): Owed {
  return done ? [template] : []
}

function each(things: readonly unknown[], template: TemplateId): Owed {
  return things.map(() => template)
}

/** What the national platform decided it also put on paper. */
function ofComplaint({ refusal, decidedOn, notices, source }: ComplaintState): Owed {
  return [
    ...when(notices.identity !== null, 'identity-proof'), ...when(notices.papers !== null, 'missing-papers'),
    ...when(refusal !== null, 'non-acceptance'), ...when(decidedOn !== null && refusal === null && source === null, 'acceptance'),
  ]
}

function ofMediation({ sessions, agreement, termination, matters }: MediationState): Owed {
  return [
    ...each(sessions.filter(({ cancelled }) => cancelled === null), 'mediation-notice'), ...when(agreement?.form === 'written', 'agreement'),
    ...when(termination !== null, 'termination'), ...when(matters.entrusted !== null, 'entrusting-letter'),
  ]
}

/** A template stands once for each document that is called for. */
export function owedDocuments(practice: Practice, { head, folded }: { readonly head: FileHead; readonly folded: Folded }, now: Date): Owed {
  const { states } = folded
  const { letters } = states['dispatch'] as DispatchState
  const { referral = null } = (states['enforcement'] as EnforcementState | undefined) ?? {}
  const everywhere = [...each(letters, 'help-letter'), ...when(referral !== null && referral.stage !== 'proposed' && referral.stage !== 'rejected', 'police-transfer')]
  if (head.kind === 'complaint') return [...ofComplaint(states['complaint'] as ComplaintState), ...ofMediation(states['mediation'] as MediationState), ...everywhere]
  if (head.kind !== 'report') return everywhere
  const { statement, decision } = states['report'] as ReportState
  const tells = clocksOf(practice, head, folded, now).clocks.some(({ id }) => id === 'report.tell-reporter')
  return [...when(decision !== null && statement?.realName === true && tells, 'report-result'), ...everywhere]
}

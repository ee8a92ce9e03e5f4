/** Every reaction across modules: an event of one leads to a command of another, on the same file. Pure. */
import type { AnyEvent, Reaction } from '#modules/casefile/casefile.ts'
import type { ComplaintCommand, ComplaintEvent } from '#modules/complaint/index.ts'
import type { EnforcementCommand } from '#modules/enforcement/index.ts'
import type { MediationCommand, MediationEvent } from '#modules/mediation/index.ts'
import type { DispatchEvent } from '#modules/dispatch/index.ts'
import type { ReportEvent } from '#modules/report/index.ts'

type Known = ComplaintEvent | MediationEvent | ReportEvent | DispatchEvent

function onComplaint(command: ComplaintCommand): Reaction {
  return { procedure: 'complaint', command }
}

function onMediation(command: MediationCommand): Reaction {
  return { procedure: 'mediation', command }
}

function onEnforcement(command: EnforcementCommand): Reaction {
  return { procedure: 'enforcement', command }
}

/** Types of event that {@link react} answers to. */
export const reactsTo: ReadonlySet<string> = new Set<Known['type']>(['complaint.accepted', 'complaint.withdrawn', 'complaint.closed-at-source', 'mediation.agreed', 'mediation.told', 'report.filed', 'dispatch.receipt-recorded', 'dispatch.taken-back'])

/** What the system does next on a file after `event`; nothing for most events. */
export function react(event: AnyEvent): readonly Reaction[] {
  const known = event as Known
  switch (known.type) {
    case 'complaint.accepted': return [onMediation({ type: 'open' })]
    case 'complaint.withdrawn': return known.afterAcceptance ? [onMediation({ type: 'end-by-withdrawal', reason: known.reason })] : []
    case 'complaint.closed-at-source': return [onMediation({ type: 'end-at-source' })]
    case 'mediation.agreed': return [onComplaint({ type: 'record-outcome', outcome: 'agreed' })]
    case 'mediation.told': return known.complete ? [onComplaint({ type: 'record-outcome', outcome: 'terminated' })] : []
    case 'report.filed': return [onEnforcement({ type: 'take-case', officers: known.caseOfficers })]
    case 'dispatch.receipt-recorded': return known.leaves ? [onComplaint({ type: 'end-transferred', to: known.leaves.body, letter: known.leaves.letter })] : []
    case 'dispatch.taken-back': return known.comesBack ? [onComplaint({ type: 'take-up-again', reason: known.reason })] : []
    default: return []
  }
}

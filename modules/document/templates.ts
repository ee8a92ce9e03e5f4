/** All templates, by id. Pure. */
import type { FileKind } from '#modules/rules/rules.ts'
import type { Template } from './template.ts'
import { acceptance, complaintRegistration, identityProof, missingPapers, nonAcceptance } from './templates/complaint.ts'
import { agreement, entrustingLetter, mediationNotice, termination } from './templates/mediation.ts'
import { dispatchNotice, helpLetter, policeTransfer, situationBrief } from './templates/letters.ts'
import { reportRegistration, reportResult, reportTransfer, transferNotice } from './templates/report.ts'

export const TEMPLATE_IDS = [
  'complaint-registration', 'report-registration', 'dispatch-notice', 'identity-proof', 'acceptance', 'non-acceptance', 'mediation-notice', 'termination',
  'agreement', 'report-result', 'missing-papers', 'entrusting-letter', 'help-letter', 'police-transfer', 'situation-brief',
  'report-transfer', 'transfer-notice',
] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  'complaint-registration': complaintRegistration, 'report-registration': reportRegistration, 'dispatch-notice': dispatchNotice,
  'identity-proof': identityProof, acceptance, 'non-acceptance': nonAcceptance, 'mediation-notice': mediationNotice, termination, agreement,
  'report-result': reportResult, 'missing-papers': missingPapers, 'entrusting-letter': entrustingLetter, 'help-letter': helpLetter,
  'police-transfer': policeTransfer, 'situation-brief': situationBrief,
  'report-transfer': reportTransfer, 'transfer-notice': transferNotice,
}

export function templatesFor(kind: FileKind): readonly TemplateId[] {
  return TEMPLATE_IDS.filter((id) => TEMPLATES[id].kinds.includes(kind))
}

/** The procedures whose steps the console offers: the contract of their commands, their forms, and the way to the server. */
import type { z } from 'zod'
import { routes as complaint, zComplaintCommand } from '#modules/complaint/index.ts'
import { routes as conduct, zConductCommand } from '#modules/conduct/index.ts'
import { routes as dispatch, zDispatchCommand } from '#modules/dispatch/index.ts'
import { routes as document, zDocumentCommand } from '#modules/document/index.ts'
import { routes as inquiry, zInquiryCommand } from '#modules/inquiry/index.ts'
import { routes as enforcement, zEnforcementCommand } from '#modules/enforcement/index.ts'
import { routes as incident, zIncidentCommand } from '#modules/incident/index.ts'
import { routes as mediation, zMediationCommand } from '#modules/mediation/index.ts'
import { routes as spotcheck, zSpotCheckCommand } from '#modules/spotcheck/index.ts'
import { routes as supervision, zSupervisionCommand } from '#modules/supervision/index.ts'
import { routes as report, zReportCommand } from '#modules/report/index.ts'
import type { Route } from '#platform/pure/contract.ts'
import { call } from '../client.ts'
import { complaintForms } from '../complaint/forms.ts'
import { conductForms } from '../conduct/forms.ts'
import { dispatchForms } from '../dispatch/forms.ts'
import { documentForms } from '../document/forms.ts'
import { inquiryForms } from '../inquiry/forms.ts'
import { enforcementForms } from '../enforcement/forms.ts'
import { incidentForms } from '../incident/forms.ts'
import { mediationForms } from '../mediation/forms.ts'
import { spotcheckForms } from '../spotcheck/forms.ts'
import { supervisionForms } from '../supervision/forms.ts'
import { reportForms } from '../report/forms.ts'
import type { StepForms } from './steps.ts'

interface StepHead {
  readonly id: string
  readonly key: string
  readonly version: number
}

export interface ConsoleProcedure {
  readonly schema: z.ZodType<{ readonly type: string }>
  readonly forms: StepForms
  send(head: StepHead, command: { readonly type: string }): Promise<unknown>
}

function procedure<Command extends { readonly type: string }>(
  schema: z.ZodType<Command>, forms: StepForms, route: Route<StepHead & { readonly command: Command }>,
): ConsoleProcedure {
  return { schema, forms, send: (head, command) => call(route, { ...head, command: schema.parse(command) }) }
}

export const PROCEDURES: Readonly<Record<string, ConsoleProcedure>> = {
  complaint: procedure(zComplaintCommand, complaintForms, complaint.command),
  conduct: procedure(zConductCommand, conductForms, conduct.command),
  dispatch: procedure(zDispatchCommand, dispatchForms, dispatch.command),
  document: procedure(zDocumentCommand, documentForms, document.command),
  inquiry: procedure(zInquiryCommand, inquiryForms, inquiry.command),
  mediation: procedure(zMediationCommand, mediationForms, mediation.command),
  spotcheck: procedure(zSpotCheckCommand, spotcheckForms, spotcheck.command),
  supervision: procedure(zSupervisionCommand, supervisionForms, supervision.command),
  report: procedure(zReportCommand, reportForms, report.command),
  enforcement: procedure(zEnforcementCommand, enforcementForms, enforcement.command),
  incident: procedure(zIncidentCommand, incidentForms, incident.command),
}

/** The forms of the steps of a finding. Pure. */
import type { StepForms } from '../file/steps.ts'

export const conductForms: StepForms = {
  'propose-finding': {
    fields: [
      { name: 'factors', kind: 'checks', label: 'field.conductFactors', required: true, grounds: 'habitual' },
      { name: 'reason', kind: 'area', label: 'field.conductReason', required: true, max: 2000, hint: 'field.conductReason.hint' },
    ],
  },
  'approve-finding': { fields: [] },
  'send-back-finding': { fields: [{ name: 'reason', kind: 'area', label: 'field.conductSendBack', required: true, max: 500 }] },
  'lift-finding': { fields: [{ name: 'reason', kind: 'area', label: 'field.conductLift', required: true, max: 500 }] },
}

/** The forms of the steps of a complaint. Pure. */
import { told, type StepForms } from '../file/steps.ts'

export const complaintForms: StepForms = {
  accept: { fields: [told] },
  refuse: {
    weighty: true,
    fields: [
      { name: 'ground', kind: 'ground', label: 'field.refuseGround', required: true, grounds: 'refusal' },
      { name: 'reason', kind: 'area', label: 'field.refuseReason', required: true, max: 1000, hint: 'field.refuseReason.hint' },
      told,
    ],
  },
  'approve-refusal': { weighty: true, fields: [] },
  'send-back-refusal': {
    fields: [{ name: 'reason', kind: 'area', label: 'field.sendBackReason', required: true, max: 500 }],
  },
  'return-to-intake': {
    fields: [{ name: 'reason', kind: 'area', label: 'field.returnReason', required: true, max: 500, hint: 'field.returnReason.hint' }],
  },
  assign: {
    fields: [
      { name: 'unitId', kind: 'unit', label: 'field.unit', required: true },
      { name: 'officerId', kind: 'officer', label: 'field.officer', hint: 'field.officer.hint' },
      { name: 'reason', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'add-material': {
    fields: [
      { name: 'text', kind: 'area', label: 'field.material', max: 2000, keepEmpty: true },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] },
    ],
  },
  withdraw: {
    weighty: true,
    fields: [{ name: 'reason', kind: 'area', label: 'field.withdrawReason', max: 500, hint: 'field.withdrawReason.hint' }],
  },
  close: {
    fields: [{ name: 'summary', kind: 'area', label: 'field.summary', required: true, max: 1000, hint: 'field.summary.hint' }],
  },
}

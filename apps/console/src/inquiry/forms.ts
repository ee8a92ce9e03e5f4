/** The forms of the steps of an inquiry; turning it into a complaint has a form of its own (`TurnDrawer.tsx`). Pure. */
import { TOLD_BY } from '#modules/inquiry/index.ts'
import type { Field, StepForms } from '../file/steps.ts'

const text: Field = { name: 'text', kind: 'area', label: 'inquiry.field.reply', required: true, max: 2000, hint: 'inquiry.field.reply.hint' }
const told: Field = {
  name: 'told', kind: 'choice', label: 'inquiry.field.told', required: true, options: TOLD_BY, optionText: 'inquiry.told', initial: 'portal', hint: 'inquiry.field.told.hint',
}

function reason(label: Field['label']): Field {
  return { name: 'reason', kind: 'area', label, required: true, max: 500 }
}

export const inquiryForms: StepForms = {
  assign: {
    fields: [
      { name: 'unitId', kind: 'unit', label: 'field.unit', required: true },
      { name: 'officerId', kind: 'officer', label: 'field.officer', hint: 'field.officer.hint' },
      { name: 'reason', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'return-to-intake': { fields: [{ ...reason('field.returnReason'), hint: 'field.returnReason.hint' }] },
  answer: { fields: [{ name: 'entry', kind: 'entry', label: 'inquiry.field.entry' }, text, told] },
  adopt: { fields: [text, told] },
  decline: { fields: [text, told] },
  thank: { fields: [text, told] },
  'point-elsewhere': { fields: [{ name: 'route', kind: 'ground', label: 'inquiry.field.route', required: true, grounds: 'elsewhere' }, text, told] },
  'propose-publication': {
    fields: [
      { name: 'question', kind: 'area', label: 'inquiry.field.question', required: true, max: 500, hint: 'inquiry.field.question.hint', draft: true },
      { name: 'answer', kind: 'area', label: 'inquiry.field.answer', required: true, max: 2000, draft: true },
      { name: 'personalDataRemoved', kind: 'choice', label: 'inquiry.field.removed', required: true, options: [true], optionText: 'inquiry.removed' },
    ],
  },
  'approve-publication': { weighty: true, fields: [] },
  'reject-publication': { fields: [reason('inquiry.field.rejectReason')] },
  'withdraw-publication': { fields: [reason('inquiry.field.withdrawReason')] },
}

/** The forms of the steps between offices and agencies. Pure. */
import { told, type Field, type StepForms } from '../file/steps.ts'

const reason: Field = { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 }
const taker: Field = { name: 'taker', kind: 'choice', label: 'field.taker', required: true, options: ['us', 'them'], optionText: 'dispatch.taker' }

export const dispatchForms: StepForms = {
  dispute: { fields: [{ name: 'counterpart', kind: 'line', label: 'field.counterpart', required: true, max: 100, hint: 'field.counterpart.hint' }, reason] },
  agree: { fields: [taker, { name: 'note', kind: 'area', label: 'field.agreedNote', required: true, max: 500 }] },
  refer: { fields: [reason] },
  designate: { fields: [taker, { name: 'document', kind: 'line', label: 'field.designation', required: true, max: 100 }] },
  'transfer-out': {
    fields: [
      { name: 'recipient', kind: 'choice', label: 'field.recipient', required: true, options: ['regulator', 'department', '12345'], optionText: 'dispatch.recipient', hint: 'field.recipient.hint' },
      { name: 'body', kind: 'line', label: 'field.toBody', required: true, max: 100 },
      { name: 'letter', kind: 'document-number', label: 'field.letter', required: true, max: 100 },
      { ...reason, hint: 'field.transferReason.hint' },
      { name: 'receiptBy', kind: 'date', label: 'field.receiptBy', required: true },
      told,
    ],
  },
  'record-receipt': {
    fields: [
      { name: 'receivedOn', kind: 'date', label: 'field.receivedOn', required: true },
      { name: 'receivedBy', kind: 'line', label: 'field.receivedBy', required: true, max: 100 },
    ],
  },
  'take-back': { fields: [reason] },
  'settle-return': { fields: [{ name: 'result', kind: 'area', label: 'field.returnResult', required: true, max: 500 }] },
  'ask-help': {
    fields: [
      { name: 'body', kind: 'line', label: 'field.askedBody', required: true, max: 100 },
      { name: 'question', kind: 'area', label: 'field.question', required: true, max: 2000, hint: 'field.question.hint' },
      { name: 'answerBy', kind: 'date', label: 'field.answerBy', required: true },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] },
    ],
  },
  'answer-help': {
    fields: [
      { name: 'letterId', kind: 'letter', label: 'field.letterAnswered', required: true },
      { name: 'text', kind: 'area', label: 'field.helpAnswer', required: true, max: 4000 },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] },
    ],
  },
}

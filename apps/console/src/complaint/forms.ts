/** The forms of the steps of a complaint. Pure. */
import { CODE_WITH, CONSENTS, NOTICES, POWERS, SATISFACTION } from '#modules/complaint/index.ts'
import { told, undoing, type Field, type StepForms } from '../file/steps.ts'

const files: Field = { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] }
const matter: Field = { name: 'matter', kind: 'choice', label: 'field.noticeMatter', required: true, options: NOTICES, optionText: 'complaint.matter' }

export const complaintForms: StepForms = {
  accept: { fields: [told] },
  reopen: { weighty: true, fields: undoing('field.reopenCause', 'complaint.cause') },
  refuse: {
    weighty: true,
    fields: [
      { name: 'ground', kind: 'ground', label: 'field.refuseGround', required: true, grounds: 'refusal' },
      { name: 'reason', kind: 'area', label: 'field.refuseReason', required: true, max: 1000, hint: 'field.refuseReason.hint' },
      { name: 'falsified', kind: 'choice', label: 'field.falsified', hint: 'field.falsified.hint', options: [false, true], optionText: 'yesno', initial: false },
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
  'give-notice': {
    fields: [
      { name: 'matter', kind: 'ground', label: 'field.noticeMatter', required: true, grounds: 'notice' },
      { name: 'items', kind: 'area', label: 'field.noticeItems', required: true, max: 1000, hint: 'field.noticeItems.hint' },
      { name: 'dueOn', kind: 'date', label: 'field.noticeDueOn', required: true, hint: 'field.noticeDueOn.hint' },
      told,
    ],
  },
  'answer-notice': {
    fields: [
      matter,
      { name: 'text', kind: 'area', label: 'field.material', max: 2000, keepEmpty: true },
      files,
    ],
  },
  'add-complainant': {
    fields: [
      { name: 'person', kind: 'person-fields', label: 'field.complainant', required: true },
      { name: 'agreed', kind: 'choice', label: 'field.jointAgreed', required: true, options: [true], optionText: 'jointAgreed' },
    ],
  },
  'remove-complainant': {
    fields: [
      { name: 'personId', kind: 'person', label: 'field.complainant', required: true },
      { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 },
    ],
  },
  'elect-representatives': {
    fields: [
      { name: 'personIds', kind: 'persons', label: 'field.representatives', required: true, hint: 'field.representatives.hint', initial: [] },
      { ...files, label: 'field.electionPaper' },
    ],
  },
  'record-consent': {
    fields: [
      { name: 'personId', kind: 'person', label: 'field.complainant', required: true },
      { name: 'to', kind: 'choice', label: 'field.consentTo', required: true, options: CONSENTS, optionText: 'complaint.consent' },
      { name: 'note', kind: 'area', label: 'field.consentNote', required: true, max: 500 },
      files,
    ],
  },
  'tell-complainant': {
    fields: [
      { name: 'personIds', kind: 'untold', label: 'field.untold', required: true, hint: 'field.untold.hint', initial: [] },
      { ...told, name: 'by' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'appoint-agent': {
    fields: [
      { name: 'principalId', kind: 'person', label: 'field.principal', hint: 'field.principal.hint' },
      { name: 'agent', kind: 'person-fields', label: 'field.agent', required: true },
      { name: 'powers', kind: 'choice', label: 'field.powers', required: true, options: POWERS, optionText: 'complaint.powers', hint: 'field.powers.hint' },
      { name: 'matters', kind: 'area', label: 'field.matters', required: true, max: 500 },
      { name: 'until', kind: 'date', label: 'field.until', required: true },
      { name: 'codeWith', kind: 'choice', label: 'field.codeWith', hint: 'field.codeWith.hint', options: CODE_WITH, optionText: 'codeWith', initial: 'principal' },
      { ...files, name: 'authority', label: 'field.authority' },
      { ...files, name: 'identity', label: 'field.identity' },
    ],
  },
  'end-agent': {
    fields: [
      { name: 'agentId', kind: 'agent', label: 'field.agent', required: true },
      { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 },
    ],
  },
  'mark-same-dispute': {
    fields: [
      { name: 'fileId', kind: 'earlier', label: 'field.earlier', required: true, hint: 'field.earlier.hint' },
      { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 },
    ],
  },
  'unmark-same-dispute': { fields: [{ name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 }] },
  'offer-settlement': { fields: [{ name: 'consent', kind: 'area', label: 'field.settlementConsent', max: 500, hint: 'field.settlementConsent.hint' }] },
  'answer-settlement': {
    fields: [
      { name: 'settled', kind: 'choice', label: 'field.settled', required: true, options: [true, false], optionText: 'settled' },
      { name: 'answer', kind: 'area', label: 'field.settlementAnswer', required: true, max: 1000 },
    ],
  },
  'confirm-settlement': {
    fields: [
      { name: 'agreed', kind: 'choice', label: 'field.settlementAgreed', required: true, options: [true, false], optionText: 'settlementAgreed' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'record-callback': {
    fields: [
      { name: 'grade', kind: 'choice', label: 'field.grade', required: true, options: SATISFACTION, optionText: 'complaint.grade', hint: 'field.grade.hint' },
      { ...told, name: 'by', label: 'field.calledBy', hint: 'field.calledBy.hint' },
      { name: 'comment', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'finish-redo': { fields: [{ name: 'summary', kind: 'area', label: 'field.summary', required: true, max: 1000, hint: 'field.summary.hint' }] },
  close: {
    fields: [{ name: 'summary', kind: 'area', label: 'field.summary', required: true, max: 1000, hint: 'field.summary.hint' }],
  },
}

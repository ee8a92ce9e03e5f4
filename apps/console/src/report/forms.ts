/** The forms of the steps of a report. Pure. */
import { told, undoing, type Field, type StepForms } from '../file/steps.ts'

function reason(label: Field['label'], max = 500): Field {
  return { name: 'reason', kind: 'area', label, required: true, max }
}

/** How the reporter is told. */
const reporterTold: Field = { ...told, label: 'report.field.told' }

const yesNo = { kind: 'choice', required: true, options: [true, false] } as const

export const reportForms: StepForms = {
  assign: {
    fields: [
      { name: 'unitId', kind: 'unit', label: 'field.unit', required: true },
      { name: 'officerId', kind: 'officer', label: 'field.officer', hint: 'field.officer.hint' },
      { name: 'reason', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'return-to-intake': { fields: [{ ...reason('field.returnReason'), hint: 'field.returnReason.hint' }] },
  'start-verification': { fields: [] },
  'record-verification': {
    fields: [
      { name: 'text', kind: 'area', label: 'report.field.verification', required: true, max: 4000, hint: 'report.field.secret' },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] },
    ],
  },
  suspend: {
    fields: [
      { name: 'reason', kind: 'ground', label: 'field.suspendReason', required: true, grounds: 'suspension' },
      { name: 'from', kind: 'date', label: 'field.suspendFrom', required: true, hint: 'field.suspendFrom.hint' },
      { name: 'body', kind: 'line', label: 'field.body', required: true, max: 100, hint: 'field.body.hint' },
    ],
  },
  resume: { fields: [{ name: 'lastDay', kind: 'date', label: 'field.lastDay', required: true, hint: 'field.lastDay.hint' }] },
  'request-extension': { fields: [reason('report.field.extensionReason')] },
  'approve-extension': { fields: [] },
  'reject-extension': { fields: [reason('field.sendBackReason')] },
  'propose-decision': {
    fields: [
      { name: 'decision', kind: 'choice', label: 'report.field.decision', required: true, options: ['file', 'decline'], optionText: 'report.decision' },
      { name: 'conditions', kind: 'checks', label: 'report.field.conditions', grounds: 'condition', initial: [], hint: 'report.field.conditions.hint' },
      { name: 'ground', kind: 'ground', label: 'report.field.ground', grounds: 'declining' },
      { ...reason('report.field.decisionReason', 2000), hint: 'report.field.secret' },
    ],
  },
  'approve-decision': {
    weighty: true,
    fields: [{ name: 'caseOfficers', kind: 'staff', label: 'report.field.caseOfficers', hint: 'report.field.caseOfficers.hint', initial: [] }],
  },
  'send-back-decision': { fields: [reason('field.sendBackReason')] },
  'tell-reporter': { fields: [{ ...reporterTold, name: 'by', hint: 'field.by.hint' }] },
  reopen: { weighty: true, fields: undoing('report.field.cause', 'report.cause', 'report.field.secret') },
  transfer: {
    weighty: true,
    fields: [
      { name: 'to', kind: 'line', label: 'report.field.to', required: true, max: 100 },
      { ...yesNo, required: false, name: 'inWriting', label: 'report.field.inWriting', optionText: 'report.yesNo', hint: 'report.field.inWriting.hint' },
      { ...reporterTold, required: false, hint: 'report.field.told.hint' },
      { name: 'receiptBy', kind: 'date', label: 'field.receiptBy', required: true, hint: 'report.field.receiptBy.hint' },
      reason('report.field.transferReason', 1000),
    ],
  },
  'record-receipt': {
    fields: [
      { name: 'receivedOn', kind: 'date', label: 'field.receivedOn', required: true },
      { name: 'authority', kind: 'line', label: 'report.field.authority', required: true, max: 100 },
      { name: 'receivedBy', kind: 'line', label: 'report.field.receivedBy', required: true, max: 100 },
      { name: 'reference', kind: 'line', label: 'report.field.reference', max: 100, keepEmpty: true },
    ],
  },
  'take-back': { weighty: true, fields: [{ ...reason('report.field.takeBackReason', 1000), hint: 'report.field.takeBackReason.hint' }] },
  'mark-repeat': {
    weighty: true,
    fields: [
      { name: 'intoId', kind: 'repeat', label: 'report.field.into', required: true, hint: 'report.field.into.hint' },
      { ...yesNo, name: 'newFacts', label: 'report.field.newFacts', optionText: 'report.newFacts' },
      { ...reporterTold, hint: 'field.by.hint' },
      reason('report.field.repeatReason', 1000),
    ],
  },
  'unmark-repeat': { weighty: true, fields: [reason('report.field.unmarkReason', 1000)] },
  'name-reporter': { weighty: true, fields: [{ name: 'person', kind: 'person-fields', label: 'report.reporter', required: true, addressOptional: true }] },
  'propose-reward': {
    fields: [
      { name: 'amountFen', kind: 'money', label: 'report.field.amount', required: true },
      { name: 'basis', kind: 'area', label: 'report.field.basis', required: true, max: 500 },
    ],
  },
  'grant-reward': { fields: [] },
  'reject-reward': { fields: [reason('field.sendBackReason')] },
  'add-material': {
    fields: [
      { name: 'text', kind: 'area', label: 'field.material', max: 2000, keepEmpty: true },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] },
    ],
  },
  'share-with-complaint': {
    fields: [
      { name: 'text', kind: 'area', label: 'report.field.share', required: true, max: 2000, hint: 'report.field.share.hint' },
      reason('report.field.shareReason'),
    ],
  },
  close: { fields: [{ name: 'summary', kind: 'area', label: 'field.summary', required: true, max: 1000 }] },
}

/** The forms of the steps of a document, but for those that write its text (`TextDrawer`). Pure. */
import { AUDIENCES, CHANNELS } from '#modules/document/index.ts'
import type { Field, StepForms } from '../file/steps.ts'

/** Which document a step is about: known where its button stands. */
const documentId: Field = { name: 'documentId', kind: 'hidden', label: 'documents.title' }

function reason(hint: Field['label']): Field {
  return { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500, hint }
}

export const documentForms: StepForms = {
  submit: { fields: [documentId] },
  discard: { fields: [documentId], weighty: true },
  approve: { fields: [documentId], weighty: true },
  'send-back': { fields: [documentId, reason('documents.field.sendBack.hint')] },
  issue: { fields: [documentId], weighty: true },
  void: { fields: [documentId, reason('documents.field.void.hint')], weighty: true },
  deliver: {
    fields: [
      documentId,
      { name: 'audience', kind: 'choice', label: 'documents.field.audience', required: true, options: AUDIENCES, optionText: 'document.audience' },
      { name: 'personId', kind: 'person', label: 'field.complainant', hint: 'documents.field.person.hint', when: ['audience', 'complainant'], several: true },
      { name: 'channel', kind: 'choice', label: 'documents.field.channel', required: true, options: CHANNELS, optionText: 'document.channel' },
      { name: 'reference', kind: 'line', label: 'documents.field.reference', max: 60, hint: 'documents.field.reference.hint', when: ['channel', 'paper'] },
      { name: 'mailbox', kind: 'line', label: 'documents.field.mailbox', max: 200, hint: 'documents.field.mailbox.hint', when: ['channel', 'mail'] },
    ],
  },
  'record-receipt': {
    fields: [
      documentId,
      { name: 'deliveryId', kind: 'hidden', label: 'documents.title' },
      { name: 'note', kind: 'area', label: 'documents.field.note', required: true, max: 300, hint: 'documents.field.note.hint' },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'documents.field.proof.hint', initial: [] },
    ],
  },
}

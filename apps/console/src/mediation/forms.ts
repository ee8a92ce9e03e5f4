/** The forms of the steps of a mediation. Pure. */
import { AGREEMENT_FORMS, MODES } from '#modules/mediation/index.ts'
import { told, type StepForms } from '../file/steps.ts'

export const mediationForms: StepForms = {
  invite: {
    fields: [
      {
        name: 'mode',
        kind: 'choice',
        label: 'field.mode',
        required: true,
        options: MODES,
        optionText: 'mediation.mode',
        initial: 'on-site',
      },
      { name: 'startsAt', kind: 'instant', label: 'field.startsAt', required: true },
      { name: 'place', kind: 'line', label: 'field.place', required: true, max: 200, hint: 'field.place.hint' },
      { name: 'mediators', kind: 'names', label: 'field.mediators', required: true, hint: 'field.mediators.hint', initial: [] },
    ],
  },
  'record-answer': {
    fields: [
      {
        name: 'party',
        kind: 'choice',
        label: 'field.party',
        required: true,
        options: ['consumer', 'respondent'],
        optionText: 'mediation.party',
      },
      { name: 'willing', kind: 'choice', label: 'field.willing', required: true, options: [true, false], optionText: 'answer' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'hold-session': {
    fields: [
      { name: 'sessionId', kind: 'session', label: 'field.session', required: true },
      { name: 'present', kind: 'present', label: 'field.present', initial: ['consumer', 'respondent'] },
      { name: 'record', kind: 'area', label: 'field.record', required: true, max: 4000, hint: 'field.record.hint' },
    ],
  },
  suspend: {
    fields: [
      { name: 'reason', kind: 'ground', label: 'field.suspendReason', required: true, grounds: 'suspension' },
      { name: 'from', kind: 'date', label: 'field.suspendFrom', required: true, hint: 'field.suspendFrom.hint' },
      { name: 'body', kind: 'line', label: 'field.body', required: true, max: 100, hint: 'field.body.hint' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  resume: {
    fields: [
      { name: 'lastDay', kind: 'date', label: 'field.lastDay', required: true, hint: 'field.lastDay.hint' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'record-agreement': {
    fields: [
      {
        name: 'form',
        kind: 'choice',
        label: 'field.form',
        required: true,
        options: AGREEMENT_FORMS,
        optionText: 'mediation.form',
        initial: 'written',
      },
      { name: 'terms', kind: 'terms', label: 'field.terms', required: true, initial: [{ party: 'respondent' }] },
    ],
  },
  terminate: {
    weighty: true,
    fields: [
      { name: 'ground', kind: 'ground', label: 'field.terminateGround', required: true, grounds: 'termination' },
      { name: 'reason', kind: 'area', label: 'field.terminateReason', required: true, max: 1000 },
    ],
  },
  tell: {
    fields: [
      {
        name: 'party',
        kind: 'choice',
        label: 'field.toldParty',
        required: true,
        options: ['both', 'consumer', 'respondent'],
        optionText: 'mediation.party',
        initial: 'both',
      },
      { ...told, name: 'by', hint: 'field.by.hint' },
    ],
  },
}

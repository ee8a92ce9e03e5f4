/** The forms of the steps of a mediation. Pure. */
import { AGREEMENT_FORMS, COST_BEARERS, ENTRUSTED_RESULTS, MODES, PERFORMANCE } from '#modules/mediation/index.ts'
import { told, type Field, type StepForms } from '../file/steps.ts'

const party: Field = { name: 'party', kind: 'choice', label: 'field.party', required: true, options: ['consumer', 'respondent'], optionText: 'mediation.party' }
const cost: Field = { name: 'cost', kind: 'choice', label: 'field.testCost', required: true, options: COST_BEARERS, optionText: 'mediation.cost' }

/** What stands beside the sessions, and what follows an agreement. */
const matterForms: StepForms = {
  'cancel-session': {
    fields: [
      { name: 'sessionId', kind: 'session', label: 'field.session', required: true },
      { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 },
    ],
  },
  'ask-recusal': {
    fields: [
      { name: 'mediator', kind: 'line', label: 'field.mediator', required: true, max: 50 },
      party,
      { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 },
    ],
  },
  'decide-recusal': {
    weighty: true,
    fields: [
      { name: 'granted', kind: 'choice', label: 'field.recusalGranted', required: true, options: [true, false], optionText: 'field.recusalGranted' },
      { name: 'replacement', kind: 'names', label: 'field.replacement', hint: 'field.mediators.hint', initial: [] },
      { name: 'reason', kind: 'area', label: 'field.reason', required: true, max: 500 },
    ],
  },
  entrust: {
    weighty: true,
    fields: [
      { name: 'body', kind: 'line', label: 'field.entrustedBody', required: true, max: 100 },
      { name: 'letter', kind: 'document-number', label: 'field.entrustLetter', required: true, max: 100 },
      { name: 'consent', kind: 'area', label: 'field.entrustConsent', max: 500, hint: 'field.entrustConsent.hint' },
    ],
  },
  'record-entrusted': {
    fields: [
      { name: 'repliedOn', kind: 'date', label: 'field.repliedOn', required: true },
      { name: 'result', kind: 'choice', label: 'field.entrustedResult', required: true, options: ENTRUSTED_RESULTS, optionText: 'mediation.result' },
      { name: 'text', kind: 'area', label: 'field.entrustedText', required: true, max: 2000 },
    ],
  },
  'order-test': {
    fields: [
      { name: 'how', kind: 'choice', label: 'field.testHow', required: true, options: ['agreed', 'appointed'], optionText: 'mediation.how', initial: 'agreed' },
      { name: 'body', kind: 'line', label: 'field.testBody', required: true, max: 100 },
      { name: 'matter', kind: 'area', label: 'field.testMatter', required: true, max: 500 },
      { ...cost, hint: 'field.testCost.hint' },
    ],
  },
  'record-test': { fields: [{ name: 'conclusion', kind: 'area', label: 'field.testConclusion', required: true, max: 2000 }, cost] },
  'record-performance': {
    fields: [
      { name: 'result', kind: 'choice', label: 'field.performance', required: true, options: PERFORMANCE, optionText: 'mediation.performance' },
      { name: 'on', kind: 'date', label: 'field.performedOn', required: true, hint: 'field.performedOn.hint' },
      { name: 'note', kind: 'area', label: 'field.performanceNote', required: true, max: 1000 },
    ],
  },
  'record-confirmation': {
    fields: [
      { name: 'appliedOn', kind: 'date', label: 'field.appliedOn', required: true },
      { name: 'court', kind: 'line', label: 'field.court', required: true, max: 100 },
    ],
  },
}

export const mediationForms: StepForms = {
  ...matterForms,
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
      { name: 'agreedOn', kind: 'date', label: 'field.agreedOn', hint: 'field.agreedOn.hint' },
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

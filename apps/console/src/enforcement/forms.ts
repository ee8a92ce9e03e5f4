/** The forms of the steps of a clue, a case and a referral. Pure. */
import { ENDINGS, MEANS, OPINIONS, PENALTIES, POLICE_ANSWERS, RESULTS } from '#modules/enforcement/index.ts'
import type { Field, StepForms } from '../file/steps.ts'

function area(name: string, label: Field['label'], max: number): Field {
  return { name, kind: 'area', label, required: true, max }
}
function day(name: string, label: Field['label']): Field {
  return { name, kind: 'date', label, required: true }
}
const reason = area('reason', 'cases.field.reason', 500)
const note = area('note', 'cases.field.note', 1000)
const money: Omit<Field, 'name' | 'label'> = { kind: 'money', initial: '0' }

export const enforcementForms: StepForms = {
  'note-clue': { fields: [day('foundOn', 'cases.field.foundOn'), { ...area('facts', 'cases.field.facts', 2000), hint: 'cases.field.facts.hint' }] },
  'note-verification': { fields: [area('note', 'cases.field.verification', 2000)] },
  'extend-clue': { fields: [{ ...reason, hint: 'cases.field.extension.hint' }] },
  'decide-clue': {
    weighty: true,
    fields: [
      { name: 'open', kind: 'choice', label: 'cases.field.open', required: true, options: [true, false], optionText: 'cases.open', initial: true },
      { name: 'grounds', kind: 'clue-grounds', label: 'cases.field.grounds', required: true, hint: 'cases.field.grounds.hint', initial: [] },
      area('reason', 'cases.field.decisionReason', 2000),
      { name: 'officers', kind: 'staff', label: 'cases.field.officers', hint: 'cases.field.officers.hint', initial: [] },
    ],
  },
  'open-case': { fields: [{ name: 'number', kind: 'line', label: 'cases.field.number', required: true, max: 60, hint: 'cases.field.number.hint' }] },
  'stop-clock': { fields: [{ name: 'reason', kind: 'stop-reason', label: 'cases.field.stop', required: true }, day('from', 'field.suspendFrom'), area('note', 'cases.field.note', 500)] },
  'resume-clock': { fields: [{ ...day('lastDay', 'field.lastDay'), hint: 'field.lastDay.hint' }] },
  'extend-case': { fields: [{ ...reason, hint: 'cases.field.extension.hint' }] },
  'prolong-case': { fields: [day('until', 'cases.field.until'), { ...area('reason', 'cases.field.reason', 1000), hint: 'cases.field.prolong.hint' }] },
  'send-to-review': { fields: [area('report', 'cases.field.report', 4000)] },
  'complete-review': { fields: [{ name: 'opinion', kind: 'choice', label: 'cases.field.opinion', required: true, options: OPINIONS, optionText: 'enforcement.opinion' }, note] },
  'tell-party': { fields: [day('servedOn', 'cases.field.servedOn'), area('content', 'cases.field.content', 2000)] },
  'hear-party': {
    fields: [
      day('on', 'cases.field.heardOn'),
      { name: 'waived', kind: 'choice', label: 'cases.field.waived', required: true, options: [false, true], optionText: 'cases.waived' },
      area('statement', 'cases.field.statement', 4000),
    ],
  },
  'decide-case': {
    weighty: true,
    fields: [
      { name: 'result', kind: 'choice', label: 'cases.field.result', required: true, options: RESULTS, optionText: 'enforcement.result' },
      area('violation', 'cases.field.violation', 2000), area('basis', 'cases.field.basis', 1000),
      { name: 'penalties', kind: 'many', label: 'cases.field.penalties', hint: 'cases.field.penalties.hint', options: PENALTIES, optionText: 'enforcement.penalty', initial: [] },
      { ...money, name: 'fineFen', label: 'cases.field.fine' }, { ...money, name: 'confiscatedFen', label: 'cases.field.confiscated' }, { ...money, name: 'valueFen', label: 'cases.field.value' },
      { name: 'goods', kind: 'line', label: 'cases.field.goods', max: 500 },
    ],
  },
  'record-payment': { fields: [{ name: 'paidFen', kind: 'money', label: 'cases.field.paid', required: true }, day('on', 'cases.field.paidOn')] },
  'close-case': { weighty: true, fields: [{ name: 'ending', kind: 'choice', label: 'cases.field.ending', required: true, options: ENDINGS, optionText: 'enforcement.ending' }, note] },
  'refer-to-police': {
    weighty: true,
    fields: [
      { name: 'means', kind: 'many', label: 'cases.field.means', required: true, options: MEANS, optionText: 'enforcement.means', initial: [] },
      area('facts', 'cases.field.suspicion', 4000),
      { name: 'evidence', kind: 'pieces', label: 'cases.field.evidence', required: true, hint: 'cases.field.evidence.hint', initial: [] },
      { name: 'body', kind: 'line', label: 'cases.field.body', required: true, max: 100 },
    ],
  },
  'decide-referral': {
    fields: [{ name: 'approve', kind: 'choice', label: 'cases.field.approve', required: true, options: [true, false], optionText: 'cases.approve' }, area('reason', 'cases.field.reason', 1000)],
  },
  'hand-over': {
    fields: [
      day('on', 'cases.field.handedOn'), { name: 'receipt', kind: 'line', label: 'cases.field.receipt', required: true, max: 100 },
      { name: 'receivedBy', kind: 'line', label: 'cases.field.receivedBy', required: true, max: 50 },
    ],
  },
  'record-police-answer': {
    fields: [day('on', 'cases.field.answeredOn'), { name: 'answer', kind: 'choice', label: 'cases.field.answer', required: true, options: POLICE_ANSWERS, optionText: 'enforcement.answer' }, note],
  },
}

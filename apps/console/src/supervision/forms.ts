/** The forms of the steps of a supervision. Pure. */
import { IMPORTANCE } from '#modules/supervision/index.ts'
import type { Field, StepForms } from '../file/steps.ts'

const demand: readonly Field[] = [
  { name: 'importance', kind: 'choice', label: 'field.importance', required: true, options: IMPORTANCE, optionText: 'supervision.importance', initial: 'ordinary' },
  { name: 'demand', kind: 'area', label: 'field.demand', required: true, max: 1000, hint: 'field.demand.hint' },
  { name: 'dueOn', kind: 'date', label: 'field.answerBy', required: true },
]

export const supervisionForms: StepForms = {
  demand: { fields: demand },
  'demand-again': { fields: demand },
  answer: {
    fields: [
      { name: 'answer', kind: 'area', label: 'field.answer', required: true, max: 2000, hint: 'field.answer.hint' },
      { name: 'final', kind: 'choice', label: 'field.answerFinal', required: true, options: [true, false], optionText: 'supervision.final', initial: true },
    ],
  },
  accept: { fields: [{ name: 'note', kind: 'area', label: 'field.note', max: 500 }] },
  lift: { fields: [{ name: 'reason', kind: 'area', label: 'field.liftReason', required: true, max: 500 }] },
}

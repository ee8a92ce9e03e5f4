/** The forms of the steps of a spot check. Pure. */
import type { Field, StepForms } from '../file/steps.ts'

const note: Field = { name: 'note', kind: 'area', label: 'field.note', max: 500 }

export const spotcheckForms: StepForms = {
  'record-check': {
    fields: [
      { name: 'verdict', kind: 'choice', label: 'field.verdict', required: true, options: ['in-order', 'faults'], optionText: 'spotcheck.verdict' },
      { name: 'faults', kind: 'faults', label: 'field.faults', required: true, hint: 'field.faults.hint', when: ['verdict', 'faults'] },
      { name: 'correction', kind: 'area', label: 'field.correction', max: 1000, hint: 'field.correction.hint', when: ['verdict', 'faults'] },
      { name: 'correctBy', kind: 'date', label: 'field.correctBy', when: ['verdict', 'faults'] },
      note,
    ],
  },
  'record-correction': { fields: [{ name: 'result', kind: 'area', label: 'field.correctionResult', required: true, max: 2000 }] },
  'accept-correction': { fields: [note] },
  'demand-again': {
    fields: [
      { name: 'correction', kind: 'area', label: 'field.correction', required: true, max: 1000 },
      { name: 'correctBy', kind: 'date', label: 'field.correctBy', required: true },
    ],
  },
  lift: { fields: [{ name: 'reason', kind: 'area', label: 'field.liftFromSample', required: true, max: 500, hint: 'field.liftFromSample.hint' }] },
}

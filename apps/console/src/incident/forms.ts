/** The forms of the steps of an incident. Pure. */
import { MEASURES } from '#modules/incident/index.ts'
import type { Field, StepForms } from '../file/steps.ts'

const reason: Field = { name: 'reason', kind: 'area', label: 'incidents.field.reason', required: true, max: 500 }

export const incidentForms: StepForms = {
  'add-files': { fields: [{ name: 'fileIds', kind: 'candidates', label: 'incidents.field.files', required: true, hint: 'incidents.field.files.hint', initial: [] }, reason] },
  'remove-file': { fields: [{ name: 'fileId', kind: 'gathered', label: 'incidents.field.file', required: true, hint: 'incidents.field.file.hint' }, reason] },
  'set-level': { fields: [{ name: 'level', kind: 'level', label: 'incidents.field.level', required: true, hint: 'incidents.field.level.hint' }, reason] },
  'name-lead': {
    fields: [
      { name: 'unitId', kind: 'lead-unit', label: 'incidents.field.leadUnit', required: true },
      { name: 'officerId', kind: 'officer', label: 'incidents.field.leadOfficer' },
    ],
  },
  'report-up': {
    fields: [
      { name: 'to', kind: 'recipient', label: 'incidents.field.to', required: true },
      { name: 'by', kind: 'choice', label: 'incidents.field.by', required: true, options: ['phone', 'writing'], optionText: 'incident.by', initial: 'phone' },
      { name: 'at', kind: 'moment', label: 'incidents.field.at', required: true, hint: 'incidents.field.at.hint' },
      { name: 'note', kind: 'area', label: 'incidents.field.told', required: true, max: 500, hint: 'incidents.field.told.hint' },
    ],
  },
  'add-log': { fields: [{ name: 'text', kind: 'area', label: 'incidents.field.log', required: true, max: 2000, hint: 'incidents.field.log.hint' }] },
  'take-measure': {
    fields: [
      { name: 'measure', kind: 'choice', label: 'incidents.field.measure', required: true, options: MEASURES, optionText: 'incident.measure' },
      { name: 'text', kind: 'area', label: 'incidents.field.measureText', required: true, max: 1000 },
    ],
  },
  'state-facts': {
    fields: [
      { name: 'place', kind: 'line', label: 'incidents.field.place', max: 200, keepEmpty: true },
      { name: 'injured', kind: 'number', label: 'incidents.field.injured', required: true, initial: 0 },
      { name: 'requests', kind: 'area', label: 'incidents.field.requests', max: 2000, keepEmpty: true, hint: 'incidents.field.requests.hint' },
    ],
  },
  'draft-brief': {
    fields: [
      { name: 'title', kind: 'line', label: 'incidents.field.title', required: true, max: 120 },
      { name: 'recipient', kind: 'line', label: 'incidents.field.recipient', required: true, max: 120 },
      { name: 'situation', kind: 'area', label: 'incidents.field.situation', required: true, max: 4000, hint: 'incidents.field.situation.hint' },
      { name: 'requests', kind: 'area', label: 'incidents.field.requests', max: 2000, keepEmpty: true },
    ],
  },
  'issue-brief': { weighty: true, fields: [{ name: 'version', kind: 'draft', label: 'incidents.field.version', required: true }] },
  close: {
    weighty: true,
    fields: [
      { name: 'findings', kind: 'area', label: 'incidents.field.findings', required: true, max: 4000 },
      { name: 'lessons', kind: 'area', label: 'incidents.field.lessons', required: true, max: 4000 },
      { name: 'measures', kind: 'area', label: 'incidents.field.measures', required: true, max: 4000 },
    ],
  },
}

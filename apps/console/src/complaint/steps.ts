/** The form of every step: which fields it asks for, and how they become a command. Pure. */
import type { z } from 'zod'
import { zComplaintCommand } from '#modules/complaint/index.ts'
import { AGREEMENT_FORMS, MODES, TOLD_BY, zMediationCommand } from '#modules/mediation/index.ts'
import type { Key, Params } from '../texts.ts'
import type { StepId } from './actions.ts'

export type FieldKind =
  'line' | 'area' | 'choice' | 'date' | 'instant' | 'names' | 'terms' | 'files' | 'ground' | 'unit' | 'officer' | 'session' | 'present'

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly label: Key
  readonly required?: boolean
  readonly max?: number
  readonly hint?: Key
  /** For `choice`: values and the prefix of their texts. */
  readonly options?: readonly (string | boolean)[]
  readonly optionText?: string
  /** For `ground`: which list of the rule pack. */
  readonly grounds?: 'refusal' | 'termination' | 'suspension'
  readonly initial?: unknown
  /** The contract wants the text even where it is empty. */
  readonly keepEmpty?: boolean
}

export interface StepForm {
  readonly fields: readonly Field[]
  readonly weighty?: boolean
}

const told: Field = {
  name: 'told',
  kind: 'choice',
  label: 'field.told',
  required: true,
  options: TOLD_BY,
  optionText: 'told',
  hint: 'field.told.hint',
}

export const STEP_FORMS: Readonly<Record<string, StepForm>> = {
  'complaint.accept': { fields: [told] },
  'complaint.refuse': {
    weighty: true,
    fields: [
      { name: 'ground', kind: 'ground', label: 'field.refuseGround', required: true, grounds: 'refusal' },
      { name: 'reason', kind: 'area', label: 'field.refuseReason', required: true, max: 1000, hint: 'field.refuseReason.hint' },
      told,
    ],
  },
  'complaint.return-to-intake': {
    fields: [{ name: 'reason', kind: 'area', label: 'field.returnReason', required: true, max: 500, hint: 'field.returnReason.hint' }],
  },
  'complaint.assign': {
    fields: [
      { name: 'unitId', kind: 'unit', label: 'field.unit', required: true },
      { name: 'officerId', kind: 'officer', label: 'field.officer', hint: 'field.officer.hint' },
      { name: 'reason', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'complaint.add-material': {
    fields: [
      { name: 'text', kind: 'area', label: 'field.material', max: 2000, keepEmpty: true },
      { name: 'attachments', kind: 'files', label: 'field.attachments', hint: 'field.attachments.hint', initial: [] },
    ],
  },
  'complaint.withdraw': {
    weighty: true,
    fields: [{ name: 'reason', kind: 'area', label: 'field.withdrawReason', max: 500, hint: 'field.withdrawReason.hint' }],
  },
  'complaint.close': {
    fields: [{ name: 'summary', kind: 'area', label: 'field.summary', required: true, max: 1000, hint: 'field.summary.hint' }],
  },
  'mediation.invite': {
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
  'mediation.record-answer': {
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
  'mediation.hold-session': {
    fields: [
      { name: 'sessionId', kind: 'session', label: 'field.session', required: true },
      { name: 'present', kind: 'present', label: 'field.present', initial: ['consumer', 'respondent'] },
      { name: 'record', kind: 'area', label: 'field.record', required: true, max: 4000, hint: 'field.record.hint' },
    ],
  },
  'mediation.suspend': {
    fields: [
      { name: 'reason', kind: 'ground', label: 'field.suspendReason', required: true, grounds: 'suspension' },
      { name: 'from', kind: 'date', label: 'field.suspendFrom', required: true, hint: 'field.suspendFrom.hint' },
      { name: 'body', kind: 'line', label: 'field.body', required: true, max: 100, hint: 'field.body.hint' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'mediation.resume': {
    fields: [
      { name: 'lastDay', kind: 'date', label: 'field.lastDay', required: true, hint: 'field.lastDay.hint' },
      { name: 'note', kind: 'area', label: 'field.note', max: 500 },
    ],
  },
  'mediation.record-agreement': {
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
  'mediation.terminate': {
    weighty: true,
    fields: [
      { name: 'ground', kind: 'ground', label: 'field.terminateGround', required: true, grounds: 'termination' },
      { name: 'reason', kind: 'area', label: 'field.terminateReason', required: true, max: 1000 },
    ],
  },
  'mediation.tell': {
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

export type Values = Readonly<Record<string, unknown>>

/** One wrong field: its dotted path as in the contract, and the text that says what to do. */
export interface Issue {
  readonly path: string
  readonly key: Key
  readonly params: Params
}

export type Parsed<Output> = { readonly value: Output } | { readonly issues: readonly Issue[] }

/** Yuan as typed (`1,280.5`) to fen; NaN where it is no sum, undefined where nothing was typed. */
export function fenOf(typed: unknown): number | undefined {
  const text = (typeof typed === 'string' ? typed : '').replace(/[,，\s¥￥元]/g, '')
  if (text === '') return undefined
  return /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN
}

/** What a control holds → what the contract wants; an empty text is an absent value. */
function plain(kind: FieldKind, value: unknown): unknown {
  if (kind === 'instant') return typeof value === 'string' && value !== '' ? `${value}:00+08:00` : undefined
  if (kind === 'terms') {
    return (value as readonly Values[]).map(({ yuan, ...term }) => ({ ...term, amountFen: fenOf(yuan) }))
  }
  if (kind === 'files') return ((value ?? []) as readonly { id: string }[]).map((file) => file.id)
  return value === '' ? undefined : value
}

export function commandOf(step: StepId, values: Values): Parsed<z.output<typeof zComplaintCommand> | z.output<typeof zMediationCommand>> {
  const [procedure = '', ...rest] = step.split('.')
  const fields = STEP_FORMS[step]?.fields ?? []
  const entries = fields.map(({ name, kind, keepEmpty }): [string, unknown] => [name, plain(kind, values[name]) ?? (keepEmpty ? '' : undefined)])
  const command = { type: rest.join('.'), ...Object.fromEntries(entries) }
  return procedure === 'complaint' ? parse(zComplaintCommand, command) : parse(zMediationCommand, command)
}

/** Parses with a contract; what it does not take is told field by field in words people understand. */
export function parse<Output>(schema: z.ZodType<Output>, value: unknown): Parsed<Output> {
  const result = schema.safeParse(value, { reportInput: true })
  return result.success ? { value: result.data } : { issues: result.error.issues.map(issueOf) }
}

function issueOf(issue: z.core.$ZodIssue): Issue {
  return { path: issue.path.join('.'), ...wordsOf(issue) }
}

function wordsOf(issue: z.core.$ZodIssue): Omit<Issue, 'path'> {
  if (issue.code === 'too_small') {
    const minimum = Number(issue.minimum)
    return minimum <= 1 ? { key: 'issue.required', params: {} } : { key: 'issue.short', params: { min: minimum } }
  }
  if (issue.code === 'too_big') {
    return issue.origin === 'string'
      ? { key: 'issue.long', params: { max: Number(issue.maximum) } }
      : { key: 'issue.many', params: { max: Number(issue.maximum) } }
  }
  if (issue.code === 'custom' || issue.code === 'invalid_format') return { key: 'issue.format', params: {} }
  return issue.code === 'invalid_type' && issue.input !== undefined
    ? { key: 'issue.format', params: {} }
    : { key: 'issue.required', params: {} }
}

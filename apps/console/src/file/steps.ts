/** The form of a step: which fields it asks for, and how they become a command. Pure. */
import type { z } from 'zod'
import { REOPENED_BY } from '#modules/casefile/contract.ts'
import type { Key, Params } from '../texts.ts'

/** Fields whose entries are those of an incident. */
export type IncidentKind = 'level' | 'lead-unit' | 'gathered' | 'candidates' | 'draft' | 'recipient'

/** Fields whose entries are those of a clue or a case, or the pieces of the file. */
export type EnforcementKind = 'clue-grounds' | 'stop-reason' | 'pieces'

export type FieldKind =
  'line' | 'area' | 'choice' | 'date' | 'instant' | 'names' | 'terms' | 'files' | 'ground' | 'unit' | 'officer' | 'session' | 'letter' | 'document-number' | 'present'
  | 'person-fields' | 'faults' | 'person' | 'persons' | 'untold' | 'agent' | 'earlier' | 'checks' | 'staff' | 'money' | 'repeat' | 'entry'
  | 'moment' | 'number' | 'many' | 'hidden' | IncidentKind | EnforcementKind

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly label: Key
  readonly required?: boolean
  readonly max?: number
  readonly hint?: Key
  /** For `choice` and `many`: values and the prefix of their texts. */
  readonly options?: readonly (string | boolean)[]
  readonly optionText?: string
  /** For `ground` and `checks`: which list of the file's rule pack (`FileShape.grounds`). */
  readonly grounds?: string
  readonly initial?: unknown
  /** Begins with the text the file has for it (`FileShape.drafts`). */
  readonly draft?: boolean
  /** Asked only where several complain together. */
  readonly several?: boolean
  /** Asked only while another field holds this value. */
  readonly when?: readonly [field: string, value: string]
  /** Of `person-fields`: the address may be left out. */
  readonly addressOptional?: boolean
  /** The contract wants the text even where it is empty. */
  readonly keepEmpty?: boolean
}

export interface StepForm {
  readonly fields: readonly Field[]
  readonly weighty?: boolean
}

export type StepForms = Readonly<Record<string, StepForm>>

/** How people can be told; several procedures ask for it. */
export const told: Field = {
  name: 'told',
  kind: 'choice',
  label: 'field.told',
  required: true,
  options: ['portal', 'sms', 'phone', 'post', 'window'],
  optionText: 'told',
  hint: 'field.told.hint',
}

/** By what a decision was undone: the cause, the document and its day, what was wrong. */
export function undoing(label: Key, optionText: string, hint?: Key): readonly Field[] {
  return [
    { name: 'cause', kind: 'choice', label, required: true, options: REOPENED_BY, optionText },
    { name: 'document', kind: 'line', label: 'report.field.document', required: true, max: 100, hint: 'report.field.document.hint' },
    { name: 'documentOn', kind: 'date', label: 'report.field.documentOn', required: true, hint: 'report.field.documentOn.hint' },
    { name: 'reason', kind: 'area', label: 'report.field.reopenReason', required: true, max: 1000, ...(hint && { hint }) },
  ]
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

/** Faults that were ticked, each with its text as typed; undefined where none was. */
function faultsOf(value: unknown): unknown {
  const faults = ((value ?? []) as readonly { readonly code: string; readonly text?: string }[]).map(({ code, text }) => ({ code, text: text ?? '' }))
  return faults.length > 0 ? faults : undefined
}

/** What a control holds → what the contract wants; an empty text is an absent value. */
function plain(kind: FieldKind, value: unknown): unknown {
  if (kind === 'instant') return typeof value === 'string' && value !== '' ? `${value}:00+08:00` : undefined
  if (kind === 'moment') return typeof value === 'string' && value !== '' ? `${value.length === 16 ? `${value}:00` : value}+08:00` : undefined
  if (kind === 'terms') {
    return (value as readonly Values[]).map(({ yuan, ...term }) => ({ ...term, amountFen: fenOf(yuan) }))
  }
  if (kind === 'files') return ((value ?? []) as readonly { id: string }[]).map((file) => file.id)
  if (kind === 'money') return fenOf(value)
  if (kind === 'faults') return faultsOf(value)
  return value === '' ? undefined : value
}

/** The command that a filled form stands for, parsed by the contract of its procedure. */
export function commandOf<Command>(type: string, fields: readonly Field[], schema: z.ZodType<Command>, values: Values): Parsed<Command> {
  const entries = fields.map(({ name, kind, keepEmpty }): [string, unknown] => [name, plain(kind, values[name]) ?? (keepEmpty ? '' : undefined)])
  return parse(schema, { type, ...Object.fromEntries(entries) })
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

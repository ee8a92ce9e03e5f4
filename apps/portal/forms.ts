/**
 * From what people typed to what the contracts take. Nothing here throws on any text, and every answer
 * carries the values back, so that a page can show them again. Pure.
 */
import { CLAIMS, SATISFACTION, zComplaintCommand, zComplaintInput, type ComplaintInput } from '#modules/complaint/index.ts'
import { parseLegalDate, type LegalDate } from '#platform/pure/date.ts'
import { checkIdCard, checkPhone, checkUscc } from '#platform/pure/identifiers/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import { JOINT_FIELDS, otherField, usedSlots } from './joint-form.ts'
import type { ConsumerCommand, ProblemCategory, TrackingKey } from './services.ts'
import { isTextKey, translator, type TextKey, type Translate } from './text.ts'
import { halfWidth, isUuid, several, single, stagedIds, type FormValues } from './values.ts'

export type FieldErrors = Readonly<Record<string, string>>

export type Parsed<Input> =
  | { readonly ok: true; readonly input: Input; readonly values: FormValues }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues }

export interface ComplaintFormOptions {
  readonly language: Language
  readonly key: string
  readonly today: LegalDate
  readonly categories: readonly ProblemCategory[]
}

/** Longest text of each field with a counter; equal to the contract, which a test proves. */
export const LONGEST = { facts: 2000, claimText: 500, text: 2000, note: 1000, reason: 500, comment: 500 } as const

/** Largest number of files of one submission. */
export const MOST_FILES = 4
/** Largest file in bytes, as the national platform has it. */
export const LARGEST_FILE = 5 * 1024 * 1024

/** Fields of the complaint form in the order of the page; errors are listed in it. */
export const COMPLAINT_FIELDS = [
  'respondent.name', 'respondent.address', 'respondent.phone', 'respondent.creditCode',
  'facts', 'category', 'occurredOn', 'goods', 'orderNumber', 'online.kind', 'online.platform', 'online.publishedAddress', 'claims', 'claimText', 'amount', 'files',
  'report', 'report.facts', 'report.evidence', 'report.realName',
  'consumer.name', 'consumer.phone', 'consumer.address', 'consumer.idType', 'consumer.idNumber',
  ...JOINT_FIELDS,
  'publicationConsent', 'entrustConsent',
] as const

export function parseComplaint(values: FormValues, options: ComplaintFormOptions): Parsed<ComplaintInput> {
  const t = translator(options.language)
  const typed = readComplaint(values)
  const candidate = { ...typed, key: options.key, channel: 'web' }
  const parsed = zComplaintInput.safeParse(candidate)
  const errors = {
    ...(parsed.success ? {} : issueErrors(parsed.error.issues.map((issue) => bySlot(issue, values)), { ...candidate, ...typedOthers(values) }, t)),
    ...plainErrors(values, typed, options, t),
  }
  const listed = inPageOrder(errors, COMPLAINT_FIELDS)
  if (parsed.success && Object.keys(listed).length === 0) return { ok: true, input: parsed.data, values }
  return { ok: false, errors: listed, values }
}

type TypedComplaint = ReturnType<typeof readComplaint>

/** What was typed, in the contract's shape; a field that cannot be read is left undefined and reported apart. */
function readComplaint(values: FormValues) {
  const optional = (name: string) => single(values, name).trim() || undefined
  const amount = readAmount(single(values, 'amount'))
  const operatorId = isUuid(single(values, 'respondent.operatorId')) ? single(values, 'respondent.operatorId') : undefined
  // The register knows the code of a firm chosen from it; a wrong one there must not stop the complainant.
  const creditCode = operatorId ? '' : halfWidth(single(values, 'respondent.creditCode')).replace(/\s/g, '').toUpperCase()
  return {
    consumer: {
      name: single(values, 'consumer.name'), phone: normalPhone(single(values, 'consumer.phone')),
      address: single(values, 'consumer.address'), idType: optional('consumer.idType'),
      idNumber: halfWidth(single(values, 'consumer.idNumber')).replace(/\s/g, '').toUpperCase() || undefined,
    },
    respondent: {
      operatorId, name: single(values, 'respondent.name'), address: single(values, 'respondent.address'),
      phone: normalPhone(single(values, 'respondent.phone')) || undefined,
      creditCode: creditCode || undefined,
    },
    category: single(values, 'category'), goods: optional('goods'), orderNumber: optional('orderNumber'),
    online: readOnline(values),
    facts: single(values, 'facts').replace(/\r\n/g, '\n'), claims: [...new Set(several(values, 'claims'))].filter(isClaim),
    claimText: optional('claimText')?.replace(/\r\n/g, '\n'), amountFen: typeof amount === 'number' ? amount : undefined,
    occurredOn: readDate(single(values, 'occurredOn')) || undefined,
    publicationConsent: readChoice(single(values, 'publicationConsent')), entrustConsent: readChoice(single(values, 'entrustConsent')),
    attachments: stagedIds(values),
    report: single(values, 'report') === 'yes'
      ? {
        facts: single(values, 'report.facts').replace(/\r\n/g, '\n'), realName: readChoice(single(values, 'report.realName')),
        ...(single(values, 'report.evidence') === 'yes' && { attachments: stagedIds(values) }),
      }
      : undefined,
    joint: readOthers(values),
  }
}

/** Bought online, where anything was said of it; which kind is then asked for. */
function readOnline(values: FormValues) {
  const [kind = '', platform = '', publishedAddress = ''] = ['kind', 'platform', 'publishedAddress'].map((part) => single(values, `online.${part}`).trim())
  return kind + platform + publishedAddress === '' ? undefined : { kind, platform, publishedAddress }
}

function readOthers(values: FormValues) {
  const people = usedSlots(values).map((slot) => ({
    name: single(values, otherField(slot, 'name')), phone: normalPhone(single(values, otherField(slot, 'phone'))), address: single(values, otherField(slot, 'address')),
  }))
  return people.length > 0 ? { people, agreed: readChoice(single(values, 'joint.agreed')) } : undefined
}

function typedOthers(values: FormValues): Readonly<Record<string, unknown>> {
  const people = readOthers(values)?.people ?? []
  return Object.fromEntries(usedSlots(values).map((slot, place) => [`other${slot}`, people[place]]))
}

/** What the contract says of the n-th other, said of the slot it was typed into. */
function bySlot<Told extends Issue>(issue: Told, values: FormValues): Told {
  const [at, list, place, part] = issue.path
  if (at !== 'joint' || list !== 'people') return issue
  return { ...issue, path: [`other${usedSlots(values)[Number(place)]}`, part ?? 'name'] }
}

/** A number in its normal form; what cannot be read stays as typed, to be reported. */
export function normalPhone(text: string): string {
  const phone = checkPhone(text)
  return isRefusal(phone) ? text.trim() : phone.value
}

/** Results are told by calling back, so a complainant's number must be one that a person answers. */
export function isOwnPhone(text: string): boolean {
  const phone = checkPhone(text)
  return !isRefusal(phone) && (phone.kind === 'mobile' || phone.kind === 'fixed')
}

function isClaim(text: string): text is (typeof CLAIMS)[number] {
  return (CLAIMS as readonly string[]).includes(text)
}

export function readChoice(text: string): boolean | undefined {
  return text === 'yes' ? true : text === 'no' ? false : undefined
}

/** A day as people write it (`2026-5-1`, `2026/5/1`, `2026年5月1日`, `20260501`); '' for none, undefined if unreadable. */
export function readDate(text: string): LegalDate | '' | undefined {
  const plain = halfWidth(text).trim()
  if (plain === '') return ''
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  return parseLegalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** Yuan as people write them (`¥1,280.50`, `59.9元`), in fen; '' for none, 'unreadable' or 'too-large' else. */
export function readAmount(text: string): number | '' | 'unreadable' | 'too-large' {
  const plain = halfWidth(text).replace(/[\s,，¥￥]|元$|块$/g, '')
  if (plain === '') return ''
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return 'unreadable'
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen > 10_000_000_000 ? 'too-large' : fen
}

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
}

/** One plain message for each field that the contract objects to; the first objection of a field counts. */
export function issueErrors(issues: readonly Issue[], candidate: unknown, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const field = issue.path.filter((part) => typeof part === 'string').join('.')
    errors[field] ??= issueText(issue, field, textAt(candidate, issue.path), t)
  }
  return errors
}

function issueText(issue: Issue, field: string, text: string, t: Translate): string {
  const label = fieldLabel(field, t)
  if (text === '') return t('error.required', { field: label })
  if (issue.code === 'too_small') return t('error.tooShort', { field: label, min: Number(issue.minimum), length: text.length })
  if (issue.code === 'too_big') return t('error.tooLong', { field: label, max: Number(issue.maximum), length: text.length })
  return t('error.invalid', { field: label })
}

export function fieldLabel(field: string, t: Translate): string {
  const other = /^other(\d)\.(name|phone|address)$/.exec(field)
  if (other) return t('form.other', { n: other[1] ?? '', part: t(`form.other.${other[2] as 'name'}`) })
  const key = `form.${field}`
  return isTextKey(key) ? t(key) : field
}

function textAt(candidate: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = candidate
  for (const part of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
  return typeof value === 'string' ? value.trim() : ''
}

/** Checks beyond the contract's shape, worded for the field they concern; they win over the contract's. */
function plainErrors(values: FormValues, typed: TypedComplaint, options: ComplaintFormOptions, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  const report = (field: string, wrong: boolean, key: TextKey, params: Record<string, string> = {}) => {
    if (wrong) errors[field] ??= t(key, { field: fieldLabel(field, t), ...params })
  }
  const amount = readAmount(single(values, 'amount'))
  const day = readDate(single(values, 'occurredOn'))
  report('respondent.phone', typed.respondent.phone !== undefined && isRefusal(checkPhone(typed.respondent.phone)), 'error.phone')
  report('respondent.creditCode', typed.respondent.creditCode !== undefined && isRefusal(checkUscc(typed.respondent.creditCode)), 'error.creditCode')
  report('category', !options.categories.some(({ code }) => code === typed.category), 'error.category')
  report('occurredOn', day === undefined, 'error.date')
  report('occurredOn', !!day && day > options.today, 'error.futureDate', { today: options.today })
  report('claims', typed.claims.length === 0, 'error.claims')
  report('claimText', typed.claims.includes('other') && !typed.claimText, 'error.claimText')
  report('amount', amount === 'unreadable', 'error.amount')
  report('amount', amount === 'too-large', 'error.amountTooLarge')
  report('files', typed.attachments.length > MOST_FILES, 'error.attachments')
  report('consumer.phone', typed.consumer.phone !== '' && !isOwnPhone(typed.consumer.phone), 'error.phone')
  report('consumer.idType', typed.consumer.idNumber !== undefined && !typed.consumer.idType, 'error.idType')
  report('consumer.idNumber', typed.consumer.idType !== undefined && !typed.consumer.idNumber, 'error.idNumber')
  report('consumer.idNumber', typed.consumer.idType === 'id-card' && isRefusal(checkIdCard(typed.consumer.idNumber ?? '', options.today)), 'error.idCard')
  report('consumer.phone', typed.consumer.phone === '', 'error.required')
  report('report', !typed.report && single(values, 'report.facts').trim() !== '', 'error.report')
  report('report.realName', !!typed.report && typed.report.realName === undefined, 'error.realName')
  for (const [place, slot] of usedSlots(values).entries()) report(otherField(slot, 'phone'), !isOwnPhone(typed.joint?.people[place]?.phone ?? ''), 'error.phone')
  report('joint.agreed', !!typed.joint && typed.joint.agreed !== true, 'error.jointAgreed')
  report('publicationConsent', typed.publicationConsent === undefined, 'error.publicationConsent')
  report('entrustConsent', typed.entrustConsent === undefined, 'error.entrustConsent')
  return errors
}

/** Where the contract's name of a field is not the page's. */
const PAGE_NAMES: Readonly<Record<string, string>> = { amountFen: 'amount', attachments: 'files', key: 'form', 'command.text': 'text' }

/** The page's field for a field that the contract or a refusal names; undefined where the page has none. */
export function pageField(field: string | undefined, fields: readonly string[] = COMPLAINT_FIELDS): string | undefined {
  if (field === undefined) return undefined
  const name = PAGE_NAMES[field] ?? field.replace(/^command\./, '')
  return fields.includes(name) ? name : undefined
}

export function inPageOrder(errors: Readonly<Record<string, string>>, fields: readonly string[]): FieldErrors {
  const named = Object.entries(errors).map(([field, message]) => [pageField(field, fields) ?? 'form', message] as const)
  const order = (field: string) => fields.indexOf(field)
  return Object.fromEntries(named.toSorted(([one], [other]) => order(one) - order(other)))
}

/** Number and query code as typed on a phone: full-width, small letters, spaces and dashes are all forgiven. */
export function parseTracking(values: FormValues, language: Language): Parsed<TrackingKey> {
  const t = translator(language)
  const number = halfWidth(single(values, 'number')).replace(/\s/g, '').slice(0, 40)
  const code = halfWidth(single(values, 'code')).replace(/[\s-]/g, '').toUpperCase().slice(0, 40)
  if (number && code) return { ok: true, input: { number, code }, values }
  return { ok: false, values, errors: { ...(number ? {} : { number: t('error.number') }), ...(code ? {} : { code: t('error.code') }) } }
}

/** Added material: a text, files, or both. A file alone gets `fallback` as its text, since the contract wants one. */
export function parseMaterial(values: FormValues, language: Language, fallback: string): Parsed<ConsumerCommand> {
  const t = translator(language)
  const attachments = stagedIds(values)
  const text = single(values, 'text').replace(/\r\n/g, '\n').trim()
  if (!text && attachments.length === 0) return { ok: false, values, errors: { text: t('error.material') } }
  if (attachments.length > MOST_FILES) return { ok: false, values, errors: { files: t('error.attachments') } }
  return parseCommand({ type: 'add-material', text: text || fallback, attachments: [...attachments] }, 'text', values, t)
}

export function parseWithdrawal(values: FormValues, language: Language): Parsed<ConsumerCommand> {
  const t = translator(language)
  if (single(values, 'confirm') !== 'yes') return { ok: false, values, errors: { confirm: t('error.confirmWithdraw') } }
  const reason = single(values, 'reason').trim()
  return parseCommand({ type: 'withdraw', ...(reason ? { reason } : {}) }, 'reason', values, t)
}

export function parseRating(values: FormValues, language: Language): Parsed<ConsumerCommand> {
  const t = translator(language)
  const grade = SATISFACTION.find((candidate) => candidate === single(values, 'grade'))
  if (!grade) return { ok: false, values, errors: { grade: t('error.rating') } }
  const comment = single(values, 'comment').trim()
  return parseCommand({ type: 'rate', grade, ...(comment ? { comment } : {}) }, 'comment', values, t)
}

const COMMAND_LABELS = { text: 'material.text', reason: 'withdraw.reason', comment: 'rating.comment' } as const

/** Parses with the contract; `textField` is the one field of the command that holds free text. */
function parseCommand(command: ConsumerCommand, textField: keyof typeof COMMAND_LABELS, values: FormValues, t: Translate): Parsed<ConsumerCommand> {
  const parsed = zComplaintCommand.safeParse(command)
  if (parsed.success) return { ok: true, input: command, values }
  const issue = parsed.error.issues.find(({ path }) => path[0] === textField) as Issue | undefined
  const text = single(values, textField).trim()
  const field = t(COMMAND_LABELS[textField])
  const message = issue?.code === 'too_big'
    ? t('error.tooLong', { field, max: Number(issue.maximum), length: text.length })
    : t('error.invalid', { field })
  return { ok: false, values, errors: { [textField]: message } }
}

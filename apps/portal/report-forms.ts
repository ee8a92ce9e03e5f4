/** From what a reporter typed to what the contract takes. Nothing throws, and nothing of an anonymous reporter goes on. Pure. */
import { zReporterName, zReportInput, type NamedReporter, type ReportInput } from '#modules/report/index.ts'
import { checkIdCard, checkUscc } from '#platform/pure/identifiers/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import {
  fieldLabel, inPageOrder, isOwnPhone, issueErrors, LONGEST, MOST_FILES, normalPhone, readChoice, readDate, type ComplaintFormOptions, type Parsed,
} from './forms.ts'
import { translator, type TextKey, type Translate } from './text.ts'
import { halfWidth, isUuid, single, stagedIds, type FormValues } from './values.ts'

/** Fields of the form of a report in the order of the page; errors are listed in it. */
export const REPORT_FIELDS = [
  'target.name', 'target.address', 'target.creditCode', 'facts', 'category', 'occurredOn', 'files',
  'realName', 'reporter.name', 'reporter.phone', 'reporter.address', 'reporter.idType', 'reporter.idNumber',
] as const

/** Where the contract's name of a field is not the page's. */
const PAGE_NAMES: Readonly<Record<string, string>> = { 'reporter.realName': 'realName', 'target.operatorId': 'target.name' }

/** The page's field for one that the contract or a refusal names. */
export function reportField(field: string): string {
  return PAGE_NAMES[field] ?? field
}

export function parseReport(values: FormValues, options: ComplaintFormOptions): Parsed<ReportInput> {
  const t = translator(options.language)
  const typed = readReport(values)
  const { realName } = typed.reporter
  const candidate = { ...typed, key: options.key, channel: 'web' }
  const parsed = zReportInput.safeParse(candidate)
  const told = parsed.success ? {} : issueErrors(parsed.error.issues, candidate, t)
  const errors = Object.fromEntries(Object.entries({ ...told, ...plainErrors(values, typed, options, t) }).map(([field, message]) => [reportField(field), message]))
  const listed = inPageOrder(errors, REPORT_FIELDS)
  if (parsed.success && realName !== undefined && Object.keys(listed).length === 0) return { ok: true, input: parsed.data, values }
  return { ok: false, errors: listed, values }
}

type TypedReport = ReturnType<typeof readReport>

function readReport(values: FormValues) {
  const operatorId = isUuid(single(values, 'target.operatorId')) ? single(values, 'target.operatorId') : undefined
  // The register knows the code of a firm chosen from it.
  const creditCode = operatorId ? '' : halfWidth(single(values, 'target.creditCode')).replace(/\s/g, '').toUpperCase()
  return {
    target: { operatorId, name: single(values, 'target.name'), address: single(values, 'target.address'), creditCode: creditCode || undefined },
    category: single(values, 'category'), facts: single(values, 'facts').replace(/\r\n/g, '\n'),
    occurredOn: readDate(single(values, 'occurredOn')) || undefined, attachments: stagedIds(values), reporter: readReporter(values),
  }
}

function readReporter(values: FormValues) {
  const realName = readChoice(single(values, 'realName'))
  return realName ? { realName, ...readNamed(values) } : { realName }
}

function readNamed(values: FormValues) {
  return {
    name: single(values, 'reporter.name'), phone: normalPhone(single(values, 'reporter.phone')), address: single(values, 'reporter.address'),
    idType: single(values, 'reporter.idType') || undefined,
    idNumber: halfWidth(single(values, 'reporter.idNumber')).replace(/\s/g, '').toUpperCase() || undefined,
  }
}

/** Checks beyond the contract's shape, worded for the field they concern. */
function plainErrors(values: FormValues, typed: TypedReport, options: ComplaintFormOptions, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  const object = (field: string, wrong: boolean, key: TextKey, params: Record<string, string> = {}) => {
    if (wrong) errors[field] ??= t(key, { field: fieldLabel(field, t), ...params })
  }
  const day = readDate(single(values, 'occurredOn'))
  object('target.creditCode', typed.target.creditCode !== undefined && isRefusal(checkUscc(typed.target.creditCode)), 'error.creditCode')
  object('category', !options.categories.some(({ code }) => code === typed.category), 'error.category')
  object('occurredOn', day === undefined, 'error.date')
  object('occurredOn', !!day && day > options.today, 'error.futureDate', { today: options.today })
  object('files', typed.attachments.length > MOST_FILES, 'error.attachments')
  object('reporter.realName', typed.reporter.realName === undefined, 'error.realName')
  return 'name' in typed.reporter ? { ...reporterErrors(typed.reporter, options, t), ...errors } : errors
}

/** The same of a person who gives a name. */
function reporterErrors({ phone = '', idType, idNumber }: { readonly phone?: string; readonly idType?: string | undefined; readonly idNumber?: string | undefined }, options: Pick<ComplaintFormOptions, 'today'>, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  const object = (field: string, wrong: boolean, key: TextKey) => {
    if (wrong) errors[field] ??= t(key, { field: fieldLabel(field, t) })
  }
  object('reporter.phone', phone === '', 'error.required')
  object('reporter.phone', !isOwnPhone(phone), 'error.phone')
  object('reporter.idType', idNumber !== undefined && !idType, 'error.idType')
  object('reporter.idNumber', idType !== undefined && !idNumber, 'error.idNumber')
  object('reporter.idNumber', idType === 'id-card' && isRefusal(checkIdCard(idNumber ?? '', options.today)), 'error.idCard')
  return errors
}

/** What an anonymous reporter gives of themselves later. */
export function parseReporterName(values: FormValues, options: Pick<ComplaintFormOptions, 'language' | 'today'>): Parsed<NamedReporter> {
  const t = translator(options.language)
  const reporter = readNamed(values)
  const parsed = zReporterName.safeParse(reporter)
  const told = parsed.success ? {} : issueErrors(parsed.error.issues.map((issue) => ({ ...issue, path: ['reporter', ...issue.path] })), { reporter }, t)
  const errors = inPageOrder({ ...told, ...reporterErrors(reporter, options, t) }, REPORT_FIELDS)
  return parsed.success && Object.keys(errors).length === 0 ? { ok: true, input: parsed.data, values } : { ok: false, errors, values }
}

interface Material {
  readonly text: string
  readonly attachments: readonly string[]
}

/** Added material: a text, files, or both. */
export function parseReportMaterial(values: FormValues, language: Language): Parsed<Material> {
  const t = translator(language)
  const attachments = stagedIds(values)
  const text = single(values, 'text').replace(/\r\n/g, '\n').trim()
  if (!text && attachments.length === 0) return { ok: false, values, errors: { text: t('error.material') } }
  if (attachments.length > MOST_FILES) return { ok: false, values, errors: { files: t('error.attachments') } }
  if (text.length > LONGEST.text) {
    return { ok: false, values, errors: { text: t('error.tooLong', { field: t('material.text'), max: LONGEST.text, length: text.length }) } }
  }
  return { ok: true, input: { text, attachments }, values }
}

/** From what people typed when they ask, suggest, praise or supervise to what the contract takes. Pure. */
import { GRADES, TYPES, zInquiryInput, type InquiryInput } from '#modules/inquiry/index.ts'
import { checkPhone } from '#platform/pure/identifiers/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import { LONGEST, readChoice, type FieldErrors, type Parsed } from './forms.ts'
import type { FilingCounty, InquiryRating } from './services.ts'
import { translator, type TextKey, type Translate } from './text.ts'
import { single, type FormValues } from './values.ts'

/** Longest texts, equal to the contract, which a test proves. */
export const LONGEST_INQUIRY = { title: 60, text: 2000 } as const

/** Fields of the form in the order of the page, with the texts that name them. */
export const INQUIRY_FIELDS = {
  type: 'inquiry.type', areaCode: 'inquiry.areaCode', title: 'inquiry.name', text: 'inquiry.text', 'asker.name': 'inquiry.asker.name', 'asker.phone': 'inquiry.asker.phone',
  'asker.address': 'inquiry.asker.address', publicationConsent: 'inquiry.publicationConsent',
} as const satisfies Readonly<Record<string, TextKey>>

export interface InquiryFormOptions {
  readonly language: Language
  readonly key: string
  readonly counties: readonly FilingCounty[]
}

export function parseInquiry(values: FormValues, { language, key, counties }: InquiryFormOptions): Parsed<InquiryInput> {
  const t = translator(language)
  const type = TYPES.find((candidate) => candidate === single(values, 'type'))
  const consent = readChoice(single(values, 'publicationConsent'))
  const phone = checkPhone(single(values, 'asker.phone'))
  const typed = {
    key, type, channel: 'web', title: oneLine(single(values, 'title')), text: single(values, 'text').replace(/\r\n/g, '\n'),
    asker: { name: single(values, 'asker.name'), phone: isRefusal(phone) ? single(values, 'asker.phone').trim() : phone.value, address: single(values, 'asker.address') },
    publicationConsent: type === 'supervision' ? false : consent, areaCode: countyOf(values, counties),
  }
  const parsed = zInquiryInput.safeParse(typed)
  const errors: Record<string, string> = parsed.success ? {} : contractErrors(parsed.error.issues, values, t)
  if (counties.length > 1 && typed.areaCode === undefined) errors['areaCode'] = t('inquiry.error.county')
  if (typed.asker.phone !== '' && isRefusal(phone)) errors['asker.phone'] = t('error.phone', { field: t('inquiry.asker.phone') })
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, input: parsed.data, values }
  return { ok: false, errors: inOrder(errors), values }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** Only a county that takes in; where there is one alone, nothing is asked. */
function countyOf(values: FormValues, counties: readonly FilingCounty[]): string | undefined {
  const [only] = counties
  return counties.length === 1 ? only?.areaCode : counties.find(({ areaCode }) => areaCode === single(values, 'areaCode'))?.areaCode
}

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
}

const CHOICES: Readonly<Record<string, TextKey>> = { type: 'inquiry.error.type', publicationConsent: 'inquiry.error.consent' }

function contractErrors(issues: readonly Issue[], values: FormValues, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const name = issue.path.join('.')
    errors[isField(name) ? name : 'form'] ??= contractError(issue, name, single(values, name).trim().length, t)
  }
  return errors
}

function contractError(issue: Issue, name: string, length: number, t: Translate): string {
  const choice = CHOICES[name]
  if (choice) return t(choice)
  const field = isField(name) ? t(INQUIRY_FIELDS[name]) : name
  if (length === 0) return t('error.required', { field })
  if (issue.code === 'too_small') return t('error.tooShort', { field, min: Number(issue.minimum), length })
  return issue.code === 'too_big' ? t('error.tooLong', { field, max: Number(issue.maximum), length }) : t('error.invalid', { field })
}

export function isField(name: string): name is keyof typeof INQUIRY_FIELDS {
  return Object.hasOwn(INQUIRY_FIELDS, name)
}

function inOrder(errors: Readonly<Record<string, string>>): FieldErrors {
  const order = Object.keys(INQUIRY_FIELDS)
  return Object.fromEntries(Object.entries(errors).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)))
}

/** The grade of an answer, with what the asker wants to say of it. */
export function parseInquiryRating(values: FormValues, language: Language): Parsed<InquiryRating> {
  const t = translator(language)
  const grade = GRADES.find((candidate) => candidate === single(values, 'grade'))
  const comment = single(values, 'comment').replace(/\r\n/g, '\n').trim()
  if (!grade) return { ok: false, values, errors: { grade: t('error.rating') } }
  if (comment.length > LONGEST.comment) {
    return { ok: false, values, errors: { comment: t('error.tooLong', { field: t('rating.comment'), max: LONGEST.comment, length: comment.length }) } }
  }
  return { ok: true, input: { grade, ...(comment ? { comment } : {}) }, values }
}

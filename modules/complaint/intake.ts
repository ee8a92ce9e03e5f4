/** Checks of a complaint that the shape alone cannot make; each answer names its field. Pure. */
import type { LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { checkIdCard, checkPhone, checkUscc } from '#platform/pure/identifiers/index.ts'
import { earliestReceipt, lateness } from '#modules/casefile/late.ts'
import type { RulePack } from '#modules/rules/rules.ts'
import type { ComplaintInput, ComplaintRefusal } from './contract.ts'

/** The first field that the pack of the day requires and that is empty, with the article that requires it. */
export function checkRequired(input: ComplaintInput, pack: RulePack): Refusal<ComplaintRefusal> | undefined {
  const missing = pack.requiredFields.find(({ field }) => isEmpty(field.split('.').reduce<unknown>(memberOf, input)))
    ?? pack.requiredFields.find(({ field }) => input.joint?.people.some((consumer) => field.startsWith('consumer.') && isEmpty(field.split('.').reduce<unknown>(memberOf, { consumer }))))
  return missing && refuse('complaint.missing-field', { field: missing.field, article: missing.article, params: { field: `field.${missing.field}`, pack: pack.zh } })
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** A person beside the one who filed; `at` names the member of the command. */
export function checkPerson(person: ComplaintInput['consumer'], today: LegalDate, at: string): Refusal<ComplaintRefusal> | undefined {
  if (isRefusal(checkPhone(person.phone))) return refuse('complaint.bad-phone', { field: `${at}.phone` })
  const wrong = person.idType === 'id-card' && person.idNumber && isRefusal(checkIdCard(person.idNumber, today))
  return wrong ? refuse('complaint.bad-id-number', { field: `${at}.idNumber` }) : undefined
}

export function checkInput(input: ComplaintInput, today: LegalDate, categories: ReadonlySet<string>): Refusal<ComplaintRefusal> | undefined {
  const { consumer, respondent } = input
  if (!categories.has(input.category)) return refuse('complaint.unknown-category', { field: 'category' })
  if (isRefusal(checkPhone(consumer.phone))) return refuse('complaint.bad-phone', { field: 'consumer.phone' })
  if (respondent.phone && isRefusal(checkPhone(respondent.phone))) return refuse('complaint.bad-phone', { field: 'respondent.phone' })
  if (consumer.idType === 'id-card' && consumer.idNumber && isRefusal(checkIdCard(consumer.idNumber, today))) {
    return refuse('complaint.bad-id-number', { field: 'consumer.idNumber' })
  }
  const wrong = input.joint?.people.map((person, place) => checkPerson(person, today, `joint.people.${place}`)).find((refusal) => refusal !== undefined)
  if (wrong) return wrong
  if (respondent.creditCode && isRefusal(checkUscc(respondent.creditCode))) return refuse('complaint.bad-credit-code', { field: 'respondent.creditCode' })
  if (input.occurredOn && input.occurredOn > today) return refuse('complaint.future-date', { field: 'occurredOn' })
  return undefined
}

/** What cannot be of a day of receipt; asked before the law of that day is. */
export function lateFault(today: LegalDate, receivedOn: LegalDate, reason: string): Refusal<ComplaintRefusal> | undefined {
  switch (lateness(today, receivedOn, reason)) {
    case 'future': return refuse('complaint.received-in-future', { field: 'receivedOn' })
    case 'too-long-ago': return refuse('complaint.received-too-long-ago', { field: 'receivedOn', params: { earliest: earliestReceipt(today) } })
    case 'unexplained': return refuse('complaint.late-reason-needed', { field: 'receivedReason' })
    default: return undefined
  }
}

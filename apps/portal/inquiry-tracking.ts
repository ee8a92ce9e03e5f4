/** Following an inquiry by number and query code, and rating the answer. */
import type { FastifyReply } from 'fastify'
import type { InquiryTracking } from '#modules/inquiry/index.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { FieldErrors } from './forms.ts'
import { parseInquiryRating } from './inquiry-forms.ts'
import type { PortalServices, TrackingKey } from './services.ts'
import { submissionKey } from './uploads.ts'
import { single, type FormValues } from './values.ts'
import { tokenFault, type Visit } from './visit.ts'

/** Numbers of inquiries begin with 3, those of complaints with 1, of reports with 2. */
export function isInquiryNumber(number: string): boolean {
  return /^3\d{20,23}$/.test(number.replace(/\D/g, ''))
}

export interface ShownInquiry {
  readonly rated?: boolean
  /** The rating as it was sent, where it is to be corrected. */
  readonly sent?: { readonly values: FormValues; readonly errors: FieldErrors; readonly top?: string }
  readonly status?: number
}

export function showInquiry(visit: Visit, services: PortalServices, view: InquiryTracking, { rated, sent, status = 200 }: ShownInquiry): FastifyReply {
  return visit.send('inquiryFile', {
    view, ratingKey: submissionKey(sent?.values ?? {}, services), done: rated ? 'rating.done' : undefined,
    sent: sent && { form: { values: sent.values, errors: sent.errors }, top: sent.top },
  }, { status, path: '/track/file' })
}

/** Rates the answer of the inquiry that this browser follows; undefined once it is rated. */
export async function rateInquiry(visit: Visit, services: PortalServices, { number, code }: TrackingKey, values: FormValues): Promise<ShownInquiry | Refusal | undefined> {
  const token = services.csrf.verify(single(values, 'token'), visit.visitor)
  if (token !== 'ok') return { sent: { values, errors: {}, top: tokenFault(visit, token) }, status: 403 }
  const parsed = parseInquiryRating(values, visit.language)
  if (!parsed.ok) return { sent: { values, errors: parsed.errors }, status: 422 }
  const answer = await services.rateInquiry(number, code, submissionKey(values, services), parsed.input)
  return isRefusal(answer) ? answer : undefined
}

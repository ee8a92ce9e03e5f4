/** What callers send to the inquiry module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { stepRoute, zFileView, zGround } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

export const TYPES = ['inquiry', 'suggestion', 'praise', 'supervision'] as const
export const CHANNELS = ['web', 'phone', 'window', 'station', 'letter'] as const
export const STAGES = ['received', 'returned', 'answered', 'turned', 'pointed-elsewhere'] as const
export const OUTCOMES = ['answered', 'adopted', 'not-adopted', 'thanked', 'turned', 'pointed-elsewhere'] as const
export const PUBLICATIONS = ['none', 'proposed', 'published', 'withdrawn'] as const
export const TOLD_BY = ['portal', 'sms', 'phone', 'post', 'window'] as const
export const GRADES = ['very-satisfied', 'satisfied', 'fair', 'unsatisfied'] as const
/** The four platforms of the county's plan: exchange of information, voice of the public, public supervision, problems solved. */
export const PLATFORMS = ['information', 'voice', 'supervision', 'solved'] as const

export const zInquiryInput = z.object({
  key: zIdempotencyKey,
  type: z.enum(TYPES),
  channel: z.enum(CHANNELS).default('web'),
  title: zText(60, 2),
  text: zText(2000, 5),
  /** All three may be left empty: what is asked without a name is answered too. */
  asker: z.object({ name: zText(50, 0).default(''), phone: zText(20, 0).default(''), address: zText(120, 0).default('') }).default({ name: '', phone: '', address: '' }),
  publicationConsent: z.boolean(),
  /** County (GB/T 2260) whose regulator is to answer; needed where several share the system. Staff file with their own. */
  areaCode: z.string().regex(/^\d{6}$/).optional(),
})
export type InquiryInput = z.output<typeof zInquiryInput>

export const zReceipt = z.object({
  id: z.uuid(), number: z.string(), queryCode: z.string(), type: z.enum(TYPES),
  /** By when the county answers, where it has set itself a limit. */
  answerBy: z.string().nullable(), basis: z.string().nullable(),
})
export type InquiryReceipt = z.output<typeof zReceipt>

const zReply = { text: zText(2000, 5), told: z.enum(TOLD_BY) }

/** Commands on an inquiry that exists. */
export const zInquiryCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), unitId: z.uuid(), officerId: z.uuid().optional(), reason: zText(500).optional() }),
  z.object({ type: z.literal('return-to-intake'), reason: zText(500, 5) }),
  z.object({ type: z.literal('answer'), ...zReply, entry: z.object({ id: z.uuid(), version: z.int().min(1) }).optional() }),
  z.object({ type: z.literal('adopt'), ...zReply }),
  z.object({ type: z.literal('decline'), ...zReply }),
  z.object({ type: z.literal('thank'), ...zReply }),
  z.object({ type: z.literal('point-elsewhere'), route: z.string().max(60), ...zReply }),
  z.object({ type: z.literal('propose-publication'), question: zText(500, 5), answer: zText(2000, 5), personalDataRemoved: z.literal(true) }),
  z.object({ type: z.literal('approve-publication') }),
  z.object({ type: z.literal('reject-publication'), reason: zText(500, 4) }),
  z.object({ type: z.literal('withdraw-publication'), reason: zText(500, 4) }),
])
export type InquiryCommandInput = z.output<typeof zInquiryCommand>

const zPublication = z.object({
  state: z.enum(PUBLICATIONS), question: z.string().nullable(), answer: z.string().nullable(), on: z.string().nullable(), reason: z.string().nullable(),
})
const zReplyView = z.object({
  outcome: z.enum(OUTCOMES), text: z.string(), told: z.enum(TOLD_BY), on: z.string(), route: z.string().nullable(),
  entry: z.object({ id: z.uuid(), version: z.number() }).nullable(),
})

/** An inquiry as staff see it; personal data masked. */
export const zInquiryView = zFileView.extend({
  stage: z.enum(STAGES), type: z.enum(TYPES), channel: z.enum(CHANNELS), title: z.string(), text: z.string(), publicationConsent: z.boolean(),
  /** Null where it was filed without a name. */
  asker: z.object({ name: z.string(), phone: z.string(), address: z.string(), masked: z.boolean() }).nullable(),
  reply: zReplyView.nullable(),
  turnedInto: z.object({ kind: z.enum(['complaint', 'report']), id: z.uuid(), number: z.string() }).nullable(),
  publication: zPublication,
  rating: z.object({ grade: z.enum(GRADES), comment: z.string().nullable() }).nullable(),
  elsewhere: z.array(zGround),
})
export type InquiryView = z.output<typeof zInquiryView>

/** The same as its asker sees it. */
export const zInquiryTracking = zInquiryView.pick({
  id: true, number: true, stage: true, receivedOn: true, unit: true, type: true, title: true, text: true, reply: true, publication: true, rating: true, clocks: true, timeline: true,
}).extend({ turnedNumber: z.string().nullable() })
export type InquiryTracking = z.output<typeof zInquiryTracking>

const zTracking = { number: z.string().trim().min(6).max(40), queryCode: z.string().trim().min(6).max(20) }

/** What was published: nothing of the file but this. */
const zPublished = z.object({
  type: z.enum(TYPES), outcome: z.enum(OUTCOMES), question: z.string(), answer: z.string(), unitName: z.string(), receivedOn: z.string(), publishedOn: z.string(),
})
export type PublishedAnswer = z.output<typeof zPublished>

const zRow = z.object({
  id: z.uuid(), number: z.string(), type: z.enum(TYPES), stage: z.enum(STAGES), title: z.string(), summary: z.string(), receivedOn: z.string(),
  unitName: z.string(), outcome: z.enum(OUTCOMES).nullable(), publication: z.enum(PUBLICATIONS), dueOn: z.string().nullable(),
})
export type InquiryRow = z.output<typeof zRow>

function refusalsOf(...codes: readonly (InquiryRefusal | CasefileRefusal)[]): readonly (InquiryRefusal | CasefileRefusal)[] {
  return codes
}

export const routes = {
  submit: route({
    id: 'submit-inquiry', method: 'POST', path: '/public/inquiries', access: 'public', summary: 'Ask, suggest, praise or supervise; a name is not needed. Answers with number and query code',
    input: zInquiryInput, output: zReceipt, refusals: refusalsOf('inquiry.bad-phone', 'inquiry.no-office', 'inquiry.county-needed', 'inquiry.already-exists'),
  }),
  track: route({
    id: 'track-inquiry', method: 'POST', path: '/public/inquiries/track', access: 'consumer', summary: 'Read an inquiry by its number and query code',
    input: z.object(zTracking), output: zInquiryTracking, refusals: refusalsOf('inquiry.unknown-number'),
  }),
  rate: route({
    id: 'rate-inquiry', method: 'POST', path: '/public/inquiries/rate', access: 'consumer', summary: 'Rate the answer, by number and query code',
    input: z.object({ ...zTracking, key: zIdempotencyKey, grade: z.enum(GRADES), comment: zText(500).optional() }), output: zInquiryTracking,
    refusals: refusalsOf('inquiry.unknown-number', 'inquiry.wrong-stage', 'inquiry.already-rated'),
  }),
  voice: route({
    id: 'public-voice', method: 'GET', path: '/public/voice', access: 'public',
    summary: 'What was answered publicly, newest first (with words: best first), at most 50, and counts of it by type and month',
    input: z.object({ q: zText(100, 0).default(''), type: z.enum(TYPES).optional(), month: z.string().regex(/^\d{4}-\d{2}$/).optional() }),
    output: z.object({
      answers: z.array(zPublished).max(50), total: z.number(), perMonth: z.array(z.object({ month: z.string(), type: z.enum(TYPES), count: z.number() })),
    }),
    refusals: [],
  }),
  register: route({
    id: 'register-inquiry', method: 'POST', path: '/inquiries', access: 'staff', summary: 'Take down an inquiry made by phone, at the window or at a station',
    input: zInquiryInput, output: zReceipt, refusals: refusalsOf('inquiry.not-permitted', 'inquiry.bad-phone', 'inquiry.no-office', 'inquiry.county-needed', 'inquiry.already-exists'),
  }),
  list: route({
    id: 'list-inquiries', method: 'GET', path: '/inquiries', access: 'staff', summary: 'The files behind a count of the four platforms, newest first, at most 200',
    input: z.object({ platform: z.enum(PLATFORMS).optional(), state: z.enum(['open', 'closed', 'any']).default('any') }), output: z.object({ rows: z.array(zRow), total: z.number() }), refusals: [],
  }),
  platforms: route({
    id: 'four-platforms', method: 'GET', path: '/inquiries/platforms', access: 'staff', summary: 'Counts of the four platforms; each equals the list behind it',
    input: z.object({}), output: z.object({ platforms: z.array(z.object({ platform: z.enum(PLATFORMS), open: z.number(), closed: z.number() })) }), refusals: [],
  }),
  read: route({
    id: 'read-inquiry', method: 'GET', path: '/inquiries/:id', access: 'staff', summary: 'One inquiry with clocks, timeline and the steps open to the caller',
    input: z.object({ id: z.uuid() }), output: zInquiryView, refusals: refusalsOf('casefile.not-found'),
  }),
  command: stepRoute('inquiry', 'Take a step on an inquiry; read it for the result', zInquiryCommand, refusalsOf(
    'casefile.not-found', 'casefile.version-conflict', 'casefile.wrong-kind', 'inquiry.not-permitted', 'inquiry.wrong-stage', 'inquiry.wrong-type', 'inquiry.already-with-unit', 'inquiry.unknown-unit', 'inquiry.unknown-officer',
    'inquiry.confidential', 'inquiry.no-office', 'inquiry.unknown-entry', 'inquiry.unknown-route', 'inquiry.no-consent', 'inquiry.personal-data', 'inquiry.nothing-proposed', 'inquiry.own-proposal',
  )),
  turn: route({
    id: 'turn-inquiry', method: 'POST', path: '/files/:id/turn', access: 'staff', summary: 'Turn an inquiry that is a complaint or a report into one: opens that file with what was stated, links the two, closes the inquiry',
    input: z.object({
      id: z.uuid(), key: zIdempotencyKey, version: z.int().min(1), into: z.enum(['complaint', 'report']).default('complaint'),
      /** What the inquiry did not say; where the asker's own data are left out, those of the inquiry are taken. */
      asker: z.object({ name: zText(50, 0).default(''), phone: zText(20, 0).default(''), address: zText(120, 0).default('') }).default({ name: '', phone: '', address: '' }),
      respondent: z.object({ operatorId: z.uuid().optional(), name: zText(100, 2), address: zText(200, 2) }),
      category: z.string().max(40),
      /** What a complaint demands; a report demands nothing. */
      claims: z.array(z.string().max(20)).min(1).max(8).optional(), facts: zText(2000, 10),
      /** Of a report: whether it is made by name. One that is not keeps nothing of the asker. */
      realName: z.boolean().default(false),
    }).refine(({ into, claims }) => into === 'report' || claims !== undefined, { path: ['claims'], error: 'at least one claim' }),
    output: z.object({ version: z.number(), fileId: z.uuid(), number: z.string() }),
    refusals: [...refusalsOf('casefile.not-found', 'casefile.version-conflict', 'casefile.wrong-kind', 'inquiry.not-permitted', 'inquiry.wrong-stage', 'inquiry.wrong-type', 'inquiry.asker-needed'),
      'complaint.unknown-category', 'complaint.bad-phone', 'complaint.unknown-operator', 'report.unknown-category', 'report.bad-phone', 'report.unknown-operator'],
  }),
  unmask: route({
    id: 'unmask-asker', method: 'POST', path: '/inquiries/:id/unmask', access: 'staff', summary: "Read the asker's personal data; the reason is logged",
    input: z.object({ id: z.uuid(), reason: zText(200, 4) }), output: z.object({ name: z.string(), phone: z.string(), address: z.string(), masked: z.boolean() }),
    refusals: refusalsOf('casefile.not-found', 'inquiry.not-permitted', 'inquiry.anonymous'),
  }),
} as const

export type InquiryRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<InquiryRefusal> = refusalTexts

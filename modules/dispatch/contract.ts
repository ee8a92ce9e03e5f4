/** What callers send to the dispatch module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { stepRoute } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'
import { placeRoutes } from './place-contract.ts'

export const DISPUTE_STAGES = ['none', 'disputed', 'referred', 'settled'] as const
export const TAKERS = ['us', 'them'] as const
/** Where a matter is sent: outside the remit to another department or the government hotline; within it to the regulator that has the power. */
export const RECIPIENTS = ['department', '12345', 'regulator'] as const
/** Why an office is suggested, what counts most first. */
export const REASONS = ['published-address', 'register', 'category', 'entered', 'learned', 'town'] as const

/** What speaks for another regulator than this county's: told to a person, never acted on. */
export const ADVICE = ['platform-too', 'no-published-address', 'published-elsewhere', 'operator-domicile', 'first-received'] as const

const zShort = zText(100, 2)

/** Steps of staff on a file of any kind. */
export const zDispatchCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('dispute'), counterpart: zShort, reason: zText(500, 5) }),
  z.object({ type: z.literal('agree'), taker: z.enum(TAKERS), note: zText(500, 2) }),
  z.object({ type: z.literal('refer'), reason: zText(500, 5) }),
  z.object({ type: z.literal('designate'), taker: z.enum(TAKERS), document: zShort }),
  z.object({
    type: z.literal('transfer-out'), recipient: z.enum(RECIPIENTS), body: zShort, letter: zShort, reason: zText(500, 5), receiptBy: zLegalDate,
    told: z.enum(['portal', 'sms', 'phone', 'post', 'window']),
  }),
  z.object({ type: z.literal('record-receipt'), receivedOn: zLegalDate, receivedBy: zShort }),
  z.object({ type: z.literal('take-back'), reason: zText(500, 5) }),
  z.object({ type: z.literal('settle-return'), result: zText(500, 5) }),
  z.object({
    type: z.literal('ask-help'), body: zShort, question: zText(2000, 10), answerBy: zLegalDate,
    attachments: z.array(z.uuid()).max(4).default([]),
  }),
  z.object({ type: z.literal('answer-help'), letterId: z.uuid(), text: zText(4000, 5), attachments: z.array(z.uuid()).max(4).default([]) }),
])
export type DispatchCommandInput = z.output<typeof zDispatchCommand>

const zOffice = z.object({ id: z.uuid(), name: z.string() })
const zSuggestion = z.object({
  /** Best first; it advises, a person decides. */
  offices: z.array(z.object({
    unit: zOffice,
    reasons: z.array(z.object({ reason: z.enum(REASONS), article: z.string().nullable(), name: z.string(), support: z.number().nullable() })),
  })),
  advice: z.array(z.object({ advice: z.enum(ADVICE), article: z.string(), name: z.string() })),
  /** Place names that went to several offices, for a person to settle. */
  conflicts: z.array(z.object({ name: z.string(), offices: z.array(zOffice) })),
  /** Whether the caller settles place names of the county. */
  settles: z.boolean(),
})
const zLetter = z.object({
  id: z.uuid(), body: z.string(), question: z.string(), askedOn: z.string(), answerBy: z.string(),
  answer: z.object({ on: z.string(), text: z.string() }).nullable(),
})
const zDispatchView = z.object({
  areaCode: z.string(),
  suggestion: zSuggestion,
  dispute: z.object({
    stage: z.enum(DISPUTE_STAGES), counterpart: z.string(), reason: z.string(), on: z.string(), superior: z.string().nullable(),
    taker: z.enum(TAKERS).nullable(), note: z.string(), article: z.string(),
  }).nullable(),
  transfers: z.array(z.object({
    recipient: z.enum(RECIPIENTS), body: z.string(), letter: z.string(), reason: z.string(), sentOn: z.string(), receiptBy: z.string(),
    receivedOn: z.string().nullable(), receivedBy: z.string().nullable(), returned: z.string().nullable(), result: z.string().nullable(),
  })),
  letters: z.array(zLetter),
})
export type DispatchView = z.output<typeof zDispatchView>

function refusalsOf(...codes: readonly (DispatchRefusal | CasefileRefusal)[]): readonly (DispatchRefusal | CasefileRefusal)[] {
  return codes
}

const STEPS = refusalsOf(
  'casefile.not-found', 'casefile.version-conflict', 'casefile.reveals-reporter', 'casefile.unknown-attachment', 'dispatch.not-permitted', 'dispatch.wrong-stage', 'dispatch.never-forward', 'dispatch.report-apart',
  'dispatch.day-in-past', 'dispatch.day-in-future', 'dispatch.unknown-letter', 'dispatch.already-answered', 'dispatch.no-transfer', 'dispatch.no-superior', 'dispatch.file-ended', 'dispatch.accepted-stays',
)

export const routes = {
  command: stepRoute('dispatch', 'Take a step between offices: dispute jurisdiction, transfer out, ask another county for help', zDispatchCommand, STEPS),
  read: route({
    id: 'read-dispatch', method: 'GET', path: '/files/:id/dispatch', access: 'staff',
    summary: 'Suggested offices with reasons, jurisdiction dispute, transfers and help letters of a file',
    input: z.object({ id: z.uuid() }), output: zDispatchView, refusals: refusalsOf('casefile.not-found'),
  }),
  ...placeRoutes,
} as const

export type DispatchRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<DispatchRefusal> = refusalTexts

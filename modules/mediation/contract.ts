/** What callers send to the mediation module and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

export const MODES = ['on-site', 'phone', 'audio', 'video', 'internet'] as const
export const AGREEMENT_FORMS = ['written', 'waived', 'performed'] as const
export const COST_BEARERS = ['consumer', 'respondent', 'shared', 'undecided'] as const
export const ENTRUSTED_RESULTS = ['agreed', 'failed', 'given-back'] as const
/** What a follow-up found: performed; to be asked again on a later day; not performed and no longer followed, the parties told of the court. */
export const PERFORMANCE = ['performed', 'later', 'given-up'] as const
/** What the consumer says of it: all done, part of it, nothing. */
export const SAID_PERFORMANCE = ['full', 'partly', 'none'] as const
export const TOLD_BY = ['portal', 'sms', 'phone', 'post', 'window'] as const

const zAgreementTerm = z.object({
  party: z.enum(['consumer', 'respondent']),
  duty: zText(500, 2),
  dueOn: zLegalDate,
  amountFen: z.int().min(0).max(10_000_000_000).optional(),
})

export const zMediationCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('invite'), mode: z.enum(MODES), startsAt: z.iso.datetime({ offset: true }), place: zText(200, 2),
    mediators: z.array(zText(50, 2)).min(1).max(5),
  }),
  z.object({ type: z.literal('record-answer'), party: z.enum(['consumer', 'respondent']), willing: z.boolean(), note: zText(500).optional() }),
  z.object({ type: z.literal('hold-session'), sessionId: z.uuid(), present: z.array(z.enum(['consumer', 'respondent'])).max(2), record: zText(4000, 5) }),
  z.object({ type: z.literal('suspend'), reason: z.string().max(60), from: zLegalDate, body: zText(100, 2), note: zText(500).optional() }),
  z.object({ type: z.literal('resume'), lastDay: zLegalDate, note: zText(500).optional() }),
  /** `agreedOn`: the day it was signed or struck; today where absent. */
  z.object({ type: z.literal('record-agreement'), form: z.enum(AGREEMENT_FORMS), terms: z.array(zAgreementTerm).min(1).max(20), agreedOn: zLegalDate.optional() }),
  z.object({ type: z.literal('terminate'), ground: z.string().max(60), reason: zText(1000, 5) }),
  z.object({ type: z.literal('cancel-session'), sessionId: z.uuid(), reason: zText(500, 2) }),
  z.object({ type: z.literal('ask-recusal'), mediator: zText(50, 2), party: z.enum(['consumer', 'respondent']), reason: zText(500, 5) }),
  z.object({ type: z.literal('decide-recusal'), granted: z.boolean(), reason: zText(500, 2), replacement: z.array(zText(50, 2)).max(5).optional() }),
  z.object({ type: z.literal('entrust'), body: zText(100, 2), letter: zText(100, 2), consent: zText(500, 2).optional() }),
  z.object({ type: z.literal('record-entrusted'), repliedOn: zLegalDate, result: z.enum(ENTRUSTED_RESULTS), text: zText(2000, 2) }),
  z.object({ type: z.literal('order-test'), how: z.enum(['agreed', 'appointed']), body: zText(100, 2), matter: zText(500, 2), cost: z.enum(COST_BEARERS) }),
  z.object({ type: z.literal('record-test'), conclusion: zText(2000, 2), cost: z.enum(COST_BEARERS) }),
  z.object({ type: z.literal('record-performance'), result: z.enum(PERFORMANCE), on: zLegalDate, note: zText(1000, 2) }),
  z.object({ type: z.literal('say-performance'), result: z.enum(SAID_PERFORMANCE), on: zLegalDate, note: zText(1000, 2) }),
  z.object({ type: z.literal('record-confirmation'), appliedOn: zLegalDate, court: zText(100, 2) }),
  z.object({ type: z.literal('tell'), party: z.enum(['both', 'consumer', 'respondent']), by: z.enum(TOLD_BY) }),
])
export type MediationCommandInput = z.output<typeof zMediationCommand>

const REFUSALS: readonly (MediationRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.version-conflict', 'mediation.not-permitted', 'mediation.wrong-stage', 'mediation.unknown-session', 'mediation.session-held',
  'mediation.session-in-past', 'mediation.session-not-begun', 'mediation.session-open', 'mediation.unknown-reason', 'mediation.bad-suspension',
  'mediation.not-willing', 'mediation.term-in-past', 'mediation.unknown-ground', 'mediation.limit-not-passed', 'mediation.nobody-absent', 'mediation.not-tried', 'mediation.already-told',
  'mediation.consent-needed', 'mediation.waiver-needed', 'mediation.not-in-pack', 'mediation.recusal-open', 'mediation.no-recusal', 'mediation.recused', 'mediation.unknown-mediator',
  'mediation.replacement-needed', 'mediation.entrusted-once', 'mediation.entrusting-consent', 'mediation.with-entrusted', 'mediation.not-entrusted',
  'mediation.test-open', 'mediation.no-test', 'mediation.test-by-agreement', 'mediation.nothing-to-perform', 'mediation.no-confirmation',
  'mediation.confirmed-already', 'mediation.confirmation-late', 'mediation.day-outside', 'mediation.day-not-ahead',
]

export const routes = {
  consumerCommand: route({
    id: 'consumer-mediation', method: 'POST', path: '/public/complaints/mediation', access: 'consumer',
    summary: 'Say whether the agreement was performed, by number and query code; track the file for the result',
    input: z.object({ number: z.string().trim().min(6).max(40), queryCode: z.string().trim().min(6).max(20), key: zIdempotencyKey, command: zMediationCommand }),
    output: z.object({ version: z.number() }),
    refusals: ['casefile.not-found', 'mediation.not-permitted', 'mediation.wrong-stage', 'mediation.nothing-to-perform', 'mediation.day-outside'] satisfies readonly (MediationRefusal | CasefileRefusal)[],
  }),
  command: route({
    id: 'command-mediation', method: 'POST', path: '/complaints/:id/mediation', access: 'staff',
    summary: 'Take a step in the mediation of an accepted complaint; read the file for the result',
    input: z.object({ id: z.uuid(), key: zIdempotencyKey, version: z.int().min(1), command: zMediationCommand }),
    output: z.object({ version: z.number() }), refusals: REFUSALS,
  }),
} as const

export type MediationRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<MediationRefusal> = refusalTexts

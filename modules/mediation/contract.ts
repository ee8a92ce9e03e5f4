/** What callers send to the mediation module and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

export const MODES = ['on-site', 'phone', 'audio', 'video', 'internet'] as const
export const AGREEMENT_FORMS = ['written', 'waived', 'performed'] as const
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
  z.object({ type: z.literal('record-agreement'), form: z.enum(AGREEMENT_FORMS), terms: z.array(zAgreementTerm).min(1).max(20) }),
  z.object({ type: z.literal('terminate'), ground: z.string().max(60), reason: zText(1000, 5) }),
  z.object({ type: z.literal('tell'), party: z.enum(['both', 'consumer', 'respondent']), by: z.enum(TOLD_BY) }),
])
export type MediationCommandInput = z.output<typeof zMediationCommand>

const REFUSALS: readonly (MediationRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.version-conflict', 'mediation.not-permitted', 'mediation.wrong-stage', 'mediation.unknown-session', 'mediation.session-held',
  'mediation.session-in-past', 'mediation.session-not-begun', 'mediation.session-open', 'mediation.unknown-reason', 'mediation.bad-suspension',
  'mediation.not-willing', 'mediation.term-in-past', 'mediation.unknown-ground', 'mediation.limit-not-passed', 'mediation.already-told',
  'mediation.consent-needed',
]

export const routes = {
  command: route({
    id: 'command-mediation', method: 'POST', path: '/complaints/:id/mediation', access: 'staff',
    summary: 'Take a step in the mediation of an accepted complaint; read the file for the result',
    input: z.object({ id: z.uuid(), key: zIdempotencyKey, version: z.int().min(1), command: zMediationCommand }),
    output: z.object({ version: z.number() }), refusals: REFUSALS,
  }),
} as const

export type MediationRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<MediationRefusal> = refusalTexts

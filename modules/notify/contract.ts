/** What callers ask of the notices of a file, and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'
import { BY_HAND, NOTICE_KINDS, RECIPIENTS } from './templates.ts'

/** `sent`: accepted by gateway or mail server; `failed`: another try would fare no better; `given-up`: tried for a day. */
export const STAGES = ['queued', 'sending', 'sent', 'delivered', 'failed', 'given-up'] as const
export const CHANNELS = ['sms', 'mail'] as const
/** Why a message waits or failed. */
export const REASONS = [
  'landline', 'no-address', 'bad-number', 'bad-mailbox', 'not-configured', 'unreachable', 'login', 'busy', 'refused', 'undelivered', 'broken', 'not-needed',
] as const

/** A message as staff see it: its address masked. */
const zMessage = z.object({
  id: z.uuid(), kind: z.enum(NOTICE_KINDS), recipient: z.enum(RECIPIENTS), channel: z.enum(CHANNELS),
  /** Masked; null until it is looked up, and where there is none. */
  address: z.string().nullable(),
  body: z.string(), stage: z.enum(STAGES), attempts: z.number(), createdAt: z.string(), sentAt: z.string().nullable(), settledAt: z.string().nullable(),
  /** When a queued one is tried (again). */
  dueAt: z.string().nullable(),
  reason: z.enum(REASONS).nullable(), mayResend: z.boolean(),
})
export type MessageView = z.output<typeof zMessage>

/** Put to many files at once (`bulkRoutes`). */
export const zAnnounce = z.object({ type: z.literal('announce'), what: z.enum(BY_HAND) })

const zNotices = z.object({ sms: z.boolean(), mail: z.boolean(), maySend: z.boolean(), messages: z.array(zMessage) })
export type NoticesView = z.output<typeof zNotices>

const zOn = { id: z.uuid(), key: zIdempotencyKey }

function refusalsOf(...codes: readonly (NotifyRefusal | CasefileRefusal)[]): readonly (NotifyRefusal | CasefileRefusal)[] {
  return codes
}

export const routes = {
  list: route({
    id: 'list-notices', method: 'GET', path: '/files/:id/notices', access: 'staff',
    summary: 'What was told on a file by SMS and mail, how far each message is, and which channels are set up',
    input: z.object({ id: z.uuid() }),
    output: zNotices, refusals: refusalsOf('casefile.not-found'),
  }),
  resend: route({
    id: 'resend-notice', method: 'POST', path: '/files/:id/notices/:message/resend', access: 'staff',
    summary: 'Send a message of a file once more, as a message of its own',
    input: z.object({ ...zOn, message: z.uuid() }), output: z.object({ messages: z.number() }),
    refusals: refusalsOf('casefile.not-found', 'notify.not-permitted', 'notify.unknown-message', 'notify.still-sending', 'notify.no-gateway'),
  }),
  announce: route({
    id: 'announce', method: 'POST', path: '/files/:id/notices', access: 'staff',
    summary: 'Tell those who filed a file, every joint complainant too, in a wording chosen from the list',
    input: z.object({ ...zOn, what: z.enum(BY_HAND) }), output: z.object({ messages: z.number() }),
    refusals: refusalsOf('casefile.not-found', 'notify.not-permitted', 'notify.no-gateway', 'notify.nobody'),
  }),
} as const

export type NotifyRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<NotifyRefusal> = refusalTexts

/** A message on its way: queued with the events that cause it, sent after commit, followed until it arrived or cannot. Pure. */
import { checkPhone } from '#platform/pure/identifiers/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { CHANNELS, REASONS, STAGES } from './contract.ts'

export type NoticeStage = (typeof STAGES)[number]
export type Channel = (typeof CHANNELS)[number]
export type Reason = (typeof REASONS)[number]

/** What a channel says of one try. `final`: another try would fare no better. */
export type Outcome =
  /** Accepted for sending, under these ids, one a part. */
  | { readonly accepted: true; readonly ids: readonly string[] }
  | { readonly accepted: false; readonly final: boolean; readonly reason: Reason; readonly detail: string | null }

/** What becomes of a message after a try that failed. */
export type Failed =
  | { readonly stage: 'queued'; readonly dueAt: Date; readonly reason: Reason; readonly detail: string | null }
  | { readonly stage: 'failed' | 'given-up'; readonly dueAt: Date; readonly reason: Reason; readonly detail: string | null }

const SECOND = 1_000
const FIRST_DELAY_MS = 30 * SECOND
const LONGEST_DELAY_MS = 2 * 3_600 * SECOND
/** A notice a day late tells nobody in time: then a person is told to take the phone. */
const GIVE_UP_MS = 24 * 3_600 * SECOND
/** Longer than the timeouts of any channel: only a worker that has died lets it run out. */
export const LEASE_MS = 5 * 60 * SECOND

/** Milliseconds to wait after the n-th try, n from 1: half a minute, two, eight, …, at most two hours. */
function delayAfter(attempts: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 4 ** Math.min(attempts - 1, 10))
}

export function afterFailure(message: { readonly attempts: number; readonly createdAt: Date }, outcome: Extract<Outcome, { accepted: false }>, now: Date): Failed {
  const { reason, detail } = outcome
  if (outcome.final) return { stage: 'failed', dueAt: now, reason, detail }
  const dueAt = new Date(now.getTime() + delayAfter(message.attempts))
  const late = dueAt.getTime() - message.createdAt.getTime() > GIVE_UP_MS
  return late ? { stage: 'given-up', dueAt: now, reason, detail } : { stage: 'queued', dueAt, reason, detail }
}

/** A number to send to, or why it cannot be texted: a landline rings, but reads nothing. */
export function mobileOf(phone: string | null | undefined): { readonly number: string } | { readonly reason: Reason } {
  if (!phone) return { reason: 'no-address' }
  const checked = checkPhone(phone)
  if (isRefusal(checked)) return { reason: 'bad-number' }
  return checked.kind === 'mobile' ? { number: checked.value } : { reason: 'landline' }
}

export function mailboxOf(address: string | null | undefined): { readonly mailbox: string } | { readonly reason: Reason } {
  if (!address) return { reason: 'no-address' }
  return /^[^\s@<>,;:"()[\]\\]{1,64}@[\p{L}\p{N}.-]{1,180}$/u.test(address) ? { mailbox: address } : { reason: 'bad-mailbox' }
}

/** z**@example.cn */
export function maskMailbox(mailbox: string): string {
  const [name = '', host = ''] = mailbox.split('@')
  return `${name.slice(0, 1)}**@${host}`
}

/** Stages from which a message goes nowhere by itself; a person may send it once more. */
export function mayResend(stage: NoticeStage): boolean {
  return stage === 'failed' || stage === 'given-up' || stage === 'sent' || stage === 'delivered'
}

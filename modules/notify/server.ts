/** The handlers of notices: list, send once more, tell by hand. */
import { refuse, isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { Database } from '#platform/db/database.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import { maskPhone } from '#modules/party/party.ts'
import type { MessageView, NoticesView, NotifyRefusal } from './contract.ts'
import { maskMailbox, mayResend, type Channel } from './notify.ts'
import { maySend } from './policy.ts'
import { findMessage, listMessages, messagesInsert, type Message, type NewMessage } from './store.ts'
import { shownToStaff, type ByHand } from './templates.ts'

export interface NotifyServer {
  readonly database: Database
  /** Which channels are set up. */
  readonly channels: ReadonlySet<Channel>
  clock(): Date
  newId(): string
  /** The messages to those who filed the file, each with a key of its own that begins with `key`. */
  compose(head: FileHead, what: ByHand, key: string, requestedBy: string): Promise<readonly NewMessage[]>
}

function viewOf(message: Message): MessageView {
  const { id, kind, recipient, channel, address, body, stage, attempts, createdAt, sentAt, settledAt, dueAt, reason } = message
  return {
    id, kind, recipient, channel, body: shownToStaff(kind, body), stage, attempts, reason, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null, dueAt: stage === 'queued' ? dueAt.toISOString() : null, mayResend: mayResend(stage),
    address: address && (channel === 'sms' ? maskPhone(address) : maskMailbox(address)),
  }
}

export async function list({ database, channels }: NotifyServer, head: FileHead, actor: Actor): Promise<NoticesView> {
  const messages = (await listMessages(database, head.id)).map(viewOf)
  return { sms: channels.has('sms'), mail: channels.has('mail'), maySend: !maySend(actor, head), messages }
}

/** The address is looked up anew: it may have been the reason why nothing arrived. */
export async function resend({ database, channels, clock, newId }: NotifyServer, head: FileHead, messageId: string, key: string, actor: Actor): Promise<{ messages: number } | Refusal<NotifyRefusal>> {
  const forbidden = maySend(actor, head)
  if (forbidden) return forbidden
  const message = await findMessage(database, head.id, messageId)
  if (!message) return refuse('notify.unknown-message')
  if (!mayResend(message.stage)) return refuse('notify.still-sending')
  if (!channels.has(message.channel)) return refuse('notify.no-gateway')
  const address = message.partyId ? null : message.address
  await database.run(messagesInsert([{ ...message, id: newId(), key: `resend:${messageId}:${key}`, address, requestedBy: actor.id, createdAt: clock() }]))
  return { messages: 1 }
}

export async function announce(server: NotifyServer, head: FileHead, what: ByHand, key: string, actor: Actor): Promise<{ messages: number } | Refusal<NotifyRefusal>> {
  const forbidden = maySend(actor, head)
  if (isRefusal(forbidden)) return forbidden
  if (!server.channels.has('sms')) return refuse('notify.no-gateway')
  const messages = await server.compose(head, what, `hand:${head.id}:${key}`, actor.id)
  if (messages.length === 0) return refuse('notify.nobody')
  await server.database.run(messagesInsert(messages))
  return { messages: messages.length }
}

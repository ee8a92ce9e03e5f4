/** Puts notify together: which change is told to whom, where addresses stand, what is sent by hand. */
import type { Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { addresseesOf, filerOfKind, noticesFor, recipientOf, type Notice } from '#flows/notices.ts'
import type { FileHead } from '#modules/casefile/casefile.ts'
import type { Change, Desk } from '#modules/casefile/desk.ts'
import { foldFile } from '#modules/casefile/engine.ts'
import { readEvents } from '#modules/casefile/store.ts'
import type { Carrier } from '#modules/notify/channels/channel.ts'
import type { Sender } from '#modules/notify/jobs.ts'
import type { Channel } from '#modules/notify/notify.ts'
import type { NotifyServer } from '#modules/notify/server.ts'
import { messagesInsert, type Message, type NewMessage } from '#modules/notify/store.ts'
import { word, wordingByHand } from '#modules/notify/templates.ts'
import { findOperator, findPerson } from '#modules/party/store.ts'

export interface Notifying {
  readonly carriers: Readonly<Partial<Record<Channel, Carrier>>>
  /** Stands before every SMS, as 【…】, where the gateway does not put it there itself. */
  readonly signature: string
}

interface Composing {
  readonly channels: ReadonlySet<Channel>
  readonly signature: string
  /** Of the portal, without a slash at the end. */
  readonly origin: string
  clock(): Date
  newId(): string
}

export function composing({ carriers, signature }: Notifying, origin: string, clock: () => Date, newId: () => string): Composing {
  return { channels: new Set(Object.keys(carriers) as Channel[]), signature, origin, clock, newId }
}

/** What happened longer ago is taken over from elsewhere, not news. */
const NEWS_MS = 24 * 3_600_000

function compose(by: Composing, head: FileHead, states: Readonly<Record<string, unknown>>, { kind, values }: Notice, key: string, requestedBy: string | null): readonly NewMessage[] {
  const recipient = recipientOf(kind)
  const body = `${by.signature}${word(kind, { ...values, number: head.number, link: `${by.origin}/track` })}`
  return addresseesOf(recipient, states).map(({ partyId, address }, place) => ({
    id: by.newId(), key: `${key}:${kind}:${place}`, fileId: head.id, kind, recipient, partyId, address, channel: 'sms', subject: null, body,
    deliveryId: null, requestedBy, createdAt: by.clock(),
  }))
}

/** What is to be told of changes, to be written with them; nothing where no gateway is set up, so that nothing pretends to have been sent. */
export function messagesOf(by: Composing, changes: readonly Change[]): readonly Sql[] {
  if (!by.channels.has('sms')) return []
  const since = by.clock().getTime() - NEWS_MS
  const messages = changes.flatMap(({ head, folded, fresh }) => fresh
    .filter(({ meta }) => head.number !== '' && Date.parse(meta.at) >= since)
    .flatMap(({ event, meta }) => noticesFor(event, folded.states).flatMap((notice) => compose(by, head, folded.states, notice, `event:${head.id}:${meta.seq}`, null))))
  return messages.length > 0 ? [messagesInsert(messages)] : []
}

/** As stated by the person, or in the register for a firm. */
async function addressOf(database: Database, { partyId, recipient }: Message): Promise<string | null> {
  if (!partyId) return null
  return (recipient === 'respondent' ? await findOperator(database, partyId) : await findPerson(database, partyId))?.phone ?? null
}

export function notifyServers(desk: Desk, by: Composing, { carriers }: Notifying): { readonly notices: NotifyServer; readonly sender: Sender } {
  const { database, clock, newId } = desk
  return {
    notices: {
      database, channels: by.channels, clock, newId,
      compose: async (head, what, key, requestedBy) => {
        const { states } = foldFile(desk.practice, await readEvents(database, head.id), head)
        return compose(by, head, states, { kind: wordingByHand(what, filerOfKind(head.kind)), values: {} }, key, requestedBy)
      },
    },
    sender: { database, carriers, clock, addressOf: (message) => addressOf(database, message), onNews: () => Promise.resolve() },
  }
}

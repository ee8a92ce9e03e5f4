/** Puts notify together: which change is told to whom, where addresses stand, what is sent by hand. */
import type { Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { addresseesOf, filerOfKind, isStillNeeded, noticesFor, recipientOf, type Notice } from '#flows/notices.ts'
import type { FileHead } from '#modules/casefile/casefile.ts'
import type { Change, Desk } from '#modules/casefile/desk.ts'
import { queryCode } from '#modules/casefile/query-code.ts'
import { foldFile } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { findFile, readEvents } from '#modules/casefile/store.ts'
import { holders } from '#modules/complaint/holders.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import type { Carrier } from '#modules/notify/channels/channel.ts'
import type { Sender } from '#modules/notify/jobs.ts'
import type { Channel } from '#modules/notify/notify.ts'
import type { NotifyServer } from '#modules/notify/server.ts'
import { findMailbox, messagesInsert, type Message, type NewMessage } from '#modules/notify/store.ts'
import { word, wordingByHand } from '#modules/notify/templates.ts'
import { findOperator, findPerson } from '#modules/party/store.ts'
import { paperAddress, proveByNews } from './papers.ts'

export interface Notifying {
  readonly carriers: Readonly<Partial<Record<Channel, Carrier>>>
  /** Stands before every SMS, as 【…】, where the gateway does not put it there itself. */
  readonly signature: string
}

interface Composing {
  readonly channels: ReadonlySet<Channel>
  readonly signature: string
  /** From which the addresses of delivered documents are derived. */
  readonly secret: Buffer
  /** Of the portal, without a slash at the end. */
  readonly origin: string
  clock(): Date
  newId(): string
}

export function composing({ carriers, signature }: Notifying, secret: Buffer, origin: string, clock: () => Date, newId: () => string): Composing {
  return { channels: new Set(Object.keys(carriers) as Channel[]), signature, secret, origin, clock, newId }
}

/** What happened longer ago is taken over from elsewhere, not news. */
const NEWS_MS = 24 * 3_600_000

/** Nine o'clock in Asia/Shanghai. */
const MORNING = 'T01:00:00Z'

const SUBJECT = '文书送达通知'

function compose(by: Composing, head: FileHead, states: Readonly<Record<string, unknown>>, { kind, values, only, on, by: carrier, deliveryId }: Notice, key: string, requestedBy: string | null): readonly NewMessage[] {
  const recipient = recipientOf(kind)
  const link = deliveryId ? paperAddress(by.origin, by.secret, deliveryId) : `${by.origin}/track`
  const holder = kind === 'complainant-code' ? holders(states['complaint'] as ComplaintState).find(({ personId }) => personId === only) : undefined
  const text = word(kind, { ...values, number: head.number, link, ...(holder && { code: queryCode(by.secret, head.id, holder) }) })
  const common = { fileId: head.id, kind, recipient, deliveryId: deliveryId ?? null, requestedBy, createdAt: on ? new Date(`${on}${MORNING}`) : by.clock() }
  // A mail goes to the mailbox that was named for the delivery.
  if (carrier === 'mail') return [{ ...common, id: by.newId(), key: `${key}:${kind}`, partyId: null, address: null, channel: 'mail', subject: SUBJECT, body: text }]
  return addresseesOf(recipient, states, only).map(({ partyId, address }, place) => ({
    ...common, id: by.newId(), key: `${key}:${kind}:${place}`, partyId, address, channel: 'sms', subject: null, body: `${by.signature}${text}`,
  }))
}

/** What is to be told of changes, to be written with them; nothing where no gateway is set up, so that nothing pretends to have been sent. */
export function messagesOf(by: Composing, changes: readonly Change[]): readonly Sql[] {
  const since = by.clock().getTime() - NEWS_MS
  const messages = changes.flatMap(({ head, folded, fresh }) => fresh
    .filter(({ meta }) => head.number !== '' && Date.parse(meta.at) >= since)
    .flatMap(({ event, meta }) => noticesFor(event, folded.states).filter((notice) => by.channels.has(notice.by ?? 'sms')).flatMap((notice) => compose(by, head, folded.states, notice, `event:${head.id}:${meta.seq}`, null))))
  return messages.length > 0 ? [messagesInsert(messages)] : []
}

/** What was to be told of how a file began, before it had a number. */
export async function announceOpening(desk: Desk, by: Composing, head: FileHead): Promise<boolean> {
  const recorded = await readEvents(desk.database, head.id)
  const folded = foldFile(desk.practice, recorded, head)
  for (const statement of messagesOf(by, [{ before: {}, head, folded, recorded, fresh: recorded.filter(({ event }) => event.type === 'complaint.complainant-joined') }])) await desk.database.run(statement)
  return by.channels.has('sms')
}

/** As named for the delivery of a document, as stated by the person, or in the register for a firm. */
async function addressOf(database: Database, { channel, deliveryId, partyId, recipient }: Message): Promise<string | null> {
  if (channel === 'mail') return deliveryId ? await findMailbox(database, deliveryId) ?? null : null
  if (!partyId) return null
  return (recipient === 'respondent' ? await findOperator(database, partyId) : await findPerson(database, partyId))?.phone ?? null
}

/** Only what waited for its day is looked up: the rest is news. */
async function isNeeded(desk: Desk, { kind, fileId, requestedBy }: Message): Promise<boolean> {
  if (kind !== 'performance-asked' || requestedBy !== null) return true
  const head = await findFile(desk.database, fileId)
  return head !== undefined && isStillNeeded(kind, (await readFolded(desk, head)).states)
}

export function notifyServers(desk: Desk, by: Composing, { carriers }: Notifying): { readonly notices: NotifyServer; readonly sender: Sender } {
  const { database, clock, newId } = desk
  return {
    notices: {
      database, channels: by.channels, clock, newId,
      compose: async (head, what, key, requestedBy) => {
        const { states } = await readFolded(desk, head)
        return compose(by, head, states, { kind: wordingByHand(what, filerOfKind(head.kind)), values: {} }, key, requestedBy)
      },
    },
    sender: { database, carriers, clock, addressOf: (message) => addressOf(database, message), isNeeded: (message) => isNeeded(desk, message), onNews: (news) => proveByNews(desk, news) },
  }
}

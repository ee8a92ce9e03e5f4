/** The SQL of notify. Personal data (address, text) stand in `notify.message` and nowhere else. */
import sql, { type Sql } from 'sql-template-tag'
import type { Queries } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import { LEASE_MS, type Channel, type Failed, type NoticeStage, type Reason } from './notify.ts'
import type { NoticeKind, Recipient } from './templates.ts'

export interface NewMessage {
  readonly id: string
  readonly key: string
  readonly fileId: string
  readonly kind: NoticeKind
  readonly recipient: Recipient
  readonly partyId: string | null
  /** Where it is known already; else it is looked up when the message is sent. */
  readonly address: string | null
  readonly channel: Channel
  readonly subject: string | null
  readonly body: string
  readonly deliveryId: string | null
  readonly requestedBy: string | null
  /** When it was caused; of a reminder, the moment it is for, before which it is not sent. */
  readonly createdAt: Date
}

export interface Message extends NewMessage {
  readonly stage: NoticeStage
  readonly attempts: number
  readonly dueAt: Date
  readonly sentAt: Date | null
  readonly settledAt: Date | null
  readonly reason: Reason | null
}

const NEW = {
  id: 'uuid', key: 'text', fileId: 'uuid', kind: 'text', recipient: 'text', partyId: 'uuid', address: 'text', channel: 'text', subject: 'text', body: 'text',
  deliveryId: 'uuid', requestedBy: 'text', createdAt: 'timestamptz',
} as const

/** Written in the statement of the change that causes them; the same key again writes nothing. */
export function messagesInsert(messages: readonly NewMessage[]): Sql {
  return sql`
    insert into notify.message (id, key, file_id, kind, recipient, party_id, address, channel, subject, body, delivery_id, requested_by, created_at, due_at)
    select id, key, "fileId", kind, recipient, "partyId", address, channel, subject, body, "deliveryId", "requestedBy", "createdAt", "createdAt"
      from ${recordset('caused', NEW, messages)} on conflict (key) do nothing`
}

/** Where a document goes whose recipient named a mailbox for it; written beside the delivery. */
export function mailboxInsert(deliveryId: string, address: string): Sql {
  return sql`insert into notify.mailbox (delivery_id, address) values (${deliveryId}, ${address}) on conflict (delivery_id) do nothing`
}

export async function findMailbox(db: Queries, deliveryId: string): Promise<string | undefined> {
  return (await db.one<{ address: string }>(sql`select address from notify.mailbox where delivery_id = ${deliveryId}`))?.address
}

const MESSAGE = sql`id, key, file_id as "fileId", kind, recipient, party_id as "partyId", address, channel, subject, body, delivery_id as "deliveryId",
  requested_by as "requestedBy", created_at as "createdAt", stage, attempts, due_at as "dueAt", sent_at as "sentAt", settled_at as "settledAt", reason`

/**
 * Takes up what is due, each by one worker alone. One that dies leaves its messages `sending`; they are due again when the
 * lease ends, so that a message may go out twice but never not at all.
 */
export async function claimDue(db: Queries, now: Date, limit: number): Promise<readonly Message[]> {
  return db.rows<Message>(sql`
    update notify.message set stage = 'sending', attempts = attempts + 1, due_at = ${new Date(now.getTime() + LEASE_MS)}
     where id in (select id from notify.message where stage in ('queued', 'sending') and due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    returning ${MESSAGE}`)
}

/** Of a worker whose lease has run out, nothing is taken any more: another has the message now. */
function held({ id, attempts }: Pick<Message, 'id' | 'attempts'>): Sql {
  return sql`id = ${id} and stage = 'sending' and attempts = ${attempts}`
}

export async function noteAddress(db: Queries, message: Pick<Message, 'id' | 'attempts'>, address: string): Promise<void> {
  await db.run(sql`update notify.message set address = ${address} where ${held(message)}`)
}

/** An id that a gateway has given before now means the newer message. */
export async function noteSent(db: Queries, message: Pick<Message, 'id' | 'attempts'>, ids: readonly string[], at: Date): Promise<void> {
  const rows = ids.map((gatewayId) => ({ gatewayId }))
  await db.run(sql`
    with noted as (
      update notify.message set stage = 'sent', sent_at = ${at}, reason = null, detail = null, parts = ${ids.length} where ${held(message)} returning id
    )
    insert into notify.part (gateway_id, message_id) select "gatewayId", noted.id from noted, ${recordset('given', { gatewayId: 'text' }, rows)}
    on conflict (gateway_id) do update set message_id = excluded.message_id`)
}

export async function noteFailed(db: Queries, message: Pick<Message, 'id' | 'attempts'>, { stage, dueAt, reason, detail }: Failed, at: Date): Promise<void> {
  await db.run(sql`
    update notify.message set stage = ${stage}, due_at = ${dueAt}, reason = ${reason}, detail = ${detail},
      settled_at = ${stage === 'queued' ? null : at}::timestamptz where ${held(message)}`)
}

export interface Receipt {
  /** Id of a part, as the gateway gave it. */
  readonly gatewayId: string
  readonly delivered: boolean
  readonly detail: string | null
}

export async function noteReceipt(db: Queries, { gatewayId, delivered, detail }: Receipt, at: Date): Promise<void> {
  await db.run(sql`
    insert into notify.receipt (gateway_id, delivered, detail, at) values (${gatewayId}, ${delivered}, ${detail}, ${at}) on conflict (gateway_id) do nothing`)
}

/** What is known of a message once its reports are in; `delivered` when every part has arrived. */
export type Settled = Pick<Message, 'id' | 'fileId' | 'deliveryId' | 'channel' | 'stage'>

/**
 * Brings messages up to date with the reports on their parts. Called after a report and after an acceptance, each committed
 * before: whichever comes second sees both.
 */
export async function settleReported(db: Queries, gatewayIds: readonly string[], at: Date): Promise<readonly Settled[]> {
  return db.rows<Settled>(sql`
    with concerned as (select distinct message_id from notify.part where gateway_id = any(${gatewayIds}::text[])),
    counted as (
      select p.message_id, count(r.gateway_id) filter (where r.delivered) as arrived, bool_or(not r.delivered) as failed, max(r.detail) filter (where not r.delivered) as detail
        from notify.part p join concerned c using (message_id) left join notify.receipt r on r.gateway_id = p.gateway_id group by p.message_id
    )
    update notify.message m set stage = case when c.failed then 'failed' else 'delivered' end, settled_at = ${at},
        reason = case when c.failed then 'undelivered' end, detail = case when c.failed then c.detail end
      from counted c where m.id = c.message_id and m.stage = 'sent' and (c.failed or c.arrived >= m.parts)
    returning m.id, m.file_id as "fileId", m.delivery_id as "deliveryId", m.channel, m.stage`)
}

/** Numbers to which a delivery was announced by text. */
export async function listTexted(db: Queries, deliveryId: string): Promise<readonly string[]> {
  const rows = await db.rows<{ address: string }>(sql`select distinct address from notify.message where delivery_id = ${deliveryId} and channel = 'sms' and address is not null`)
  return rows.map(({ address }) => address)
}

/** Whether a message proves something of a delivery: mail by being taken, a text by arriving. */
const PROVES = sql`delivery_id is not null and ((channel = 'mail' and stage = 'sent') or (channel = 'sms' and stage = 'delivered'))`

/** Messages of which what they proved has not been recorded, oldest first. */
export async function listUnproved(db: Queries, limit: number): Promise<readonly Settled[]> {
  return db.rows<Settled>(sql`
    select id, file_id as "fileId", delivery_id as "deliveryId", channel, stage from notify.message where proved_at is null and ${PROVES} order by id limit ${limit}`)
}

export async function noteProved(db: Queries, id: string, at: Date): Promise<void> {
  await db.run(sql`update notify.message set proved_at = ${at} where id = ${id} and ${PROVES}`)
}

export async function listMessages(db: Queries, fileId: string): Promise<readonly Message[]> {
  return db.rows<Message>(sql`select ${MESSAGE} from notify.message where file_id = ${fileId} order by created_at desc, id desc limit 200`)
}

export async function findMessage(db: Queries, fileId: string, id: string): Promise<Message | undefined> {
  return db.one<Message>(sql`select ${MESSAGE} from notify.message where id = ${id} and file_id = ${fileId}`)
}

/** Reports that belong to nothing known: a gateway shared with others sends such. */
export async function forgetReceipts(db: Queries, before: Date): Promise<number> {
  return db.run(sql`delete from notify.receipt r where at < ${before} and not exists (select 1 from notify.part p where p.gateway_id = r.gateway_id)`)
}

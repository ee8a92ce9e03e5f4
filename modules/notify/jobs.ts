/** Sends what is due and takes in the reports. Runs in the worker, never in a request. */
import type { Database } from '#platform/db/database.ts'
import type { Carrier } from './channels/channel.ts'
import { afterFailure, mailboxOf, mobileOf, type Channel, type Outcome } from './notify.ts'
import { claimDue, forgetReceipts, listUnproved, noteAddress, noteFailed, noteProved, noteReceipt, noteSent, settleReported, type Message, type Receipt, type Settled } from './store.ts'

/** What is known of a message: that a mail server took it, that it arrived, that it did not. */
export type News = Pick<Message, 'id' | 'fileId' | 'deliveryId' | 'channel' | 'stage'>

export interface Sender {
  readonly database: Database
  readonly carriers: Readonly<Partial<Record<Channel, Carrier>>>
  clock(): Date
  /** Number or mailbox as stated, for a message that has none yet. */
  addressOf(message: Message): Promise<string | null>
  /** Of what was written for a later day: whether it is still worth telling. */
  isNeeded(message: Message): Promise<boolean>
  /** Told after it is stored; may be told twice. */
  onNews(news: News): Promise<void>
}

const BATCH = 20
const RECEIPTS_LIFE_MS = 30 * 24 * 3_600_000

/** Sends what is due now; gives how many messages were taken up. */
export async function sendDue(sender: Sender): Promise<number> {
  let taken = 0
  for (;;) {
    const due = await claimDue(sender.database, sender.clock(), BATCH)
    const results = await Promise.allSettled(due.map((message) => sendOne(sender, message)))
    taken += due.length
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
    if (due.length < BATCH) return taken
  }
}

async function sendOne(sender: Sender, message: Message): Promise<void> {
  const { database } = sender
  const outcome = await outcomeOf(sender, message)
  const at = sender.clock()
  if (!outcome.accepted) return noteFailed(database, message, afterFailure(message, outcome, at), at)
  await noteSent(database, message, outcome.ids, at)
  const { id, fileId, deliveryId, channel } = message
  await tell(sender, [{ id, fileId, deliveryId, channel, stage: 'sent' }])
  return tell(sender, await settleReported(database, outcome.ids, at))
}

async function outcomeOf(sender: Sender, message: Message): Promise<Outcome> {
  if (!await sender.isNeeded(message)) return { accepted: false, final: true, reason: 'not-needed', detail: null }
  const carrier = sender.carriers[message.channel]
  if (!carrier) return { accepted: false, final: true, reason: 'not-configured', detail: null }
  const stated = message.address ?? await sender.addressOf(message)
  const checked = message.channel === 'sms' ? mobileOf(stated) : mailboxOf(stated)
  if (stated && stated !== message.address) await noteAddress(sender.database, message, stated)
  if ('reason' in checked) return { accepted: false, final: true, reason: checked.reason, detail: null }
  const address = 'number' in checked ? checked.number : checked.mailbox
  return carrier.send({ id: message.id, address, subject: message.subject, body: message.body })
}

/** Told, then noted as told: what a crash leaves between the two is told again by {@link tellUnproved}. */
async function tell({ database, onNews, clock }: Sender, settled: readonly Settled[]): Promise<void> {
  for (const news of settled) {
    await onNews(news)
    if (news.deliveryId !== null) await noteProved(database, news.id, clock())
  }
}

/** Takes up what messages proved and nobody recorded; gives how many there were. */
export async function tellUnproved(sender: Sender): Promise<number> {
  let told = 0
  for (;;) {
    const unproved = await listUnproved(sender.database, BATCH)
    await tell(sender, unproved)
    told += unproved.length
    if (unproved.length < BATCH) return told
  }
}

/** Takes in a report of a gateway; one that belongs to nothing known is kept for a while. */
export async function takeReceipt(sender: Sender, receipt: Receipt): Promise<void> {
  const at = sender.clock()
  await noteReceipt(sender.database, receipt, at)
  await tell(sender, await settleReported(sender.database, [receipt.gatewayId], at))
}

export async function tidyReceipts({ database, clock }: Sender): Promise<void> {
  await forgetReceipts(database, new Date(clock().getTime() - RECEIPTS_LIFE_MS))
}

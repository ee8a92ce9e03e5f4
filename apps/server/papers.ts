/** Documents delivered online: the page where each is read and signed for, who may, and what that proves. */
import { createHmac } from 'node:crypto'
import type { Sql } from 'sql-template-tag'
import { codeFrom, sameCode } from '#platform/codes.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { CodeHolder } from '#modules/casefile/casefile.ts'
import type { Change, Desk } from '#modules/casefile/desk.ts'
import { transact } from '#modules/casefile/desk.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { isQueryCode } from '#modules/casefile/query-code.ts'
import { findHolder, findTracked, holderWith, readFolded } from '#modules/casefile/reading.ts'
import { findFile } from '#modules/casefile/store.ts'
import { holders } from '#modules/complaint/holders.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import type { DocumentEvent, DocumentRefusal, DocumentState } from '#modules/document/index.ts'
import type { Delivery, DocumentCommand, Proof } from '#modules/document/document.ts'
import { claimTry, findLinked, forgetTries, linksInsert, listLinked, readIssued, REST_MINUTES, type Linked } from '#modules/document/store.ts'
import { TEMPLATES } from '#modules/document/templates.ts'
import type { News } from '#modules/notify/jobs.ts'
import { listTexted } from '#modules/notify/store.ts'
import { findOperator } from '#modules/party/store.ts'
import type { Paper, PaperServices } from '#apps/portal/services.ts'

const LENGTH = 16

/** Sixteen characters, some 73 bits: nobody finds the page who was not sent there. */
function tokenOf(secret: Buffer, deliveryId: string): string {
  return codeFrom(createHmac('sha512', secret).update(`paper:${deliveryId}`).digest(), LENGTH)
}

export function paperAddress(origin: string, secret: Buffer, deliveryId: string): string {
  return `${origin}/papers/${tokenOf(secret, deliveryId)}`
}

const ONLINE: ReadonlySet<string> = new Set(['sms', 'mail', 'web'])

/** The pages of what changes delivered online. */
export function linksOf(secret: Buffer, changes: readonly Change[]): readonly Sql[] {
  const links = changes.flatMap(({ head, fresh }) => fresh.flatMap(({ event, meta }) => {
    const delivered = event as DocumentEvent
    if (delivered.type !== 'document.delivered' || !ONLINE.has(delivered.channel)) return []
    const { documentId, deliveryId, audience } = delivered
    return [{ token: tokenOf(secret, deliveryId), fileId: head.id, documentId, deliveryId, audience, at: new Date(meta.at) }]
  }))
  return links.length > 0 ? [linksInsert(links)] : []
}

async function note(desk: Desk, { fileId, documentId, deliveryId }: Pick<Linked, 'fileId' | 'documentId' | 'deliveryId'>, proof: Proof): Promise<void> {
  const command: DocumentCommand = { type: 'note-proof', documentId, deliveryId, proof }
  const done = await transact(desk, { fileId, key: `proof:${deliveryId}:${proof}`, actor: SYSTEM, procedure: 'document', command })
  if (isRefusal(done)) throw new Error(`proof of delivery refused: ${done.refusal}`)
}

/** What the gateway or the mail server said of the message that announced a document. */
export async function proveByNews(desk: Desk, { fileId, deliveryId, channel, stage }: News): Promise<void> {
  const proof = channel === 'mail' && stage === 'sent' ? 'mail-accepted' : channel === 'sms' && stage === 'delivered' ? 'sms-delivered' : undefined
  if (!deliveryId || !proof) return
  const document = (await stateOf<DocumentState>(desk, fileId, 'document'))?.documents.find(({ deliveries }) => deliveries.some(({ id }) => id === deliveryId))
  if (document) await note(desk, { fileId, documentId: document.id, deliveryId }, proof)
}

async function stateOf<State>(desk: Desk, fileId: string, procedure: string): Promise<State | undefined> {
  const head = await findFile(desk.database, fileId)
  if (!head) throw new Error(`file ${fileId} has gone`)
  return (await readFolded(desk, head)).states[procedure] as State | undefined
}

/** What the firm shows to be the firm; `any` of the values will do. */
interface Known {
  readonly asks: 'credit-code' | 'phone-end'
  readonly any: readonly string[]
}

const PHONE_END = 4

/** Its credit code; where we know none, the end of the number that was texted, else of the one we have. Nothing where we have nothing. */
async function knownOfFirm(desk: Desk, { fileId, deliveryId }: Linked): Promise<Known | undefined> {
  const respondent = (await stateOf<ComplaintState>(desk, fileId, 'complaint'))?.statement?.respondent
  const operator = respondent?.operatorId ? await findOperator(desk.database, respondent.operatorId) : undefined
  const creditCode = respondent?.creditCode ?? operator?.creditCode
  if (creditCode) return { asks: 'credit-code', any: [creditCode] }
  const texted = await listTexted(desk.database, deliveryId)
  const phones = texted.length > 0 ? texted : [respondent?.phone ?? operator?.phone ?? ''].filter((phone) => phone !== '')
  return phones.length > 0 ? { asks: 'phone-end', any: phones.map((phone) => phone.replace(/\D/g, '').slice(-PHONE_END)) } : undefined
}

async function paperOf(desk: Desk, linked: Linked): Promise<Paper> {
  const { token, template, number, authority, issuedOn, voidedAt, audience } = linked
  const filer = audience === 'complainant' || audience === 'reporter'
  const asks = filer ? 'query-code' : (audience === 'respondent' ? await knownOfFirm(desk, linked) : undefined)?.asks ?? 'nothing'
  return { token, title: { zh: TEMPLATES[template].zh, en: TEMPLATES[template].en }, number, authority, issuedOn, voided: voidedAt !== null, asks }
}

async function proves(desk: Desk, secret: Buffer, linked: Linked, code: string): Promise<boolean> {
  if (linked.audience === 'reporter') return isQueryCode(secret, linked.fileId, code)
  if (linked.audience === 'complainant') return provesComplainant(desk, secret, linked, code)
  // By mail to whoever named a mailbox: they got the address, and have nothing else of ours to show.
  const known = linked.audience === 'respondent' ? await knownOfFirm(desk, linked) : undefined
  return !known || known.any.some((expected) => sameCode(code, expected))
}

/** Of several complainants the one it was delivered to: without a name, the one who filed. */
async function provesComplainant(desk: Desk, secret: Buffer, linked: Linked, code: string): Promise<boolean> {
  const complaint = await stateOf<ComplaintState>(desk, linked.fileId, 'complaint')
  const holder = complaint && holderWith(secret, linked.fileId, holders(complaint), code)
  return holder !== undefined && isFor(await deliveriesOf(desk, linked.fileId), linked.deliveryId, holder)
}

type Deliveries = ReadonlyMap<string, Delivery>

async function deliveriesOf(desk: Desk, fileId: string): Promise<Deliveries> {
  const documents = (await stateOf<DocumentState>(desk, fileId, 'document'))?.documents ?? []
  return new Map(documents.flatMap(({ deliveries }) => deliveries.map((delivery) => [delivery.id, delivery])))
}

function isFor(deliveries: Deliveries, deliveryId: string, holder: CodeHolder): boolean {
  const personId = deliveries.get(deliveryId)?.personId ?? null
  return personId === null ? holder.filer : personId === holder.personId
}

export function paperServices(desk: Desk, secret: Buffer): PaperServices {
  const proved = async (token: string, code: string): Promise<Linked | Refusal | undefined> => {
    const linked = await findLinked(desk.database, token)
    if (!linked) return undefined
    if (!await claimTry(desk.database, token, desk.clock())) return refuse<DocumentRefusal>('document.too-many-tries', { params: { minutes: REST_MINUTES } })
    if (!await proves(desk, secret, linked, code)) return refuse<DocumentRefusal>('document.wrong-code')
    await forgetTries(desk.database, token)
    return linked
  }
  return {
    find: async (token) => {
      const linked = await findLinked(desk.database, token)
      return linked && paperOf(desk, linked)
    },
    holds: async (token, code) => {
      const linked = await findLinked(desk.database, token)
      return linked !== undefined && proves(desk, secret, linked, code)
    },
    prove: async (token, code) => {
      const linked = await proved(token, code)
      return isRefusal(linked) ? linked : undefined
    },
    open: async (token, code) => {
      const linked = await proved(token, code)
      if (!linked || isRefusal(linked)) return linked
      await note(desk, linked, 'opened')
      return readIssued(desk.database, linked.fileId, linked.documentId, 'pdf')
    },
    sign: async (token, code) => {
      const linked = await proved(token, code)
      if (!linked || isRefusal(linked)) return linked
      await note(desk, linked, 'signed')
      return undefined
    },
    list: async (number, code) => {
      const report = await findTracked(desk.database, secret, 'report', number, code)
      const found = report ? undefined : await findHolder(desk, secret, 'complaint', number, code)
      const head = report ?? found?.head
      if (!head) return []
      const deliveries = found && await deliveriesOf(desk, head.id)
      const links = (await listLinked(desk.database, head.id, report ? 'reporter' : 'complainant')).filter(({ deliveryId }) => !found || !deliveries || isFor(deliveries, deliveryId, found.holder))
      return Promise.all(links.map((linked) => paperOf(desk, linked)))
    },
  }
}

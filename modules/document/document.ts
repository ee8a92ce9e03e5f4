/**
 * Official documents (文书) of a file: drafted, signed by someone else, numbered and issued once, delivered with proof.
 * What a document says stands in `document.draft`; the events say what happened to it and hold no personal data.
 */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { handsOf, isOwnWork, type Actor, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { CHANNELS, DocumentCommandInput, DocumentRefusal, PROOFS } from './contract.ts'
import { zh } from './messages.ts'
import type { Audience } from './template.ts'
import { TEMPLATES, type TemplateId } from './templates.ts'

export const DOCUMENT_STAGES = ['draft', 'submitted', 'approved', 'issued', 'voided', 'discarded'] as const
export type DocumentStage = (typeof DOCUMENT_STAGES)[number]
export type Channel = (typeof CHANNELS)[number]
export type Proof = (typeof PROOFS)[number]

export type DocumentEvent =
  | { readonly type: 'document.drafted'; readonly documentId: string; readonly template: TemplateId }
  | { readonly type: 'document.revised'; readonly documentId: string; readonly template: TemplateId }
  | { readonly type: 'document.submitted'; readonly documentId: string; readonly template: TemplateId }
  | { readonly type: 'document.approved'; readonly documentId: string; readonly template: TemplateId }
  | { readonly type: 'document.sent-back'; readonly documentId: string; readonly template: TemplateId; readonly reason: string }
  | { readonly type: 'document.issued'; readonly documentId: string; readonly template: TemplateId; readonly number: string; readonly sha256: string }
  | { readonly type: 'document.voided'; readonly documentId: string; readonly number: string; readonly reason: string }
  | { readonly type: 'document.discarded'; readonly documentId: string; readonly template: TemplateId }
  | { readonly type: 'document.delivered'; readonly documentId: string; readonly number: string; readonly deliveryId: string; readonly audience: Audience; readonly personId?: string; readonly channel: Channel; readonly reference: string | null }
  | { readonly type: 'document.receipted'; readonly documentId: string; readonly number: string; readonly deliveryId: string; readonly note: string; readonly attachments: readonly string[] }
  | { readonly type: 'document.proved'; readonly documentId: string; readonly number: string; readonly deliveryId: string; readonly proof: Proof }

/** Commands as the contract has them, with what only the server knows. */
export type DocumentCommand =
  | { readonly type: 'draft'; readonly documentId: string; readonly template: TemplateId }
  | { readonly type: 'revise'; readonly documentId: string }
  | Exclude<DocumentCommandInput, { type: 'draft' | 'revise' | 'issue' | 'deliver' }>
  | { readonly type: 'issue'; readonly documentId: string; readonly number: string; readonly sha256: string }
  | (Extract<DocumentCommandInput, { type: 'deliver' }> & { readonly deliveryId: string })
  /** Of the system: what gateway, mail server or recipient showed. */
  | { readonly type: 'note-proof'; readonly documentId: string; readonly deliveryId: string; readonly proof: Proof }

export type DocumentStep = DocumentCommand['type']

export interface Delivery {
  readonly id: string
  readonly audience: Audience
  /** Which of several complainants; null for the one who filed. */
  readonly personId: string | null
  readonly channel: Channel
  readonly reference: string | null
  readonly at: string
  readonly receipt: { readonly note: string; readonly at: string; readonly attachments: readonly string[] } | null
  readonly proofs: readonly { readonly proof: Proof; readonly at: string }[]
}

export interface DocumentRecord {
  readonly id: string
  readonly template: TemplateId
  readonly stage: DocumentStage
  /** Who wrote it, and for whom where they stood in for someone; neither signs it. */
  readonly drafterIds: readonly string[]
  readonly drafterName: string
  readonly submittedAt: string | null
  readonly signerName: string | null
  readonly sentBack: string | null
  readonly number: string | null
  readonly sha256: string | null
  readonly issuedAt: string | null
  readonly voidReason: string | null
  readonly deliveries: readonly Delivery[]
}

export interface DocumentState {
  readonly documents: readonly DocumentRecord[]
}

export const initial: DocumentState = { documents: [] }

/** Stages in which each step is possible. A document that was signed is not revised: it is sent back first. */
export const OPEN_IN: Record<Exclude<DocumentStep, 'draft'>, readonly DocumentStage[]> = {
  revise: ['draft'], submit: ['draft'], discard: ['draft', 'submitted', 'approved'], approve: ['submitted'], 'send-back': ['submitted', 'approved'],
  issue: ['approved'], void: ['issued'], deliver: ['issued'], 'record-receipt': ['issued', 'voided'], 'note-proof': ['issued', 'voided'],
}

export function findDocument(state: DocumentState, id: string): DocumentRecord | undefined {
  return state.documents.find((document) => document.id === id)
}

/** The verdict on one document: whether its stage lets the step be taken, and whether this person may sign it. */
export function permitsOn(step: Exclude<DocumentStep, 'draft'>, document: DocumentRecord | undefined, actor: Actor): Refusal<DocumentRefusal> | undefined {
  if (!document) return refuse('document.unknown', { field: 'command.documentId' })
  if (!OPEN_IN[step].includes(document.stage)) return refuse('document.wrong-stage', { params: { stage: `stage.${document.stage}`, step: `step.${step}` } })
  if (step === 'approve' && isOwnWork(actor, document.drafterIds)) return refuse('document.own-draft')
  return undefined
}

/** Of the file as a whole: whether any document is in a stage for the step. */
export function permits(step: DocumentStep, state: DocumentState, context: Pick<Context, 'actor'>): Refusal<DocumentRefusal> | undefined {
  if (step === 'draft') return undefined
  const verdicts = state.documents.map((document) => permitsOn(step, document, context.actor))
  return verdicts.includes(undefined) ? undefined : verdicts[0] ?? refuse('document.unknown', { field: 'command.documentId' })
}

export function decide(state: DocumentState, command: DocumentCommand, context: Context): readonly DocumentEvent[] | Refusal<DocumentRefusal> {
  const { documentId } = command
  if (command.type === 'draft') {
    if (!TEMPLATES[command.template].kinds.includes(context.file.kind)) return refuse('document.wrong-kind', { field: 'command.template' })
    return [{ type: 'document.drafted', documentId, template: command.template }]
  }
  const document = findDocument(state, documentId)
  const forbidden = permitsOn(command.type, document, context.actor)
  if (forbidden) return forbidden
  if (!document) throw new Error('a permitted step is on a document')
  return taken(document, command)
}

function taken(document: DocumentRecord, command: Exclude<DocumentCommand, { type: 'draft' }>): readonly DocumentEvent[] | Refusal<DocumentRefusal> {
  const { id: documentId, template } = document
  switch (command.type) {
    case 'revise': return [{ type: 'document.revised', documentId, template }]
    case 'submit': return [{ type: 'document.submitted', documentId, template }]
    case 'approve': return [{ type: 'document.approved', documentId, template }]
    case 'send-back': return [{ type: 'document.sent-back', documentId, template, reason: command.reason }]
    case 'issue': return [{ type: 'document.issued', documentId, template, number: command.number, sha256: command.sha256 }]
    case 'void': return [{ type: 'document.voided', documentId, number: document.number ?? '', reason: command.reason }]
    case 'discard': return [{ type: 'document.discarded', documentId, template }]
    case 'deliver': return deliver(document, command)
    case 'record-receipt': return receipt(document, command)
    case 'note-proof': return proved(document, command)
  }
}

/** Who has a phone or a page of ours; by mail, post and hand anyone is reached. */
const REACHED: Partial<Record<Channel, readonly Audience[]>> = { sms: ['complainant', 'reporter', 'respondent'], web: ['complainant', 'reporter'] }

/** The same proof again changes nothing. */
function proved(document: DocumentRecord, { deliveryId, proof }: Extract<DocumentCommand, { type: 'note-proof' }>): readonly DocumentEvent[] | Refusal<DocumentRefusal> {
  const delivery = document.deliveries.find(({ id }) => id === deliveryId)
  if (!delivery) return refuse('document.unknown-delivery', { field: 'command.deliveryId' })
  if (delivery.proofs.some((known) => known.proof === proof)) return []
  return [{ type: 'document.proved', documentId: document.id, number: document.number ?? '', deliveryId, proof }]
}

/** Whom a document may reach is the template's to say: nothing of a report goes to the firm (Order 121 Art. 37). */
function deliver(document: DocumentRecord, command: Extract<DocumentCommand, { type: 'deliver' }>): readonly DocumentEvent[] | Refusal<DocumentRefusal> {
  if (!TEMPLATES[document.template].audiences.includes(command.audience)) {
    return refuse('document.wrong-audience', { field: 'command.audience', params: { audience: `audience.${command.audience}`, template: `template.${document.template}` } })
  }
  if (command.channel === 'paper' && !command.reference) return refuse('document.reference-needed', { field: 'command.reference' })
  if (command.channel === 'mail' && !command.mailbox) return refuse('document.mailbox-needed', { field: 'command.mailbox' })
  if (!(REACHED[command.channel] ?? [command.audience]).includes(command.audience)) return refuse('document.nobody-online', { field: 'command.channel', params: { audience: `audience.${command.audience}` } })
  const { deliveryId, audience, personId, channel } = command
  return [{ type: 'document.delivered', documentId: document.id, number: document.number ?? '', deliveryId, audience, ...(personId !== undefined && { personId }), channel, reference: command.reference ?? null }]
}

function receipt(document: DocumentRecord, command: Extract<DocumentCommand, { type: 'record-receipt' }>): readonly DocumentEvent[] | Refusal<DocumentRefusal> {
  const delivery = document.deliveries.find((candidate) => candidate.id === command.deliveryId)
  if (!delivery) return refuse('document.unknown-delivery', { field: 'command.deliveryId' })
  if (delivery.receipt) return refuse('document.already-receipted', { field: 'command.deliveryId' })
  return [{ type: 'document.receipted', documentId: document.id, number: document.number ?? '', deliveryId: delivery.id, note: command.note, attachments: command.attachments }]
}

export function evolve(state: DocumentState, event: DocumentEvent, meta: EventMeta): DocumentState {
  if (!event.type.startsWith('document.')) return state
  if (event.type === 'document.drafted') return { documents: [...state.documents, drafted(event, meta)] }
  return { documents: state.documents.map((document) => (document.id === event.documentId ? evolveOne(document, event, meta) : document)) }
}

function drafted(event: Extract<DocumentEvent, { type: 'document.drafted' }>, meta: EventMeta): DocumentRecord {
  return {
    id: event.documentId, template: event.template, stage: 'draft', drafterIds: handsOf(meta), drafterName: meta.actorName, submittedAt: null, signerName: null, sentBack: null,
    number: null, sha256: null, issuedAt: null, voidReason: null, deliveries: [],
  }
}

function evolveOne(document: DocumentRecord, event: Exclude<DocumentEvent, { type: 'document.drafted' }>, meta: EventMeta): DocumentRecord {
  switch (event.type) {
    // Whoever wrote the text last is its drafter, and may not sign it.
    case 'document.revised': return { ...document, drafterIds: handsOf(meta), drafterName: meta.actorName }
    case 'document.submitted': return { ...document, stage: 'submitted', submittedAt: meta.at, sentBack: null }
    case 'document.approved': return { ...document, stage: 'approved', signerName: meta.actorName }
    case 'document.sent-back': return { ...document, stage: 'draft', sentBack: event.reason, signerName: null }
    case 'document.issued': return { ...document, stage: 'issued', number: event.number, sha256: event.sha256, issuedAt: meta.at }
    case 'document.voided': return { ...document, stage: 'voided', voidReason: event.reason }
    case 'document.discarded': return { ...document, stage: 'discarded' }
    case 'document.delivered': {
      const { deliveryId: id, audience, personId = null, channel, reference } = event
      return { ...document, deliveries: [...document.deliveries, { id, audience, personId, channel, reference, at: meta.at, receipt: null, proofs: [] }] }
    }
    // Whoever signs online has it as surely as whoever signs on paper.
    case 'document.proved': return {
      ...document, deliveries: document.deliveries.map((one) => (one.id !== event.deliveryId ? one : {
        ...one, proofs: [...one.proofs, { proof: event.proof, at: meta.at }],
        receipt: one.receipt ?? (event.proof === 'signed' ? { note: zh['proof.signed'], at: meta.at, attachments: [] } : null),
      })),
    }
    case 'document.receipted': {
      const { note, attachments } = event
      return { ...document, deliveries: document.deliveries.map((one) => (one.id === event.deliveryId ? { ...one, receipt: { note, at: meta.at, attachments } } : one)) }
    }
  }
}

export function facts(): ProcedureFacts {
  return {}
}

export function standing(): Partial<Standing> {
  return {}
}

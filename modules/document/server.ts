/** The handlers of documents: gather, complete, render, list. */
import { createHash, randomInt } from 'node:crypto'
import type { Sql } from 'sql-template-tag'
import { legalDay, yearOf } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Queries, Transaction } from '#platform/db/database.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk, TransactRequest } from '#modules/casefile/desk.ts'
import { foldFile, packOfFile, type Folded } from '#modules/casefile/engine.ts'
import { readEvents } from '#modules/casefile/store.ts'
import type { RulePack } from '#modules/rules/rules.ts'
import { findBasis, type DocumentLaw } from './basis.ts'
import type { Block, Issue } from './blocks.ts'
import type { DocumentCommandInput, DocumentRefusal, routes } from './contract.ts'
import { findDocument, OPEN_IN, permitsOn, type DocumentCommand, type DocumentRecord, type DocumentState, type DocumentStep } from './document.ts'
import { entryOf, FROM_FILE, type FieldName, type Fields } from './fields.ts'
import { may } from './policy.ts'
import type { Renderer } from './render.ts'
import { drawNumber, findAuthority, findDraft, saveDraft, saveIssued, saveVoid, type Draft } from './store.ts'
import { COMMON, compose, missingField } from './template.ts'
import { TEMPLATES, templatesFor, type TemplateId } from './templates.ts'

export interface DocumentServer {
  readonly desk: Desk
  readonly law: DocumentLaw
  readonly renderer: Renderer
  /** Address under which the portal is reached, without a slash at the end. */
  readonly origin: string
  /** Machines that carry notices of a delivery, as far as they are set up; and what keeps the mailbox that a recipient named. */
  readonly channels: ReadonlySet<string>
  keepMailbox(deliveryId: string, mailbox: string): Sql
  /** What the file says of its parties and decisions (`apps/server` knows every procedure). */
  gather(db: Queries, file: { readonly head: FileHead; readonly folded: Folded }, pack: RulePack, template: TemplateId): Promise<Fields>
}

type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']
type Completed = Pick<TransactRequest, 'command' | 'attachments' | 'prepare' | 'beside'>

/** Without letters and digits that look alike; twelve of them are some 55 bits. */
const ALPHABET = 'ACDEFHJKLMNPRTUVWXY34679'

function newCode(): string {
  return Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

function stateOf(folded: Folded): DocumentState {
  return folded.states['document'] as DocumentState
}

/** All fields of a template: what the file and the law know, and for the rest what the officer gives. */
async function fieldsOf(server: DocumentServer, db: Queries, file: { head: FileHead; folded: Folded }, template: TemplateId, given: Fields): Promise<Fields | Refusal<DocumentRefusal>> {
  const pack = packOfFile(server.desk.practice, file.head, server.desk.clock())
  if (!TEMPLATES[template].kinds.includes(file.head.kind)) return refuse('document.wrong-kind', { field: 'command.template' })
  const basis = findBasis(server.law, pack.id, template)
  if (!basis) return refuse('document.not-in-pack', { field: 'command.template', params: { pack: pack.zh, template: `template.${template}` } })
  const authority = await findAuthority(db, file.head.areaCode)
  if (!authority) return refuse('document.no-authority')
  const gathered: Fields = {
    ...await server.gather(db, file, pack, template), authority: authority.name,
    ...(authority.address ? { authorityAddress: authority.address } : {}), ...(authority.phone ? { authorityPhone: authority.phone } : {}),
    order: pack.zh, basis: basis.articles.join('、'), notes: basis.notes.join('\n'), fileNumber: file.head.number, receivedOn: file.head.receivedOn,
  }
  const known = TEMPLATES[template]
  const names = new Set<FieldName>([...COMMON, 'notes', 'authorityAddress', 'authorityPhone', ...known.needs, ...known.takes])
  const typed = Object.fromEntries(Object.entries(given).filter(([name]) => !FROM_FILE.has(name as FieldName)))
  return Object.fromEntries(Object.entries({ ...typed, ...gathered }).filter(([name, text]) => names.has(name as FieldName) && text !== ''))
}

function lacking(template: TemplateId, field: FieldName): Refusal<DocumentRefusal> {
  return refuse('document.missing-field', { field: `command.given.${field}`, params: { template: `template.${template}`, field: `field.${field}` } })
}

/** Writes the text of a draft beside its event; a needed field that is empty is named and nothing is written. */
async function prepareDraft(server: DocumentServer, tx: Transaction, file: { head: FileHead; folded: Folded }, draft: Omit<Draft, 'fields' | 'fileId'> & { given: Fields }): Promise<Refusal | undefined> {
  const { documentId, template, given, paragraphs } = draft
  const fields = await fieldsOf(server, tx, file, template, given)
  if (isRefusal(fields)) return fields
  const missing = missingField(TEMPLATES[template], fields)
  if (missing) return lacking(template, missing)
  await saveDraft(tx, { documentId, fileId: file.head.id, template, fields, paragraphs }, server.desk.clock())
  return undefined
}

/** Numbers, renders and stores a signed document, all in the transaction of its event. */
async function prepareIssue(server: DocumentServer, tx: Transaction, head: FileHead, documentId: string): Promise<DocumentCommand | Refusal> {
  const draft = await findDraft(tx, head.id, documentId)
  if (!draft) throw new Error(`document ${documentId} has no text`)
  const now = server.desk.clock()
  const issuedOn = legalDay(now)
  const authority = await findAuthority(tx, head.areaCode)
  if (!authority) return refuse<DocumentRefusal>('document.no-authority')
  const { series, zh } = TEMPLATES[draft.template]
  const number = `${authority.word}${series}〔${yearOf(issuedOn)}〕第${await drawNumber(tx, authority.word, series, yearOf(issuedOn))}号`
  const code = newCode()
  const blocks = composed(draft, { number, date: issuedOn, code: shownCode(code), address: `${server.origin}/verify/${code}` })
  const options = { title: `${zh} ${number}`, author: authority.name, at: now, draft: false }
  const pdf = server.renderer.pdf(blocks, options)
  const docx = await server.renderer.docx(blocks, options)
  const sha256 = createHash('sha256').update(pdf).digest()
  await saveIssued(tx, { documentId, fileId: head.id, template: draft.template, number, code, authority: authority.name, issuedOn, issuedAt: now, pdf, docx, sha256 })
  return { type: 'issue', documentId, number, sha256: sha256.toString('hex') }
}

function composed({ template, fields, paragraphs }: Draft, issue: Issue): readonly Block[] {
  return compose(TEMPLATES[template], fields, paragraphs, issue)
}

/** A draft as it would look, marked as one. */
export async function previewDraft(server: DocumentServer, fileId: string, documentId: string): Promise<Buffer | undefined> {
  const draft = await findDraft(server.desk.database, fileId, documentId)
  if (!draft) return undefined
  const now = server.desk.clock()
  const blocks = composed(draft, { number: '（编号待定）', date: legalDay(now), code: '印发时生成', address: `${server.origin}/verify` })
  return server.renderer.pdf(blocks, { title: TEMPLATES[draft.template].zh, author: draft.fields.authority ?? '', at: now, draft: true })
}

/** Completes a command of the contract with what only the server, and only the transaction, can give. */
export function complete(server: DocumentServer, command: DocumentCommandInput, actor: Actor): Completed | Refusal<DocumentRefusal> {
  switch (command.type) {
    case 'draft': {
      const { template, given, paragraphs } = command
      const documentId = server.desk.newId()
      const drafted: DocumentCommand = { type: 'draft', documentId, template }
      return prepared(drafted, actor, (tx, file) => prepareDraft(server, tx, file, { documentId, template, given, paragraphs }))
    }
    case 'revise': {
      const { documentId, given, paragraphs } = command
      return prepared({ type: 'revise', documentId }, actor, (tx, file, document) => prepareDraft(server, tx, file, { documentId, template: document?.template ?? 'acceptance', given, paragraphs }))
    }
    case 'issue': return prepared(command, actor, (tx, { head }) => prepareIssue(server, tx, head, command.documentId))
    case 'void': return prepared(command, actor, async (tx) => {
      await saveVoid(tx, command.documentId, server.desk.clock())
      return undefined
    })
    case 'deliver': return delivering(server, command)
    case 'record-receipt': return { command, attachments: command.attachments }
    default: return { command }
  }
}

/** Where it goes by mail is written beside the event, which holds no personal data. */
function delivering({ desk, channels, keepMailbox }: DocumentServer, command: Extract<DocumentCommandInput, { type: 'deliver' }>): Completed | Refusal<DocumentRefusal> {
  if ((command.channel === 'sms' || command.channel === 'mail') && !channels.has(command.channel)) return refuse('document.no-channel', { field: 'command.channel' })
  const deliveryId = desk.newId()
  const completed = { command: { ...command, deliveryId } as DocumentCommand }
  return command.channel === 'mail' && command.mailbox ? { ...completed, beside: [keepMailbox(deliveryId, command.mailbox)] } : completed
}

type Work = (tx: Transaction, file: { head: FileHead; folded: Folded }, document: DocumentRecord | undefined) => Promise<Refusal | DocumentCommand | undefined>

/** Asks policy and stage before the work, so that nothing is numbered or rendered for a step that is refused. */
function prepared(command: { readonly type: DocumentStep; readonly documentId: string }, actor: Actor, work: Work): Completed {
  return {
    command,
    prepare: async (tx, file) => {
      const document = findDocument(stateOf(file.folded), command.documentId)
      const { type } = command
      const forbidden = may(actor, type, undefined, file.head) ?? (type === 'draft' ? undefined : permitsOn(type, document, actor))
      return forbidden ?? (await work(tx, file, document)) ?? command
    },
  }
}

/** What people take; proofs come by themselves. */
const STEPS = (Object.keys(OPEN_IN) as (keyof typeof OPEN_IN)[]).filter((step) => step !== 'note-proof')

export async function list(server: DocumentServer, head: FileHead, actor: Actor): Promise<Output<'list'>> {
  const { desk } = server
  const folded = foldFile(desk.practice, await readEvents(desk.database, head.id), head)
  const mayDraft = may(actor, 'draft', undefined, head) === undefined
  const rows = mayDraft ? await Promise.all(templatesFor(head.kind).map((id) => templateRow(server, { head, folded }, id))) : []
  const templates = rows.filter((row) => row !== undefined)
  const documents = await Promise.all(stateOf(folded).documents.map(async (document) => ({
    ...document, audiences: [...TEMPLATES[document.template].audiences],
    draft: mayDraft && document.stage === 'draft' ? await givenIn(server, head, document, templates) : null,
    deliveries: document.deliveries.map(({ receipt, ...delivery }) => ({ ...delivery, proofs: [...delivery.proofs], receipt: receipt && { note: receipt.note, at: receipt.at } })),
    // The stage first: that a step is for another time matters less to a reader than whose it is.
    steps: STEPS.map((type) => {
      const refusal = permitsOn(type, document, actor) ?? may(actor, type, undefined, head)
      return { type, allowed: !refusal, refusal: refusal?.refusal ?? null }
    }),
  })))
  return { version: head.version, documents, templates, mayDraft }
}

/** Of a draft's text, what the officer filled in and may change: the rest comes from the file anew. */
async function givenIn({ desk }: DocumentServer, head: FileHead, { id, template }: DocumentRecord, templates: Output<'list'>['templates']): Promise<Output<'list'>['documents'][number]['draft']> {
  const draft = await findDraft(desk.database, head.id, id)
  if (!draft) return null
  const asked = templates.find((row) => row.template === template)?.asks ?? []
  const given = Object.fromEntries(asked.flatMap(({ name }) => (draft.fields[name] ? [[name, draft.fields[name]]] : [])))
  return { given, paragraphs: [...draft.paragraphs] }
}

async function templateRow(server: DocumentServer, file: { head: FileHead; folded: Folded }, template: TemplateId): Promise<Output<'list'>['templates'][number] | undefined> {
  const fields = await fieldsOf(server, server.desk.database, file, template, {})
  if (isRefusal(fields)) return undefined
  const { needs, takes } = TEMPLATES[template]
  const open = (names: readonly FieldName[], required: boolean) => names.filter((name) => !fields[name] && !FROM_FILE.has(name)).map((name) => ({ name, required, entry: entryOf(name) }))
  const notYet = [...COMMON, ...needs].find((name) => FROM_FILE.has(name) && !fields[name]) ?? null
  return { template, asks: [...open(needs, true), ...open(takes, false)], notYet }
}


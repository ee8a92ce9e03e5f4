/** The handlers of documents: gather, complete, render, list. */
import { createHash, randomBytes } from 'node:crypto'
import type { Sql } from 'sql-template-tag'
import { codeFrom } from '#platform/codes.ts'
import { legalDay, yearOf } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Queries, Transaction } from '#platform/db/database.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk, TransactRequest } from '#modules/casefile/desk.ts'
import { codeHolders, packOfFile, type Folded } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import type { RulePack } from '#modules/rules/rules.ts'
import { findBasis, type DocumentLaw } from './basis.ts'
import type { Block, Issue } from './blocks.ts'
import type { DocumentCommandInput, DocumentRefusal, routes } from './contract.ts'
import { findDocument, OPEN_IN, permitsOn, type DocumentCommand, type DocumentRecord, type DocumentState, type DocumentStep } from './document.ts'
import { entryOf, FROM_FILE, type FieldName, type Fields } from './fields.ts'
import { may } from './policy.ts'
import type { Renderer } from './render.ts'
import { drawNumber, findAuthority, findDraft, saveDraft, saveIssued, saveVoid, type Authority, type Draft } from './store.ts'
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
  /** What the file says of its parties and decisions, template by template (`apps/server` knows every procedure). */
  gather(db: Queries, file: FoldedFile, pack: RulePack): Promise<(template: TemplateId) => Fields>
  /** What was done on the file calls for these; a template stands once for each. */
  owes(file: FoldedFile): readonly TemplateId[]
}

type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']
type Completed = Pick<TransactRequest, 'command' | 'attachments' | 'prepare' | 'beside'>

/** Twelve characters are some 55 bits. */
function newCode(): string {
  return codeFrom(randomBytes(48), 12)
}

function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

function stateOf(folded: Folded): DocumentState {
  return folded.states['document'] as DocumentState
}

interface FoldedFile {
  readonly head: FileHead
  readonly folded: Folded
}

/** What does not turn on the template, read once for as many as are asked for. */
interface Known {
  readonly head: FileHead
  readonly category: string
  readonly pack: RulePack
  readonly authority: Authority | undefined
  fieldsOf(template: TemplateId): Fields
}

async function readKnown({ desk, gather }: DocumentServer, db: Queries, file: FoldedFile): Promise<Known> {
  const pack = packOfFile(desk.practice, file.head, desk.clock())
  return { head: file.head, category: file.folded.standing.category, pack, authority: await findAuthority(db, file.head.areaCode), fieldsOf: await gather(db, file, pack) }
}

/** All fields of a template: what the file and the law know, and for the rest what the officer gives. */
function fieldsOf(law: DocumentLaw, { head, category: of, pack, authority, fieldsOf: known }: Known, template: TemplateId, given: Fields): Fields | Refusal<DocumentRefusal> {
  const { kinds, category, needs, takes } = TEMPLATES[template]
  if (!kinds.includes(head.kind) || (category && category !== of)) return refuse('document.wrong-kind', { field: 'command.template' })
  const basis = findBasis(law, pack.id, template)
  if (!basis) return refuse('document.not-in-pack', { field: 'command.template', params: { pack: pack.zh, template: `template.${template}` } })
  if (!authority) return refuse('document.no-authority')
  const gathered: Fields = {
    ...known(template), authority: authority.name,
    ...(authority.address ? { authorityAddress: authority.address } : {}), ...(authority.phone ? { authorityPhone: authority.phone } : {}),
    order: pack.zh, basis: basis.articles.join('、'), notes: basis.notes.join('\n'), fileNumber: head.number, receivedOn: head.receivedOn,
  }
  const names = new Set<FieldName>([...COMMON, 'notes', 'authorityAddress', 'authorityPhone', ...needs, ...takes])
  const typed = Object.fromEntries(Object.entries(given).filter(([name]) => !FROM_FILE.has(name as FieldName)))
  return Object.fromEntries(Object.entries({ ...typed, ...gathered }).filter(([name, text]) => names.has(name as FieldName) && text !== ''))
}

function lacking(template: TemplateId, field: FieldName): Refusal<DocumentRefusal> {
  return refuse('document.missing-field', { field: `command.given.${field}`, params: { template: `template.${template}`, field: `field.${field}` } })
}

/** Writes the text of a draft beside its event; a needed field that is empty is named and nothing is written. */
async function prepareDraft(server: DocumentServer, tx: Transaction, file: FoldedFile, draft: Omit<Draft, 'fields' | 'fileId'> & { given: Fields }): Promise<Refusal | undefined> {
  const { documentId, template, given, paragraphs } = draft
  const fields = fieldsOf(server.law, await readKnown(server, tx, file), template, given)
  if (isRefusal(fields)) return fields
  const missing = missingField(TEMPLATES[template], fields)
  if (missing) return lacking(template, missing)
  await saveDraft(tx, { documentId, fileId: file.head.id, template, fields, paragraphs }, server.desk.clock())
  return undefined
}

/** What is issued: whose it is (a file, or the incident a brief tells of), and what stands on it. */
export interface Paper {
  readonly ownerId: string
  readonly areaCode: string
  readonly documentId: string
  readonly template: TemplateId
  blocks(issue: Issue, authority: string): readonly Block[]
}

/** Numbers, renders and stores a signed paper, all in the transaction of the event that says so; SHA-256 of the PDF in hexadecimal. */
export async function issuePaper({ desk, origin, renderer }: Pick<DocumentServer, 'desk' | 'origin' | 'renderer'>, tx: Transaction, paper: Paper): Promise<{ readonly number: string; readonly sha256: string } | Refusal> {
  const { ownerId, documentId, template } = paper
  const now = desk.clock()
  const issuedOn = legalDay(now)
  const authority = await findAuthority(tx, paper.areaCode)
  if (!authority) return refuse<DocumentRefusal>('document.no-authority')
  const { series, zh } = TEMPLATES[template]
  const number = `${authority.word}${series}〔${yearOf(issuedOn)}〕第${await drawNumber(tx, authority.word, series, yearOf(issuedOn))}号`
  const code = newCode()
  const blocks = paper.blocks({ number, date: issuedOn, code: shownCode(code), address: `${origin}/verify/${code}` }, authority.name)
  const options = { title: `${zh} ${number}`, author: authority.name, at: now, draft: false }
  const pdf = renderer.pdf(blocks, options)
  const docx = await renderer.docx(blocks, options)
  const sha256 = createHash('sha256').update(pdf).digest()
  await saveIssued(tx, { documentId, fileId: ownerId, template, number, code, authority: authority.name, issuedOn, issuedAt: now, pdf, docx, sha256 })
  return { number, sha256: sha256.toString('hex') }
}

async function prepareIssue(server: DocumentServer, tx: Transaction, head: FileHead, documentId: string): Promise<DocumentCommand | Refusal> {
  const draft = await findDraft(tx, head.id, documentId)
  if (!draft) throw new Error(`document ${documentId} has no text`)
  const issued = await issuePaper(server, tx, { ownerId: head.id, areaCode: head.areaCode, documentId, template: draft.template, blocks: (issue) => composed(draft, issue) })
  return isRefusal(issued) ? issued : { type: 'issue', documentId, ...issued }
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
    case 'deliver': return delivering(server, command, actor)
    case 'record-receipt': return { command, attachments: command.attachments }
    default: return { command }
  }
}

/** Where it goes by mail is written beside the event, which holds no personal data. */
function delivering({ desk, channels, keepMailbox }: DocumentServer, command: Extract<DocumentCommandInput, { type: 'deliver' }>, actor: Actor): Completed | Refusal<DocumentRefusal> {
  if ((command.channel === 'sms' || command.channel === 'mail') && !channels.has(command.channel)) return refuse('document.no-channel', { field: 'command.channel' })
  const deliveryId = desk.newId()
  const { personId } = command
  const delivered: DocumentCommand = { ...command, deliveryId }
  const completed = personId === undefined ? { command: delivered } : prepared(delivered, actor, async (_tx, file, document) => strangerTo(desk, file, document, { ...command, personId }))
  return command.channel === 'mail' && command.mailbox ? { ...completed, beside: [keepMailbox(deliveryId, command.mailbox)] } : completed
}

/** What tells where somebody lives and how they are reached. */
const PERSONAL: ReadonlySet<FieldName> = new Set(['complainantPhone', 'complainantAddress', 'complainantIdNumber', 'jointComplainants', 'agents'])

/** Only a complainant of the file; and online, where nobody covers a line, nothing that is personal to the one who filed. */
function strangerTo({ practice }: Desk, { head, folded }: FoldedFile, document: DocumentRecord | undefined, { audience, channel, personId }: { readonly audience: string; readonly channel: string; readonly personId: string }): Refusal<DocumentRefusal> | undefined {
  const holder = codeHolders(practice, head.kind, folded).find((one) => one.personId === personId)
  if (!holder || audience !== 'complainant') return refuse('document.unknown-recipient', { field: 'command.personId' })
  if (holder.filer || channel === 'paper' || channel === 'window' || !document) return undefined
  const { needs, takes } = TEMPLATES[document.template]
  return [...needs, ...takes].some((field) => PERSONAL.has(field)) ? refuse('document.of-another', { field: 'command.personId', params: { template: `template.${document.template}` } }) : undefined
}

type Work = (tx: Transaction, file: FoldedFile, document: DocumentRecord | undefined) => Promise<Refusal | DocumentCommand | undefined>

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
  const folded = await readFolded(desk, head)
  const mayDraft = may(actor, 'draft', undefined, head) === undefined
  const templates = mayDraft ? await templateRows(server, { head, folded }) : []
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

type TemplateRow = Output<'list'>['templates'][number]

async function templateRows(server: DocumentServer, file: FoldedFile): Promise<TemplateRow[]> {
  const known = await readKnown(server, server.desk.database, file)
  const owed = server.owes(file)
  const { documents } = stateOf(file.folded)
  return templatesFor(file.head.kind).flatMap((template) => {
    const row = templateRow(server.law, known, template)
    const drawnUp = documents.filter((document) => document.template === template && !GIVEN_UP.has(document.stage))
    return row ? [{ ...row, owed: Math.max(0, owed.filter((one) => one === template).length - drawnUp.length) }] : []
  })
}

const GIVEN_UP: ReadonlySet<DocumentRecord['stage']> = new Set(['discarded', 'voided'])

function templateRow(law: DocumentLaw, known: Known, template: TemplateId): Omit<TemplateRow, 'owed'> | undefined {
  const fields = fieldsOf(law, known, template, {})
  if (isRefusal(fields)) return undefined
  const { needs, takes } = TEMPLATES[template]
  const open = (names: readonly FieldName[], required: boolean) => names.filter((name) => !fields[name] && !FROM_FILE.has(name)).map((name) => ({ name, required, entry: entryOf(name) }))
  const notYet = [...COMMON, ...needs].find((name) => FROM_FILE.has(name) && !fields[name]) ?? null
  return { template, asks: [...open(needs, true), ...open(takes, false)], notYet }
}


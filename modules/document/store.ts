/** Drafts, numbers and issued documents in the database. */
import sql, { type Sql } from 'sql-template-tag'
import type { Queries, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { DocumentState } from './document.ts'
import type { Fields } from './fields.ts'
import type { Audience } from './template.ts'
import type { TemplateId } from './templates.ts'

export interface Authority {
  readonly word: string
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
}

/**
 * How the authority of a county signs. Where nobody has set its word, it is the first character of the county with 市监, as
 * authorities word themselves (旺苍县市场监督管理局: 旺市监).
 */
export async function findAuthority(db: Queries, areaCode: string): Promise<Authority | undefined> {
  return db.one<Authority>(sql`
    select coalesce(a.word, left(u.name, 1) || '市监') as word, coalesce(a.name, u.name) as name, a.address, a.phone
      from access.unit_view u left join document.authority a on a.unit_id = u.id
     where u.level = 'county' and u.area_code = ${areaCode} and u.valid_to is null order by u.valid_from, u.id limit 1`)
}

/** The next number of a series; the row stays locked until the transaction ends, so a refused issue leaves no gap. */
export async function drawNumber(tx: Transaction, word: string, series: string, year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into document.counter (word, series, year, last) values (${word}, ${series}, ${year}, 1)
    on conflict (word, series, year) do update set last = counter.last + 1 returning last`)
  if (!row) throw new Error('no number drawn')
  return row.last
}

export interface Draft {
  readonly documentId: string
  readonly fileId: string
  readonly template: TemplateId
  readonly fields: Fields
  readonly paragraphs: readonly string[]
}

export async function saveDraft(tx: Transaction, draft: Draft, at: Date): Promise<void> {
  await tx.run(sql`
    insert into document.draft (document_id, revision, file_id, template, fields, paragraphs, at)
    select ${draft.documentId}, coalesce(max(revision), 0) + 1, ${draft.fileId}, ${draft.template}, ${JSON.stringify(draft.fields)}::jsonb,
           ${JSON.stringify(draft.paragraphs)}::jsonb, ${at}
      from document.draft where document_id = ${draft.documentId}`)
}

/** The newest revision. */
export async function findDraft(db: Queries, fileId: string, documentId: string): Promise<Draft | undefined> {
  return db.one<Draft>(sql`
    select document_id as "documentId", file_id as "fileId", template, fields, paragraphs
      from document.draft where document_id = ${documentId} and file_id = ${fileId} order by revision desc limit 1`)
}

export interface Issued {
  readonly documentId: string
  readonly fileId: string
  readonly template: TemplateId
  readonly number: string
  readonly code: string
  readonly authority: string
  readonly issuedOn: LegalDate
  readonly issuedAt: Date
  readonly pdf: Buffer
  readonly docx: Buffer
  readonly sha256: Buffer
}

export async function saveIssued(tx: Transaction, issued: Issued): Promise<void> {
  await tx.run(sql`
    insert into document.issued (document_id, file_id, template, number, code, authority, issued_on, issued_at, pdf, docx, pdf_sha256)
    values (${issued.documentId}, ${issued.fileId}, ${issued.template}, ${issued.number}, ${issued.code}, ${issued.authority}, ${issued.issuedOn},
            ${issued.issuedAt}, ${issued.pdf}, ${issued.docx}, ${issued.sha256})`)
}

export async function saveVoid(tx: Transaction, documentId: string, at: Date): Promise<void> {
  await tx.run(sql`insert into document.void (document_id, at) values (${documentId}, ${at}) on conflict do nothing`)
}

export async function readIssued(db: Queries, fileId: string, documentId: string, form: 'pdf' | 'docx'): Promise<{ number: string; content: Buffer } | undefined> {
  return db.one<{ number: string; content: Buffer }>(sql`
    select number, case when ${form} = 'pdf' then pdf else docx end as content from document.issued where document_id = ${documentId} and file_id = ${fileId}`)
}

/** What anyone may know of a document whose code they hold: no person, no content. */
export interface Verified {
  readonly template: TemplateId
  readonly number: string
  readonly authority: string
  readonly issuedOn: LegalDate
  readonly sha256: string
  readonly voidedAt: Date | null
}

export async function findVerified(db: Queries, code: string): Promise<Verified | undefined> {
  return db.one<Verified>(sql`
    select i.template, i.number, i.authority, i.issued_on as "issuedOn", encode(i.pdf_sha256, 'hex') as sha256, v.at as "voidedAt"
      from document.issued i left join document.void v on v.document_id = i.document_id where i.code = ${code}`)
}

/** A page at which a recipient reads what was delivered. */
export interface Link {
  readonly token: string
  readonly fileId: string
  readonly documentId: string
  readonly deliveryId: string
  readonly audience: Audience
  readonly at: Date
}

const LINK = { token: 'text', fileId: 'uuid', documentId: 'uuid', deliveryId: 'uuid', audience: 'text', at: 'timestamptz' } as const

/** Written in the statement of the delivery. */
export function linksInsert(links: readonly Link[]): Sql {
  return sql`
    insert into document.link (token, file_id, document_id, delivery_id, audience, at)
    select token, "fileId", "documentId", "deliveryId", audience, at from ${recordset('delivered', LINK, links)} on conflict (token) do nothing`
}

/** What stands at a page, without its content. */
export interface Linked extends Link, Pick<Verified, 'template' | 'number' | 'authority' | 'issuedOn' | 'voidedAt'> {}

const LINKED = sql`l.token, l.file_id as "fileId", l.document_id as "documentId", l.delivery_id as "deliveryId", l.audience, l.at, i.template, i.number, i.authority,
  i.issued_on as "issuedOn", v.at as "voidedAt"`
const FROM_LINK = sql`document.link l join document.issued i on i.document_id = l.document_id left join document.void v on v.document_id = l.document_id`

export async function findLinked(db: Queries, token: string): Promise<Linked | undefined> {
  return db.one<Linked>(sql`select ${LINKED} from ${FROM_LINK} where l.token = ${token}`)
}

/** Tries that a page takes, and how long it rests after that many. */
const MOST_TRIES = 5
export const REST_MINUTES = 30

/** Counts a try beforehand, so that of many at once no more get through; false while the page rests. */
export async function claimTry(db: Queries, token: string, now: Date): Promise<boolean> {
  const rested = new Date(now.getTime() - REST_MINUTES * 60_000)
  const claimed = await db.one<{ failed: number }>(sql`
    insert into document.guess as guess (token, failed, last_at) values (${token}, 1, ${now})
    on conflict (token) do update set failed = case when guess.last_at <= ${rested} then 1 else guess.failed + 1 end, last_at = ${now}
      where guess.failed < ${MOST_TRIES} or guess.last_at <= ${rested}
    returning failed`)
  return claimed !== undefined
}

/** The right code was given. */
export async function forgetTries(db: Queries, token: string): Promise<void> {
  await db.run(sql`delete from document.guess where token = ${token}`)
}

/** Everything that was delivered online on a file to one audience, newest first. */
export async function listLinked(db: Queries, fileId: string, audience: Audience): Promise<readonly Linked[]> {
  return db.rows<Linked>(sql`select ${LINKED} from ${FROM_LINK} where l.file_id = ${fileId} and l.audience = ${audience} order by l.at desc`)
}

const STANDING = {
  document_id: 'uuid', file_id: 'uuid', template: 'text', stage: 'text', drafter_ids: 'text[]', drafter_name: 'text', submitted_at: 'timestamptz',
} as const
type Standing = Readonly<Record<keyof typeof STANDING, unknown>>

/** The rows of a file's documents. */
export function standingsOf(fileId: string, { documents }: DocumentState): readonly Standing[] {
  return documents.map((document) => ({
    document_id: document.id, file_id: fileId, template: document.template, stage: document.stage, drafter_ids: document.drafterIds, drafter_name: document.drafterName,
    submitted_at: document.submittedAt,
  }))
}

export function standingsUpsert(rows: readonly Standing[]): Sql {
  return sql`
    insert into document.standing (document_id, file_id, template, stage, drafter_ids, drafter_name, submitted_at)
    select document_id, file_id, template, stage, drafter_ids, drafter_name, submitted_at from ${recordset('s', STANDING, rows)}
    on conflict (document_id) do update set stage = excluded.stage, drafter_ids = excluded.drafter_ids, drafter_name = excluded.drafter_name, submitted_at = excluded.submitted_at
     where (standing.stage, standing.drafter_ids, standing.submitted_at) is distinct from (excluded.stage, excluded.drafter_ids, excluded.submitted_at)`
}

/** The stored rows of the documents of some files, as {@link standingsOf} gives them, by file. */
export async function readStandings(db: Queries, fileIds: readonly string[]): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const rows = await db.rows<Standing & { file_id: string; submitted_at: Date | null }>(sql`
    select document_id, file_id, template, stage, drafter_ids, drafter_name, submitted_at from document.standing where file_id = any(${fileIds}::uuid[])`)
  return Map.groupBy(rows.map((row) => ({ ...row, submitted_at: row.submitted_at?.toISOString() ?? null })), (row) => row.file_id)
}

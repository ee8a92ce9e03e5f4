/** Evidence: staged while a form is filled in, bound to a file when it is sent, read back by id. */
import sql, { type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { CasefileRefusal } from './messages.ts'

export interface StagedAttachment {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
  readonly sha256: Buffer
  readonly uploadedAt: Date
}

export interface AttachmentRow {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

export async function stageAttachment(db: Database, attachment: StagedAttachment): Promise<void> {
  await db.run(sql`
    insert into casefile.attachment (id, name, media_type, size, sha256, content, uploaded_at)
    values (${attachment.id}, ${attachment.name}, ${attachment.mediaType}, ${attachment.content.length}, ${attachment.sha256},
            ${attachment.content}, ${attachment.uploadedAt})`)
}

/** Binds staged attachments to a file; refuses where one is missing or belongs to another file already. */
export async function attach(tx: Transaction, fileId: string, ids: readonly string[]): Promise<Refusal<CasefileRefusal> | undefined> {
  if (ids.length === 0) return undefined
  const bound = await tx.run(sql`update casefile.attachment set file_id = ${fileId} where id = any(${ids}::uuid[]) and file_id is null`)
  return bound === new Set(ids).size ? undefined : refuse('casefile.unknown-attachment', { field: 'attachments' })
}

/** Gives a file evidence of another by reference; to be written `beside` the change that brings the file. */
export function shareInsert(fileId: string, ids: readonly string[], at: Date): Sql {
  return sql`insert into casefile.shared_attachment (file_id, attachment_id, at) select ${fileId}, id, ${at}::timestamptz from unnest(${ids}::uuid[]) as id`
}

export async function listAttachments(db: Database, fileId: string): Promise<AttachmentRow[]> {
  const rows = await db.rows<{ id: string; name: string; media_type: string; size: number }>(sql`
    select a.id, a.name, a.media_type, a.size from casefile.evidence e join casefile.attachment a on a.id = e.id where e.file_id = ${fileId} order by a.uploaded_at, a.id`)
  return rows.map((row) => ({ id: row.id, name: row.name, mediaType: row.media_type, size: row.size }))
}

export async function findStaged(db: Database, ids: readonly string[]): Promise<AttachmentRow[]> {
  const rows = await db.rows<{ id: string; name: string; media_type: string; size: number }>(sql`
    select id, name, media_type, size from casefile.attachment where id = any(${ids}::uuid[]) and file_id is null order by uploaded_at, id`)
  return rows.map((row) => ({ id: row.id, name: row.name, mediaType: row.media_type, size: row.size }))
}

export async function readAttachment(db: Database, fileId: string, id: string): Promise<(AttachmentRow & { content: Buffer }) | undefined> {
  const row = await db.one<{ id: string; name: string; media_type: string; size: number; content: Buffer }>(sql`
    select a.id, a.name, a.media_type, a.size, a.content from casefile.evidence e join casefile.attachment a on a.id = e.id where e.id = ${id} and e.file_id = ${fileId}`)
  return row && { id: row.id, name: row.name, mediaType: row.media_type, size: row.size, content: row.content }
}

/** Forgets uploads that no form was sent with. */
export async function dropStaged(db: Database, before: Date): Promise<number> {
  return db.run(sql`delete from casefile.attachment where file_id is null and uploaded_at < ${before}`)
}

/** Files that belong together: the two halves of a mixed filing, a report and its repeat, a clue and where it was found. */
import sql, { type Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { FileKind } from '#modules/rules/rules.ts'

export const LINK_KINDS = ['split', 'merged', 'help', 'clue', 'turned'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Joins two files in both directions; to be written `beside` a change of either, once both exist. */
export function linkInsert(fileId: string, otherId: string, kind: LinkKind, at: Date): Sql {
  return sql`insert into casefile.link (file_id, other_id, kind, at)
    values (${fileId}, ${otherId}, ${kind}, ${at}), (${otherId}, ${fileId}, ${kind}, ${at}) on conflict do nothing`
}

/** Parts two files that were joined by mistake. */
export function linkDelete(fileId: string, otherId: string, kind: LinkKind): Sql {
  return sql`delete from casefile.link where kind = ${kind} and ((file_id = ${fileId} and other_id = ${otherId}) or (file_id = ${otherId} and other_id = ${fileId}))`
}

/** A file linked to another, as far as its row tells; whoever shows it asks first whether the reader may read it. */
export interface LinkedFile {
  readonly id: string
  readonly number: string
  readonly kind: FileKind
  readonly unitId: string
  readonly officerId: string | null
  readonly stage: string
  readonly receivedOn: LegalDate
  readonly link: LinkKind
}

/** The files linked to one, the oldest link first. */
export async function listLinked(db: Database, fileId: string): Promise<LinkedFile[]> {
  return db.rows<LinkedFile>(sql`
    select f.id, f.number, f.kind, f.unit_id as "unitId", f.officer_id as "officerId", f.stage, f.received_on as "receivedOn", l.kind as link
      from casefile.link l join casefile.file f on f.id = l.other_id where l.file_id = ${fileId} order by l.at, f.id`)
}

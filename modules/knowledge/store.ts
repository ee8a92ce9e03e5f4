/** The SQL of the knowledge base. */
import sql, { empty, join } from 'sql-template-tag'
import type { Queries } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { gramsOf, rank, wantedGrams } from './grams.ts'
import type { Stage, Topic, Version, Wording } from './knowledge.ts'

const VERSION = sql`entry_id as "entryId", number, topic, question, answer, basis, keywords, valid_from as "validFrom", valid_to as "validTo",
  state, author_id as "authorId", author_name as "authorName", approver_name as "approverName", remark`

export type NewVersion = Pick<Version, 'entryId' | 'number' | 'state' | 'authorId' | 'authorName' | 'approverName'> & Wording & { readonly code: string | null; readonly at: Date }

/** Writes wordings in one statement; one that its entry has already is left as it is. Gives how many were new. */
export async function insertVersions(db: Queries, rows: readonly NewVersion[]): Promise<number> {
  return rows.length === 0 ? 0 : db.run(sql`
    insert into knowledge.version (entry_id, number, code, topic, question, answer, basis, keywords, valid_from, valid_to, state, author_id, author_name,
      written_at, approver_name, decided_at, grams)
    values ${join(rows.map((row) => sql`(
      ${row.entryId}, ${row.number}, ${row.code}, ${row.topic}, ${row.question}, ${row.answer}, ${row.basis}, ${row.keywords}, ${row.validFrom}, ${row.validTo},
      ${row.state}, ${row.authorId}, ${row.authorName}, ${row.at}, ${row.approverName}, ${row.approverName ? row.at : null},
      ${gramsOf([row.question, row.answer, ...row.keywords])})`))}
    on conflict do nothing`)
}

/** Writes a draft anew; only what is still a draft. */
export async function updateDraft(db: Queries, row: NewVersion): Promise<number> {
  return db.run(sql`
    update knowledge.version set topic = ${row.topic}, question = ${row.question}, answer = ${row.answer}, basis = ${row.basis}, keywords = ${row.keywords},
      valid_from = ${row.validFrom}, valid_to = ${row.validTo}, author_id = ${row.authorId}, author_name = ${row.authorName}, written_at = ${row.at},
      grams = ${gramsOf([row.question, row.answer, ...row.keywords])}
     where entry_id = ${row.entryId} and number = ${row.number} and state = 'draft'`)
}

export interface Decision {
  readonly from: Stage
  readonly to: Stage
  readonly by: string
  readonly at: Date
  readonly remark: string | null
}

/** Gives 0 where someone else took it out of `from` first. */
export async function saveDecision(db: Queries, entryId: string, number: number, decision: Decision): Promise<number> {
  return db.run(sql`
    update knowledge.version set state = ${decision.to}, approver_name = ${decision.to === 'proposed' ? null : decision.by}, decided_at = ${decision.at}, remark = ${decision.remark}
     where entry_id = ${entryId} and number = ${number} and state = ${decision.from}`)
}

export async function listVersions(db: Queries, entryId: string): Promise<Version[]> {
  return db.rows<Version>(sql`select ${VERSION} from knowledge.version where entry_id = ${entryId} order by number desc`)
}

/** The newest wording of each entry. */
export async function listNewest(db: Queries, state: Stage | undefined): Promise<Version[]> {
  return db.rows<Version>(sql`
    select * from (select distinct on (entry_id) ${VERSION} from knowledge.version order by entry_id, number desc) v
     ${state ? sql`where state = ${state}` : empty} order by topic, question`)
}

/** The answer of each entry on a day: the newest published wording whose first day has come, where its last has not passed. */
function answersOn(day: LegalDate) {
  return sql`
    select * from (
      select distinct on (entry_id) * from knowledge.version where state = 'published' and valid_from <= ${day} order by entry_id, number desc
    ) a where valid_to is null or valid_to >= ${day}`
}

export type Found = Version & { readonly grams: readonly string[] }

/** Answers valid on a day; best first where words are given. */
export async function findAnswers(db: Queries, query: string, day: LegalDate, topic: Topic | undefined, limit: number): Promise<readonly Found[]> {
  const wanted = wantedGrams(query)
  const words = wanted.length > 0 ? sql`and grams && ${wanted}::text[]` : empty
  const rows = await db.rows<Found>(sql`
    select ${VERSION}, grams from (${answersOn(day)}) v where true ${words} ${topic ? sql`and topic = ${topic}` : empty} order by topic, question`)
  if (wanted.length === 0) return query.trim() ? [] : rows.slice(0, limit)
  const all = await db.one<{ count: number }>(sql`select count(*)::int as count from (${answersOn(day)}) v`)
  return rank(query, rows, all?.count ?? rows.length).slice(0, limit)
}

/** One wording, where it is the answer of the day. */
export async function findAnswer(db: Queries, entryId: string, number: number, day: LegalDate): Promise<Version | undefined> {
  return db.one<Version>(sql`select ${VERSION} from (${answersOn(day)}) v where entry_id = ${entryId} and number = ${number}`)
}

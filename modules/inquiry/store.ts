/** The SQL of inquiries: their projection, the lists of the four platforms, what is public. */
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import { gramsOf, rank, wantedGrams } from '#modules/knowledge/grams.ts'
import type { InquiryRow, PLATFORMS, PublishedAnswer } from './contract.ts'
import type { InquiryState, InquiryType } from './inquiry.ts'

type Platform = (typeof PLATFORMS)[number]

const INQUIRY = {
  file_id: 'uuid', person_id: 'uuid', type: 'text', channel: 'text', title: 'text', outcome: 'text', replied_on: 'date', entry_id: 'uuid', entry_version: 'int',
  grade: 'text', publication: 'text', published_on: 'date', public_question: 'text', public_answer: 'text', grams: 'text',
} as const

export type InquiryProjection = Readonly<Record<keyof typeof INQUIRY, unknown>>

/** Grams of what is public: nothing else of a file can be found. Joined by blanks, which no gram holds. */
function publicGrams({ state, question, answer }: InquiryState['publication']): string {
  return state === 'published' ? gramsOf([question ?? '', answer ?? '']).join(' ') : ''
}

/** What the row of an inquiry is derived to. */
export function projectionOf(fileId: string, { stated, reply, turned, publication, rating }: InquiryState): InquiryProjection | undefined {
  if (!stated) return undefined
  const published = publication.state === 'published'
  return {
    file_id: fileId, person_id: stated.personId, type: stated.inquiryType, channel: stated.channel, title: stated.title,
    outcome: reply?.outcome ?? (turned ? 'turned' : null), replied_on: reply?.on ?? turned?.on ?? null, entry_id: reply?.entry?.id ?? null, entry_version: reply?.entry?.version ?? null,
    grade: rating?.grade ?? null, publication: publication.state, published_on: publication.on,
    public_question: published ? publication.question : null, public_answer: published ? publication.answer : null, grams: publicGrams(publication),
  }
}

/** Brings the rows of changed inquiries up to date, as part of the statement that changes them (`casefile`). */
export function inquiriesUpsert(rows: readonly InquiryProjection[]): Sql {
  return sql`
    insert into inquiry.inquiry (file_id, person_id, type, channel, title, outcome, replied_on, entry_id, entry_version, grade, publication, published_on, public_question, public_answer, grams)
    select file_id, person_id, type, channel, title, outcome, replied_on, entry_id, entry_version, grade, publication, published_on, public_question, public_answer,
           array_remove(string_to_array(grams, ' '), '')
      from ${recordset('i', INQUIRY, rows)}
    on conflict (file_id) do update set outcome = excluded.outcome, replied_on = excluded.replied_on, entry_id = excluded.entry_id, entry_version = excluded.entry_version,
      grade = excluded.grade, publication = excluded.publication, published_on = excluded.published_on, public_question = excluded.public_question,
      public_answer = excluded.public_answer, grams = excluded.grams`
}

/** What belongs to each platform; the counts and the lists behind them both ask here. */
const IN_PLATFORM: Readonly<Record<Platform, Sql>> = {
  information: sql`i.type = 'inquiry'`,
  voice: sql`i.type in ('suggestion', 'praise')`,
  supervision: sql`i.type = 'supervision'`,
  solved: sql`i.outcome in ('adopted', 'turned')`,
}

const MOST_LISTED = 200

export async function listInquiries(db: Database, units: readonly string[], platform: Platform | undefined, state: 'open' | 'closed' | 'any'): Promise<{ rows: InquiryRow[]; total: number }> {
  const closed = { open: sql`and f.closed_at is null`, closed: sql`and f.closed_at is not null`, any: empty }[state]
  const rows = await db.rows<InquiryRow & { total: number }>(sql`
    select f.id, f.number, i.type, f.stage, i.title, f.summary, f.received_on as "receivedOn", coalesce(u.short_name, '') as "unitName", i.outcome, i.publication,
           f.next_due_on as "dueOn", count(*) over ()::int as total
      from inquiry.inquiry i join casefile.file_view f on f.id = i.file_id left join access.unit_view u on u.id = f.unit_id
     where f.unit_id = any(${units}::uuid[]) ${closed} ${platform ? sql`and ${IN_PLATFORM[platform]}` : empty}
     order by f.received_on desc, f.id desc limit ${MOST_LISTED}`)
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function countPlatform(db: Database, units: readonly string[], platform: Platform): Promise<{ platform: Platform; open: number; closed: number }> {
  const row = await db.one<{ open: number; closed: number }>(sql`
    select (count(*) filter (where f.closed_at is null))::int as open, (count(*) filter (where f.closed_at is not null))::int as closed
      from inquiry.inquiry i join casefile.file_view f on f.id = i.file_id where f.unit_id = any(${units}::uuid[]) and ${IN_PLATFORM[platform]}`)
  return { platform, open: row?.open ?? 0, closed: row?.closed ?? 0 }
}

export interface VoiceFilter {
  readonly query: string
  readonly type?: InquiryType | undefined
  /** `YYYY-MM` of publication. */
  readonly month?: string | undefined
}

const MOST_SHOWN = 50

/** What was published, by the words, type and month asked for. */
export async function listPublished(db: Database, { query, type, month }: VoiceFilter): Promise<{ answers: PublishedAnswer[]; total: number }> {
  const wanted = wantedGrams(query)
  if (query.trim() && wanted.length === 0) return { answers: [], total: 0 }
  const rows = await db.rows<PublishedAnswer & { grams: string[] }>(sql`
    select i.type, i.outcome, i.public_question as question, i.public_answer as answer, coalesce(u.short_name, '') as "unitName", f.received_on as "receivedOn",
           i.published_on as "publishedOn", i.grams
      from inquiry.inquiry i join casefile.file_view f on f.id = i.file_id left join access.unit_view u on u.id = f.unit_id
     where i.publication = 'published' ${type ? sql`and i.type = ${type}` : empty} ${month ? sql`and to_char(i.published_on, 'YYYY-MM') = ${month}` : empty}
       ${wanted.length > 0 ? sql`and i.grams && ${wanted}::text[]` : empty}
     order by i.published_on desc, f.id desc limit 500`)
  const found = wanted.length > 0 ? rank(query, rows.map((row) => ({ ...row, keywords: [] })), rows.length) : rows
  return { answers: found.slice(0, MOST_SHOWN).map(({ type: of, outcome, question, answer, unitName, receivedOn, publishedOn }) => ({ type: of, outcome, question, answer, unitName, receivedOn, publishedOn })), total: found.length }
}

export async function countPublished(db: Database): Promise<{ month: string; type: InquiryType; count: number }[]> {
  return db.rows<{ month: string; type: InquiryType; count: number }>(sql`
    select to_char(published_on, 'YYYY-MM') as month, type, count(*)::int as count from inquiry.inquiry where publication = 'published'
     group by 1, 2 order by 1, 2`)
}

/** Rows in the form of {@link projectionOf}, for comparison with a fold. */
export async function readProjections(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const rows = await db.rows<{ file_id: string }>(sql`
    select file_id, person_id, type, channel, title, outcome, replied_on, entry_id, entry_version, grade, publication, published_on, public_question, public_answer,
           array_to_string(grams, ' ') as grams from inquiry.inquiry where file_id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.file_id, row]))
}

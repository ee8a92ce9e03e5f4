/** The inbox of reminders of one person. */
import sql, { empty } from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { ReminderRow } from './contract.ts'
import { isIn, type Places } from './store.ts'

/** What is told of still holds while the file is open and that clock has not been met. */
const PENDING = sql`f.closed_at is null and ((f.next_clock = r.clock and f.next_due_on = r.due_on)
  or f.later_dues @> jsonb_build_array(jsonb_build_object('clock', r.clock, 'dueOn', r.due_on::text)))`

interface InboxRow extends Omit<ReminderRow, 'raisedAt'> {
  readonly raisedAt: Date
}

/** Reminders of a person, newest first, on files of the places given; with `limit` one more than a page tells that there is a next. */
export async function listReminders(db: Database, accountId: string, places: Places, after: string | undefined, limit: number): Promise<ReminderRow[]> {
  const rows = await db.rows<InboxRow>(sql`
    select r.id::text as id, r.file_id as "fileId", f.number, f.kind, f.subject, r.clock, r.due_on as "dueOn", r.point, r.raised_at as "raisedAt",
           r.read_at is not null as read, (${PENDING}) is true as pending
      from worklist.reminder r join casefile.file_view f on f.id = r.file_id
     where r.account_id = ${accountId} and ${isIn(places)} ${after ? sql`and r.id < ${after}::bigint` : empty}
     order by r.id desc limit ${limit}`)
  return rows.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }))
}

/** Counting stops here: nobody reads a larger number. */
const MOST_COUNTED = 1_000

/** Unread reminders of what still holds. */
export async function countUnread(db: Database, accountId: string, places: Places): Promise<number> {
  const row = await db.one<{ unread: number }>(sql`
    select count(*)::int as unread from (
      select from worklist.reminder r join casefile.file_view f on f.id = r.file_id
       where r.account_id = ${accountId} and r.read_at is null and ${isIn(places)} and ${PENDING} limit ${MOST_COUNTED}) u`)
  return row?.unread ?? 0
}

/** Marks reminders of a person as read: the ones named, or all. */
export async function markRead(db: Database, accountId: string, ids: readonly string[] | undefined, at: Date): Promise<number> {
  return db.run(sql`
    update worklist.reminder set read_at = ${at} where account_id = ${accountId} and read_at is null ${ids ? sql`and id = any(${ids}::bigint[])` : empty}`)
}

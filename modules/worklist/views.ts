/** Filters that people keep under a name: their own, and those a chief shares with a unit and all below it. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { SavedView, ViewFilter } from './contract.ts'

/** Views a person may use: their own, and those shared with a unit that they work in or that lies above it. */
export async function listViews(db: Database, accountId: string, workUnits: readonly string[]): Promise<SavedView[]> {
  return db.rows<SavedView>(sql`
    with recursive above as (
      select id, parent_id from access.unit_view where id = any(${workUnits}::uuid[])
      union select p.id, p.parent_id from above a join access.unit_view p on p.id = a.parent_id
    )
    select v.id, v.name, v.filter, v.account_id = ${accountId} as own, v.unit_id is not null as shared, d.view_id is not null as "opensFirst"
      from worklist.saved_view v left join worklist.default_view d on d.view_id = v.id and d.account_id = ${accountId}
     where v.account_id = ${accountId} or v.unit_id in (select id from above) order by v.account_id <> ${accountId}, v.name, v.id`)
}

/** Keeps a filter; one of the same name that the person kept before is replaced. */
export async function saveView(db: Database, view: { id: string; accountId: string; unitId: string | null; name: string; filter: ViewFilter; at: Date }): Promise<void> {
  await db.run(sql`
    insert into worklist.saved_view (id, account_id, unit_id, name, filter, created_at)
    values (${view.id}, ${view.accountId}, ${view.unitId}, ${view.name}, ${JSON.stringify(view.filter)}::jsonb, ${view.at})
    on conflict (account_id, name) do update set filter = excluded.filter, unit_id = excluded.unit_id`)
}

/** Drops a view of the person; false where it is none of theirs. */
export async function dropView(db: Database, accountId: string, id: string): Promise<boolean> {
  return (await db.run(sql`delete from worklist.saved_view where id = ${id} and account_id = ${accountId}`)) > 0
}

/** The view with which the person's list opens; null for the whole list. */
export async function openFirst(db: Database, accountId: string, viewId: string | null): Promise<void> {
  await db.run(viewId === null
    ? sql`delete from worklist.default_view where account_id = ${accountId}`
    : sql`insert into worklist.default_view (account_id, view_id) values (${accountId}, ${viewId}) on conflict (account_id) do update set view_id = excluded.view_id`)
}

/** The SQL of habitual claims: complaints of persons who are alike, and what counties have settled. */
import sql from 'sql-template-tag'
import type { Queries } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import type { ConductSettings } from './factors.ts'

export interface FilingRow {
  readonly fileId: string
  readonly number: string
  readonly receivedOn: LegalDate
  readonly unitId: string
  readonly officerId: string | null
  readonly personId: string
  readonly sameOperator: boolean
  readonly sameCategory: boolean
}

/** Who filed a complaint, as stated in it. */
export async function findFiler(db: Queries, fileId: string): Promise<string | undefined> {
  return (await db.one<{ personId: string }>(sql`select person_id as "personId" from complaint.filing_view where file_id = ${fileId}`))?.personId
}

/** More than anybody looks through; the newest are kept. */
const MOST = 500

/** Complaints of some persons received since a day, newest first, compared with the one named, which is among them. */
export async function listFilings(db: Queries, fileId: string, personIds: readonly string[], since: LegalDate): Promise<FilingRow[]> {
  return db.rows<FilingRow>(sql`
    select f.id as "fileId", f.number, f.received_on as "receivedOn", f.unit_id as "unitId", f.officer_id as "officerId", v.person_id as "personId",
           coalesce(v.operator_id = o.operator_id, v.respondent_name = o.respondent_name) as "sameOperator", v.category = o.category as "sameCategory"
      from complaint.filing_view o join complaint.filing_view v on v.person_id = any(${personIds}::uuid[]) join casefile.file_view f on f.id = v.file_id
     where o.file_id = ${fileId} and (f.received_on >= ${since} or f.id = ${fileId}) order by f.received_on desc, f.number desc limit ${MOST}`)
}

export async function readSettings(db: Queries, areaCode: string): Promise<ConductSettings | undefined> {
  return db.one<ConductSettings>(sql`
    select window_days as "windowDays", repeated_from as "repeatedFrom", shared_from as "sharedFrom" from conduct.settings where area_code = ${areaCode}`)
}

export async function saveSettings(db: Queries, areaCode: string, { windowDays, repeatedFrom, sharedFrom }: ConductSettings, by: string, at: Date): Promise<void> {
  await db.run(sql`
    insert into conduct.settings (area_code, window_days, repeated_from, shared_from, changed_at, changed_by)
    values (${areaCode}, ${windowDays}, ${repeatedFrom}, ${sharedFrom}, ${at}, ${by})
    on conflict (area_code) do update set window_days = excluded.window_days, repeated_from = excluded.repeated_from, shared_from = excluded.shared_from,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`)
}

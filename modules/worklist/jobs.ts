/** The run over the clocks of all open files: in SQL, set by set, because a county's backlog may hold a million of them. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { substituteOf, type Absence } from '#modules/access/absence.ts'
import { readPractices } from './practice.ts'
import { duePoints, OVERDUE, USUAL_PRACTICE, type Point } from './worklist.ts'

const POINT = { area_code: 'text', due_on: 'date', point: 'int' } as const
/** Stands for every county that has settled nothing. */
const USUAL = ''

export interface PointRow {
  readonly area_code: string
  readonly due_on: LegalDate
  readonly point: Point
}

/** What each due day has come to today, county by county, and the counties in which a passed day is told of. */
async function pointsToday(db: Database, today: LegalDate, isWorkingDay: (day: LegalDate) => boolean) {
  const practices = new Map([...await readPractices(db), [USUAL, USUAL_PRACTICE] as const])
  const rows: PointRow[] = []
  for (const [areaCode, { points }] of practices) {
    for (const { dueOn, point } of duePoints(points, today, isWorkingDay)) rows.push({ area_code: areaCode, due_on: dueOn, point })
  }
  return { rows, settled: [...practices.keys()], overdue: [...practices].filter(([, { points }]) => points.includes(OVERDUE)).map(([code]) => code) }
}

const STAND_IN = { absent_id: 'uuid', account_id: 'uuid' } as const
type StandInRow = Readonly<Record<keyof typeof STAND_IN, string>>

async function standInsToday(db: Database, today: LegalDate): Promise<readonly StandInRow[]> {
  const absences = await db.rows<Absence>(sql`
    select account_id as "accountId", substitute_id as "substituteId", from_on as "from", to_on as "to" from access.absence_view
     where from_on <= ${today} and (to_on is null or to_on >= ${today})`)
  return absences.flatMap(({ accountId }) => {
    const acts = substituteOf(accountId, absences, today)
    return acts === undefined ? [] : [{ absent_id: accountId, account_id: acts }]
  })
}

/**
 * Tells of every due day that has reached a point: the officer of the file; the chief over it as well where the day has passed,
 * where a superior watches over the file, or where no officer in service has it. Who was told before is not told again, so a
 * run may be repeated, broken off and made up for. Gives how many were told.
 */
export async function raiseReminders(db: Database, today: LegalDate, now: Date, isWorkingDay: (day: LegalDate) => boolean): Promise<number> {
  const points = await pointsToday(db, today, isWorkingDay)
  const standIns = await standInsToday(db, today)
  const units = await db.rows<{ id: string }>(sql`select id from access.unit_view order by id`)
  let raised = 0
  // Unit by unit, so that no statement runs long and what was told stays told where a later one fails.
  for (const { id } of units) raised += await raiseIn(db, id, points, standIns, today, now)
  return raised
}

type Points = Awaited<ReturnType<typeof pointsToday>>

async function raiseIn(db: Database, unitId: string, { rows, settled, overdue }: Points, standIns: readonly StandInRow[], today: LegalDate, now: Date): Promise<number> {
  return db.run(sql`
    with recursive point as materialized (select * from ${recordset('p', POINT, rows)}),
    above as (
      select id as unit_id, id as at, parent_id, 0 as depth from access.unit_view where id = ${unitId}
      union all select a.unit_id, p.id, p.parent_id, a.depth + 1 from above a join access.unit_view p on p.id = a.parent_id where a.depth < 6
    ), serving as materialized (
      select account_id, role, unit_id from access.grant_view where valid_from <= ${now} and (valid_to is null or valid_to > ${now})
    ), heads as (
      -- The desk of a county stands for the county itself.
      select distinct a.unit_id, a.depth, s.account_id from above a join access.unit_view u on u.id = a.at or (u.parent_id = a.at and u.level = 'desk')
        join serving s on s.unit_id = u.id and s.role = 'chief'
    ), chief as materialized (
      select unit_id, account_id from heads h where depth = (select min(depth) from heads n where n.unit_id = h.unit_id)
    ), officer as materialized (select distinct account_id from serving where role in ('officer', 'chief')),
    due as materialized (
      select f.id, f.unit_id, f.officer_id, f.supervised, f.next_clock as clock, f.next_due_on as due_on, p.point
        from casefile.file_view f join point p on p.due_on = f.next_due_on and p.area_code = case when f.area_code = any(${settled}::text[]) then f.area_code else ${USUAL} end
       where f.unit_id = ${unitId} and f.closed_at is null and f.next_due_on >= ${today}
      union all
      select f.id, f.unit_id, f.officer_id, f.supervised, f.next_clock, f.next_due_on, ${OVERDUE}::int
        from casefile.file_view f where f.unit_id = ${unitId} and f.closed_at is null and f.next_due_on < ${today}
         and case when f.area_code = any(${settled}::text[]) then f.area_code else ${USUAL} end = any(${overdue}::text[])
      union all
      select f.id, f.unit_id, f.officer_id, f.supervised, l.clock, l.due_on, coalesce(p.point, ${OVERDUE}::int)
        from casefile.file_view f cross join lateral (
          select d ->> 'clock' as clock, (d ->> 'dueOn')::date as due_on, case when f.area_code = any(${settled}::text[]) then f.area_code else ${USUAL} end as area
            from jsonb_array_elements(f.later_dues) d) l
        left join point p on p.due_on = l.due_on and p.area_code = l.area
       where f.unit_id = ${unitId} and f.closed_at is null and f.later_dues is not null
         and (p.point is not null or (l.due_on < ${today} and l.area = any(${overdue}::text[])))
    ), directly as (
      select d.id, d.clock, d.due_on, d.point, o.account_id from due d join officer o on o.account_id = d.officer_id
      union
      select d.id, d.clock, d.due_on, d.point, c.account_id from due d join chief c on c.unit_id = d.unit_id
        left join officer o on o.account_id = d.officer_id
       where d.point = ${OVERDUE}::int or d.supervised or o.account_id is null
    ), told as (
      select * from directly
      union
      -- Whoever stands in for somebody absent is told what they are told.
      select d.id, d.clock, d.due_on, d.point, s.account_id from directly d join ${recordset('s', STAND_IN, standIns)} on s.absent_id = d.account_id
        join officer o on o.account_id = s.account_id
    )
    insert into worklist.reminder (file_id, clock, due_on, point, account_id, raised_at)
    select t.id, t.clock, t.due_on, t.point, t.account_id, ${now} from told t
     where not exists (select from worklist.reminder r where r.account_id = t.account_id and r.file_id = t.id and r.clock = t.clock and r.due_on = t.due_on and r.point = t.point)
    on conflict do nothing`)
}

export interface ClockRun {
  readonly openFiles: number
  readonly refreshed: number
  readonly raised: number
}

/** Takes the run of an hour for this process; false where another has it, or it has been made. */
export async function beginRun(db: Database, hour: Date): Promise<boolean> {
  return (await db.run(sql`insert into worklist.clock_run (hour) values (${hour}) on conflict do nothing`)) > 0
}

const KEPT_DAYS = 90

export async function endRun(db: Database, hour: Date, endedAt: Date, { openFiles, refreshed, raised }: ClockRun): Promise<void> {
  await db.run(sql`update worklist.clock_run set ended_at = ${endedAt}, open_files = ${openFiles}, refreshed = ${refreshed}, raised = ${raised} where hour = ${hour}`)
  await db.run(sql`delete from worklist.clock_run where hour < ${new Date(hour.getTime() - KEPT_DAYS * 86_400_000)}`)
}

/** A run that broke off leaves its hour free, to be taken up again. */
export async function dropRun(db: Database, hour: Date): Promise<void> {
  await db.run(sql`delete from worklist.clock_run where hour = ${hour} and ended_at is null`)
}

export async function countOpen(db: Database): Promise<number> {
  const row = await db.one<{ open: number }>(sql`select count(*)::int as open from casefile.file_view where closed_at is null`)
  return row?.open ?? 0
}

/** The run over the clocks of all open files: due days that may have become firm are reckoned anew, then people are reminded. */
import { legalDay } from '#platform/pure/date.ts'
import { refreshProvisional } from '#modules/casefile/desk.ts'
import { isWorkingDay } from '#modules/rules/calendar.ts'
import { beginRun, countOpen, dropRun, endRun, raiseReminders, type ClockRun } from '#modules/worklist/jobs.ts'
import type { Parts } from './parts.ts'

const HOUR_MS = 3_600_000

/** Whatever the hour; may be repeated at will. */
export async function runClocks({ desk, law }: Parts): Promise<ClockRun> {
  const now = desk.clock()
  const refreshed = await refreshProvisional(desk)
  const raised = await raiseReminders(desk.database, legalDay(now), now, (day) => isWorkingDay(law.calendar, day))
  return { openFiles: await countOpen(desk.database), refreshed, raised }
}

/** The run of the present hour, by whichever worker comes first; undefined where it has been made. After a stop the next hour makes up for it. */
export async function runClocksHourly(parts: Parts): Promise<ClockRun | undefined> {
  const { database, clock } = parts.desk
  const hour = new Date(Math.floor(clock().getTime() / HOUR_MS) * HOUR_MS)
  if (!(await beginRun(database, hour))) return undefined
  try {
    const run = await runClocks(parts)
    await endRun(database, hour, clock(), run)
    return run
  } catch (error) {
    await dropRun(database, hour)
    throw error
  }
}

/**
 * The staff's day in values: when a due day calls for a reminder, and what a county has settled for itself. Pure. None of
 * it is law: the points are practice, and each county sets its own.
 */
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import type { LocalPractice } from '#modules/casefile/casefile.ts'

/** A point at which a due day is told of: working days before it, 0 on its last working day, -1 once it has passed. */
export type Point = number
export const OVERDUE: Point = -1
/** The earliest point a county may set, in working days. */
export const EARLIEST_POINT = 30

export interface CountyPractice extends LocalPractice {
  /** Highest first; empty where nobody is to be reminded. */
  readonly points: readonly Point[]
}

/** What holds in a county that has settled nothing: three working days ahead, one ahead, on the day, and when it has passed. */
export const USUAL_PRACTICE: CountyPractice = { refusalNeedsApproval: false, points: [3, 1, 0, OVERDUE] }

/**
 * The point a due day has reached: of all that have come, the one nearest to it, so that whoever was away is told once and
 * not of every point that has gone by. `isWorkingDay` is that of the legal calendar.
 */
export function pointReached(points: readonly Point[], due: LegalDate, today: LegalDate, isWorkingDay: (day: LegalDate) => boolean): Point | undefined {
  if (due < today) return points.includes(OVERDUE) ? OVERDUE : undefined
  let left = 0
  for (let day = addDays(today, 1); day <= due && left <= EARLIEST_POINT; day = addDays(day, 1)) left += isWorkingDay(day) ? 1 : 0
  return points.filter((point) => point >= left).toSorted((a, b) => a - b)[0]
}

export interface DuePoint {
  readonly dueOn: LegalDate
  readonly point: Point
}

/** Longest stretch of days that {@link EARLIEST_POINT} working days can take, holidays in it. */
const HORIZON_DAYS = 70

/** Every due day from today on that has reached a point, with that point. */
export function duePoints(points: readonly Point[], today: LegalDate, isWorkingDay: (day: LegalDate) => boolean): readonly DuePoint[] {
  return Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(today, ahead)).flatMap((dueOn) => {
    const point = pointReached(points, dueOn, today, isWorkingDay)
    return point === undefined ? [] : [{ dueOn, point }]
  })
}

/** Practice of the counties as stored, and kept at hand for decisions, which ask without waiting. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { USUAL_PRACTICE, type CountyPractice } from './worklist.ts'

interface PracticeRow {
  readonly areaCode: string
  readonly refusalNeedsApproval: boolean
  readonly points: number[]
}

export async function readPractices(db: Database): Promise<ReadonlyMap<string, CountyPractice>> {
  const rows = await db.rows<PracticeRow>(sql`
    select area_code as "areaCode", refusal_needs_approval as "refusalNeedsApproval", points from worklist.practice`)
  return new Map(rows.map(({ areaCode, ...practice }) => [areaCode, practice]))
}

export async function savePractice(db: Database, areaCode: string, { refusalNeedsApproval, points }: CountyPractice, by: string, at: Date): Promise<void> {
  await db.run(sql`
    insert into worklist.practice (area_code, refusal_needs_approval, points, changed_at, changed_by)
    values (${areaCode}, ${refusalNeedsApproval}, ${points}::int[], ${at}, ${by})
    on conflict (area_code) do update set refusal_needs_approval = excluded.refusal_needs_approval, points = excluded.points,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`)
}

/** How old an answer may be where another process settled something. */
const FRESH_MS = 10_000

export interface Practices {
  of(areaCode: string): CountyPractice
  /** Reads anew what is older than a few seconds; at once where `now`. */
  refresh(now?: boolean): Promise<void>
}

export function practicesOf(database: Database, clock: () => Date): Practices {
  let known: ReadonlyMap<string, CountyPractice> = new Map()
  let readAt: number | undefined
  return {
    of: (areaCode) => known.get(areaCode) ?? USUAL_PRACTICE,
    refresh: async (now = false) => {
      const at = clock().getTime()
      if (!now && readAt !== undefined && Math.abs(at - readAt) < FRESH_MS) return
      readAt = at
      known = await readPractices(database)
    },
  }
}

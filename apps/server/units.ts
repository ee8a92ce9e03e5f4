/** Names of units for messages, kept in memory: they change once in years and are asked for with every refusal. */
import type { Database } from '#platform/db/database.ts'
import { unitNames } from '#modules/access/directory.ts'

const FRESH_MS = 10_000

export interface UnitDirectory {
  nameOf(id: string): string | undefined
  refresh(): Promise<void>
}

export function unitDirectory(database: Database, clock: () => Date): UnitDirectory {
  let names: ReadonlyMap<string, string> = new Map()
  let readAt = 0
  return {
    nameOf: (id) => names.get(id),
    refresh: async () => {
      if (clock().getTime() - readAt < FRESH_MS) return
      readAt = clock().getTime()
      names = await unitNames(database)
    },
  }
}

/** The raw twin of a read: the very statements that the real path sent, sent again over bare `pg`, and nothing else. */
import type { Client } from 'pg'
import type { Sql } from 'sql-template-tag'
import type { Database, Queries } from '#platform/db/database.ts'

/** A database that notes what is sent to it. */
export function recording(database: Database, sent: (query: Sql) => void): Database {
  function noted(query: Sql): Sql {
    sent(query)
    return query
  }
  function noting(queries: Queries): Queries {
    return { rows: (query) => queries.rows(noted(query)), one: (query) => queries.one(noted(query)), run: (query) => queries.run(noted(query)) }
  }
  return {
    ...database, ...noting(database),
    transaction: (work) => database.transaction((tx) => work({ transaction: true, ...noting(tx) })),
    single: (work) => database.single((tx) => work({ transaction: true, ...noting(tx) })),
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `replay-${names.size + 1}`
  names.set(text, name)
  return name
}

export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

/** As values computed beforehand: building the text is not the twin's work. */
export function statementOf({ text, values }: Sql): Statement {
  return { name: nameOf(text), text, values: [...values] }
}

export async function replay(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await client.query({ ...statement })
}

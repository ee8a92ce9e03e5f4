/** Rows as a table to select from, `from ${recordset('r', { id: 'uuid', name: 'text' }, rows)}`: one parameter for many, one each for a few. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

/** Up to here every value is a parameter of its own, which PostgreSQL reads some three times as fast as JSON, but one text a number of rows. */
const FEW = 4

function valueOf(value: unknown, type: string): unknown {
  return type === 'jsonb' && value !== null && value !== undefined ? JSON.stringify(value) : value ?? null
}

/** `columns` are names, in double quotes where they are not all lower case, and types of PostgreSQL; bytes as text, `\x…`. */
export function recordset<Columns extends Readonly<Record<string, string>>>(
  alias: string, columns: Columns, rows: readonly Readonly<Record<keyof Columns, unknown>>[],
): Sql {
  const names = Object.keys(columns)
  if (rows.length === 0 || rows.length > FEW) {
    const typed = names.map((name) => `"${name}" ${columns[name] ?? ''}`).join(', ')
    return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${raw(`${alias} (${typed})`)}`
  }
  const tuples = rows.map((row) => sql`(${join(names.map((name) => sql`${valueOf(row[name], columns[name] ?? '')}::${raw(columns[name] ?? '')}`), ', ')})`)
  return sql`(values ${join(tuples, ', ')}) as ${raw(`${alias} (${names.map((name) => `"${name}"`).join(', ')})`)}`
}

/** Finding files by number, by whom they are about and by their first words; blanks, width and case make no difference. */
import sql, { empty, type Sql } from 'sql-template-tag'

/** Follows the digits typed in every file number that begins with them; digits only, so that any collation agrees. */
const AFTER = '9'.repeat(30)

function digitsOf(text: string): string {
  return /^\d[\d-]*$/.test(text) ? text.replaceAll('-', '') : ''
}

function hasNumber(text: string): Sql {
  const digits = digitsOf(text)
  return digits ? sql`f.number between ${digits} and ${digits + AFTER}` : sql`false`
}

function hasWords(text: string): Sql {
  return sql`strpos(s.words, casefile.search_text(${text})) > 0`
}

/** Kind, county and day: so many digits are meant as a number. */
const NUMBER_LENGTH = 15

/**
 * The ids of the files that hold a text, from indexes alone; undefined for a single character, which makes no pair to look up.
 * Digits that begin the number of a file are looked for in numbers alone.
 */
export function filesHolding(text: string): Sql | undefined {
  if (Array.from(text).length < 2) return undefined
  const numbered = sql`select f.id from casefile.file f where ${hasNumber(text)}`
  const unlessNumber = digitsOf(text).length < NUMBER_LENGTH ? empty : sql`and not exists (${numbered})`
  return sql`${numbered} union all
    select s.file_id from casefile.search s where casefile.pairs(s.words) @> casefile.pairs(casefile.search_text(${text})) and ${hasWords(text)} ${unlessNumber}`
}

/** Whether the file `f` holds a text. */
export function holdsText(text: string): Sql {
  return sql`(${hasNumber(text)} or (select ${hasWords(text)} from casefile.search s where s.file_id = f.id))`
}

/** Finding files by number, by whom they are about and by their first words; blanks, width and case make no difference. */
import sql, { type Sql } from 'sql-template-tag'

/** Follows the digits typed in every file number that begins with them; digits only, so that any collation agrees. */
const AFTER = '9'.repeat(30)

function hasNumber(text: string): Sql {
  const digits = text.replace(/(?<=\d)-(?=\d|$)/g, '')
  return /^\d+$/.test(digits) ? sql`f.number between ${digits} and ${digits + AFTER}` : sql`false`
}

function hasWords(text: string): Sql {
  return sql`strpos(s.words, casefile.search_text(${text})) > 0`
}

/** The ids of the files that hold a text, from indexes alone; undefined for a single character, which makes no pair to look up. */
export function filesHolding(text: string): Sql | undefined {
  return Array.from(text).length < 2 ? undefined : sql`
    select f.id from casefile.file f where ${hasNumber(text)}
    union all select s.file_id from casefile.search s where casefile.pairs(s.words) @> casefile.pairs(casefile.search_text(${text})) and ${hasWords(text)}`
}

/** Whether the file `f` holds a text. */
export function holdsText(text: string): Sql {
  return sql`(${hasNumber(text)} or (select ${hasWords(text)} from casefile.search s where s.file_id = f.id))`
}

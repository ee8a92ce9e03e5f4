/** The timeline as sentences. Pure. */
import type { FileView } from '#modules/casefile/contract.ts'
import type { Language } from '#platform/pure/text.ts'
import { formatDate, formatInstant } from '#apps/ui/format.ts'
import { findText } from '../texts.ts'
import type { FileShape } from './shape.ts'

export type Entry = FileView['timeline'][number]

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d/

/** The sentence of one event. A value that is a message key of the event's own module is translated; grounds come from the pack. */
export function sentenceOf(language: Language, entry: Pick<Entry, 'type' | 'params'>, grounds: FileShape['grounds']): string {
  const [procedure = ''] = entry.type.split('.')
  const params = Object.fromEntries(
    Object.entries(entry.params).map(([name, value]) => [name, valueOf(language, procedure, value, grounds)]),
  )
  return findText(language, `${procedure}.event.${entry.type}`, params) ?? entry.type
}

function valueOf(language: Language, procedure: string, value: string, grounds: FileShape['grounds']): string {
  const [kind, id] = value.split(/\.(.*)/s)
  const ground = grounds[kind ?? '']?.find((candidate) => candidate.id === id)
  if (ground) return ground[language]
  if (INSTANT.test(value)) return formatInstant(value, language)
  return findText(language, `${procedure}.${value}`) ?? formatDate(value, language)
}

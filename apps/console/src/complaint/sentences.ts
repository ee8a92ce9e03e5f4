/** The timeline as sentences. Pure. */
import type { ComplaintView } from '#modules/complaint/index.ts'
import type { Language } from '#platform/pure/text.ts'
import { formatDate, formatInstant } from '#apps/ui/format.ts'
import { findText } from '../texts.ts'

export type Entry = ComplaintView['timeline'][number]

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d/

/** The sentence of one event. A value that is a message key of the event's own module is translated; grounds come from the pack. */
export function sentenceOf(language: Language, entry: Pick<Entry, 'type' | 'params'>, grounds: ComplaintView['grounds']): string {
  const [procedure = ''] = entry.type.split('.')
  const params = Object.fromEntries(
    Object.entries(entry.params).map(([name, value]) => [name, valueOf(language, procedure, value, grounds)]),
  )
  return findText(language, `${procedure}.event.${entry.type}`, params) ?? entry.type
}

function valueOf(language: Language, procedure: string, value: string, grounds: ComplaintView['grounds']): string {
  const [kind, id] = value.split(/\.(.*)/s)
  if (kind === 'suspension' || kind === 'refusal' || kind === 'termination') {
    const ground = grounds[kind].find((candidate) => candidate.id === id)
    if (ground) return ground[language]
  }
  if (INSTANT.test(value)) return formatInstant(value, language)
  return findText(language, `${procedure}.${value}`) ?? formatDate(value, language)
}

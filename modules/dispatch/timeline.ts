/** Values for the sentences of the timeline; a value that is a message key is translated where it is shown. */
import type { DispatchEvent } from './dispatch.ts'

export function timelineParams(event: DispatchEvent): Readonly<Record<string, string>> {
  const { type: _, ...rest } = event
  const texts = Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.map(([name, value]) => [name, name === 'taker' ? `taker.${value}` : value]))
}

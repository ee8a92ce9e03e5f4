/** Whether what somebody typed says who a person is. Pure. */
import type { Person } from './party.ts'

/** As people may write it: with or without blanks and hyphens. */
function plain(text: string): string {
  return text.replace(/[\s\-－—]/g, '')
}

/** What tells a person from others; an address no longer than the name of a town tells nobody. */
function tellingOf({ name, phone, address, idNumber }: Person): readonly string[] {
  return [[name, 2], [phone, 5], [address, 7], [idNumber ?? '', 5]].flatMap(([text, least]) => {
    const told = plain(String(text))
    return told.length >= Number(least) ? [told] : []
  })
}

/** Path of the first text within a value that names the person, joined by dots; undefined where none does. */
export function findNaming(person: Person, value: unknown): string | undefined {
  const telling = tellingOf(person)
  const find = (part: unknown, path: readonly string[]): readonly string[] | undefined => {
    if (typeof part === 'string') return telling.some((told) => plain(part).includes(told)) ? path : undefined
    if (typeof part !== 'object' || part === null) return undefined
    for (const [name, member] of Object.entries(part)) {
      const found = find(member, [...path, name])
      if (found) return found
    }
    return undefined
  }
  return find(value, [])?.join('.')
}

/** A form body as it arrives: flat names, each with one or several texts. Pure. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** The one text of a name; the first where several came, empty where none did. */
export function single(values: FormValues, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  return (typeof value === 'string' ? value : value?.[0]) ?? ''
}

/** Every text of a name. */
export function several(values: FormValues, name: string): readonly string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Full-width digits, letters and signs as people's keyboards give them, made half-width. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
}

/** The same values with some replaced; undefined takes one away. */
export function withValues(values: FormValues, changes: Readonly<Record<string, string | readonly string[] | undefined>>): FormValues {
  return Object.fromEntries(Object.entries({ ...values, ...changes }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** Ids of staged files that the sender still wants. */
export function stagedIds(values: FormValues): readonly string[] {
  const removed = new Set(several(values, 'removeAttachment'))
  return [...new Set(several(values, 'attachments'))].filter((id) => isUuid(id) && !removed.has(id))
}

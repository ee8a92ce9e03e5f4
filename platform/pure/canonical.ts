/** JSON with the keys of every object in code-unit order, so that equal values give equal bytes (after RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).toSorted()) {
    const member: unknown = Reflect.get(value, key)
    if (member !== undefined) members += `${members ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/** Which rows of a list are chosen. Pure. */

/** Chooses a row or lets go of it; with `from`, all rows between the two are chosen. */
export function toggled(chosen: ReadonlySet<string>, ids: readonly string[], id: string, from?: string): ReadonlySet<string> {
  const [start, end] = [ids.indexOf(from ?? id), ids.indexOf(id)].toSorted((a, b) => a - b)
  const between = from === undefined || start === undefined || start < 0 ? [] : ids.slice(start, (end ?? 0) + 1)
  const next = new Set(chosen)
  if (between.length > 1) for (const one of between) next.add(one)
  else if (!next.delete(id)) next.add(id)
  return next
}

/** What remains chosen once the list shows other rows. */
export function stillThere(chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => chosen.has(id)))
}

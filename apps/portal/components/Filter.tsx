/** Links that narrow a list down; the one in force is marked. */
export function Filter({ label, options }: { label: string; options: readonly { readonly text: string; readonly href: string; readonly current: boolean }[] }) {
  return (
    <nav className="filter" aria-label={label}>
      {options.map(({ text, href, current }) => <a key={href} href={href} aria-current={current ? 'true' : undefined}>{text}</a>)}
    </nav>
  )
}

/** An address with those of the parameters that say something. */
export function addressOf(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size > 0 ? `${path}?${query.toString()}` : path
}

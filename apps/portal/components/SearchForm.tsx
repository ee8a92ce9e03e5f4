/** A field to search a list with; `kept` goes along unseen. */
export function SearchForm({ action, label, hint, button, query, kept }: {
  action: string; label: string; hint?: string; button: string; query: string; kept: Readonly<Record<string, string | undefined>>
}) {
  return (
    <form method="get" action={action} role="search">
      {Object.entries(kept).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <div className="field">
        <label htmlFor="q">{label}</label>
        {hint ? <p className="hint" id="q-hint">{hint}</p> : null}
        <div className="joined">
          <input id="q" name="q" type="search" defaultValue={query} maxLength={100} autoComplete="off" aria-describedby={hint ? 'q-hint' : undefined} />
          <button type="submit" className="primary">{button}</button>
        </div>
      </div>
    </form>
  )
}

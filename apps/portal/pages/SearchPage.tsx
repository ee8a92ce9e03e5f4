import { Layout } from '../components/Layout.tsx'
import { FormSteps } from '../components/FormSteps.tsx'
import type { Shell } from '../components/shell.ts'
import type { OperatorHit } from '../services.ts'
import { translator, type Translate } from '../text.ts'

export interface SearchPageProps {
  /** What the firm is looked up for. */
  readonly of: 'complaint' | 'report'
  readonly query: string
  /** Undefined before a search. */
  readonly hits: readonly OperatorHit[] | undefined
  /** As many as the server returns at most; with that many the page asks for more letters. */
  readonly most: number
}

export function SearchPage({ of, query, hits, most, shell }: SearchPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const title = t(of === 'report' ? 'report.search' : 'search.title')
  return (
    <Layout shell={shell} title={title}>
      <FormSteps t={t} current="firm" of={of} />
      <h1>{title}</h1>
      <form method="get" action={`/${of}`} role="search" data-suggest="#results" data-searching={t('search.searching')}>
        <div className="field">
          <label htmlFor="q">{t('search.label')}</label>
          <p className="hint" id="q-hint">{t('search.hint')}</p>
          <div className="joined">
            <input id="q" name="q" type="search" defaultValue={query} autoComplete="off" aria-describedby="q-hint" />
            <button type="submit" className="primary">{t('search.button')}</button>
          </div>
        </div>
      </form>
      <div id="results">
        <p className="status" role="status" aria-live="polite">{summary(t, query, hits, most)}</p>
        {hits && hits.length > 0 ? <ul className="hits">{hits.map((hit) => <Hit key={hit.id} hit={hit} t={t} of={of} />)}</ul> : null}
        <a className="door manual" href={manualLink(of, query, hits)}>
          <span className="door-title">{t('search.manual')}</span>
          <span className="door-hint">{t('search.manualHint')}</span>
        </a>
      </div>
    </Layout>
  )
}

function summary(t: Translate, query: string, hits: readonly OperatorHit[] | undefined, most: number): string {
  if (!hits) return query ? t('search.tooShort') : ''
  if (hits.length === 0) return t('search.none', { query })
  return hits.length >= most ? t('search.many', { count: hits.length }) : t('search.results', { count: hits.length })
}

/** What was searched in vain becomes the name in the form. */
function manualLink(of: SearchPageProps['of'], query: string, hits: readonly OperatorHit[] | undefined): string {
  return query && hits ? `/${of}/form?name=${encodeURIComponent(query)}` : `/${of}/form`
}

function Hit({ hit, t, of }: { hit: OperatorHit; t: Translate; of: SearchPageProps['of'] }) {
  return (
    <li>
      <a className="hit" href={`/${of}/form?operator=${encodeURIComponent(hit.id)}`}>
        <span className="hit-name">{hit.name}{hit.alias && hit.alias !== hit.name ? <small>{hit.alias}</small> : null}</span>
        <span className="hit-address">{hit.address}</span>
        {hit.creditCode ? <span className="hit-code">{t('search.creditCode')}{t('common.colon')}{hit.creditCode}</span> : null}
        {hit.active ? null : <span className="tag amber">{t('search.inactive')}</span>}
      </a>
    </li>
  )
}

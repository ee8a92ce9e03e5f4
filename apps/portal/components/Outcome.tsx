import { formatDate, formatMoney } from '#apps/ui/format.ts'
import { moduleText, type Translate } from '../text.ts'
import { nameOf } from '../progress.ts'
import type { PartProps } from './file-part.ts'

/** How it ended, or how mediation did: refusal, agreement or termination, with ground, reason and other routes. */
export function Outcome(props: PartProps) {
  const { view, t } = props
  const ended = view.refusal ?? view.mediation?.termination
  return (
    <>
      {view.refusal ? <Ground {...props} title={t('file.refused')} ended={view.refusal} /> : null}
      {view.mediation?.agreement ? <Agreement {...props} agreement={view.mediation.agreement} /> : null}
      {view.mediation?.termination ? <Ground {...props} title={t('file.termination')} ended={view.mediation.termination} /> : null}
      {view.summary ? <section className="card"><h2>{t('file.summary')}</h2><p className="typed">{view.summary}</p></section> : null}
      {ended ? <Routes {...props} /> : null}
    </>
  )
}

interface Ended {
  readonly on: string
  readonly ground: string
  readonly article: string
  readonly reason: string
}

function Ground({ title, ended, t, language, groundText }: PartProps & { title: string; ended: Ended }) {
  const ground = nameOf(ended.ground, groundText)
  return (
    <section className="card ended">
      <h2>{title}</h2>
      <p className="fine">{formatDate(ended.on, language)}</p>
      <dl className="facts">
        <div>
          <dt>{t('file.ground')}</dt>
          <dd>{ground}<br /><span className="article">{t('file.article', { article: ended.article })}</span></dd>
        </div>
        {ended.reason === ground ? null : <div><dt>{t('file.reason')}</dt><dd className="typed">{ended.reason}</dd></div>}
      </dl>
    </section>
  )
}

type AgreementView = NonNullable<NonNullable<PartProps['view']['mediation']>['agreement']>

function Agreement({ agreement, t, language }: PartProps & { agreement: AgreementView }) {
  const form = moduleText('mediation', `form.${agreement.form}`, language) ?? agreement.form
  return (
    <section className="card settled">
      <h2>{t('file.agreement')}</h2>
      <p className="fine">{t('file.agreement.on', { date: formatDate(agreement.on, language), form })}</p>
      <ul className="terms">
        {agreement.terms.map((term) => (
          <li key={`${term.party} ${term.dueOn} ${term.duty}`}>
            <strong>{moduleText('mediation', `party.${term.party}`, language)}</strong>{t('common.colon')}{term.duty}
            <Amount fen={term.amountFen} />
            <span className="tag jade">{t('file.agreement.due', { date: formatDate(term.dueOn, language) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Amount({ fen }: { fen: number | null }) {
  return fen === null ? null : <span className="amount"> {formatMoney(fen)}</span>
}

/** Order 121 Art. 15: a refusal names the other routes of Art. 39 of the Consumer Protection Law. */
function Routes({ view, t, language }: { view: PartProps['view']; t: Translate; language: PartProps['language'] }) {
  if (view.otherRoutes[language].length === 0) return null
  return (
    <section className="card">
      <h2>{t('file.routes')}</h2>
      <ul className="ticks">{view.otherRoutes[language].map((route) => <li key={route}>{route}</li>)}</ul>
      {view.otherRoutes.article ? <p className="article">{t('file.routesArticle', { article: view.otherRoutes.article })}</p> : null}
    </section>
  )
}

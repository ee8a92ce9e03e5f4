import type { IncidentView } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

/** What was done about it, the newest first. */
export function MeasuresPanel({ view: { timeline } }: { view: IncidentView }) {
  const { t, term, language } = useText()
  const taken = timeline.filter(({ type }) => type === 'incident.measure-taken').toReversed()
  return (
    <section className="card" aria-labelledby="measures-title">
      <header className="card-head"><h2 id="measures-title">{t('incidents.measures', { count: taken.length })}</h2></header>
      <div className="card-pad">
        {taken.length === 0 && <p className="muted">{t('incidents.measures.none')}</p>}
        <ul className="sessions">
          {taken.map(({ seq, at, actorName, params: { measure = '', text = '' } }) => (
            <li key={seq}>
              <p><strong>{term(`incident.${measure}`, measure)}</strong></p>
              <p className="prose">{text}</p>
              <p className="sub">{formatInstant(at, language)} · {actorName}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** What was learnt, once it is closed. */
export function ReviewPanel({ view: { review } }: { view: IncidentView }) {
  const { t } = useText()
  if (!review) return null
  return (
    <Notice tone="ok" title={t('incidents.review')}>
      <dl className="pairs">
        {(['findings', 'lessons', 'measures'] as const).map((part) => (
          <div key={part} className="pair-row"><dt>{t(`incidents.review.${part}`)}</dt><dd className="prose">{review[part]}</dd></div>
        ))}
      </dl>
    </Notice>
  )
}

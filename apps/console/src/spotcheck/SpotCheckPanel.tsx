import { Link } from 'react-router'
import { Button } from 'antd'
import type { SpotCheckPanel as Panel } from '#modules/spotcheck/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { useText } from '../language.tsx'
import { toneOf } from './shape.ts'

/** The spot check of a drawn file: what was found, what is put right, beside what the system knows of the file. */
export function SpotCheckPanel({ panel, onCallback }: { panel: Panel; onCallback: (() => void) | undefined }) {
  const { t, language } = useText()
  const { can } = useSession()
  const on = (day: string | null) => (day ? formatDate(day, language) : '')
  return (
    <section className="card spot-check" aria-labelledby="spot-check-title">
      <header className="card-head">
        <h2 id="spot-check-title">{t('spotPanel.title')}</h2>
        <span className={`stage stage-${toneOf(panel)}`}>{t(`spotcheck.stage.${panel.stage}`)}</span>
      </header>
      <div className="card-pad">
        <p className="sub file-meta">
          <span>{t('spotPanel.dueOn', { date: on(panel.drawnOn), due: on(panel.dueOn) })}</span>
          {panel.checker && <span>{t('spotChecks.checker', { name: panel.checker })}</span>}
          {can('approve') && panel.drawId && <Link to={`/spot-checks/${panel.drawId}`}>{t('spotPanel.draw')}</Link>}
        </p>
        {panel.verdict && <p>{t('spotPanel.verdict', { name: panel.checkedBy ?? '', date: on(panel.endedOn), verdict: t(`spotcheck.verdict.${panel.verdict}`) })}</p>}
        {panel.stage === 'lifted' && <p>{t('spotPanel.lifted', { date: on(panel.endedOn) })}</p>}
        <ul className="reasons">
          {panel.faults.map(({ code, text }) => <li key={code}><strong>{t(`spotcheck.fault.${code}`)}</strong> <span className="prose">{text}</span></li>)}
        </ul>
        {panel.note && <p className="prose">{panel.note}</p>}
        {onCallback && <Button onClick={onCallback}>{t('spotPanel.callback')}</Button>}
      </div>
      <Corrections panel={panel} />
      <Known known={panel.known} />
    </section>
  )
}

function Corrections({ panel: { corrections } }: { panel: Panel }) {
  const { t, language } = useText()
  if (corrections.length === 0) return null
  return (
    <ol className="rounds">
      {corrections.map(({ demand, by, on, dueOn, answer }) => (
        <li key={`${on} ${demand}`}>
          <p className="sub">{t('spotPanel.correction', { by, date: formatDate(on, language), due: formatDate(dueOn, language) })}</p>
          <p className="prose">{demand}</p>
          {answer && (
            <blockquote>
              <p className="sub">{t('spotPanel.answered', { by: answer.by, date: formatDate(answer.on, language) })}</p>
              <p className="prose">{answer.result}</p>
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Said by the system from the events of the file; the verdict is a person's. */
function Known({ known: { limits, told, documents } }: Pick<Panel, 'known'>) {
  const { t, term, language } = useText()
  return (
    <div className="card-pad spot-known">
      <h3 className="sub-title">{t('spotPanel.known')} <span className="sub">{t('spotPanel.known.hint')}</span></h3>
      <dl className="pairs">
        {limits.map(({ id, metOn, late }) => (
          <div key={id} className="pair-row">
            <dt>{term(`clock.${id}`, id)}</dt>
            <dd><span className={`stage stage-${late ? 'paused' : 'settled'}`}>{t(late ? 'spotPanel.late' : 'spotPanel.kept')}</span> {metOn && t('spotPanel.metOn', { date: formatDate(metOn, language) })}</dd>
          </div>
        ))}
        {told.map(({ what, on }) => (
          <div key={what} className="pair-row">
            <dt>{term(`spotPanel.told.${what}`, what)}</dt>
            <dd>{on ? t('spotPanel.toldOn', { date: formatDate(on, language) }) : <span className="stage stage-paused">{t('spotPanel.untold')}</span>}</dd>
          </div>
        ))}
        <dt>{t('spotPanel.documents')}</dt>
        <dd>{documents.length === 0 ? t('spotPanel.documents.none') : documents.map(({ template, number }) => <div key={number}>{term(`document.template.${template}`, template)} {number}</div>)}</dd>
      </dl>
    </div>
  )
}

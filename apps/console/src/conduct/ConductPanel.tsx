import { Link } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type ConductPanel as Panel } from '#modules/conduct/index.ts'
import { formatDate, formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'
import { slicesOf } from './shape.ts'

export function useConduct(fileId: string) {
  return useQuery({ queryKey: ['file', fileId, 'conduct'], queryFn: () => call(routes.read, { id: fileId }) })
}

/** What can be counted for and against everyday consumption, with the files behind each count, and what was found. */
export function ConductPanel({ panel }: { panel: Panel }) {
  const { t } = useText()
  const [notable, usual] = partition(panel)
  return (
    <section className="card conduct" aria-labelledby="conduct-title">
      <header className="card-head">
        <h2 id="conduct-title">{t('conductPanel.title', { article: panel.article })}</h2>
        {panel.stage !== 'none' && <span className={`stage stage-${panel.stage === 'proposed' ? 'new' : 'ended'}`}>{t(`conduct.stage.${panel.stage}`)}</span>}
      </header>
      <p className="conduct-lead sub">
        {t('conductPanel.lead')} {t('conductPanel.window', { days: panel.settings.windowDays })} {panel.proposed && t('conductPanel.proposed')}
      </p>
      {notable.length === 0 && <p className="conduct-usual">{t('conductPanel.usual')}</p>}
      <ul>{notable.map((factor) => <Factor key={factor.id} factor={factor} panel={panel} />)}</ul>
      <details className="conduct-rest">
        <summary>{t(notable.length === 0 ? 'conductPanel.all' : 'conductPanel.rest', { count: usual.length })}</summary>
        <ul>{usual.map((factor) => <Factor key={factor.id} factor={factor} panel={panel} />)}</ul>
      </details>
      {panel.finding && <FindingText finding={panel.finding} panel={panel} />}
    </section>
  )
}

/** The factors that the county wants pointed out, and the others: of most complaints nothing is to be pointed out. */
function partition({ factors, evidence }: Panel): readonly [Panel['factors'], Panel['factors']] {
  const pointedOut = new Set(evidence.filter(({ notable }) => notable).map(({ factor }) => factor))
  return [factors.filter(({ id }) => pointedOut.has(id)), factors.filter(({ id }) => !pointedOut.has(id))]
}

function Factor({ factor, panel }: { factor: Panel['factors'][number]; panel: Panel }) {
  const { t, term, language } = useText()
  const found = panel.evidence.find((one) => one.factor === factor.id)
  return (
    <li>
      <p>
        <strong>{factor[language]}</strong>{' '}
        {found && found.count > 0 && <span className={`stage stage-${found.notable ? 'paused' : 'active'}`}>{t('conductPanel.count', { count: found.count })}</span>}{' '}
        {found?.notable && <span className="mark">{t('conductPanel.notable')}</span>}
      </p>
      <p className="sub">
        {found ? (found.count > 0 ? term(`conductPanel.why.${factor.id}`, '') : t('conductPanel.none')) : t('conductPanel.own')}
        {found && found.persons > 1 && ` · ${t('conductPanel.persons', { persons: found.persons })}`}
      </p>
      {found && factor.id === 'repeated' && found.count > 1 && <Plot files={found.files} panel={panel} />}
      {found && found.count > 0 && factor.id !== 'unproved' && <Files files={found.files} />}
    </li>
  )
}

function Files({ files }: { files: Panel['evidence'][number]['files'] }) {
  const { t, language } = useText()
  return (
    <details>
      <summary>{t('conductPanel.files')}</summary>
      <ul className="conduct-files">
        {files.map((file) => (
          <li key={file.id}><Link className="number" to={`/files/${file.id}`}>{formatFileNumber(file.number)}</Link> <span className="sub">{formatDate(file.receivedOn, language)}</span></li>
        ))}
      </ul>
    </details>
  )
}

/** Columns of thirty days each; what they say stands in their titles and in the list below. */
function Plot({ files, panel }: { files: Panel['evidence'][number]['files']; panel: Panel }) {
  const { t, language } = useText()
  const slices = slicesOf(files, panel.today, panel.settings.windowDays)
  const most = Math.max(1, ...slices.map(({ count }) => count))
  return (
    <svg className="conduct-plot" viewBox={`0 0 ${slices.length * 24} 44`} role="img" aria-label={t('conductPanel.plot')}>
      {slices.map(({ from, count }, at) => (
        <g key={from}>
          <title>{t('conductPanel.month', { date: formatDate(from, language), count })}</title>
          <rect x={at * 24 + 2} y={44 - Math.max(1, (count / most) * 30)} width={20} height={Math.max(1, (count / most) * 30)} />
          {count > 0 && <text x={at * 24 + 12} y={40 - (count / most) * 30} textAnchor="middle">{count}</text>}
        </g>
      ))}
    </svg>
  )
}

function FindingText({ finding, panel }: { finding: NonNullable<Panel['finding']>; panel: Panel }) {
  const { t, language } = useText()
  const named = panel.factors.filter(({ id }) => finding.factors.includes(id)).map((factor) => {
    const count = finding.counted.find((one) => one.factor === factor.id)?.count
    return count ? `${factor[language]}（${t('conductPanel.count', { count })}）` : factor[language]
  })
  const date = finding.expiresOn && formatDate(finding.expiresOn, language)
  return (
    <div className="conduct-finding">
      <h3>{t('conductPanel.finding')}</h3>
      <p className="prose">{finding.reason}</p>
      <ul>{named.map((name) => <li key={name}>{name}</li>)}</ul>
      <p className="sub">
        {t('conductPanel.by', { name: finding.by, date: formatDate(finding.on, language) })}
        {finding.reviewedBy && ` · ${t('conductPanel.reviewed', { name: finding.reviewedBy })}`}
        {date && panel.stage === 'approved' && ` · ${t('conductPanel.until', { date })}`}
      </p>
      {finding.note && <p className="prose">{finding.note}</p>}
      {panel.stage === 'approved' && <Notice tone="info">{t('conductPanel.use')}</Notice>}
      {panel.stage === 'expired' && date && <Notice tone="warn">{t('conductPanel.expired', { date })}</Notice>}
    </div>
  )
}

import { Link, useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type ReportView } from '#modules/report/index.ts'
import { formatDate, formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useCategoryName } from '../complaint/categories.ts'
import { Evidence } from '../complaint/FactsPanel.tsx'
import { DispatchPanel } from '../dispatch/DispatchPanel.tsx'
import { EnforcementPanel } from '../enforcement/EnforcementPanel.tsx'
import { withCase } from '../enforcement/shape.ts'
import { useEnforcement } from '../enforcement/use-enforcement.ts'
import { FileBody, FileFrame, FileHead } from '../file/FileFrame.tsx'
import { LinksPanel } from '../file/LinksPanel.tsx'
import type { FileShape } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { text } from '../texts.ts'
import { ReporterPanel } from './ReporterPanel.tsx'
import { ReportOutcome } from './ReportOutcome.tsx'

export function ReportPage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  return <FileFrame query={query} title={t('worklist.kind.report')}>{(view) => <Report key={view.id} view={view} />}</FileFrame>
}

/** Conditions not met is no ground of the packs, but is chosen like one. */
function shapeOf(view: ReportView): FileShape {
  const { condition, declining, suspension } = view.grounds
  const [first] = condition
  const unmet = first
    ? [{ id: 'conditions-not-met', article: first.article.replace(/第[^第]*项$/, ''), zh: text('zh', 'report.unmet'), en: text('en', 'report.unmet') }]
    : []
  return {
    ...view, kind: 'report', subject: view.target.name, stages: { report: view.stage }, evidence: view.attachments, repeats: view.repeats,
    grounds: { condition, suspension, declining: [...declining, ...unmet] },
  }
}

function Report({ view }: { view: ReportView }) {
  const shape = withCase(shapeOf(view), useEnforcement(view.id).data)
  return (
    <>
      <Header view={view} />
      <FileBody shape={shape} first={<><ReportOutcome view={view} /><Facts view={view} /></>}>
        <div className="parties"><ReporterPanel view={view} /><Target view={view} /></div>
        <Verification view={view} />
        {view.repeats.length > 0 && <Repeats view={view} />}
        <LinksPanel id={view.id} />
        <DispatchPanel fileId={view.id} />
        <EnforcementPanel fileId={view.id} />
      </FileBody>
    </>
  )
}

function Header({ view }: { view: ReportView }) {
  const { t, language } = useText()
  return (
    <FileHead view={view} of={{ kind: 'report', stage: view.stage, mediationStage: null }} about={view.target.name}>
      <span>{t('worklist.kind.report')}</span>
      <span>{t('file.received', { date: formatDate(view.receivedOn, language) })}</span>
      <span>{t(`report.channel.${view.channel}`)}</span>
      <span>{t(view.reporter ? 'report.name.real' : 'report.name.anonymous')}</span>
      <span>{view.unit.name}</span>
      <span>{view.officer?.name ?? t('queue.noOfficer')}</span>
    </FileHead>
  )
}

function Facts({ view }: { view: ReportView }) {
  const { t, language } = useText()
  const categoryName = useCategoryName()
  return (
    <section className="card" aria-labelledby="facts-title">
      <header className="card-head"><h2 id="facts-title">{t('report.facts')}</h2></header>
      <div className="card-pad">
        <p className="facts-text prose">{view.facts}</p>
        <dl className="pairs">
          <dt>{t('facts.category')}</dt>
          <dd>{categoryName(view.category)}</dd>
          {view.occurredOn && <><dt>{t('facts.occurredOn')}</dt><dd>{formatDate(view.occurredOn, language)}</dd></>}
        </dl>
        <Evidence view={view} />
      </div>
    </section>
  )
}

function Target({ view: { target } }: { view: ReportView }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="target-title">
      <header className="card-head"><h2 id="target-title">{t('report.target')}</h2></header>
      <div className="card-pad">
        <dl className="pairs">
          <dt>{t('firm.name')}</dt><dd>{target.name}</dd>
          <dt>{t('firm.creditCode')}</dt><dd className="number">{target.creditCode ?? t('value.none')}</dd>
          <dt>{t('firm.address')}</dt><dd>{target.address}</dd>
        </dl>
      </div>
    </section>
  )
}

function Verification({ view: { verification } }: { view: ReportView }) {
  const { t, language } = useText()
  return (
    <section className="card" aria-labelledby="verification-title">
      <header className="card-head"><h2 id="verification-title">{t('report.verification')}</h2></header>
      <div className="card-pad">
        {verification.length === 0 && <p className="muted">{t('report.verification.none')}</p>}
        {verification.map((entry) => (
          <article key={entry.at}>
            <p className="sub">{formatInstant(entry.at, language)} · {entry.by}</p>
            <p className="prose">{entry.text}</p>
          </article>
        ))}
      </div>
    </section>
  )
}

/** Both texts side by side: that they are the same facts is for a person to say. */
function Repeats({ view }: { view: ReportView }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="repeats-title">
      <header className="card-head"><h2 id="repeats-title">{t('report.repeats', { count: view.repeats.length })}</h2></header>
      <div className="card-pad">
        <p className="muted">{t('report.repeats.help')}</p>
        {view.repeats.map((other) => (
          <article key={other.id} className="repeat">
            <p>
              <Link className="number" to={`/reports/${other.id}`}>{formatFileNumber(other.number)}</Link>{' '}
              <StageTag of={{ kind: 'report', stage: other.stage, mediationStage: null }} />{' '}
              <span className="sub">{t('report.alike', { percent: Math.round(other.alike * 100) })}</span>
            </p>
            <div className="parties">
              <div><h3 className="sub-title">{t('report.this')}</h3><p className="prose">{view.facts}</p></div>
              <div><h3 className="sub-title">{t('report.earlier')}</h3><p className="prose">{other.facts}</p></div>
            </div>
          </article>
        ))}
      </div>
    </section>
  )
}

import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type ReportView } from '#modules/report/index.ts'
import { formatDate, formatDaysLeft, formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useCategoryName } from '../complaint/categories.ts'
import { Evidence } from '../complaint/FactsPanel.tsx'
import { DispatchPanel } from '../dispatch/DispatchPanel.tsx'
import { EnforcementPanel } from '../enforcement/EnforcementPanel.tsx'
import { withCase } from '../enforcement/shape.ts'
import { useEnforcement } from '../enforcement/use-enforcement.ts'
import { ActionBar } from '../file/ActionBar.tsx'
import { stepIdOf, type Action } from '../file/actions.ts'
import { nextClock } from '../file/clocks.ts'
import { ClocksPanel } from '../file/ClocksPanel.tsx'
import { LinksPanel } from '../file/LinksPanel.tsx'
import type { FileShape } from '../file/shape.ts'
import { StepDrawer } from '../file/StepDrawer.tsx'
import { Timeline } from '../file/Timeline.tsx'
import { useText } from '../language.tsx'
import { DueBadge } from '../shared/DueBadge.tsx'
import { Icon } from '../shared/Icon.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { text } from '../texts.ts'
import { ReporterPanel } from './ReporterPanel.tsx'
import { ReportOutcome } from './ReportOutcome.tsx'

export function ReportPage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  usePageTitle(query.data ? formatFileNumber(query.data.number) : t('worklist.kind.report'))
  return (
    <div className="page file-page">
      <Link to="/" className="back"><Icon name="back" size={16} />{t('report.back')}</Link>
      {!query.data && <h1 className="sr-only">{t('worklist.kind.report')}</h1>}
      <Loaded query={query} rows={14}>{(view) => <Report key={view.id} view={view} />}</Loaded>
    </div>
  )
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

/** The form of a step stands outside the columns: turning a phone or a tablet must not drop what was typed. */
function Report({ view }: { view: ReportView }) {
  const narrow = useNarrow()
  const [open, setOpen] = useState<Action | null>(null)
  const shape = withCase(shapeOf(view), useEnforcement(view.id).data)
  const main = (
    <>
      <ReportOutcome view={view} />
      <Facts view={view} />
      {narrow && <ClocksPanel view={shape} />}
      <div className="parties"><ReporterPanel view={view} /><Target view={view} /></div>
      <Verification view={view} />
      {view.repeats.length > 0 && <Repeats view={view} />}
      <LinksPanel id={view.id} />
      <DispatchPanel fileId={view.id} />
      <EnforcementPanel fileId={view.id} />
      <Timeline view={shape} />
    </>
  )
  return (
    <>
      <Header view={view} />
      {narrow
        ? <><div className="file-main">{main}</div><ActionBar view={shape} onChoose={setOpen} /></>
        : (
          <div className="file-grid">
            <div className="file-main">{main}</div>
            <div className="file-side"><ActionBar view={shape} onChoose={setOpen} /><ClocksPanel view={shape} /></div>
          </div>
        )}
      {open && <StepDrawer key={stepIdOf(open)} action={open} view={shape} onClose={() => setOpen(null)} />}
    </>
  )
}

function Header({ view }: { view: ReportView }) {
  const { t, term, language } = useText()
  const clock = nextClock(view.clocks)
  return (
    <header className="file-head">
      <div className="file-head-line">
        <h1 className="file-number" tabIndex={-1}>{formatFileNumber(view.number)}</h1>
        <StageTag of={{ kind: 'report', stage: view.stage, mediationStage: null }} />
        {clock && (
          <span className="file-due">
            <span className="sub">{term(`clock.${clock.id}`, clock.id)}</span>
            <DueBadge daysLeft={clock.leftDays} provisional={clock.provisional} suspended={clock.dueOn === null}
              {...(clock.leftDays === null ? {} : { label: formatDaysLeft(clock.leftDays, clock.unit, language) })} />
          </span>
        )}
      </div>
      <p className="file-firm">{view.target.name}</p>
      <p className="sub file-meta">
        <span>{t('worklist.kind.report')}</span>
        <span>{t('file.received', { date: formatDate(view.receivedOn, language) })}</span>
        <span>{t(`report.channel.${view.channel}`)}</span>
        <span>{t(view.reporter ? 'report.name.real' : 'report.name.anonymous')}</span>
        <span>{view.unit.name}</span>
        <span>{view.officer?.name ?? t('queue.noOfficer')}</span>
      </p>
    </header>
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

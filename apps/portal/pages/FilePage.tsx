import type { ReactNode } from 'react'
import { formatDate, formatDays, formatDaysLeft, formatDeadline, formatFileNumber, formatInstant, formatSize } from '#apps/ui/format.ts'
import type { TrackingView } from '#modules/complaint/index.ts'
import type { Language } from '#platform/pure/text.ts'
import { FileForms } from '../components/FileForms.tsx'
import type { FileFormsProps } from '../components/file-frame.tsx'
import type { PartProps } from '../components/file-part.ts'
import { Layout } from '../components/Layout.tsx'
import { Outcome } from '../components/Outcome.tsx'
import { Papers } from '../components/Papers.tsx'
import type { Shell } from '../components/shell.ts'
import type { Paper } from '../services.ts'
import { clockName, nameOf, nextStep, progressSteps, sentence, type GroundText } from '../progress.ts'
import { moduleText, translator, type TextKey, type Translate } from '../text.ts'

export interface FilePageProps extends FileFormsProps {
  /** Said at the top after a step was taken. */
  readonly done?: TextKey | undefined
  readonly groundText: GroundText
  /** Documents delivered to whoever filed it. */
  readonly papers?: readonly Paper[]
}

export function FilePage({ shell, done, groundText, papers, ...forms }: FilePageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const { view } = forms
  const part = { view, t, language: shell.language, groundText }
  return (
    <Layout shell={shell} title={t('file.title', { number: formatFileNumber(view.number) })}>
      <div className="file-head">
        <h1>{t('file.title', { number: formatFileNumber(view.number) })}</h1>
        <form method="post" action="/track/leave" encType="multipart/form-data">
          <input type="hidden" name="token" value={shell.csrfToken} />
          <button type="submit" className="plain">{t('file.leave')}</button>
        </form>
      </div>
      {done ? <p className="notice good" role="status">{t(done)}</p> : null}
      {view.self.joined ? <p className="notice info">{t('self.joined', { count: view.self.complainants })}</p> : null}
      <Progress {...part} />
      <Outcome {...part} />
      <Papers papers={papers ?? []} language={shell.language} />
      <Sessions {...part} />
      <FileForms {...forms} t={t} shell={shell} />
      <div className="columns">
        <div>
          <About {...part} />
          <Clocks {...part} />
        </div>
        <Timeline {...part} />
      </div>
      <Mine {...part} />
    </Layout>
  )
}

function Progress({ view, t, language, groundText }: PartProps) {
  const next = nextStep(view, language, groundText)
  return (
    <section className="card progress-card">
      <h2 className="visually-hidden">{t('file.progress')}</h2>
      <ol className="stepper">
        {progressSteps(view).map((step) => (
          <li key={step.name} className={step.state} aria-current={step.state === 'current' || step.state === 'stopped' ? 'step' : undefined}>
            <span className="step-name">{t(`step.${step.name}`)}</span>
            <span className="step-state">{step.on ? dayOf(step.on, language) : t(`step.state.${step.state}`)}</span>
          </li>
        ))}
      </ol>
      <div className="next">
        <p className="next-text">{next.text}</p>
        {next.clock ? <Due clock={next.clock} t={t} language={language} /> : null}
      </div>
    </section>
  )
}

/** The day alone, from a day or an instant. */
function dayOf(text: string, language: Language): string {
  return text.length === 10 ? formatDate(text, language) : formatInstant(text, language).replace(/ \d\d:\d\d$/, '')
}

type Clock = TrackingView['clocks'][number]

function Due({ clock, t, language }: { clock: Clock; t: Translate; language: Language }) {
  const by = clock.dueOn ? `${t('common.colon')}${t('file.by', { date: formatDeadline(clock.dueOn, language) })}` : ''
  return (
    <div className="due">
      <p>
        <strong>{clockName(clock.id, language)}{by}</strong>
        <ClockTag clock={clock} t={t} language={language} />
      </p>
      <p className="article">{t('file.article', { article: clock.article })}</p>
      {clock.provisional ? <p className="fine">{t('file.provisional')}</p> : null}
    </div>
  )
}

/** Two days or fewer count as nearly due. */
const NEARLY = 2

function ClockTag({ clock, t, language }: { clock: Clock; t: Translate; language: Language }) {
  if (clock.state === 'met') {
    const date = formatDate(clock.metOn ?? '', language)
    return <span className={clock.late ? 'tag amber' : 'tag jade'}>{t(clock.late ? 'file.clock.metLate' : 'file.clock.met', { date })}</span>
  }
  if (clock.state === 'suspended' || clock.leftDays === null) return <span className="tag info">{t('file.clock.suspended')}</span>
  const colour = clock.leftDays < 0 ? 'red' : clock.leftDays <= NEARLY ? 'amber' : 'info'
  return <span className={`tag ${colour}`}>{t('file.clock.left', { left: formatDaysLeft(clock.leftDays, clock.unit, language) })}</span>
}

function Clocks({ view, t, language, groundText }: PartProps) {
  if (view.clocks.length === 0) return null
  return (
    <section className="card">
      <h2>{t('file.clocks')}</h2>
      <ul className="clocks">
        {view.clocks.map((clock) => (
          <li key={clock.id}>
            <p className="clock-head"><strong>{clockName(clock.id, language)}</strong><ClockTag clock={clock} t={t} language={language} /></p>
            <p>{spanText(clock, t, language)}</p>
            <p className="article">{t('file.article', { article: clock.article })}</p>
            {clock.suspensions.map((span) => (
              <p className="fine" key={span.from}>{suspensionText(span, t, language, groundText)}</p>
            ))}
            {clock.provisional ? <p className="fine">{t('file.provisional')}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function spanText(clock: Clock, t: Translate, language: Language): string {
  const days = formatDays(clock.length, clock.unit, language)
  const length = t('file.clock.length', { days, start: formatDate(clock.startsOn, language) })
  return clock.dueOn ? `${length}${t('common.clause')}${t('file.by', { date: formatDeadline(clock.dueOn, language) })}` : length
}

function suspensionText(span: Clock['suspensions'][number], t: Translate, language: Language, groundText: GroundText): string {
  const params = { from: formatDate(span.from, language), reason: nameOf(span.reason, groundText) }
  return span.to ? t('file.suspension', { ...params, to: formatDate(span.to, language) }) : t('file.suspensionOpen', params)
}

function Sessions({ view, t, language }: PartProps) {
  const sessions = view.mediation?.sessions ?? []
  if (sessions.length === 0) return null
  return (
    <section className="card">
      <h2>{t('file.sessions')}</h2>
      {sessions.map((session) => (
        <div className="session" key={session.id}>
          <p className="session-head">
            <strong>{formatInstant(session.startsAt, language)}</strong>
            <span className={session.held ? 'tag jade' : 'tag info'}>{t(session.cancelled !== null ? 'file.session.cancelled' : session.held ? 'file.session.held' : 'file.session.planned')}</span>
          </p>
          <dl className="facts">
            <Fact name={t('file.session.place')}>{session.place}</Fact>
            <Fact name={t('file.session.mode')}>{moduleText('mediation', `mode.${session.mode}`, language) ?? session.mode}</Fact>
            <Fact name={t('file.session.mediators')}>{session.mediators.join(t('common.listSeparator'))}</Fact>
            {session.record ? <Fact name={t('file.session.record')}>{session.record}</Fact> : null}
          </dl>
        </div>
      ))}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}

function Timeline({ view, t, language, groundText }: PartProps) {
  const entries = view.timeline.toReversed().map((entry) => ({ entry, text: sentence(entry, language, groundText) }))
  return (
    <section className="card">
      <h2>{t('file.timeline')}</h2>
      <ol className="timeline">
        {entries.filter(({ text }) => text !== undefined).map(({ entry, text }) => (
          <li key={entry.seq}>
            <p className="when"><time dateTime={entry.at}>{formatInstant(entry.at, language)}</time> {entry.actorName}</p>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function About({ view, t, language }: PartProps) {
  return (
    <section className="card">
      <dl className="facts">
        <Fact name={t('file.office')}>{view.unit.name}</Fact>
        <Fact name={t('file.officer')}>{view.officer?.name ?? t('file.noOfficer')}</Fact>
        <Fact name={t('file.received')}>{formatDate(view.receivedOn, language)}</Fact>
        <Fact name={t('file.respondent')}>{view.respondent.name}<br /><span className="fine">{view.respondent.address}</span></Fact>
        <Fact name={t('file.pack')}>{view.pack[language]}</Fact>
      </dl>
    </section>
  )
}

function onlineText({ kind, platform, publishedAddress }: NonNullable<TrackingView['online']>, t: Translate, language: Language): string {
  const where = moduleText('complaint', `sale.${kind}`, language) ?? kind
  return t(publishedAddress ? 'file.onlineAddress' : 'file.onlineAt', { where, platform, address: publishedAddress ?? '' })
}

function Mine({ view, t, language }: PartProps) {
  const claims = view.claims.map((claim) => moduleText('complaint', `claim.${claim}`, language) ?? claim)
  return (
    <details className="card">
      <summary>{t('file.mine')}</summary>
      <dl className="facts">
        <Fact name={t('file.facts')}><span className="typed">{view.facts}</span></Fact>
        {view.online ? <Fact name={t('file.online')}>{onlineText(view.online, t, language)}</Fact> : null}
        <Fact name={t('file.claims')}>{claims.join(t('common.listSeparator'))}</Fact>
        <Fact name={t('file.attachments')}>
          {view.attachments.length === 0 ? t('file.noAttachments') : (
            <ul className="plain-list">
              {view.attachments.map((file) => <li key={file.id}>{file.name} <span className="fine">{formatSize(file.size)}</span></li>)}
            </ul>
          )}
        </Fact>
      </dl>
    </details>
  )
}

import type { ReactNode } from 'react'
import { formatDate, formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import type { ReportTracking } from '#modules/report/index.ts'
import type { Language } from '#platform/pure/text.ts'
import { ErrorSummary, TextArea, type FormState } from '../components/Field.tsx'
import { Layout } from '../components/Layout.tsx'
import { Papers } from '../components/Papers.tsx'
import { ReporterFields } from '../components/ReporterFields.tsx'
import type { Shell } from '../components/shell.ts'
import { Uploads } from '../components/Uploads.tsx'
import { LONGEST } from '../forms.ts'
import { reportNext, reportSteps } from '../report-progress.ts'
import type { Paper, StagedAttachment } from '../services.ts'
import { translator, type Translate } from '../text.ts'

export interface ReportFilePageProps {
  readonly view: ReportTracking
  /** What was just done. */
  readonly done: 'material' | 'name' | undefined
  readonly form: FormState
  /** True where the material form is shown again with what was typed. */
  readonly opened: boolean
  readonly top?: string | undefined
  readonly staged: readonly StagedAttachment[]
  readonly submissionKey: string
  readonly papers?: readonly Paper[]
  /** The form in which an anonymous reporter gives a name, where it is shown again with what was typed. */
  readonly naming?: { readonly form: FormState; readonly top?: string | undefined } | undefined
}

type Part = ReportFilePageProps & { readonly t: Translate; readonly language: Language; readonly shell: Shell }

export function ReportFilePage({ shell, ...props }: ReportFilePageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const part = { ...props, t, language: shell.language, shell }
  const title = t('report.file.title', { number: formatFileNumber(props.view.number) })
  return (
    <Layout shell={shell} title={title}>
      <div className="file-head">
        <h1>{title}</h1>
        <form method="post" action="/report/leave" encType="multipart/form-data">
          <input type="hidden" name="token" value={shell.csrfToken} />
          <button type="submit" className="plain">{t('file.leave')}</button>
        </form>
      </div>
      {props.done ? <p className="notice good" role="status">{t(`report.${props.done}.done`)}</p> : null}
      <Progress {...part} />
      <Told {...part} />
      <Papers papers={props.papers ?? []} language={shell.language} />
      {props.view.mayAdd ? <Material {...part} /> : <Ended t={t} />}
      <About {...part} />
      {props.view.mayName ? <Naming {...part} /> : null}
      <details className="card">
        <summary>{t('report.file.mine')}</summary>
        <p className="typed">{props.view.facts}</p>
      </details>
    </Layout>
  )
}

function Progress({ view, t, language }: Part) {
  return (
    <section className="card progress-card">
      <h2 className="visually-hidden">{t('file.progress')}</h2>
      <ol className="stepper">
        {reportSteps(view).map((step) => (
          <li key={step.name} className={step.state} aria-current={step.state === 'current' || step.state === 'stopped' ? 'step' : undefined}>
            <span className="step-name">{t(`report.step.${step.name}`)}</span>
            <span className="step-state">{step.on ? formatDate(step.on, language) : t(`step.state.${step.state}`)}</span>
          </li>
        ))}
      </ol>
      <div className="next">
        <p className="next-text">{reportNext(view, t)}</p>
        {view.verifyBy ? (
          <div className="due"><p><strong>{t('report.file.verifyBy')}{t('common.colon')}{t('file.by', { date: formatDeadline(view.verifyBy, language) })}</strong></p></div>
        ) : null}
        {view.told?.article && !isTold(view) ? <p className="article">{t('file.article', { article: view.told.article })}</p> : null}
      </div>
    </section>
  )
}

function isTold({ stage }: ReportTracking): boolean {
  return stage === 'filed' || stage === 'declined'
}

/** The result, once it was told: whether a case was opened, and why not. */
function Told({ view, t, language }: Part) {
  if (!view.told || !isTold(view)) return null
  return (
    <section className="card">
      <h2>{t('report.file.told')}</h2>
      <p><strong>{t(view.stage === 'filed' ? 'report.step.filed' : 'report.step.declined')}</strong>{view.told.on ? `${t('common.clause')}${t('report.file.toldOn', { date: formatDate(view.told.on, language) })}` : ''}</p>
      {view.told.text ? <dl className="facts"><Fact name={t('report.file.declinedReason')}><span className="typed">{view.told.text}</span></Fact></dl> : null}
      {view.told.article ? <p className="article">{t('file.article', { article: view.told.article })}</p> : null}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}

function Material({ form, opened, top, staged, submissionKey, t, shell }: Part) {
  const state = { ...form, prefix: 'material-' }
  return (
    <details className="card" open={opened}>
      <summary>{t('material.title')}</summary>
      <form className="stack" method="post" action="/report/file/material" encType="multipart/form-data" noValidate data-once={t('form.sending')}>
        <input type="hidden" name="token" value={shell.csrfToken} />
        <input type="hidden" name="key" value={submissionKey} />
        {opened ? <ErrorSummary form={state} t={t} top={top} /> : null}
        <TextArea form={state} t={t} name="text" label={t('material.text')} hint={t('report.material.textHint')} rows={4} longest={LONGEST.text} />
        <Uploads form={state} t={t} staged={staged} />
        <p className="hint">{t('report.filesHidden')}</p>
        <p className="submit"><button type="submit" className="primary">{t('material.button')}</button></p>
      </form>
    </details>
  )
}

/** An anonymous reporter may give a name as long as the report is known. */
function Naming({ naming, submissionKey, t, shell }: Part) {
  const form = naming?.form ?? { values: {}, errors: {} }
  return (
    <details className="card" open={naming !== undefined}>
      <summary>{t('report.name.title')}</summary>
      <form className="stack" method="post" action="/report/file/name" encType="multipart/form-data" noValidate data-once={t('form.sending')}>
        <input type="hidden" name="token" value={shell.csrfToken} />
        <input type="hidden" name="key" value={submissionKey} />
        {naming ? <ErrorSummary form={form} t={t} top={naming.top} /> : null}
        <p>{t('report.name.text')}</p>
        <ReporterFields form={form} t={t} />
        <p className="submit"><button type="submit" className="primary">{t('report.name.button')}</button></p>
      </form>
    </details>
  )
}

/** Order 121 Art. 35: the same facts are not handled again, new ones are. */
function Ended({ t }: Pick<Part, 't'>) {
  return (
    <section className="card">
      <h2>{t('report.ended')}</h2>
      <p>{t('report.ended.text')}</p>
      <p><a className="button" href="/report">{t('report.ended.new')}</a></p>
    </section>
  )
}

function About({ view, t, language }: Part) {
  return (
    <section className="card">
      <dl className="facts">
        <Fact name={t('file.office')}>{view.unitName}</Fact>
        <Fact name={t('file.received')}>{formatDate(view.receivedOn, language)}</Fact>
        <Fact name={t('report.file.target')}>{view.target}</Fact>
        <Fact name={t('report.file.manner')}>{t(view.realName ? 'report.file.manner.real' : 'report.file.manner.anonymous')}</Fact>
        <Fact name={t('file.pack')}>{view.packName}</Fact>
      </dl>
    </section>
  )
}

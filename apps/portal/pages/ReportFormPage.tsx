import { formatDays } from '#apps/ui/format.ts'
import { ChoiceField, ErrorSummary, SelectField, TextArea, TextField, type FormState } from '../components/Field.tsx'
import { FormSteps } from '../components/FormSteps.tsx'
import { Layout } from '../components/Layout.tsx'
import { ReporterFields } from '../components/ReporterFields.tsx'
import type { Shell } from '../components/shell.ts'
import { Uploads } from '../components/Uploads.tsx'
import { LONGEST } from '../forms.ts'
import type { LegalLimit, ProblemCategory, StagedAttachment } from '../services.ts'
import { translator, type Translate } from '../text.ts'
import { single } from '../values.ts'

const FORM_ID = 'report'

export interface ReportFormPageProps {
  readonly form: FormState
  /** Said above the errors: an expired token, a refusal that concerns no field. */
  readonly top?: string | undefined
  /** Idempotency key of this submission. */
  readonly submissionKey: string
  readonly staged: readonly StagedAttachment[]
  readonly categories: readonly ProblemCategory[]
  /** Of verification, under the rule pack in force. */
  readonly limit: LegalLimit
  /** `YYYY-MM-DD`, the last day that may be chosen. */
  readonly today: string
}

interface SectionProps {
  readonly props: ReportFormPageProps
  readonly t: Translate
  readonly shell: Shell
}

/** No draft is kept: nothing on the device may tell that its owner reported someone. */
export function ReportFormPage({ shell, ...props }: ReportFormPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const section = { props, t, shell }
  return (
    <Layout shell={{ ...shell, languageSwitch: { form: FORM_ID } }} title={t('report.title')}>
      <FormSteps t={t} current="form" of="report" />
      <h1>{t('report.title')}</h1>
      <ErrorSummary form={props.form} t={t} top={props.top} />
      <div className="notice info">
        <h2>{t('report.secrecy')}</h2>
        <p>{t('report.secrecyText')}</p>
        <p>{t('report.anonymousText')}</p>
      </div>
      <p className="aside">{t('report.difference')} <a href="/complaint">{t('report.differenceLink')}</a></p>
      <form id={FORM_ID} className="stack" method="post" action="/report/form" encType="multipart/form-data" noValidate data-once={t('form.sending')}>
        <input type="hidden" name="token" value={shell.csrfToken} />
        <input type="hidden" name="key" value={props.submissionKey} />
        <TargetSection {...section} />
        <FactsSection {...section} />
        <section className="card">
          <h2>{t('form.section.files')}</h2>
          <Uploads form={props.form} t={t} staged={props.staged} />
          <p className="hint">{t('report.filesHidden')}</p>
        </section>
        <ReporterSection {...section} />
        <Ending {...section} />
      </form>
    </Layout>
  )
}

function TargetSection({ props: { form }, t }: SectionProps) {
  const operatorId = single(form.values, 'target.operatorId')
  const wrong = Object.keys(form.errors).some((name) => name.startsWith('target.'))
  if (operatorId && !wrong) return <ChosenFirm form={form} t={t} operatorId={operatorId} />
  const field = (part: 'name' | 'address' | 'creditCode') => ({ form, t, name: `target.${part}`, label: t(`form.target.${part}`) })
  return (
    <section className="card">
      <h2>{t('report.section.target')}</h2>
      <TextField {...field('name')} hint={t('form.respondent.nameHint')} required />
      <TextField {...field('address')} hint={t('form.respondent.addressHint')} required />
      <details open={!!single(form.values, 'target.creditCode')}>
        <summary>{t('form.more')}</summary>
        <TextField {...field('creditCode')} hint={t('form.respondent.creditCodeHint')} />
      </details>
    </section>
  )
}

/** The firm from the register; the button sends everything typed along and opens the fields. */
function ChosenFirm({ form, t, operatorId }: { form: FormState; t: Translate; operatorId: string }) {
  const hidden = ['target.name', 'target.address', 'target.creditCode'] as const
  const creditCode = single(form.values, 'target.creditCode')
  return (
    <section className="card">
      <h2>{t('report.section.target')}</h2>
      <div className="chosen">
        <p className="hit-name">{single(form.values, 'target.name')}</p>
        <p className="hit-address">{single(form.values, 'target.address')}</p>
        {creditCode ? <p className="hit-code">{t('search.creditCode')}{t('common.colon')}{creditCode}</p> : null}
      </div>
      <input type="hidden" name="target.operatorId" value={operatorId} />
      {hidden.map((name) => <input key={name} type="hidden" name={name} value={single(form.values, name)} />)}
      <button type="submit" className="plain" name="changeFirm" value="yes" data-no-guard="">{t('form.changeFirm')}</button>
    </section>
  )
}

function FactsSection({ props: { form, categories, today }, t, shell }: SectionProps) {
  const field = (name: 'facts' | 'category' | 'occurredOn') => ({ form, t, name, label: t(`form.${name}`) })
  const options = categories.map((category) => ({ value: category.code, label: category[shell.language] }))
  return (
    <section className="card">
      <h2>{t('report.section.what')}</h2>
      <TextArea {...field('facts')} hint={t('report.factsHint')} rows={7} longest={LONGEST.facts} required />
      <SelectField {...field('category')} options={options} empty={t('form.categoryChoose')} required />
      <TextField {...field('occurredOn')} hint={t('form.occurredOnHint')} type="date" max={today} size="medium" />
    </section>
  )
}

function ReporterSection({ props: { form }, t }: SectionProps) {
  const manners = (['no', 'yes'] as const).map((value) => ({ value, label: t(`report.realName.${value}`) }))
  return (
    <section className="card">
      <h2>{t('report.section.reporter')}</h2>
      <ChoiceField form={form} t={t} name="realName" label={t('form.realName')} options={manners} type="radio" long required />
      <div className="stack real-name-only">
        <p className="hint">{t('report.realNameOnly')}</p>
        <ReporterFields form={form} t={t} />
      </div>
    </section>
  )
}

function Ending({ props: { limit }, t, shell }: SectionProps) {
  const verify = { days: formatDays(limit.length, limit.unit, shell.language), article: limit.article }
  return (
    <section className="ending">
      <div className="notice">
        <h2>{t('form.notice.title')}</h2>
        <p>{t('report.truth')} {t('report.noDraft')}</p>
        <p><a href="/privacy" target="_blank" rel="noopener">{t('form.notice.link')}</a></p>
      </div>
      <p className="submit"><button type="submit" className="primary large" name="submit" value="yes">{t('report.submit')}</button></p>
      <div className="after">
        <h2>{t('form.next.title')}</h2>
        <ol><li>{t('report.next.1')}</li><li>{t('report.next.2', verify)}</li><li>{t('report.next.3')}</li></ol>
      </div>
    </section>
  )
}

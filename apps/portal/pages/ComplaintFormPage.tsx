import { formatDays } from '#apps/ui/format.ts'
import { CLAIMS } from '#modules/complaint/index.ts'
import { SALE_KINDS } from '#modules/rules/index.ts'
import { AlsoReport } from '../components/AlsoReport.tsx'
import { ChoiceField, ErrorSummary, SelectField, TextArea, TextField, type FormState } from '../components/Field.tsx'
import { FormSteps } from '../components/FormSteps.tsx'
import { JointFiling } from '../components/JointFiling.tsx'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { Uploads } from '../components/Uploads.tsx'
import { LONGEST } from '../forms.ts'
import type { LegalLimits, ProblemCategory, StagedAttachment } from '../services.ts'
import { moduleText, translator, type Translate } from '../text.ts'
import { single } from '../values.ts'

const ID_TYPES = ['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence'] as const
const FORM_ID = 'complaint'

export interface ComplaintFormPageProps {
  readonly form: FormState
  /** Said above the errors: an expired token, a refusal that concerns no field. */
  readonly top?: string | undefined
  /** True where the page answers a submit: what was typed is in it, and no older draft is to be offered. */
  readonly answered: boolean
  /** Idempotency key of this submission. */
  readonly submissionKey: string
  readonly staged: readonly StagedAttachment[]
  readonly categories: readonly ProblemCategory[]
  readonly limits: LegalLimits
  /** `YYYY-MM-DD`, the last day that may be chosen. */
  readonly today: string
}

interface SectionProps {
  readonly props: ComplaintFormPageProps
  readonly t: Translate
  readonly shell: Shell
}

export function ComplaintFormPage({ shell, ...props }: ComplaintFormPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const section = { props, t, shell }
  return (
    <Layout shell={{ ...shell, languageSwitch: { form: FORM_ID } }} title={t('form.title')}>
      <FormSteps t={t} current="form" />
      <h1>{t('form.title')}</h1>
      <ErrorSummary form={props.form} t={t} top={props.top} />
      <p className="lead">{t('form.required')}</p>
      <Draft t={t} />
      <form
        id={FORM_ID} className="stack" method="post" action="/complaint/form" encType="multipart/form-data" noValidate
        data-draft="complaint" data-today={props.today} data-answered={props.answered ? '' : undefined} data-once={t('form.sending')}
      >
        <input type="hidden" name="token" value={shell.csrfToken} />
        <input type="hidden" name="key" value={props.submissionKey} />
        <RespondentSection {...section} />
        <FactsSection {...section} />
        <ClaimsSection {...section} />
        <section className="card"><h2>{t('form.section.files')}</h2><Uploads form={props.form} t={t} staged={props.staged} /></section>
        <AlsoReport form={props.form} t={t} />
        <ConsumerSection {...section} />
        <JointFiling form={props.form} t={t} />
        <ConsentSection {...section} />
        <Ending {...section} />
      </form>
    </Layout>
  )
}

/** Shown by the script when this device holds a draft. */
function Draft({ t }: { t: Translate }) {
  return (
    <div className="notice info" id="draft" hidden data-restored={t('form.draft.restored')}>
      <p data-found={t('form.draft.found')} role="status" />
      <p className="buttons">
        <button type="button" data-restore="">{t('form.draft.restore')}</button>
        <button type="button" className="plain" data-discard="">{t('form.draft.discard')}</button>
      </p>
    </div>
  )
}

function RespondentSection({ props: { form }, t }: SectionProps) {
  const operatorId = single(form.values, 'respondent.operatorId')
  const wrong = Object.keys(form.errors).some((name) => name.startsWith('respondent.'))
  if (operatorId && !wrong) return <ChosenFirm form={form} t={t} operatorId={operatorId} />
  const field = (part: 'name' | 'address' | 'phone' | 'creditCode') =>
    ({ form, t, name: `respondent.${part}`, label: t(`form.respondent.${part}`) })
  return (
    <section className="card">
      <h2>{t('form.section.respondent')}</h2>
      <TextField {...field('name')} hint={t('form.respondent.nameHint')} required />
      <TextField {...field('address')} hint={t('form.respondent.addressHint')} required />
      <details open={!!single(form.values, 'respondent.phone') || !!single(form.values, 'respondent.creditCode')}>
        <summary>{t('form.more')}</summary>
        <TextField {...field('phone')} type="tel" size="medium" />
        <TextField {...field('creditCode')} hint={t('form.respondent.creditCodeHint')} />
      </details>
    </section>
  )
}

/** The firm from the register; the button sends everything typed along and opens the fields. */
function ChosenFirm({ form, t, operatorId }: { form: FormState; t: Translate; operatorId: string }) {
  const hidden = ['respondent.name', 'respondent.address', 'respondent.phone', 'respondent.creditCode'] as const
  const creditCode = single(form.values, 'respondent.creditCode')
  return (
    <section className="card">
      <h2>{t('form.section.respondent')}</h2>
      <div className="chosen">
        <p className="hit-name">{single(form.values, 'respondent.name')}</p>
        <p className="hit-address">{single(form.values, 'respondent.address')}</p>
        {creditCode ? <p className="hit-code">{t('search.creditCode')}{t('common.colon')}{creditCode}</p> : null}
      </div>
      <input type="hidden" name="respondent.operatorId" value={operatorId} />
      {hidden.map((name) => <input key={name} type="hidden" name={name} value={single(form.values, name)} />)}
      <button type="submit" className="plain" name="changeFirm" value="yes" data-no-guard="">{t('form.changeFirm')}</button>
    </section>
  )
}

function FactsSection({ props: { form, categories, today }, t, shell }: SectionProps) {
  const field = (name: 'facts' | 'category' | 'occurredOn' | 'goods' | 'orderNumber') => ({ form, t, name, label: t(`form.${name}`) })
  const options = categories.map((category) => ({ value: category.code, label: category[shell.language] }))
  return (
    <section className="card">
      <h2>{t('form.section.what')}</h2>
      <TextArea {...field('facts')} hint={t('form.factsHint')} rows={7} longest={LONGEST.facts} required />
      <SelectField {...field('category')} options={options} empty={t('form.categoryChoose')} required />
      <div className="pair">
        <TextField {...field('occurredOn')} hint={t('form.occurredOnHint')} type="date" max={today} />
        <TextField {...field('goods')} hint={t('form.goodsHint')} />
      </div>
      <TextField {...field('orderNumber')} size="medium" />
      <OnlineSale form={form} t={t} shell={shell} />
    </section>
  )
}

/** Where it was bought online: which office has the power turns on who sold it there. */
function OnlineSale({ form, t, shell }: { form: FormState; t: Translate; shell: Shell }) {
  const names = ['online.kind', 'online.platform', 'online.publishedAddress'] as const
  const kinds = SALE_KINDS.map((kind) => ({ value: kind, label: moduleText('complaint', `sale.${kind}`, shell.language) ?? kind }))
  return (
    <details open={names.some((name) => !!single(form.values, name) || name in form.errors)}>
      <summary>{t('form.online')}</summary>
      <SelectField form={form} t={t} name="online.kind" label={t('form.online.kind')} options={kinds} empty={t('form.online.none')} />
      <TextField form={form} t={t} name="online.platform" label={t('form.online.platform')} hint={t('form.online.platformHint')} size="medium" />
      <TextField form={form} t={t} name="online.publishedAddress" label={t('form.online.publishedAddress')} hint={t('form.online.publishedAddressHint')} />
    </details>
  )
}

function ClaimsSection({ props: { form }, t, shell }: SectionProps) {
  const field = (name: 'claims' | 'claimText' | 'amount') => ({ form, t, name, label: t(`form.${name}`), hint: t(`form.${name}Hint`) })
  const options = CLAIMS.map((claim) => ({ value: claim, label: moduleText('complaint', `claim.${claim}`, shell.language) ?? claim }))
  return (
    <section className="card">
      <h2>{t('form.section.claims')}</h2>
      <ChoiceField {...field('claims')} options={options} type="checkbox" required />
      <TextArea {...field('claimText')} rows={2} longest={LONGEST.claimText} />
      <TextField {...field('amount')} inputMode="decimal" size="short" />
    </section>
  )
}

function ConsumerSection({ props: { form }, t }: SectionProps) {
  const types = ID_TYPES.map((type) => ({ value: type, label: t(`form.idType.${type}`) }))
  const field = (part: 'name' | 'phone' | 'address' | 'idType' | 'idNumber') =>
    ({ form, t, name: `consumer.${part}`, label: t(`form.consumer.${part}`) })
  const identity = ['consumer.idType', 'consumer.idNumber']
  return (
    <section className="card">
      <h2>{t('form.section.consumer')}</h2>
      <TextField {...field('name')} hint={t('form.consumer.nameHint')} autoComplete="name" size="medium" required />
      <TextField {...field('phone')} hint={t('form.consumer.phoneHint')} type="tel" autoComplete="tel" size="medium" required />
      <TextField {...field('address')} hint={t('form.consumer.addressHint')} autoComplete="street-address" required />
      <details open={identity.some((name) => !!single(form.values, name) || name in form.errors)}>
        <summary>{t('form.moreIdentity')}</summary>
        <SelectField {...field('idType')} options={types} empty={t('form.idType.none')} />
        <TextField {...field('idNumber')} hint={t('form.consumer.idNumberHint')} />
      </details>
    </section>
  )
}

function ConsentSection({ props: { form }, t }: SectionProps) {
  const options = [{ value: 'yes', label: t('form.yes') }, { value: 'no', label: t('form.no') }]
  const names = ['publicationConsent', 'entrustConsent'] as const
  return (
    <section className="card">
      <h2>{t('form.section.consents')}</h2>
      {names.map((name) => (
        <ChoiceField
          key={name} form={form} t={t} name={name} label={t(`form.${name}`)} hint={t(`form.${name}Hint`)}
          options={options} type="radio" inline required
        />
      ))}
    </section>
  )
}

function Ending({ props: { limits }, t, shell }: SectionProps) {
  const decide = { days: formatDays(limits.accept.length, limits.accept.unit, shell.language), article: limits.accept.article }
  const mediate = { days: formatDays(limits.mediate.length, limits.mediate.unit, shell.language), article: limits.mediate.article }
  return (
    <section className="ending">
      <div className="notice">
        <h2>{t('form.notice.title')}</h2>
        <p>{t('form.notice.truth')}</p>
        <p>{t('form.notice.privacy')} <a href="/privacy" target="_blank" rel="noopener">{t('form.notice.link')}</a></p>
      </div>
      <p className="submit"><button type="submit" className="primary large" name="submit" value="yes">{t('form.submit')}</button></p>
      <div className="after">
        <h2>{t('form.next.title')}</h2>
        <ol><li>{t('form.next.1')}</li><li>{t('form.next.2', decide)}</li><li>{t('form.next.3', mediate)}</li></ol>
      </div>
    </section>
  )
}

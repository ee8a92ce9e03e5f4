import { TYPES } from '#modules/inquiry/index.ts'
import { ChoiceField, ErrorSummary, SelectField, TextArea, TextField, type FormState } from '../components/Field.tsx'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { INQUIRY_FIELDS, LONGEST_INQUIRY } from '../inquiry-forms.ts'
import type { FilingCounty } from '../services.ts'
import { isTextKey, moduleText, translator, type Translate } from '../text.ts'

const FORM_ID = 'inquiry'

export interface InquiryFormPageProps {
  readonly form: FormState
  /** Said above the errors: an expired token, a refusal that concerns no field. */
  readonly top?: string | undefined
  /** Idempotency key of this submission. */
  readonly submissionKey: string
  /** Who may be asked; the choice is drawn only where there are several. */
  readonly counties: readonly FilingCounty[]
}

interface SectionProps {
  readonly props: InquiryFormPageProps
  readonly t: Translate
  readonly shell: Shell
}

export function InquiryFormPage({ shell, ...props }: InquiryFormPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const section = { props, t, shell }
  return (
    <Layout shell={{ ...shell, languageSwitch: { form: FORM_ID } }} title={t('inquiry.title')}>
      <h1>{t('inquiry.title')}</h1>
      <ErrorSummary form={props.form} t={t} top={props.top} />
      <p className="lead">{t('inquiry.lead')}</p>
      <p className="notice info">{t('inquiry.notComplaint')} <a href="/complaint">{t('inquiry.complain')}</a></p>
      <form id={FORM_ID} className="stack" method="post" action="/inquiry" encType="multipart/form-data" noValidate data-once={t('form.sending')}>
        <input type="hidden" name="token" value={shell.csrfToken} />
        <input type="hidden" name="key" value={props.submissionKey} />
        <What {...section} />
        <You {...section} />
        <Consent {...section} />
        <p className="fine">{t('inquiry.privacy')} <a href="/privacy" target="_blank" rel="noopener">{t('form.notice.link')}</a></p>
        <p className="submit"><button type="submit" className="primary large" name="submit" value="yes">{t('inquiry.submit')}</button></p>
      </form>
    </Layout>
  )
}

type FieldName = keyof typeof INQUIRY_FIELDS

/** Name, label and hint of a field, from its entry in the texts. */
function fieldOf({ props: { form }, t }: SectionProps, name: FieldName) {
  const hint = `${INQUIRY_FIELDS[name]}Hint`
  return { form, t, name, label: t(INQUIRY_FIELDS[name]), ...(isTextKey(hint) ? { hint: t(hint) } : {}) }
}

function What(section: SectionProps) {
  const { props: { counties }, t, shell } = section
  const types = TYPES.map((type) => ({ value: type, label: `${moduleText('inquiry', `type.${type}`, shell.language)}${t('common.colon')}${t(`inquiry.hint.${type}`)}` }))
  return (
    <section className="card wide-options">
      <h2>{t('inquiry.section.what')}</h2>
      <ChoiceField {...fieldOf(section, 'type')} options={types} type="radio" required />
      <p className="fine">{t('inquiry.supervisionNote')}</p>
      {counties.length > 1 ? (
        <SelectField
          {...fieldOf(section, 'areaCode')} options={counties.map(({ areaCode, name }) => ({ value: areaCode, label: name }))} empty={t('inquiry.areaCodeChoose')} required
        />
      ) : null}
      <TextField {...fieldOf(section, 'title')} required />
      <TextArea {...fieldOf(section, 'text')} rows={7} longest={LONGEST_INQUIRY.text} required />
    </section>
  )
}

function You(section: SectionProps) {
  return (
    <section className="card">
      <h2>{section.t('inquiry.section.you')}</h2>
      <div className="pair">
        <TextField {...fieldOf(section, 'asker.name')} autoComplete="name" />
        <TextField {...fieldOf(section, 'asker.phone')} type="tel" autoComplete="tel" />
      </div>
      <TextField {...fieldOf(section, 'asker.address')} autoComplete="street-address" />
    </section>
  )
}

function Consent(section: SectionProps) {
  const { t } = section
  const options = [{ value: 'yes', label: t('form.yes') }, { value: 'no', label: t('form.no') }]
  return (
    <section className="card">
      <h2>{t('inquiry.section.consent')}</h2>
      <ChoiceField {...fieldOf(section, 'publicationConsent')} options={options} type="radio" inline required />
    </section>
  )
}

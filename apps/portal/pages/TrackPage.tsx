import { ErrorSummary, TextField, type FormState } from '../components/Field.tsx'
import type { FileFormName } from '../components/file-frame.tsx'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { translator } from '../text.ts'
import { several, type FormValues } from '../values.ts'

export interface TrackPageProps {
  readonly form: FormState
  readonly top?: string | undefined
  /** What was typed into a form of the file when its page had run out; it comes back with the file. */
  readonly carried?: CarriedForm | undefined
}

export interface CarriedForm {
  readonly name: FileFormName
  readonly values: FormValues
}

/** Before the names of carried values, so that they cannot meet those of this form. */
export const CARRY = 'carry.'

export function TrackPage({ form, top, carried, shell }: TrackPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  return (
    <Layout shell={shell} title={t('track.title')}>
      <h1>{t('track.title')}</h1>
      <ErrorSummary form={form} t={t} top={top} />
      <p className="lead">{t('track.lead')}</p>
      <form className="card stack narrow" method="post" action="/track" encType="multipart/form-data" noValidate>
        <input type="hidden" name="token" value={shell.csrfToken} />
        {carried ? <Carried {...carried} /> : null}
        <TextField form={form} t={t} name="number" label={t('track.number')} hint={t('track.numberHint')} required />
        <TextField form={form} t={t} name="code" label={t('track.code')} hint={t('track.codeHint')} required size="medium" />
        <p className="submit"><button type="submit" className="primary large">{t('track.button')}</button></p>
      </form>
      <p className="aside">{t('track.lost')}</p>
      <p className="aside"><a href="/report/track">{t('report.track.instead')}</a></p>
    </Layout>
  )
}

function Carried({ name, values }: CarriedForm) {
  const kept = Object.keys(values).filter((key) => key !== 'token')
  return (
    <>
      <input type="hidden" name={`${CARRY}form`} value={name} />
      {kept.flatMap((key) => several(values, key).map((value) => (
        <input key={`${key} ${value}`} type="hidden" name={`${CARRY}${key}`} value={value} />
      )))}
    </>
  )
}

import { ErrorSummary, TextField, type FormState } from '../components/Field.tsx'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { translator } from '../text.ts'
import { several, type FormValues } from '../values.ts'

export interface ReportTrackPageProps {
  readonly form: FormState
  readonly top?: string | undefined
  /** What was typed into the material form when its page had run out; it comes back with the report. */
  readonly carried?: FormValues | undefined
}

const CARRIED = ['text', 'attachments'] as const

export function ReportTrackPage({ form, top, carried, shell }: ReportTrackPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  return (
    <Layout shell={shell} title={t('report.track.title')}>
      <h1>{t('report.track.title')}</h1>
      <ErrorSummary form={form} t={t} top={top} />
      <p className="lead">{t('report.track.lead')}</p>
      <form className="card stack narrow" method="post" action="/report/track" encType="multipart/form-data" noValidate>
        <input type="hidden" name="token" value={shell.csrfToken} />
        {carried ? CARRIED.flatMap((name) => several(carried, name).map((value) => (
          <input key={`${name} ${value}`} type="hidden" name={`carried.${name}`} value={value} />
        ))) : null}
        <TextField form={form} t={t} name="number" label={t('report.receipt.number')} required />
        <TextField form={form} t={t} name="code" label={t('track.code')} hint={t('track.codeHint')} required size="medium" />
        <p className="submit"><button type="submit" className="primary large">{t('track.button')}</button></p>
      </form>
      <p className="aside">{t('report.track.lost')}</p>
      <p className="aside"><a href="/track">{t('report.track.complaint')}</a></p>
    </Layout>
  )
}

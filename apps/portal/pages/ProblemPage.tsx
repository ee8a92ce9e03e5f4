import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { translator } from '../text.ts'

export interface ProblemPageProps {
  readonly status: 400 | 404 | 413 | 429 | 500 | 503
  /** Minutes to wait, for 429. */
  readonly minutes?: number | undefined
  /** Number under which the log tells what happened. */
  readonly incident?: string | undefined
}

export function ProblemPage({ status, minutes = 1, incident, shell }: ProblemPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  return (
    <Layout shell={{ ...shell, languageSwitch: 'none' }} title={t(`problem.${status}.title`)}>
      <section className="problem">
        <p className="status-code" aria-hidden="true">{status}</p>
        <h1>{t(`problem.${status}.title`)}</h1>
        <p className="lead">{t(`problem.${status}.text`, { minutes })}</p>
        {incident ? <p className="fine">{t('problem.number', { id: incident })}</p> : null}
        <p><a className="button" href="/">{t('problem.home')}</a></p>
      </section>
    </Layout>
  )
}

import { routes, type ReportView } from '#modules/report/index.ts'
import { call } from '../client.ts'
import { PersonPanel } from '../file/PersonPanel.tsx'
import { useText } from '../language.tsx'

/** Who reported, and that nobody else is to learn it. */
export function ReporterPanel({ view }: { view: ReportView }) {
  const { t } = useText()
  return (
    <PersonPanel id="reporter-title" title={t('report.reporter')} person={view.reporter} anonymous={t('report.anonymous')}
      unmask={(reason) => call(routes.unmask, { id: view.id, reason })}>
      <p className="sub">{t('report.secret')}</p>
    </PersonPanel>
  )
}

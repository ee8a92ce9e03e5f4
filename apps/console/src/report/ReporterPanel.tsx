import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type ReportView } from '#modules/report/index.ts'
import { call } from '../client.ts'
import { UnmaskForm } from '../complaint/PartiesPanel.tsx'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'

/** Who reported: masked until someone who handles the report gives a reason; nothing at all where anonymous. */
export function ReporterPanel({ view }: { view: ReportView }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const unmask = useMutation({
    mutationFn: (reason: string) => call(routes.unmask, { id: view.id, reason }),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  })
  const person = unmask.data ?? view.reporter
  return (
    <section className="card" aria-labelledby="reporter-title">
      <header className="card-head">
        <h2 id="reporter-title">{t('report.reporter')}</h2>
        {person?.masked && !asking && (
          <Button size="small" icon={<Icon name="eye" size={16} />} onClick={() => setAsking(true)}>{t('unmask.ask')}</Button>
        )}
      </header>
      <div className="card-pad">
        {asking && (
          <UnmaskForm busy={unmask.isPending} error={unmask.error} onSend={(reason) => unmask.mutate(reason)} onCancel={() => setAsking(false)} />
        )}
        {person ? (
          <dl className="pairs" aria-live="polite">
            <dt>{t('person.name')}</dt><dd>{person.name}</dd>
            <dt>{t('person.phone')}</dt><dd className="number">{person.masked ? person.phone : <a href={`tel:${person.phone}`}>{person.phone}</a>}</dd>
            <dt>{t('person.address')}</dt><dd>{person.address}</dd>
            {person.idNumber && <><dt>{t('person.idNumber')}</dt><dd className="number">{person.idNumber}</dd></>}
          </dl>
        ) : <p className="muted">{t('report.anonymous')}</p>}
        {person && !person.masked && <p className="sub">{t('unmask.logged')}</p>}
        <p className="sub">{t('report.secret')}</p>
      </div>
    </section>
  )
}

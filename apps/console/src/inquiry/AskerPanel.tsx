import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type InquiryView } from '#modules/inquiry/index.ts'
import { call } from '../client.ts'
import { UnmaskForm } from '../complaint/PartiesPanel.tsx'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'

/** Who filed it: masked until someone who handles it gives a reason; nothing at all where no name was given. */
export function AskerPanel({ view }: { view: InquiryView }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const unmask = useMutation({
    mutationFn: (reason: string) => call(routes.unmask, { id: view.id, reason }),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  })
  const person = unmask.data ?? view.asker
  return (
    <section className="card" aria-labelledby="asker-title">
      <header className="card-head">
        <h2 id="asker-title">{t('inquiry.asker')}</h2>
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
            <dt>{t('person.name')}</dt><dd>{person.name || t('value.none')}</dd>
            <dt>{t('person.phone')}</dt><dd className="number">{person.masked || !person.phone ? person.phone || t('value.none') : <a href={`tel:${person.phone}`}>{person.phone}</a>}</dd>
            <dt>{t('person.address')}</dt><dd>{person.address || t('value.none')}</dd>
          </dl>
        ) : <p className="muted">{t('inquiry.anonymous')}</p>}
        {person && !person.masked && <p className="sub">{t('unmask.logged')}</p>}
      </div>
    </section>
  )
}

import { useState, type ReactNode } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useFocus } from '../shared/use-focus.ts'

/** A person as shown: masked until someone who handles the file gives a reason. */
interface Shown {
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly idNumber?: string | null
  readonly masked: boolean
}

/** Who filed: `person` as the file shows them, null where no name was given; `unmask` asks for them in full, which is logged. */
export function PersonPanel({ id, title, person: masked, anonymous, unmask, children }: {
  readonly id: string
  readonly title: string
  readonly person: Shown | null
  readonly anonymous?: string
  unmask(reason: string): Promise<Shown>
  readonly children?: ReactNode
}) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const asked = useMutation({ mutationFn: unmask, onSuccess: () => setAsking(false), gcTime: 0 })
  const person = asked.data ?? masked
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {person?.masked && !asking && (
          <Button size="small" icon={<Icon name="eye" size={16} />} onClick={() => setAsking(true)}>{t('unmask.ask')}</Button>
        )}
      </header>
      <div className="card-pad">
        {asking && <UnmaskForm busy={asked.isPending} error={asked.error} onSend={(reason) => asked.mutate(reason)} onCancel={() => setAsking(false)} />}
        {person ? <PersonPairs person={person} /> : <p className="muted">{anonymous}</p>}
        {person && !person.masked && <p className="sub">{t('unmask.logged')}</p>}
        {children}
      </div>
    </section>
  )
}

function PersonPairs({ person: { name, phone, address, idNumber, masked } }: { person: Shown }) {
  const { t } = useText()
  const none = t('value.none')
  return (
    <dl className="pairs" aria-live="polite">
      <dt>{t('person.name')}</dt><dd>{name || none}</dd>
      <dt>{t('person.phone')}</dt><dd className="number">{masked || !phone ? phone || none : <a href={`tel:${phone}`}>{phone}</a>}</dd>
      <dt>{t('person.address')}</dt><dd>{address || none}</dd>
      {idNumber && <><dt>{t('person.idNumber')}</dt><dd className="number">{idNumber}</dd></>}
    </dl>
  )
}

/** The reason without which no one learns who it is. */
function UnmaskForm({ busy, error, onSend, onCancel }: { busy: boolean; error: unknown; onSend(reason: string): void; onCancel(): void }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const field = useFocus()
  const enough = reason.trim().length >= 4
  return (
    <form
      className="unmask"
      onSubmit={(event) => {
        event.preventDefault()
        if (enough) onSend(reason.trim())
      }}
    >
      <label htmlFor="unmask-reason">{t('unmask.reason')}</label>
      <Input
        id="unmask-reason"
        value={reason}
        maxLength={200}
        ref={field}
        onChange={(event) => setReason(event.target.value)}
        aria-describedby="unmask-hint"
      />
      <p id="unmask-hint" className="sub">
        {t('unmask.hint')}
      </p>
      <div className="row">
        <Button type="primary" htmlType="submit" size="small" loading={busy} disabled={!enough}>
          {t('unmask.show')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
      {error ? <CallNotice error={error} /> : null}
    </form>
  )
}

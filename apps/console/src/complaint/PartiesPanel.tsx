import { useState } from 'react'
import { Link } from 'react-router'
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { routes, type ComplaintView } from '#modules/complaint/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { useFocus } from '../shared/use-focus.ts'
import { useCategoryName } from './categories.ts'

/** Both parties side by side; the complainant masked until someone gives a reason. */
export function PartiesPanel({ view }: { view: ComplaintView }) {
  return (
    <>
      <div className="parties">
        <Complainant view={view} />
        <Respondent view={view} />
      </div>
      <FirmFiles view={view} />
    </>
  )
}

function Complainant({ view }: { view: ComplaintView }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const unmask = useMutation({
    mutationFn: (reason: string) => call(routes.unmask, { id: view.id, reason }),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  })
  const person = unmask.data ?? view.consumer
  return (
    <section className="card" aria-labelledby="consumer-title">
      <header className="card-head">
        <h2 id="consumer-title">{t('mediation.party.consumer')}</h2>
        {person.masked && !asking && (
          <Button size="small" icon={<Icon name="eye" size={16} />} onClick={() => setAsking(true)}>
            {t('unmask.ask')}
          </Button>
        )}
      </header>
      <div className="card-pad">
        {asking && (
          <UnmaskForm
            busy={unmask.isPending}
            error={unmask.error}
            onSend={(reason) => unmask.mutate(reason)}
            onCancel={() => setAsking(false)}
          />
        )}
        <dl className="pairs" aria-live="polite">
          <dt>{t('person.name')}</dt>
          <dd>{person.name}</dd>
          <dt>{t('person.phone')}</dt>
          <dd className="number">{person.masked ? person.phone : <a href={`tel:${person.phone}`}>{person.phone}</a>}</dd>
          <dt>{t('person.address')}</dt>
          <dd>{person.address}</dd>
          {person.idNumber && (
            <>
              <dt>{t('person.idNumber')}</dt>
              <dd className="number">{person.idNumber}</dd>
            </>
          )}
        </dl>
        {!person.masked && <p className="sub">{t('unmask.logged')}</p>}
      </div>
    </section>
  )
}

/** The reason without which no one learns who it is. */
export function UnmaskForm({ busy, error, onSend, onCancel }: { busy: boolean; error: unknown; onSend(reason: string): void; onCancel(): void }) {
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

function Respondent({ view: { respondent } }: { view: ComplaintView }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="respondent-title">
      <header className="card-head">
        <h2 id="respondent-title">{t('mediation.party.respondent')}</h2>
      </header>
      <div className="card-pad">
        <dl className="pairs">
          <dt>{t('firm.name')}</dt>
          <dd>{respondent.name}</dd>
          <dt>{t('firm.creditCode')}</dt>
          <dd className="number">{respondent.creditCode ?? t('value.none')}</dd>
          <dt>{t('firm.address')}</dt>
          <dd>{respondent.address}</dd>
          <dt>{t('firm.phone')}</dt>
          <dd className="number">{respondent.phone ?? t('value.none')}</dd>
        </dl>
      </div>
    </section>
  )
}

/** What else was complained of about the same firm: it shows whether this is a pattern. */
function FirmFiles({ view: { sameOperator } }: { view: ComplaintView }) {
  const { t } = useText()
  const categoryName = useCategoryName()
  return (
    <section className="card" aria-labelledby="firm-files-title">
      <header className="card-head">
        <h2 id="firm-files-title">{t('firm.files', { count: sameOperator.count })}</h2>
        {sameOperator.count > sameOperator.files.length && (
          <span className="sub">{t('firm.files.more', { shown: sameOperator.files.length })}</span>
        )}
      </header>
      {sameOperator.count === 0 && <p className="card-pad muted">{t('firm.files.none')}</p>}
      <ul className="firm-files">
        {sameOperator.files.map((file) => (
          <li key={file.id}>
            <Link to={`/files/${file.id}`} className="number">
              {formatFileNumber(file.number)}
            </Link>
            <span className="clip">
              <span className="category">{categoryName(file.category)}</span>
              {file.summary}
            </span>
            <span className="sub number">{file.receivedOn}</span>
            <StageTag of={{ kind: 'complaint', stage: file.stage, mediationStage: null }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

import { Link } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type DispatchView } from '#modules/dispatch/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useCategoryName } from '../complaint/categories.ts'
import { useText } from '../language.tsx'
import { pathToPlace } from '../places/filter.ts'
import { Loaded } from '../shared/States.tsx'

/** Whose file it is: offices suggested with reasons, jurisdiction disputed, what was sent to other bodies and what they answered. */
export function DispatchPanel({ fileId }: { fileId: string }) {
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', fileId, 'dispatch'], queryFn: () => call(routes.read, { id: fileId }) })
  return (
    <section className="card" aria-labelledby="dispatch-title">
      <header className="card-head">
        <h2 id="dispatch-title">{t('dispatch.title')}</h2>
      </header>
      <Loaded query={query} rows={3}>{(view) => <Dispatched view={view} />}</Loaded>
    </section>
  )
}

function Dispatched({ view }: { view: DispatchView }) {
  return (
    <div className="card-pad">
      <Suggestion suggestion={view.suggestion} areaCode={view.areaCode} />
      {view.dispute && <Dispute dispute={view.dispute} />}
      {view.transfers.length > 0 && <Transfers transfers={view.transfers} />}
      {view.letters.length > 0 && <Letters letters={view.letters} />}
    </div>
  )
}

function Suggestion({ suggestion, areaCode }: { suggestion: DispatchView['suggestion']; areaCode: string }) {
  const { t } = useText()
  const categoryName = useCategoryName()
  return (
    <>
      <h3 className="sub-title">{t('dispatch.suggestion')}</h3>
      {suggestion.offices.length === 0 && <p className="muted">{t('dispatch.suggestion.none')}</p>}
      <ol className="suggested">
        {suggestion.offices.map(({ unit, reasons }) => (
          <li key={unit.id}>
            <strong>{unit.name}</strong>
            {reasons.map((reason) => (
              <p key={`${reason.reason} ${reason.name}`} className="sub">
                {t(`dispatch.reason.${reason.reason}`, { name: reason.reason === 'category' ? categoryName(reason.name) : reason.name, support: reason.support ?? '—' })}
                {reason.article && <span className="article"> {reason.article}</span>}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {suggestion.advice.map(({ advice, article, name }) => (
        <p key={advice} className="notice notice-info">{t(`dispatch.advice.${advice}`, { name })} <span className="article">{article}</span></p>
      ))}
      {suggestion.conflicts.map(({ name, offices }) => (
        <p key={name} className="notice notice-warn">
          {t('dispatch.conflict', { name, offices: offices.map((office) => office.name).join(t('list.comma')) })}
          {suggestion.settles && <> <Link to={pathToPlace(name, areaCode)}>{t('dispatch.conflict.settle')}</Link></>}
        </p>
      ))}
    </>
  )
}

function Dispute({ dispute }: { dispute: NonNullable<DispatchView['dispute']> }) {
  const { t, term, language } = useText()
  return (
    <>
      <h3 className="sub-title">{t('dispatch.dispute', { counterpart: dispute.counterpart, date: formatDate(dispute.on, language) })}</h3>
      <p>
        {term(`dispatch.stage.${dispute.stage}`, dispute.stage)}
        {dispute.superior && ` · ${dispute.superior}`}
        {dispute.taker && ` · ${term(`dispatch.taker.${dispute.taker}`, dispute.taker)}`} <span className="article">{dispute.article}</span>
      </p>
      <p className="prose">{dispute.note === '' ? dispute.reason : dispute.note}</p>
    </>
  )
}

function Transfers({ transfers }: { transfers: DispatchView['transfers'] }) {
  const { t, language } = useText()
  return (
    <>
      <h3 className="sub-title">{t('dispatch.transfers')}</h3>
      <ul className="sessions">
        {transfers.map((transfer) => (
          <li key={`${transfer.letter} ${transfer.sentOn}`}>
            <p>
              <strong>{transfer.body}</strong> · {transfer.letter} · {formatDate(transfer.sentOn, language)}
            </p>
            <p className="sub">
              {transfer.receivedOn === null
                ? t('dispatch.receiptOutstanding', { date: formatDate(transfer.receiptBy, language) })
                : t('dispatch.receiptBy', { by: transfer.receivedBy ?? '', date: formatDate(transfer.receivedOn, language) })}
            </p>
            {transfer.returned !== null && <p className="notice notice-warn">{t('dispatch.returned', { reason: transfer.returned })}</p>}
            {transfer.result !== null && <p className="prose">{transfer.result}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Letters({ letters }: { letters: DispatchView['letters'] }) {
  const { t, language } = useText()
  return (
    <>
      <h3 className="sub-title">{t('dispatch.letters')}</h3>
      <ul className="sessions">
        {letters.map((letter) => (
          <li key={letter.id}>
            <p>
              <strong>{letter.body}</strong> · {formatDate(letter.askedOn, language)}
            </p>
            <p className="prose">{letter.question}</p>
            {letter.answer === null
              ? <p className="sub">{t('dispatch.answerOutstanding', { date: formatDate(letter.answerBy, language) })}</p>
              : <p className="prose">{t('dispatch.answered', { date: formatDate(letter.answer.on, language), text: letter.answer.text })}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

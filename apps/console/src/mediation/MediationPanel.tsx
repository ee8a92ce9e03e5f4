import type { ComplaintView } from '#modules/complaint/index.ts'
import { formatDate, formatInstant, formatMoney } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'

type Mediation = NonNullable<ComplaintView['mediation']>

/** The mediation of a file: who agreed to it, sessions, how it ended. */
export function MediationPanel({ mediation, view }: { mediation: Mediation; view: ComplaintView }) {
  const { t, language } = useText()
  const suspension = view.grounds.suspension.find((ground) => ground.id === mediation.suspendedFor)
  return (
    <section className="card" aria-labelledby="mediation-title">
      <header className="card-head">
        <h2 id="mediation-title">{t('mediation.title')}</h2>
        <span className="sub">{t(`mediation.stage.${mediation.stage}`)}</span>
      </header>
      <div className="card-pad">
        {mediation.suspendedFor && (
          <p className="notice notice-warn">{t('mediation.suspendedFor', { reason: suspension?.[language] ?? mediation.suspendedFor })}</p>
        )}
        <Answers answers={mediation.answers} />
        <Sessions sessions={mediation.sessions} />
        {mediation.agreement && <Agreement agreement={mediation.agreement} />}
        {mediation.termination && <Termination termination={mediation.termination} view={view} />}
      </div>
    </section>
  )
}

function Answers({ answers }: { answers: Mediation['answers'] }) {
  const { t } = useText()
  return (
    <dl className="answers">
      {(['consumer', 'respondent'] as const).map((party) => (
        <div key={party}>
          <dt>{t(`mediation.party.${party}`)}</dt>
          <dd className={`answer answer-${String(answers[party])}`}>
            {t(answers[party] === null ? 'answer.unknown' : answers[party] ? 'answer.true' : 'answer.false')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Sessions({ sessions }: { sessions: Mediation['sessions'] }) {
  const { t, language } = useText()
  return (
    <>
      <h3 className="sub-title">{t('mediation.sessions', { count: sessions.length })}</h3>
      {sessions.length === 0 && <p className="muted">{t('mediation.sessions.none')}</p>}
      <ul className="sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              <strong>{formatInstant(session.startsAt, language)}</strong> · {t(`mediation.mode.${session.mode}`)} · {session.place}
            </p>
            <p className="sub">
              {t('mediation.mediators', { names: session.mediators.join(t('list.comma')) })}
              {' · '}
              {session.held ? t('mediation.present', { names: names(t, session.present) }) : t('mediation.notHeld')}
            </p>
            {session.record && <p className="prose">{session.record}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

function names(t: ReturnType<typeof useText>['t'], present: readonly string[]): string {
  if (present.length === 0) return t('mediation.nobody')
  return present.map((party) => t(party === 'consumer' ? 'mediation.party.consumer' : 'mediation.party.respondent')).join(t('list.comma'))
}

function Agreement({ agreement }: { agreement: NonNullable<Mediation['agreement']> }) {
  const { t, language } = useText()
  return (
    <>
      <h3 className="sub-title">
        {t('mediation.agreedOn', { date: formatDate(agreement.on, language), form: t(`mediation.form.${agreement.form}`) })}
      </h3>
      <div className="table-scroll" role="group" aria-label={t('field.terms')} tabIndex={0}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('terms.party')}</th>
              <th scope="col">{t('terms.duty')}</th>
              <th scope="col">{t('terms.dueOn')}</th>
              <th scope="col" className="right">
                {t('terms.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {agreement.terms.map((term) => (
              <tr key={`${term.party} ${term.dueOn} ${term.duty}`}>
                <td className="nowrap">{t(`mediation.party.${term.party}`)}</td>
                <td className="prose">{term.duty}</td>
                <td className="nowrap">{formatDate(term.dueOn, language)}</td>
                <td className="right money">{term.amountFen === null ? '' : formatMoney(term.amountFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Termination({ termination, view }: { termination: NonNullable<Mediation['termination']>; view: ComplaintView }) {
  const { t, language } = useText()
  const ground = view.grounds.termination.find((candidate) => candidate.id === termination.ground)
  return (
    <>
      <h3 className="sub-title">{t('mediation.terminatedOn', { date: formatDate(termination.on, language) })}</h3>
      <p>
        {ground?.[language] ?? termination.ground} <span className="article">{termination.article}</span>
      </p>
      <p className="prose">{termination.reason}</p>
    </>
  )
}

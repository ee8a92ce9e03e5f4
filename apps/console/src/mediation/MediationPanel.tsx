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
        <Matters mediation={mediation} />
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
              {session.cancelled !== null ? t('mediation.cancelled', { reason: session.cancelled }) : session.held ? t('mediation.present', { names: names(t, session.present) }) : t('mediation.notHeld')}
            </p>
            {session.record && <p className="prose">{session.record}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What stands beside the sessions: recusals, an entrusted body, tests; and how the agreement was kept. */
function Matters({ mediation }: { mediation: Mediation }) {
  const { t, language } = useText()
  const { recusals, entrusted, tests, performance, said, confirmation } = mediation
  if (recusals.length + tests.length === 0 && !entrusted && !performance && !said && !confirmation) return null
  return (
    <>
      <h3 className="sub-title">{t('mediation.matters')}</h3>
      <ul className="sessions">
        {recusals.map(({ mediator, party, reason, granted }) => (
          <li key={`${mediator} ${reason}`}>
            <p>{t('mediation.recusal', { party: t(`mediation.party.${party}`), mediator, reason })}</p>
            <p className="sub">{t(granted === null ? 'mediation.recusal.open' : granted ? 'mediation.recusal.granted' : 'mediation.recusal.refused')}</p>
          </li>
        ))}
        {entrusted && <EntrustedItem entrusted={entrusted} />}
        {tests.map((test) => (
          <li key={`${test.body} ${test.matter}`}>
            <p>{t('mediation.test', { how: t(`mediation.how.${test.how}`), body: test.body, matter: test.matter, cost: t(`mediation.cost.${test.cost}`) })}</p>
            <p className="sub">{test.conclusion ?? t('mediation.test.open')}</p>
          </li>
        ))}
        {performance && (
          <li>{t('mediation.performedOn', { date: formatDate(performance.on, language), performance: t(`mediation.performance.${performance.result}`), note: performance.note })}</li>
        )}
        {said && <li className="notice notice-warn">{t('mediation.saidOn', { date: formatDate(said.on, language), said: t(`mediation.said.${said.result}`), note: said.note })}</li>}
        {confirmation && <li>{t('mediation.confirmedOn', { date: formatDate(confirmation.on, language), court: confirmation.court })}</li>}
      </ul>
    </>
  )
}

function EntrustedItem({ entrusted: { body, letter, on, reply } }: { entrusted: NonNullable<Mediation['entrusted']> }) {
  const { t, language } = useText()
  return (
    <li>
      <p>{t('mediation.entrustedTo', { date: formatDate(on, language), body, letter })}</p>
      <p className="sub">
        {reply ? t('mediation.entrusted.reply', { date: formatDate(reply.on, language), result: t(`mediation.result.${reply.result}`), text: reply.text }) : t('mediation.entrusted.open')}
      </p>
    </li>
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

import { formatDate, formatDays, formatDaysLeft, formatDeadline } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import type { FileShape } from './shape.ts'
import { inOrder, shownState, usedShare, type ClockView } from './clocks.ts'

/** Every clock of a file, explained: article, start and why, what stopped it, when it ends. */
export function ClocksPanel({ view }: { view: FileShape }) {
  const { t, language } = useText()
  return (
    <section className="card" aria-labelledby="clocks-title">
      <header className="card-head">
        <h2 id="clocks-title">{t(view.kind === 'inquiry' ? 'inquiry.clocks' : 'clocks.title')}</h2>
        <span className="sub">{view.pack[language]}</span>
      </header>
      {view.clocks.length === 0 && <p className="card-pad muted">{t('clocks.none')}</p>}
      {inOrder(view.clocks).map((clock) => (
        <ClockCard key={clock.id} clock={clock} view={view} />
      ))}
    </section>
  )
}

function ClockCard({ clock, view }: { clock: ClockView; view: FileShape }) {
  const { t, term, language } = useText()
  const name = term(`clock.${clock.id}`, clock.id)
  return (
    <article className={`clock clock-${shownState(clock)}`} aria-label={name}>
      <div className="clock-head">
        <h3>{name}</h3>
        <span className="clock-state">{t(`clock.state.${shownState(clock)}`)}</span>
      </div>
      <ClockDue clock={clock} />
      <div className="clock-bar" role="img" aria-label={barText(t, clock)}>
        <span style={{ width: `${usedShare(clock) * 100}%` }} />
      </div>
      <p className="clock-days">
        <span>{t('clocks.used', { used: clock.usedDays, length: formatDays(clock.length, clock.unit, language) })}</span>
        {clock.state !== 'met' && clock.leftDays !== null && <strong>{formatDaysLeft(clock.leftDays, clock.unit, language)}</strong>}
      </p>
      <dl className="clock-why">
        <dt>{t('clocks.article')}</dt>
        <dd>{clock.article}</dd>
        <dt>{t('clocks.start')}</dt>
        <dd>
          {t('clocks.start.why', { date: formatDate(clock.startsOn, language), fact: term(`fact.${clock.startsWith}`, clock.startsWith) })}
        </dd>
        {clock.suspensions.map((span) => (
          <Suspension
            key={span.from}
            span={span}
            reason={[...(view.grounds['suspension'] ?? []), ...(view.grounds['stop'] ?? [])].find((ground) => ground.id === span.reason)?.[language] ?? span.reason}
          />
        ))}
        {clock.suspendedDays > 0 && (
          <>
            <dt>{t('clocks.added')}</dt>
            <dd>{formatDays(clock.suspendedDays, clock.unit, language)}</dd>
          </>
        )}
      </dl>
      {clock.provisional && <p className="clock-provisional">{t('due.provisional.why')}</p>}
    </article>
  )
}

function ClockDue({ clock }: { clock: ClockView }) {
  const { t, language } = useText()
  if (clock.state === 'met' && clock.metOn) {
    return (
      <p className="clock-due">
        {t('clocks.met', { date: formatDate(clock.metOn, language) })}
        <span className="sub">{clock.dueOn && t('clocks.wasDue', { date: formatDate(clock.dueOn, language) })}</span>
      </p>
    )
  }
  if (clock.dueOn === null) return <p className="clock-due">{t('clocks.stopped')}</p>
  return (
    <p className="clock-due">
      <span className="sub">{t('clocks.due')}</span>
      {formatDeadline(clock.dueOn, language)}
    </p>
  )
}

function Suspension({ span, reason }: { span: ClockView['suspensions'][number]; reason: string }) {
  const { t, language } = useText()
  const to = span.to === null ? t('clocks.tillNow') : formatDate(span.to, language)
  return (
    <>
      <dt>{t('clocks.suspended')}</dt>
      <dd>
        {t('clocks.span', { from: formatDate(span.from, language), to })}
        <br />
        {reason}
      </dd>
    </>
  )
}

function barText(t: ReturnType<typeof useText>['t'], clock: ClockView): string {
  return t('clocks.bar', { percent: Math.round(usedShare(clock) * 100) })
}

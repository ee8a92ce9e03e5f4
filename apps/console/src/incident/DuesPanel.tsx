import type { IncidentView } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { TimeLeft } from './Marks.tsx'

type Due = IncidentView['dues'][number]

function stateOf(due: Due, now: string): 'running' | 'overdue' | 'met' | 'late' {
  if (due.state === 'met') return due.late ? 'late' : 'met'
  return now > due.dueAt ? 'overdue' : 'running'
}

/** Who is to be told by which instant, counting. */
export function DuesPanel({ view, now }: { view: IncidentView; now: string }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="dues-title">
      <header className="card-head"><h2 id="dues-title">{t('incidents.dues')}</h2></header>
      {view.dues.length === 0 && <p className="card-pad muted">{t('incidents.dues.none')}</p>}
      {view.dues.map((due) => <DueCard key={`${due.to} ${due.dueAt}`} due={due} now={now} />)}
    </section>
  )
}

function DueCard({ due, now }: { due: Due; now: string }) {
  const { t, language } = useText()
  const state = stateOf(due, now)
  const name = t(`incident.to.${due.to}`)
  return (
    <article className={`clock clock-${state}`} aria-label={name}>
      <div className="clock-head">
        <h3>{name}</h3>
        <span className="clock-state">{t(`incidents.state.${state}`)}</span>
      </div>
      <p className="clock-due">{t('incidents.dues.at', { at: formatInstant(due.dueAt, language) })}</p>
      {due.metAt === null
        ? <p className="incident-left"><TimeLeft dueAt={due.dueAt} now={now} /></p>
        : <p className="sub">{t(due.late ? 'incidents.dues.metLate' : 'incidents.dues.met', { at: formatInstant(due.metAt, language) })}</p>}
    </article>
  )
}

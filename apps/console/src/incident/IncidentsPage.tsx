import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, STAGES, type IncidentRow } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { LevelTag, TimeLeft } from './Marks.tsx'
import { OpenDrawer } from './OpenDrawer.tsx'
import { SignalCard } from './SignalCard.tsx'
import { useNow } from './use-now.ts'

type Stage = (typeof STAGES)[number]
/** The server lists no more. */
const MOST = 200

/** What the system suggests, and the incidents that are open or closed. */
export function IncidentsPage() {
  const { t } = useText()
  const { can } = useSession()
  const [opening, setOpening] = useState(false)
  return (
    <Page title={t('incidents.title')} lead={t('incidents.lead')} className="incidents-page" tools={
      <>
        {can('filter-units') && <Link to="/incidents/settings">{t('incidents.settings')}</Link>}
        {can('assign') && <Button onClick={() => setOpening(true)}>{t('incidents.open')}</Button>}
      </>
    }>
      {can('assign') && <Signals />}
      <Incidents />
      {opening && <OpenDrawer onClose={() => setOpening(false)} />}
    </Page>
  )
}

function Signals() {
  const { t } = useText()
  const query = useQuery({ queryKey: ['incidents', 'signals'], queryFn: () => call(routes.signals, {}) })
  return (
    <section className="signals" aria-labelledby="signals-title">
      <h2 id="signals-title" className="section-title">{t('incidents.signals', { count: query.data?.rows.length ?? 0 })}</h2>
      <Loaded query={query} rows={4}>
        {({ rows }) => (rows.length === 0 ? <p className="muted">{t('incidents.signals.none')}</p> : rows.map((signal) => <SignalCard key={signal.id} signal={signal} />))}
      </Loaded>
    </section>
  )
}

function Incidents() {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const stage: Stage = params.get('stage') === 'closed' ? 'closed' : 'open'
  const query = useQuery({ queryKey: ['incidents', 'list', stage], queryFn: () => call(routes.list, { stage }) })
  return (
    <>
      <div className="tabs" role="group" aria-label={t('incidents.stage')}>
        {STAGES.map((one) => (
          <button key={one} type="button" className="tab" aria-pressed={stage === one} onClick={() => setParams(one === 'open' ? {} : { stage: one })}>{t(`incident.stage.${one}`)}</button>
        ))}
      </div>
      <Loaded query={query} rows={8}>
        {({ rows, now }) => (rows.length === 0
          ? <EmptyState title={t(`incidents.none.${stage}`)}>{t('incidents.none.hint')}</EmptyState>
          : <IncidentList rows={rows} served={now} />)}
      </Loaded>
    </>
  )
}

function IncidentList({ rows, served }: { rows: readonly IncidentRow[]; served: string }) {
  const { t, language } = useText()
  const now = useNow(served)
  return (
    <>
      <ul className="card incident-list">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="row">
              <LevelTag level={row.level} />
              <Link className="incident-subject" to={`/incidents/${row.id}`}>{row.subject}</Link>
              {row.stage === 'open' && (row.reportDueAt ? <TimeLeft dueAt={row.reportDueAt} now={now} /> : <span className="stage stage-settled">{t('incidents.dues.allMet')}</span>)}
            </p>
            <p className="sub file-meta">
              <span className="number">{row.number}</span>
              <span>{t('incidents.meta.opened', { at: formatInstant(row.openedAt, language) })}</span>
              {row.closedAt && <span>{t('incidents.meta.closed', { at: formatInstant(row.closedAt, language) })}</span>}
              <span>{t('incidents.meta.files', { count: row.files })}</span>
              <span>{t('incidents.meta.lead', { name: [row.leadUnit, row.leadOfficer].filter(Boolean).join(' ') })}</span>
            </p>
          </li>
        ))}
      </ul>
      {rows.length >= MOST && <p className="muted">{t('incidents.newest', { count: MOST })}</p>}
    </>
  )
}

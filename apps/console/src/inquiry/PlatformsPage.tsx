import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { PLATFORMS, routes, type InquiryRow } from '#modules/inquiry/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { Chart } from '../worklist/Chart.tsx'
import { listAddress, listNamed, platformOption, STATES, type Counts, type Platform, type State } from './platforms.ts'

/** How much came in on each of the four platforms, and the files behind each figure. */
export function PlatformsPage() {
  const { t } = useText()
  const [params] = useSearchParams()
  const query = useQuery({ queryKey: ['queue', 'platforms'], queryFn: () => call(routes.platforms, {}) })
  const named = listNamed(params)
  return (
    <Page title={t('nav.platforms')} lead={t('platforms.lead')}>
      <Loaded query={query}>
        {({ platforms }) =>
          platforms.every(({ open, closed }) => open + closed === 0) ? (
            <EmptyState title={t('platforms.none')}>{t('platforms.none.hint')}</EmptyState>
          ) : (
            <div className="overview-grid">
              <CountTable counts={platforms} />
              <CountChart counts={platforms} />
            </div>
          )
        }
      </Loaded>
      {named && <List key={`${named.platform} ${named.state}`} {...named} />}
    </Page>
  )
}

function CountTable({ counts }: { counts: readonly Counts[] }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="counts-title">
      <header className="card-head"><h2 id="counts-title">{t('platforms.counts')}</h2></header>
      <div className="table-scroll" role="group" aria-labelledby="counts-title" tabIndex={0}>
        <table className="plain office-table">
          <thead>
            <tr>
              <th scope="col">{t('platforms.platform')}</th>
              {STATES.map((state) => <th key={state} scope="col" className="right">{t(`platforms.${state}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {counts.map((count) => (
              <tr key={count.platform}>
                <th scope="row">{t(`inquiry.platform.${count.platform}`)}<span className="sub platform-what">{t(`platforms.what.${count.platform}`)}</span></th>
                {STATES.map((state) => <td key={state} className="right"><Figure count={count} state={state} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Figure({ count, state }: { count: Counts; state: State }) {
  const { t } = useText()
  if (count[state] === 0) return <span className="muted">0</span>
  const label = `${t(`inquiry.platform.${count.platform}`)} ${t(`platforms.${state}`)} ${count[state]}`
  return <Link to={listAddress(count.platform, state)} aria-label={label}>{count[state]}</Link>
}

/** The table beside it holds the same figures. */
function CountChart({ counts }: { counts: readonly Counts[] }) {
  const { t } = useText()
  const option = useMemo(() => {
    const platforms = Object.fromEntries(PLATFORMS.map((platform) => [platform, t(`inquiry.platform.${platform}`)])) as Record<Platform, string>
    return platformOption(counts, { ...platforms, open: t('platforms.open'), closed: t('platforms.closed') })
  }, [counts, t])
  return (
    <section className="card" aria-labelledby="chart-title">
      <header className="card-head"><h2 id="chart-title">{t('platforms.chart')}</h2></header>
      <div className="card-pad"><Chart option={option} height={240} label={t('platforms.chart.label')} /></div>
    </section>
  )
}

function List({ platform, state }: { platform: Platform; state: State }) {
  const { t } = useText()
  const narrow = useNarrow()
  const query = useQuery({ queryKey: ['queue', 'platforms', platform, state], queryFn: () => call(routes.list, { platform, state }) })
  return (
    <Loaded query={query}>
      {({ rows, total }) => {
        const title = t('platforms.list', { platform: t(`inquiry.platform.${platform}`), state: t(`platforms.${state}`), count: total })
        if (rows.length === 0) return <EmptyState title={t('platforms.empty')} />
        return (
          <section className="card" aria-labelledby="list-title">
            <header className="card-head">
              <h2 id="list-title">{title}</h2>
              {total > rows.length && <span className="sub">{t('platforms.list.most', { shown: rows.length })}</span>}
            </header>
            {narrow ? <Cards rows={rows} /> : <Rows rows={rows} />}
          </section>
        )
      }}
    </Loaded>
  )
}

function Rows({ rows }: { rows: readonly InquiryRow[] }) {
  const { t } = useText()
  return (
    <div className="table-scroll" role="group" aria-labelledby="list-title" tabIndex={0}>
      <table className="plain">
        <thead>
          <tr>{(['number', 'title', 'state', 'unit'] as const).map((column) => <th key={column} scope="col">{t(`platforms.column.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><Link className="number nowrap" to={`/inquiries/${row.id}`}>{formatFileNumber(row.number)}</Link><span className="sub">{t('queue.received', { date: row.receivedOn })}</span></td>
              <td>{row.title}<span className="sub">{t(`inquiry.type.${row.type}`)}</span></td>
              <td>
                <StageTag of={{ kind: 'inquiry', stage: row.stage, mediationStage: null }} />
                {row.publication !== 'none' && <span className="sub">{t(`inquiry.publication.${row.publication}`)}</span>}
              </td>
              <td className="nowrap">{row.unitName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The same on a phone: one below the other, the whole entry opens the file. */
function Cards({ rows }: { rows: readonly InquiryRow[] }) {
  const { t } = useText()
  return (
    <ul className="inquiry-cards">
      {rows.map((row) => (
        <li key={row.id} className="queue-card">
          <div className="queue-card-top">
            <StageTag of={{ kind: 'inquiry', stage: row.stage, mediationStage: null }} />
            {row.publication !== 'none' && <span className="sub">{t(`inquiry.publication.${row.publication}`)}</span>}
          </div>
          <Link className="queue-card-link" to={`/inquiries/${row.id}`}>{row.title}</Link>
          <p className="sub"><span className="number">{formatFileNumber(row.number)}</span> · {t(`inquiry.type.${row.type}`)} · {row.unitName}</p>
        </li>
      ))}
    </ul>
  )
}

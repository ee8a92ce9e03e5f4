import { useMemo } from 'react'
import { Link } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes } from '#modules/worklist/index.ts'
import { formatDeadline } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { Chart } from './Chart.tsx'
import { dayOption, officeOption } from './charts.ts'
import { byUrgency, COUNTS, HEADLINES, everyDay, listOf, totals, type DayRow, type OfficeRow } from './overview.ts'

export function OverviewPage() {
  const { t, language } = useText()
  const query = useQuery({ queryKey: ['queue', 'overview'], queryFn: () => call(routes.overview, {}) })
  return (
    <Page title={t('overview.title')} lead={query.data && t('overview.lead', { today: formatDeadline(query.data.today, language) })}>
      <Loaded query={query} rows={12}>
        {({ offices, perDay, today }) =>
          offices.length === 0 ? (
            <EmptyState title={t('overview.empty')} />
          ) : (
            <>
              <Totals offices={offices} />
              <div className="overview-grid">
                <OfficeTable offices={byUrgency(offices)} />
                <OfficeChart offices={byUrgency(offices)} />
              </div>
              <DayChart days={everyDay(perDay, today)} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Totals({ offices }: { offices: readonly OfficeRow[] }) {
  const { t } = useText()
  const sums = totals(offices)
  return (
    <ul className="totals">
      {HEADLINES.map((count) => (
        <li key={count} className={`total total-${count} ${sums[count] === 0 ? 'is-zero' : ''}`}>
          <Link to={listOf(count)}>
            <span className="total-name">{t(`overview.count.${count}`)}</span>
            <span className="total-number">{sums[count]}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function OfficeTable({ offices }: { offices: readonly OfficeRow[] }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="offices-title">
      <header className="card-head">
        <h2 id="offices-title">{t('overview.offices')}</h2>
      </header>
      <div className="table-scroll" role="group" aria-labelledby="offices-title" tabIndex={0}>
        <table className="plain office-table">
          <thead>
            <tr>
              <th scope="col">{t('overview.office')}</th>
              {COUNTS.map((count) => (
                <th key={count} scope="col" className="right">
                  {t(`overview.count.${count}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offices.map((office) => (
              <tr key={office.unit.id}>
                <th scope="row">{office.unit.name}</th>
                {COUNTS.map((count) => (
                  <td key={count} className={`right count-${count}`}>
                    {office[count] === 0 ? (
                      <span className="muted">0</span>
                    ) : (
                      <Link
                        to={listOf(count, office.unit.id)}
                        aria-label={`${office.unit.name} ${t(`overview.count.${count}`)} ${office[count]}`}
                      >
                        {office[count]}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The table beside it holds the same figures. */
function OfficeChart({ offices }: { offices: readonly OfficeRow[] }) {
  const { t } = useText()
  const option = useMemo(
    () => officeOption(offices, { overdue: t('overview.count.overdue'), soon: t('overview.count.soon'), calm: t('overview.calm') }),
    [offices, t],
  )
  return (
    <section className="card" aria-labelledby="office-chart-title">
      <header className="card-head">
        <h2 id="office-chart-title">{t('overview.byOffice')}</h2>
      </header>
      <div className="card-pad">
        <Chart option={option} height={Math.max(220, offices.length * 41 + 6)} label={t('overview.byOffice.label')} />
      </div>
    </section>
  )
}

function DayChart({ days }: { days: readonly DayRow[] }) {
  const { t } = useText()
  const option = useMemo(() => dayOption(days, { received: t('overview.received'), closed: t('overview.closed') }), [days, t])
  return (
    <section className="card" aria-labelledby="days-title">
      <header className="card-head">
        <h2 id="days-title">{t('overview.perDay')}</h2>
      </header>
      <div className="card-pad">
        <Chart option={option} height={260} label={t('overview.perDay.label')} />
        <details className="figures">
          <summary>{t('overview.figures')}</summary>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('overview.day')}</th>
                <th scope="col" className="right">
                  {t('overview.received')}
                </th>
                <th scope="col" className="right">
                  {t('overview.closed')}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.day}>
                  <th scope="row" className="number">
                    {day.day}
                  </th>
                  <td className="right">{day.received}</td>
                  <td className="right">{day.closed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </section>
  )
}

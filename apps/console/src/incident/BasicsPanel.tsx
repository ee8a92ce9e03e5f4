import type { IncidentView } from '#modules/incident/index.ts'
import { formatDate, formatMoney } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { LevelTag } from './Marks.tsx'
import { levelReason } from './shape.ts'

/** How grave it is and why, where, how many people, and who leads. */
export function BasicsPanel({ view }: { view: IncidentView }) {
  const { t } = useText()
  const { opened, set } = levelReason(view)
  return (
    <section className="card" aria-labelledby="basics-title">
      <header className="card-head"><h2 id="basics-title">{t('incidents.basics')}</h2><LevelTag level={view.level} /></header>
      <div className="card-pad">
        <dl className="pairs">
          <dt>{t('incidents.reason')}</dt><dd className="prose">{opened}</dd>
          {set && <><dt>{t('incidents.levelReason')}</dt><dd className="prose">{set}</dd></>}
          <dt>{t('incidents.leadUnit')}</dt><dd>{view.leadUnit}</dd>
          <dt>{t('incidents.leadOfficer')}</dt><dd>{view.leadOfficer ?? t('incidents.noOfficer')}</dd>
          <dt>{t('incidents.people')}</dt><dd>{t('incidents.count', { count: view.complainants })}</dd>
          <dt>{t('incidents.amount')}</dt><dd className="money">{formatMoney(view.amountFen)}</dd>
          <dt>{t('incidents.place')}</dt><dd>{view.place || t('value.none')}</dd>
          <dt>{t('incidents.injured')}</dt><dd>{t('incidents.count', { count: view.injured })}</dd>
          {view.requests && <><dt>{t('incidents.requests')}</dt><dd className="prose">{view.requests}</dd></>}
        </dl>
        <Figures view={view} />
      </div>
    </section>
  )
}

function Figures({ view }: { view: IncidentView }) {
  const { t, language } = useText()
  return (
    <details className="figures">
      <summary>{t('incidents.figures')}</summary>
      <div className="parties">
        <CountTable head={t('incidents.day')} rows={view.perDay.map(({ day, count }) => ({ name: formatDate(day, language), count }))} />
        <CountTable head={t('incidents.unit')} rows={view.perUnit.map(({ unit, count }) => ({ name: unit, count }))} />
      </div>
    </details>
  )
}

function CountTable({ head, rows }: { head: string; rows: readonly { readonly name: string; readonly count: number }[] }) {
  const { t } = useText()
  return (
    <table className="plain">
      <thead><tr><th scope="col">{head}</th><th scope="col" className="right">{t('incidents.number')}</th></tr></thead>
      <tbody>{rows.map(({ name, count }) => <tr key={name}><td>{name}</td><td className="right">{count}</td></tr>)}</tbody>
    </table>
  )
}

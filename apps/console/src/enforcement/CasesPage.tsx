import { Link, useSearchParams } from 'react-router'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { routes, type CaseRow } from '#modules/enforcement/index.ts'
import { formatDate, formatFileNumber, formatMoney } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { SearchField } from '../shared/SearchField.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { StageOf } from './EnforcementPanel.tsx'
import { shareText } from './shape.ts'

const SOURCES = ['any', 'complaint', 'report'] as const
const STATES = ['any', 'open', 'decided'] as const

interface CaseFilter {
  readonly from: (typeof SOURCES)[number]
  readonly state: (typeof STATES)[number]
  readonly text?: string | undefined
}

function filterOf(params: URLSearchParams): CaseFilter {
  return {
    from: SOURCES.find((one) => one === params.get('from')) ?? 'any', state: STATES.find((one) => one === params.get('state')) ?? 'any', text: params.get('text') ?? undefined,
  }
}

function paramsOf({ from, state, text }: CaseFilter): Record<string, string> {
  return { ...(from === 'any' ? {} : { from }), ...(state === 'any' ? {} : { state }), ...(text ? { text } : {}) }
}

/** Cases that complaints and reports led to, what they brought, and how many complaints led to one. */
export function CasesPage() {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const change = (next: CaseFilter) => setParams(paramsOf(next))
  const query = useQuery({ queryKey: ['cases', filter], queryFn: () => call(routes.cases, filter), placeholderData: keepPreviousData })
  return (
    <Page title={t('cases.title')} lead={t('cases.lead')} tools={
      <div className="queue-tools">
        <Select aria-label={t('cases.from')} className="queue-unit" value={filter.from} onChange={(from) => change({ ...filter, from })} options={SOURCES.map((value) => ({ value, label: t(`cases.from.${value}`) }))} />
        <SearchField key={filter.text ?? ''} label={t('cases.search')} value={filter.text ?? ''} onSearch={(text) => change({ ...filter, text })} />
      </div>
    }>
      <div className="tabs" role="group" aria-label={t('cases.state')}>
        {STATES.map((state) => (
          <button key={state} type="button" className="tab" aria-pressed={filter.state === state} onClick={() => change({ ...filter, state })}>{t(`cases.state.${state}`)}</button>
        ))}
      </div>
      <Loaded query={query} rows={10}>
        {({ rows, total, share, sums }) => (
          <>
            <Figures figures={[
              ['cases.total', String(total)], ['cases.share', String(share.cases)], ['cases.share.rate', shareText(share.closedWithCase, share.closed)],
              ['cases.fine', formatMoney(sums.fineFen)], ['cases.confiscated', formatMoney(sums.confiscatedFen)], ['cases.paid', formatMoney(sums.paidFen)],
            ]} />
            {rows.length === 0 ? <EmptyState title={t('cases.none')}>{t('cases.none.hint')}</EmptyState> : <Cases rows={rows} />}
            {rows.length > 0 && rows.length < total && <p className="muted">{t('cases.newest', { shown: rows.length, total })}</p>}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type FigureKey = 'cases.total' | 'cases.share' | 'cases.share.rate' | 'cases.fine' | 'cases.confiscated' | 'cases.paid'

function Figures({ figures }: { figures: readonly (readonly [FigureKey, string])[] }) {
  const { t } = useText()
  return <dl className="card case-figures">{figures.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd className="money">{value}</dd></div>)}</dl>
}

function Cases({ rows }: { rows: readonly CaseRow[] }) {
  const { t, language } = useText()
  return (
    <ul className="card incident-list">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="row">
            <Link className="incident-subject" to={filePath(row.kind, row.id)}>{row.caseNumber ?? t('cases.noNumber')}</Link>
            <StageOf stage={row.stage} done={row.decidedOn !== null} />
            {row.result && <span className="mark">{t(`enforcement.result.${row.result}`)}</span>}
          </p>
          <p>{row.subject}</p>
          <p className="sub file-meta">
            <span>{t(`worklist.kind.${row.kind}`)} <span className="number">{formatFileNumber(row.fileNumber)}</span></span>
            <span>{t('cases.openedOn', { date: formatDate(row.openedOn, language) })}</span>
            {row.decidedOn && <span>{t('cases.decidedOn', { date: formatDate(row.decidedOn, language) })}</span>}
            {row.decidedOn && <span>{t('cases.sums', { fine: formatMoney(row.fineFen), confiscated: formatMoney(row.confiscatedFen), paid: formatMoney(row.paidFen) })}</span>}
            <span>{row.unitName}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

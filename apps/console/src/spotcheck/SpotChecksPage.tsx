import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type Draw, type Item } from '#modules/spotcheck/index.ts'
import { formatDate, formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { Chart } from '../worklist/Chart.tsx'
import { heightOf, progressOption } from './charts.ts'
import { DrawDrawer } from './DrawDrawer.tsx'
import { COUNTS, toneOf } from './shape.ts'

const CHARTED = 12

/** Draws with what came of them for whoever heads a unit, and what each is to check or put right. */
export function SpotChecksPage() {
  const { t } = useText()
  const [drawing, setDrawing] = useState(false)
  const query = useQuery({ queryKey: ['spot-checks'], queryFn: () => call(routes.list, {}) })
  const draws = (query.data?.units.length ?? 0) > 0
  return (
    <Page title={t('nav.spotChecks')} lead={t('spotChecks.lead')} tools={draws && <Button type="primary" onClick={() => setDrawing(true)}>{t('spotChecks.begin')}</Button>}>
      <Loaded query={query} rows={10}>
        {(listed) => (
          <>
            {listed.own.length > 0 && <Own items={listed.own} />}
            {draws ? <Draws draws={listed.draws} /> : listed.own.length === 0 && <EmptyState title={t('spotChecks.none')}>{t('spotChecks.none.hint')}</EmptyState>}
            {drawing && <DrawDrawer units={listed.units} today={listed.today} onClose={() => setDrawing(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Own({ items }: { items: readonly Item[] }) {
  const { t } = useText()
  return (
    <section className="card spot-own" aria-labelledby="own-title">
      <header className="card-head"><h2 id="own-title">{t('spotChecks.own')}</h2></header>
      <Items items={items} />
    </section>
  )
}

/** Files of a draw, or of several. */
export function Items({ items }: { items: readonly Item[] }) {
  const { t, language } = useText()
  return (
    <ul className="incident-list">
      {items.map((item) => (
        <li key={item.id}>
          <p className="row">
            <Link className="number" to={filePath(item.kind, item.id)}>{formatFileNumber(item.number)}</Link>{' '}
            <span className={`stage stage-${toneOf(item)}`}>{item.stage === 'waiting' ? t('spotChecks.stage.waiting') : t(`spotcheck.stage.${item.stage}`)}</span>{' '}
            {item.verdict && <span className="mark">{t(`spotcheck.verdict.${item.verdict}`)}</span>}
          </p>
          <p>{item.subject}</p>
          <p className="sub file-meta">
            <span>{t(`worklist.kind.${item.kind}`)}</span>
            <span>{item.unitName}</span>
            {item.officer && <span>{t('spotChecks.officer', { name: item.officer })}</span>}
            {item.checkedBy && <span>{t('spotChecks.checkedBy', { name: item.checkedBy })}</span>}
            {item.stage === 'drawn' && <span>{t('spotChecks.dueOn', { date: formatDate(item.dueOn, language) })}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Draws({ draws }: { draws: readonly Draw[] }) {
  const { t } = useText()
  if (draws.length === 0) return <EmptyState title={t('spotChecks.empty')}>{t('spotChecks.empty.hint')}</EmptyState>
  return (
    <>
      <Progress draws={draws.slice(0, CHARTED)} />
      <section className="card" aria-labelledby="draws-title">
        <header className="card-head"><h2 id="draws-title">{t('spotChecks.draws')}</h2></header>
        <ul className="incident-list">{draws.map((draw) => <DrawRow key={draw.id} draw={draw} />)}</ul>
      </section>
    </>
  )
}

function Progress({ draws }: { draws: readonly Draw[] }) {
  const { t, language } = useText()
  const narrow = useNarrow()
  const option = useMemo(() => progressOption(
    draws.map(({ unitName, at, counts }) => ({ name: `${unitName} ${formatDate(at.slice(0, 10), language)}`, counts })),
    { inOrder: t('spotChecks.count.inOrder'), faults: t('spotChecks.count.faults'), correcting: t('spotChecks.count.correcting'), drawn: t('spotChecks.count.drawn'), waiting: t('spotChecks.count.waiting'), lifted: t('spotChecks.count.lifted') },
    narrow,
  ), [draws, t, language, narrow])
  return (
    <section className="card spot-own" aria-labelledby="progress-title">
      <header className="card-head"><h2 id="progress-title">{t('spotChecks.progress')}</h2></header>
      <div className="card-pad"><Chart option={option} height={heightOf(draws.length, narrow ? 'narrow' : 'wide')} label={t('spotChecks.progress.label')} /></div>
    </section>
  )
}

function DrawRow({ draw }: { draw: Draw }) {
  const { t } = useText()
  const nameOf = useDrawName()
  return (
    <li>
      <p className="row"><Link className="incident-subject" to={`/spot-checks/${draw.id}`}>{nameOf(draw)}</Link></p>
      <DrawMeta draw={draw} />
      <p className="sub file-meta">{COUNTS.filter((count) => draw.counts[count] > 0).map((count) => <span key={count}>{t(`spotChecks.count.${count}`)} {draw.counts[count]}</span>)}</p>
    </li>
  )
}

/** What a draw is called: of which unit, and of which days. */
export function useDrawName(): (draw: Draw) => string {
  const { t, language } = useText()
  return ({ unitName, from, to }) => t('spotChecks.draw.title', { unit: unitName, from: formatDate(from, language), to: formatDate(to, language) })
}

export function DrawMeta({ draw }: { draw: Draw }) {
  const { t, language } = useText()
  const outcomes = draw.outcomes.map((outcome) => t(`spotChecks.outcome.${outcome}`)).join(t('list.comma'))
  return (
    <span className="sub file-meta">
      <span>{t('spotChecks.taken', { population: draw.population, size: draw.size })}</span>
      <span>{draw.kinds.map((kind) => t(`worklist.kind.${kind}`)).join(t('list.comma'))}</span>
      {outcomes && <span>{t('spotChecks.outcomes', { outcomes })}</span>}
      <span>{t('spotChecks.dueOn', { date: formatDate(draw.dueOn, language) })}</span>
      <span>{t('spotChecks.by', { name: draw.by, date: formatInstant(draw.at, language) })}</span>
      {draw.checker && <span>{t('spotChecks.checker', { name: draw.checker })}</span>}
    </span>
  )
}

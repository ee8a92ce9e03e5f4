import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { colors } from '#apps/ui/tokens.ts'
import { SATISFACTION } from '#modules/complaint/index.ts'
import { routes, type Draw } from '#modules/spotcheck/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { BulkResult } from '../shared/BulkResult.tsx'
import { Icon } from '../shared/Icon.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { Loaded } from '../shared/States.tsx'
import { Chart } from '../worklist/Chart.tsx'
import { countsOption, heightOf } from './charts.ts'
import { COUNTS } from './shape.ts'
import { DrawMeta, Items, useDrawName } from './SpotChecksPage.tsx'
import { useMarking } from './use-marking.ts'

/** One draw: how far its checks are, what they found, its files, and how to reckon the sample anew. */
export function DrawPage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useInfiniteQuery({
    queryKey: ['spot-checks', id], queryFn: ({ pageParam }) => call(routes.read, { id, after: pageParam }), initialPageParam: 0, getNextPageParam: ({ next }) => next ?? undefined,
  })
  const nameOf = useDrawName()
  const first = query.data?.pages[0]
  return (
    <Page title={first ? nameOf(first.draw) : t('nav.spotChecks')} lead={first && <DrawMeta draw={first.draw} />} tools={<Link to="/spot-checks" className="back"><Icon name="back" size={16} />{t('spotChecks.back')}</Link>}>
      <Loaded query={{ data: first, error: query.error, refetch: query.refetch }} rows={12}>
        {({ draw, seed }) => (
          <>
            {draw.counts.waiting > 0 && <Marking draw={draw} />}
            <Figures draw={draw} />
            <div className="overview-grid"><Found draw={draw} /><Grades draw={draw} /></div>
            <section className="card spot-own" aria-labelledby="files-title">
              <header className="card-head"><h2 id="files-title">{t('spotChecks.files')}</h2></header>
              <Items items={query.data?.pages.flatMap(({ items }) => items) ?? []} />
              {query.hasNextPage && <div className="card-pad"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('spotChecks.more')}</Button></div>}
              {!query.hasNextPage && (query.data?.pages.flatMap(({ items }) => items).length ?? 0) < draw.size && <p className="card-pad muted">{t('spotChecks.hidden')}</p>}
            </section>
            <Recompute draw={draw} seed={seed} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Figures({ draw }: { draw: Draw }) {
  const { t } = useText()
  return <dl className="card case-figures">{COUNTS.map((count) => <div key={count}><dt>{t(`spotChecks.count.${count}`)}</dt><dd>{draw.counts[count]}</dd></div>)}</dl>
}

/** Files that the run has not marked: a broken line, or one that is handled again. */
function Marking({ draw }: { draw: Draw }) {
  const { t } = useText()
  const { run, mark } = useMarking()
  return (
    <>
      <Notice tone="warn" title={t('spotChecks.waiting', { count: draw.counts.waiting })} action={<Button loading={mark.isPending} onClick={() => mark.mutate(draw.id)}>{t('spotChecks.goOn')}</Button>} />
      {run && <BulkResult run={run} title="spotChecks.result" />}
      {mark.error && <CallNotice error={mark.error} onRetry={() => mark.mutate(draw.id)} />}
    </>
  )
}

function Found({ draw }: { draw: Draw }) {
  const { t } = useText()
  const rows = useMemo(() => draw.faults.map(({ code, count }) => ({ name: t(`spotcheck.fault.${code}`), count })), [draw, t])
  return <Counted id="faults" title={t('spotChecks.faults')} label={t('spotChecks.faults.label')} none={t('spotChecks.faults.none')} rows={rows} color={colors.seal} />
}

function Grades({ draw }: { draw: Draw }) {
  const { t, term } = useText()
  const rows = useMemo(() => SATISFACTION.flatMap((grade) => draw.grades.filter((one) => one.grade === grade)).map(({ grade, count }) => ({ name: term(`complaint.grade.${grade}`, grade), count })), [draw, term])
  return <Counted id="grades" title={t('spotChecks.grades')} label={t('spotChecks.grades.label')} none={t('spotChecks.grades.none')} rows={rows} color={colors.jade} />
}

function Counted({ id, title, label, none, rows, color }: { id: string; title: string; label: string; none: string; rows: readonly { name: string; count: number }[]; color: string }) {
  const { t } = useText()
  const option = useMemo(() => countsOption(rows, color), [rows, color])
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <header className="card-head"><h2 id={`${id}-title`}>{title}</h2></header>
      <div className="card-pad">
        {rows.length === 0 ? <p className="muted">{none}</p> : (
          <>
            <Chart option={option} height={heightOf(rows.length, 'none')} label={label} />
            <table className="plain">
              <thead><tr><th scope="col">{t('spotChecks.column.name')}</th><th scope="col" className="right">{t('spotChecks.column.count')}</th></tr></thead>
              <tbody>{rows.map(({ name, count }) => <tr key={name}><th scope="row">{name}</th><td className="right">{count}</td></tr>)}</tbody>
            </table>
          </>
        )}
      </div>
    </section>
  )
}

/** How anybody can check that chance alone chose the files. */
function Recompute({ draw, seed }: { draw: Draw; seed: string }) {
  const { t } = useText()
  const query = useQuery({ queryKey: ['spot-checks', draw.id, 'sample'], queryFn: () => call(routes.recompute, { id: draw.id }), enabled: false })
  return (
    <section className="card" aria-labelledby="seed-title">
      <header className="card-head"><h2 id="seed-title">{t('spotChecks.seed')}</h2></header>
      <div className="card-pad spot-seed">
        <p className="number">{seed}</p>
        <p>{t('spotChecks.recompute.how', { size: draw.size })}</p>
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>{t('spotChecks.recompute')}</Button>
        {query.error && <CallNotice error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && (
          <div role="status">
            <Notice tone={query.data.matches ? 'ok' : 'refused'} title={t(query.data.matches ? 'spotChecks.matches.true' : 'spotChecks.matches.false', { size: draw.size })} />
            <details className="figures"><summary>{t('spotChecks.population', { count: query.data.population.length })}</summary><pre tabIndex={0}>{query.data.population.join('\n')}</pre></details>
          </div>
        )}
      </div>
    </section>
  )
}

import { useCallback, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type ListRow } from '#modules/worklist/index.ts'
import { StandInBanner } from '../absence/StandInBanner.tsx'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { filterOf, paramsOf, queryOf, type QueueFilter } from './queue.ts'
import { Announce } from '../notify/Announce.tsx'
import { BulkAssign } from './BulkAssign.tsx'
import { useFirstView } from './SavedViews.tsx'
import { stillThere, toggled } from './selection.ts'
import { QueueCards } from './QueueCards.tsx'
import { QueueTable } from './QueueTable.tsx'
import { QueueTabs, QueueTools } from './QueueTools.tsx'
import { formatDeadline } from '#apps/ui/format.ts'

export function QueuePage() {
  const { t, language } = useText()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const setFilter = useCallback((next: QueueFilter) => setParams(paramsOf(next), { replace: true }), [setParams])
  useFirstView({ filter, onChange: setFilter })
  const query = useQueue(filter)
  const narrow = useNarrow()
  const today = query.data?.pages[0]?.today
  return (
    <Page
      title={t('queue.title')}
      lead={today && t('queue.lead', { today: formatDeadline(today, language) })}
      className="queue-page"
      tools={<QueueTools filter={filter} onChange={setFilter} />}
    >
      <StandInBanner />
      <QueueTabs filter={filter} onChange={setFilter} />
      <Loaded query={query} rows={10}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows)
          if (rows.length === 0) return <EmptyState title={t(emptyKey(filter))}>{t('queue.empty.hint')}</EmptyState>
          return (
            <>
              {narrow ? <QueueCards rows={rows} /> : <ChoosableTable rows={rows} />}
              <div className="more">
                {query.hasNextPage ? (
                  <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
                    {t('queue.more')}
                  </Button>
                ) : (
                  <span className="muted">{t('queue.end', { count: rows.length })}</span>
                )}
              </div>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** The table, whose rows are chosen by those who work on files: complaints to be dispatched together, files of any kind to tell whoever filed them. */
function ChoosableTable({ rows }: { rows: readonly ListRow[] }) {
  const { t } = useText()
  const { can } = useSession()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const [doing, setDoing] = useState<'assign' | 'announce' | null>(null)
  const ids = rows.map(({ id }) => id)
  const there = stillThere(chosen, ids)
  const picked = rows.filter(({ id }) => there.has(id))
  const close = () => {
    setDoing(null)
    setChosen(new Set())
  }
  function choose(id: string, range: boolean) {
    setChosen(toggled(there, ids, id, range ? last.current : undefined))
    last.current = id
  }
  return (
    <>
      {there.size > 0 && (
        <div className="bulk-bar" role="status">
          <span>{t('bulk.chosen', { count: there.size })}</span>
          {can('assign') && picked.every(({ kind }) => kind === 'complaint') && (
            <Button type="primary" onClick={() => setDoing('assign')}>
              {t('bulk.assign')}
            </Button>
          )}
          <Button onClick={() => setDoing('announce')}>{t('announce.choose')}</Button>
          <Button onClick={() => setChosen(new Set())}>{t('bulk.clear')}</Button>
        </div>
      )}
      <QueueTable rows={rows} choosing={can('register') ? { chosen: there, choose } : undefined} />
      {doing === 'assign' && <BulkAssign rows={picked} onClose={close} />}
      {doing === 'announce' && <Announce files={picked} onClose={close} />}
    </>
  )
}

function useQueue(filter: QueueFilter) {
  return useInfiniteQuery({
    queryKey: ['queue', filter],
    queryFn: ({ pageParam }) => call(routes.list, queryOf(filter, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

function emptyKey(filter: QueueFilter): 'queue.empty' | 'queue.empty.filtered' {
  return paramsOf(filter).size === 0 ? 'queue.empty' : 'queue.empty.filtered'
}

import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes } from '#modules/worklist/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { filterOf, paramsOf, queryOf, type QueueFilter } from './queue.ts'
import { QueueCards } from './QueueCards.tsx'
import { QueueTable } from './QueueTable.tsx'
import { QueueTabs, QueueTools } from './QueueTools.tsx'
import { formatDeadline } from '#apps/ui/format.ts'

export function QueuePage() {
  const { t, language } = useText()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const setFilter = useCallback((next: QueueFilter) => setParams(paramsOf(next), { replace: true }), [setParams])
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
      <QueueTabs filter={filter} onChange={setFilter} />
      <Loaded query={query} rows={10}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows)
          if (rows.length === 0) return <EmptyState title={t(emptyKey(filter))}>{t('queue.empty.hint')}</EmptyState>
          return (
            <>
              {narrow ? <QueueCards rows={rows} /> : <QueueTable rows={rows} />}
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

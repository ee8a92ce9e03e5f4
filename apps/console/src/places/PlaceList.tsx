import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { PLACES_A_PAGE, routes, type Place, type PLACE_TABS } from '#modules/dispatch/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'

interface ListProps {
  readonly tab: (typeof PLACE_TABS)[number]
  readonly text: string
  readonly areaCode: string
  onSettle(place: Place): void
}

/** The names of one kind, the most frequent first. */
export function PlaceList({ tab, text, areaCode, onSettle }: ListProps) {
  const { t } = useText()
  const query = useInfiniteQuery({
    queryKey: ['places', 'list', areaCode, tab, text],
    queryFn: ({ pageParam }) => call(routes.places, { areaCode, tab, text, page: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _pages, page) => ((page + 1) * PLACES_A_PAGE < total ? page + 1 : undefined),
  })
  return (
    <Loaded query={query} rows={10}>
      {({ pages }) => {
        const places = pages.flatMap((page) => page.places)
        const kind = text === '' ? tab : 'found'
        if (places.length === 0) return <EmptyState title={t(`places.none.${kind}`)}>{t(`places.none.${kind}.hint`)}</EmptyState>
        return (
          <>
            <ul className="card incident-list">
              {places.map((place) => <PlaceItem key={place.name} place={place} areaCode={areaCode} onSettle={() => onSettle(place)} />)}
            </ul>
            <div className="more">
              {query.hasNextPage
                ? <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('queue.more')}</Button>
                : <span className="muted">{t('places.total', { count: pages[0]?.total ?? 0 })}</span>}
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

function PlaceItem({ place, areaCode, onSettle }: { place: Place; areaCode: string; onSettle(): void }) {
  const { t, language } = useText()
  const { name, words, learned } = place
  const kind = words.length > 0 ? 'change' : 'settle'
  return (
    <li className="place">
      <div className="place-text">
        <strong>{name}</strong>
        {words.map(({ unit, closed, reason, by, at }) => (
          <div key={unit?.id ?? 'silent'}>
            <p>{unit ? t('places.belongs', { unit: unit.name }) : t('places.silent')}{closed && <span className="mark">{t('places.closed')}</span>}</p>
            {reason && <p className="prose sub">{reason}</p>}
            <p className="sub">{at ? t('places.by', { by: by ?? '', at: formatInstant(at, language) }) : t('places.imported')}</p>
          </div>
        ))}
        {learned.length > 0 && <p className="sub file-meta">{learned.map(({ unit, files }) => <span key={unit.id}>{t('places.went', { unit: unit.name, files })}</span>)}</p>}
      </div>
      <div className="place-buttons">
        <Button aria-label={t(`places.${kind}.of`, { name })} onClick={onSettle}>{t(`places.${kind}`)}</Button>
        {words.length > 0 && <Withdraw place={place} areaCode={areaCode} />}
      </div>
    </li>
  )
}

/** Takes back what was entered; the name is judged by where its files went again. */
function Withdraw({ place: { name, seen }, areaCode }: { place: Place; areaCode: string }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => call(routes.withdrawPlace, { areaCode, name, seen }),
    onSuccess: async () => {
      void message.success(t('places.withdrawn'))
      await client.invalidateQueries({ queryKey: ['places'] })
    },
  })
  return (
    <>
      <Popconfirm title={t('places.withdraw.sure', { name })} onConfirm={() => withdraw.mutate()} okText={t('places.withdraw')} cancelText={t('action.cancel')}>
        <Button aria-label={t('places.withdraw.of', { name })} loading={withdraw.isPending}>{t('places.withdraw')}</Button>
      </Popconfirm>
      {withdraw.error && <CallNotice error={withdraw.error} onRetry={() => void client.invalidateQueries({ queryKey: ['places'] })} />}
    </>
  )
}

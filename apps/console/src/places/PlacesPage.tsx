import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { routes, type Place, type PlaceCounty } from '#modules/dispatch/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { SearchField } from '../shared/SearchField.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { CategoriesTab } from './CategoriesTab.tsx'
import { filterOf, paramsOf, TABS, type PlaceFilter } from './filter.ts'
import { PlaceList } from './PlaceList.tsx'
import { SettleDrawer } from './SettleDrawer.tsx'

/** Which office a place in an address belongs to, settled by the county; names that went to several wait first. */
export function PlacesPage() {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const query = useQuery({ queryKey: ['places', 'counties'], queryFn: () => call(routes.placeCounties, {}) })
  const filter = filterOf(params)
  const counties = query.data?.counties ?? []
  const county = counties.find(({ areaCode }) => areaCode === filter.area) ?? counties[0]
  const change = (part: Partial<PlaceFilter>) => setParams(paramsOf({ ...filter, ...part }))
  return (
    <Page title={t('nav.places')} lead={t('places.lead')} tools={county && filter.tab !== 'categories' && (
      <div className="queue-tools">
        {counties.length > 1 && (
          <Select aria-label={t('places.county')} className="queue-unit" value={county.areaCode} onChange={(area) => change({ area })} options={counties.map(({ areaCode, name }) => ({ value: areaCode, label: name }))} />
        )}
        <SearchField key={filter.text} label={t('places.search')} value={filter.text} onSearch={(text) => change({ text })} />
      </div>
    )}>
      <Loaded query={query} rows={10}>
        {() => (county
          ? <Tabs filter={filter} county={county} onChange={change} />
          : <EmptyState title={t('places.notYours')}>{t('places.notYours.hint')}</EmptyState>)}
      </Loaded>
    </Page>
  )
}

function Tabs({ filter, county, onChange }: { filter: PlaceFilter; county: PlaceCounty; onChange(part: Partial<PlaceFilter>): void }) {
  const { t } = useText()
  const [chosen, setChosen] = useState<Place | 'new'>()
  return (
    <>
      <div className="tabs" role="group" aria-label={t('places.tabs')}>
        {TABS.map((tab) => (
          <button key={tab} type="button" className="tab" aria-pressed={filter.tab === tab} onClick={() => onChange({ tab })}>{t(`places.tab.${tab}`)}</button>
        ))}
      </div>
      {filter.tab === 'categories' ? <CategoriesTab /> : (
        <>
          {filter.tab === 'settled' && <p className="place-add"><Button type="primary" onClick={() => setChosen('new')}>{t('places.add')}</Button></p>}
          <PlaceList tab={filter.tab} text={filter.text} areaCode={county.areaCode} onSettle={setChosen} />
        </>
      )}
      {chosen && <SettleDrawer place={chosen} county={county} onClose={() => setChosen(undefined)} />}
    </>
  )
}

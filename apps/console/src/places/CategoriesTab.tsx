import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { routes } from '#modules/dispatch/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useCategories } from '../complaint/categories.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { Loaded } from '../shared/States.tsx'

type County = NonNullable<ReturnType<typeof useCategoryUnits>['data']>['counties'][number]

function useCategoryUnits() {
  return useQuery({ queryKey: ['places', 'categories'], queryFn: () => call(routes.categories, {}) })
}

/** Which unit of the county has a category to itself; the head settles it, intake looks. */
export function CategoriesTab() {
  const query = useCategoryUnits()
  return <Loaded query={query} rows={10}>{({ counties }) => counties.map((county) => <CountyCategories key={county.areaCode} county={county} />)}</Loaded>
}

function CountyCategories({ county }: { county: County }) {
  const { t, language } = useText()
  const categories = useCategories()
  const { message } = App.useApp()
  const client = useQueryClient()
  const settle = useMutation({
    mutationFn: (given: { category: string; unitId: string | null }) => call(routes.settleCategory, { areaCode: county.areaCode, ...given }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['places', 'categories'] })
      void message.success(t('categories.saved'))
    },
  })
  return (
    <section className="card card-pad" aria-labelledby={`categories-${county.areaCode}`}>
      <h2 id={`categories-${county.areaCode}`}>{county.name}</h2>
      <p className="sub">{t('categories.lead')}</p>
      {!county.settles && <Notice tone="info" title={t('categories.readonly')} />}
      {settle.error && <CallNotice error={settle.error} />}
      <ul className="readers">
        {categories.map((category) => {
          const settled = county.settled.find((row) => row.category === category.code)
          return (
            <li key={category.code} className="place">
              <div className="place-text">
                <span>{category[language]}</span>
                {settled && <p className="sub">{t('places.by', { by: settled.by, at: formatInstant(settled.at, language) })}{settled.closed && <span className="mark">{t('places.closed')}</span>}</p>}
              </div>
              <Select
                className="queue-unit" aria-label={t('categories.of', { category: category[language] })} disabled={!county.settles || settle.isPending}
                value={settled?.unit.id ?? ''} onChange={(unitId) => settle.mutate({ category: category.code, unitId: unitId || null })}
                options={[{ value: '', label: t('categories.none') }, ...settled?.closed ? [{ value: settled.unit.id, label: settled.unit.name }] : [], ...county.units.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes } from '#modules/exchange/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'

/** Results for keying into the national platform; each result is handed out once. */
export function ExportsCard() {
  const { t, language } = useText()
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['exports'], queryFn: () => call(routes.exports, {}) })
  const make = useMutation({
    mutationFn: () => call(routes.makeExport, {}),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['exports'] }),
  })
  return (
    <section className="card" aria-labelledby="exports-title">
      <header className="card-head"><h2 id="exports-title">{t('export.title')}</h2></header>
      <div className="card-pad">
        <p className="muted">{t('export.hint')}</p>
        <Button loading={make.isPending} onClick={() => make.mutate()}>{t('export.make')}</Button>
        {(make.error ?? query.error) && <CallNotice error={make.error ?? query.error} />}
        <ul className="export-list">
          {(query.data?.exports ?? []).map((batch) => (
            <li key={batch.id}>
              <a href={`/api/exports/${batch.id}.xlsx`} download>{t('export.download', { at: formatInstant(batch.madeAt, language) })}</a>
              <span className="sub">{t('export.rows', { count: batch.rows })}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { routes, zh as accessTexts, type AuditRow } from '#modules/access/index.ts'
import { formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { actionText, auditQueryOf, type AuditFilter } from './audit.ts'

/** Who did what, when and whether it was allowed. Reading it is recorded too. */
export function AuditPage() {
  const { t } = useText()
  const [filter, setFilter] = useState<AuditFilter>({})
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => call(routes.listAudit, auditQueryOf(filter, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={t('nav.audit')} lead={t('audit.lead')}>
      <AuditTools filter={filter} onChange={setFilter} />
      <Loaded query={query}>{() => (rows.length === 0 ? <EmptyState title={t('audit.empty')} /> : <AuditTable rows={rows} />)}</Loaded>
      {query.hasNextPage && (
        <div className="more">
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('queue.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}

const ACTIONS = Object.keys(accessTexts)
  .filter((key) => key.startsWith('action.'))
  .map((key) => key.slice('action.'.length))

function AuditTools({ filter, onChange }: { filter: AuditFilter; onChange(next: AuditFilter): void }) {
  const { t, term } = useText()
  return (
    <div className="filter-bar" role="search" aria-label={t('audit.filter')}>
      <label>
        {t('audit.from')}
        <Input type="date" value={filter.from ?? ''} onChange={(event) => onChange({ ...filter, from: event.target.value })} />
      </label>
      <label>
        {t('audit.to')}
        <Input type="date" value={filter.to ?? ''} onChange={(event) => onChange({ ...filter, to: event.target.value })} />
      </label>
      <label>
        {t('audit.action')}
        <Select
          allowClear
          className="filter-select"
          value={filter.action ?? null}
          aria-label={t('audit.action')}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(action: string | null | undefined) => onChange({ ...filter, action: action ?? undefined })}
          options={ACTIONS.map((action) => ({ value: action, label: term(`access.action.${action}`, action) }))}
        />
      </label>
      <label>
        {t('audit.outcome')}
        <Select
          allowClear
          className="filter-select"
          value={filter.outcome ?? null}
          aria-label={t('audit.outcome')}
          onChange={(outcome: 'done' | 'refused' | null | undefined) => onChange({ ...filter, outcome: outcome ?? undefined })}
          options={(['done', 'refused'] as const).map((value) => ({ value, label: t(`access.outcome.${value}`) }))}
        />
      </label>
      <label>
        {t('audit.object')}
        <Input value={filter.objectId ?? ''} maxLength={80} placeholder={t('audit.object.hint')} onChange={(event) => onChange({ ...filter, objectId: event.target.value })} />
      </label>
    </div>
  )
}

/** The number of a file stays on one line; an id may break anywhere. */
function ObjectName({ row: { objectKind, objectId, objectName } }: { row: AuditRow }) {
  if (objectKind === 'file' && objectName) return <span className="number nowrap">{formatFileNumber(objectName)}</span>
  return objectName ? <span>{objectName}</span> : <span className="number break">{objectId}</span>
}

function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  const { t, term, language } = useText()
  return (
    <div className="card table-scroll" role="group" aria-label={t('nav.audit')} tabIndex={0}>
      <table className="plain audit">
        <thead>
          <tr>
            {(['at', 'actor', 'action', 'object', 'outcome', 'reason', 'address'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`audit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{formatInstant(row.at, language)}</td>
              <td>{row.actorName}</td>
              <td>{actionText(language, row.action)}</td>
              <td>
                <span className="sub">{term(`audit.kind.${row.objectKind}`, row.objectKind)}</span>{' '}
                <ObjectName row={row} />
              </td>
              <td>
                <span className={`stage ${row.outcome === 'done' ? 'stage-settled' : 'stage-ended'}`}>
                  {t(`access.outcome.${row.outcome}`)}
                </span>
              </td>
              <td>{row.reason}</td>
              <td className="number">{row.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

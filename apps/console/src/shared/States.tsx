import type { ReactNode } from 'react'
import { Skeleton } from 'antd'
import { ShieldMark } from '#apps/ui/ShieldMark.tsx'
import { useText } from '../language.tsx'
import { CallNotice } from './Notice.tsx'

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <span className="empty-mark"><ShieldMark size={40} /></span>
      <p className="empty-title">{title}</p>
      {children && <div className="empty-hint">{children}</div>}
    </div>
  )
}

export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useText()
  return (
    <div role="status" aria-label={t('state.loading')} className="card card-pad">
      <Skeleton active={false} paragraph={{ rows }} title={false} />
    </div>
  )
}

interface Query<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  refetch(): unknown
}

/** What a query brought, or its loading or failed state. Data at hand stays when a later reading fails. */
export function Loaded<Data>({ query, children, rows }: { query: Query<Data>; children: (data: Data) => ReactNode; rows?: number }) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <CallNotice error={query.error} onRetry={() => void query.refetch()} />
  return <Loading {...(rows ? { rows } : {})} />
}

import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type AccountRow } from '#modules/access/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { SearchField } from '../shared/SearchField.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { AccountDrawer } from './AccountDrawer.tsx'
import { AccountState } from './AccountState.tsx'
import { AddAccountDrawer } from './AddAccountDrawer.tsx'
import { useSession } from './session.tsx'

/** Accounts and what they may do. The administrator opens and closes them, the security officer gives the roles. */
export function AccountsPage() {
  const { t } = useText()
  const { can } = useSession()
  const [text, setText] = useState('')
  const [adding, setAdding] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const query = useInfiniteQuery({
    queryKey: ['accounts', text],
    queryFn: ({ pageParam }) => call(routes.listAccounts, { text: text || undefined, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const open = rows.find((row) => row.id === openId)
  return (
    <Page
      title={t('nav.accounts')}
      lead={t('accounts.lead')}
      tools={
        <>
          <SearchField label={t('accounts.search')} value={text} onSearch={setText} />
          {can('open-accounts') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('accounts.add')}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={query}>
        {() => (rows.length === 0 ? <EmptyState title={t('accounts.empty')} /> : <AccountTable rows={rows} onOpen={setOpenId} />)}
      </Loaded>
      {query.hasNextPage && (
        <div className="more">
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('queue.more')}
          </Button>
        </div>
      )}
      {adding && <AddAccountDrawer onClose={() => setAdding(false)} />}
      {open && <AccountDrawer key={open.id} account={open} onClose={() => setOpenId(null)} />}
    </Page>
  )
}

function AccountTable({ rows, onOpen }: { rows: readonly AccountRow[]; onOpen(id: string): void }) {
  const { t, language } = useText()
  return (
    <div className="card table-scroll" role="group" aria-label={t('nav.accounts')} tabIndex={0}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('accounts.person')}</th>
            <th scope="col">{t('accounts.roles')}</th>
            <th scope="col">{t('accounts.state')}</th>
            <th scope="col">{t('accounts.since')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Button type="link" onClick={() => onOpen(row.id)}>
                  {row.name}
                </Button>
                <span className="sub">{row.login}</span>
              </td>
              <td>
                <ul className="role-list">
                  {row.grants.map((grant) => (
                    <li key={grant.id}>
                      {t(`access.role.${grant.role}`)}
                      {grant.unitName && <span className="sub"> {grant.unitName}</span>}
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <AccountState account={row} />
              </td>
              <td className="nowrap">{formatInstant(row.createdAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Popconfirm } from 'antd'
import { routes, type AccountRow } from '#modules/access/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { AccountState } from './AccountState.tsx'
import { GrantForm } from './GrantForm.tsx'
import { LinkOnce } from './LinkOnce.tsx'
import { useSession } from './session.tsx'

/** One account: its roles, and the steps the signed-in role has for it. */
export function AccountDrawer({ account, onClose }: { account: AccountRow; onClose(): void }) {
  const { t } = useText()
  const narrow = useNarrow()
  const { can, account: me } = useSession()
  const client = useQueryClient()
  const onSuccess = () => void client.invalidateQueries({ queryKey: ['accounts'] })
  const invite = useMutation({ mutationFn: () => call(routes.inviteAccount, { id: account.id }), onSuccess })
  const disable = useMutation({ mutationFn: () => call(routes.disableAccount, { id: account.id }), onSuccess })
  const unlock = useMutation({ mutationFn: () => call(routes.unlockAccount, { id: account.id }), onSuccess })
  const error = invite.error ?? disable.error ?? unlock.error
  const standing = !account.disabledAt && account.id !== me.id
  return (
    <Drawer open size={narrow ? '100%' : 520} onClose={onClose} title={account.name} closable={{ 'aria-label': t('action.close') }}>
      <dl className="pairs">
        <dt>{t('session.login')}</dt>
        <dd>{account.login}</dd>
        <dt>{t('accounts.state')}</dt>
        <dd>
          <AccountState account={account} />
        </dd>
      </dl>
      <h2 className="sub-title">{t('accounts.roles')}</h2>
      <Roles account={account} />
      {can('give-roles') && standing && <GrantForm accountId={account.id} />}
      {standing && (
        <>
          <h2 className="sub-title">{t('accounts.account')}</h2>
          <div className="row">
            {can('unlock') && account.lockedUntil && (
              <Button loading={unlock.isPending} onClick={() => unlock.mutate()}>
                {t('accounts.unlock')}
              </Button>
            )}
            {can('invite-accounts') && (
              <Button loading={invite.isPending} onClick={() => invite.mutate()}>
                {t('accounts.newLink')}
              </Button>
            )}
            {can('open-accounts') && (
              <Popconfirm
                title={t('accounts.disable.sure', { name: account.name })}
                description={t('accounts.disable.hint')}
                okText={t('accounts.disable')}
                onConfirm={() => disable.mutate()}
              >
                <Button danger loading={disable.isPending}>
                  {t('accounts.disable')}
                </Button>
              </Popconfirm>
            )}
          </div>
        </>
      )}
      {account.id === me.id && <p className="sub">{t('accounts.own')}</p>}
      {invite.data && <LinkOnce token={invite.data.token} expiresAt={invite.data.expiresAt} />}
      {error && <CallNotice error={error} />}
    </Drawer>
  )
}

function Roles({ account }: { account: AccountRow }) {
  const { t } = useText()
  const { can, account: me } = useSession()
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: (id: string) => call(routes.revokeRole, { id }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['accounts'] }),
  })
  if (account.grants.length === 0) return <p className="muted">{t('accounts.roles.none')}</p>
  return (
    <>
      <ul className="grants">
        {account.grants.map((grant) => (
          <li key={grant.id}>
            <span>
              {t(`access.role.${grant.role}`)}
              {grant.unitName && <span className="sub"> {grant.unitName}</span>}
            </span>
            {can('give-roles') && account.id !== me.id && (
              <Button
                size="small"
                type="text"
                loading={revoke.isPending && revoke.variables === grant.id}
                onClick={() => revoke.mutate(grant.id)}
                aria-label={t('accounts.revoke.of', { role: t(`access.role.${grant.role}`) })}
              >
                {t('accounts.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoke.error && <CallNotice error={revoke.error} />}
    </>
  )
}

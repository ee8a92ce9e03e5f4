import type { AccountRow } from '#modules/access/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'

/** Whether an account can be used now, and why not. */
export function AccountState({ account }: { account: AccountRow }) {
  const { t, language } = useText()
  if (account.disabledAt) return <span className="stage stage-ended">{t('accounts.state.disabled')}</span>
  if (account.lockedUntil)
    return <span className="stage stage-paused">{t('accounts.state.locked', { until: formatInstant(account.lockedUntil, language) })}</span>
  if (!account.passwordChangedAt) return <span className="stage stage-new">{t('accounts.state.invited')}</span>
  return <span className="stage stage-settled">{t('accounts.state.active')}</span>
}

import type { Session } from '#modules/access/index.ts'
import { useText } from '../language.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { Doorway } from './Doorway.tsx'
import { SignInForm } from './SignInForm.tsx'

export function SignInPage({ onSignedIn }: { onSignedIn(session: Session): void }) {
  const { t } = useText()
  usePageTitle(t('session.signIn'))
  return (
    <Doorway title={t('session.title')}>
      <SignInForm onSignedIn={onSignedIn} />
      <p className="sub">{t('session.forgotten')}</p>
    </Doorway>
  )
}

import { Modal } from 'antd'
import type { Session } from '#modules/access/index.ts'
import { signInNeeded } from '../client.ts'
import { useText } from '../language.tsx'
import { useSignal } from '../signal.ts'
import { SignInForm } from './SignInForm.tsx'

/** Over the present page, which keeps everything typed; the calls that met the ended session go on afterwards. */
export function SignInDialog({ login, onSignedIn }: { login: string; onSignedIn(session: Session): void }) {
  const { t } = useText()
  const open = useSignal(signInNeeded)
  return (
    <Modal
      open={open}
      title={t('session.ended')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      zIndex={2000}
      destroyOnHidden
    >
      <p className="muted">{t('session.ended.hint')}</p>
      <SignInForm login={login} onSignedIn={onSignedIn} />
    </Modal>
  )
}

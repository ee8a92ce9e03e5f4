import { NavLink } from 'react-router'
import { useText } from '../language.tsx'
import type { Key } from '../texts.ts'

const KINDS: readonly { readonly to: string; readonly text: Key }[] = [
  { to: '/register', text: 'worklist.kind.complaint' },
  { to: '/register/report', text: 'worklist.kind.report' },
  { to: '/register/inquiry', text: 'worklist.kind.inquiry' },
]

/** What is taken down: each kind of file has a form of its own. */
export function RegisterKinds() {
  const { t } = useText()
  return (
    <nav className="kind-tabs" aria-label={t('register.kind')}>
      {KINDS.map(({ to, text }) => <NavLink key={to} to={to} end>{t(text)}</NavLink>)}
    </nav>
  )
}

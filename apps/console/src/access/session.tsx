import { createContext, use, useMemo, type ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { routes, type Session } from '#modules/access/index.ts'
import { call, CallError, setCsrfToken, signedIn } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Loading } from '../shared/States.tsx'
import { mayDo, type Ability } from './abilities.ts'
import { SignInDialog } from './SignInDialog.tsx'
import { SignInPage } from './SignInPage.tsx'

interface SessionAccess {
  readonly account: { readonly id: string; readonly login: string; readonly name: string; readonly place: string }
  readonly passwordDue: boolean
  readonly standsInFor: Session['standsInFor']
  can(ability: Ability): boolean
  signOut(): Promise<void>
}

const SessionContext = createContext<SessionAccess | null>(null)

export function useSession(): SessionAccess {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside SessionGate')
  return session
}

async function readSession(): Promise<Session | null> {
  try {
    const session = await call(routes.readSession, {}, { askSignIn: false })
    setCsrfToken(session.csrfToken)
    return session
  } catch (error) {
    if (error instanceof CallError && error.refused?.status === 401) return null
    throw error
  }
}

/** Keeps the pages of staff behind a sign-in. Later, where the session ends, the sign-in comes over the page instead. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: Infinity, refetchOnWindowFocus: false })
  function adopt(session: Session) {
    setCsrfToken(session.csrfToken)
    const before = client.getQueryData<Session | null>(['session'])
    client.setQueryData(['session'], session)
    signedIn()
    // What one account may see is not for the next.
    if (before && before.account.id !== session.account.id)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
  if (query.data === undefined) {
    return (
      <main className="alone">{query.error ? <CallNotice error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}</main>
    )
  }
  if (query.data === null) return <SignInPage onSignedIn={adopt} />
  return (
    <Signed session={query.data}>
      {children}
      <SignInDialog login={query.data.account.login} onSignedIn={adopt} />
    </Signed>
  )
}

function Signed({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useText()
  const client = useQueryClient()
  const value = useMemo<SessionAccess>(() => {
    const roles = session.roles.map(({ role }) => role)
    return {
      account: { ...session.account, place: placeOf(session, (role) => t(`access.role.${role}`)) },
      passwordDue: session.passwordDue,
      standsInFor: session.standsInFor,
      can: (ability) => mayDo(roles, ability),
      async signOut() {
        await call(routes.signOut, {}, { askSignIn: false }).catch(() => undefined)
        client.clear()
        location.assign('/console/')
      },
    }
  }, [session, client, t])
  return <SessionContext value={value}>{children}</SessionContext>
}

function placeOf(session: Session, nameOf: (role: Session['roles'][number]['role']) => string): string {
  const [first] = session.roles
  return first ? [first.unitName, nameOf(first.role)].filter(Boolean).join(' ') : ''
}

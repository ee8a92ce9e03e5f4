/** One-time links: the first administrator of an installation, and the password of every account. */
import sql from 'sql-template-tag'
import type { Transaction } from '#platform/db/database.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { settings } from './access.ts'
import { audit } from './audit.ts'
import { hashToken, minutesAfter, newToken, type AccessDeps } from './deps.ts'
import { hashPassword } from './hashing.ts'
import type { AccessRefusal } from './messages.ts'
import { passwordFault } from './password.ts'
import { storePassword } from './sessions.ts'
import { insertAccount, insertGrant, lockRoles } from './store.ts'

type Purpose = 'first-administrator' | 'set-password'

export interface InvitationToken {
  readonly token: string
  readonly expiresAt: string
}

/** Makes a link; older unused ones for the same purpose and account lead nowhere from now on. */
export async function insertInvitation(
  tx: Transaction, deps: AccessDeps, purpose: Purpose, accountId: string | null,
): Promise<InvitationToken> {
  const now = deps.clock()
  const token = newToken(deps)
  const expiresAt = minutesAfter(now, settings.invitationHours * 60)
  await tx.run(sql`
    update access.invitation set used_at = ${now}
    where purpose = ${purpose} and account_id is not distinct from ${accountId}::uuid and used_at is null`)
  await tx.run(sql`
    insert into access.invitation (token_hash, purpose, account_id, expires_at)
    values (${hashToken(token)}, ${purpose}, ${accountId}, ${expiresAt})`)
  return { token, expiresAt: expiresAt.toISOString() }
}

async function hasAccounts(tx: Transaction): Promise<boolean> {
  return (await tx.one(sql`select 1 as found from access.account limit 1`)) !== undefined
}

/** The link that the first start prints. Refused once any account exists. */
export async function createFirstInvitation(deps: AccessDeps): Promise<InvitationToken | Refusal<AccessRefusal>> {
  return deps.database.transaction(async (tx) => {
    await lockRoles(tx)
    if (await hasAccounts(tx)) return refuse('access.already-set-up')
    const invitation = await insertInvitation(tx, deps, 'first-administrator', null)
    await audit(tx, {
      at: deps.clock(), actorId: 'system', actorName: '系统',
      action: 'access.invite-first-administrator', objectKind: 'account', objectId: null,
    })
    return invitation
  })
}

export interface Acceptance {
  readonly token: string
  readonly login?: string | undefined
  readonly name?: string | undefined
  readonly password: string
}

interface Invited {
  readonly purpose: Purpose
  readonly account_id: string | null
  readonly login: string | null
  readonly name: string | null
}

type Answer<T> = Promise<T | Refusal<AccessRefusal>>

/** Looks at the link without using it up, so that a refused password can be tried again. */
async function findInvitation(deps: AccessDeps, tokenHash: Buffer): Promise<Invited | undefined> {
  return deps.database.one<Invited>(sql`
    select i.purpose, i.account_id, a.login, a.name from access.invitation i left join access.account a on a.id = i.account_id
    where i.token_hash = ${tokenHash} and i.used_at is null and i.expires_at > ${deps.clock()} and a.disabled_at is null`)
}

/** Uses a link: creates the first administrator, or sets the password of the account it was made for. */
export async function acceptInvitation(
  input: Acceptance, deps: AccessDeps, origin: { readonly address: string | null },
): Answer<{ login: string }> {
  const tokenHash = hashToken(input.token)
  const invited = await findInvitation(deps, tokenHash)
  if (!invited) return refuse('access.invitation-unusable')
  const login = invited.login ?? input.login
  const name = invited.name ?? input.name
  if (!login || !name) return refuse('access.login-needed', { field: 'login' })
  const fault = passwordFault(input.password, { login, name })
  if (fault) return fault
  const hash = await hashPassword(input.password, deps.randomBytes)
  return deps.database.transaction(async (tx) => {
    await lockRoles(tx)
    const first = invited.account_id === null
    if (first && (await hasAccounts(tx))) return refuse('access.already-set-up')
    const accountId = invited.account_id ?? deps.newId()
    if (!(await useInvitation(tx, tokenHash, deps.clock()))) return refuse('access.invitation-unusable')
    if (first) await createFirst(tx, deps, { id: accountId, login, name })
    await setPassword(tx, deps, accountId, hash)
    await audit(tx, {
      at: deps.clock(), actorId: accountId, actorName: name, action: first ? 'access.create-first-administrator' : 'access.set-password',
      objectKind: 'account', objectId: accountId, address: origin.address, detail: { login },
    })
    return { login }
  })
}

/** The one update that decides which of two simultaneous uses wins. */
async function useInvitation(tx: Transaction, tokenHash: Buffer, now: Date): Promise<boolean> {
  return (await tx.run(sql`
    update access.invitation i set used_at = ${now} where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
      and not exists (select 1 from access.account a where a.id = i.account_id and a.disabled_at is not null)`)) === 1
}

async function createFirst(
  tx: Transaction, deps: AccessDeps, account: { readonly id: string; readonly login: string; readonly name: string },
): Promise<void> {
  const now = deps.clock()
  if (!(await insertAccount(tx, account, now))) throw new Error('the login of the first account is taken')
  await insertGrant(tx, { id: deps.newId(), accountId: account.id, role: 'administrator', unitId: null, validFrom: now, validTo: null })
}

/** Sets the password and ends every session the account had. */
async function setPassword(tx: Transaction, deps: AccessDeps, accountId: string, hash: string): Promise<void> {
  await storePassword(tx, accountId, hash, deps.clock())
  await tx.run(sql`delete from access.session where account_id = ${accountId}`)
}


/** Signing in and out, the session of a request, the own password. */
import sql, { type Sql } from 'sql-template-tag'
import type { Database, Transaction } from '#platform/db/database.ts'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { standsInFor, type Absence } from './absence.ts'
import { readActors } from './absence-store.ts'
import { actorOf, settings, type HeldRole, type UnitNode } from './access.ts'
import { audit, audited } from './audit.ts'
import type { Session } from './contract.ts'
import { csrfTokenOf, hashToken, minutesAfter, newToken, type AccessDeps } from './deps.ts'
import { hashPassword, verifyPassword } from './hashing.ts'
import type { AccessRefusal } from './messages.ts'
import { passwordFault } from './password.ts'
import { standInsOf } from './policy.ts'

/** The network address and browser a request comes from. */
export interface Origin {
  readonly address: string | null
  readonly agent: string | null
}

/** A request's session: who acts, and what `GET /session` answers. */
export interface SignedIn {
  readonly actor: Actor
  readonly account: { readonly id: string; readonly login: string; readonly name: string }
  readonly csrfToken: string
  readonly tokenHash: Buffer
  readonly view: Session
}

interface Claim {
  readonly locked_until: Date | null
}

/**
 * Counts an attempt before the password is looked at, so that guesses sent in parallel share one limit: of any
 * number at once only `maxFailures` get as far as the hash. Refuses where the login is locked.
 */
async function claimAttempt(database: Database, login: string, now: Date): Promise<Claim | Refusal<AccessRefusal>> {
  const fresh = minutesAfter(now, -settings.lockMinutes)
  const locked = minutesAfter(now, settings.lockMinutes)
  const claim = await database.one<Claim>(sql`
    insert into access.sign_in_guard as guard (login, failed_count, last_failed_at) values (${login}, 1, ${now})
    on conflict (login) do update set
      failed_count = case when guard.last_failed_at <= ${fresh} then 1 else guard.failed_count + 1 end,
      last_failed_at = ${now},
      locked_until = case when guard.last_failed_at > ${fresh} and guard.failed_count + 1 >= ${settings.maxFailures}::int
        then ${locked}::timestamptz end
    where guard.locked_until is null or guard.locked_until <= ${now}
    returning locked_until`)
  if (claim) return claim
  const guard = await database.one<Claim>(sql`select locked_until from access.sign_in_guard where login = ${login}`)
  return lockedUntil(guard?.locked_until ?? now)
}

function lockedUntil(until: Date): Refusal<AccessRefusal> {
  return refuse('access.locked', { params: { until: until.toISOString() } })
}

/** Forgets the failures of a login: after a success, or when the security officer unlocks it. */
export async function clearFailures(tx: Transaction, login: string): Promise<void> {
  await tx.run(sql`delete from access.sign_in_guard where login = ${login.toLowerCase()}`)
}

interface Credentials {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly password_hash: string | null
  readonly disabled_at: Date | null
}

/** What the trail keeps of a login that no account has: people type their password there by mistake. */
function obscured(login: string): string {
  return `${[...login].slice(0, 2).join('')}***`
}

async function noteSignIn(
  database: Database | Transaction, at: Date, login: string, account: Credentials | undefined, origin: Origin,
  refusal: Refusal | undefined,
): Promise<void> {
  await audit(database, {
    at, action: 'access.sign-in', objectKind: 'account', objectId: account?.id ?? null,
    actorId: account?.id ?? 'public', actorName: account?.name ?? '',
    outcome: refusal ? 'refused' : 'done', reason: refusal?.refusal ?? null, address: origin.address,
    detail: { login: account?.login ?? obscured(login), agent: origin.agent },
  })
}

/** Opens a session and answers the token for the cookie. Never says whether login or password was wrong. */
export async function signIn(
  input: { readonly login: string; readonly password: string }, deps: AccessDeps, origin: Origin,
): Promise<{ token: string; signedIn: SignedIn } | Refusal<AccessRefusal>> {
  const now = deps.clock()
  const login = input.login.trim().toLowerCase()
  const account = await deps.database.one<Credentials>(sql`
    select id, login, name, password_hash, disabled_at from access.account where lower(login) = ${login}`)
  const claim = await claimAttempt(deps.database, login, now)
  const refusal = isRefusal(claim) ? claim : await checkPassword(claim, account, input.password)
  if (refusal || !account) {
    await noteSignIn(deps.database, now, login, account, origin, refusal)
    return refusal ?? refuse('access.wrong-credentials')
  }
  const token = newToken(deps)
  const opened = await deps.database.transaction(async (tx) => {
    const wrong = (await insertSession(tx, token, account, now, origin)) ? undefined : refuse('access.wrong-credentials')
    if (!wrong) await clearFailures(tx, login)
    await noteSignIn(tx, now, login, account, origin, wrong)
    return wrong
  })
  const signedIn = opened ? undefined : await readSession(token, deps)
  return signedIn ? { token, signedIn } : refuse('access.wrong-credentials')
}

async function checkPassword(
  claim: Claim, account: Credentials | undefined, password: string,
): Promise<Refusal<AccessRefusal> | undefined> {
  const stored = account && account.disabled_at === null ? account.password_hash : null
  if (await verifyPassword(stored, password)) return undefined
  return claim.locked_until ? lockedUntil(claim.locked_until) : refuse('access.wrong-credentials')
}

/** False where the account was disabled, or its password changed, while the password was being checked. */
async function insertSession(tx: Transaction, token: string, account: Credentials, now: Date, origin: Origin): Promise<boolean> {
  const expires = minutesAfter(now, settings.sessionHours * 60)
  const count = await tx.run(sql`
    insert into access.session (token_hash, account_id, created_at, last_seen_at, expires_at, address, agent)
    select ${hashToken(token)}, id, ${now}, ${now}, ${expires}, ${origin.address}, ${origin.agent?.slice(0, 300) ?? null}
    from access.account where id = ${account.id} and disabled_at is null and password_hash = ${account.password_hash} for share`)
  return count === 1
}

interface SessionRow {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly language: 'zh' | 'en'
  readonly password_changed_at: Date | null
  readonly last_seen_at: Date
  readonly expires_at: Date
  readonly held: readonly (HeldRole & { readonly unitName: string | null })[]
  readonly units: readonly UnitNode[]
  /** Absences of today, where somebody named the account as substitute; else none. */
  readonly absences: readonly Absence[]
}

/**
 * The session, its account, the grants in force and the units they may cover, in one query. The query fetches the
 * trees below the granted units (for a desk, below its parent); how far each role reaches in them is for `access.ts`.
 */
async function findSession(database: Database, tokenHash: Buffer, now: Date): Promise<SessionRow | undefined> {
  return database.one<SessionRow>(sql`
    with recursive live as (
      select s.account_id, s.last_seen_at, s.expires_at, a.login, a.name, a.language, a.password_changed_at
      from access.session s join access.account a on a.id = s.account_id
      where s.token_hash = ${tokenHash} and s.expires_at > ${now} and s.last_seen_at > ${minutesAfter(now, -settings.idleMinutes)}
        and a.disabled_at is null
    ), held as (
      select g.role, g.unit_id, u.name as unit_name, u.level, u.parent_id
      from access.grant_of_role g join live on live.account_id = g.account_id left join access.unit u on u.id = g.unit_id
      where g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})
    ), tree as (
      select u.id, u.parent_id, u.level from access.unit u
      where u.id in (select unit_id from held union select parent_id from held where level = 'desk')
      union
      select u.id, u.parent_id, u.level from access.unit u join tree on u.parent_id = tree.id
    )
    select live.*,
      (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'unitId', unit_id, 'unitName', unit_name) order by role, unit_name), '[]')
        from held) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'parentId', parent_id, 'level', level)), '[]') from tree) as units,
      case when exists (select from access.absence b where b.substitute_id = live.account_id and ${running(now)}) then (
        select jsonb_agg(jsonb_build_object('accountId', b.account_id, 'substituteId', b.substitute_id, 'from', b.from_on, 'to', b.to_on))
          from access.absence b where ${running(now)}) else '[]' end as absences
    from live`)
}

function running(now: Date): Sql {
  const today = legalDay(now)
  return sql`b.withdrawn_at is null and b.from_on <= ${today} and (b.to_on is null or b.to_on >= ${today})`
}

/** The signed-in person as an actor, with those they stand in for today. */
async function actorBehind(database: Database, row: SessionRow, account: Session['account'], now: Date): Promise<Actor> {
  const actor = actorOf(account, row.held, row.units)
  const ids = standsInFor(account.id, row.absences, legalDay(now))
  if (ids.length === 0) return actor
  const absent = await readActors(database, ids, now)
  return { ...actor, standsInFor: standInsOf(actor, [...absent.values()]) }
}

/** The session a token opens, undefined where it has ended; moves the idle limit on, at most once a minute. */
export async function readSession(token: string, deps: Pick<AccessDeps, 'database' | 'clock'>): Promise<SignedIn | undefined> {
  const now = deps.clock()
  const tokenHash = hashToken(token)
  const row = await findSession(deps.database, tokenHash, now)
  if (!row) return undefined
  const untouched = new Date(now.getTime() - settings.touchSeconds * 1000)
  if (row.last_seen_at <= untouched) {
    await deps.database.run(sql`
      update access.session set last_seen_at = ${now} where token_hash = ${tokenHash} and last_seen_at <= ${untouched}`)
  }
  const account = { id: row.account_id, login: row.login, name: row.name }
  const csrfToken = csrfTokenOf(token)
  const actor = await actorBehind(deps.database, row, account, now)
  return { actor, account, csrfToken, tokenHash, view: sessionView(row, account, actor, csrfToken, now) }
}

function sessionView(row: SessionRow, account: Session['account'], actor: Actor, csrfToken: string, now: Date): Session {
  const due = minutesAfter(now, -settings.passwordMaxAgeDays * 24 * 60)
  return {
    account, csrfToken, language: row.language, expiresAt: row.expires_at.toISOString(),
    passwordDue: row.password_changed_at !== null && row.password_changed_at <= due,
    standsInFor: (actor.standsInFor ?? []).map(({ id, name }) => ({ id, name, until: row.absences.find(({ accountId }) => accountId === id)?.to ?? null })),
    roles: row.held.map(({ role, unitId, unitName }) => ({ role, unitId, unitName })),
  }
}

export async function signOut(deps: AccessDeps, session: SignedIn, origin: Origin): Promise<void> {
  const act = { action: 'access.sign-out', objectKind: 'account', objectId: session.account.id }
  await audited(deps, { actor: session.actor, address: origin.address }, act, async (tx) => {
    await tx.run(sql`delete from access.session where token_hash = ${session.tokenHash}`)
    return {}
  })
}

export async function setLanguage(input: { readonly language: 'zh' | 'en' }, deps: AccessDeps, session: SignedIn): Promise<void> {
  await deps.database.run(sql`update access.account set language = ${input.language} where id = ${session.account.id}`)
}

/** Changes the own password and ends every other session. Wrong present passwords count like wrong sign-ins. */
export async function changePassword(
  input: { readonly current: string; readonly password: string }, deps: AccessDeps, session: SignedIn, origin: Origin,
): Promise<Record<string, never> | Refusal> {
  const fault = passwordFault(input.password, session.account)
  if (fault) return fault
  const now = deps.clock()
  const proof = await proveOwn(input.current, deps, session, now)
  const hash = isRefusal(proof) ? '' : await hashPassword(input.password, deps.randomBytes)
  const act = { action: 'access.change-password', objectKind: 'account', objectId: session.account.id }
  return audited(deps, { actor: session.actor, address: origin.address }, act, async (tx) => {
    if (isRefusal(proof)) return proof
    await clearFailures(tx, session.account.login)
    if (input.current === input.password) return refuse<AccessRefusal>('access.password-unchanged', { field: 'password' })
    await storePassword(tx, session.account.id, hash, now)
    await tx.run(sql`delete from access.session where account_id = ${session.account.id} and token_hash <> ${session.tokenHash}`)
    return {}
  })
}

async function proveOwn(
  current: string, deps: AccessDeps, session: SignedIn, now: Date,
): Promise<Refusal<AccessRefusal> | { proven: true }> {
  const claim = await claimAttempt(deps.database, session.account.login.toLowerCase(), now)
  if (isRefusal(claim)) return claim
  const stored = await deps.database.one<{ password_hash: string | null }>(sql`
    select password_hash from access.account where id = ${session.account.id}`)
  if (await verifyPassword(stored?.password_hash ?? null, current)) return { proven: true }
  return claim.locked_until ? lockedUntil(claim.locked_until) : refuse('access.wrong-password', { field: 'current' })
}

/** Sets a password; links made before it lead nowhere from now on. */
export async function storePassword(tx: Transaction, accountId: string, hash: string, now: Date): Promise<void> {
  await tx.run(sql`update access.account set password_hash = ${hash}, password_changed_at = ${now} where id = ${accountId}`)
  await tx.run(sql`update access.invitation set used_at = ${now} where account_id = ${accountId} and used_at is null`)
}

/** Deletes what has ended: sessions, links and counted failures older than a day. For the worker. */
export async function forgetEnded(deps: Pick<AccessDeps, 'database' | 'clock'>): Promise<void> {
  const dayAgo = minutesAfter(deps.clock(), -24 * 60)
  await deps.database.run(sql`delete from access.session where expires_at < ${dayAgo}`)
  await deps.database.run(sql`delete from access.invitation where expires_at < ${dayAgo}`)
  await deps.database.run(sql`delete from access.sign_in_guard where last_failed_at < ${dayAgo}`)
}

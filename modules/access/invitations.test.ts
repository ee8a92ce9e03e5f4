import { randomBytes, randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Database } from '#platform/db/database.ts'
import { testDatabase } from '#platform/testing/database.ts'
import type { AccessDeps } from './deps.ts'
import { acceptInvitation, createFirstInvitation } from './invitations.ts'
import { createAccount, disableAccount, inviteAccount } from './server.ts'
import { readSession, signIn } from './sessions.ts'
import { done, SYSTEM_CALLER } from './testing.ts'

const FIRST = { login: 'admin.wang', name: '王敏', password: 'a long enough password' }
const ORIGIN = { address: '10.1.2.3', agent: null }
let database: Database
let close: () => Promise<void>
let deps: AccessDeps
let time: number

beforeEach(async () => {
  ({ database, close } = await testDatabase(['modules/access/migrations', 'modules/casefile/migrations']))
  time = Date.parse('2026-05-11T01:00:00Z')
  deps = { database, clock: () => new Date(time), randomBytes, newId: randomUUID }
})
afterEach(async () => close())

async function firstToken(): Promise<string> {
  return done(await createFirstInvitation(deps)).token
}

describe('the first administrator', () => {
  test('comes in by the link, holds that role for the whole installation, and signs in', async () => {
    const token = await firstToken()
    expect(await acceptInvitation({ token, ...FIRST }, deps, ORIGIN)).toEqual({ login: 'admin.wang' })
    const { signedIn } = done(await signIn(FIRST, deps, ORIGIN))
    expect(signedIn.view.roles).toEqual([{ role: 'administrator', unitId: null, unitName: null }])
    expect(signedIn.actor.grants).toEqual([{ role: 'administrator', unitId: '*', reach: ['*'] }])
  })

  test('is one person even if the link is used ten times at once', async () => {
    const token = await firstToken()
    const results = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => acceptInvitation({ token, ...FIRST, login: `admin${index}` }, deps, ORIGIN)),
    )
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(await database.rows(sql`select id from access.account`)).toHaveLength(1)
    expect(await database.rows(sql`select id from access.grant_of_role`)).toHaveLength(1)
  })

  test('a second link makes the first useless; after the first administrator there is none', async () => {
    const old = await firstToken()
    const token = await firstToken()
    expect(await acceptInvitation({ token: old, ...FIRST }, deps, ORIGIN)).toEqual({ refusal: 'access.invitation-unusable' })
    done(await acceptInvitation({ token, ...FIRST }, deps, ORIGIN))
    expect(await createFirstInvitation(deps)).toEqual({ refusal: 'access.already-set-up' })
  })

  test('a link made before there was an account cannot make a second administrator', async () => {
    const token = await firstToken()
    done(await createAccount({ login: 'someone', name: '李芳' }, deps, SYSTEM_CALLER))
    expect(await acceptInvitation({ token, ...FIRST }, deps, ORIGIN)).toEqual({ refusal: 'access.already-set-up' })
  })

  test('a refused password or a missing login does not use the link up', async () => {
    const token = await firstToken()
    expect(await acceptInvitation({ token, ...FIRST, password: 'short' }, deps, ORIGIN)).toMatchObject({
      refusal: 'access.password-too-short',
    })
    expect(await acceptInvitation({ token, password: FIRST.password }, deps, ORIGIN)).toMatchObject({ refusal: 'access.login-needed' })
    expect(await acceptInvitation({ token, ...FIRST }, deps, ORIGIN)).toEqual({ login: 'admin.wang' })
  })

  test('the link ends after a day', async () => {
    const token = await firstToken()
    time += 24 * 3_600_000
    expect(await acceptInvitation({ token, ...FIRST }, deps, ORIGIN)).toEqual({ refusal: 'access.invitation-unusable' })
  })
})

describe('the link for a password', () => {
  const account = { login: 'lifang', name: '李芳' }

  test('sets it once, even of ten uses at once, and cannot change the login', async () => {
    const { token } = done(await createAccount(account, deps, SYSTEM_CALLER))
    const results = await Promise.all(Array.from({ length: 10 }, async (_, index) =>
      acceptInvitation({ token, login: 'other', password: `password number ${index}` }, deps, ORIGIN)))
    const winners = results.flatMap((result, index) => (isRefusal(result) ? [] : [{ result, index }]))
    expect(winners).toHaveLength(1)
    expect(winners[0]?.result).toEqual({ login: 'lifang' })
    expect(results.filter(isRefusal)).toEqual(Array.from({ length: 9 }, () => ({ refusal: 'access.invitation-unusable' })))
    expect(isRefusal(await signIn({ login: 'lifang', password: `password number ${winners[0]?.index}` }, deps, ORIGIN))).toBe(false)
  })

  test('a new one makes the older useless, ends running sessions when used, and is worth nothing for a disabled account', async () => {
    const { accountId, token: old } = done(await createAccount(account, deps, SYSTEM_CALLER))
    const { token } = done(await inviteAccount({ id: accountId }, deps, SYSTEM_CALLER))
    expect(await acceptInvitation({ token: old, password: FIRST.password }, deps, ORIGIN)).toEqual({
      refusal: 'access.invitation-unusable',
    })
    done(await acceptInvitation({ token, password: FIRST.password }, deps, ORIGIN))
    const session = done(await signIn({ login: 'lifang', password: FIRST.password }, deps, ORIGIN))
    const again = done(await inviteAccount({ id: accountId }, deps, SYSTEM_CALLER))
    done(await acceptInvitation({ token: again.token, password: 'another long password' }, deps, ORIGIN))
    expect(await readSession(session.token, deps)).toBeUndefined()
    const last = done(await inviteAccount({ id: accountId }, deps, SYSTEM_CALLER))
    done(await disableAccount({ id: accountId }, deps, SYSTEM_CALLER))
    expect(await acceptInvitation({ token: last.token, password: FIRST.password }, deps, ORIGIN)).toEqual({
      refusal: 'access.invitation-unusable',
    })
  })

  test('an unknown token is no link, and no token stands in the database', async () => {
    expect(await acceptInvitation({ token: 'A'.repeat(43), ...FIRST }, deps, ORIGIN)).toEqual({ refusal: 'access.invitation-unusable' })
    const { token } = done(await createAccount(account, deps, SYSTEM_CALLER))
    const rows = await database.rows<{ row: string }>(sql`
      select i::text as row from access.invitation i union all select e::text from access.audit_entry e`)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
  })
})

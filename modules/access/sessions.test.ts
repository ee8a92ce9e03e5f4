import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { zSession } from './contract.ts'
import { createFirstInvitation } from './invitations.ts'
import { disableAccount, unlockAccount } from './server.ts'
import { changePassword, forgetEnded, readSession, setLanguage, signIn, signOut, type SignedIn } from './sessions.ts'
import { SYSTEM_CALLER, testAccess, type TestAccess } from './testing.ts'

const ORIGIN = { address: '10.1.2.3', agent: 'a browser' }
let access: TestAccess
beforeAll(async () => {
  access = await testAccess()
})
afterAll(async () => access.close())

async function open(login: string, password: string): Promise<{ token: string; signedIn: SignedIn }> {
  const result = await signIn({ login, password }, access.deps, ORIGIN)
  if (isRefusal(result)) throw new Error(result.refusal)
  return result
}

async function attempt(login: string, password: string): Promise<string> {
  const result = await signIn({ login, password }, access.deps, ORIGIN)
  return isRefusal(result) ? result.refusal : 'in'
}

async function signInRows(accountId: string | null): Promise<{ outcome: string; reason: string | null; detail: { login: string } }[]> {
  return access.deps.database.rows(sql`
    select outcome, reason, detail from access.audit_entry where action = 'access.sign-in'
      and object_id is not distinct from ${accountId} order by id`)
}

describe('signing in', () => {
  test('opens a session that knows the account, its roles and their reach', async () => {
    const officer = await access.account('officer-1', [{ role: 'officer', unitId: access.units.office }])
    const { token, signedIn } = await open('OFFICER-1', officer.password)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(zSession.parse(signedIn.view)).toEqual(signedIn.view)
    expect(signedIn.view.roles).toEqual([{ role: 'officer', unitId: access.units.office, unitName: '东河市场监管所' }])
    expect(signedIn.actor.id).toBe(officer.id)
    expect(signedIn.actor.grants[0]?.reach.toSorted()).toEqual([access.units.office, access.units.station].toSorted())
    expect(await readSession(token, access.deps)).toEqual(signedIn)
    expect(await signInRows(officer.id)).toMatchObject([{ outcome: 'done', reason: null }])
  })

  test('intake at the county desk covers the county and its offices, not the next county', async () => {
    const intake = await access.account('intake-1', [{ role: 'intake', unitId: access.units.desk }])
    const { signedIn } = await open('intake-1', intake.password)
    const { county, desk, office, office2, station } = access.units
    expect(signedIn.actor.grants[0]?.reach.toSorted()).toEqual([county, desk, office, office2, station].toSorted())
  })

  test('stores no token, only its hash', async () => {
    const account = await access.account('hash-only')
    const { token } = await open('hash-only', account.password)
    const rows = await access.deps.database.rows<{ row: string; token_hash: Buffer }>(sql`
      select session::text as row, token_hash from access.session where account_id = ${account.id}`)
    expect(rows.map((row) => row.token_hash)).toEqual([createHash('sha256').update(token).digest()])
    expect(rows[0]?.row).not.toContain(token)
  })

  test('never says whether the login or the password was wrong, and keeps what was typed as an unknown login to itself', async () => {
    const account = await access.account('known')
    const wrong = await signIn({ login: 'known', password: 'not the password' }, access.deps, ORIGIN)
    const unknown = await signIn({ login: 'MySecretPassword', password: 'not the password' }, access.deps, ORIGIN)
    expect(wrong).toEqual({ refusal: 'access.wrong-credentials' })
    expect(unknown).toEqual(wrong)
    expect(await signInRows(account.id)).toMatchObject([{ outcome: 'refused', reason: 'access.wrong-credentials' }])
    expect((await signInRows(null)).map((row) => row.detail.login)).toContain('my***')
  })

  test('an account whose link was never used, and a disabled one, answer like a wrong password', async () => {
    await access.account('no-password', [], { accept: false })
    expect(await attempt('no-password', 'nobody has this password')).toBe('access.wrong-credentials')
    const gone = await access.account('gone')
    await disableAccount({ id: gone.id }, access.deps, SYSTEM_CALLER)
    expect(await attempt('gone', gone.password)).toBe('access.wrong-credentials')
  })
})

describe('lock-out', () => {
  test('five wrong passwords lock for thirty minutes, even for the right one, and the refusal says until when', async () => {
    const { password } = await access.account('locked')
    const answers: string[] = []
    for (let index = 0; index < 5; index += 1) answers.push(await attempt('locked', 'a wrong guess'))
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'access.wrong-credentials'), 'access.locked'])
    const until = new Date(access.now().getTime() + 30 * 60_000).toISOString()
    expect(await signIn({ login: 'locked', password }, access.deps, ORIGIN)).toEqual({ refusal: 'access.locked', params: { until } })
    access.pass({ minutes: 29 })
    expect(await attempt('locked', password)).toBe('access.locked')
    access.pass({ minutes: 1 })
    expect(await attempt('locked', password)).toBe('in')
  })

  test('a login that no account has locks alike', async () => {
    const answers: string[] = []
    for (let index = 0; index < 6; index += 1) answers.push(await attempt('nobody-at-all', 'a wrong guess'))
    expect(answers.slice(3)).toEqual(['access.wrong-credentials', 'access.locked', 'access.locked'])
  })

  test('of twenty wrong guesses at once no more than five are looked at', async () => {
    const account = await access.account('guessed')
    const answers = await Promise.all(Array.from({ length: 20 }, async () => attempt('guessed', 'a wrong guess')))
    expect(answers.filter((answer) => answer === 'access.wrong-credentials')).toHaveLength(4)
    expect(answers.filter((answer) => answer === 'access.locked')).toHaveLength(16)
    expect(await attempt('guessed', account.password)).toBe('access.locked')
    expect(await signInRows(account.id)).toHaveLength(21)
  })

  test('a success forgets earlier failures; so does half an hour; so does the security officer', async () => {
    const { id, password } = await access.account('forgiven')
    for (let index = 0; index < 4; index += 1) await attempt('forgiven', 'a wrong guess')
    expect(await attempt('forgiven', password)).toBe('in')
    for (let index = 0; index < 4; index += 1) await attempt('forgiven', 'a wrong guess')
    access.pass({ minutes: 31 })
    expect(await attempt('forgiven', 'a wrong guess')).toBe('access.wrong-credentials')
    for (let index = 0; index < 4; index += 1) await attempt('forgiven', 'a wrong guess')
    expect(await attempt('forgiven', password)).toBe('access.locked')
    expect(await unlockAccount({ id }, access.deps, SYSTEM_CALLER)).toEqual({})
    expect(await attempt('forgiven', password)).toBe('in')
  })
})

describe('the end of a session', () => {
  test('half an hour without a request ends it; requests in between keep it', async () => {
    const { password } = await access.account('idle')
    const { token } = await open('idle', password)
    for (let index = 0; index < 3; index += 1) {
      access.pass({ minutes: 25 })
      expect(await readSession(token, access.deps)).toBeDefined()
    }
    access.pass({ minutes: 30 })
    expect(await readSession(token, access.deps)).toBeUndefined()
  })

  test('eight hours end it however busy it is', async () => {
    const { password } = await access.account('busy')
    const { token } = await open('busy', password)
    for (let index = 0; index < 19; index += 1) {
      access.pass({ minutes: 25 })
      expect(await readSession(token, access.deps)).toBeDefined()
    }
    access.pass({ minutes: 5 })
    expect(await readSession(token, access.deps)).toBeUndefined()
  })

  test('reads write at most once a minute', async () => {
    const account = await access.account('reader')
    const { token } = await open('reader', account.password)
    const opened = access.now()
    async function lastSeen(): Promise<number> {
      const row = await access.deps.database.one<{ at: Date }>(sql`
        select last_seen_at as at from access.session where account_id = ${account.id}`)
      return (row?.at.getTime() ?? 0) - opened.getTime()
    }
    access.pass({ seconds: 59 })
    await readSession(token, access.deps)
    expect(await lastSeen()).toBe(0)
    access.pass({ seconds: 1 })
    await readSession(token, access.deps)
    expect(await lastSeen()).toBe(60_000)
  })

  test('a disabled account has no session from that moment', async () => {
    const account = await access.account('dismissed')
    const { token } = await open('dismissed', account.password)
    expect(await disableAccount({ id: account.id }, access.deps, SYSTEM_CALLER)).toEqual({})
    expect(await readSession(token, access.deps)).toBeUndefined()
  })

  test('the account is asked at each request, so that no session row left behind opens it', async () => {
    const account = await access.account('left-behind')
    const { token } = await open('left-behind', account.password)
    await access.deps.database.run(sql`update access.account set disabled_at = ${access.now()} where id = ${account.id}`)
    expect(await readSession(token, access.deps)).toBeUndefined()
  })

  test('signing out ends this one only, and an unknown token is no session', async () => {
    const { password } = await access.account('leaver')
    const [first, second] = [await open('leaver', password), await open('leaver', password)]
    await signOut(access.deps, first.signedIn, ORIGIN)
    expect(await readSession(first.token, access.deps)).toBeUndefined()
    expect(await readSession(second.token, access.deps)).toBeDefined()
    expect(await readSession('A'.repeat(43), access.deps)).toBeUndefined()
  })

  test('what ended more than a day ago is deleted, what runs stays', async () => {
    const { password } = await access.account('tidy')
    const { token: old } = await open('tidy', password)
    access.pass({ minutes: 33 * 60 })
    const { token: young } = await open('tidy', password)
    await forgetEnded(access.deps)
    const rows = await access.deps.database.rows<{ hash: Buffer }>(sql`select token_hash as hash from access.session`)
    const hashes = rows.map(({ hash }) => hash.toString('hex'))
    expect(hashes).not.toContain(createHash('sha256').update(old).digest('hex'))
    expect(await readSession(young, access.deps)).toBeDefined()
  })
})

describe('the own password', () => {
  const fresh = 'a better long password'

  test('a change ends the other sessions and makes the old password useless', async () => {
    const { password } = await access.account('changer')
    const [here, elsewhere] = [await open('changer', password), await open('changer', password)]
    expect(await changePassword({ current: password, password: fresh }, access.deps, here.signedIn, ORIGIN)).toEqual({})
    expect(await readSession(here.token, access.deps)).toBeDefined()
    expect(await readSession(elsewhere.token, access.deps)).toBeUndefined()
    expect(await attempt('changer', password)).toBe('access.wrong-credentials')
    expect(await attempt('changer', fresh)).toBe('in')
  })

  test('is not changed without the present one, to the same one or to a weak one; guessing it locks', async () => {
    const { password } = await access.account('guesser')
    const { signedIn } = await open('guesser', password)
    async function change(current: string, next: string): Promise<unknown> {
      return changePassword({ current, password: next }, access.deps, signedIn, ORIGIN)
    }
    expect(await change(password, 'short')).toMatchObject({ refusal: 'access.password-too-short' })
    expect(await change(password, password)).toMatchObject({ refusal: 'access.password-unchanged' })
    expect(await change('a wrong guess', fresh)).toEqual({ refusal: 'access.wrong-password', field: 'current' })
    for (let index = 0; index < 4; index += 1) await change('a wrong guess', fresh)
    expect(await change(password, fresh)).toMatchObject({ refusal: 'access.locked' })
    access.pass({ minutes: 30 })
    expect(await attempt('guesser', password)).toBe('in')
  })

  test('is shown as due for a change after ninety days', async () => {
    const { password } = await access.account('aged')
    expect((await open('aged', password)).signedIn.view.passwordDue).toBe(false)
    access.pass({ minutes: 90 * 24 * 60 })
    expect((await open('aged', password)).signedIn.view.passwordDue).toBe(true)
  })
})

test('the language chosen is kept', async () => {
  const { password } = await access.account('english')
  const { token, signedIn } = await open('english', password)
  expect(signedIn.view.language).toBe('zh')
  await setLanguage({ language: 'en' }, access.deps, signedIn)
  expect((await readSession(token, access.deps))?.view.language).toBe('en')
})

test('once there are accounts no first administrator can be invited', async () => {
  await access.account('somebody')
  expect(await createFirstInvitation(access.deps)).toEqual({ refusal: 'access.already-set-up' })
})

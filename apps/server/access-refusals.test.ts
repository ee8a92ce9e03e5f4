/** Every refusal that the contract of the access module declares is met on its routes. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertInvitation } from '#modules/access/invitations.ts'
import { routes } from '#modules/access/contract.ts'
import { serve, START, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('access-refusals', (served) => { ({ system, client } = served) }))
beforeEach(() => system.clock.set(START))

const NOBODY = '00000000-0000-4000-8000-000000000000'
const DONE = 'answered with 200'
const GOOD = '春天的梧桐叶落在河里'
const BAD_PASSWORDS = [['access.password-too-short', 'abc123'], ['access.password-too-long', '长'.repeat(201)], ['access.password-too-common', '1234567890']] as const
const CASEWORK = ['intake', 'officer', 'chief', 'cityViewer', 'idle'] as const satisfies readonly StaffName[]

let logins = 0
async function newAccount(): Promise<{ id: string; token: string; login: string }> {
  logins += 1
  const login = `newcomer${logins}`
  const { accountId, token } = await client.get('administrator', routes.createAccount, { login, name: '新来的同事' })
  return { id: accountId, token, login }
}

async function newUnit(level: string, parentId: string | null): Promise<{ id: string }> {
  return client.get('administrator', routes.createUnit, { name: '临时单位', shortName: '临时', areaCode: '510821', level, parentId })
}

function unitInput(parentId: string | null, given = {}) {
  return { name: '新单位', shortName: '新', areaCode: '510821', parentId, ...given }
}

async function grantOf(who: StaffName): Promise<string> {
  const { rows } = await client.get('administrator', routes.listAccounts, { text: system.county.staff[who].login })
  return rows[0]?.grants[0]?.id ?? NOBODY
}

describe('signing in', () => {
  test('says neither whether the login nor the password was wrong, and locks after five', async () => {
    const { login } = system.county.staff.otherViewer
    const refused = () => client.call('anonymous', routes.signIn, { login, password: 'not this one' })
    const unknown = await client.call('anonymous', routes.signIn, { login: 'nobody-here', password: 'not this one' })
    expect((await refused()).body).toEqual(unknown.body)
    for (let n = 2; n < 5; n += 1) expect((await refused()).body).toMatchObject({ refusal: 'access.wrong-credentials' })
    expect((await refused()).body).toMatchObject({ refusal: 'access.locked' })
    const right = { login, password: system.county.staff.otherViewer.password }
    expect(await client.refusal('anonymous', routes.signIn, right)).toBe('access.locked')
    system.clock.advance(31 * 60_000)
    expect(await client.refusal('anonymous', routes.signIn, right)).toBe(DONE)
  })
})

describe('the own password', () => {
  const change = (who: StaffName, current: string, password: string) => client.refusal(who, routes.changePassword, { current, password })

  test('must satisfy the rules and be a new one', async () => {
    const { login, password } = system.county.staff.colleague
    for (const [code, bad] of BAD_PASSWORDS) expect(await change('colleague', password, bad)).toBe(code)
    expect(await change('colleague', password, `${login}-2026`)).toBe('access.password-like-account')
    expect(await change('colleague', password, password)).toBe('access.password-unchanged')
  })

  test('is asked for, and wrong ones lock as at the door', async () => {
    for (let n = 1; n < 5; n += 1) expect(await change('officer2', 'wrong', GOOD)).toBe('access.wrong-password')
    expect(await change('officer2', 'wrong', GOOD)).toBe('access.locked')
  })
})

describe('one-time links', () => {
  const accept = (input: object) => client.refusal('anonymous', routes.acceptInvitation, input)

  test('work once, with a password that satisfies the rules', async () => {
    const { token, login } = await newAccount()
    for (const [code, bad] of BAD_PASSWORDS) expect(await accept({ token, password: bad })).toBe(code)
    expect(await accept({ token, password: `${login}-2026` })).toBe('access.password-like-account')
    expect(await accept({ token, password: GOOD })).toBe(DONE)
    expect(await accept({ token, password: GOOD })).toBe('access.invitation-unusable')
  })

  test('the first link needs a login, and makes nobody once there are accounts', async () => {
    const { token } = await system.database.transaction((tx) => insertInvitation(tx, system.access, 'first-administrator', null))
    expect(await accept({ token, password: GOOD })).toBe('access.login-needed')
    expect(await accept({ token, password: GOOD, login: 'root', name: '首位管理员' })).toBe('access.already-set-up')
  })
})

describe('units', () => {
  test('are named to any member of staff with a role, and run by the administrator', async () => {
    expect(await client.refusal('idle', routes.listUnits, {})).toBe('access.not-permitted')
    expect(await client.refusal('cityViewer', routes.listOfficers, { id: system.county.units.office })).toBe('access.not-permitted')
    for (const who of [...CASEWORK, 'securityOfficer', 'auditor'] as const) {
      expect(await client.refusal(who, routes.createUnit, { ...unitInput(null), level: 'county' })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.updateUnit, { ...unitInput(null), id: system.county.units.office, validTo: null })).toBe('access.not-permitted')
    }
  })

  test('stand below one that exists, is open and of a higher level', async () => {
    const { units } = system.county
    const closed = await newUnit('county', units.city)
    const move = (id: string, parentId: string | null, given = {}) => client.refusal('administrator', routes.updateUnit, { ...unitInput(parentId), id, validTo: null, ...given })
    const create = (parentId: string | null) => client.refusal('administrator', routes.createUnit, { ...unitInput(parentId), level: 'office' })
    const office = await newUnit('office', closed.id)
    expect(await move(closed.id, units.city, { validTo: '2026-04-27' })).toBe('access.closes-before-opening')
    expect(await move(closed.id, units.city, { validTo: '2026-04-28' })).toBe('access.open-units-below')
    expect(await move(office.id, units.county)).toBe(DONE)
    expect(await move(closed.id, units.city, { validTo: '2026-04-28' })).toBe(DONE)
    system.clock.set('2026-04-29T01:00:00Z')
    for (const [parent, code] of [[NOBODY, 'access.unknown-unit'], [closed.id, 'access.unit-closed'], [units.desk, 'access.wrong-parent']] as const) {
      expect(await create(parent)).toBe(code)
      expect(await move(office.id, parent)).toBe(code)
    }
    expect(await move(NOBODY, units.county)).toBe('access.unknown-unit')
  })
})

describe('accounts', () => {
  test('are listed and run by those who run the system', async () => {
    for (const who of CASEWORK) {
      expect(await client.refusal(who, routes.listAccounts, {})).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.createAccount, { login: 'x1', name: '某人' })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.inviteAccount, { id: system.county.staff.officer.id })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.disableAccount, { id: system.county.staff.officer.id })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.unlockAccount, { id: system.county.staff.officer.id })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.grantRole, { id: NOBODY, role: 'officer', unitId: system.county.units.office })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.revokeRole, { id: NOBODY })).toBe('access.not-permitted')
      expect(await client.refusal(who, routes.listAudit, {})).toBe('access.not-permitted')
    }
  })

  test('are opened once, invited and disabled while in use, never by oneself', async () => {
    const { staff } = system.county
    const { id, login } = await newAccount()
    expect(await client.refusal('administrator', routes.createAccount, { login: login.toUpperCase(), name: '另一人' })).toBe('access.login-taken')
    expect(await client.refusal('administrator', routes.inviteAccount, { id: NOBODY })).toBe('access.unknown-account')
    expect(await client.refusal('administrator', routes.disableAccount, { id: NOBODY })).toBe('access.unknown-account')
    expect(await client.refusal('administrator', routes.disableAccount, { id: staff.administrator.id })).toBe('access.own-account')
    expect(await client.refusal('administrator', routes.disableAccount, { id: staff.securityOfficer.id })).toBe('access.last-of-role')
    expect(await client.refusal('administrator', routes.disableAccount, { id })).toBe(DONE)
    expect(await client.refusal('administrator', routes.disableAccount, { id })).toBe('access.account-disabled')
    expect(await client.refusal('administrator', routes.inviteAccount, { id })).toBe('access.account-disabled')
    expect(await client.refusal('securityOfficer', routes.unlockAccount, { id: NOBODY })).toBe('access.unknown-account')
    expect(await client.refusal('securityOfficer', routes.unlockAccount, { id: staff.securityOfficer.id })).toBe('access.own-account')
  })

  test('a set-password link for an administrator or auditor is for the security officer to make', async () => {
    const { staff } = system.county
    expect(await client.refusal('administrator', routes.inviteAccount, { id: staff.administrator.id })).toBe('access.not-permitted')
    expect(await client.refusal('administrator', routes.inviteAccount, { id: staff.auditor.id })).toBe('access.not-permitted')
    expect(await client.refusal('securityOfficer', routes.inviteAccount, { id: staff.securityOfficer.id })).toBe('access.not-permitted')
    expect(await client.refusal('securityOfficer', routes.inviteAccount, { id: staff.auditor.id })).toBe(DONE)
  })
})

describe('roles', () => {
  const grant = (id: string, role: string, unitId: string | null, given = {}) => client.refusal('securityOfficer', routes.grantRole, { id, role, unitId, ...given })

  test('are given where they can be held, to one in use, who holds nothing that forbids them', async () => {
    const { staff, units } = system.county
    const { id } = await newAccount()
    expect(await grant(staff.securityOfficer.id, 'auditor', null)).toBe('access.own-account')
    expect(await grant(NOBODY, 'officer', units.office)).toBe('access.unknown-account')
    expect(await grant(id, 'officer', units.office, { validTo: '2026-04-28T00:00:00Z' })).toBe('access.ends-in-the-past')
    expect(await grant(id, 'officer', null)).toBe('access.unit-needed')
    expect(await grant(id, 'officer', units.city)).toBe('access.unit-not-for-role')
    expect(await grant(id, 'auditor', units.office)).toBe('access.unit-not-for-role')
    expect(await grant(id, 'officer', NOBODY)).toBe('access.unknown-unit')
    expect(await grant(id, 'officer', units.office)).toBe(DONE)
    expect(await grant(id, 'officer', units.office)).toBe('access.already-granted')
    expect(await grant(id, 'auditor', null)).toBe('access.separation-of-duties')
    const closed = await newUnit('office', units.county)
    expect(await client.refusal('administrator', routes.updateUnit, { ...unitInput(units.county), id: closed.id, validTo: '2026-04-28' })).toBe(DONE)
    system.clock.set('2026-04-29T01:00:00Z')
    expect(await grant(id, 'viewer', closed.id)).toBe('access.unit-closed')
    expect(await client.refusal('administrator', routes.disableAccount, { id })).toBe(DONE)
    expect(await grant(id, 'officer', units.office2)).toBe('access.account-disabled')
  })

  test('are taken away, but not one\'s own and not the last that keeps the system in order', async () => {
    const revoke = (id: string) => client.refusal('securityOfficer', routes.revokeRole, { id })
    expect(await revoke(NOBODY)).toBe('access.unknown-grant')
    expect(await revoke(await grantOf('securityOfficer'))).toBe('access.own-account')
    expect(await revoke(await grantOf('administrator'))).toBe('access.last-of-role')
    expect(await revoke(await grantOf('officeViewer'))).toBe(DONE)
    expect(await client.get('officeViewer', routes.readSession, {})).toMatchObject({ roles: [] })
  })
})

test('every refusal that is declared has been seen', () => {
  // Those of absences, and of an account that has files or stands in, in absence.test.ts.
  const { recordAbsence: _record, endAbsence: _end, ...others } = routes
  expect(client.unseen(others).filter((unseen) => !/files-in-hand|still-stands-in/.test(unseen))).toEqual([])
})

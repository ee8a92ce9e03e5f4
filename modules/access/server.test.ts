import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { audit, auditRead } from './audit.ts'
import { routes } from './contract.ts'
import type { Caller } from './deps.ts'
import {
  createAccount, createUnit, disableAccount, grantRole, inviteAccount, listAccounts, listAudit, listOfficers, listUnits, revokeRole,
  unlockAccount, updateUnit,
} from './server.ts'
import { readSession, signIn } from './sessions.ts'
import { done, SYSTEM_CALLER, testAccess, type TestAccess } from './testing.ts'
import type { HeldRole } from './access.ts'

const NOT_PERMITTED = { refusal: 'access.not-permitted' }
let access: TestAccess
let administrator: Caller
let securityOfficer: Caller
let auditor: Caller
beforeAll(async () => {
  access = await testAccess()
  const admin = await signedIn('boss', [{ role: 'administrator', unitId: null }])
  administrator = admin.caller
  securityOfficer = (await signedIn('guard', [{ role: 'security-officer', unitId: null }])).caller
  auditor = (await signedIn('ears', [{ role: 'auditor', unitId: null }])).caller
})
afterAll(async () => access.close())

async function signedIn(login: string, roles: readonly HeldRole[]): Promise<{ id: string; token: string; caller: Caller }> {
  const { id, password } = await access.account(login, roles)
  const { token, signedIn: session } = done(await signIn({ login, password }, access.deps, { address: '10.0.0.1', agent: null }))
  return { id, token, caller: { actor: session.actor, address: '10.0.0.1' } }
}

function countyInput(name: string): Parameters<typeof createUnit>[0] {
  return { level: 'office', name, shortName: name.slice(0, 4), areaCode: '510821102', parentId: access.units.county }
}

describe('units', () => {
  test('the administrator opens, renames, moves and closes one; closed ones are listed only on request', async () => {
    const unit = done(await createUnit(countyInput('三江市场监管所'), access.deps, administrator))
    expect(routes.createUnit.output.parse(unit)).toMatchObject({ validFrom: '2026-05-11', validTo: null })
    const change = {
      id: unit.id, name: '三江镇市场监管所', shortName: '三江所', areaCode: '510821102', parentId: access.units.otherCounty,
      validTo: legalDate('2026-05-11'),
    }
    expect(await updateUnit(change, access.deps, administrator)).toEqual({ ...unit, ...change })
    async function names(closed: boolean): Promise<string[]> {
      return done(await listUnits({ closed }, access.deps, administrator)).units.map(({ name }) => name)
    }
    expect(await names(false)).toContain('三江镇市场监管所')
    access.pass({ minutes: 24 * 60 })
    expect(await names(false)).not.toContain('三江镇市场监管所')
    expect(await names(true)).toContain('三江镇市场监管所')
    const inClosed = await createUnit({ ...countyInput('站'), level: 'station', parentId: unit.id }, access.deps, administrator)
    expect(inClosed).toMatchObject({ refusal: 'access.unit-closed' })
  })

  test('a unit stands only below a level that may hold it, is not closed over open ones, nor before it opened', async () => {
    const { county, office } = access.units
    expect(await createUnit({ ...countyInput('所'), parentId: office }, access.deps, administrator)).toMatchObject({
      refusal: 'access.wrong-parent',
    })
    expect(await createUnit({ ...countyInput('所'), parentId: null }, access.deps, administrator)).toMatchObject({
      refusal: 'access.wrong-parent',
    })
    expect(await createUnit({ ...countyInput('所'), parentId: randomUUID() }, access.deps, administrator)).toMatchObject(
      { refusal: 'access.unknown-unit' },
    )
    const same = { id: office, name: '东河市场监管所', shortName: '东河所', areaCode: '510821100', parentId: county }
    const today = legalDate('2026-05-12')
    expect(await updateUnit({ ...same, validTo: today }, access.deps, administrator)).toMatchObject({
      refusal: 'access.open-units-below', params: { count: 1 },
    })
    expect(await updateUnit({ ...same, parentId: access.units.station, validTo: null }, access.deps, administrator)).toMatchObject(
      { refusal: 'access.wrong-parent' },
    )
    const before = { ...same, id: access.units.office2, validTo: legalDate('2020-01-01') }
    expect(await updateUnit(before, access.deps, administrator)).toMatchObject({ refusal: 'access.closes-before-opening' })
    expect(await updateUnit({ ...same, id: randomUUID(), validTo: null }, access.deps, administrator)).toMatchObject({
      refusal: 'access.unknown-unit',
    })
  })

  test('nobody else changes them', async () => {
    for (const caller of [securityOfficer, auditor]) {
      expect(await createUnit(countyInput('某所'), access.deps, caller)).toMatchObject(NOT_PERMITTED)
      const change = { id: access.units.office, name: '某所', shortName: '所', areaCode: '510821', parentId: null, validTo: null }
      expect(await updateUnit(change, access.deps, caller)).toMatchObject(NOT_PERMITTED)
    }
  })

  test('officers of a unit are named to those who assign there', async () => {
    const officer = await signedIn('zhao', [{ role: 'officer', unitId: access.units.office2 }])
    const intake = await signedIn('desk-1', [{ role: 'intake', unitId: access.units.desk }])
    expect(await listOfficers({ id: access.units.office2 }, access.deps, intake.caller)).toEqual({ officers: [{
      id: officer.id, name: '测试人员', absent: null,
    }] })
    expect(await listOfficers({ id: access.units.otherOffice }, access.deps, intake.caller)).toMatchObject(NOT_PERMITTED)
    done(await disableAccount({ id: officer.id }, access.deps, administrator))
    expect(await listOfficers({ id: access.units.office2 }, access.deps, intake.caller)).toEqual({ officers: [] })
  })
})

describe('accounts', () => {
  test('a login is one person whatever its case, also when two are opened at once', async () => {
    const results = await Promise.all(
      ['Twin', 'tWIN', 'twin'].map(async (login) => createAccount({ login, name: '双胞胎' }, access.deps, administrator)),
    )
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(results.filter(isRefusal).map(({ refusal }) => refusal)).toEqual(['access.login-taken', 'access.login-taken'])
    expect(await createAccount({ login: 'x1', name: '某人' }, access.deps, securityOfficer)).toMatchObject(NOT_PERMITTED)
  })

  test('are listed by login, page by page, found by part of the name and by unit', async () => {
    for (let index = 0; index < 52; index += 1) {
      done(await createAccount({ login: `page-${String(index).padStart(2, '0')}`, name: '分页人' }, access.deps, administrator))
    }
    const first = done(await listAccounts({ text: '分页' }, access.deps, securityOfficer))
    expect(routes.listAccounts.output.parse(first)).toEqual(first)
    expect([first.rows.length, first.rows[0]?.login, first.next]).toEqual([50, 'page-00', 'page-49'])
    const second = done(await listAccounts({ text: '分页', after: first.next ?? '' }, access.deps, auditor))
    expect([second.rows.map(({ login }) => login), second.next]).toEqual([['page-50', 'page-51'], null])
    const { id } = await access.account('unit-finder', [{ role: 'viewer', unitId: access.units.otherCounty }])
    const inUnit = done(await listAccounts({ unitId: access.units.otherCounty }, access.deps, administrator))
    expect(inUnit.rows.map((row) => row.id)).toEqual([id])
    expect(inUnit.rows[0]?.grants).toMatchObject([{ role: 'viewer', unitName: '青川县市场监督管理局', validTo: null }])
    const outsider = await signedIn('outsider', [{ role: 'chief', unitId: access.units.county }])
    expect(await listAccounts({}, access.deps, outsider.caller)).toMatchObject(NOT_PERMITTED)
  })

  test('links, unlocking and disabling refuse the unknown, the disabled and the own account', async () => {
    const id = randomUUID()
    expect(await inviteAccount({ id }, access.deps, administrator)).toMatchObject({ refusal: 'access.unknown-account' })
    expect(await disableAccount({ id }, access.deps, administrator)).toMatchObject({ refusal: 'access.unknown-account' })
    expect(await unlockAccount({ id }, access.deps, securityOfficer)).toMatchObject({ refusal: 'access.unknown-account' })
    const gone = await access.account('gone-soon')
    done(await disableAccount({ id: gone.id }, access.deps, administrator))
    expect(await disableAccount({ id: gone.id }, access.deps, administrator)).toMatchObject({ refusal: 'access.account-disabled' })
    expect(await inviteAccount({ id: gone.id }, access.deps, administrator)).toMatchObject({ refusal: 'access.account-disabled' })
    expect(await disableAccount({ id: administrator.actor.id }, access.deps, administrator)).toMatchObject({
      refusal: 'access.own-account',
    })
    expect(await inviteAccount({ id: auditor.actor.id }, access.deps, administrator)).toMatchObject(NOT_PERMITTED)
    expect(isRefusal(await inviteAccount({ id: auditor.actor.id }, access.deps, securityOfficer))).toBe(false)
  })

  test('the last security officer and the last administrator cannot be removed', async () => {
    expect(await disableAccount({ id: securityOfficer.actor.id }, access.deps, administrator)).toEqual(
      { refusal: 'access.last-of-role', params: { role: 'role.security-officer' } },
    )
    const { rows } = done(await listAccounts({ text: 'boss' }, access.deps, administrator))
    const grantId = rows[0]?.grants[0]?.id ?? ''
    expect(await revokeRole({ id: grantId }, access.deps, securityOfficer)).toEqual({
      refusal: 'access.last-of-role', params: { role: 'role.administrator' },
    })
  })
})

describe('grants', () => {
  test('take effect, and end, with the next request of a running session', async () => {
    const officer = await signedIn('qian', [])
    async function roles(): Promise<unknown> {
      return (await readSession(officer.token, access.deps))?.view.roles.map(({ role }) => role)
    }
    expect(await roles()).toEqual([])
    const { grantId } = done(
      await grantRole({ id: officer.id, role: 'officer', unitId: access.units.office, validTo: null }, access.deps, securityOfficer),
    )
    expect(await roles()).toEqual(['officer'])
    done(await revokeRole({ id: grantId }, access.deps, securityOfficer))
    expect(await roles()).toEqual([])
    expect(await revokeRole({ id: grantId }, access.deps, securityOfficer)).toEqual({ refusal: 'access.unknown-grant' })
  })

  test('end by themselves where an end was set', async () => {
    const { id, token } = await signedIn('stand-in', [])
    const validTo = new Date(access.now().getTime() + 60_000).toISOString()
    done(await grantRole({ id, role: 'chief', unitId: access.units.county, validTo }, access.deps, securityOfficer))
    expect((await readSession(token, access.deps))?.actor.grants).toHaveLength(1)
    access.pass({ minutes: 1 })
    expect((await readSession(token, access.deps))?.actor.grants).toEqual([])
  })

  test('keep the three duties apart, also when two are granted at once', async () => {
    const { id } = await access.account('torn')
    const results = await Promise.all((['administrator', 'security-officer', 'auditor'] as const).map(async (role) =>
      grantRole({ id, role, unitId: null, validTo: null }, access.deps, securityOfficer)))
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(results.filter(isRefusal).map(({ refusal }) => refusal)).toEqual(['access.separation-of-duties', 'access.separation-of-duties'])
    expect(await grantRole({ id, role: 'chief', unitId: access.units.county, validTo: null }, access.deps, securityOfficer)).toMatchObject(
      { refusal: 'access.separation-of-duties' },
    )
    const chief = await access.account('pure-chief', [{ role: 'chief', unitId: access.units.county }])
    expect(await grantRole({ id: chief.id, role: 'auditor', unitId: null, validTo: null }, access.deps, securityOfficer))
      .toEqual({ refusal: 'access.separation-of-duties', params: { held: 'role.chief', wanted: 'role.auditor' } })
  })

  test('that have ended stand in the way of nothing', async () => {
    const { id } = await access.account('career-changer')
    const { grantId } = done(await grantRole({ id, role: 'chief', unitId: access.units.county, validTo: null }, access.deps, securityOfficer))
    done(await revokeRole({ id: grantId }, access.deps, securityOfficer))
    expect(await grantRole({ id, role: 'auditor', unitId: null, validTo: null }, access.deps, securityOfficer)).toHaveProperty('grantId')
  })

  test('need a place that fits the role, an account in use, an end to come, and are given once', async () => {
    const { id } = await access.account('fitting')
    const { county, office } = access.units
    async function give(role: HeldRole['role'], unitId: string | null, validTo: string | null = null): Promise<unknown> {
      return grantRole({ id, role, unitId, validTo }, access.deps, securityOfficer)
    }
    expect(await give('officer', county)).toMatchObject({ refusal: 'access.unit-not-for-role' })
    expect(await give('auditor', county)).toMatchObject({ refusal: 'access.unit-not-for-role' })
    expect(await give('officer', null)).toMatchObject({ refusal: 'access.unit-needed' })
    expect(await give('officer', randomUUID())).toMatchObject({ refusal: 'access.unknown-unit' })
    expect(await give('officer', office, access.now().toISOString())).toMatchObject({ refusal: 'access.ends-in-the-past' })
    expect(await give('officer', office)).toHaveProperty('grantId')
    expect(await give('officer', office)).toEqual({ refusal: 'access.already-granted' })
    const toNobody = { id: randomUUID(), role: 'officer', unitId: office, validTo: null } as const
    expect(await grantRole(toNobody, access.deps, securityOfficer)).toMatchObject({ refusal: 'access.unknown-account' })
    expect(await grantRole({ id, role: 'chief', unitId: county, validTo: null }, access.deps, administrator)).toMatchObject(NOT_PERMITTED)
    expect(await revokeRole({ id: randomUUID() }, access.deps, administrator)).toMatchObject(NOT_PERMITTED)
  })
})

describe('the audit trail', () => {
  test('tells of every act, done or refused, who, when, from where', async () => {
    const unit = done(await createUnit(countyInput('白水市场监管所'), access.deps, administrator))
    await createUnit(countyInput('无权所'), access.deps, auditor)
    const { rows } = done(await listAudit({ action: 'access.create-unit' }, access.deps, auditor))
    expect(routes.listAudit.output.parse({ rows, next: null }).rows).toEqual(rows)
    expect(rows.slice(0, 2)).toMatchObject([
      { actorId: auditor.actor.id, outcome: 'refused', reason: 'access.not-permitted', detail: { name: '无权所' } },
      {
        actorId: administrator.actor.id, objectId: unit.id, outcome: 'done', reason: null, address: '10.0.0.1',
        at: access.now().toISOString(),
      },
    ])
  })

  test('is for the auditor, and reading it leaves a row', async () => {
    expect(await listAudit({}, access.deps, administrator)).toMatchObject(NOT_PERMITTED)
    done(await listAudit({ objectKind: 'file' }, access.deps, auditor))
    const { rows } = done(await listAudit({ action: 'access.read-audit' }, access.deps, auditor))
    expect(rows.slice(0, 2)).toMatchObject([{ outcome: 'done', detail: { objectKind: 'file' } }, {
      outcome: 'refused', actorId: administrator.actor.id,
    }])
  })

  test('pages without gap or repeat while rows are added, and filters by object, person, result and day', async () => {
    const entry = {
      at: access.now(), actorId: 'consumer:1', actorName: '投诉人', action: 'complaint.receive', objectKind: 'file', objectId: 'file-1',
    }
    await audit(access.deps.database, ...Array.from({ length: 120 }, (_, index) => ({ ...entry, detail: { index } })))
    const seen: unknown[] = []
    let after: string | undefined
    do {
      const page = done(await listAudit({ objectKind: 'file', objectId: 'file-1', after }, access.deps, auditor))
      seen.push(...page.rows.map((row) => row.detail['index']))
      if (after === undefined) await audit(access.deps.database, { ...entry, detail: { index: 'late' } })
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 119 - index))
    async function count(filter: Parameters<typeof listAudit>[0]): Promise<number> {
      return done(await listAudit({ actorId: 'consumer:1', ...filter }, access.deps, auditor)).rows.length
    }
    expect(await count({ outcome: 'refused' })).toBe(0)
    expect(await count({ from: legalDate('2026-05-12'), to: legalDate('2026-05-12') })).toBe(50)
    expect(await count({ to: legalDate('2026-05-11') })).toBe(0)
    expect(await count({ from: legalDate('2026-05-13') })).toBe(0)
  })

  test('notes a look at personal data with its reason, and disappears with a transaction that fails', async () => {
    await auditRead(access.deps, administrator, { action: 'complaint.unmask', objectKind: 'file', objectId: 'file-2', reason: '回访核实' })
    await expect(access.deps.database.transaction(async (tx) => {
      await audit(tx, { at: access.now(), actorId: 'x', actorName: 'x', action: 'x.y', objectKind: 'file', objectId: 'file-2' })
      throw new Error('broken off')
    })).rejects.toThrow('broken off')
    const { rows } = done(await listAudit({ objectKind: 'file', objectId: 'file-2' }, access.deps, auditor))
    expect(rows).toMatchObject([{ action: 'complaint.unmask', reason: '回访核实', outcome: 'done' }])
  })

  test('cannot be changed or emptied by the running role', async () => {
    const { database } = access.deps
    const role = await database.one<{ role: string; super: boolean }>(sql`
      select current_user as role, rolsuper as super from pg_roles where rolname = current_user`)
    expect(role).toEqual({ role: 'hongdun_app', super: false })
    await expect(database.run(sql`update access.audit_entry set reason = 'nothing happened'`)).rejects.toMatchObject({ code: '42501' })
    await expect(database.run(sql`delete from access.audit_entry`)).rejects.toMatchObject({ code: '42501' })
    await expect(database.run(sql`truncate access.audit_entry`)).rejects.toMatchObject({ code: '42501' })
    await expect(database.run(sql`delete from access.account`)).rejects.toMatchObject({ code: '42501' })
    await expect(database.run(sql`delete from access.grant_of_role`)).rejects.toMatchObject({ code: '42501' })
  })
})

test('every table, view and column carries a comment', async () => {
  const bare = await access.deps.database.rows(sql`
    select c.relname, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'access' and c.relkind in ('r', 'v')
      and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)`)
  expect(bare).toEqual([])
})

test('the system may do all of it: imports and samples run through the same handlers', async () => {
  const { accountId } = done(await createAccount({ login: 'by-system', name: '样例人员' }, access.deps, SYSTEM_CALLER))
  const grant = { id: accountId, role: 'viewer', unitId: access.units.county, validTo: null } as const
  expect(await grantRole(grant, access.deps, SYSTEM_CALLER)).toHaveProperty('grantId')
})

/** For the tests of this module: its schema on a real server, a clock in hand, a small county, accounts to sign in with. */
import { randomBytes, randomUUID } from 'node:crypto'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { testDatabase } from '#platform/testing/database.ts'
import type { HeldRole, Level } from './access.ts'
import type { AccessDeps, Caller } from './deps.ts'
import { acceptInvitation } from './invitations.ts'
import { createAccount, createUnit, grantRole } from './server.ts'

export const SYSTEM_CALLER: Caller = {
  actor: { id: 'system', name: '系统', grants: [{ role: 'system', unitId: '*', reach: ['*'] }] }, address: null,
}

type UnitName = 'county' | 'desk' | 'office' | 'office2' | 'station' | 'otherCounty' | 'otherOffice'

export interface TestAccess {
  readonly deps: AccessDeps
  readonly units: Readonly<Record<UnitName, string>>
  now(): Date
  pass(time: { readonly minutes?: number; readonly seconds?: number }): void
  /** Opens an account through the handlers; its password is set unless `accept` is false. */
  account(login: string, roles?: readonly HeldRole[], options?: { readonly accept?: boolean }): Promise<{ id: string; password: string }>
  close(): Promise<void>
}

/** The answer, or an exception where the handler refused. */
export function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`refused: ${result.refusal}`)
  return result
}

async function createCounty(deps: AccessDeps): Promise<Record<UnitName, string>> {
  async function unit(level: Level, name: string, areaCode: string, parentId: string | null): Promise<string> {
    return done(await createUnit({ level, name, shortName: name.slice(0, 20), areaCode, parentId }, deps, SYSTEM_CALLER)).id
  }
  const county = await unit('county', '旺苍县市场监督管理局', '510821', null)
  const otherCounty = await unit('county', '青川县市场监督管理局', '510822', null)
  const office = await unit('office', '东河市场监管所', '510821100', county)
  return {
    county, otherCounty, office,
    desk: await unit('desk', '消费者权益保护股', '510821', county),
    office2: await unit('office', '嘉川市场监管所', '510821101', county),
    station: await unit('station', '东城社区维权站', '510821100', office),
    otherOffice: await unit('office', '乔庄市场监管所', '510822100', otherCounty),
  }
}

async function createTestAccount(
  deps: AccessDeps, login: string, roles: readonly HeldRole[], accept: boolean,
): Promise<{ id: string; password: string }> {
  const invitation = done(await createAccount({ login, name: '测试人员' }, deps, SYSTEM_CALLER))
  const password = randomBytes(12).toString('hex')
  if (accept) done(await acceptInvitation({ token: invitation.token, password }, deps, { address: null }))
  for (const { role, unitId } of roles) done(
    await grantRole({ id: invitation.accountId, role, unitId, validTo: null }, deps, SYSTEM_CALLER),
  )
  return { id: invitation.accountId, password }
}

export async function testAccess(): Promise<TestAccess> {
  const { database, close } = await testDatabase(['modules/access/migrations', 'modules/casefile/migrations'])
  let time = Date.parse('2026-05-11T01:00:00Z')
  const deps: AccessDeps = { database, clock: () => new Date(time), randomBytes, newId: randomUUID }
  return {
    deps, close,
    units: await createCounty(deps),
    now: () => new Date(time),
    pass: ({ minutes = 0, seconds = 0 }) => {
      time += minutes * 60_000 + seconds * 1000
    },
    account: (login, roles = [], { accept = true } = {}) => createTestAccount(deps, login, roles, accept),
  }
}

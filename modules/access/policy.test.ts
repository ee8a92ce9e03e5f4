import { describe, expect, test } from 'vitest'
import type { Actor } from '#modules/casefile/casefile.ts'
import { actorOf, STAFF_ROLES, type StaffRole, type UnitNode } from './access.ts'
import {
  holds, mayDisableAccount, mayGrant, mayInviteAccount, mayListAccounts, mayListOfficers, mayListUnits, mayManageAccounts, mayManageUnits,
  mayReadAudit,
  mayRevoke, mayUnlock,
} from './policy.ts'

const UNITS: readonly UnitNode[] = [
  { id: 'county', parentId: null, level: 'county' },
  { id: 'office', parentId: 'county', level: 'office' },
]
const TRUST: readonly StaffRole[] = ['administrator', 'security-officer', 'auditor']

function actor(role: StaffRole): Actor {
  const casework = role === 'chief' || role === 'viewer' ? 'county' : 'office'
  return actorOf({ id: 'me', name: '王敏' }, [{ role, unitId: TRUST.includes(role) ? null : casework }], UNITS)
}

type Duty = (actor: Actor) => unknown
const DUTIES: readonly [string, Duty, readonly StaffRole[]][] = [
  ['manage units', mayManageUnits, ['administrator']],
  ['open accounts', mayManageAccounts, ['administrator']],
  ['disable an account', (who) => mayDisableAccount(who, 'other'), ['administrator']],
  ['list accounts', mayListAccounts, TRUST],
  ['link for an officer', (who) => mayInviteAccount(who, { id: 'other', roles: ['officer'] }), ['administrator']],
  ['link for an auditor', (who) => mayInviteAccount(who, { id: 'other', roles: ['auditor'] }), ['security-officer']],
  ['link for an administrator', (who) => mayInviteAccount(who, { id: 'other', roles: ['administrator'] }), ['security-officer']],
  ['unlock', (who) => mayUnlock(who, 'other'), ['security-officer']],
  ['grant', (who) => mayGrant(who, 'chief', 'other', 1), ['security-officer']],
  ['name the first security officer', (who) => mayGrant(who, 'security-officer', 'other', 0), ['administrator', 'security-officer']],
  ['name a second security officer', (who) => mayGrant(who, 'security-officer', 'other', 1), ['security-officer']],
  ['grant anything else before', (who) => mayGrant(who, 'auditor', 'other', 0), ['security-officer']],
  ['revoke', (who) => mayRevoke(who, 'other'), ['security-officer']],
  ['read the audit trail', mayReadAudit, ['auditor']],
  ['list units', mayListUnits, STAFF_ROLES],
  ['list officers of the office', (who) => mayListOfficers(who, 'office'), ['intake', 'officer', 'chief']],
  ['list officers of the county', (who) => mayListOfficers(who, 'county'), ['chief']],
]

test.each(DUTIES)('%s', (_name, duty, allowed) => {
  expect(STAFF_ROLES.filter((role) => duty(actor(role)) === undefined)).toEqual(STAFF_ROLES.filter((role) => allowed.includes(role)))
})

describe('nobody acts on the own account', () => {
  test.each<[string, StaffRole, Duty]>([
    ['disable', 'administrator', (who) => mayDisableAccount(who, 'me')],
    ['link', 'administrator', (who) => mayInviteAccount(who, { id: 'me', roles: [] })],
    ['unlock', 'security-officer', (who) => mayUnlock(who, 'me')],
    ['grant', 'security-officer', (who) => mayGrant(who, 'chief', 'me', 1)],
    ['revoke', 'security-officer', (who) => mayRevoke(who, 'me')],
  ])('%s', (_name, role, duty) => {
    expect(duty(actor(role))).toEqual({ refusal: 'access.own-account' })
  })
})

test('the consumer of one file holds nothing in any other, even with a reach of everything', () => {
  const consumer: Actor = { id: 'public', name: '投诉人', grants: [{ role: 'consumer', unitId: '*', reach: ['*'] }] }
  expect(holds(consumer, 'consumer', 'file-1')).toBe(false)
  expect(mayListUnits(consumer)).toMatchObject({ refusal: 'access.not-permitted' })
})

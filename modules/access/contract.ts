/** What callers send to the access module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zLegalDate, zText } from '#platform/pure/contract.ts'
import { ABSENCE_REASONS } from './absence.ts'
import { LEVELS, STAFF_ROLES } from './access.ts'
import type { AccessRefusal } from './messages.ts'

const zLogin = z.string().trim().min(2).max(40).regex(/^[\p{L}\p{N}._@-]+$/u)
/** Never trimmed; the upper bound only keeps nonsense from the hash function, the policy is `passwordFault`. */
const zPassword = z.string().min(1).max(400)
const zToken = z.string().regex(/^[\w-]{43}$/)
/** GB/T 2260 county code, GB/T 10114 town code or the village code of the statistics bureau. */
const zAreaCode = z.string().regex(/^\d{6}(\d{3}){0,2}$/)
const zInstant = z.iso.datetime()
const zLevel = z.enum(LEVELS)
const zRole = z.enum(STAFF_ROLES)
const zId = { id: z.uuid() }

export const zSession = z.object({
  account: z.object({ id: z.uuid(), login: z.string(), name: z.string() }),
  roles: z.array(z.object({ role: zRole, unitId: z.uuid().nullable(), unitName: z.string().nullable() })),
  /** To be sent back in the header `x-csrf-token` with every request that changes anything. */
  csrfToken: z.string(),
  language: z.enum(['zh', 'en']),
  /** True where the password is older than practice allows; a reminder, nothing is blocked. */
  passwordDue: z.boolean(),
  /** Absent colleagues on whose files the caller acts, each with their last day away where it is known. */
  standsInFor: z.array(z.object({ id: z.uuid(), name: z.string(), until: z.string().nullable() })),
  expiresAt: zInstant,
})
export type Session = z.output<typeof zSession>

export const zUnit = z.object({
  id: z.uuid(), parentId: z.uuid().nullable(), level: zLevel, name: z.string(), shortName: z.string(), areaCode: z.string(),
  validFrom: z.string(), validTo: z.string().nullable(),
})
export type UnitRow = z.output<typeof zUnit>

export const zAccount = z.object({
  id: z.uuid(), login: z.string(), name: z.string(), createdAt: zInstant, disabledAt: zInstant.nullable(),
  /** Null while the set-password link has not been used. */
  passwordChangedAt: zInstant.nullable(), lockedUntil: zInstant.nullable(),
  grants: z.array(z.object({
    id: z.uuid(), role: zRole, unitId: z.uuid().nullable(), unitName: z.string().nullable(), validTo: zInstant.nullable(),
  })),
})
export type AccountRow = z.output<typeof zAccount>

export const zAuditRow = z.object({
  id: z.string(), at: zInstant, actorId: z.string(), actorName: z.string(), action: z.string(),
  objectKind: z.string(), objectId: z.string().nullable(),
  /** Number of a file, name of an account or unit; null for what has neither. */
  objectName: z.string().nullable(),
  outcome: z.enum(['done', 'refused']), reason: z.string().nullable(), address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditRow = z.output<typeof zAuditRow>

const zDone = z.object({})
/** The token of a one-time link, shown once, and until when it can be used. */
const zInvitation = z.object({ accountId: z.uuid(), token: z.string(), expiresAt: zInstant })
const zUnitInput = { name: zText(60, 2), shortName: zText(20), areaCode: zAreaCode, parentId: z.uuid().nullable() }

const PASSWORD = [
  'access.password-too-short', 'access.password-too-long', 'access.password-like-account', 'access.password-too-common',
] as const satisfies readonly AccessRefusal[]

function refusalsOf(...codes: readonly AccessRefusal[]): readonly AccessRefusal[] {
  return codes
}

const sessionRoutes = {
  signIn: route({
    id: 'sign-in', method: 'POST', path: '/session', access: 'public',
    summary: 'Sign in; the answer sets the session cookie',
    input: z.object({ login: z.string().trim().min(1).max(64), password: zPassword }), output: zSession,
    refusals: refusalsOf('access.wrong-credentials', 'access.locked'),
  }),
  readSession: route({
    id: 'read-session', method: 'GET', path: '/session', access: 'staff',
    summary: 'Who is signed in, with roles and the token against forged requests',
    input: z.object({}), output: zSession, refusals: refusalsOf(),
  }),
  signOut: route({
    id: 'sign-out', method: 'DELETE', path: '/session', access: 'staff',
    summary: 'End this session', input: z.object({}), output: zDone,
    refusals: refusalsOf(),
  }),
  changePassword: route({
    id: 'change-password', method: 'PUT', path: '/session/password', access: 'staff',
    summary: 'Change the own password; every other session of the account ends',
    input: z.object({ current: zPassword, password: zPassword }), output: zDone,
    refusals: refusalsOf('access.wrong-password', 'access.locked', 'access.password-unchanged', ...PASSWORD),
  }),
  setLanguage: route({
    id: 'set-language', method: 'PUT', path: '/session/language', access: 'staff',
    summary: 'Choose the language of the console',
    input: z.object({ language: z.enum(['zh', 'en']) }), output: zDone, refusals: refusalsOf(),
  }),
  acceptInvitation: route({
    id: 'accept-invitation', method: 'POST', path: '/invitations/accept', access: 'public',
    summary: 'Set the password by a one-time link; the first link of an installation also makes its administrator',
    input: z.object({ token: zToken, login: zLogin.optional(), name: zText(50, 2).optional(), password: zPassword }),
    output: z.object({ login: z.string() }),
    refusals: refusalsOf('access.invitation-unusable', 'access.login-needed', 'access.already-set-up', ...PASSWORD),
  }),
} as const

const unitRoutes = {
  listUnits: route({
    id: 'list-units', method: 'GET', path: '/units', access: 'staff',
    summary: 'All units, open ones only by default',
    input: z.object({ closed: z.stringbool().default(false) }), output: z.object({ units: z.array(zUnit) }),
    refusals: refusalsOf('access.not-permitted'),
  }),
  listOfficers: route({
    id: 'list-officers', method: 'GET', path: '/units/:id/officers', access: 'staff',
    summary: 'Officers of a unit, to whom a file can be assigned',
    input: z.object(zId), output: z.object({ officers: z.array(z.object({
      id: z.uuid(), name: z.string(),
      /** Where they are absent today: until when, if that is known, and who acts for them. */
      absent: z.object({ until: z.string().nullable(), substitute: z.string() }).nullable(),
    })) }),
    refusals: refusalsOf('access.not-permitted'),
  }),
  createUnit: route({
    id: 'create-unit', method: 'POST', path: '/units', access: 'staff',
    summary: 'Open a unit', output: zUnit,
    input: z.object({ ...zUnitInput, level: zLevel, validFrom: zLegalDate.optional() }),
    refusals: refusalsOf('access.not-permitted', 'access.unknown-unit', 'access.unit-closed', 'access.wrong-parent'),
  }),
  updateUnit: route({
    id: 'update-unit', method: 'PUT', path: '/units/:id', access: 'staff',
    summary: 'Rename, move or close a unit; its level never changes', output: zUnit,
    input: z.object({ ...zId, ...zUnitInput, validTo: zLegalDate.nullable() }),
    refusals: refusalsOf(
      'access.not-permitted', 'access.unknown-unit', 'access.unit-closed', 'access.wrong-parent', 'access.open-units-below',
      'access.closes-before-opening',
    ),
  }),
} as const

const accountRoutes = {
  listAccounts: route({
    id: 'list-accounts', method: 'GET', path: '/accounts', access: 'staff',
    summary: 'Accounts with their grants, 50 a page, by login',
    input: z.object({ text: z.string().trim().max(40).optional(), unitId: z.uuid().optional(), after: z.string().max(64).optional() }),
    output: z.object({ rows: z.array(zAccount), next: z.string().nullable() }), refusals: refusalsOf('access.not-permitted'),
  }),
  createAccount: route({
    id: 'create-account', method: 'POST', path: '/accounts', access: 'staff',
    summary: 'Open an account; answers the one-time link token for its password',
    input: z.object({ login: zLogin, name: zText(50, 2) }), output: zInvitation,
    refusals: refusalsOf('access.not-permitted', 'access.login-taken'),
  }),
  inviteAccount: route({
    id: 'invite-account', method: 'POST', path: '/accounts/:id/invitation', access: 'staff',
    summary: 'A new set-password link, where the password was forgotten',
    input: z.object(zId), output: zInvitation,
    refusals: refusalsOf('access.not-permitted', 'access.unknown-account', 'access.account-disabled'),
  }),
  disableAccount: route({
    id: 'disable-account', method: 'POST', path: '/accounts/:id/disable', access: 'staff',
    summary: 'Disable an account for good; its sessions end at once',
    input: z.object(zId), output: zDone,
    refusals: refusalsOf(
      'access.not-permitted', 'access.own-account', 'access.unknown-account', 'access.account-disabled', 'access.last-of-role',
      'access.files-in-hand', 'access.still-stands-in',
    ),
  }),
  unlockAccount: route({
    id: 'unlock-account', method: 'POST', path: '/accounts/:id/unlock', access: 'staff',
    summary: 'Lift the lock that wrong passwords brought about',
    input: z.object(zId), output: zDone, refusals: refusalsOf('access.not-permitted', 'access.own-account', 'access.unknown-account'),
  }),
  grantRole: route({
    id: 'grant-role', method: 'POST', path: '/accounts/:id/grants', access: 'staff',
    summary: 'Give an account a role in a unit, until an instant where one is given',
    input: z.object({ ...zId, role: zRole, unitId: z.uuid().nullable(), validTo: zInstant.nullable().default(null) }),
    output: z.object({ grantId: z.uuid() }),
    refusals: refusalsOf(
      'access.not-permitted', 'access.own-account', 'access.unknown-account', 'access.account-disabled', 'access.separation-of-duties',
      'access.already-granted',
      'access.unknown-unit', 'access.unit-closed', 'access.unit-needed', 'access.unit-not-for-role', 'access.ends-in-the-past',
    ),
  }),
  revokeRole: route({
    id: 'revoke-role', method: 'DELETE', path: '/grants/:id', access: 'staff',
    summary: 'Take a role away at once', input: z.object(zId), output: zDone,
    refusals: refusalsOf('access.not-permitted', 'access.own-account', 'access.unknown-grant', 'access.last-of-role'),
  }),
} as const

const auditRoutes = {
  listAudit: route({
    id: 'list-audit', method: 'GET', path: '/audit', access: 'staff',
    summary: 'The audit trail, newest first, 50 a page; reading it is audited too',
    input: z.object({
      actorId: z.string().max(80).optional(), action: z.string().max(80).optional(), outcome: z.enum(['done', 'refused']).optional(),
      objectKind: z.string().max(40).optional(), objectId: z.string().max(80).optional(),
      from: zLegalDate.optional(), to: zLegalDate.optional(), after: z.string().regex(/^\d{1,18}$/).optional(),
    }),
    output: z.object({ rows: z.array(zAuditRow), next: z.string().nullable() }), refusals: refusalsOf('access.not-permitted'),
  }),
} as const

const zPerson = z.object({ id: z.uuid(), name: z.string(), unitId: z.uuid(), unitName: z.string(), managed: z.boolean(), own: z.boolean() })

const zAbsence = z.object({
  id: z.uuid(), accountId: z.uuid(), name: z.string(), substituteName: z.string(), reason: z.enum(ABSENCE_REASONS), from: z.string(), to: z.string().nullable(),
  running: z.boolean(),
  /** Who acts today: the substitute, or who stands in for that one; null while it does not run. */
  actsNow: z.string().nullable(),
  /** Open files in the absent person's hands. */
  openFiles: z.number(),
  own: z.boolean(),
})
export type AbsenceRow = z.output<typeof zAbsence>

const absenceRoutes = {
  listAbsences: route({
    id: 'list-absences', method: 'GET', path: '/absences', access: 'staff',
    summary: 'Present and coming absences that concern the caller: own ones, those of people under the caller as chief, those the caller stands in for',
    input: z.object({}), output: z.object({ today: z.string(), people: z.array(zPerson), absences: z.array(zAbsence) }), refusals: refusalsOf(),
  }),
  recordAbsence: route({
    id: 'record-absence', method: 'POST', path: '/absences', access: 'staff',
    summary: 'Record an absence, first and last legal day in it, with who stands in; by the person or a chief over them',
    input: z.object({ accountId: z.uuid(), substituteId: z.uuid(), reason: z.enum(ABSENCE_REASONS), from: zLegalDate, to: zLegalDate.nullable() }),
    output: z.object({ id: z.uuid() }),
    refusals: refusalsOf(
      'access.not-permitted', 'access.unfit-substitute', 'access.substitute-not-chief', 'access.own-substitute',
      'access.absence-begins-before-today', 'access.absence-needs-end', 'access.absence-ends-before-it-begins', 'access.absence-overlaps', 'access.substitute-absent',
    ),
  }),
  endAbsence: route({
    id: 'end-absence', method: 'POST', path: '/absences/:id/end', access: 'staff',
    summary: 'The person is back: the absence ends at once; one of today or later is withdrawn',
    input: z.object(zId), output: zDone, refusals: refusalsOf('access.not-permitted', 'access.unknown-absence', 'access.absence-over'),
  }),
} as const

export const routes = { ...sessionRoutes, ...unitRoutes, ...accountRoutes, ...absenceRoutes, ...auditRoutes } as const

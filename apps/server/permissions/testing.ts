/** The people of the two counties of the permission tests, the units that each role of theirs covers, and how an answer is read. */
import { STAFF, type StaffName, type UnitName } from '../testing.ts'

export type Role = 'intake' | 'officer' | 'chief' | 'viewer' | 'administrator' | 'security-officer' | 'auditor'
export type Place = 'office' | 'office2' | 'desk' | 'otherOffice'
export type Stage = 'received' | 'accepted' | 'closed'

export const PLACES: readonly Place[] = ['office', 'office2', 'desk', 'otherOffice']
export const STAGES: readonly Stage[] = ['received', 'accepted', 'closed']
export const WHO = Object.keys(STAFF) as StaffName[]
export const NOBODY = '00000000-0000-4000-8000-000000000000'

export const HERE: readonly UnitName[] = ['desk', 'office', 'office2']
export const THERE: readonly UnitName[] = ['otherDesk', 'otherOffice']
/** Units whose files each role of each person covers. */
const COVERS: Record<StaffName, Partial<Record<Role, readonly UnitName[]>>> = {
  intake: { intake: HERE }, officer: { officer: ['office'] }, colleague: { officer: ['office'] }, officer2: { officer: ['office2'] },
  chief: { chief: HERE }, officeChief: { chief: ['office2'] }, cityViewer: { viewer: [...HERE, ...THERE] }, provinceViewer: { viewer: [...HERE, ...THERE] },
  officeViewer: { viewer: ['office2'] }, viewerAndOfficer: { viewer: [...HERE, ...THERE], officer: ['office2'] },
  otherIntake: { intake: THERE }, otherOfficer: { officer: ['otherOffice'] }, otherChief: { chief: THERE }, otherViewer: { viewer: THERE },
  administrator: { administrator: [] }, securityOfficer: { 'security-officer': [] }, auditor: { auditor: [] }, idle: {},
}

export function covers(who: StaffName, roles: readonly Role[], unit: UnitName): boolean {
  return roles.some((role) => COVERS[who][role]?.includes(unit))
}

export function hasAny(who: StaffName, roles: readonly Role[]): boolean {
  return roles.some((role) => COVERS[who][role] !== undefined)
}

export const READERS: readonly Role[] = ['intake', 'officer', 'chief', 'viewer']
export const HANDLERS: readonly Role[] = ['intake', 'officer', 'chief']

/** The same, told from the answer. */
export function told({ status, body }: { status: number; body: unknown }): string {
  const { refusal = '' } = body as { refusal?: string }
  if (status === 200) return 'done'
  if (status === 404 && refusal.endsWith('.not-found')) return 'hidden'
  if (status === 403 && refusal.endsWith('.not-permitted')) return 'forbidden'
  return status === 409 || status === 422 ? 'not now' : `${status} ${refusal}`
}

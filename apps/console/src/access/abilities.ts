/** What each role has a page for. The server decides every call; this only spares people pages that would refuse them. Pure. */

const HOLDERS = {
  'read-files': ['intake', 'officer', 'chief', 'viewer'],
  'filter-units': ['intake', 'chief', 'viewer'],
  approve: ['chief'],
  absences: ['officer', 'chief'],
  'spot-checks': ['officer', 'chief'],
  assign: ['intake', 'chief'],
  overview: ['intake', 'chief', 'viewer'],
  register: ['intake', 'officer', 'chief'],
  'write-knowledge': ['intake', 'officer', 'chief'],
  import: ['intake', 'chief'],
  places: ['intake', 'chief'],
  units: ['administrator'],
  accounts: ['administrator', 'security-officer', 'auditor'],
  'open-accounts': ['administrator'],
  'give-roles': ['security-officer', 'administrator'],
  unlock: ['security-officer'],
  'invite-accounts': ['administrator', 'security-officer'],
  audit: ['auditor'],
} as const

export type Ability = keyof typeof HOLDERS

export function mayDo(roles: readonly string[], ability: Ability): boolean {
  return (HOLDERS[ability] as readonly string[]).some((role) => roles.includes(role))
}

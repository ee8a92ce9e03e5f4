export { isTrustRole, LEVELS, PARENT_LEVELS, ROLE_LEVELS, settings, STAFF_ROLES, type Level, type StaffRole } from './access.ts'
export { passwordFault } from './password.ts'
export { routes, type AuditRow, type AccountRow, type Session, type UnitRow } from './contract.ts'
export { en, refusalTexts, zh } from './messages.ts'

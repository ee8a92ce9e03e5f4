export {
  actorOf, CASEWORK_ROLES, conflictingRole, EVERYWHERE, isTrustRole, LEVELS, PARENT_LEVELS, reachOf, ROLE_LEVELS, settings, STAFF_ROLES,
  TRUST_ROLES,
  unitAndBelow, unitTree, type HeldRole, type Level, type StaffRole, type TrustRole, type UnitNode, type UnitTree,
} from './access.ts'
export { passwordFault } from './password.ts'
export {
  holds, mayDisableAccount, mayGrant, mayInviteAccount, mayListAccounts, mayListOfficers, mayListUnits, mayManageAccounts, mayManageUnits,
  mayReadAudit,
  mayRevoke, mayUnlock,
} from './policy.ts'
export { refusals, routes, type AuditRow, type AccountRow, type Session, type UnitRow } from './contract.ts'
export { en, refusalTexts, zh, type AccessRefusal } from './messages.ts'

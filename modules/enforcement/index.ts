export { enforcement } from './procedure.ts'
export { type EnforcementCommand, type EnforcementEvent, type EnforcementState } from './enforcement.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

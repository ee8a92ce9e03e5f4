export { mediation } from './procedure.ts'
export { type MediationCommand, type MediationEvent, type MediationState } from './mediation.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

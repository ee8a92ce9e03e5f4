export { supervision } from './procedure.ts'
export { type SupervisionEvent, type SupervisionState } from './supervision.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

export { supervision } from './procedure.ts'
export { type SupervisionCommand, type SupervisionEvent, type SupervisionState } from './supervision.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

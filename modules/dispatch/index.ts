export { dispatch } from './procedure.ts'
export { type DispatchEvent } from './dispatch.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

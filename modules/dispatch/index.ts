export { dispatch } from './procedure.ts'
export { type DispatchCommand, type DispatchEvent, type DispatchState } from './dispatch.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

export { conduct } from './procedure.ts'
export type { ConductEvent } from './conduct.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

export { spotcheck } from './procedure.ts'
export type { SpotCheckEvent, SpotCheckState } from './spotcheck.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

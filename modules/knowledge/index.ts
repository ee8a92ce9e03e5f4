export * from './contract.ts'
export { en, zh } from './messages.ts'

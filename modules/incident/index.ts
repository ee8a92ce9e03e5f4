export { type Settings } from './assess.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

export { type Settings } from './assess.ts'
export { type IssuedPaper } from './incident.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

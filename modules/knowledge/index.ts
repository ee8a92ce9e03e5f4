export * from './contract.ts'
export { TOPICS } from './knowledge.ts'
export { en, zh } from './messages.ts'

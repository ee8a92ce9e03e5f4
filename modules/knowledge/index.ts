export * from './contract.ts'
export { STAGES, TOPICS } from './knowledge.ts'
export { en, zh } from './messages.ts'

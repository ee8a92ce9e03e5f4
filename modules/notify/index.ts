export * from './contract.ts'
export { en, zh } from './messages.ts'
export { BY_HAND, word, wordingByHand, type ByHand } from './templates.ts'

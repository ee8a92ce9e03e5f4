export { document } from './procedure.ts'
export { type DocumentEvent } from './document.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

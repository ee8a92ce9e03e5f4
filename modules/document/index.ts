export { document } from './procedure.ts'
export { type DocumentCommand, type DocumentEvent, type DocumentState } from './document.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

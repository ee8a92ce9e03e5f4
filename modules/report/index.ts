export { report } from './procedure.ts'
export { type ReportCommand, type ReportEvent, type ReportState, type Statement } from './state.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

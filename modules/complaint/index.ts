export { complaint, type ComplaintCommand, type ComplaintEvent, type ComplaintState, type Stage, type Statement } from './complaint.ts'
export * from './contract.ts'
export { mayRead, readableUnits } from './policy.ts'
export { en, zh } from './messages.ts'

export { inquiry } from './procedure.ts'
export { type InquiryCommand, type InquiryEvent, type InquiryState } from './inquiry.ts'
export * from './contract.ts'
export { en, zh } from './messages.ts'

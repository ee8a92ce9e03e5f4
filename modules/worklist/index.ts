export * from './contract.ts'
export { OVERDUE } from './worklist.ts'

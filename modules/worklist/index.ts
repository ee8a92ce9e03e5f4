export * from './contract.ts'
export { EARLIEST_POINT, OVERDUE, USUAL_PRACTICE } from './worklist.ts'

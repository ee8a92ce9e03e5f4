export * from './contract.ts'
export { COLUMNS, readRow, type NationalRow } from './national.ts'

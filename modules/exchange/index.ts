export * from './contract.ts'
export { areaInNumber, COLUMNS, readRow, type NationalRow, type NationalStatus } from './national.ts'

export * from './contract.ts'
export { areaInNumber, type NationalRow, type NationalStatus } from './national.ts'

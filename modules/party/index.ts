export { routes, type OperatorHit } from './contract.ts'

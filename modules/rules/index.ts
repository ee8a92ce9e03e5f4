/** The pure part of the rules module. */
export { addWorkingDays, isProvisional, isWorkingDay } from './calendar.ts'
export { readClocks } from './clocks.ts'
export { parseFacts } from './facts.ts'
export { type Law } from './law.ts'
export { en, refusalMessage, rulesText, zh, type RulesRefusal } from './messages.ts'
export { packFor } from './packs.ts'
export { SALE_KINDS, type Clock, type ClockFacts, type ClockReading, type RulePack, type SaleKind } from './rules.ts'
export { routes } from './contract.ts'

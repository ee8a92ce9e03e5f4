/** The pure part of the rules module. */
export {
  addWorkingDays, buildCalendar, countWorkingDays, isProvisional, isWorkingDay, type CalendarYear, type LegalCalendar,
} from './calendar.ts'
export { readClocks } from './clocks.ts'
export { explain } from './explain.ts'
export { parseFacts } from './facts.ts'
export { buildLaw, type Doubt, type Law, type Overlay, type Period, type Switches } from './law.ts'
export { refusalMessage, refusals, rulesText, type RulesRefusal } from './messages.ts'
export { packFor, packOf } from './packs.ts'
export type {
  Certainty, Clock, ClockFacts, ClockId, ClockReading, DateFact, Duty, FileKind, Ground, Limit, RulePack, Suspension, Unit,
} from './rules.ts'
export { routes } from './contract.ts'

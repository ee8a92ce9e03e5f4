/** What the tests of every module stand on. */
export { testDatabase, testServer, type TestDatabase } from './database.ts'
export { fixedClock, seededIds, type FixedClock } from './fixed.ts'

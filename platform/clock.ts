/** The only reader of the clock. Everything else is given the time. */
export function systemClock(): Date {
  return new Date()
}

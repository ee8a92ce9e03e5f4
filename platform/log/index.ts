/**
 * Log lines on standard error: JSON, or plain to a person at a terminal. Never personal data: ids, codes and counts only.
 */
import { systemClock } from '#platform/clock.ts'

export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type Level = (typeof LEVELS)[number]

type Fields = Readonly<Record<string, unknown>>

export interface Logger {
  debug(message: string, fields?: Fields): void
  info(message: string, fields?: Fields): void
  warn(message: string, fields?: Fields): void
  error(message: string, fields?: Fields): void
}

export interface LoggerOptions {
  /** The least that is written. */
  readonly level: Level
  readonly pretty?: boolean
  readonly write?: (line: string) => void
  readonly clock?: () => Date
}

/** PostgreSQL's class 22: the message repeats the value that did not fit. */
const QUOTES_A_VALUE = /^22/

/** What may be told of an error. A database error holds values in its details and parameters; these never get here. */
export function describeError(error: Error): Fields {
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown }
  const message = QUOTES_A_VALUE.test(String(code)) ? undefined : error.message
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim())
  return { name: error.name, message, code, constraint, table, frames }
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Error) return describeError(value)
  return typeof value === 'bigint' ? String(value) : value
}

function prettyLine(time: Date, level: Level, message: string, fields: Fields): string {
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value, plain)}`).join('')
  return `${time.toISOString()} ${level.toUpperCase().padEnd(5)} ${message}${rest}\n`
}

export function createLogger(options: LoggerOptions): Logger {
  const { level, clock = systemClock, pretty = process.stderr.isTTY, write = (line) => void process.stderr.write(line) } = options
  const least = LEVELS.indexOf(level)
  const at = (name: Level) => (message: string, fields: Fields = {}) => {
    if (LEVELS.indexOf(name) < least) return
    const time = clock()
    // Our own names last: no field can pass itself off as the level or the message.
    write(pretty ? prettyLine(time, name, message, fields) : `${JSON.stringify({ ...fields, time: time.toISOString(), level: name, msg: message }, plain)}\n`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

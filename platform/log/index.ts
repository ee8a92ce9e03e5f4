/** Structured log lines on standard error. Never personal data: ids, codes and counts only. */
export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type Level = (typeof LEVELS)[number]

export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  info(message: string, fields?: Readonly<Record<string, unknown>>): void
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
  error(message: string, fields?: Readonly<Record<string, unknown>>): void
}

export function createLogger({ level, write = (line) => void process.stderr.write(line), clock = () => new Date() }: {
  readonly level: Level
  readonly write?: (line: string) => void
  readonly clock?: () => Date
}): Logger {
  const least = LEVELS.indexOf(level)
  const at = (name: Level) => (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
    if (LEVELS.indexOf(name) >= least) write(`${JSON.stringify({ time: clock().toISOString(), level: name, message, ...fields })}\n`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

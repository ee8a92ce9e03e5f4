/** How every connection of the running system is set up, and how values come back. */
import { types as standard, type ClientConfig, type CustomTypesConfig } from 'pg'

const OID = { int8: 20, date: 1082, int8Array: 1016, textArray: 1009, timestamp: 1114, dateArray: 1182 } as const

function exactInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the exact integers of JavaScript`)
  return value
}

function itself(text: string): string {
  return text
}

/** An array of anything as the texts of its members. */
const arrayOfTexts = standard.getTypeParser(OID.textArray as number, 'text') as (text: string) => (string | null)[]

type Parser = (text: string) => unknown

const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.int8, exactInteger],
  [OID.int8Array, (text) => arrayOfTexts(text).map((item) => (item === null ? null : exactInteger(item)))],
  // A day has no time zone: as a Date it would become the day before, west of Greenwich.
  [OID.date, itself],
  [OID.dateArray, arrayOfTexts],
  [OID.timestamp, itself],
])

/** Of our own connections only: other users of `pg` in the process keep its defaults. */
const parsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format: 'text' | 'binary' = 'text'): Parser =>
    (format === 'text' ? PARSERS.get(oid) : undefined) ?? standard.getTypeParser(oid, format) as Parser,
}

/** A commit is answered only when it is on disk, whatever the server's default; JIT costs more than these queries take. */
const SESSION = ['synchronous_commit=on', 'jit=off', 'random_page_cost=1.1', 'statement_timeout=60000', 'idle_in_transaction_session_timeout=60000', 'TimeZone=UTC']

/**
 * Takes `options` out of an address: `pg` lets them replace ours, and with ours would go the role that may not
 * rewrite history.
 */
function splitOptions(url: string): { address: string; given: string } {
  if (!/[?&]options=/.test(url)) return { address: url, given: '' }
  const parsed = new URL(url)
  const given = parsed.searchParams.get('options') ?? ''
  parsed.searchParams.delete('options')
  return { address: parsed.href, given }
}

export function connectionTo(url: string, role: string | undefined, name: string): ClientConfig {
  const { address, given } = splitOptions(url)
  const ours = [...SESSION, ...(role ? [`role=${role}`] : [])].map((setting) => `-c ${setting}`)
  return {
    connectionString: address, options: [given, ...ours].join(' ').trim(), application_name: name, types: parsers,
    connectionTimeoutMillis: 10_000, keepAlive: true,
  }
}

/** PostgreSQL as the modules see it: queries as values, transactions, nothing else. */
import { Client, Pool, types, type PoolClient } from 'pg'
import type { Sql } from 'sql-template-tag'

export interface Queries {
  rows<Row extends object>(query: Sql): Promise<Row[]>
  /** The first row, if any. */
  one<Row extends object>(query: Sql): Promise<Row | undefined>
  /** For its effect; gives the number of rows touched. */
  run(query: Sql): Promise<number>
}

/** One transaction. Writers take this type, so that they cannot be called outside of one. */
export interface Transaction extends Queries {
  readonly transaction: true
}

export interface Database extends Queries {
  readonly url: string
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Role taken on every connection; one login then serves migration and running alike. */
  readonly applicationRole?: string
  readonly maxConnections?: number
  readonly applicationName?: string
}

const DATE = 1082
const INT8 = 20
types.setTypeParser(DATE, (text) => text)
types.setTypeParser(INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the exact integers of JavaScript`)
  return value
})

/** Statements are prepared once a connection under a short name; beyond the bound they go unnamed. */
const NAMED_STATEMENTS = 500
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= NAMED_STATEMENTS) return undefined
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

function queriesOn(client: Pick<PoolClient, 'query'> | Pool): Queries {
  async function send<Row extends object>(query: Sql) {
    const { text, values } = query
    const name = values.length > 0 ? nameOf(text) : undefined
    return (client as PoolClient).query<Row & Record<string, unknown>>(name ? { name, text, values } : { text, values })
  }
  return {
    rows: async <Row extends object>(query: Sql) => (await send<Row>(query)).rows as Row[],
    one: async <Row extends object>(query: Sql) => (await send<Row>(query)).rows[0] as Row | undefined,
    run: async (query) => (await send(query)).rowCount ?? 0,
  }
}

function sessionOptions(role: string | undefined): string {
  const settings = ['jit=off', 'statement_timeout=60000', 'idle_in_transaction_session_timeout=60000', 'TimeZone=UTC']
  return [...settings, ...(role ? [`role=${role}`] : [])].map((setting) => `-c ${setting}`).join(' ')
}

export function openDatabase(options: DatabaseOptions): Database {
  const connection = {
    connectionString: options.url, options: sessionOptions(options.applicationRole), application_name: options.applicationName ?? 'hongdun',
    connectionTimeoutMillis: 10_000, keepAlive: true,
  }
  const pool = new Pool({ ...connection, max: options.maxConnections ?? 16 })
  // A connection lost while idle is replaced at the next use; the query that needs it reports the failure.
  pool.on('error', () => undefined)
  return {
    url: options.url,
    ...queriesOn(pool),
    transaction: (work) => inTransaction(pool, work),
    listen: (channel, onNotify) => listenOn(new Client(connection), channel, onNotify),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work({ transaction: true, ...queriesOn(client) })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function listenOn(client: Client, channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
  client.on('notification', ({ payload }) => onNotify(payload ?? ''))
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`listen ${client.escapeIdentifier(channel)}`)
  return () => client.end()
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Whether a write met a UNIQUE constraint, of the given name where one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint
}

/** Whether the database could not be reached or is shutting down: worth trying again, nothing was stored. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  return code.startsWith('08') || code.startsWith('57P') || code.startsWith('53')
    || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)
    || (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
}

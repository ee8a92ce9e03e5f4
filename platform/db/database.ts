/**
 * PostgreSQL as the modules see it: queries as values, transactions, nothing else.
 *
 * A JavaScript array becomes a PostgreSQL array: right for `any(${ids}::uuid[])` and `unnest(${names}::text[])`, wrong for
 * jsonb. Rows go in through `recordset.ts`.
 */
import { Pool, type ClientConfig, type PoolClient, type QueryResult } from 'pg'
import type { Sql } from 'sql-template-tag'
import { connectionTo } from './connection.ts'
import { listenOn } from './listen.ts'

/** Columns come back as: date a `YYYY-MM-DD`, timestamptz a Date, bigint a safe integer (else it throws), numeric a text, jsonb parsed, bytea a Buffer. */
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
  /** Commits what `work` did when it resolves, undoes it all when it throws. Resolves only when the commit is on disk. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** For work that is one statement, which PostgreSQL commits by itself: two round trips less. A second one throws. */
  single<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** See `listen.ts`: an empty payload also means that notifications may have been missed. */
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

type Send = (query: Sql) => Promise<QueryResult<Record<string, unknown>>>

async function sendOn(client: PoolClient, { text, values }: Sql): Promise<QueryResult<Record<string, unknown>>> {
  const name = values.length > 0 ? nameOf(text) : undefined
  return client.query<Record<string, unknown>>(name ? { name, text, values } : { text, values })
}

function queriesWith(send: Send): Queries {
  return {
    rows: async <Row extends object>(query: Sql) => (await send(query)).rows as Row[],
    one: async <Row extends object>(query: Sql) => (await send(query)).rows[0] as Row | undefined,
    run: async (query) => (await send(query)).rowCount ?? 0,
  }
}

export function openDatabase(options: DatabaseOptions): Database {
  const connection = connectionTo(options.url, options.applicationRole, options.applicationName ?? 'hongdun')
  const pool = openPool(connection, options.maxConnections ?? 16)
  return {
    url: options.url,
    ...queriesWith((query) => withClient(pool, (client) => sendOn(client, query))),
    transaction: (work) => withClient(pool, (client) => inTransaction(client, work)),
    single: (work) => work(onlyOne((query) => withClient(pool, (client) => sendOn(client, query)))),
    listen: (channel, onNotify) => listenOn(connection, channel, onNotify),
    close: () => pool.end(),
  }
}

function openPool(connection: ClientConfig, max: number): Pool {
  const pool = new Pool({ ...connection, max })
  // A connection lost while nobody waits on it would end the process; the next query on it reports the loss.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** A plan prepared before a change of the schema is of no use any more, and lives as long as its connection. */
function isStalePlan(error: unknown): boolean {
  return codeOf(error) === '0A000' && error instanceof Error && error.message.includes('cached plan')
}

class RollbackFailed extends Error {}

/** A connection that may be in an unknown state does not go back to the pool. */
async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    const lost = error instanceof RollbackFailed
    client.release(lost || isStalePlan(error) || isUnavailable(error))
    throw lost ? error.cause : error
  }
}

async function inTransaction<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work({ transaction: true, ...queriesWith((query) => sendOn(client, query)) })
    const { command } = await client.query('commit')
    // Where `work` swallowed the error of a statement, PostgreSQL answers COMMIT with a rollback and no error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an error inside it was ignored')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      throw new RollbackFailed('rollback failed', { cause: error })
    })
    throw error
  }
}

/** A transaction that is over after its first statement. */
function onlyOne(send: Send): Transaction {
  let used = false
  return {
    transaction: true,
    ...queriesWith((query) => {
      if (used) throw new Error('a second statement in a transaction of a single one')
      used = true
      return send(query)
    }),
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Whether a write met a UNIQUE constraint, of the given name where one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint
}

const NETWORK_FAILURES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])

/**
 * Whether the database could not be reached, is starting, stopping or full: worth trying again. A commit cut off in the
 * middle may have been stored all the same, which is why writes carry idempotency keys.
 */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  if (/^(08|53|57P|25P03)/.test(code) || NETWORK_FAILURES.has(code)) return true
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect'
  return error instanceof Error && /Connection terminated|not queryable|timeout exceeded when trying to connect/i.test(error.message)
}

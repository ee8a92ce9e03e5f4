/** Boot, in the order in which it reads; the table of contents of the running system. */
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config/index.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrationFolders } from '#platform/db/folders.ts'
import { migrate } from '#platform/db/migrate.ts'
import { createLogger, type Logger } from '#platform/log/index.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { buildApp } from './app.ts'
import { ensureConsole } from './build-console.ts'
import { carriersOf } from './carriers.ts'
import { buildParts, loadRules, type Parts } from './parts.ts'
import { startWorker } from './worker.ts'

export interface Running {
  readonly url: string
  readonly parts: Parts
  readonly access: AccessDeps
  /** Stops taking requests, ends what is under way, closes the database. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly root: string
  readonly version: string
  clock?(): Date
}

/** The database alone, embedded or named by `DATABASE_URL`, migrated: what the commands work on. */
async function openStore(config: Config, root: string): Promise<{ database: Database; close(): Promise<void> }> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataFolder: join(config.dataFolder, 'database') })
  const url = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await migrate({ url, folders: migrationFolders(root) })
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const database = openDatabase({ url, applicationRole: 'hongdun_app' })
  return {
    database,
    close: async () => {
      await database.close()
      await embedded?.stop()
    },
  }
}

export interface Opened {
  readonly store: { readonly database: Database; close(): Promise<void> }
  readonly parts: Parts
  readonly access: AccessDeps
}

/** Everything but the HTTP server: for commands that work on the data and end. */
export async function openParts(config: Config, { root, clock = systemClock }: Omit<StartOptions, 'version'>): Promise<Opened> {
  const store = await openStore(config, root)
  const parts = await buildParts({ database: store.database, ...loadRules(root), notifying: (secret) => carriersOf(config, secret), origin: config.publicOrigin ?? `http://${config.host}:${config.port}`, fonts: config.fonts, clock })
  const access: AccessDeps = { database: store.database, clock, randomBytes, newId: randomUUID }
  return { store, parts, access }
}

/** Requests a minute from one address. Villages share one line, so the public limits are not tight. */
const RATES = { submit: 10, guess: 20, public: 240, staff: 1200 } as const

function ratesOf({ rateFactor }: Config): Record<keyof typeof RATES, number> {
  const scaled = (limit: number) => Math.max(1, Math.round(limit * rateFactor))
  return { submit: scaled(RATES.submit), guess: scaled(RATES.guess), public: scaled(RATES.public), staff: scaled(RATES.staff) }
}

export async function startServer(config: Config, options: StartOptions): Promise<Running> {
  const log: Logger = createLogger({ level: config.logLevel })
  const consoleFolder = ensureConsole(options.root)
  const { store, parts, access } = await openParts(config, options)
  let ready = true
  const app = await buildApp(parts, access, {
    version: options.version, consoleFolder, trustProxy: config.trustProxy, secureCookies: config.publicOrigin?.startsWith('https:') ?? false,
    authority: { zh: '市场监督管理局 12315', en: 'Administration for Market Regulation · 12315' }, rates: ratesOf(config), logLevel: config.logLevel, ready: () => ready,
  })
  const worker = startWorker(parts, access, log)
  await app.listen({ port: config.port, host: config.host })
  return {
    url: `http://${config.host}:${config.port}`, parts, access,
    stop: async () => {
      ready = false
      await app.close()
      await worker.stop()
      await store.close()
    },
  }
}

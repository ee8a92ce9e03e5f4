/**
 * A database of its own for every test file, on a real PostgreSQL server that all files of a run share. It is cloned
 * from a template on which the migrations ran once.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { inject } from 'vitest'
import { testServerVersion } from '#platform/config/index.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrationFolders, type MigrationFolder } from '#platform/db/folders.ts'
import { migrate } from '#platform/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run keeps its data; see global-setup.ts. */
    testDatabaseFolder: string
  }
}

export interface TestDatabase {
  /** As the system runs: in the role `hongdun_app`, with its grants only. */
  readonly database: Database
  /** As the migrations run: owner of every table. */
  readonly owner: Database
  /** Address with the owner's login. */
  readonly url: string
  /** Ends every connection and drops the database. */
  close(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Address of the server of this run; the first test file that asks starts it. */
export async function testServer(): Promise<string> {
  const { url } = await startEmbedded({ dataFolder: inject('testDatabaseFolder'), version: testServerVersion(), durable: false })
  return url
}

/**
 * `folders` are migration folders from the project's root (`modules/access/migrations`), in the order in which they
 * run; all of them by default.
 */
export async function testDatabase(folders?: readonly string[]): Promise<TestDatabase> {
  const server = await testServer()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(server, async (admin) => {
    const template = await ensureTemplate(admin, server, folders ? folders.map(folderAt) : migrationFolders(ROOT))
    await admin.query(`create database ${name} template ${template}`)
  })
  const url = addressOf(server, name)
  const database = openDatabase({ url, applicationRole: 'hongdun_app', maxConnections: 8 })
  const owner = openDatabase({ url, maxConnections: 2 })
  return {
    database, owner, url,
    close: async () => {
      await Promise.all([database.close(), owner.close()])
      await asAdministrator(server, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

function folderAt(path: string): MigrationFolder {
  return { module: basename(dirname(path)), folder: join(ROOT, path) }
}

function addressOf(server: string, name: string): string {
  return new URL(`/${name}`, server).href
}

async function asAdministrator<T>(server: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: server })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** Named after what the migrations say, so that equal sets share one template. */
function templateName(folders: readonly MigrationFolder[]): string {
  const hash = createHash('sha256')
  for (const { module, folder } of folders) {
    for (const file of readdirSync(folder).toSorted()) hash.update(`${module}/${file}\n`).update(readFileSync(join(folder, file)))
  }
  return `template_${hash.digest('hex').slice(0, 24)}`
}

/** Migrated under another name first: a test file that fails in the middle leaves no half-made template. */
async function ensureTemplate(admin: Client, server: string, folders: readonly MigrationFolder[]): Promise<string> {
  const template = templateName(folders)
  await admin.query('select pg_advisory_lock(hashtext($1))', [template])
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount) return template
    const draft = `${template}_draft`
    await admin.query(`drop database if exists ${draft} with (force)`)
    await admin.query(`create database ${draft}`)
    await migrate({ url: addressOf(server, draft), folders })
    await admin.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [template])
  }
}

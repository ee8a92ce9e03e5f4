/** Schema changes: plain SQL files, each applied once, in its own transaction, by the owning role. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { MigrationFolder } from './folders.ts'

export interface MigrateOptions {
  readonly url: string
  readonly folders: readonly MigrationFolder[]
}

interface Migration {
  readonly module: string
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Any fixed number: the same for every process that migrates. */
const LOCK = 712_315
const OLDEST_SERVER = 150_000

export class MigrationError extends Error {}

function readMigrations(folders: readonly MigrationFolder[]): Migration[] {
  return folders.flatMap(({ module, folder }) => readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { module, name, text, checksum: createHash('sha256').update(text).digest('hex') }
  }))
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Chinese search and case rules are silently wrong under locale C, so such a database is refused. */
async function assertServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; letters: boolean }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, '食品' ~ '^[[:alnum:]]+$' as letters")
  const [server] = rows
  if (!server || server.version < OLDEST_SERVER) throw new MigrationError('需要 PostgreSQL 15 或更高版本。 PostgreSQL 15 or newer is needed.')
  if (server.encoding !== 'UTF8' || !server.letters) {
    throw new MigrationError('数据库的编码或区域设置不对，需要 UTF8 和 C.UTF-8（或中文）区域。请重新建库。 The database needs encoding UTF8 and a locale that knows Chinese, such as C.UTF-8.')
  }
}

/** The running role, without login: whoever runs the system takes it on. Roles are shared by all databases of a server. */
async function ensureRole(client: Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select 1 from pg_roles where rolname = 'hongdun_app') then create role hongdun_app nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`)
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'hongdun_app', 'member') then execute format('grant hongdun_app to %I', current_user); end if;
  exception when unique_violation then null; end $$`)
}

async function appliedMigrations(client: Client): Promise<ReadonlyMap<string, string>> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      module text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(), primary key (module, name));
    comment on table platform.migration is 'Schema changes that have been applied';
    comment on column platform.migration.module is 'Module it belongs to';
    comment on column platform.migration.name is 'File name';
    comment on column platform.migration.checksum is 'SHA-256 of the file as applied';
    comment on column platform.migration.applied_at is 'When'`)
  const { rows } = await client.query<{ module: string; name: string; checksum: string }>('select module, name, checksum from platform.migration')
  return new Map(rows.map((row) => [`${row.module}/${row.name}`, row.checksum]))
}

/** Applies what has not been applied yet; gives the names. Refuses where a file changed after it was applied. */
export async function migrate({ url, folders }: MigrateOptions): Promise<{ applied: readonly string[] }> {
  const client = new Client({ connectionString: url, application_name: 'hongdun-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await assertServer(client)
    await ensureRole(client)
    return { applied: await applyAll(client, readMigrations(folders)) }
  } finally {
    await client.end()
  }
}

async function applyAll(client: Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  const known = await appliedMigrations(client)
  const fresh: string[] = []
  for (const { module, name, text, checksum } of migrations) {
    const id = `${module}/${name}`
    const before = known.get(id)
    if (before === checksum) continue
    if (before) throw new MigrationError(`数据库升级脚本 ${id} 在执行之后被改动过。请恢复原来的文件，改动应写成新的脚本。 Migration ${id} was changed after it had been applied: restore it and write a new one.`)
    await inTransaction(client, async () => {
      await client.query(text)
      await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [module, name, checksum])
    })
    fresh.push(id)
  }
  return fresh
}

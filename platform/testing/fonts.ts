/** Chinese glyphs for honest screenshots. No test depends on them. */
import { spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'

export type FontState = 'present' | 'installed' | 'missing'

function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

function aptGet(...args: string[]): boolean {
  return spawnSync('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args], { timeout: 240_000 }).status === 0
}

/** Looks for a Chinese font and, as root on a Debian, tries once to install one; a few minutes at worst. */
export function ensureChineseFont(): FontState {
  if (hasChineseFont()) return 'present'
  if (userInfo().uid !== 0) return 'missing'
  const packages = ['install', '-y', '--no-install-recommends', 'fontconfig', 'fonts-noto-cjk']
  const installed = aptGet(...packages) || (aptGet('update') && aptGet(...packages))
  return installed && hasChineseFont() ? 'installed' : 'missing'
}

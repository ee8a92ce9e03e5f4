/** Reads the practice that holds in a county which has settled nothing (`rules/incident/`, the newest day). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Settings } from './assess.ts'
import { zSettings } from './contract.ts'

const zFile = z.object({ standing: z.literal('local-practice'), ...zSettings.shape })

/** `root` is the folder `rules/`. Throws naming the file where it does not fit. */
export function loadUsualSettings(root: string): Settings {
  const folder = join(root, 'incident')
  const file = readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted().at(-1)
  if (!file) throw new Error(`${folder}: no settings`)
  const read = zFile.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
  if (!read.success) throw new Error(`${join(folder, file)}: ${z.prettifyError(read.error)}`)
  const { standing: _, ...settings } = read.data
  return settings
}

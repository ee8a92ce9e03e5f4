/** The law as the command line asks for it, without anything of the server. */
import { join } from 'node:path'
import { loadLaw } from '#modules/rules/load.ts'
import type { Law } from '#modules/rules/law.ts'

export function readLaw(root: string): Law {
  return loadLaw(join(root, 'rules'))
}

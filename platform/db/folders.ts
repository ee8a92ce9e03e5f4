/** Where migrations stand, in the order in which they run: kernel before casework, because views are read upwards. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface MigrationFolder {
  readonly module: string
  readonly folder: string
}

const FIRST = ['rules', 'access', 'party', 'casefile', 'complaint', 'mediation']

export function migrationFolders(root: string): readonly MigrationFolder[] {
  const modules = readdirSync(join(root, 'modules')).filter((module) => existsSync(join(root, 'modules', module, 'migrations')))
  const place = (module: string) => (FIRST.includes(module) ? FIRST.indexOf(module) : FIRST.length)
  return modules.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1)).map((module) => ({ module, folder: join(root, 'modules', module, 'migrations') }))
}

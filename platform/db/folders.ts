/** Where migrations stand, in the order in which they run: kernel before casework, because views are read upwards. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface MigrationFolder {
  readonly module: string
  readonly folder: string
}

const FIRST = ['rules', 'party', 'access', 'casefile', 'complaint', 'mediation']

function place(module: string): number {
  const index = FIRST.indexOf(module)
  return index < 0 ? FIRST.length : index
}

/** Of every module that has any, under the project's root. */
export function migrationFolders(root: string): readonly MigrationFolder[] {
  return readdirSync(join(root, 'modules')).map((module) => ({ module, folder: join(root, 'modules', module, 'migrations') }))
    .filter(({ folder }) => existsSync(folder))
    .toSorted((left, right) => place(left.module) - place(right.module) || (left.module < right.module ? -1 : 1))
}

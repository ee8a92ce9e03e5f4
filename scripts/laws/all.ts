/** Every import law of the design over one tree. */
import { ambientBreaches, impureUses } from './ambient.ts'
import { exportBreaches } from './exports.ts'
import { importGraph } from './imports.ts'
import { parseFile, sources, type Violation } from './source.ts'
import { migrationBreaches, schemas, sqlBreaches } from './sql.ts'

/** All breaches under `root`, ordered by file. */
export async function lawBreaches(root: string): Promise<Violation[]> {
  const graph = await importGraph(root)
  const known = schemas(root)
  const files = sources(root)
  const breaches = [
    ...graph.violations,
    ...[...graph.pure].flatMap((path) => impureUses(parseFile(root, path))),
    ...files.flatMap((file) => (graph.pure.has(file.path) ? [] : ambientBreaches(file))),
    ...files.flatMap(exportBreaches),
    ...files.flatMap((file) => sqlBreaches(file, known)),
    ...migrationBreaches(root, known),
  ]
  return breaches.toSorted((left, right) => left.file.localeCompare(right.file) || left.line - right.line)
}

export function describe({ law, file, line, message }: Violation): string {
  return `${file}${line ? `:${line}` : ''}  ${law}: ${message}`
}

/** The import graph, read and judged by dependency-cruiser; and the set of files that must be pure. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { SOURCE_FOLDERS, type Violation } from './source.ts'

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export interface ImportGraph {
  readonly violations: readonly Violation[]
  /** Files of ours that are pure by name or reached by one that is. */
  readonly pure: ReadonlySet<string>
  /** Files that stand in some import cycle. */
  readonly cyclic: ReadonlySet<string>
  /** What each file imports, by path from the root. */
  readonly imports: ReadonlyMap<string, readonly string[]>
}

const PURE_BY_NAME = [
  /^platform\/pure\//, /^flows\//, /^modules\/([^/]+)\/\1\.tsx?$/, /^modules\/[^/]+\/(policy|contract|messages|index)\.ts$/,
]
const TEST = /\.test\.tsx?$/

function isOurs(path: string): boolean {
  return SOURCE_FOLDERS.some((folder) => path.startsWith(`${folder}/`))
}

/** What the pure files reach, themselves included; an impure file among them is the graph's own violation. */
function pureClosure(imports: ImportGraph['imports'], impure: ReadonlySet<string>): Set<string> {
  const pure = new Set<string>()
  const waiting = [...imports.keys()].filter((path) => !TEST.test(path) && PURE_BY_NAME.some((pattern) => pattern.test(path)))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pure.has(path) || impure.has(path) || !isOurs(path)) continue
    pure.add(path)
    waiting.push(...(imports.get(path) ?? []))
  }
  return pure
}

function toViolation(found: IViolation): Violation {
  const path = found.cycle ?? found.via ?? []
  const way = path.length > 1 ? ` (by way of ${path.map((step) => step.name).join(' → ')})` : ''
  return { law: found.rule.name, file: found.from, line: 0, message: `imports ${found.to}${way}` }
}

/** A cycle is found once from each of its files; it is one breach. */
function oncePerCycle(found: readonly IViolation[]): IViolation[] {
  const seen = new Set<string>()
  return found.filter((violation) => {
    if (!violation.cycle) return true
    const key = violation.cycle.map((step) => step.name).toSorted().join('\n')
    return !seen.has(key) && seen.add(key)
  })
}

/** Reads the imports of every source file under `root` and judges them by `.dependency-cruiser.cjs`. */
export async function importGraph(root: string): Promise<ImportGraph> {
  const folders = SOURCE_FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const options = await extractOptions(join(projectRoot, '.dependency-cruiser.cjs'))
  const { output } = await cruise(folders, { ...options, baseDir: root, validate: true })
  const { modules, summary } = output as ICruiseResult
  const imports = new Map(modules.map((module) => [module.source, module.dependencies.map((dependency) => dependency.resolved)]))
  const reached = summary.violations.filter((violation) => violation.rule.name === 'pure').map((violation) => violation.to)
  return {
    violations: oncePerCycle(summary.violations).map(toViolation),
    pure: pureClosure(imports, new Set(reached)),
    cyclic: new Set(summary.violations.flatMap((violation) => violation.cycle?.map((step) => step.name) ?? [])),
    imports,
  }
}

/** The files among `from` that reach some file matching `target`, directly or by way of others. */
export function reaching(imports: ImportGraph['imports'], from: readonly string[], target: RegExp): string[] {
  function reaches(start: string): boolean {
    const seen = new Set<string>()
    const waiting = [start]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (target.test(path)) return true
      if (seen.has(path)) continue
      seen.add(path)
      waiting.push(...(imports.get(path) ?? []))
    }
    return false
  }
  return from.filter(reaches)
}

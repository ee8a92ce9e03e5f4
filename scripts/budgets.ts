/**
 * The size and hygiene budgets of ARCHITECTURE.md, measured: `node bin/node24.js scripts/budgets.ts`.
 * Sizes are of our own TypeScript without tests; a function is anything with a body in braces, its
 * lines counted from its first to its last.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { ambientBreaches } from './laws/ambient.ts'
import { importGraph, projectRoot } from './laws/imports.ts'
import { isTest, lineOf, sources, walk, type SourceFile } from './laws/source.ts'

export interface Budget {
  readonly name: string
  readonly measured: number
  readonly limit: number
  /** Where the breach is, the worst first; empty where the budget is kept. */
  readonly worst: readonly string[]
}

interface Sized {
  readonly where: string
  readonly lines: number
}

/** The smallest value that at least `share` of the values do not exceed; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

function functionSizes(file: SourceFile): Sized[] {
  const sizes: Sized[] = []
  walk(file.tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || !ts.isBlock(node.body)) return
    const first = lineOf(file, node)
    const last = file.tree.getLineAndCharacterOfPosition(node.end).line + 1
    sizes.push({ where: `${file.path}:${first}`, lines: last - first + 1 })
  })
  return sizes
}

function anyUses(file: SourceFile): string[] {
  const uses: string[] = []
  walk(file.tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) uses.push(`${file.path}:${lineOf(file, node)}`)
  })
  return uses
}

function over(sizes: readonly Sized[], limit: number): string[] {
  return sizes.filter((size) => size.lines > limit).toSorted((left, right) => right.lines - left.lines)
    .map((size) => `${size.where} (${size.lines} lines)`)
}

function sizeBudget(name: string, sizes: readonly Sized[], share: number, limit: number): Budget {
  const measured = quantile(sizes.map((size) => size.lines), share)
  return { name, measured, limit, worst: measured > limit ? over(sizes, limit) : [] }
}

function countBudget(name: string, found: readonly string[]): Budget {
  return { name, measured: found.length, limit: 0, worst: found }
}

/** Measures every budget over the tree under `root`; reads files and imports, runs nothing of ours. */
export async function measureBudgets(root: string = projectRoot): Promise<Budget[]> {
  const all = sources(root)
  const typescript = all.filter((file) => /\.tsx?$/.test(file.path))
  const product = typescript.filter((file) => !isTest(file.path))
  const files = product.map((file) => ({ where: file.path, lines: lineCount(file.text) }))
  const functions = product.flatMap(functionSizes)
  const clock = all.flatMap(ambientBreaches).filter((breach) => breach.law === 'clock')
  return [
    sizeBudget('file lines, longest', files, 1, 400),
    sizeBudget('file lines, median', files, 0.5, 60),
    sizeBudget('function lines, p90', functions, 0.9, 25),
    sizeBudget('function lines, p99', functions, 0.99, 60),
    countBudget('files in import cycles', [...(await importGraph(root)).cyclic]),
    countBudget('uses of any', typescript.flatMap(anyUses)),
    countBudget('clock reads outside platform', clock.map(({ file, line }) => `${file}:${line}`)),
  ]
}

export function isKept(budget: Budget): boolean {
  return budget.measured <= budget.limit
}

/** One line a budget; under a broken one, up to ten places to begin with. */
export function budgetTable(budgets: readonly Budget[]): string {
  return budgets.flatMap((budget) => [
    `${isKept(budget) ? 'ok  ' : 'OVER'} ${budget.name.padEnd(30)} ${String(budget.measured).padStart(5)}  (at most ${budget.limit})`,
    ...budget.worst.slice(0, 10).map((where) => `       ${where}`),
  ]).join('\n')
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const budgets = await measureBudgets()
  console.log(budgetTable(budgets))
  process.exitCode = budgets.every(isKept) ? 0 : 1
}

/** The steps of `npm test`: what each runs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importGraph, projectRoot, reaching } from '../laws/imports.ts'
import { listFiles } from '../laws/source.ts'

export interface Step {
  readonly name: string
  /** What is shown in the summary. */
  readonly title: string
  /** Program and arguments, run in the project's root. */
  readonly command: readonly string[]
  /** True where vitest counts the tests; else the step itself counts as one. */
  readonly counted: boolean
}

const NODE = process.execPath

function tool(path: string, ...args: string[]): string[] {
  return [NODE, `node_modules/${path}`, ...args]
}

function ours(script: string, ...args: string[]): string[] {
  return [NODE, '--import', 'tsx', script, ...args]
}

/** `seconds` is what one test may take: generous, for CI has two cores and does other work beside. */
function vitest(seconds: number, ...args: string[]): string[] {
  return tool('vitest/vitest.mjs', 'run', '--testTimeout', String(seconds * 1000), '--hookTimeout', '180000', ...args)
}

/** Test files that use the test database, whatever helper they come to it by. */
async function databaseTests(root: string = projectRoot): Promise<string[]> {
  const { imports } = await importGraph(root)
  const tests = listFiles(root, ['.test.ts', '.test.tsx']).filter((path) => !path.startsWith('e2e/'))
  const found = reaching(imports, tests, /^platform\/testing\/(?!browser|chromium|fonts)[\w-]+\.ts$/)
  // Without a filter vitest would run everything; without a database test the step must fail.
  return found.length ? found : ['no-database-test']
}

function check(name: string, title: string, command: readonly string[]): Step {
  return { name, title, command, counted: false }
}

function tests(name: string, title: string, command: readonly string[]): Step {
  return { name, title, command, counted: true }
}

/** Every step in the order they run: the quick and the telling first. */
export async function allSteps(root: string = projectRoot): Promise<Step[]> {
  const console = existsSync(join(root, 'apps/console/vite.config.ts')) ? ['apps/console'] : []
  const steps = [
    check('lint', 'lint, zero warnings', tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '.')),
    check('types', 'strict types', tool('tsc7/bin/tsc', '--noEmit', '-p', '.')),
    tests('laws', 'import laws and their fixtures', vitest(30, 'scripts/laws')),
    check('unused', 'nothing unused', tool('knip/bin/knip.js', '--no-progress')),
    check('budgets', 'size and hygiene budgets', ours('scripts/budgets.ts')),
    check('build', 'console built', tool('vite/bin/vite.js', 'build', ...console)),
    tests('tests', 'unit, property and database tests, PostgreSQL 18', vitest(30, '--exclude', 'e2e/**', '--exclude', 'scripts/laws/**')),
    tests('postgres-15', 'database tests again, PostgreSQL 15', ['env', 'HONGDUN_TEST_PG=15', ...vitest(30, ...(await databaseTests(root)))]),
    // In two parts, so that each stays well within what a step may take.
    ...[1, 2].map((part) => tests(`e2e-${part}`, `browser journeys, part ${part} of 2`, vitest(120, 'e2e', '--exclude', 'e2e/crash.test.ts', '--exclude', 'e2e/accessibility.test.ts', `--shard=${part}/2`))),
    tests('accessibility', 'every page and form through axe, at the widths of a desk and a phone', vitest(120, 'e2e/accessibility.test.ts')),
  ]
  if (!existsSync(join(root, 'e2e/crash.test.ts'))) return steps
  return [...steps, tests('crash', 'kill -9 under load, nothing acknowledged lost', vitest(300, 'e2e/crash.test.ts'))]
}

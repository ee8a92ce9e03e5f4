import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { budgetTable, isKept, measureBudgets, quantile } from './budgets.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hongdun-budgets-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

async function broken(): Promise<string[]> {
  return (await measureBudgets(root)).filter((budget) => !isKept(budget)).map((budget) => budget.name)
}

test('a small clean tree keeps every budget', async () => {
  write('modules/party/party.ts', 'export function name(): string {\n  return "party"\n}\n')
  expect(await broken()).toEqual([])
})

test('each budget is broken by what it forbids, and says where', async () => {
  const long = Array.from({ length: 70 }, (_, line) => `  void ${line}`).join('\n')
  write('modules/party/party.ts', `export function long(): void {\n${long}\n}\n${'\n'.repeat(340)}`)
  write('modules/party/match.ts', "import type { Mask } from './mask.ts'\n\nexport const now = (row: any): Mask => [row, Date.now()]\n")
  write('modules/party/mask.ts', "import type { now } from './match.ts'\n\nexport type Mask = (typeof now)[]\n")
  write('modules/party/party.test.ts', '\n'.repeat(500))
  expect(await broken()).toEqual([
    'file lines, longest', 'function lines, p90', 'function lines, p99', 'files in import cycles', 'uses of any', 'clock reads outside platform',
  ])
  expect(budgetTable(await measureBudgets(root))).toContain('modules/party/match.ts:3')
})

test('a quantile is a value that was measured', () => {
  expect(quantile([], 0.9)).toBe(0)
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2)
  expect(quantile([5, 1], 1)).toBe(5)
})

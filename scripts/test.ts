/**
 * What `npm test` runs: every check and every test, each step even where one before it failed.
 * `--only lint,types` runs the steps named. The closing line `N passed, N failed` is always the last.
 */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureChineseFont } from '../platform/testing/fonts.ts'
import { projectRoot } from './laws/imports.ts'
import { sum } from './testing/counts.ts'
import { runStep, stopRunning, type Outcome } from './testing/run.ts'
import { allSteps, type Step } from './testing/steps.ts'

const SHOWN_LINES = 250

function chosen(steps: readonly Step[], only: string | undefined): readonly Step[] {
  if (only === undefined) return steps
  const names = only.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length === 0) return steps.filter((step) => names.includes(step.name))
  console.error(`no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`)
  return process.exit(2)
}

function tell({ step, counts, seconds, log }: Outcome): void {
  const { passed, failed, skipped } = counts
  const words = [`${passed} passed`, ...(failed ? [`${failed} failed`] : []), ...(skipped ? [`${skipped} skipped`] : [])]
  console.log(`${failed ? 'FAILED' : 'ok'}  ${step.title}: ${words.join(', ')} in ${seconds.toFixed(1)} s`)
  if (!failed) return
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  console.log(lines.slice(-SHOWN_LINES).map((line) => `  | ${line}`).join('\n'))
  console.log(`  whole log: ${relative(projectRoot, log)}`)
}

function table(outcomes: readonly Outcome[]): string {
  const header = `${'step'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(10)}`
  const rows = outcomes.map(({ step, counts, seconds }) => step.name.padEnd(14) + String(counts.passed).padStart(8)
    + String(counts.failed).padStart(8) + String(counts.skipped).padStart(9) + seconds.toFixed(1).padStart(10))
  return ['', header, ...rows, ''].join('\n')
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopRunning()
    process.exit(130)
  })
}

const outcomes: Outcome[] = []
for (const step of chosen(await allSteps(), values.only)) {
  console.log(`…  ${step.title}`)
  if (step.name.startsWith('e2e') && ensureChineseFont() === 'missing') console.log('   no Chinese font on this machine: photographs will show boxes')
  const outcome = await runStep(step)
  outcomes.push(outcome)
  tell(outcome)
}
const total = sum(outcomes.map((outcome) => outcome.counts))
console.log(table(outcomes))
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed ? 1 : 0

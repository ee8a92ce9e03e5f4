/** Runs one step as a process group of its own, with its output kept in a log. */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../laws/imports.ts'
import { checkCounts, fileCounts, type Counts } from './counts.ts'
import type { Step } from './steps.ts'

/** Longer than any step takes; a hung one must not take the whole run with it. */
const STEP_LIMIT_MS = 15 * 60_000

export interface Outcome {
  readonly step: Step
  readonly counts: Counts
  readonly seconds: number
  readonly log: string
}

const folder = join(projectRoot, '.cache/test')
let running: number | undefined

/** Ends the step that is running and everything it started. */
export function stopRunning(): void {
  if (running === undefined) return
  try {
    process.kill(-running, 'SIGKILL')
  } catch { /* it has just ended by itself */ }
}

function execute(command: readonly string[], log: string): Promise<number> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const output = createWriteStream(log)
    const child = spawn('env', ['NO_COLOR=1', 'FORCE_COLOR=0', program, ...args], {
      cwd: projectRoot, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child.pid
    const timer = setTimeout(() => {
      output.write(`\nstopped: it took longer than ${STEP_LIMIT_MS / 60_000} minutes\n`)
      stopRunning()
    }, STEP_LIMIT_MS)
    child.stdout.pipe(output, { end: false })
    child.stderr.pipe(output, { end: false })
    child.on('error', (error) => output.write(`${error.message}\n`))
    child.on('close', (code) => {
      clearTimeout(timer)
      running = undefined
      output.end(() => resolve(code ?? 1))
    })
  })
}

export async function runStep(step: Step): Promise<Outcome> {
  mkdirSync(folder, { recursive: true })
  const log = join(folder, `${step.name}.log`)
  const report = join(folder, `${step.name}.json`)
  rmSync(report, { force: true })
  const reporters = step.counted ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  const started = performance.now()
  const code = await execute([...step.command, ...reporters], log)
  const counts = step.counted ? fileCounts(report, code) : checkCounts(code)
  return { step, counts, seconds: (performance.now() - started) / 1000, log }
}

/** How many tests a step counts for. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const zReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** A check step is one test. */
export function checkCounts(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * The counts of a vitest JSON report. A file that fell over before its tests ran counts as one failure, and
 * so does a run that failed without a failing test, or that ran none at all.
 */
export function reportCounts(report: unknown, exitCode: number): Counts {
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = zReport.parse(report)
  const fallen = testResults.filter(({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed')).length
  const failed = numFailedTests + fallen
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0
  return { passed, failed: failed + unexplained, skipped: numPendingTests + numTodoTests }
}

/** The same from the file that vitest wrote; a run that wrote none has failed. */
export function fileCounts(path: string, exitCode: number): Counts {
  try {
    return reportCounts(JSON.parse(readFileSync(path, 'utf8')), exitCode)
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

export function sum(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
    skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
  }
}

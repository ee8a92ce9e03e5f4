import { expect, test } from 'vitest'
import { checkCounts, fileCounts, reportCounts, sum } from './counts.ts'

function report(passed: number, failed: number, results: readonly { status: string; assertionResults: readonly { status: string }[] }[] = []): object {
  return { numPassedTests: passed, numFailedTests: failed, numPendingTests: 2, testResults: results }
}

test('counts what vitest counted', () => {
  expect(reportCounts(report(5, 0), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  const failing = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
  expect(reportCounts(report(5, 1, failing), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
})

test('a file that fell over, a run that failed for no test, and a run of no test are failures', () => {
  expect(reportCounts(report(5, 0, [{ status: 'failed', assertionResults: [] }]), 1).failed).toBe(1)
  expect(reportCounts(report(5, 0), 1).failed).toBe(1)
  expect(reportCounts(report(0, 0), 0).failed).toBe(1)
  expect(fileCounts('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a check is one test, and steps add up', () => {
  expect(sum([checkCounts(0), checkCounts(2), { passed: 3, failed: 0, skipped: 1 }])).toEqual({ passed: 4, failed: 1, skipped: 1 })
})

/** Once a run: names the folder of the test server, and afterwards stops that server if any test file started it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopEmbedded } from '#platform/db/embedded.ts'

export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `hongdun-test-${process.pid}-`))
  project.provide('testDatabaseFolder', folder)
  return async () => {
    await stopEmbedded(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Once a run: names the folder of the test server, and afterwards stops that server if any test file started it. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopEmbedded } from '#platform/db/embedded.ts'
import { isRunning } from '#platform/db/place.ts'

const PREFIX = 'hongdun-test-'

async function remove(folder: string): Promise<void> {
  await stopEmbedded(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** What runs that were killed left behind; the name tells whose it was. */
async function removeOrphans(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN
    const folder = join(tmpdir(), name)
    if (pid > 0 && !isRunning(pid) && statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()) await remove(folder)
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeOrphans()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  project.provide('testDatabaseFolder', folder)
  return () => remove(folder)
}

/** The system with the sample county, in the test's own process: the test holds the clock in its hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '#platform/config/index.ts'
import { addDays, legalDay } from '#platform/pure/date.ts'
import { launchBrowser, type PageOptions, type TestBrowser } from '#platform/testing/browser.ts'
import { fixedClock, testDatabase, type FixedClock } from '#platform/testing/index.ts'
import { fillSample, sampleCounty, type SampleLogin } from '#apps/server/commands.ts'
import { startServer } from '#apps/server/start.ts'
import type { County } from '#apps/sample/index.ts'
import type { SampleOperator } from '#apps/sample/types.ts'
import type { Page } from 'playwright-core'
import { freePort } from './hongdun.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const SEED = 12_315
/** How long a page may take to show what a test waits for. */
const PATIENCE_MS = 10_000

export const PASSWORD = 'hongdun-12315-demo'
export const PHONE = { width: 390, height: 844 } as const
export const DESK = { width: 1366, height: 900 } as const

export interface RunningCounty {
  readonly url: string
  readonly clock: FixedClock
  readonly county: County
  readonly logins: readonly SampleLogin[]
  readonly newPage: (options?: PageOptions) => Promise<Page>
  readonly stop: () => Promise<void>
}

export interface CountyOptions {
  /** The moment at which the clock stands, ISO 8601. */
  readonly at?: string
  /** How many files of three years the county has. */
  readonly files?: number
  /** Whether it has reports as well. */
  readonly reports?: boolean
}

/** A Monday on which SAMR Order 121 has been in force for a week. */
export const MONDAY = '2026-04-20T10:00:00+08:00'

export async function startCounty({ at = MONDAY, files = 40, reports = false }: CountyOptions = {}): Promise<RunningCounty> {
  const clock = fixedClock(at)
  const store = await testDatabase()
  const dataFolder = mkdtempSync(join(tmpdir(), 'hongdun-county-'))
  const port = await freePort()
  const config = readConfig({ port: String(port), dataFolder, databaseUrl: store.url, logLevel: 'error' })
  const running = await startServer(config, { root, version: '0.0.0', clock: () => clock.now() })
  const logins = await fillSample(running, root, { seed: SEED, files, reports, password: PASSWORD, onProgress: () => undefined })
  const browser: TestBrowser = await launchBrowser()
  return {
    url: running.url, clock, logins, county: sampleCounty(root, SEED, addDays(legalDay(clock.now()), -1)),
    newPage: async (options = {}) => {
      const page = await browser.newPage({ baseURL: running.url, ...options })
      page.setDefaultTimeout(PATIENCE_MS)
      return page
    },
    stop: async () => {
      await browser.close()
      await running.stop()
      await store.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A company of the register that is nobody's branch, and the office that supervises it, by its short name. */
export function aFirm({ county }: RunningCounty): { readonly firm: SampleOperator; readonly office: string } {
  const firm = county.operators.find((operator) => operator.kind === 'company' && operator.parent === null)
  const office = firm && county.units[firm.unitIndex]?.shortName
  if (!firm || !office) throw new Error('the sample county has no company')
  return { firm, office }
}

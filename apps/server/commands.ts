/** What the command line asks of the system beside running it. */
import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { addDays, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { createFirstInvitation } from '#modules/access/invitations.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { unitNames } from '#modules/access/directory.ts'
import { beginImport, runImport } from '#modules/exchange/server.ts'
import { reporterKey } from '#modules/report/server.ts'
import { isWorkingDay } from '#modules/rules/calendar.ts'
import { packFor } from '#modules/rules/packs.ts'
import type { ClockRun } from '#modules/worklist/jobs.ts'
import { makeCounty, townsOf, type County, type Story } from '#apps/sample/index.ts'
import { writeReports } from '#apps/sample/write-reports.ts'
import { writeRegister, writeStories } from '#apps/sample/write.ts'
import { writeInquiries } from '#apps/sample/write-inquiries.ts'
import { auditFiles, type AuditReport } from './audit-files.ts'
import { runClocks } from './clock-run.ts'
import { exchangeServer } from './exchange-parts.ts'
import { refusalText } from './refusals.ts'
import { readLaw } from './rules.ts'
import { writeIncident } from './sample-incident.ts'
import { openParts, type Running } from './start.ts'

/** The one-time link of a system that has no account yet; undefined where it has one. */
export async function firstInvitation(running: Running): Promise<string | undefined> {
  const invitation = await createFirstInvitation(running.access)
  return isRefusal(invitation) ? undefined : invitation.token
}

export interface ImportSummary {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly bad: readonly { readonly line: number; readonly number: string; readonly reason: string }[]
}

/** Imports a table of the national platform; text of a refusal in Chinese. */
export async function importNational(config: Config, root: string, file: string): Promise<ImportSummary | Refusal> {
  const { store, parts } = await openParts(config, { root })
  try {
    const server = exchangeServer(parts)
    const request = { content: readFileSync(file), fileName: basename(file), exportedAt: statSync(file).mtime, actor: SYSTEM }
    const begun = await beginImport(server, request)
    if (isRefusal(begun)) return begun
    const { created, updated, unchanged, bad } = await runImport(server, begun.runId, begun.table, request)
    return { created, updated, unchanged, bad: bad.map(({ line, number, refusal, params }) => ({ line, number, reason: chinese({ refusal, params }) })) }
  } finally {
    await store.close()
  }
}

export function chinese(refusal: Refusal): string {
  return refusalText(refusal, 'zh', () => undefined)
}

/** Recomputes every hash chain and every projection and compares them with what is stored. */
export async function verifyAudit(config: Config, root: string, onProgress: (done: number) => void): Promise<AuditReport> {
  const { store, parts } = await openParts(config, { root })
  try {
    return await auditFiles(parts.desk, onProgress)
  } finally {
    await store.close()
  }
}

/** One run over the clocks of all open files. */
export async function runAllClocks(config: Config, root: string): Promise<ClockRun> {
  const { store, parts } = await openParts(config, { root })
  try {
    return await runClocks(parts)
  } finally {
    await store.close()
  }
}

/** Migrates and closes again. */
export async function migrateOnly(config: Config, root: string): Promise<void> {
  const { store } = await openParts(config, { root })
  await store.close()
}

/** The invented county of demo, tests and benchmarks, as of a day. */
export function sampleCounty(root: string, seed: number, endDay: LegalDate): County {
  const law = readLaw(root)
  return makeCounty({
    seed, endDay, towns: townsOf(readFileSync(join(root, 'rules/areas/5108.tsv'), 'utf8'), '510821', endDay),
    isWorkday: (day) => isWorkingDay(law.calendar, day),
    grounds: (day) => {
      const pack = packFor(law, 'complaint', day)
      if (isRefusal(pack)) throw new Error(`no rule pack on ${day}`)
      const ids = (grounds: readonly { readonly id: string }[]) => grounds.map((ground) => ground.id)
      return { refusal: ids(pack.refusalGrounds), termination: ids(pack.terminationGrounds), suspension: ids(pack.suspensionReasons) }
    },
  })
}

export interface SampleLogin {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly unit: string
}

/** How many of the last complaints are looked at for those that are reports as well. */
const RECENT = 60

function* keeping(stories: Iterable<Story>, recent: Story[]): Generator<Story> {
  for (const story of stories) {
    recent.push(story)
    if (recent.length > RECENT) recent.shift()
    yield story
  }
}

/**
 * Fills an empty database with the sample county up to yesterday; a filled one is left as it is. The register comes last:
 * a run that was cut off leaves none, and the next one takes up the stories where it stopped.
 */
export async function fillSample(
  running: Pick<Running, 'parts' | 'access'>, root: string, options: { seed: number; files: number; reports: boolean; incident?: boolean; password: string; onProgress(done: number): void },
): Promise<readonly SampleLogin[]> {
  const { desk } = running.parts
  const county = sampleCounty(root, options.seed, addDays(legalDay(desk.clock()), -1))
  if ((await unitNames(desk.database)).size === 0) {
    const write = { desk, access: running.access, county, password: options.password }
    const recent: Story[] = []
    await writeStories(write, keeping(county.stories({ count: options.files }), recent), options.onProgress)
    if (options.reports) await writeReports({ ...write, reporterKey: (person) => reporterKey(running.parts.reports.secret, person) }, county.reports(recent))
    await writeInquiries(write)
    await writeRegister(write)
    if (options.incident) await writeIncident(running.parts, county)
  }
  return county.accounts.map(({ login, name, role, unitIndex }) => ({ login, name, role, unit: county.units[unitIndex]?.shortName ?? '' }))
}

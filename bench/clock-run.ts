/** `node bin/node24.js bench/clock-run.ts [--files 1m]`: the run over the clocks of all open files. See README.md. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { systemClock } from '#platform/clock.ts'
import { buildParts } from '#apps/server/parts.ts'
import { runClocks } from '#apps/server/clock-run.ts'
import { describeMachine, load, type Machine } from './casework/machine.ts'
import { besideServer, filledSystem, sizeOf } from './casework/setup.ts'
import type { System } from './casework/system.ts'

const DAY_MS = 86_400_000
/** Files whose due day rested on a year without notice, on the day the notice comes. */
const PROVISIONAL_SHARE = 50

interface Measured {
  readonly run: string
  readonly openFiles: number
  readonly refreshed: number
  readonly raised: number
  readonly seconds: number
}

/** Every file open, its due day anywhere from three weeks ago to two months ahead, some of them provisional. */
async function reopen(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query('truncate worklist.reminder, worklist.clock_run')
    await client.query(`update casefile.file set closed_at = null, next_clock = 'complaint.mediate', next_due_on = date '2026-06-09' + (abs(hashtext(id::text)) % 80),
      provisional = abs(hashtext(number)) % ${PROVISIONAL_SHARE} = 0`)
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

async function measured(system: System, run: string, days: number): Promise<Measured> {
  const at = new Date(system.access.clock().getTime() + days * DAY_MS)
  const parts = await buildParts({ database: system.database, ...system.rules, clock: () => at })
  const start = performance.now()
  const done = await runClocks(parts)
  const row = { run, ...done, seconds: (performance.now() - start) / 1000 }
  console.log(JSON.stringify(row))
  return row
}

interface Result {
  readonly date: string
  readonly command: string
  readonly machine: Machine
  readonly load: { readonly before: string; readonly after: string }
  readonly runs: readonly Measured[]
}

function report({ date, command, machine, load: loads, runs }: Result): string {
  return [
    '# Clock run: measured', '', `${date}, \`${command}\`, ${machine.cores} cores, PostgreSQL ${machine.postgresql}, load before ${loads.before}, after ${loads.after}. Aim: under 60 s at a million open files.`, '',
    'First: nobody was ever reminded, and the notice of a year has just come. Next day: what changed overnight. Again: nothing is left to tell.', '',
    '| run | open files | due days reckoned anew | reminders raised | seconds |', '|---|--:|--:|--:|--:|',
    ...runs.map(({ run, openFiles, refreshed, raised, seconds }) => `| ${run} | ${openFiles} | ${refreshed} | ${raised} | ${seconds.toFixed(1)} |`), '',
  ].join('\n')
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { files: { type: 'string', default: '1m' }, out: { type: 'string', default: 'bench/results' }, data: { type: 'string' } } })
  await besideServer(values.data, async (url) => {
    const system = await filledSystem(url, { files: sizeOf(values.files), operators: 10_000, connections: 4 })
    await reopen(system.url)
    const before = load().toString()
    const runs = [await measured(system, 'first', 0), await measured(system, 'next day', 1), await measured(system, 'again', 1)]
    const result: Result = {
      date: systemClock().toISOString(), command: `node bin/node24.js bench/clock-run.ts --files ${values.files}`,
      machine: await describeMachine(system.database), load: { before, after: load().toString() }, runs,
    }
    await system.close()
    mkdirSync(values.out, { recursive: true })
    writeFileSync(join(values.out, 'clock-run.json'), `${JSON.stringify(result, null, 1)}\n`)
    writeFileSync(join(values.out, 'clock-run.md'), report(result))
    console.log(report(result))
  })
}

await main()

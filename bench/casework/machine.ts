/** What the figures were taken on, without naming the machine; a disk probe beside them. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import { percentile } from './measure.ts'

export interface Machine {
  readonly cores: number
  readonly memoryGiB: number
  readonly node: string
  readonly postgresql: string
  /** Settings of the server that bear on the promise of durability. */
  readonly settings: Readonly<Record<string, string>>
}

export interface DiskProbe {
  readonly writes: number
  /** Milliseconds of one 8 KiB write with fdatasync. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'] as const

export async function describeMachine(database: Database): Promise<Machine> {
  const rows = await database.rows<{ name: string; value: string }>(sql`
    select name, current_setting(name) as value from unnest(${[...DURABILITY, 'server_version']}::text[]) as s (name)`)
  const values = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  return {
    cores: availableParallelism(), memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version, postgresql: values['server_version'] ?? '',
    settings: Object.fromEntries(DURABILITY.map((name) => [name, values[name] ?? ''])),
  }
}

/** Load averages over 1, 5 and 15 minutes. */
export function load(): readonly number[] {
  return loadavg().map((value) => Math.round(value * 100) / 100)
}

const PROBE_WRITES = 200
const PAGE = 8192

/** How long the disk takes to keep a promise: no commit can be faster. */
export function probeDisk(folder: string): DiskProbe {
  const path = join(folder, 'fdatasync-probe')
  const file = openSync(path, 'w')
  const page = Buffer.alloc(PAGE, 1)
  const taken = Array.from({ length: PROBE_WRITES }, (_, index) => {
    const start = performance.now()
    writeSync(file, page, 0, PAGE, index * PAGE)
    fdatasyncSync(file)
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  closeSync(file)
  rmSync(path)
  return { writes: PROBE_WRITES, p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), p99: percentile(taken, 0.99) }
}

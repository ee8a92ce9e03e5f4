/** What every benchmark begins with: how many files, and a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded, stopEmbedded } from '#platform/db/embedded.ts'
import { fill, openSystem, type System } from './system.ts'

/** `1k`, `100k`, `1m` or plain digits. */
export function sizeOf(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([km]?)$/i.exec(text.trim()) ?? []
  const size = Number(digits) * ({ k: 1_000, m: 1_000_000 }[unit.toLowerCase()] ?? 1)
  if (!(size > 0)) throw new Error(`not a size: ${text} (1k, 100k, 1m)`)
  return size
}

export async function createDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return new URL(`/${name}`, server).href
}

/** Runs beside an embedded server in `kept`, or in a folder of its own that is removed at the end. */
export async function besideServer(kept: string | undefined, run: (url: string) => Promise<void>): Promise<void> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'hongdun-bench-'))
  try {
    const { url } = await startEmbedded({ dataFolder: folder })
    await run(url)
  } finally {
    await stopEmbedded(folder)
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** A system of so many files: the one that an earlier run filled in the same folder, or one filled now. */
export async function filledSystem(server: string, options: { readonly files: number; readonly operators: number; readonly connections: number }): Promise<System> {
  const name = `filled_${options.files}_${options.operators}`
  const client = new Client({ connectionString: server })
  await client.connect()
  const { rows } = await client.query<{ whole: boolean }>("select shobj_description(oid, 'pg_database') = 'whole' as whole from pg_database where datname = $1", [name])
  try {
    if (rows[0]?.whole) return await openSystem(new URL(`/${name}`, server).href, options)
    // What a run that broke off left is of no use.
    await client.query(`drop database if exists ${name}`)
    const system = await openSystem(await createDatabase(server, name), options)
    await fill(system, options.files, () => undefined)
    await client.query(`comment on database ${name} is 'whole'`)
    return system
  } finally {
    await client.end()
  }
}

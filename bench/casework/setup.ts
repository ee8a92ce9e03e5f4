/** What every benchmark begins with: how many files, and a database of its own. */
import { Client } from 'pg'

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

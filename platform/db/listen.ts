/** Notifications of the database, on a connection of their own that is made anew whenever it breaks. */
import { Client, type ClientConfig } from 'pg'

const RETRY_MS = { first: 100, longest: 5_000 } as const

/**
 * Calls `onNotify` with the payload of each notification on `channel`, and with '' after every reconnection, because
 * what was sent in between is lost: look for yourself then. Resolves once it listens; gives the function that stops.
 */
export async function listenOn(config: ClientConfig, channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function connect(): Promise<void> {
    const fresh = new Client(config)
    fresh.on('notification', ({ payload }) => onNotify(payload ?? ''))
    fresh.on('error', () => undefined)
    try {
      await fresh.connect()
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => undefined)
      throw error
    }
    fresh.once('end', () => reconnectAfter(RETRY_MS.first))
    client = fresh
  }

  function reconnectAfter(wait: number): void {
    if (stopped) return
    timer = setTimeout(() => {
      connect().then(async () => (stopped ? client?.end() : onNotify('')), () => reconnectAfter(Math.min(wait * 2, RETRY_MS.longest)))
    }, wait)
    timer.unref()
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}

/** One process at a time for a folder. */
import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const POLL_MS = 50
const LONGEST_MS = 600_000

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen({ path }, () => resolve(server))
  })
}

async function acquire(path: string): Promise<Server> {
  const deadline = performance.now() + LONGEST_MS
  for (;;) {
    const server = await listen(path)
    if (server) return server
    if (performance.now() > deadline) throw new Error('内置数据库一直被另一个进程占用。 Another process has been starting the embedded database for ten minutes.')
    await delay(POLL_MS)
  }
}

/**
 * Runs `work` while no other process (nor another call in this one) holds the lock of this folder. The lock is a name in
 * the kernel (a socket in the abstract namespace), which goes with its holder even after kill -9: unlike a lock file it
 * cannot be left behind, and nobody has to guess whether it was.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const { dev, ino } = statSync(folder)
  const lock = await acquire(`\0hongdun-${dev}-${ino}`)
  try {
    return await work()
  } finally {
    await new Promise((resolve) => {
      lock.close(resolve)
    })
  }
}

/** The worker: carries out what follows from events where the request that caused them could not, and tidies up. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '#platform/log/index.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { forgetEnded } from '#modules/access/sessions.ts'
import { dropStaged } from '#modules/casefile/attachments.ts'
import { deliver } from '#modules/casefile/desk.ts'
import { runClocksHourly } from './clock-run.ts'
import { detect } from '#modules/incident/detect.ts'
import { sendDue, takeReceipt, tellUnproved, tidyReceipts } from '#modules/notify/jobs.ts'
import type { Parts } from './parts.ts'

const POLL_MS = 1_000
const TIDY_EVERY = 600
/** Rounds between looks at whether a new hour has begun. */
const CLOCKS_EVERY = 60
const STAGED_LIFE_MS = 24 * 3_600_000

export interface Worker {
  stop(): Promise<void>
}

async function round(parts: Parts, log: Logger): Promise<void> {
  const { failures } = await deliver(parts.desk)
  for (const failure of failures) log.error('a reaction failed and will be tried again', { error: failure })
  await detect(parts.incidents)
}

async function tidy(parts: Parts, deps: AccessDeps): Promise<void> {
  await dropStaged(parts.desk.database, new Date(parts.desk.clock().getTime() - STAGED_LIFE_MS))
  await forgetEnded(deps)
  await tidyReceipts(parts.sender)
  await tellUnproved(parts.sender)
}

async function work(parts: Parts, deps: AccessDeps, log: Logger, ending: AbortSignal): Promise<void> {
  for (let rounds = 0; !ending.aborted; rounds += 1) {
    try {
      await round(parts, log)
      if (rounds % TIDY_EVERY === 0) await tidy(parts, deps)
      if (rounds % CLOCKS_EVERY === 0) await runClocksHourly(parts)
    } catch (error) {
      log.error('the worker will try again', { error })
    }
    await delay(POLL_MS, undefined, { ref: false, signal: ending }).catch(() => undefined)
  }
}

/** Beside the other work, so that a gateway which does not answer holds nothing up. */
async function send({ sender }: Parts, log: Logger, ending: AbortSignal): Promise<void> {
  const carriers = Object.values(sender.carriers)
  for (const carrier of carriers) carrier.open?.((receipt) => takeReceipt(sender, receipt))
  while (!ending.aborted) {
    await sendDue(sender).catch((error: unknown) => log.error('messages will be sent again', { error }))
    await delay(POLL_MS, undefined, { ref: false, signal: ending }).catch(() => undefined)
  }
  await Promise.all(carriers.map((carrier) => carrier.close()))
}

export function startWorker(parts: Parts, deps: AccessDeps, log: Logger): Worker {
  const ending = new AbortController()
  const done = Promise.all([work(parts, deps, log, ending.signal), send(parts, log, ending.signal)])
  return {
    stop: async () => {
      ending.abort()
      await done
    },
  }
}

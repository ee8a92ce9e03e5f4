/** Steps of a mediation: a session gets its id here, so that the core draws none; the consumer takes theirs by number and query code. */
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { filerOf } from '#modules/casefile/casefile.ts'
import { transact, type Desk } from '#modules/casefile/desk.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { findTracked } from '#modules/casefile/reading.ts'
import { CALLED } from '#modules/complaint/server.ts'
import type { MediationCommand, MediationCommandInput, routes } from '#modules/mediation/index.ts'

export function withSessionId(command: MediationCommandInput, newId: () => string): MediationCommand {
  return command.type === 'invite' ? { ...command, sessionId: newId() } : command
}

type ConsumerInput = (typeof routes)['consumerCommand']['input']['_zod']['output']

/** What no consumer may do is refused by the policy. */
export async function consumerMediation(desk: Desk, secret: Buffer, { number, queryCode, key, command }: ConsumerInput): Promise<{ version: number } | Refusal> {
  const head = await findTracked(desk.database, secret, 'complaint', number, queryCode)
  if (!head) return refuse<CasefileRefusal>('casefile.not-found')
  const done = await transact(desk, {
    fileId: head.id, key: `consumer:${head.id}:${key}`, actor: filerOf(head.id, CALLED), procedure: 'mediation', command: withSessionId(command, () => desk.newId()),
  })
  return isRefusal(done) ? done : { version: done.version }
}

/** Steps of a mediation with what the core does not draw or know: the id of a session, and whether the consumer complains alone. */
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { transact, type Desk } from '#modules/casefile/desk.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { speaksAlone } from '#modules/complaint/holders.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import { tracked } from '#modules/complaint/server.ts'
import type { MediationCommand, MediationCommandInput, routes } from '#modules/mediation/index.ts'

export function completeMediation(command: MediationCommandInput, newId: () => string, alone = false): MediationCommand {
  if (command.type === 'say-performance') return { ...command, alone }
  return command.type === 'invite' ? { ...command, sessionId: newId() } : command
}

type ConsumerInput = (typeof routes)['consumerCommand']['input']['_zod']['output']

/** What no consumer may do is refused by the policy. */
export async function consumerMediation(desk: Desk, secret: Buffer, { number, queryCode, key, command }: ConsumerInput): Promise<{ version: number } | Refusal> {
  const found = await tracked({ desk, secret }, number, queryCode)
  if (!found) return refuse<CasefileRefusal>('casefile.not-found')
  const { head, actor } = found
  const complaint = (await readFolded(desk, head)).states['complaint'] as ComplaintState
  const done = await transact(desk, {
    fileId: head.id, key: `${actor.id}:${key}`, actor, procedure: 'mediation', command: completeMediation(command, () => desk.newId(), speaksAlone(complaint)),
  })
  return isRefusal(done) ? done : { version: done.version }
}

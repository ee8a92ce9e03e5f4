/** Binds the steps of a procedure that runs on files of any kind: find, ask who may read, complete, take the step. */
import type { FastifyInstance } from 'fastify'
import type { Route } from '#platform/pure/contract.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { FileHead } from '#modules/casefile/casefile.ts'
import type { StepInput } from '#modules/casefile/contract.ts'
import { transact, type Desk, type TransactRequest } from '#modules/casefile/desk.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { findReadable } from '#modules/casefile/reading.ts'
import { bind, type ApiParts, type Caller } from './api.ts'

type Completed = Pick<TransactRequest, 'command' | 'attachments' | 'prepare' | 'beside'>

/** A file that the caller may read; one outside the caller's reach looks like one that does not exist. */
export async function readable(desk: Desk, id: string, { actor }: Caller): Promise<FileHead | Refusal> {
  return await findReadable(desk.database, id, actor) ?? refuse<CasefileRefusal>('casefile.not-found')
}

/** `complete` looks up what the command needs from outside the file; without it the command is taken as sent. */
export function bindSteps<Command extends { readonly type: string }>(
  app: FastifyInstance, api: ApiParts, desk: Desk, route: Route<StepInput<Command>, { version: number }>, procedure: string,
  complete: (command: Command, head: FileHead, caller: Caller) => Promise<Completed | Refusal> = async (command) => ({ command }),
): void {
  bind(app, api, route, async (input, caller) => {
    const head = await readable(desk, input.id, caller)
    if (isRefusal(head)) return head
    const completed = await complete(input.command, head, caller)
    if (isRefusal(completed)) return completed
    const { actor } = caller
    const done = await transact(desk, {
      fileId: head.id, key: `staff:${actor.id}:${head.id}:${input.key}`, actor, procedure, version: input.version, typed: input.command, ...completed,
    })
    return isRefusal(done) ? done : { version: done.version }
  })
}

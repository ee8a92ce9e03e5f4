/**
 * One decision on many files. Each file is judged on its own by the same policy and the same `decide`, as the person who is
 * signed in now; the step has a key of its own for each file, so that a run that broke off goes on where it ended.
 */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Language } from '#platform/pure/text.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { readsFile } from '#modules/access/policy.ts'
import { bulkRoutes, type BulkRun } from '#modules/casefile/contract.ts'
import { findRun, listItems, nextItems, openRun, settleItem, stopRun, type BulkHead, type BulkItem } from '#modules/casefile/bulk.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import { transact, type Desk } from '#modules/casefile/desk.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { findFile } from '#modules/casefile/store.ts'
import { zComplaintCommand } from '#modules/complaint/contract.ts'
import { commandOn } from '#modules/complaint/server.ts'
import { zInquiryCommand } from '#modules/inquiry/contract.ts'
import { complete } from '#modules/inquiry/server.ts'
import { zMediationCommand } from '#modules/mediation/contract.ts'
import { zReportCommand } from '#modules/report/contract.ts'
import { command as commandOnReport } from '#modules/report/server.ts'
import { zAnnounce } from '#modules/notify/contract.ts'
import { announce } from '#modules/notify/server.ts'
import { zDrawStep, type SpotCheckRefusal } from '#modules/spotcheck/index.ts'
import { findDrawn } from '#modules/spotcheck/store.ts'
import { bind, type ApiParts, type Caller } from './api.ts'
import { completeMediation } from './mediation-step.ts'
import type { Parts } from './parts.ts'
import { refusalText } from './refusals.ts'

interface BulkStep {
  readonly head: FileHead
  readonly command: { readonly type: string }
  readonly actor: Actor
  readonly key: string
  readonly version: number
}

/** How the steps of a procedure are read and taken; `take` looks up what a command needs from outside the file. */
export interface BulkProcedure {
  readonly schema: z.ZodType<{ readonly type: string }>
  take(step: BulkStep): Promise<{ readonly version: number } | Refusal>
}

export interface BulkServer {
  readonly desk: Desk
  readonly procedures: Readonly<Record<string, BulkProcedure>>
}

/** Of a report or an inquiry only who handles it is decided on many at once. */
function assigns({ type }: { readonly type: string }): boolean {
  return type === 'assign'
}

export function bulkServer({ desk, complaints, reports, inquiries, notices }: Parts): BulkServer {
  return {
    desk,
    procedures: {
      complaint: {
        schema: zComplaintCommand,
        take: ({ head, command, actor, key, version }) => commandOn(complaints, head, zComplaintCommand.parse(command), actor, key, version),
      },
      mediation: {
        schema: zMediationCommand,
        take: ({ head, command, actor, key, version }) => transact(desk, {
          fileId: head.id, key, actor, procedure: 'mediation', version, command: completeMediation(zMediationCommand.parse(command), () => desk.newId()),
        }),
      },
      report: {
        schema: zReportCommand.refine(assigns),
        take: ({ head, command, actor, key, version }) => commandOnReport(reports, { id: head.id, key, version, command: zReportCommand.parse(command) }, actor),
      },
      inquiry: {
        schema: zInquiryCommand.refine(assigns),
        take: async ({ head, command, actor, key, version }) => {
          const completed = await complete(inquiries, zInquiryCommand.parse(command), head, actor)
          return isRefusal(completed) ? completed : transact(desk, { fileId: head.id, key, actor, procedure: 'inquiry', version, ...completed })
        },
      },
      // Of the sample of a draw alone; who rates the file meanwhile does not take it out of it.
      spotcheck: {
        schema: zDrawStep,
        take: async ({ head, command, actor, key }) => {
          const { type, drawId } = zDrawStep.parse(command)
          const drawn = await findDrawn(desk.database, drawId, head.id)
          const marking = { type, drawId, ...drawn }
          return drawn ? transact(desk, { fileId: head.id, key, actor, procedure: 'spotcheck', command: marking }) : refuse<SpotCheckRefusal>('spotcheck.not-found')
        },
      },
      // Changes nothing on the file, so that it may have moved on since it was chosen.
      notify: {
        schema: zAnnounce,
        take: async ({ head, command, actor, key }) => {
          const told = await announce(notices, head, zAnnounce.parse(command).what, key, actor)
          return isRefusal(told) ? told : head
        },
      },
    },
  }
}

export interface BulkAsk {
  readonly key: string
  readonly procedure: string
  readonly command: { readonly type: string }
  readonly files: readonly { readonly id: string; readonly version: number }[]
  /** What the run belongs to. */
  readonly cause?: string
}

/** Opens a run over files that the actor may read. */
export async function startBulk({ desk, procedures }: BulkServer, ask: BulkAsk, actor: Actor): Promise<BulkHead | Refusal> {
  const procedure = Object.hasOwn(procedures, ask.procedure) ? procedures[ask.procedure] : undefined
  if (!procedure?.schema.safeParse(ask.command).success) return refuse<CasefileRefusal>('casefile.not-in-bulk', { field: 'command' })
  if (new Set(ask.files.map(({ id }) => id)).size < ask.files.length) return refuse<CasefileRefusal>('casefile.named-twice', { field: 'files' })
  for (const { id } of ask.files) {
    const head = await findFile(desk.database, id)
    if (!head || !readsFile(actor, head)) return refuse<CasefileRefusal>('casefile.not-found', { field: 'files' })
  }
  const id = await openRun(desk.database, {
    id: desk.newId(), key: `staff:${actor.id}:${ask.key}`, actorId: actor.id, procedure: ask.procedure, command: ask.command, cause: ask.cause ?? null,
    startedAt: desk.clock(), files: ask.files,
  })
  return ownRun({ desk, procedures }, id, actor)
}

/** A run of the actor's; that of another looks like one that does not exist. */
export async function ownRun({ desk }: BulkServer, id: string, actor: Actor): Promise<BulkHead | Refusal> {
  const run = await findRun(desk.database, id)
  return run && run.actorId === actor.id ? run : refuse<CasefileRefusal>('casefile.unknown-run')
}

/** Takes the step on the next files that wait. One that fails for want of the database leaves its file waiting, and throws. */
export async function advanceBulk({ desk, procedures }: BulkServer, run: BulkHead, actor: Actor, count: number): Promise<undefined | Refusal> {
  if (run.stoppedAt) return refuse<CasefileRefusal>('casefile.run-stopped')
  const procedure = procedures[run.procedure]
  if (!procedure) throw new Error(`no procedure ${run.procedure}`)
  for (const { place, fileId, version } of await nextItems(desk.database, run.id, count)) {
    if ((await findRun(desk.database, run.id))?.stoppedAt) return undefined
    const head = await findFile(desk.database, fileId)
    const done = head && readsFile(actor, head)
      ? await procedure.take({ head, command: run.command, actor, key: `bulk:${run.id}:${fileId}`, version })
      : refuse<CasefileRefusal>('casefile.not-found')
    await settleItem(desk.database, run.id, place, isRefusal(done) ? done : null, desk.clock())
  }
  return undefined
}

function stateOf({ doneAt, refusal }: BulkItem): BulkRun['items'][number]['state'] {
  if (!doneAt) return 'waiting'
  return refusal ? 'refused' : 'done'
}

/** A run as people see it, its refusals in words. */
export async function bulkView({ desk }: BulkServer, run: BulkHead, language: Language, unitName: (id: string) => string | undefined): Promise<BulkRun> {
  const items = (await listItems(desk.database, run.id)).map((item) => ({
    fileId: item.fileId, number: item.number, state: stateOf(item),
    refusal: item.refusal && { refusal: item.refusal.refusal, message: refusalText(item.refusal, language, unitName), article: item.refusal.article ?? null },
  }))
  const count = (state: BulkRun['items'][number]['state']) => items.filter((item) => item.state === state).length
  const waiting = count('waiting')
  const open = run.stoppedAt ? 'stopped' : 'running'
  return {
    id: run.id, procedure: run.procedure, step: run.command.type, startedAt: run.startedAt.toISOString(), state: waiting === 0 ? 'ended' : open,
    total: items.length, done: count('done'), refused: count('refused'), waiting, items,
  }
}

export function bindBulk(app: FastifyInstance, api: ApiParts, server: BulkServer): void {
  const shown = async (id: string, { actor, language }: Caller) => {
    const run = await ownRun(server, id, actor)
    return isRefusal(run) ? run : bulkView(server, run, language, api.unitName)
  }
  bind(app, api, bulkRoutes.start, async (input, caller) => {
    const run = await startBulk(server, input, caller.actor)
    return isRefusal(run) ? run : shown(run.id, caller)
  })
  bind(app, api, bulkRoutes.read, ({ id }, caller) => shown(id, caller))
  bind(app, api, bulkRoutes.advance, async ({ id, count }, caller) => {
    const run = await ownRun(server, id, caller.actor)
    if (isRefusal(run)) return run
    return await advanceBulk(server, run, caller.actor, count) ?? shown(id, caller)
  })
  const hold = (at: () => Date | null) => async ({ id }: { id: string }, caller: Caller) => {
    const run = await ownRun(server, id, caller.actor)
    if (isRefusal(run)) return run
    await stopRun(server.desk.database, id, at())
    return shown(id, caller)
  }
  bind(app, api, bulkRoutes.stop, hold(() => server.desk.clock()))
  bind(app, api, bulkRoutes.resume, hold(() => null))
}

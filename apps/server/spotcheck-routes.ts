/** Binds spot checks: the draw and the run that marks its files, the check of each file. */
import type { FastifyInstance } from 'fastify'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { readsFile } from '#modules/access/policy.ts'
import { findRun, listRuns, type BulkHead } from '#modules/casefile/bulk.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { routes } from '#modules/spotcheck/index.ts'
import * as spotChecks from '#modules/spotcheck/server.ts'
import { listWaiting } from '#modules/spotcheck/store.ts'
import { bind, type ApiParts } from './api.ts'
import { bulkView, startBulk, type BulkServer } from './bulk.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

export function spotCheckRoutes(app: FastifyInstance, api: ApiParts, { desk, spotChecks: server }: Parts, bulk: BulkServer): void {
  bind(app, api, routes.list, (_input, { actor }) => spotChecks.list(server, actor))
  bind(app, api, routes.preview, (input, { actor }) => spotChecks.preview(server, input, actor))
  bind(app, api, routes.draw, (input, { actor }) => spotChecks.draw(server, input, actor))
  bind(app, api, routes.read, (input, { actor }) => spotChecks.read(server, input, actor))
  bind(app, api, routes.recompute, ({ id }, { actor }) => spotChecks.recompute(server, id, actor))
  bind(app, api, routes.run, async ({ id }, caller) => {
    const head = await spotChecks.readable(server, id, caller.actor)
    if (isRefusal(head)) return head
    const run = await runOf(bulk, id, caller.actor)
    return isRefusal(run) ? run : { run: run && await bulkView(bulk, run, caller.language, api.unitName) }
  })
  bindSteps(app, api, desk, routes.command, 'spotcheck')
  bind(app, api, routes.panel, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    return isRefusal(head) ? head : { panel: await spotChecks.panel(server, head) }
  })
}

/** The caller's run over the files of a draw that are not marked yet; where it broke off, the same one goes on. */
async function runOf(bulk: BulkServer, drawId: string, actor: Actor): Promise<BulkHead | null | Refusal> {
  const { database } = bulk.desk
  // One that has moved beyond the caller's reach meanwhile must not keep the others from being marked.
  const files = (await listWaiting(database, drawId)).filter((file) => readsFile(actor, file)).map(({ id, version }) => ({ id, version }))
  if (files.length === 0) return null
  const begun = (await listRuns(database, drawId)).filter((run) => run.actorId === actor.id)
  const open = begun.find(({ waiting, stoppedAt }) => waiting > 0 && stoppedAt === null)
  if (open) return await findRun(database, open.id) ?? null
  const command = { type: 'draw', drawId }
  return startBulk(bulk, { key: `spotcheck:${drawId}:${begun.length}`, procedure: 'spotcheck', command, files, cause: drawId }, actor)
}

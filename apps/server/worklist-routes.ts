/** Binds the worklist: lists, overview, local practice. */
import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import { routes, type WorklistRefusal } from '#modules/worklist/index.ts'
import { mayReadReaders } from '#modules/worklist/policy.ts'
import { listReadings } from '#modules/worklist/readers.ts'
import * as handlers from '#modules/worklist/server.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { readable } from './steps.ts'

const READINGS = 200

export function worklistRoutes(app: FastifyInstance, api: ApiParts, { desk, worklist }: Parts): void {
  app.addHook('onRequest', () => worklist.practices.refresh().catch(() => undefined))
  bind(app, api, routes.list, (input, { actor }) => handlers.list(worklist, input, actor))
  bind(app, api, routes.overview, (_input, { actor }) => handlers.overview(worklist, actor))
  bind(app, api, routes.counts, (_input, { actor }) => handlers.counts(worklist, actor))
  bind(app, api, routes.signatures, (input, { actor }) => handlers.signatures(worklist, input, actor))
  bind(app, api, routes.reminders, (input, { actor }) => handlers.reminders(worklist, input, actor))
  bind(app, api, routes.readReminders, (input, { actor }) => handlers.readReminders(worklist, input, actor))
  bind(app, api, routes.views, (_input, { actor }) => handlers.views(worklist, actor))
  bind(app, api, routes.saveView, (input, { actor }) => handlers.keepView(worklist, input, actor))
  bind(app, api, routes.dropView, (input, { actor }) => handlers.forgetView(worklist, input, actor))
  bind(app, api, routes.openFirst, (input, { actor }) => handlers.setFirstView(worklist, input, actor))
  bind(app, api, routes.readers, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    if (isRefusal(head)) return head
    if (!mayReadReaders(caller.actor, head)) return refuse<WorklistRefusal>('worklist.chief-only', { params: { unit: head.unitId } })
    return { readings: await listReadings(desk.database, head.id, READINGS) }
  })
  bind(app, api, routes.readPractice, (_input, { actor }) => handlers.readPractice(worklist, actor))
  bind(app, api, routes.settlePractice, (input, { actor }) => handlers.settlePractice(worklist, input, actor))
}

/** Binds the worklist: lists, overview, local practice. */
import type { FastifyInstance } from 'fastify'
import { routes } from '#modules/worklist/index.ts'
import * as handlers from '#modules/worklist/server.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'

export function worklistRoutes(app: FastifyInstance, api: ApiParts, { worklist }: Parts): void {
  app.addHook('onRequest', () => worklist.practices.refresh().catch(() => undefined))
  bind(app, api, routes.list, (input, { actor }) => handlers.list(worklist, input, actor))
  bind(app, api, routes.overview, (_input, { actor }) => handlers.overview(worklist, actor))
  bind(app, api, routes.counts, (_input, { actor }) => handlers.counts(worklist, actor))
  bind(app, api, routes.reminders, (input, { actor }) => handlers.reminders(worklist, input, actor))
  bind(app, api, routes.readReminders, (input, { actor }) => handlers.readReminders(worklist, input, actor))
  bind(app, api, routes.readPractice, (_input, { actor }) => handlers.readPractice(worklist, actor))
  bind(app, api, routes.settlePractice, (input, { actor }) => handlers.settlePractice(worklist, input, actor))
}

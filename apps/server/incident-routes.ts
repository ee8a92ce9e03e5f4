/** Binds incidents: suggestions, the incident itself, its answers to all at once, its brief, its levels. */
import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import { routes, type IncidentRefusal } from '#modules/incident/index.ts'
import * as incidents from '#modules/incident/server.ts'
import { fold, readIncidentEvents } from '#modules/incident/store.ts'
import * as views from '#modules/incident/view.ts'
import { bind, type ApiParts } from './api.ts'
import { bulkView, startBulk, type BulkServer } from './bulk.ts'
import type { Parts } from './parts.ts'

export function incidentRoutes(app: FastifyInstance, api: ApiParts, { incidents: server }: Parts, bulk: BulkServer): void {
  bind(app, api, routes.list, (input, { actor }) => views.list(server, input, actor))
  bind(app, api, routes.signals, (_input, { actor }) => views.signals(server, actor))
  bind(app, api, routes.alerts, (_input, { actor }) => views.alerts(server, actor))
  bind(app, api, routes.dismiss, (input, { actor }) => incidents.dismiss(server, input, actor))
  bind(app, api, routes.open, (input, { actor }) => incidents.open(server, input, actor))
  bind(app, api, routes.settings, (_input, { actor }) => incidents.settings(server, actor))
  bind(app, api, routes.settle, (input, { actor }) => incidents.settle(server, input, actor))
  bind(app, api, routes.read, (input, { actor }) => views.read(server, input, actor))
  bind(app, api, routes.command, (input, { actor }) => incidents.command(server, input, actor))
  bind(app, api, routes.brief, (input, { actor }) => incidents.brief(server, input, actor))
  bind(app, api, routes.answer, async ({ id, ...ask }, { actor, language }) => {
    const head = await incidents.readable(server.database, id, actor)
    if (isRefusal(head)) return head
    const state = fold(await readIncidentEvents(server.database, id))
    if (state.stage !== 'open') return refuse<IncidentRefusal>('incident.closed')
    const gathered = new Set(state.files.map(({ fileId }) => fileId))
    if (ask.files.some((file) => !gathered.has(file.id))) return refuse<IncidentRefusal>('incident.unknown-file', { field: 'files' })
    const run = await startBulk(bulk, { ...ask, cause: id }, actor)
    return isRefusal(run) ? run : bulkView(bulk, run, language, api.unitName)
  })
}

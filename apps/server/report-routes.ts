/** Binds reports. */
import type { FastifyInstance } from 'fastify'
import { routes } from '#modules/report/index.ts'
import * as reports from '#modules/report/server.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'

export function reportRoutes(app: FastifyInstance, api: ApiParts, { reports: server }: Parts): void {
  bind(app, api, routes.submit, (input) => reports.submit(server, input))
  bind(app, api, routes.track, (input) => reports.track(server, input))
  bind(app, api, routes.nameReporter, (input) => reports.nameReporter(server, input))
  bind(app, api, routes.addMaterial, (input) => reports.addMaterial(server, input))
  bind(app, api, routes.register, (input, { actor }) => reports.register(server, input, actor))
  bind(app, api, routes.read, (input, { actor }) => reports.read(server, input, actor))
  bind(app, api, routes.command, (input, { actor }) => reports.command(server, input, actor))
  bind(app, api, routes.unmask, (input, { actor }) => reports.unmask(server, input, actor))
}

/** Binds complaints and their mediation. */
import type { FastifyInstance } from 'fastify'
import { routes } from '#modules/complaint/index.ts'
import * as complaints from '#modules/complaint/server.ts'
import { routes as mediationRoutes } from '#modules/mediation/index.ts'
import { routes as codeRoutes } from '#modules/rules/contract.ts'
import { bind, type ApiParts } from './api.ts'
import { consumerMediation, completeMediation } from './mediation-step.ts'
import type { Parts } from './parts.ts'
import { bindSteps } from './steps.ts'

export function complaintRoutes(app: FastifyInstance, api: ApiParts, { complaints: server, desk, categories }: Parts): void {
  bind(app, api, codeRoutes.categories, async () => ({ categories: categories.map(({ code, zh, en }) => ({ code, zh, en })) }))
  bind(app, api, routes.submit, (input) => complaints.submit(server, input))
  bind(app, api, routes.track, (input) => complaints.track(server, input))
  bind(app, api, routes.consumerCommand, (input) => complaints.consumerCommand(server, input))
  bind(app, api, routes.register, (input, { actor }) => complaints.register(server, input, actor))
  bind(app, api, routes.read, (input, { actor }) => complaints.read(server, input, actor))
  bind(app, api, routes.command, (input, { actor }) => complaints.staffCommand(server, input, actor))
  bind(app, api, routes.issueCode, (input, { actor }) => complaints.issueCode(server, input, actor))
  bind(app, api, routes.unmask, (input, { actor }) => complaints.unmask(server, input, actor))
  bind(app, api, mediationRoutes.consumerCommand, (input) => consumerMediation(desk, server.secret, input))
  bindSteps(app, api, desk, mediationRoutes.command, 'mediation', async (command) => ({ command: completeMediation(command, () => desk.newId()) }))
}

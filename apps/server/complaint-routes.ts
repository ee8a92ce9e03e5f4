/** Binds complaints and their mediation. */
import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import { transact } from '#modules/casefile/desk.ts'
import { findFile } from '#modules/casefile/store.ts'
import { mayRead, routes } from '#modules/complaint/index.ts'
import * as complaints from '#modules/complaint/server.ts'
import { routes as mediationRoutes, type MediationCommand } from '#modules/mediation/index.ts'
import { routes as codeRoutes } from '#modules/rules/contract.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'

export function complaintRoutes(app: FastifyInstance, api: ApiParts, { complaints: server, desk, categories }: Parts): void {
  bind(app, api, codeRoutes.categories, async () => ({ categories: categories.map(({ code, zh, en }) => ({ code, zh, en })) }))
  bind(app, api, routes.submit, (input) => complaints.submit(server, input))
  bind(app, api, routes.track, (input) => complaints.track(server, input))
  bind(app, api, routes.consumerCommand, (input) => complaints.consumerCommand(server, input))
  bind(app, api, routes.register, (input, { actor }) => complaints.register(server, input, actor))
  bind(app, api, routes.queue, (input, { actor }) => complaints.queue(server, input, actor))
  bind(app, api, routes.overview, (_input, { actor }) => complaints.overview(server, actor))
  bind(app, api, routes.read, (input, { actor }) => complaints.read(server, input, actor))
  bind(app, api, routes.command, (input, { actor }) => complaints.staffCommand(server, input, actor))
  bind(app, api, routes.unmask, (input, { actor }) => complaints.unmask(server, input, actor))
  bind(app, api, mediationRoutes.command, async (input, { actor }) => {
    const head = await findFile(desk.database, input.id)
    if (!head || !mayRead(actor, head)) return refuse('casefile.not-found')
    const command: MediationCommand = input.command.type === 'invite' ? { ...input.command, sessionId: desk.newId() } : input.command
    const done = await transact(desk, {
      fileId: input.id, key: `staff:${actor.id}:${head.id}:${input.key}`, actor, procedure: 'mediation', command, version: input.version,
    })
    return isRefusal(done) ? done : { version: done.version }
  })
}

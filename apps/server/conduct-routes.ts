/** Binds what speaks against everyday consumption: the panel, the finding, what a county counts. */
import type { FastifyInstance } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { listAttachments } from '#modules/casefile/attachments.ts'
import type { ConductCommand } from '#modules/conduct/conduct.ts'
import { routes, type ConductCommandInput } from '#modules/conduct/index.ts'
import { counted, listSettings, panel, settle, type ConductServer } from '#modules/conduct/server.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

export function conductRoutes(app: FastifyInstance, api: ApiParts, { desk }: Parts): void {
  const server: ConductServer = { desk, countProofs: async (fileId) => (await listAttachments(desk.database, fileId)).length }
  bindSteps<ConductCommandInput>(app, api, desk, routes.command, 'conduct', async (command, head, { actor }) => {
    const completed: ConductCommand = command.type === 'propose-finding' ? { ...command, counted: await counted(server, head, actor) } : command
    return { command: completed }
  })
  bind(app, api, routes.read, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    return isRefusal(head) ? head : { panel: await panel(server, head, caller.actor) }
  })
  bind(app, api, routes.readSettings, (_input, { actor }) => listSettings(server, actor))
  bind(app, api, routes.settle, (input, { actor }) => settle(server, input, actor))
}

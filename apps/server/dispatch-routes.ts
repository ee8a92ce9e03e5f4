/** Binds dispatch between offices and agencies. */
import type { FastifyInstance } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { routes } from '#modules/dispatch/index.ts'
import { completeDispatch, readDispatch } from '#modules/dispatch/server.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

export function dispatchRoutes(app: FastifyInstance, api: ApiParts, { desk, dispatch }: Parts): void {
  bindSteps(app, api, desk, routes.command, 'dispatch', async (given, head) => {
    const command = await completeDispatch(dispatch, given, head)
    return isRefusal(command) ? command : { command, attachments: 'attachments' in command ? command.attachments : [] }
  })
  bind(app, api, routes.read, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    return isRefusal(head) ? head : readDispatch(dispatch, head)
  })
}

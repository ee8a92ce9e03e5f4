/** Binds dispatch between offices and agencies. */
import type { FastifyInstance } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { routes } from '#modules/dispatch/index.ts'
import * as places from '#modules/dispatch/places.ts'
import type { PlaceServer } from '#modules/dispatch/places.ts'
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
    return isRefusal(head) ? head : readDispatch(dispatch, head, caller.actor)
  })
  const settling: PlaceServer = { database: desk.database, categories: dispatch.categories, clock: desk.clock }
  bind(app, api, routes.placeCounties, (_input, { actor }) => places.placeCounties(settling, actor))
  bind(app, api, routes.places, (input, { actor }) => places.places(settling, input, actor))
  bind(app, api, routes.placeFiles, (input, { actor }) => places.placeFiles(settling, input, actor))
  bind(app, api, routes.settlePlace, (input, { actor }) => places.settlePlace(settling, input, actor))
  bind(app, api, routes.withdrawPlace, (input, { actor }) => places.withdrawPlace(settling, input, actor))
  bind(app, api, routes.categories, (_input, { actor }) => places.categories(settling, actor))
  bind(app, api, routes.settleCategory, (input, { actor }) => places.settleCategory(settling, input, actor))
}

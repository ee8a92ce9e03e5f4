/** Binds the firm register. */
import type { FastifyInstance } from 'fastify'
import { routes } from '#modules/party/contract.ts'
import * as handlers from '#modules/party/server.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'

export function partyRoutes(app: FastifyInstance, api: ApiParts, { desk }: Parts): void {
  bind(app, api, routes.searchOperators, (input) => handlers.searchOperators(input, desk))
  bind(app, api, routes.readOperator, (input) => handlers.readOperator(input, desk))
}

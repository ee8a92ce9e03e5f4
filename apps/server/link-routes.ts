/** Binds the links between files: those that belong with one, as far as the reader may read them. */
import type { FastifyInstance } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readsFile } from '#modules/access/policy.ts'
import { routes } from '#modules/casefile/contract.ts'
import { listLinked } from '#modules/casefile/links.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { readable } from './steps.ts'

export function linkRoutes(app: FastifyInstance, api: ApiParts, { desk }: Parts): void {
  bind(app, api, routes.links, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    if (isRefusal(head)) return head
    const linked = (await listLinked(desk.database, id)).filter((other) => readsFile(caller.actor, other))
    return { links: linked.map(({ unitId: _unit, ...shown }) => shown) }
  })
}

/** Binds the supervision of files. */
import type { FastifyInstance } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { routes, type SupervisionState } from '#modules/supervision/index.ts'
import { supervisionView } from '#modules/supervision/view.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

export function supervisionRoutes(app: FastifyInstance, api: ApiParts, { desk }: Parts): void {
  bindSteps(app, api, desk, routes.command, 'supervision')
  bind(app, api, routes.read, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    if (isRefusal(head)) return head
    const { states } = await readFolded(desk, head)
    return supervisionView(states['supervision'] as SupervisionState)
  })
}

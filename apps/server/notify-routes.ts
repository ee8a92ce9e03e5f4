/** Binds the notices of a file, and the address at which an HTTP gateway reports. */
import type { FastifyInstance } from 'fastify'
import { sameSecret } from '#platform/codes.ts'
import { isId } from '#platform/ids.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { deliveredBy } from '#modules/notify/channels/sms-http.ts'
import { routes } from '#modules/notify/contract.ts'
import { takeReceipt } from '#modules/notify/jobs.ts'
import { announce, list, resend } from '#modules/notify/server.ts'
import { bind, type ApiParts } from './api.ts'
import { REPORTS_PATH } from './carriers.ts'
import type { Parts } from './parts.ts'
import { readable } from './steps.ts'

export function notifyRoutes(app: FastifyInstance, api: ApiParts, { desk, notices, sender, reportSecret }: Parts): void {
  bind(app, api, routes.list, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    return isRefusal(head) ? head : list(notices, head, caller.actor)
  })
  bind(app, api, routes.resend, async ({ id, message, key }, caller) => {
    const head = await readable(desk, id, caller)
    return isRefusal(head) ? head : resend(notices, head, message, key, caller.actor)
  })
  bind(app, api, routes.announce, async ({ id, what, key }, caller) => {
    const head = await readable(desk, id, caller)
    return isRefusal(head) ? head : announce(notices, head, what, key, caller.actor)
  })

  // Not in the log: its address holds the secret. Not counted: a gateway reports as fast as people switch their phones on.
  app.get<{ Params: { secret: string; message: string }; Querystring: { status?: unknown } }>(
    `${REPORTS_PATH}/:secret/:message`, { logLevel: 'silent', config: { rateLimit: false } }, async (request, reply) => {
      const { secret, message } = request.params
      if (!sameSecret(secret, reportSecret.toString('hex'))) return reply.code(404).send()
      const { status } = request.query
      const delivered = typeof status === 'string' ? deliveredBy(status) : undefined
      if (delivered !== undefined && isId(message)) await takeReceipt(sender, { gatewayId: message, delivered, detail: `status ${String(status)}` })
      return reply.code(204).send()
    },
  )
}

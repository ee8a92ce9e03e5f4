/** The portal as a Fastify plugin: pages that work without script. Register it in a scope of its own. */
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serveAssets } from './assets.ts'
import { complaintRoutes } from './complaint-routes.ts'
import { inquiryRoutes } from './inquiry-routes.ts'
import type { ProblemPageProps } from './pages/ProblemPage.tsx'
import type { PortalServices } from './services.ts'
import { reportRoutes } from './report-routes.ts'
import { reportTrackRoutes } from './report-track-routes.ts'
import { trackRoutes } from './track-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { verifyRoutes } from './verify-routes.ts'
import { openVisit } from './visit.ts'

export async function portal(app: FastifyInstance, services: PortalServices): Promise<void> {
  if (!app.hasReplyDecorator('setCookie')) await app.register(cookie)
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)
  app.setErrorHandler<FastifyError>((error, request, reply) => sendProblem(error, request, reply, services))
  serveAssets(app)
  app.get('/', async (request, reply) => openVisit(request, reply, services).send('home', { limits: await services.limits() }))
  app.get('/privacy', async (request, reply) => openVisit(request, reply, services).send('privacy', {}))
  complaintRoutes(app, services)
  inquiryRoutes(app, services)
  trackRoutes(app, services)
  reportRoutes(app, services)
  reportTrackRoutes(app, services)
  verifyRoutes(app, services)
  paperRoutes(app, services)
}

/** The portal's page for an address that nothing answers; the server decides which addresses are the portal's. */
export function sendNotFound(request: FastifyRequest, reply: FastifyReply, services: PortalServices): FastifyReply {
  return openVisit(request, reply, services).send('problem', { status: 404 }, { status: 404 })
}

function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply, services: PortalServices): FastifyReply {
  const status = problemStatus(error.statusCode ?? 500)
  if (status === 500) request.log.error({ err: error }, 'portal request failed')
  const wait = Number(reply.getHeader('retry-after') ?? 60)
  const minutes = status === 429 ? Math.max(1, Math.ceil(wait / 60)) : undefined
  const incident = status === 500 ? request.id : undefined
  return openVisit(request, reply, services).send('problem', { status, minutes, incident }, { status })
}

function problemStatus(code: number): ProblemPageProps['status'] {
  if (code === 404 || code === 413 || code === 429 || code === 503) return code
  return code >= 400 && code < 500 ? 400 : 500
}

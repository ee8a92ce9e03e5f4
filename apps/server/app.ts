/** The HTTP server: what is registered, in which order. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import sql from 'sql-template-tag'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { isUnavailable } from '#platform/db/database.ts'
import { describeError } from '#platform/log/index.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Route } from '#platform/pure/contract.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { routes as accessContract } from '#modules/access/contract.ts'
import { readSession } from '#modules/access/sessions.ts'
import { bulkRoutes, routes as casefileContract, zAttachment } from '#modules/casefile/contract.ts'
import { routes as complaintContract } from '#modules/complaint/index.ts'
import { routes as conductContract } from '#modules/conduct/index.ts'
import { routes as documentContract } from '#modules/document/index.ts'
import { routes as enforcementContract } from '#modules/enforcement/index.ts'
import { routes as exchangeContract, zImportRun } from '#modules/exchange/contract.ts'
import { routes as dispatchContract } from '#modules/dispatch/index.ts'
import { routes as incidentContract } from '#modules/incident/index.ts'
import { routes as inquiryContract } from '#modules/inquiry/index.ts'
import { routes as knowledgeContract } from '#modules/knowledge/index.ts'
import { routes as mediationContract } from '#modules/mediation/index.ts'
import { routes as notifyContract } from '#modules/notify/contract.ts'
import { routes as partyContract } from '#modules/party/contract.ts'
import { routes as reportContract } from '#modules/report/index.ts'
import { routes as rulesContract } from '#modules/rules/contract.ts'
import { routes as worklistContract } from '#modules/worklist/index.ts'
import { routes as spotcheckContract } from '#modules/spotcheck/index.ts'
import { routes as supervisionContract } from '#modules/supervision/index.ts'
import { portal, sendNotFound } from '#apps/portal/server.ts'
import { accessRoutes } from './access-routes.ts'
import { sendRefusal, type ApiParts } from './api.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { complaintRoutes } from './complaint-routes.ts'
import { bindBulk, bulkServer } from './bulk.ts'
import { CONSOLE_ASSETS, consoleRoutes } from './console-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { dispatchRoutes } from './dispatch-routes.ts'
import { enforcementRoutes } from './enforcement-routes.ts'
import { exchangeServer } from './exchange-parts.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import { incidentRoutes } from './incident-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { inquiryRoutes, knowledgeRoutes } from './inquiry-routes.ts'
import { notifyRoutes } from './notify-routes.ts'
import { openApiDocument, type FileRoute } from './openapi.ts'
import { partyRoutes } from './party-routes.ts'
import type { Parts } from './parts.ts'
import { portalServices } from './portal-services.ts'
import { reportRoutes } from './report-routes.ts'
import { refusalRow } from './refusals.ts'
import { conductRoutes } from './conduct-routes.ts'
import { spotCheckRoutes } from './spotcheck-routes.ts'
import { supervisionRoutes } from './supervision-routes.ts'
import { unitDirectory } from './units.ts'
import { worklistRoutes } from './worklist-routes.ts'

export interface AppOptions {
  readonly version: string
  /** The console as built (`build-console.ts`). */
  readonly consoleFolder: string
  readonly trustProxy: boolean
  readonly secureCookies: boolean
  readonly authority: { readonly zh: string; readonly en: string }
  readonly rates: ApiParts['rates']
  readonly logLevel: string
  /** False while the server drains: the proxy then sends new requests elsewhere. */
  ready(): boolean
}

export const allRoutes: readonly Route[] = [
  accessContract,
  bulkRoutes,
  casefileContract,
  complaintContract,
  conductContract,
  dispatchContract,
  documentContract,
  enforcementContract,
  exchangeContract,
  incidentContract,
  inquiryContract,
  knowledgeContract,
  mediationContract,
  notifyContract,
  partyContract,
  reportContract,
  rulesContract,
  spotcheckContract,
  supervisionContract,
  worklistContract,
].flatMap((contract) => Object.values(contract) as unknown as Route[])

/** Uploads and downloads, which are bound by hand (`exchange-routes.ts`, `attachment-routes.ts`). */
export const fileRoutes: readonly FileRoute[] = [
  {
    id: 'import-national', method: 'POST', path: '/imports/national', access: 'staff', status: 202, output: zImportRun,
    summary: 'Take in a table exported from the national platform; follow the run by its id',
    refusals: [
      'exchange.not-permitted', 'exchange.not-a-table', 'exchange.has-macros', 'exchange.too-large', 'exchange.damaged', 'exchange.missing-columns', 'exchange.empty',
    ],
  },
  {
    id: 'fetch-export', method: 'GET', path: '/exports/:file', access: 'staff', status: 200,
    summary: 'A batch of results as a workbook, {id}.xlsx', refusals: ['exchange.not-permitted', 'exchange.unknown-export'],
  },
  {
    id: 'upload-attachment', method: 'POST', path: '/attachments', access: 'staff', status: 200, output: zAttachment,
    summary: 'Evidence for a form that is still being filled in', refusals: [
      'complaint.not-permitted', 'casefile.attachment-empty', 'casefile.attachment-too-large', 'casefile.attachment-type', 'casefile.attachment-damaged',
    ],
  },
]

const BODY_LIMIT = 1024 * 1024
/**
 * What says of itself that it is longer is answered before it is read. A form with photos that are merely too big stays
 * below: its files are cut, and the rest comes back as it was typed.
 */
const LONGEST_REQUEST = 100 * 1024 * 1024

async function refuseHuge(request: FastifyRequest): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_REQUEST) throw Object.assign(new Error('request too large'), { statusCode: 413 })
}

/** Errors in the log as everywhere else: without the values a database error carries. */
function logged(error: Error): { type: string; message: string; stack: string } {
  const { message, frames, ...rest } = describeError(error)
  return { ...rest, type: error.name, message: typeof message === 'string' ? message : '', stack: Array.isArray(frames) ? frames.join('\n') : '' }
}

export async function buildApp(parts: Parts, deps: AccessDeps, options: AppOptions): Promise<FastifyInstance> {
  const units = unitDirectory(parts.desk.database, deps.clock)
  await units.refresh()
  const api: ApiParts = { readSession: (token) => readSession(token, deps), unitName: (id) => units.nameOf(id), rates: options.rates }
  const app = Fastify({ trustProxy: options.trustProxy, bodyLimit: BODY_LIMIT, logger: { level: options.logLevel, redact: ['req.headers'], serializers: { err: logged } }, requestTimeout: 300_000 })
  await app.register(helmet, { contentSecurityPolicy: false, hsts: options.secureCookies })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(rateLimit, {
    global: true, max: options.rates.public, timeWindow: 60_000, allowList: (request) => request.url.startsWith(CONSOLE_ASSETS),
    errorResponseBuilder: (_request, context) => Object.assign(new Error('too many requests'), { statusCode: 429, minutes: Math.max(1, Math.ceil(context.ttl / 60_000)) }),
  })
  app.addHook('onRequest', refuseHuge)
  // Names are an ornament: without a database the address that says so must still answer.
  app.addHook('onRequest', () => units.refresh().catch(() => undefined))
  app.setErrorHandler<FastifyError>((error, request, reply) => sendRefusal(api, request, reply, refusalFor(error, request)))
  const services = portalServices(parts, { authority: options.authority, secureCookies: options.secureCookies, unitName: api.unitName })
  health(app, parts, options)
  complaintRoutes(app, api, parts)
  conductRoutes(app, api, parts)
  worklistRoutes(app, api, parts)
  enforcementRoutes(app, api, parts)
  documentRoutes(app, api, parts)
  supervisionRoutes(app, api, parts)
  reportRoutes(app, api, parts)
  linkRoutes(app, api, parts)
  dispatchRoutes(app, api, parts)
  inquiryRoutes(app, api, parts)
  knowledgeRoutes(app, api, parts)
  accessRoutes(app, api, deps, options.secureCookies)
  partyRoutes(app, api, parts)
  exchangeRoutes(app, api, exchangeServer(parts), deps)
  const bulk = bulkServer(parts)
  bindBulk(app, api, bulk)
  incidentRoutes(app, api, parts, bulk)
  spotCheckRoutes(app, api, parts, bulk)
  notifyRoutes(app, api, parts)
  attachmentRoutes(app, api, parts, services)
  app.get('/api/openapi.json', async () => openApiDocument(allRoutes, fileRoutes, (code) => refusalRow(code).status, options.version))
  consoleRoutes(app, options.consoleFolder)
  await app.register(async (scope) => portal(scope, services))
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => notFound(request, reply, api, services))
  return app
}

function notFound(request: FastifyRequest, reply: FastifyReply, api: ApiParts, services: Parameters<typeof sendNotFound>[2]): FastifyReply {
  const forProgram = request.url.startsWith('/api/') || request.url.startsWith('/attachments/')
  return forProgram ? sendRefusal(api, request, reply, refuse('request.not-found')) : sendNotFound(request, reply, services)
}

/** Failures of the shell as refusals; anything else is ours, logged in full and answered without detail. */
function refusalFor(error: FastifyError & { minutes?: number }, request: FastifyRequest): Refusal {
  if (error.statusCode === 429) return refuse('request.too-many', { params: { minutes: error.minutes ?? 1 } })
  if (error.statusCode === 413) return refuse('request.too-large')
  if (error.statusCode === 415 || error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return refuse('request.unsupported')
  if (error.statusCode === 400) return refuse('request.not-json')
  request.log.error({ err: error }, 'request failed')
  return refuse(isUnavailable(error) ? 'request.unavailable' : 'request.failed')
}

function health(app: FastifyInstance, { desk }: Parts, options: AppOptions): void {
  app.get('/health/live', { config: { rateLimit: false } }, async () => ({ status: 'ok', version: options.version }))
  app.get('/health/ready', { config: { rateLimit: false } }, async (_request, reply) => {
    if (!options.ready()) return reply.code(503).send({ status: 'draining' })
    try {
      await desk.database.one(sql`select 1 as one`)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database-unavailable' })
    }
  })
}

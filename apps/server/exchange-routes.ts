/** The import's upload and the export's download, which are files and not JSON; the rest is bound like any route. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { fill } from '#platform/pure/text.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { routes } from '#modules/exchange/contract.ts'
import { mayExchange } from '#modules/exchange/policy.ts'
import { beginImport, exportWorkbook, makeExport, runImport, type ExchangeServer } from '#modules/exchange/server.ts'
import { findRun, listBatches, listRuns, type StoredRun } from '#modules/exchange/store.ts'
import { MAX_TABLE_BYTES, TOO_LARGE } from '#modules/exchange/table.ts'
import { bind, languageOf, sendRefusal, signedIn, type ApiParts } from './api.ts'
import { refusalRow } from './refusals.ts'
import { bytesOf } from './uploads.ts'

const UUID = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.xlsx$/

function runView(run: StoredRun, language: 'zh' | 'en') {
  return { ...run, bad: run.bad.map(({ line, number, refusal, params }) => ({ line, number, refusal, reason: fill(refusalRow(refusal)[language], params) })) }
}

async function exchanging(request: FastifyRequest, api: ApiParts): Promise<Actor | Refusal> {
  const session = await signedIn(request, api)
  return isRefusal(session) ? session : mayExchange(session.actor) ?? session.actor
}

export function exchangeRoutes(app: FastifyInstance, api: ApiParts, server: ExchangeServer, deps: AccessDeps): void {
  bind(app, api, routes.runs, async (_input, { actor, language }) => mayExchange(actor) ?? { runs: (await listRuns(server.database)).map((run) => runView(run, language)) })
  bind(app, api, routes.run, async (input, { actor, language }) => {
    const run = await findRun(server.database, input.id)
    return mayExchange(actor) ?? (run ? runView(run, language) : refuse('request.not-found'))
  })
  bind(app, api, routes.makeExport, async (_input, { actor }) => mayExchange(actor) ?? makeExport(server, actor))
  bind(app, api, routes.exports, async (_input, { actor }) => mayExchange(actor) ?? { exports: await listBatches(server.database) })
  uploadRoute(app, api, server, deps)
  app.get<{ Params: { file: string } }>('/api/exports/:file', async (request, reply) => {
    const actor = await exchanging(request, api)
    const id = UUID.exec(request.params.file)?.[1]
    const book = isRefusal(actor) ? actor : id ? await exportWorkbook(server, id) : refuse('exchange.unknown-export')
    if (isRefusal(book)) return sendRefusal(api, request, reply, book)
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', 'attachment; filename="results.xlsx"').send(book)
  })
}

/** Answers as soon as the table has been read; the rows are taken in afterwards and can be followed by the run's id. */
function uploadRoute(app: FastifyInstance, api: ApiParts, server: ExchangeServer, deps: AccessDeps): void {
  app.post('/api/imports/national', async (request, reply) => {
    const actor = await exchanging(request, api)
    if (isRefusal(actor)) return sendRefusal(api, request, reply, actor)
    const part = await request.file({ limits: { fileSize: MAX_TABLE_BYTES, files: 1 } })
    if (!part) return sendRefusal(api, request, reply, refuse('exchange.not-a-table'))
    const content = await bytesOf(part)
    if (!content) return sendRefusal(api, request, reply, TOO_LARGE)
    const stamp = Number(request.headers['x-last-modified'])
    const now = deps.clock()
    // A table from the future would pass for the newest for ever.
    const exportedAt = stamp > 0 && stamp < now.getTime() ? new Date(stamp) : now
    const job = { content, fileName: part.filename.replace(/\p{Cc}/gu, '').slice(0, 200), exportedAt, actor }
    const begun = await beginImport(server, job)
    if (isRefusal(begun)) return sendRefusal(api, request, reply, begun)
    void runImport(server, begun.runId, begun.table, job).catch((error: unknown) => request.log.error({ err: error }, 'import was cut off'))
    const run = await findRun(server.database, begun.runId)
    if (!run) throw new Error('an import that began has no run')
    return reply.code(202).send(runView(run, languageOf(request)))
  })
}

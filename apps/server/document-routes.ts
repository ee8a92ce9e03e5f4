/** Binds the documents of a file: the list, the steps, and the papers themselves. */
import type { FastifyInstance } from 'fastify'
import { isId } from '#platform/ids.ts'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { findFile } from '#modules/casefile/store.ts'
import { routes } from '#modules/document/index.ts'
import { mayReadText } from '#modules/document/policy.ts'
import { complete, list, previewDraft } from '#modules/document/server.ts'
import { readIssued } from '#modules/document/store.ts'
import { readable as readableIncident } from '#modules/incident/server.ts'
import { bind, sendRefusal, signedIn, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

const TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }

export function documentRoutes(app: FastifyInstance, api: ApiParts, { desk, documents, complaints: { logRead } }: Parts): void {
  bind(app, api, routes.list, async (input, caller) => {
    const head = await readable(desk, input.id, caller)
    return isRefusal(head) ? head : list(documents, head, caller.actor)
  })
  bindSteps(app, api, desk, routes.command, 'document', async (command, _head, { actor }) => complete(documents, command, actor))

  /** Of a file, who works on it; of an incident, whose brief names nobody, who may read the incident. */
  async function mayReadPaper(owner: string, actor: Actor): Promise<boolean> {
    const head = await findFile(desk.database, owner)
    return head ? mayReadText(actor, head) : !isRefusal(await readableIncident(desk.database, owner, actor))
  }

  /** An issued document as PDF or DOCX, or a draft as it would look; with full names, so for those who work on the file. */
  app.get<{ Params: { file: string; paper: string } }>('/documents/:file/:paper', { config: { rateLimit: { max: api.rates.staff, timeWindow: 60_000 } } }, async (request, reply) => {
    const session = await signedIn(request, api)
    if (isRefusal(session)) return sendRefusal(api, request, reply, session)
    const { file } = request.params
    const [id = '', form = ''] = request.params.paper.split('.')
    if (!isId(file) || !isId(id) || (form !== 'pdf' && form !== 'docx') || !(await mayReadPaper(file, session.actor))) return sendRefusal(api, request, reply, refuse('request.not-found'))
    const issued = await readIssued(desk.database, file, id, form)
    const content = issued?.content ?? (form === 'pdf' ? await previewDraft(documents, file, id) : undefined)
    if (!content) return sendRefusal(api, request, reply, refuse('request.not-found'))
    // Asked beforehand whether there is something to show, nobody has read yet.
    if (request.method === 'GET') await logRead(session.actor, file, 'document.read', issued?.number ?? null)
    const name = encodeURIComponent(`${issued?.number ?? '草稿'}.${form}`)
    return reply.type(TYPES[form] ?? '').header('content-disposition', `${form === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .header('x-content-type-options', 'nosniff').header('cache-control', 'no-store').send(content)
  })
}

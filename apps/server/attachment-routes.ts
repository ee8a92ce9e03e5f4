/** Evidence on its way in from staff, and out: a path of its own, always as an attachment, never run by a browser. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '#platform/ids.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { readAttachment, stageAttachment, type AttachmentRow } from '#modules/casefile/attachments.ts'
import { findFile } from '#modules/casefile/store.ts'
import { mayAddEvidence, mayRead } from '#modules/complaint/index.ts'
import { track } from '#modules/complaint/server.ts'
import type { PortalServices } from '#apps/portal/services.ts'
import { sendRefusal, SESSION_COOKIE, signedIn, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { bytesOf, MAX_BYTES, prepareUpload } from './uploads.ts'

function send(reply: FastifyReply, attachment: AttachmentRow & { content: Buffer }): FastifyReply {
  return reply.type(attachment.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=300').send(attachment.content)
}

/** Evidence that staff add: kept for a form that is still being filled in. */
async function takeUpload(request: FastifyRequest, { desk }: Parts): Promise<AttachmentRow | Refusal> {
  const part = await request.file({ limits: { fileSize: MAX_BYTES, files: 1 } })
  if (!part) return refuse('request.unsupported')
  const content = await bytesOf(part)
  if (!content) return refuse('casefile.attachment-too-large', { params: { name: part.filename } })
  const upload = await prepareUpload(content, part.filename, randomUUID(), desk.clock())
  if (isRefusal(upload)) return upload
  await stageAttachment(desk.database, upload)
  return { id: upload.id, name: upload.name, mediaType: upload.mediaType, size: upload.content.length }
}

export function attachmentRoutes(app: FastifyInstance, api: ApiParts, parts: Parts, portal: PortalServices): void {
  async function mayFetch(fileId: string, session: string | undefined, tracking: string | undefined): Promise<boolean> {
    const staff = session ? await api.readSession(session) : undefined
    if (staff) {
      const head = await findFile(parts.desk.database, fileId)
      return head !== undefined && mayRead(staff.actor, head)
    }
    const key = tracking ? portal.trackCookie.open(tracking) : undefined
    const view = key && (await track(parts.complaints, { number: key.number, queryCode: key.code }))
    return view !== undefined && !isRefusal(view) && view.id === fileId
  }

  app.post('/api/attachments', { config: { rateLimit: { max: api.rates.staff, timeWindow: 60_000 } } }, async (request, reply) => {
    const session = await signedIn(request, api)
    const staged = isRefusal(session) ? session : mayAddEvidence(session.actor) ?? await takeUpload(request, parts)
    return isRefusal(staged) ? sendRefusal(api, request, reply, staged) : reply.send(staged)
  })

  app.get<{ Params: { file: string; id: string } }>('/attachments/:file/:id', async (request, reply) => {
    const { file, id } = request.params
    const allowed = isId(file) && isId(id) && (await mayFetch(file, request.cookies[SESSION_COOKIE], request.cookies['hongdun_track']))
    const attachment = allowed ? await readAttachment(parts.desk.database, file, id) : undefined
    return attachment ? send(reply, attachment) : sendRefusal(api, request, reply, refuse('request.not-found'))
  })
}

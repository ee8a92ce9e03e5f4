/** Evidence on its way out: a path of its own, always as an attachment, never run by a browser. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import { readSession } from '#modules/access/sessions.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { readAttachment, type AttachmentRow } from '#modules/casefile/attachments.ts'
import { findFile } from '#modules/casefile/store.ts'
import { mayRead } from '#modules/complaint/index.ts'
import { track } from '#modules/complaint/server.ts'
import type { PortalServices } from '#apps/portal/services.ts'
import { sendRefusal, SESSION_COOKIE, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

function send(reply: FastifyReply, attachment: AttachmentRow & { content: Buffer }): FastifyReply {
  return reply.type(attachment.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=300').send(attachment.content)
}

export function attachmentRoutes(app: FastifyInstance, api: ApiParts, parts: Parts, deps: AccessDeps, portal: PortalServices): void {
  async function mayFetch(fileId: string, session: string | undefined, tracking: string | undefined): Promise<boolean> {
    const signedIn = session ? await readSession(session, deps) : undefined
    if (signedIn) {
      const head = await findFile(parts.desk.database, fileId)
      return head !== undefined && mayRead(signedIn.actor, head)
    }
    const key = tracking ? portal.trackCookie.open(tracking) : undefined
    const view = key && (await track(parts.complaints, { number: key.number, queryCode: key.code }))
    return view !== undefined && !isRefusal(view) && view.id === fileId
  }

  app.get<{ Params: { file: string; id: string } }>('/attachments/:file/:id', async (request, reply) => {
    const { file, id } = request.params
    const allowed = UUID.test(file) && UUID.test(id) && (await mayFetch(file, request.cookies[SESSION_COOKIE], request.cookies['hongdun_track']))
    const attachment = allowed ? await readAttachment(parts.desk.database, file, id) : undefined
    return attachment ? send(reply, attachment) : sendRefusal(api, request, reply, refuse('request.not-found'))
  })
}

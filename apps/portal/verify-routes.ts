/** Whether an official document is genuine: the address in its QR code, and a paper compared with what was issued. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { readForm } from './multipart.ts'
import type { PortalServices } from './services.ts'
import { openVisit } from './visit.ts'

/** Spaces, hyphens and case are forgiven. */
function codeOf(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').slice(0, 40)
}

export function verifyRoutes(app: FastifyInstance, services: PortalServices): void {
  app.get<{ Params: { code: string } }>('/verify/:code', async (request, reply) => {
    const code = codeOf(request.params.code)
    const found = await services.verifyDocument(code)
    return openVisit(request, reply, services).send('verify', { code, found }, { status: found ? 200 : 404 })
  })

  // Changes nothing and tells nothing of anyone, so it needs no token; the paper is hashed and forgotten.
  app.post<{ Params: { code: string } }>('/verify/:code', async (request, reply) => {
    const code = codeOf(request.params.code)
    const [{ files }, found] = [await readForm(request), await services.verifyDocument(code)]
    const paper = files.find(({ content }) => content.length > 0)
    const same = paper && createHash('sha256').update(paper.content).digest('hex') === found?.sha256
    const compared = paper ? (same ? 'same' : 'different') : 'none'
    return openVisit(request, reply, services).send('verify', { code, found, compared }, { status: found ? 200 : 404 })
  })
}

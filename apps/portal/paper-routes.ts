/** A document that was delivered online: shown, opened and signed for by whoever shows that it is theirs. The code never enters an address. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readForm } from './multipart.ts'
import type { Paper, PortalServices } from './services.ts'
import { single } from './values.ts'
import { openVisit, tokenFault, type Visit } from './visit.ts'

interface Shown {
  readonly top?: string
  readonly code?: string
  readonly done?: boolean
  readonly status?: number
}

function show(visit: Visit, paper: Paper, { top, code, done = false, status = 200 }: Shown): FastifyReply {
  return visit.send('paper', { paper, top, code, done }, { status, path: `/papers/${paper.token}` })
}

/** The code of the file that this browser follows stands for typing it. */
async function followedCode(visit: Visit, services: PortalServices, { token }: Paper): Promise<string | undefined> {
  for (const followed of [visit.tracking, visit.report]) {
    if (typeof followed === 'object' && await services.papers.holds(token, followed.code)) return followed.code
  }
  return undefined
}

export function paperRoutes(app: FastifyInstance, services: PortalServices): void {
  const { papers } = services

  // A look alone opens nothing: phones and mail filters follow addresses by themselves.
  app.get<{ Params: { token: string } }>('/papers/:token', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const paper = await papers.find(request.params.token)
    if (!paper) return visit.send('problem', { status: 404 }, { status: 404 })
    const code = paper.asks === 'query-code' ? await followedCode(visit, services, paper) : paper.asks === 'nothing' ? '' : undefined
    return show(visit, paper, code === undefined ? {} : { code })
  })

  for (const step of ['show', 'open', 'sign'] as const) {
    app.post<{ Params: { token: string } }>(`/papers/:token/${step}`, async (request, reply) => {
      const { values } = await readForm(request)
      const visit = openVisit(request, reply, services)
      const paper = await papers.find(request.params.token)
      if (!paper) return visit.send('problem', { status: 404 }, { status: 404 })
      const token = services.csrf.verify(single(values, 'token'), visit.visitor)
      if (token !== 'ok') return show(visit, paper, { top: tokenFault(visit, token), status: 403 })
      return take(step, visit, services, paper, single(values, 'code'), reply)
    })
  }
}

async function take(step: 'show' | 'open' | 'sign', visit: Visit, { papers, refusalText }: PortalServices, paper: Paper, code: string, reply: FastifyReply): Promise<FastifyReply> {
  const opened = step === 'open' ? await papers.open(paper.token, code) : undefined
  if (opened && !isRefusal(opened)) return sendPaper(reply, opened)
  const refused = opened ?? await (step === 'sign' ? papers.sign(paper.token, code) : papers.prove(paper.token, code))
  if (refused) return show(visit, paper, { top: refusalText(refused, visit.language), status: refused.refusal === 'document.too-many-tries' ? 429 : 404 })
  return show(visit, paper, { code, done: step === 'sign' })
}

function sendPaper(reply: FastifyReply, { number, content }: { readonly number: string; readonly content: Buffer }): FastifyReply {
  return reply.type('application/pdf').header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${number}.pdf`)}`)
    .header('x-content-type-options', 'nosniff').header('cache-control', 'no-store').send(content)
}

/** The console as built by Vite: its page with a fresh nonce a request, its files by their content names. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

function policy(nonce: string): string {
  return [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "media-src 'self'", "object-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].join('; ')
}

/** Fingerprinted files that a browser asks for by the dozen and keeps for a year. */
export const CONSOLE_ASSETS = '/console/assets/'

export function consoleRoutes(app: FastifyInstance, folder: string): void {
  void app.register(fastifyStatic, { root: join(folder, 'assets'), prefix: CONSOLE_ASSETS, immutable: true, maxAge: '365d' })
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const send = async (_request: unknown, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy(nonce)).header('cache-control', 'no-store')
      .send(page.replaceAll('__NONCE__', nonce))
  }
  app.get('/console', async (_request, reply) => reply.redirect('/console/'))
  app.get('/console/', send)
  app.get('/console/*', send)
}

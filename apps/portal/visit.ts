/** One request to the portal: its language, its visitor, and how a page is sent back. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '#platform/pure/text.ts'
import { assetAddresses } from './assets.ts'
import type { Shell } from './components/shell.ts'
import { renderPage, type PageName, type PageProps } from './render.tsx'
import type { PortalServices, TrackingKey } from './services.ts'
import { translator, type Translate } from './text.ts'

const COOKIES = { language: 'hongdun_language', visitor: 'hongdun_visitor', track: 'hongdun_track', report: 'hongdun_report' } as const
const YEAR = 365 * 24 * 3600

/** No inline script or style anywhere, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
  "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ')

export interface Visit {
  readonly language: Language
  readonly t: Translate
  /** Tokens of forms are bound to it. */
  readonly visitor: string
  /** The file that this browser may follow now, if any; `stale` where it was one but has run out. */
  readonly tracking: TrackingKey | 'stale' | undefined
  /** The same for a report, which is followed apart from a complaint. */
  readonly report: TrackingKey | 'stale' | undefined
  /** Sends a page; `path` is where the language link leads where that is not this address. */
  send<Name extends PageName>(name: Name, props: PageProps<Name>, options?: { status?: number; path?: string }): FastifyReply
}

/** Why a form is not taken whose token ran out or is none of ours, with what else was wrong. */
export function tokenFault({ t }: Pick<Visit, 't'>, token: 'expired' | 'invalid', problems: readonly string[] = []): string {
  return [t(token === 'expired' ? 'form.expired' : 'form.invalidToken'), ...problems].join(' ')
}

/** Text of a query parameter, at most 100 characters; '' where absent. */
export function queryText(request: FastifyRequest, name: string): string {
  const query = request.query
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined
  return typeof value === 'string' ? value.trim().slice(0, 100) : ''
}

export function openVisit(request: FastifyRequest, reply: FastifyReply, services: PortalServices, chosen?: string): Visit {
  const language = visitLanguage(request, reply, services, chosen ?? queryText(request, 'lang'))
  const visitor = visitorOf(request, reply, services)
  const followed = (sealed: string | undefined) => (sealed ? services.trackCookie.open(sealed) ?? 'stale' : undefined)
  const shell: Omit<Shell, 'csrfToken'> = { language, path: request.url, site: services.site, assets: assetAddresses, languageSwitch: 'link' }
  return {
    language, visitor, t: translator(language),
    tracking: followed(request.cookies[COOKIES.track]), report: followed(request.cookies[COOKIES.report]),
    send(name, props, { status = 200, path } = {}) {
      const html = renderPage(name, props, { ...shell, path: path ?? shell.path, csrfToken: services.csrf.issue(visitor) })
      return pageHeaders(reply).code(status).type('text/html; charset=utf-8').send(html)
    },
  }
}

/** Pages hold personal data: nothing may keep them, and no address may tell where one came from. */
function pageHeaders(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', POLICY).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin').header('vary', 'Cookie')
}

function isLanguage(text: string | undefined): text is Language {
  return text === 'zh' || text === 'en'
}

function visitLanguage(request: FastifyRequest, reply: FastifyReply, services: PortalServices, chosen: string): Language {
  const kept = request.cookies[COOKIES.language]
  if (!isLanguage(chosen)) return isLanguage(kept) ? kept : 'zh'
  reply.setCookie(COOKIES.language, chosen, { path: '/', maxAge: YEAR, sameSite: 'lax', secure: services.secureCookies })
  return chosen
}

function visitorOf(request: FastifyRequest, reply: FastifyReply, services: PortalServices): string {
  const kept = request.cookies[COOKIES.visitor]
  if (kept && /^[\w.:-]{8,120}$/.test(kept)) return kept
  const visitor = services.newKey()
  // Not `strict`: a link from elsewhere would draw a new visitor and spoil the forms open in other tabs.
  reply.setCookie(COOKIES.visitor, visitor, { path: '/', httpOnly: true, sameSite: 'lax', secure: services.secureCookies })
  return visitor
}

type Followed = 'complaint' | 'report'

function cookieOf(kind: Followed): string {
  return kind === 'report' ? COOKIES.report : COOKIES.track
}

/** Lets this browser follow one file of a kind until the sealed text runs out or the browser is closed. */
export function rememberFile(reply: FastifyReply, services: PortalServices, key: TrackingKey, kind: Followed = 'complaint'): void {
  const sealed = services.trackCookie.seal(key)
  reply.setCookie(cookieOf(kind), sealed, { path: '/', httpOnly: true, sameSite: 'lax', secure: services.secureCookies })
}

export function forgetFile(reply: FastifyReply, kind: Followed = 'complaint'): void {
  reply.clearCookie(cookieOf(kind), { path: '/' })
}

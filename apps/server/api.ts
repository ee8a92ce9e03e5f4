/** Binds the routes of the contracts to their handlers: parse, authenticate, ask, answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Route } from '#platform/pure/contract.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import type { SignedIn } from '#modules/access/sessions.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { refusalBody, refusalRow } from './refusals.ts'


/** What a handler is told of the caller. Staff routes are only reached with a session. */
export interface Caller {
  readonly session: SignedIn | undefined
  readonly actor: Actor
  readonly address: string
  readonly agent: string
  readonly language: Language
  readonly reply: FastifyReply
}

export type Handler<Input, Output> = (input: Input, caller: Caller) => Promise<Output | Refusal>

export interface ApiParts {
  readSession(token: string): Promise<SignedIn | undefined>
  unitName(id: string): string | undefined
  /** Requests a minute from one address, by the kind of route. */
  readonly rates: Readonly<Record<'submit' | 'guess' | 'public' | 'staff', number>>
}

export const SESSION_COOKIE = 'hongdun_session'

const NOBODY: Actor = { id: 'public', name: '', grants: [] }
const GUESSED: ReadonlySet<string> = new Set(['track-complaint', 'consumer-command', 'consumer-mediation', 'track-report', 'add-report-material', 'track-inquiry', 'rate-inquiry', 'sign-in', 'accept-invitation'])
const SUBMITTED: ReadonlySet<string> = new Set(['submit-complaint', 'submit-report', 'submit-inquiry'])

export function languageOf(request: FastifyRequest): Language {
  return /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}

export function sendRefusal(parts: Pick<ApiParts, 'unitName'>, request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(refusalRow(refusal.refusal).status).send(refusalBody(refusal, languageOf(request), parts.unitName))
}

/** The first problem of a parse, by field and in words; the browser's form shows it at the field. */
function invalid(error: z.ZodError, language: Language): Refusal {
  const locale = language === 'zh' ? z.locales.zhCN() : z.locales.en()
  const issue = error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const worded = issue && locale.localeError(issue as z.core.$ZodRawIssue)
  const problem = typeof worded === 'string' ? worded : worded?.message ?? issue?.message ?? ''
  return refuse('request.invalid', { field, params: { field: field || '—', problem } })
}

function rateOf(route: Route, parts: ApiParts): number {
  if (GUESSED.has(route.id)) return parts.rates.guess
  if (SUBMITTED.has(route.id)) return parts.rates.submit
  return route.access === 'staff' ? parts.rates.staff : parts.rates.public
}

async function sessionOf(request: FastifyRequest, parts: ApiParts): Promise<SignedIn | undefined> {
  const token = request.cookies[SESSION_COOKIE]
  return token ? parts.readSession(token) : undefined
}

/** The session of a request of staff; writes also carry the token that only our own pages know. */
export async function signedIn(request: FastifyRequest, parts: ApiParts): Promise<SignedIn | Refusal> {
  const session = await sessionOf(request, parts)
  if (!session) return refuse('request.sign-in')
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== session.csrfToken) return refuse('request.forged')
  return session
}

export function bind<Input, Output>(app: FastifyInstance, parts: ApiParts, route: Route<Input, Output>, handler: Handler<Input, Output>): void {
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    config: { rateLimit: { max: rateOf(route as Route, parts), timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const session = await (route.access === 'staff' ? signedIn(request, parts) : sessionOf(request, parts))
      if (isRefusal(session)) return sendRefusal(parts, request, reply, session)
      const sent = route.method === 'GET' || route.method === 'DELETE' ? request.query : request.body
      const parsed = route.input.safeParse(storable({ ...asObject(sent), ...asObject(request.params) }))
      const language = languageOf(request)
      if (!parsed.success) return sendRefusal(parts, request, reply, invalid(parsed.error, language))
      const caller: Caller = {
        session, actor: session?.actor ?? NOBODY, address: request.ip, agent: request.headers['user-agent'] ?? '', language, reply,
      }
      const answer = await handler(parsed.data, caller)
      // What the contract does not name does not leave the house, whatever a handler holds in its hands.
      return isRefusal(answer) ? sendRefusal(parts, request, reply, answer) : reply.send(route.output.parse(answer))
    },
  })
}

/** Far deeper than any contract; what lies below is refused there. */
const DEEPEST = 12

/** Every text in a form that PostgreSQL can store: no NUL, no half of a surrogate pair. */
function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, storable(member, depth + 1)]))
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

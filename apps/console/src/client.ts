/** The way to the server: typed by the contracts, waits for a new sign-in where the session ended, tells when the line is down. */
import type { Route } from '#platform/pure/contract.ts'
import type { Language } from '#platform/pure/text.ts'
import { requestOf } from './request.ts'
import { createSignal } from './signal.ts'

export interface ServerRefusal {
  readonly status: number
  readonly refusal: string
  readonly message: string
  readonly article?: string
  /** A rule of this system, not an article, forbids the step. */
  readonly own?: boolean
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Thrown by every call that did not bring an answer: `refused` where the server said no, otherwise the line or the server failed. */
export class CallError extends Error {
  readonly refused: ServerRefusal | undefined
  constructor(message: string, refused?: ServerRefusal) {
    super(message)
    this.refused = refused
  }
}

/** True while the last call got no answer at all. */
export const lineDown = createSignal(false)
/** True while a sign-in is asked for over the present page. */
export const signInNeeded = createSignal(false)

let csrfToken = ''
let language: Language = 'zh'
const waiting: (() => void)[] = []

export function setCsrfToken(token: string): void {
  csrfToken = token
}

export function speak(next: Language): void {
  language = next
}

/** Lets the calls that met an ended session go on. */
export function signedIn(): void {
  signInNeeded.set(false)
  for (const go of waiting.splice(0)) go()
}

function waitForSignIn(): Promise<void> {
  signInNeeded.set(true)
  return new Promise((resolve) => waiting.push(resolve))
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('accept-language', language === 'zh' ? 'zh-CN' : 'en')
  if (csrfToken) headers.set('x-csrf-token', csrfToken)
  try {
    const response = await fetch(url, { ...init, headers, credentials: 'same-origin' })
    lineDown.set(false)
    return response
  } catch {
    lineDown.set(true)
    throw new CallError('no answer from the server')
  }
}

async function refusalOf(response: Response): Promise<ServerRefusal | undefined> {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null || !('refusal' in body) || typeof body.refusal !== 'string') return undefined
  return { message: body.refusal, ...(body as object), refusal: body.refusal, status: response.status }
}

/** The token against forged requests changes with each sign-in, also one in another window. */
const STALE = new Set(['request.forged', 'access.stale-form'])

async function renewToken(): Promise<void> {
  const response = await send('/api/session', { method: 'GET' })
  const session: unknown = response.ok ? await response.json() : undefined
  if (typeof session === 'object' && session !== null && 'csrfToken' in session) csrfToken = String(session.csrfToken)
}

/** Sends; where the session ended, asks for a new sign-in and sends once more, so that nothing typed is lost. */
export async function fetchJson<Output>(url: string, init: RequestInit, { askSignIn = true } = {}): Promise<Output> {
  let response = await send(url, init)
  if (response.status === 401 && askSignIn) {
    await waitForSignIn()
    response = await send(url, init)
  }
  if (!response.ok) {
    let refused = await refusalOf(response)
    if (refused && STALE.has(refused.refusal)) {
      await renewToken()
      response = await send(url, init)
      if (response.ok) return (await response.json()) as Output
      refused = await refusalOf(response)
    }
    throw new CallError(refused?.message ?? `HTTP ${response.status}`, refused)
  }
  return (response.status === 204 ? undefined : await response.json()) as Output
}

/** Asks for what a frame will show, so that a refusal is told in words and an ended session asks for a new sign-in. */
export async function fetchReady(url: string): Promise<true> {
  let response = await send(url, { method: 'HEAD' })
  if (response.status === 401) {
    await waitForSignIn()
    response = await send(url, { method: 'HEAD' })
  }
  if (response.ok) return true
  const refused = await refusalOf(await send(url, { method: 'GET' }))
  throw new CallError(refused?.message ?? `HTTP ${response.status}`, refused)
}

export function call<Input, Output>(route: Route<Input, Output>, input: Input, options: { askSignIn?: boolean } = {}): Promise<Output> {
  const { method, url, body } = requestOf(route, input)
  const init: RequestInit = body === undefined ? { method } : { method, body, headers: { 'content-type': 'application/json' } }
  return fetchJson<Output>(url, init, options)
}

/** A key under which the server takes a write once. Works without a secure context, where `randomUUID` is missing. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Many people at once on a running system that may die at any moment; remembers what each was told. */
import { randomUUID } from 'node:crypto'

export interface Acknowledged {
  readonly key: string
  readonly id: string
  readonly number: string
  readonly queryCode: string
  readonly attachments: number
  /** Steps that were answered with success. */
  readonly steps: string[]
}

interface Submission {
  readonly key: string
  readonly attachments: readonly string[]
}

export interface Staff {
  readonly login: string
  readonly password: string
}

export interface Load {
  /** Lets the clients work until the returned function is called, which waits for the last answer. */
  start(): () => Promise<void>
  /** Sends again, under the same key, what was sent and not answered. */
  retry(): Promise<void>
  readonly acknowledged: ReadonlyMap<string, Acknowledged>
  /** Sent, and nobody knows. */
  readonly unanswered: ReadonlyMap<string, Submission>
  /** Answers that were neither success nor an outage: there should be none. */
  readonly surprises: readonly string[]
  readonly counts: { submits: number; steps: number; retried: number }
}

interface Session {
  readonly cookie: string
  readonly 'x-csrf-token': string
}

/** A picture of one pixel: evidence that passes every check. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')
const CLIENTS = 8

function complaintOf(key: string, attachments: readonly string[] = []): object {
  return {
    key, consumer: { name: '赵小梅', phone: '13881234567', address: '旺苍县东河镇北街5号' }, respondent: { name: '没有登记的小店', address: '旺苍县东河镇新华街12号' },
    category: 'quality', facts: `${key} 买的电饭煲无法加热，商家拒绝处理。`, claims: ['refund'], publicationConsent: false, entrustConsent: true, attachments,
  }
}

/** A number in [0, 1) after another, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function isOutage(status: number): boolean {
  return status === 500 || status === 503
}

export function makeLoad(url: string, staff: Staff, random: () => number): Load {
  const acknowledged = new Map<string, Acknowledged>()
  const unanswered = new Map<string, Submission>()
  const surprises: string[] = []
  const counts = { submits: 0, steps: 0, retried: 0 }
  let session: Session | undefined

  async function send(path: string, body: object | FormData, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: Record<string, unknown> } | undefined> {
    try {
      const json = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const reply = await fetch(`${url}/api${path}`, { method: 'POST', ...json, headers: { ...('headers' in json ? json.headers : {}), ...headers }, signal: AbortSignal.timeout(20_000) })
      return { status: reply.status, body: await reply.json() as Record<string, unknown> }
    } catch {
      return undefined
    }
  }

  async function signIn(): Promise<Session | undefined> {
    if (session) return session
    const reply = await fetch(`${url}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(staff), signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined)
    if (!reply?.ok) return undefined
    const { csrfToken } = await reply.json().catch(() => ({})) as { csrfToken?: string }
    if (csrfToken) session = { cookie: reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '), 'x-csrf-token': csrfToken }
    return session
  }

  async function upload(): Promise<string[]> {
    const signedIn = await signIn()
    if (!signedIn) return []
    const form = new FormData()
    form.append('file', new Blob([PICTURE], { type: 'image/png' }), '小票.png')
    const reply = await send('/attachments', form, { ...signedIn })
    if (reply && reply.status >= 400 && !isOutage(reply.status)) surprises.push(`upload ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply?.status === 200 ? [String(reply.body['id'])] : []
  }

  async function submit(submission: Submission): Promise<void> {
    unanswered.set(submission.key, submission)
    const reply = await send('/public/complaints', complaintOf(submission.key, submission.attachments))
    if (!reply || isOutage(reply.status)) return
    unanswered.delete(submission.key)
    if (reply.status === 200) {
      const { id, number, queryCode } = reply.body as Record<'id' | 'number' | 'queryCode', string>
      acknowledged.set(submission.key, { key: submission.key, id, number, queryCode, attachments: submission.attachments.length, steps: [] })
    } else surprises.push(`submit ${reply.status} ${JSON.stringify(reply.body)}`)
  }

  function anyFile(): Acknowledged | undefined {
    const files = [...acknowledged.values()]
    return files[Math.floor(random() * files.length)]
  }

  /** A step on a file; others may have closed the way meanwhile, which is no surprise. */
  async function step(file: Acknowledged, name: string, path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const reply = await send(path, body, headers)
    if (!reply || isOutage(reply.status) || reply.status === 409) return
    if (reply.status === 200) {
      file.steps.push(name)
      counts.steps += 1
    } else surprises.push(`${name} ${reply.status} ${JSON.stringify(reply.body)}`)
  }

  async function addMaterial(file: Acknowledged): Promise<void> {
    const text = randomUUID()
    await step(file, `material:${text}`, '/public/complaints/commands', { number: file.number, queryCode: file.queryCode, key: `material-${text}`, command: { type: 'add-material', text, attachments: [] } })
  }

  async function accept(file: Acknowledged): Promise<void> {
    const signedIn = await signIn()
    if (!signedIn || file.steps.includes('accept')) return
    await step(file, 'accept', `/complaints/${file.id}/commands`, { key: `accept-${randomUUID()}`, version: 1, command: { type: 'accept', told: 'portal' } }, { ...signedIn })
  }

  async function act(): Promise<void> {
    const [dice, file] = [random(), anyFile()]
    if (file && dice < 0.2) return addMaterial(file)
    if (file && dice < 0.45) return accept(file)
    counts.submits += 1
    return submit({ key: `crash-${randomUUID()}`, attachments: dice < 0.55 ? await upload() : [] })
  }

  return {
    acknowledged, unanswered, surprises, counts,
    start: () => {
      const ending = new AbortController()
      const client = async (): Promise<void> => {
        while (!ending.signal.aborted) {
          await act()
          // A server that is down refuses at once; nobody presses the button a thousand times a second.
          await new Promise((resolve) => { setTimeout(resolve, 20) })
        }
      }
      const clients = Promise.all(Array.from({ length: CLIENTS }, client))
      return async () => {
        ending.abort()
        await clients
      }
    },
    retry: async () => {
      const waiting = [...unanswered.values()]
      counts.retried += waiting.length
      await Promise.all(waiting.map(submit))
    },
  }
}

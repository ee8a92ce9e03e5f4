/** Mail over SMTP. A mail server's acceptance is all that is ever known: nobody reports that a mail was read. */
import { createTransport } from 'nodemailer'
import type { Outcome } from '../notify.ts'
import { detailOf, type Carrier } from './channel.ts'

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly url: string
  readonly from: string
}

const WAIT_MS = 20_000

function outcomeOf(error: unknown): Outcome {
  const { responseCode, response, code } = error as { responseCode?: unknown; response?: unknown; code?: unknown }
  const detail = typeof response === 'string' ? detailOf(response) : null
  if (code === 'EAUTH') return { accepted: false, final: false, reason: 'login', detail }
  if (typeof responseCode === 'number' && responseCode >= 500) return { accepted: false, final: true, reason: 'refused', detail }
  return { accepted: false, final: false, reason: typeof responseCode === 'number' ? 'busy' : 'unreachable', detail }
}

export function mailCarrier({ url, from }: MailSettings): Carrier {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname, port: Number(port || (secure ? 465 : 587)), secure, pool: true, maxConnections: 2, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS,
    disableFileAccess: true, disableUrlAccess: true, ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
  return {
    send: async ({ id, address, subject, body }) => {
      try {
        await transport.sendMail({ from, to: { name: '', address }, subject: subject ?? '', text: body, messageId: `<${id}@hongdun>`, headers: { 'auto-submitted': 'auto-generated' } })
        return { accepted: true, ids: [] }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => {
      transport.close()
      return Promise.resolve()
    },
  }
}

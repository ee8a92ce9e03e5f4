/** SMS through a gateway that takes the parameters of Kannel's `sendsms` and reports by calling an address of ours. */
import type { Outcome } from '../notify.ts'
import { detailOf, type Carrier, type Letter } from './channel.ts'

export interface HttpSettings {
  /** Of `sendsms`, without user and password. */
  readonly url: string
  readonly user: string
  readonly password: string
  readonly sender: string
  /** Where reports are to come, up to the id of the message; without it none is asked for. */
  readonly reports: string | undefined
}

const ANSWER_MS = 20_000
/** Delivered, failed, refused by the operator: what is final. */
const FINAL_REPORTS = '19'
const UCS2 = '2'
const LONGEST_ANSWER = 1_024

function addressOf({ url, user, password, sender, reports }: HttpSettings, { id, address, body }: Letter): URL {
  const target = new URL(url)
  const given = { username: user, password, to: address, text: body, charset: 'UTF-8', coding: UCS2, ...(sender && { from: sender }) }
  for (const [name, value] of Object.entries(given)) target.searchParams.set(name, value)
  if (reports) {
    target.searchParams.set('dlr-mask', FINAL_REPORTS)
    // The gateway fills in the status; encoded once, as a part of our own address.
    target.searchParams.set('dlr-url', `${reports}/${id}?status=%d`)
  }
  return target
}

/** The beginning of an answer: a gateway that floods us is cut off. */
async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > LONGEST_ANSWER) break
  }
  return text
}

function outcomeOf(status: number, text: string, id: string): Outcome {
  const detail = detailOf(`HTTP ${status} ${text}`)
  if (status === 202 || (status === 200 && /^[03]\b/.test(text))) return { accepted: true, ids: [id] }
  if (status === 401 || status === 403) return { accepted: false, final: false, reason: 'login', detail }
  if (status === 429 || status >= 500) return { accepted: false, final: false, reason: 'busy', detail }
  if (status >= 400) return { accepted: false, final: true, reason: 'refused', detail }
  return { accepted: false, final: false, reason: 'broken', detail }
}

export function httpCarrier(settings: HttpSettings): Carrier {
  return {
    send: async (letter) => {
      try {
        const response = await fetch(addressOf(settings, letter), { signal: AbortSignal.timeout(ANSWER_MS), redirect: 'error' })
        return outcomeOf(response.status, await beginningOf(response), letter.id)
      } catch {
        // The error would name the address, and with it password and number.
        return { accepted: false, final: false, reason: 'unreachable', detail: null }
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Kannel's `%d`: 1 delivered, 2 not delivered, 16 refused by the operator; the rest is not final. */
export function deliveredBy(status: string): boolean | undefined {
  if (status === '1') return true
  return status === '2' || status === '16' ? false : undefined
}

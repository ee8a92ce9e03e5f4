/** SMS over SMPP 3.4: one line, bound as transceiver, over which reports come back. */
import { randomInt } from 'node:crypto'
import smpp, { type Pdu, type Session } from 'smpp'
import type { Outcome } from '../notify.ts'
import type { Receipt } from '../store.ts'
import { detailOf, type Carrier, type Letter } from './channel.ts'
import { encoded, headerOf, partsOf } from './parts.ts'
import { receiptOf } from './smpp-receipt.ts'

export interface SmppSettings {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly user: string
  readonly password: string
  /** Number shown as the sender; the gateway's own where empty. */
  readonly sender: string
}

const ANSWER_MS = 20_000
const BIND_MS = 10_000
const LINK_MS = 30_000
const AGAIN_MS = 5_000
const UCS2 = 8
const HAS_HEADER = 0x40
/** A final report, whether it arrived or not. */
const REPORT = 1

/** Statuses that another try may not meet: system error, queue full, throttled, temporary application error. */
const TEMPORARY: ReadonlySet<number> = new Set([0x08, 0x14, 0x58, 0x64])
/** Bind failed, wrong password, wrong system id. */
const LOGIN: ReadonlySet<number> = new Set([0x0d, 0x0e, 0x0f])

class Failure extends Error {
  readonly outcome: Extract<Outcome, { accepted: false }>
  constructor(outcome: Extract<Outcome, { accepted: false }>) {
    super(outcome.reason)
    this.outcome = outcome
  }
}

function failure(reason: Extract<Outcome, { accepted: false }>['reason'], final: boolean, detail: string | null = null): Failure {
  return new Failure({ accepted: false, final, reason, detail })
}

function statusOf(status: number): string {
  return `SMPP 0x${status.toString(16).padStart(8, '0')}`
}

/** Sends one request and waits for its answer. A line that breaks meanwhile ends the wait, one that stays silent is broken. */
function ask(session: Session, command: 'bind_transceiver' | 'submit_sm', options: Readonly<Record<string, unknown>>, withinMs: number): Promise<Pdu> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      session.off('close', lost)
    }
    const lost = () => {
      done()
      reject(failure('unreachable', false))
    }
    const timer = setTimeout(() => session.destroy(), withinMs)
    session.once('close', lost)
    const written = session[command](options, (pdu) => {
      done()
      resolve(pdu)
    })
    if (!written) lost()
  })
}

export function smppCarrier(settings: SmppSettings): Carrier {
  let line: Promise<Session> | undefined
  let closed = false
  let listener: ((receipt: Receipt) => Promise<void>) | undefined
  let again: NodeJS.Timeout | undefined

  /** The bound line; broken ones are opened anew, at once for a message, else after a while. */
  function bound(): Promise<Session> {
    line ??= connect(settings, (pdu, session) => void received(pdu, session), () => {
      line = undefined
      clearTimeout(again)
      if (!closed && listener) again = setTimeout(() => void bound().catch(() => undefined), AGAIN_MS).unref()
    })
    return line
  }

  /** Acknowledged only when kept: else the gateway sends it again. */
  async function received(pdu: Pdu, session: Session): Promise<void> {
    const receipt = receiptOf(pdu)
    try {
      if (receipt) await listener?.(receipt)
      session.send(pdu.response())
    } catch {
      session.send(pdu.response({ command_status: 0x64 }))
    }
  }

  return {
    open: (onReceipt) => {
      listener = onReceipt
      void bound().catch(() => undefined)
    },
    send: async (letter) => {
      try {
        return await submit(await bound(), settings, letter)
      } catch (error) {
        if (error instanceof Failure) return error.outcome
        throw error
      }
    },
    close: async () => {
      closed = true
      clearTimeout(again)
      const session = await line?.catch(() => undefined)
      session?.unbind()
      session?.close()
    },
  }
}

async function submit(session: Session, { sender }: SmppSettings, { address, body }: Letter): Promise<Outcome> {
  const parts = partsOf(body)
  const reference = randomInt(256)
  const ids: string[] = []
  for (const [index, part] of parts.entries()) {
    const header = parts.length > 1 ? headerOf(reference, parts.length, index + 1) : undefined
    const answer = await ask(session, 'submit_sm', {
      source_addr: sender, destination_addr: address, dest_addr_ton: 1, dest_addr_npi: 1, data_coding: UCS2, registered_delivery: REPORT,
      esm_class: header ? HAS_HEADER : 0, short_message: header ? Buffer.concat([header, encoded(part)]) : encoded(part),
    }, ANSWER_MS)
    if (answer.command_status !== 0) return { accepted: false, final: !TEMPORARY.has(answer.command_status), reason: TEMPORARY.has(answer.command_status) ? 'busy' : 'refused', detail: statusOf(answer.command_status) }
    if (!answer.message_id) throw failure('broken', false)
    ids.push(answer.message_id)
  }
  return { accepted: true, ids }
}

/** A bound line. What the other side sends that is no SMPP ends it: the library cannot find its place again. */
function connect(settings: SmppSettings, onDeliver: (pdu: Pdu, session: Session) => void, onClose: () => void): Promise<Session> {
  const { host, port, tls, user, password } = settings
  const session = smpp.connect({ host, port, tls, auto_enquire_link_period: LINK_MS })
  session.on('error', () => session.destroy())
  session.on('close', onClose)
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response())
    session.close()
  })
  session.on('deliver_sm', (pdu: Pdu) => onDeliver(pdu, session))
  return new Promise((resolve, reject) => {
    const early = () => reject(failure('unreachable', false))
    const timer = setTimeout(() => session.destroy(), BIND_MS)
    session.once('close', () => clearTimeout(timer))
    session.once('close', early)
    session.once(tls ? 'secureConnect' : 'connect', () => {
      ask(session, 'bind_transceiver', { system_id: user, password, system_type: '', interface_version: 0x34 }, BIND_MS).then((answer) => {
        clearTimeout(timer)
        session.off('close', early)
        if (answer.command_status === 0) return resolve(session)
        session.destroy()
        return reject(failure(LOGIN.has(answer.command_status) ? 'login' : 'busy', false, detailOf(statusOf(answer.command_status))))
      }, reject)
    })
  })
}

/** A telephone operator for tests: a real SMPP server on loopback, which takes, refuses, reports, and can be pulled out of the wall. */
import type { AddressInfo, Server, Socket } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'

export interface Taken {
  readonly id: string
  readonly to: string
  readonly from: string
  readonly text: string
  /** Reference, total and place of a part; null where the text is one alone. */
  readonly joined: readonly [reference: number, total: number, place: number] | null
}

export interface Operator {
  readonly port: number
  readonly taken: readonly Taken[]
  /** The texts of a number, their parts joined. */
  textsTo(number: string): readonly string[]
  /** Answers every text with this status; 0 takes them. */
  answerWith(status: number): void
  /** Reports on a part, by its id. */
  report(id: string, state: string): void
  /** Sends bytes that are no SMPP to whoever is connected. */
  babble(bytes: Buffer): void
  readonly connected: number
  close(): Promise<void>
}

const UCS2 = 8

function bytesOf({ short_message: given }: Pdu): Buffer {
  const text = given && !Buffer.isBuffer(given) && 'message' in given ? given.message : given
  return Buffer.isBuffer(text) ? text : Buffer.from(typeof text === 'string' ? text : '', 'utf16le').swap16()
}

function takenFrom(pdu: Pdu, id: string): Taken {
  const given = pdu.short_message
  const header = given && !Buffer.isBuffer(given) ? given.udh?.[0] : undefined
  const bytes = Buffer.from(bytesOf(pdu))
  if (pdu.data_coding !== UCS2) throw new Error(`coding ${pdu.data_coding}`)
  return {
    id, to: pdu.destination_addr ?? '', from: pdu.source_addr ?? '', text: bytes.swap16().toString('utf16le'),
    joined: header ? [header[2] ?? 0, header[3] ?? 0, header[4] ?? 0] : null,
  }
}

/** As SMPP 3.4, appendix B, has it. */
function receiptText(id: string, state: string): string {
  return `id:${id} sub:001 dlvrd:${state === 'DELIVRD' ? '001' : '000'} submit date:2604280900 done date:2604280901 stat:${state} err:000 text:`
}

/** `password` is the one that it takes. */
export async function startOperator(password = 'secret', port = 0): Promise<Operator> {
  const taken: Taken[] = []
  const sessions = new Set<Session>()
  const sockets = new Set<Socket>()
  let status = 0
  const server: Server = smpp.createServer((session) => {
    sockets.add(session.socket)
    session.on('error', () => session.destroy())
    session.on('close', () => {
      sessions.delete(session)
      sockets.delete(session.socket)
    })
    const bind = (pdu: Pdu) => {
      const right = pdu.password === password
      if (right) sessions.add(session)
      session.send(pdu.response(right ? {} : { command_status: 0x0e }))
    }
    for (const command of ['bind_transceiver', 'bind_receiver', 'bind_transmitter']) session.on(command, bind)
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => session.send(pdu.response()))
    session.on('submit_sm', (pdu: Pdu) => {
      if (status !== 0) return session.send(pdu.response({ command_status: status }))
      const id = `m${taken.length + 1}`
      taken.push(takenFrom(pdu, id))
      return session.send(pdu.response({ message_id: id }))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port, taken,
    textsTo: (number) => joinedTexts(taken.filter(({ to }) => to === number)),
    answerWith: (next) => {
      status = next
    },
    report: (id, state) => {
      for (const session of sessions) session.deliver_sm({ esm_class: 4, source_addr: '1', destination_addr: '2', data_coding: 0, short_message: receiptText(id, state) })
    },
    babble: (bytes) => {
      for (const socket of sockets) socket.write(bytes)
    },
    get connected() {
      return sessions.size
    },
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
}

function joinedTexts(parts: readonly Taken[]): readonly string[] {
  const whole = new Map<string, string[]>()
  for (const { id, text, joined } of parts) {
    const pieces = whole.get(joined ? `${joined[0]}/${joined[1]}` : id) ?? []
    pieces[joined ? joined[2] - 1 : 0] = text
    whole.set(joined ? `${joined[0]}/${joined[1]}` : id, pieces)
  }
  return [...whole.values()].map((pieces) => pieces.join(''))
}

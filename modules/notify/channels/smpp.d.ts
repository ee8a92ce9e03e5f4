/** Of npm `smpp`, which comes without types, what we use. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    readonly message_id?: string
    readonly system_id?: string
    readonly password?: string
    readonly source_addr?: string
    readonly destination_addr?: string
    readonly data_coding?: number
    readonly esm_class?: number
    readonly registered_delivery?: number
    readonly short_message?: { readonly udh?: readonly Buffer[]; readonly message?: string | Buffer } | Buffer
    readonly receipted_message_id?: string
    readonly message_state?: number
    response(options?: Readonly<Record<string, unknown>>): Pdu
  }

  type Answered = (pdu: Pdu) => void
  type Command = (options?: Readonly<Record<string, unknown>>, answered?: Answered) => boolean

  export interface Session extends EventEmitter {
    readonly socket: Socket
    readonly bind_transceiver: Command
    readonly submit_sm: Command
    readonly deliver_sm: Command
    readonly enquire_link: Command
    readonly unbind: Command
    send(pdu: Pdu): boolean
    close(): void
    destroy(): void
  }

  interface Smpp {
    connect(options: { readonly host: string; readonly port: number; readonly tls?: boolean; readonly auto_enquire_link_period?: number }): Session
    createServer(listener: (session: Session) => void): NetServer
  }

  const smpp: Smpp
  export default smpp
}

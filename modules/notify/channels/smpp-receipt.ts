/** Delivery reports of SMPP (3.4, 5.3.2.26 and appendix B): in parameters of their own, or in a text that looks like `id:… stat:DELIVRD …`. */
import type { Pdu } from 'smpp'
import type { Receipt } from '../store.ts'
import { detailOf } from './channel.ts'

const DELIVERED = 'DELIVRD'
/** Whatever else there is (accepted, under way, unknown) may still change. */
const FINAL: ReadonlySet<string> = new Set([DELIVERED, 'EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD'])
const STATES: Readonly<Record<number, string>> = { 2: DELIVERED, 3: 'EXPIRED', 4: 'DELETED', 5: 'UNDELIV', 8: 'REJECTD' }

function textOf({ short_message: given }: Pdu): string {
  const text = given && !Buffer.isBuffer(given) && 'message' in given ? given.message : given
  if (Buffer.isBuffer(text)) return text.toString('latin1')
  return typeof text === 'string' ? text : ''
}

/** A final report; undefined for anything else that comes in, such as what people answer. */
export function receiptOf(pdu: Pdu): Receipt | undefined {
  const text = textOf(pdu)
  const gatewayId = pdu.receipted_message_id ?? /(?:^|\s)id:(\S{1,65})/i.exec(text)?.[1]
  const state = STATES[pdu.message_state ?? 0] ?? /(?:^|\s)stat:(\w{1,10})/i.exec(text)?.[1]?.toUpperCase()
  if (!gatewayId || !state || !FINAL.has(state)) return undefined
  const code = /(?:^|\s)err:(\w{1,10})/i.exec(text)?.[1]
  return { gatewayId: gatewayId.slice(0, 65).replaceAll('\0', ''), delivered: state === DELIVERED, detail: detailOf(code ? `${state} ${code}` : state) }
}

import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Pdu } from 'smpp'
import { startOperator, type Operator } from '../operator/testing.ts'
import type { Receipt } from '../store.ts'
import { smppCarrier } from './sms-smpp.ts'
import { receiptOf } from './smpp-receipt.ts'
import type { Carrier } from './channel.ts'

const LETTER = { id: '00000000-0000-4000-8000-000000000001', address: '13881234567', subject: null, body: '您的投诉（151）已受理。查询：https://12315.example.cn/track' }
const LONG = '关于您的投诉，我们将在七个工作日内决定是否受理；如需补充材料会另行通知😀。'.repeat(6)

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

async function operator(password?: string, port?: number): Promise<Operator> {
  const started = await startOperator(password, port)
  open.push(started)
  return started
}

function carrier(port: number): Carrier {
  const made = smppCarrier({ host: '127.0.0.1', port, tls: false, user: 'bureau', password: 'secret', sender: '10690012315' })
  open.push(made)
  return made
}

describe('over SMPP', () => {
  test('Chinese arrives as it was written, short and long', async () => {
    const far = await operator()
    const near = carrier(far.port)
    expect(await near.send(LETTER)).toEqual({ accepted: true, ids: ['m1'] })
    const long = await near.send({ ...LETTER, address: '13900000000', body: LONG })
    expect(far.textsTo('13881234567')).toEqual([LETTER.body])
    expect(far.textsTo('13900000000')).toEqual([LONG])
    expect(long).toMatchObject({ accepted: true })
    expect(far.taken[0]).toMatchObject({ from: '10690012315', joined: null })
    expect(far.connected).toBe(1)
  })

  test('a gateway that is down is waited for, and found again when it is back', async () => {
    const far = await operator()
    const near = carrier(far.port)
    expect(await near.send(LETTER)).toMatchObject({ accepted: true })
    await far.close()
    await vi.waitFor(async () => expect(await near.send(LETTER)).toMatchObject({ accepted: false, final: false, reason: 'unreachable' }))
    const back = await operator('secret', far.port)
    expect(await near.send(LETTER)).toMatchObject({ accepted: true })
    expect(back.textsTo('13881234567')).toEqual([LETTER.body])
  })

  test('refusals are told apart: ours for good, theirs for now, the account', async () => {
    const far = await operator()
    const near = carrier(far.port)
    far.answerWith(0x0b)
    expect(await near.send(LETTER)).toEqual({ accepted: false, final: true, reason: 'refused', detail: 'SMPP 0x0000000b' })
    far.answerWith(0x58)
    expect(await near.send(LETTER)).toMatchObject({ accepted: false, final: false, reason: 'busy' })
    const other = await operator('another')
    expect(await carrier(other.port).send(LETTER)).toMatchObject({ accepted: false, final: false, reason: 'login' })
  })

  test('garbage ends the line and nothing else', async () => {
    const far = await operator()
    const near = carrier(far.port)
    await near.send(LETTER)
    far.babble(Buffer.from('ffffffff00000000', 'hex'))
    await vi.waitFor(() => expect(far.connected).toBe(0))
    expect(await near.send(LETTER)).toMatchObject({ accepted: true })
  })

  test('reports come back over the same line', async () => {
    const far = await operator()
    const near = carrier(far.port)
    const receipts: Receipt[] = []
    near.open?.(async (receipt) => void receipts.push(receipt))
    await near.send(LETTER)
    far.report('m1', 'ENROUTE')
    far.report('m1', 'DELIVRD')
    far.report('m2', 'UNDELIV')
    await vi.waitFor(() => expect(receipts).toEqual([{ gatewayId: 'm1', delivered: true, detail: 'DELIVRD 000' }, { gatewayId: 'm2', delivered: false, detail: 'UNDELIV 000' }]))
  })
})

describe('a report', () => {
  const pdu = (given: Partial<Pdu>): Pdu => ({ command: 'deliver_sm', command_status: 0, sequence_number: 1, response: () => pdu({}), ...given })

  test('may stand in parameters of its own', () => {
    expect(receiptOf(pdu({ receipted_message_id: 'a7', message_state: 2 }))).toEqual({ gatewayId: 'a7', delivered: true, detail: 'DELIVRD' })
    expect(receiptOf(pdu({ receipted_message_id: 'a7', message_state: 5 }))).toMatchObject({ delivered: false })
    expect(receiptOf(pdu({ receipted_message_id: 'a7', message_state: 1 }))).toBeUndefined()
  })

  test('is never made of what people write or of noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1')
      const receipt = receiptOf(pdu({ short_message: { message: text } }))
      expect(receipt === undefined || /id:/i.test(text)).toBe(true)
    }))
    expect(receiptOf(pdu({ short_message: { message: '我要投诉' } }))).toBeUndefined()
    expect(receiptOf(pdu({}))).toBeUndefined()
  })
})

/** Through Debian's Kannel, which is not ours, to an operator and back. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findKannel, startKannel, type Kannel } from '../kannel/testing.ts'
import { startOperator, type Operator } from '../operator/testing.ts'
import { deliveredBy, httpCarrier } from './sms-http.ts'
import type { Carrier } from './channel.ts'

const program = await findKannel()
const TEXT = '您的投诉（151082120260428000042）已受理，我们将组织调解。凭查询码查看：https://12315.wangcang.gov.cn/track'
const LONG = '如需补充材料，请在五个工作日内提供；逾期未提供的，可能不予受理😀。'.repeat(8)

describe.skipIf(typeof program === 'string')(`over HTTP and Kannel${typeof program === 'string' ? ` (${program})` : ''}`, () => {
  let operator: Operator
  let kannel: Kannel
  let reports: Server
  const reported: { id: string; delivered: boolean | undefined }[] = []
  let carrier: Carrier
  let settings: Parameters<typeof httpCarrier>[0]

  beforeAll(async () => {
    if (typeof program === 'string') return
    reports = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost')
      reported.push({ id: url.pathname.split('/').at(-1) ?? '', delivered: deliveredBy(url.searchParams.get('status') ?? '') })
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => reports.listen(0, '127.0.0.1', resolve))
    operator = await startOperator()
    kannel = await startKannel(program, operator.port)
    settings = { url: kannel.url, user: 'bureau', password: 'secret', sender: '10690012315', reports: `http://127.0.0.1:${(reports.address() as AddressInfo).port}/gateway/reports/abc` }
    carrier = httpCarrier(settings)
    await vi.waitFor(() => expect(operator.connected).toBe(1), { timeout: 10_000 })
  })
  afterAll(async () => {
    await kannel.stop()
    await operator.close()
    await new Promise((resolve) => reports.close(resolve))
  })

  const letter = (place: number, body = TEXT) => ({ id: `00000000-0000-4000-8000-00000000000${place}`, address: `1388123456${place}`, subject: null, body })

  test('Chinese arrives as it was written, short and long', async () => {
    const short = '您的投诉已受理'
    expect(await carrier.send(letter(1, short))).toEqual({ accepted: true, ids: [letter(1).id] })
    for (const [place, body] of [[2, TEXT], [3, LONG]] as const) expect(await carrier.send(letter(place, body))).toMatchObject({ accepted: true })
    await vi.waitFor(() => expect([1, 2, 3].map((place) => operator.textsTo(letter(place).address))).toEqual([[short], [TEXT], [LONG]]), { timeout: 10_000 })
    expect(operator.taken[0]?.from).toBe('10690012315')
  })

  test('the operator’s report finds its message', async () => {
    await carrier.send(letter(4, '已送达'))
    await carrier.send(letter(5, '没有送达'))
    const idOf = (place: number) => vi.waitFor(() => {
      const found = operator.taken.find(({ to }) => to === letter(place).address)
      if (!found) throw new Error('not there yet')
      return found.id
    }, { timeout: 10_000 })
    operator.report(await idOf(4), 'DELIVRD')
    operator.report(await idOf(5), 'UNDELIV')
    await vi.waitFor(() => expect(reported.filter(({ delivered }) => delivered !== undefined)).toEqual(expect.arrayContaining([
      { id: letter(4).id, delivered: true }, { id: letter(5).id, delivered: false },
    ])), { timeout: 10_000 })
  })

  test('a text that the operator refuses is reported so', async () => {
    operator.answerWith(0x0b)
    expect(await carrier.send(letter(6, '空号'))).toMatchObject({ accepted: true })
    await vi.waitFor(() => expect(reported).toContainEqual({ id: letter(6).id, delivered: false }), { timeout: 10_000 })
    operator.answerWith(0)
  })

  test('refusals of the gateway itself: the account, what is no number', async () => {
    expect(await httpCarrier({ ...settings, password: 'wrong' }).send(letter(7))).toMatchObject({ accepted: false, final: false, reason: 'login' })
    expect(await carrier.send({ ...letter(8), address: '' })).toMatchObject({ accepted: false, final: true, reason: 'refused' })
  })

  test('while the operator is away the gateway keeps the text, and sends it when he is back', async () => {
    const { port } = operator
    await operator.close()
    expect(await carrier.send(letter(9, '线路恢复后送达'))).toMatchObject({ accepted: true })
    operator = await startOperator('secret', port)
    await vi.waitFor(() => expect(operator.textsTo(letter(9).address)).toEqual(['线路恢复后送达']), { timeout: 10_000 })
  })
})

describe('over HTTP, a gateway', () => {
  const sent = { id: '00000000-0000-4000-8000-000000000001', address: '13881234567', subject: null, body: TEXT }
  async function answered(status: number, body: string): Promise<unknown> {
    const server = createServer((_request, response) => response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/sendsms`
    const outcome = await httpCarrier({ url, user: 'u', password: 'p', sender: '', reports: undefined }).send(sent)
    await new Promise((resolve) => server.close(resolve))
    return outcome
  }

  test('that answers garbage, floods or leads elsewhere is not believed', async () => {
    expect(await answered(200, '<html>welcome</html>')).toMatchObject({ accepted: false, final: false, reason: 'broken' })
    expect(await answered(500, 'x'.repeat(5_000_000))).toMatchObject({ accepted: false, final: false, reason: 'busy' })
    expect(await answered(302, '')).toMatchObject({ accepted: false, final: false, reason: 'unreachable' })
    expect(await answered(400, 'bad\u0000number\n')).toEqual({ accepted: false, final: true, reason: 'refused', detail: 'HTTP 400 bad number' })
    expect(await answered(202, '0: Accepted for delivery')).toEqual({ accepted: true, ids: [sent.id] })
  })

  test('that is down is tried again', async () => {
    expect(await httpCarrier({ url: 'http://127.0.0.1:1/', user: 'u', password: 'p', sender: '', reports: undefined }).send(sent)).toEqual({ accepted: false, final: false, reason: 'unreachable', detail: null })
  })
})

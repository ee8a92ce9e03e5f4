import http from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { Route } from '#platform/pure/contract.ts'
import { routes } from '#modules/complaint/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { allRoutes } from './app.ts'
import { complaintInput, CONSUMER, newKey, requestOf, START, testApp, testClient, testSystem, type Client, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  system = await testSystem('bad-input')
  const served = await testApp(system)
  app = served.app
  client = testClient(app, system)
  close = async () => {
    await served.close()
    await system.close()
  }
})
afterAll(() => close())
beforeEach(() => system.clock.set(START))

const RESPONDENT = { name: '某店', address: '某路' }

async function files(): Promise<number> {
  return (await system.owner.one<{ n: number }>(sql`select (select count(*) from casefile.file) + (select count(*) from party.person) as n`))?.n ?? 0
}

describe('a field that cannot be', () => {
  const wrong: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['too long', 'facts', { facts: '长'.repeat(2001) }], ['too short', 'facts', { facts: '坏了' }], ['only blanks', 'facts', { facts: ' '.repeat(50) }],
    ['too long', 'consumer.name', { consumer: { ...CONSUMER, name: '长'.repeat(51) } }], ['too long', 'consumer.address', { consumer: { ...CONSUMER, address: '长'.repeat(121) } }],
    ['too long', 'consumer.phone', { consumer: { ...CONSUMER, phone: '1'.repeat(21) } }], ['too long', 'consumer.idNumber', { consumer: { ...CONSUMER, idNumber: '1'.repeat(31) } }],
    ['too long', 'respondent.name', { respondent: { ...RESPONDENT, name: '长'.repeat(101) } }], ['too long', 'goods', { goods: '长'.repeat(51) }],
    ['too long', 'claimText', { claimText: '长'.repeat(501) }], ['too long', 'orderNumber', { orderNumber: '1'.repeat(61) }],
    ['of another type', 'facts', { facts: 12_345 }], ['of another type', 'consumer', { consumer: 'x' }], ['of another type', 'publicationConsent', { publicationConsent: 'yes' }],
    ['of another type', 'claims', { claims: 'refund' }], ['none', 'claims', { claims: [] }], ['unknown', 'claims.0', { claims: ['revenge'] }],
    ['unknown', 'channel', { channel: 'pigeon' }], ['no id', 'respondent.operatorId', { respondent: { ...RESPONDENT, operatorId: '1' } }],
    ['negative', 'amountFen', { amountFen: -1 }], ['broken', 'amountFen', { amountFen: 1.5 }], ['enormous', 'amountFen', { amountFen: 1e300 }],
    ['a fifth', 'attachments', { attachments: Array.from({ length: 5 }, () => '00000000-0000-4000-8000-000000000000') }],
    ...['2026-02-30', '2026-13-01', '20260420', '2026-4-1', '0000-01-01', '1900-01-01', '昨天', '', '2026-04-20T00:00:00Z'].map((day) => ['no day', 'occurredOn', { occurredOn: day }] as const),
    ['missing', 'facts', { facts: undefined }], ['null', 'facts', { facts: null }], ['short', 'key', { key: 'k' }], ['strange', 'key', { key: "'; drop table x; --" }],
  ]
  test.each(wrong)('%s: %s', async (_what, field, given) => {
    const before = await files()
    const { status, body } = await client.call('anonymous', routes.submit, complaintInput(system.county, given))
    expect([status, body]).toEqual([422, expect.objectContaining({ refusal: 'request.invalid', field, message: expect.stringMatching(/^填写的内容有误：.+——.*\p{Script=Han}/u) as string })])
    expect(await files()).toBe(before)
  })

  test('is told in English to whoever reads English', async () => {
    const reply = await app.inject({ method: 'POST', url: '/api/public/complaints', headers: { 'accept-language': 'en' }, payload: complaintInput(system.county, { facts: 1 }) })
    expect(reply.json<{ message: string }>().message).toMatch(/^Something is wrong/)
  })
})

describe('what people and programs type', () => {
  test('SQL, markup, control and half characters are text like any other', async () => {
    const facts = "Robert'); DROP TABLE complaint.complaint;-- <script>alert(1)</script> ${x} {{y}} \\ \u202E乱序 😀 %s"
    const receipt = await client.get('anonymous', routes.submit, complaintInput(system.county, { facts: `\u0000${facts}\uD800\u0007`, orderNumber: 'a\u0000b', goods: '\u0000蛋糕' }))
    const view = await client.get('officer', routes.read, { id: receipt.id })
    expect(view).toMatchObject({ facts: `${facts}\uFFFD`, orderNumber: 'ab', goods: '蛋糕' })
    expect((await client.get('officer', worklist.list, { text: "%'_\\\u0000" })).rows).toEqual([])
    expect((await client.get('officer', worklist.list, { text: receipt.number })).rows).toHaveLength(1)
  })

  test.each(['x', 'x~y', `infinity~${'0'.repeat(36)}`, '2026-02-30~00000000-0000-4000-8000-000000000000', '2026-04-28 25:00:00+00~00000000-0000-4000-8000-000000000000'])('a page mark that is none: %s', async (after) => {
    for (const state of ['open', 'closed']) expect(await client.refusal('officer', worklist.list, { after, state })).toBe('request.invalid')
  })

  test.each([
    ['no JSON', '{"key": ', 'application/json', 400, 'request.not-json'], ['nothing', '', 'application/json', 400, 'request.not-json'],
    ['a prototype', '{"__proto__": {"x": 1}}', 'application/json', 400, 'request.not-json'],
    ['a list', '[1]', 'application/json', 422, 'request.invalid'], ['null', 'null', 'application/json', 422, 'request.invalid'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'request.unsupported'], ['XML', '<a/>', 'application/xml', 415, 'request.unsupported'],
    ['a megabyte', JSON.stringify({ facts: 'x'.repeat(1_100_000) }), 'application/json', 413, 'request.too-large'],
    ['a well of brackets', `{"facts": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'application/json', 422, 'request.invalid'],
  ])('%s', async (_what, payload, type, status, refusal) => {
    const reply = await app.inject({ method: 'POST', url: '/api/public/complaints', headers: { 'content-type': type }, payload })
    expect([reply.statusCode, reply.json<{ refusal: string }>().refusal]).toEqual([status, refusal])
  })

  test('an address that is none', async () => {
    for (const url of ['/api/nothing', '/attachments/x', '/api/complaints/not-an-id/commands']) {
      expect((await app.inject({ method: 'GET', url })).json()).toMatchObject({ refusal: 'request.not-found' })
    }
  })

  test('whatever is sent to whatever route, nothing breaks', async () => {
    const people = { public: ['anonymous'], consumer: ['anonymous'], staff: ['administrator', 'securityOfficer', 'auditor', 'officer', 'intake'] } as const
    const scalar = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\u0000', '\uD800', '', '0', '-1', 'NaN', '2026-02-30', '0001-01-01', '9999-12-31', '00000000-0000-4000-8000-000000000000'), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
    const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
    const fields = (route: Route) => Object.keys('shape' in route.input ? (route.input.shape as object) : {})
    const skipped = new Set(['sign-out', 'sign-in', 'change-password', 'accept-invitation'])
    for (const route of allRoutes.filter(({ id }) => !skipped.has(id))) {
      const body = fc.record(Object.fromEntries(fields(route).map((name) => [name, value])), { requiredKeys: [] })
      await fc.assert(fc.asyncProperty(body, fc.constantFrom(...people[route.access]), async (input, who) => {
        const { url, rest } = requestOf(route, { id: '00000000-0000-4000-8000-000000000000', ...input })
        if (url.includes('%00') || url.includes('//')) return
        const headers = who === 'anonymous' ? {} : await client.credentials(who)
        const asQuery = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, typeof one === 'string' ? one.toWellFormed() : JSON.stringify(one)]))
        const inQuery = route.method === 'GET' || route.method === 'DELETE'
        const reply = await app.inject({ method: route.method, url, headers, ...(inQuery ? { query: asQuery } : { payload: rest }) })
        expect([route.id, reply.statusCode < 500, reply.statusCode < 500 ? '' : JSON.stringify(input)]).toEqual([route.id, true, ''])
      }), { numRuns: 25 })
    }
  }, 120_000)
})

describe('uploads', () => {
  function form(name: string, content: Buffer): { payload: Buffer; headers: { 'content-type': string } } {
    const head = `--limit\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`
    return { payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--limit--\r\n')]), headers: { 'content-type': 'multipart/form-data; boundary=limit' } }
  }

  async function upload(name: string, content: Buffer) {
    const { payload, headers } = form(name, content)
    const reply = await app.inject({ method: 'POST', url: '/api/attachments', headers: { ...headers, ...await client.credentials('officer') }, payload })
    return { status: reply.statusCode, body: reply.json<{ refusal?: string; message?: string; id?: string; name?: string; mediaType?: string; size?: number }>() }
  }

  function picture(): Sharp {
    return sharp({ create: { width: 320, height: 200, channels: 3, background: '#a61b1b' } })
  }

  test.each([
    ['a program that calls itself a picture', 'photo.jpg', Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(4096, 7)]), 415, 'casefile.attachment-type'],
    ['a page that calls itself a picture', 'photo.jpg', Buffer.from('<html><script>alert(1)</script></html>'), 415, 'casefile.attachment-type'],
    ['a drawing with script', 'photo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, 'casefile.attachment-type'],
    ['an archive', 'photo.jpg', Buffer.from('PK\u0003\u0004' + 'x'.repeat(100), 'latin1'), 415, 'casefile.attachment-type'],
    ['nothing', 'photo.jpg', Buffer.alloc(0), 422, 'casefile.attachment-empty'],
    ['6 MB', 'photo.jpg', Buffer.alloc(6 * 1024 * 1024, 1), 413, 'casefile.attachment-too-large'],
  ])('%s', async (_what, name, content, status, refusal) => {
    const { status: is, body } = await upload(name, content)
    expect([is, body.refusal]).toEqual([status, refusal])
    expect(body.message).toContain(name)
  })

  test('a damaged picture, and one with far too many pixels', async () => {
    const whole = await picture().jpeg().toBuffer()
    expect((await upload('破.jpg', whole.subarray(0, whole.length / 2))).body).toMatchObject({ refusal: 'casefile.attachment-damaged' })
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(5 * 1024 * 1024)
    expect((await upload('bomb.png', bomb)).body).toMatchObject({ refusal: 'casefile.attachment-damaged' })
  }, 60_000)

  test('a photo loses where and with what it was taken, and keeps standing upright', async () => {
    const photo = await picture().withExif({ IFD0: { Make: 'Huawei', Orientation: '6' }, IFD3: { GPSLatitude: '32/1 14/1 0/1', GPSLatitudeRef: 'N' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const { status, body } = await upload('../../etc/\u202Egpj.照片<1>.exe', photo)
    expect([status, body.name, body.mediaType]).toEqual([200, 'gpj.照片1.jpg', 'image/jpeg'])
    const stored = await system.owner.one<{ content: Buffer; size: number }>(sql`select content, size from casefile.attachment where id = ${body.id}`)
    const metadata = await sharp(stored?.content).metadata()
    expect([metadata.exif, metadata.xmp, metadata.width, metadata.height]).toEqual([undefined, undefined, 200, 320])
    expect(stored?.content.includes('Huawei')).toBe(false)
    expect(stored?.size).toBe(stored?.content.length)
  })

  /** Sends megabyte after megabyte over a real connection until there is an answer; gives its status and how much went out. */
  function pour(port: number, path: string, size: number, headers: Readonly<Record<string, string>>): Promise<{ status: number; megabytes: number }> {
    const { payload, headers: own } = form('film.mp4', Buffer.alloc(0))
    const chunk = Buffer.alloc(1024 * 1024, 1)
    return new Promise((resolve, reject) => {
      const request = http.request({ port, path, method: 'POST', headers: { ...own, ...headers, 'content-length': String(size * chunk.length + payload.length) } })
      let megabytes = 0
      let answered = false
      request.on('response', (response) => {
        answered = true
        resolve({ status: response.statusCode ?? 0, megabytes })
        request.destroy()
      })
      request.on('error', (error) => {
        if (!answered) reject(error)
      })
      function more(): void {
        if (answered) return
        if (megabytes === size) {
          request.end('\r\n--limit--\r\n')
          return
        }
        megabytes += 1
        request.write(chunk, () => setImmediate(more))
      }
      request.write(payload.subarray(0, payload.length - '\r\n--limit--\r\n'.length), more)
    })
  }

  test('two hundred megabytes are refused before they are sent', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const staff = await client.credentials('intake')
    for (const path of ['/api/attachments', '/api/imports/national', '/complaint/attachments', '/complaint/form', '/track']) {
      const { status, megabytes } = await pour(port, path, 200, staff)
      expect([path, status, megabytes < 12]).toEqual([path, 413, true])
    }
    // What says nothing of itself beforehand is cut at the limit of the route; the answer still arrives.
    expect((await pour(port, '/api/attachments', 40, staff)).status).toBe(413)
  }, 60_000)
})

describe('sent twice, sent late, sent too often', () => {
  test('the same complaint again is the same file, also after the session ran out in mid-form', async () => {
    const input = complaintInput(system.county)
    const first = await client.get('intake', routes.register, input)
    system.clock.advance(31 * 60_000)
    expect(await client.get('intake', routes.register, input)).toEqual(first)
    const command = { id: first.id, key: newKey(), version: 1, command: { type: 'add-material', text: '补充' } }
    const done = await client.get('officer', routes.command, command)
    system.clock.advance(31 * 60_000)
    expect((await client.get('officer', routes.command, command)).version).toBe(done.version)
  })

  test('guessing query codes is slowed down, and whoever guesses is told for how long', async () => {
    const served = await testApp(system, { rates: { submit: 2, guess: 3, public: 100, staff: 100 } })
    const other = testClient(served.app, system)
    const guess = () => other.call('anonymous', routes.track, { number: '1510821202604280001', queryCode: 'AAAAAAAA' })
    for (let n = 0; n < 3; n += 1) expect((await guess()).status).toBe(404)
    expect(await guess()).toMatchObject({ status: 429, body: { refusal: 'request.too-many', params: { minutes: 1 } } })
    expect((await other.call('anonymous', routes.submit, complaintInput(system.county))).status).toBe(200)
    expect((await other.call('anonymous', routes.submit, complaintInput(system.county))).status).toBe(200)
    expect((await other.call('anonymous', routes.submit, complaintInput(system.county))).status).toBe(429)
    await served.close()
  })
})

import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { refuse } from '#platform/pure/refusal.ts'
import { filled, operator, receipt, stand, view, type Stand } from './fixtures.ts'
import { portal, sendNotFound } from './server.ts'
import type { PortalServices } from './services.ts'
import { withValues, type FormValues } from './values.ts'

const VISITOR = 'visitor-123456'
const TOKEN = `token-of-${VISITOR}`
const SEALED = Buffer.from(JSON.stringify({ number: receipt.number, code: receipt.queryCode })).toString('base64url')
let app: FastifyInstance

afterEach(() => app.close())

async function start(changes: Partial<PortalServices> = {}): Promise<Stand> {
  const made = stand(changes)
  app = Fastify()
  await app.register(cookie)
  await app.register((scope) => portal(scope, made.services))
  app.setNotFoundHandler((request, reply) => sendNotFound(request, reply, made.services))
  return made
}

interface SentFile {
  readonly name: string
  readonly bytes: number
}

/** A POST as a browser without script sends it. */
function post(url: string, values: FormValues, { files = [], cookies = {} }: { files?: readonly SentFile[]; cookies?: Record<string, string> } = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ token: TOKEN, ...values })) for (const one of [value].flat()) form.append(name, one)
  for (const { name, bytes } of files) form.append('files', new Blob([new Uint8Array(bytes).fill(1)]), name)
  const options: InjectOptions = { method: 'POST', url, payload: form, cookies: { hongdun_visitor: VISITOR, ...cookies } }
  return app.inject(options)
}

const form = withValues(filled, { token: TOKEN })
const following = { cookies: { hongdun_track: SEALED } }

test('pages carry a strict policy, are never kept, and set no cookie that script may read but the language', async () => {
  await start()
  const answer = await app.inject('/?lang=en')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
  expect(answer.headers['content-security-policy']).not.toContain('unsafe')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.cookies).toMatchObject([{ name: 'hongdun_language', value: 'en' }, { name: 'hongdun_visitor', httpOnly: true, sameSite: 'Lax' }])
  expect(answer.body).toContain('<html lang="en">')
})

test('assets are found under the addresses of the pages and may be kept for good', async () => {
  await start()
  const { body } = await app.inject('/')
  const addresses = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address)
  expect(addresses).toHaveLength(4)
  for (const address of addresses) {
    const answer = await app.inject(address)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  }
})

test('a firm is found and stands in the form; one that is not found leaves the form to be typed', async () => {
  await start()
  expect((await app.inject(`/complaint?q=${encodeURIComponent('国惠')}`)).body).toContain(`/complaint/form?operator=${operator.id}`)
  expect((await app.inject('/complaint?q=x')).body).toContain('请至少输入 2 个字')
  expect((await app.inject(`/complaint/form?operator=${operator.id}`)).body).toContain(`value="${operator.name}"`)
  expect((await app.inject('/complaint/form?operator=gone')).body).toContain('没有找到您选的商家')
})

test('a complaint with a photo is submitted and answered with number, code and day', async () => {
  const { submitted } = await start()
  const answer = await post('/complaint/form', form, { files: [{ name: '小票.jpg', bytes: 2000 }] })
  expect(answer.statusCode).toBe(201)
  for (const told of [receipt.number, receipt.queryCode, '2026年5月11日（星期一）', '第十五条', '暂定']) expect(answer.body).toContain(told)
  expect(submitted).toMatchObject([{ key: filled['key'], attachments: [expect.any(String)] }])
  expect(answer.cookies.find(({ name }) => name === 'hongdun_track')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('a file that is too large or of a wrong type is named; the rest, and what was typed, is kept', async () => {
  const { submitted } = await start()
  const files = [{ name: '小票.jpg', bytes: 2000 }, { name: '录像.mp4', bytes: 5 * 1024 * 1024 + 1 }, { name: '木马.exe', bytes: 10 }, { name: '空.png', bytes: 0 }]
  const answer = await post('/complaint/form', form, { files })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('“录像.mp4”超过 5 MB')
  expect(answer.body).toContain('“木马.exe”没有上传：[casefile.attachment-type]')
  expect(answer.body).toContain('“空.png”是空文件')
  expect(answer.body).toMatch(/name="attachments" value="[0-9a-f-]{36}"\/><span class="name">小票\.jpg/)
  expect(answer.body).toContain(filled['facts'])
  expect(submitted).toEqual([])
})

test('a fifth file is named and not taken', async () => {
  await start()
  const answer = await post('/complaint/form', form, { files: [1, 2, 3, 4, 5].map((number) => ({ name: `${number}.jpg`, bytes: 10 })) })
  expect(answer.body).toContain('最多 4 份文件，“5.jpg”没有上传')
  expect(answer.body.match(/name="attachments" value="[0-9a-f]/g)).toHaveLength(4)
})

test('staged files survive an error and may be left out', async () => {
  const { submitted } = await start()
  const first = await post('/complaint/form', withValues(form, { facts: '短' }), { files: [{ name: 'a.jpg', bytes: 9 }, { name: 'b.jpg', bytes: 9 }] })
  const ids = [...first.body.matchAll(/name="attachments" value="([0-9a-f-]{36})"/g)].map(([, staged = '']) => staged)
  await post('/complaint/form', { ...form, attachments: ids, removeAttachment: ids[0] ?? '' })
  expect(submitted).toMatchObject([{ attachments: [ids[1]] }])
})

test('an expired token costs one more press and nothing else; a foreign one stores nothing', async () => {
  const made = await start()
  made.expired = true
  const expired = await post('/complaint/form', form, { files: [{ name: 'a.jpg', bytes: 9 }] })
  expect([expired.statusCode, expired.body.includes('页面打开时间太久'), expired.body.includes('>a.jpg<')]).toEqual([403, true, true])
  expect(expired.body).toContain(filled['facts'])
  made.expired = false
  const foreign = await post('/complaint/form', withValues(form, { token: 'forged' }), { files: [{ name: 'a.jpg', bytes: 9 }] })
  expect([foreign.statusCode, foreign.body.includes('请重新选择'), foreign.body.includes('>a.jpg<')]).toEqual([403, true, false])
  expect(made.submitted).toEqual([])
})

test('language and firm are changed in mid-form without loss and without judgement', async () => {
  const { submitted } = await start()
  const chosen = withValues(form, { 'respondent.operatorId': operator.id, facts: '短' })
  const english = await post('/complaint/form', { ...chosen, switchLanguage: 'en' })
  expect([english.statusCode, english.body.includes('<html lang="en">'), english.body.includes('>短</textarea>'), english.body.includes('role="alert"')])
    .toEqual([200, true, true, false])
  const other = await post('/complaint/form', { ...chosen, changeFirm: 'yes' })
  expect(other.body).not.toContain('name="respondent.operatorId"')
  expect(other.body).toContain('>短</textarea>')
  expect(submitted).toEqual([])
})

test('a refusal stands at its field, or at the top where it has none', async () => {
  await start({ submitComplaint: async () => refuse('complaint.bad-phone', { field: 'consumer.phone' }) })
  expect((await post('/complaint/form', form)).body).toContain('id="consumer-phone-error">[complaint.bad-phone]')
  await app.close()
  await start({ submitComplaint: async () => refuse('complaint.no-office') })
  expect((await post('/complaint/form', form)).body).toContain('<h2>[complaint.no-office]</h2>')
})

test('the script uploads one file at a time', async () => {
  await start()
  const good = await post('/complaint/attachments', {}, { files: [{ name: '小票.jpg', bytes: 7 }] })
  expect(good.statusCode).toBe(201)
  expect(good.json()).toMatchObject({ name: '小票.jpg', size: 7, mediaType: 'image/jpeg' })
  expect((await post('/complaint/attachments', {}, { files: [{ name: 'x.exe', bytes: 7 }] })).statusCode).toBe(422)
  expect((await post('/complaint/attachments', { token: 'forged' }, { files: [{ name: 'x.jpg', bytes: 7 }] })).statusCode).toBe(403)
  expect((await post('/complaint/attachments', {})).statusCode).toBe(400)
})

test('following a file: the code stays out of every address', async () => {
  await start()
  const answer = await post('/track', { number: receipt.number, code: '7kq2 m9xd' })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/track/file'])
  const sealed = answer.cookies.find(({ name }) => name === 'hongdun_track')?.value ?? ''
  const page = await app.inject({ url: '/track/file', cookies: { hongdun_track: sealed } })
  expect(page.body).toContain('乔庄市场监管所正在审查')
  expect(page.body).not.toContain(receipt.queryCode)
  expect((await app.inject('/track/file')).body).toContain('name="code"')
})

test('a wrong code is told without saying which of the two is wrong, and is kept to be corrected', async () => {
  await start()
  const answer = await post('/track', { number: '51', code: 'WRONG' })
  expect([answer.statusCode, answer.body.includes('[complaint.unknown-number]'), answer.body.includes('value="WRONG"')]).toEqual([404, true, true])
  expect(answer.cookies.some(({ name }) => name === 'hongdun_track')).toBe(false)
  expect((await post('/track', { token: 'forged' })).statusCode).toBe(403)
  expect((await post('/track', {})).statusCode).toBe(422)
})

test('material, withdrawal and rating are sent on; leaving forgets the file', async () => {
  const { commands } = await start()
  const done = await post('/track/file/material', { text: '新证据' }, { ...following, files: [{ name: 'a.jpg', bytes: 9 }] })
  expect([done.statusCode, done.headers.location]).toEqual([303, '/track/file?done=material'])
  await post('/track/file/withdraw', { confirm: 'yes' }, following)
  await post('/track/file/rating', { grade: 'fair' }, following)
  expect(commands).toEqual([
    { type: 'add-material', text: '新证据', attachments: [expect.any(String)] }, { type: 'withdraw' }, { type: 'rate', grade: 'fair' },
  ])
  const unconfirmed = await post('/track/file/withdraw', { reason: '已和解' }, following)
  expect([unconfirmed.statusCode, unconfirmed.body.includes('>已和解</textarea>')]).toEqual([422, true])
  const left = await post('/track/leave', {}, following)
  expect(left.cookies.find(({ name }) => name === 'hongdun_track')?.value).toBe('')
})

test('a page that ran out in mid-form carries what was typed through the tracking form', async () => {
  const made = await start()
  const asked = await post('/track/file/material', { text: '写了很久的说明' })
  expect(asked.body).toContain('name="carry.text" value="写了很久的说明"')
  const back = await post('/track', { number: receipt.number, code: receipt.queryCode, 'carry.form': 'material', 'carry.text': '写了很久的说明' })
  expect([back.statusCode, back.body.includes('>写了很久的说明</textarea>')]).toEqual([200, true])
  expect(made.commands).toEqual([])
})

test('a step refused meanwhile keeps the text and says why', async () => {
  await start({ command: async () => refuse('complaint.wrong-stage'), track: async () => view() })
  const answer = await post('/track/file/material', { text: '说明' }, following)
  expect([answer.statusCode, answer.body.includes('[complaint.wrong-stage]'), answer.body.includes('>说明</textarea>')]).toEqual([409, true, true])
})

test('problems have pages: not found, broken, too many tries, not a form', async () => {
  await start({ limits: async () => { throw new Error('database gone') }, findOperator: async () => { throw Object.assign(new Error(), { statusCode: 429 }) } })
  expect((await app.inject('/nowhere')).body).toContain('没有找到这个页面')
  const broken = await app.inject('/')
  expect([broken.statusCode, broken.body.includes('故障编号'), broken.body.includes('database gone')]).toEqual([500, true, false])
  const limited = await app.inject(`/complaint/form?operator=${operator.id}`)
  expect([limited.statusCode, limited.body.includes('请等 1 分钟')]).toEqual([429, true])
  expect((await app.inject({ method: 'POST', url: '/track', payload: { number: 1 } })).statusCode).toBe(400)
})

import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { refuse } from '#platform/pure/refusal.ts'
import { filled, operator, receipt, reportFilled, reportReceipt, reportView, stand, type Stand } from './fixtures.ts'
import { portal } from './server.ts'
import type { ReportServices } from './services.ts'
import { withValues, type FormValues } from './values.ts'

const VISITOR = 'visitor-123456'
const TOKEN = `token-of-${VISITOR}`
const SEALED = Buffer.from(JSON.stringify({ number: reportReceipt.number, code: reportReceipt.queryCode })).toString('base64url')
const following = { hongdun_report: SEALED }
let app: FastifyInstance

afterEach(() => app.close())

async function start(changes: Partial<ReportServices> = {}): Promise<Stand> {
  const made = stand()
  Object.assign(made.services.reports, changes)
  app = Fastify()
  await app.register(cookie)
  await app.register((scope) => portal(scope, made.services))
  return made
}

/** A POST as a browser without script sends it. */
function post(url: string, values: FormValues, cookies: Record<string, string> = {}, file?: string) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ token: TOKEN, ...values })) for (const one of [value].flat()) body.append(name, one)
  if (file) body.append('files', new Blob([new Uint8Array(9).fill(1)]), file)
  return app.inject({ method: 'POST', url, payload: body, cookies: { hongdun_visitor: VISITOR, ...cookies } })
}

const form = withValues(reportFilled, { token: TOKEN })

test('the front page leads to the report, and the firm is chosen before the form', async () => {
  await start()
  expect((await app.inject('/')).body).toContain('href="/report"')
  expect((await app.inject(`/report?q=${encodeURIComponent('国惠')}`)).body).toContain(`/report/form?operator=${operator.id}`)
  const chosen = (await app.inject(`/report/form?operator=${operator.id}`)).body
  for (const told of [`value="${operator.name}"`, '依法保密', '匿名举报不留姓名和电话', '15 个工作日', '第十八条']) expect(chosen).toContain(told)
  expect(chosen).not.toContain('data-draft')
  expect((await app.inject('/report/form?operator=gone')).body).toContain('没有找到您选的商家')
})

test('a report with a photo is submitted and answered with number, code and day', async () => {
  const { reported } = await start()
  const answer = await post('/report/form', form, {}, '奶油.jpg')
  expect(answer.statusCode).toBe(201)
  for (const told of [reportReceipt.number, reportReceipt.queryCode, '2026年5月21日', '第十八条', '实名举报']) expect(answer.body).toContain(told)
  expect(reported).toMatchObject([{ key: reportFilled['key'], reporter: { realName: true, name: '李敏' }, attachments: [expect.any(String)] }])
  expect(answer.cookies.find(({ name }) => name === 'hongdun_report')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('an anonymous report sends nothing about who it was, and its receipt says what that means', async () => {
  const { reported } = await start({ submit: async (input) => { reported.push(input); return { ...reportReceipt, realName: false } } })
  const answer = await post('/report/form', withValues(form, { realName: 'no' }))
  expect(answer.body).toContain('不能告诉您结果')
  expect(JSON.stringify(reported)).not.toContain('李敏')
})

test('what is wrong is told at its field and everything typed is kept; language and firm are changed without judgement', async () => {
  const { reported } = await start()
  const wrong = await post('/report/form', withValues(form, { facts: '短', realName: undefined }), {}, '木马.exe')
  expect(wrong.statusCode).toBe(422)
  for (const told of ['>短</textarea>', '请选择匿名还是实名', '“木马.exe”没有上传', 'value="李敏"']) expect(wrong.body).toContain(told)
  const english = await post('/report/form', withValues(form, { facts: '短', switchLanguage: 'en' }))
  expect([english.statusCode, english.body.includes('<html lang="en">'), english.body.includes('role="alert"')]).toEqual([200, true, false])
  const other = await post('/report/form', withValues(form, { 'target.operatorId': operator.id, changeFirm: 'yes' }))
  expect(other.body).not.toContain('name="target.operatorId"')
  expect(reported).toEqual([])
})

test('an expired token costs one more press; a refusal stands at its field, or at the top', async () => {
  const made = await start()
  made.expired = true
  const expired = await post('/report/form', form)
  expect([expired.statusCode, expired.body.includes('页面打开时间太久'), expired.body.includes(String(reportFilled['facts']))]).toEqual([403, true, true])
  await app.close()
  await start({ submit: async () => refuse('report.bad-phone', { field: 'reporter.phone' }) })
  expect((await post('/report/form', form)).body).toContain('id="reporter-phone-error">[report.bad-phone]')
  await app.close()
  await start({ submit: async () => refuse('report.no-office') })
  expect((await post('/report/form', form)).body).toContain('<h2>[report.no-office]</h2>')
})

test('a filing that is both is answered with both numbers and codes, and both can be followed', async () => {
  const made = await start()
  Object.assign(made.services, { submitComplaint: async (input: unknown) => { made.submitted.push(input); return { ...receipt, report: reportReceipt } } })
  const answer = await post('/complaint/form', { ...filled, token: TOKEN, report: 'yes', 'report.facts': '店里卖的电饭煲没有认证标志。', 'report.realName': 'yes' })
  expect(answer.statusCode).toBe(201)
  for (const told of [receipt.number, receipt.queryCode, reportReceipt.number, reportReceipt.queryCode, '举报也已提交']) expect(answer.body).toContain(told)
  expect(made.submitted).toMatchObject([{ report: { facts: '店里卖的电饭煲没有认证标志。', realName: true } }])
  expect(answer.cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(['hongdun_track', 'hongdun_report']))
})

test('following a report: the code stays out of every address, and each page takes the number of the other', async () => {
  await start()
  const typed = { number: reportReceipt.number, code: '9mxd 7kq2' }
  const answer = await post('/report/track', typed)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/report/file'])
  const page = await app.inject({ url: '/report/file', cookies: following })
  expect(page.body).toContain('乔庄市场监管所已收到，会开始核查。')
  expect(page.body).not.toContain(reportReceipt.queryCode)
  expect((await post('/track', typed)).headers.location).toBe('/report/file')
  expect((await post('/report/track', { number: receipt.number, code: receipt.queryCode })).headers.location).toBe('/track/file')
  expect((await app.inject('/report/file')).body).toContain('name="code"')
})

test('a wrong code is told without saying which of the two is wrong', async () => {
  await start()
  const answer = await post('/report/track', { number: '25', code: 'WRONG' })
  expect([answer.statusCode, answer.body.includes('[report.unknown-number]'), answer.body.includes('value="WRONG"')]).toEqual([404, true, true])
  expect((await post('/report/track', { token: 'forged' })).statusCode).toBe(403)
  expect((await post('/report/track', {})).statusCode).toBe(422)
})

test('material is added, refused with a reason, or carried through the tracking form; leaving forgets the report', async () => {
  const { reported } = await start()
  const done = await post('/report/file/material', { text: '又看见一车' }, following, 'a.jpg')
  expect([done.statusCode, done.headers.location]).toEqual([303, '/report/file?done=material'])
  expect(reported).toEqual([{ text: '又看见一车', attachments: [expect.any(String)] }])
  expect((await app.inject({ url: '/report/file?done=material', cookies: following })).body).toContain('核查人员会看到')
  expect((await post('/report/file/material', { text: '' }, following)).statusCode).toBe(422)
  const asked = await post('/report/file/material', { text: '写了很久的说明' })
  expect(asked.body).toContain('name="carried.text" value="写了很久的说明"')
  const back = await post('/report/track', { number: reportReceipt.number, code: reportReceipt.queryCode, 'carried.text': '写了很久的说明' })
  expect([back.statusCode, back.body.includes('>写了很久的说明</textarea>')]).toEqual([200, true])
  expect((await post('/report/leave', {}, following)).cookies.find(({ name }) => name === 'hongdun_report')?.value).toBe('')
  await app.close()
  await start({ addMaterial: async () => refuse('report.wrong-stage') })
  const refused = await post('/report/file/material', { text: '说明' }, following)
  expect([refused.statusCode, refused.body.includes('[report.wrong-stage]'), refused.body.includes('>说明</textarea>')]).toEqual([409, true, true])
})

test('an anonymous reporter gives a name on the page of the report; what is wrong is told at its field', async () => {
  const anonymous = { track: async () => reportView({ realName: false, mayName: true }) }
  const { reported } = await start(anonymous)
  expect((await app.inject({ url: '/report/file', cookies: following })).body).toContain('改为实名举报')
  const named = { 'reporter.name': '李敏', 'reporter.phone': '138 0000 5678', 'reporter.address': '' }
  const done = await post('/report/file/name', named, following)
  expect([done.statusCode, done.headers.location]).toEqual([303, '/report/file?done=name'])
  expect(reported).toEqual([{ name: '李敏', phone: '13800005678', address: '' }])
  expect((await app.inject({ url: '/report/file?done=name', cookies: following })).body).toContain('已改为实名举报')
  const wrong = await post('/report/file/name', { ...named, 'reporter.phone': '12' }, following)
  expect([wrong.statusCode, wrong.body.includes('id="reporter-phone-error"'), wrong.body.includes('value="李敏"')]).toEqual([422, true, true])
  const gone = await post('/report/file/name', named)
  expect([gone.body.includes('李敏'), gone.body.includes('name="code"')]).toEqual([false, true])
  expect((await post('/report/file/name', { ...named, token: 'forged' }, following)).statusCode).toBe(403)
  await app.close()
  await start({ ...anonymous, nameReporter: async () => refuse('report.already-named') })
  expect((await post('/report/file/name', named, following)).body).toContain('[report.already-named]')
  await app.close()
  await start()
  expect((await app.inject({ url: '/report/file', cookies: following })).body).not.toContain('改为实名举报')
})

test('a report that has ended asks for no material: new facts make a report of their own', async () => {
  await start({ track: async () => reportView({ stage: 'declined', mayAdd: false }) })
  const { body } = await app.inject({ url: '/report/file', cookies: following })
  expect(body).toContain('另行举报')
  expect(body).not.toContain('action="/report/file/material"')
})

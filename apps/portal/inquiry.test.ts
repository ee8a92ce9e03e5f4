import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { refuse } from '#platform/pure/refusal.ts'
import { answer, asked, inquiryReceipt, inquiryView, published, receipt, stand, type Stand } from './fixtures.ts'
import { LONGEST_INQUIRY, parseInquiry, parseInquiryRating } from './inquiry-forms.ts'
import { portal } from './server.ts'
import type { PortalServices } from './services.ts'
import type { FormValues } from './values.ts'

const VISITOR = 'visitor-123456'
const COUNTIES = [{ areaCode: '510821', name: '旺苍县市场监督管理局' }, { areaCode: '510822', name: '青川县市场监督管理局' }]
let app: FastifyInstance

afterEach(() => app.close())

async function start(changes: Partial<PortalServices> = {}): Promise<Stand> {
  const made = stand(changes)
  app = Fastify()
  await app.register(cookie)
  await app.register((scope) => portal(scope, made.services))
  return made
}

function post(url: string, values: FormValues, cookies: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...values, token: `token-of-${VISITOR}` })) for (const one of [value].flat()) form.append(name, one)
  return app.inject({ method: 'POST', url, payload: form, cookies: { hongdun_visitor: VISITOR, ...cookies } })
}

const following = { hongdun_track: Buffer.from(JSON.stringify({ number: inquiryReceipt.number, code: inquiryReceipt.queryCode })).toString('base64url') }

describe('asking', () => {
  test('without a name is answered with number, code and day, and the file is open at once', async () => {
    const { submitted } = await start()
    const sent = await post('/inquiry', asked)
    expect(sent.statusCode).toBe(201)
    for (const told of [inquiryReceipt.queryCode, '2026年5月8日（星期五）', '咨询已提交']) expect(sent.body).toContain(told)
    expect(submitted).toMatchObject([{ key: 'key-87654321', channel: 'web', asker: { name: '', phone: '', address: '' }, areaCode: '510822', publicationConsent: true }])
    expect(sent.cookies.find(({ name }) => name === 'hongdun_track')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  })

  test('every wrong field is told at once and what was typed comes back', async () => {
    const { submitted } = await start()
    const sent = await post('/inquiry', { ...asked, type: '', title: '退', 'asker.phone': '123', publicationConsent: '' })
    expect(sent.statusCode).toBe(422)
    for (const told of ['有 4 处需要修改', '请选择类型', '标题至少写 2 个字', '您的电话不对', '请选择是否同意公开', '健身房办了卡']) expect(sent.body).toContain(told)
    expect(submitted).toEqual([])
  })

  test('a choice of county is drawn and needed where several share the system, and nowhere else', async () => {
    await start()
    expect((await app.inject('/inquiry')).body).not.toContain('name="areaCode"')
    await app.close()
    const { submitted } = await start({ filingCounties: async () => COUNTIES })
    expect((await app.inject('/inquiry')).body).toContain('<option value="510821">旺苍县市场监督管理局</option>')
    expect((await post('/inquiry', asked)).body).toContain('请选择由哪里答复')
    expect((await post('/inquiry', { ...asked, areaCode: '999999' })).statusCode).toBe(422)
    expect((await post('/inquiry', { ...asked, areaCode: '510822' })).statusCode).toBe(201)
    expect(submitted).toMatchObject([{ areaCode: '510822' }])
  })

  test('supervision is never published, whatever was chosen, and nobody is asked to choose', async () => {
    const { submitted } = await start()
    await post('/inquiry', { ...asked, type: 'supervision', publicationConsent: 'yes' })
    await post('/inquiry', { ...asked, type: 'supervision', publicationConsent: '' })
    expect(submitted).toMatchObject([{ publicationConsent: false }, { publicationConsent: false }])
  })

  test('a refusal is told at its field; an old token keeps what was typed; a change of language sends nothing', async () => {
    const made = await start({ submitInquiry: async () => refuse('inquiry.bad-phone', { field: 'asker.phone' }) })
    const refused = await post('/inquiry', asked)
    expect([refused.statusCode, refused.body.includes('id="asker-phone-error"')]).toEqual([422, true])
    made.expired = true
    const expired = await post('/inquiry', asked)
    expect([expired.statusCode, expired.body.includes('健身卡退费')]).toEqual([403, true])
    const english = await post('/inquiry', { ...asked, switchLanguage: 'en' })
    expect([english.statusCode, english.body.includes('健身卡退费'), english.body.includes('lang="en"')]).toEqual([200, true, true])
  })

  test('the longest texts of the form are those of the contract', () => {
    const options = { language: 'zh', key: 'key-12345678', counties: COUNTIES.slice(0, 1) } as const
    for (const [name, longest] of Object.entries(LONGEST_INQUIRY)) {
      expect([name, parseInquiry({ ...asked, [name]: '长'.repeat(longest) }, options).ok]).toEqual([name, true])
      expect([name, parseInquiry({ ...asked, [name]: '长'.repeat(longest + 1) }, options).ok]).toEqual([name, false])
    }
    expect(parseInquiryRating({ grade: 'fair', comment: '长'.repeat(501) }, 'zh')).toMatchObject({ ok: false, errors: { comment: '想说的话最多 500 个字，现在有 501 个字' } })
  })
})

describe('following', () => {
  test('the page of number and code finds an inquiry too, and a wrong code finds nothing', async () => {
    await start()
    const found = await post('/track', { number: ' 3510822-20260428-000003', code: inquiryReceipt.queryCode.toLowerCase() })
    expect([found.statusCode, found.headers.location]).toEqual([303, '/track/file'])
    expect((await post('/track', { number: inquiryReceipt.number, code: 'WRONG123' })).statusCode).toBe(404)
    const page = await app.inject({ url: '/track/file', cookies: following })
    for (const told of ['可以退还余额。', '请您评价答复']) expect(page.body).toContain(told)
    expect(page.body).not.toContain(receipt.number)
  })

  test('the answer is rated; without a grade the page says so and keeps the comment', async () => {
    const { ratings } = await start()
    const empty = await post('/track/inquiry/rating', { comment: '说得清楚' }, following)
    expect([empty.statusCode, empty.body.includes('请选择一个评价'), empty.body.includes('说得清楚')]).toEqual([422, true, true])
    const rated = await post('/track/inquiry/rating', { grade: 'satisfied', comment: '说得清楚' }, following)
    expect([rated.statusCode, rated.headers.location]).toEqual([303, '/track/file?done=rating'])
    expect(ratings).toEqual([{ grade: 'satisfied', comment: '说得清楚' }])
  })

  test('a rating refused is told on the page; one sent after the page ran out comes back with the file', async () => {
    await start({ rateInquiry: async () => refuse('inquiry.already-rated') })
    expect((await post('/track/inquiry/rating', { grade: 'fair' }, following)).body).toContain('[inquiry.already-rated]')
    const away = await post('/track/inquiry/rating', { grade: 'fair', comment: '说得清楚' })
    expect(away.body).toContain('name="carry.comment" value="说得清楚"')
    const back = await post('/track', { number: inquiryReceipt.number, code: inquiryReceipt.queryCode, 'carry.form': 'rating', 'carry.grade': 'fair', 'carry.comment': '说得清楚' })
    expect([back.statusCode, back.body.includes('说得清楚</textarea>'), back.body.includes('value="fair"')]).toEqual([200, true, true])
  })

  test('while nothing is answered there is a day and nothing to rate', async () => {
    await start({ trackInquiry: async () => inquiryView() })
    const { body } = await app.inject({ url: '/track/file', cookies: following })
    expect(body).toContain('2026年5月8日')
    expect(body).not.toContain('/track/inquiry/rating')
  })
})

describe('looking first', () => {
  test('the knowledge base and the public answers are searched, and lead to the form with the words', async () => {
    await start()
    const { body } = await app.inject(`/answers?q=${encodeURIComponent('健身卡')}`)
    for (const told of [answer.question, answer.answer, '第五十三条', '/inquiry?type=inquiry&amp;title=']) expect(body).toContain(told)
    expect((await app.inject(`/answers?q=${encodeURIComponent('飞机')}`)).body).toContain('没有找到“飞机”的答案')
    expect((await app.inject('/voice')).body).toContain(published.question)
    expect((await app.inject(`/voice?q=${encodeURIComponent('飞机')}`)).body).toContain('没有找到符合条件的公开答复')
    expect((await app.inject(`/inquiry?type=praise&title=${encodeURIComponent('窗口')}`)).body).toMatch(/value="praise"[^>]*checked|checked[^>]*value="praise"/)
  })
})

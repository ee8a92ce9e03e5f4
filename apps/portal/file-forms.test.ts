import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { FILE_FIELDS, parseAgent, parseConsent, parseLeaving, parseNoticeAnswer, parsePerformance, parseSettled, parseSettlementAnswer } from './file-forms.ts'
import { id } from './fixtures.ts'
import type { FormValues } from './values.ts'

const TODAY = legalDate('2026-05-06')
const AGENT: FormValues = {
  'agent.name': '王律师', 'agent.phone': '138 8123 0009', 'agent.address': '旺苍县东河镇南街8号', powers: 'special', matters: '代为投诉、参加调解',
  until: '2026年12月31日', codeWith: 'principal', authority: id(1), identity: id(2),
}

describe('an agent', () => {
  test('is named with matters, powers, term and both papers', () => {
    expect(parseAgent(AGENT, 'zh', TODAY)).toMatchObject({
      ok: true, input: { type: 'appoint-agent', agent: { name: '王律师', phone: '13881230009' }, powers: 'special', until: '2026-12-31', authority: [id(1)], identity: [id(2)] },
    })
  })
  test.each<[string, FormValues, string]>([
    ['authority', { authority: '' }, '请上传授权委托书原件'], ['identity', { identity: 'x' }, '请上传代理人身份证明'], ['until', { until: '2026-05-05' }, '这个日期已经过去，请填写今天或者以后的日期'],
    ['until', { until: '' }, '请填写委托到哪一天'], ['powers', { powers: 'all' }, '请选择代理权限'], ['codeWith', { codeWith: '' }, '请选择现在填写的人'], ['agent.phone', { 'agent.phone': '138' }, '代理人电话不对'], ['matters', { matters: ' ' }, '请填写委托事项'],
  ])('without a right %s is told what to do', (field, wrong, message) => {
    const parsed = parseAgent({ ...AGENT, ...wrong }, 'zh', TODAY)
    expect(parsed.ok ? {} : Object.keys(parsed.errors)).toEqual([field])
    expect(parsed.ok ? '' : parsed.errors[field]).toContain(message.slice(0, 5))
  })
  test('everything that is missing is told at once, in the order of the page', () => {
    const parsed = parseAgent({}, 'zh', TODAY)
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(['codeWith', 'agent.name', 'agent.phone', 'agent.address', 'powers', 'matters', 'until', 'authority', 'identity'])
  })
})

test('a notice is answered with a text, files, or both', () => {
  expect(parseNoticeAnswer({ matter: 'papers', text: '' }, 'zh', '见附件')).toMatchObject({ ok: false, errors: { text: '请填写说明或者上传文件' } })
  expect(parseNoticeAnswer({ matter: 'papers', attachments: id(1) }, 'zh', '见附件')).toMatchObject({ ok: true, input: { type: 'answer-notice', text: '见附件', attachments: [id(1)] } })
  expect(parseNoticeAnswer({ matter: 'other', text: '已补' }, 'zh', '')).toMatchObject({ ok: false, errors: { matter: '请选择答复哪一项' } })
  expect(parseNoticeAnswer({ matter: 'papers', text: '字'.repeat(2001) }, 'zh', '')).toMatchObject({ ok: false, errors: { text: '说明最多 2000 个字，现在有 2001 个字' } })
})

test('own settlement says how and is confirmed; a proposal is accepted or not', () => {
  expect(parseSettled({ reason: '已退款' }, 'zh')).toMatchObject({ ok: false, errors: { confirm: '请勾选确认，再提交' } })
  expect(parseSettled({ reason: '已退款', confirm: 'yes' }, 'zh')).toMatchObject({ ok: true, input: { type: 'withdraw', settled: true, reason: '已退款' } })
  expect(parseSettlementAnswer({}, 'zh')).toMatchObject({ ok: false, errors: { agreed: '请选择是否接受' } })
  expect(parseSettlementAnswer({ agreed: 'no', note: '只肯换货' }, 'zh')).toMatchObject({ ok: true, input: { type: 'confirm-settlement', agreed: false, note: '只肯换货' } })
})

test('how an agreement was kept: without a day today, and what is lacking is written out', () => {
  expect(parsePerformance({ result: 'full', on: '' }, 'zh', TODAY)).toMatchObject({ ok: true, input: { type: 'say-performance', result: 'full', on: TODAY, note: '投诉人在网上确认都做到了。' } })
  expect(parsePerformance({ result: 'partly', on: '2026年5月1日', note: '还差 100 元' }, 'zh', TODAY)).toMatchObject({ ok: true, input: { result: 'partly', on: '2026-05-01', note: '还差 100 元' } })
  expect(parsePerformance({ result: 'none' }, 'zh', TODAY)).toMatchObject({ ok: false, errors: { note: '请写明还差什么' } })
  expect(parsePerformance({ result: 'all', on: '2026-05-07' }, 'zh', TODAY)).toMatchObject({ ok: false, errors: { result: '请选择履行情况', on: '日期不能晚于今天（2026-05-06）' } })
})

test('one of several consents in their own words, and leaves with a reason, confirmed', () => {
  expect(parseConsent({ to: 'agreement', note: '同意退款' }, 'zh')).toMatchObject({ ok: true, input: { type: 'record-consent', to: 'agreement', note: '同意退款' } })
  expect(parseConsent({ to: 'all' }, 'zh')).toMatchObject({ ok: false, errors: { to: '请选择同意什么', note: '请写明同意的内容' } })
  expect(parseLeaving({ reason: '已自行解决', confirm: 'yes' }, 'zh')).toMatchObject({ ok: true, input: { type: 'remove-complainant', reason: '已自行解决' } })
  expect(parseLeaving({ reason: '' }, 'zh')).toMatchObject({ ok: false, errors: { reason: '请写明退出的原因', confirm: '请勾选确认，再提交' } })
})

test('whatever is typed is answered, and every error has a place on the page', () => {
  const values = fc.dictionary(fc.constantFrom<string>(...FILE_FIELDS, 'attachments', '__proto__'), fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 3 })))
  fc.assert(fc.property(values, (typed) => {
    const all = [parseConsent(typed, 'zh'), parseLeaving(typed, 'zh'), parseAgent(typed, 'zh', TODAY), parsePerformance(typed, 'zh', TODAY), parseNoticeAnswer(typed, 'zh', ''), parseSettled(typed, 'zh'), parseSettlementAnswer(typed, 'en')]
    const told = all.flatMap((parsed) => (parsed.ok ? [] : Object.keys(parsed.errors)))
    expect(told.filter((name) => !(FILE_FIELDS as readonly string[]).includes(name))).toEqual([])
  }))
})

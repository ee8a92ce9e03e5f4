import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zComplaintCommand, zComplaintInput } from '#modules/complaint/index.ts'
import { legalDate } from '#platform/pure/date.ts'
import type { Language } from '#platform/pure/text.ts'
import { categories, filled, id } from './fixtures.ts'
import {
  COMPLAINT_FIELDS, fieldLabel, LONGEST, pageField, parseComplaint, parseMaterial, parseRating, parseTracking, parseWithdrawal, readAmount, readDate,
} from './forms.ts'
import { translator } from './text.ts'
import { halfWidth, single, stagedIds, withValues, type FormValues } from './values.ts'

const options = { language: 'zh' as Language, key: 'key-12345678', today: legalDate('2026-05-06'), categories }

function errorsOf(changes: Readonly<Record<string, string | readonly string[] | undefined>>, language: Language = 'zh') {
  const parsed = parseComplaint(withValues(filled, changes), { ...options, language })
  return parsed.ok ? {} : parsed.errors
}

describe('complaint form', () => {
  test('a form filled in becomes the input of the contract', () => {
    const parsed = parseComplaint(filled, options)
    expect(parsed).toMatchObject({
      ok: true,
      input: {
        key: 'key-12345678', channel: 'web', category: 'quality', claims: ['refund', 'return-goods'], amountFen: 39_900, occurredOn: '2026-05-01',
        consumer: { name: '王芳', phone: '13800001234' }, publicationConsent: false, entrustConsent: true, attachments: [],
      },
    })
  })

  test.each([
    [{ 'consumer.phone': '1380000123' }, 'consumer.phone', '您的电话不对。手机号码应为 11 位数字；固定电话请带区号，例如 0839-1234567'],
    [{ 'consumer.phone': '12345' }, 'consumer.phone', '您的电话不对。手机号码应为 11 位数字；固定电话请带区号，例如 0839-1234567'],
    [{ 'consumer.phone': '' }, 'consumer.phone', '请填写您的电话'],
    [{ 'consumer.name': '  ' }, 'consumer.name', '请填写您的姓名'],
    [{ facts: '坏了' }, 'facts', '事情经过至少写 10 个字，现在有 2 个字'],
    [{ facts: '坏'.repeat(2001) }, 'facts', '事情经过最多 2000 个字，现在有 2001 个字'],
    [{ category: 'no-such' }, 'category', '请选择问题类别'],
    [{ claims: undefined }, 'claims', '请至少选择一项要求'],
    [{ claims: ['other'] }, 'claimText', '您选择了“其他”，请写明具体要求'],
    [{ amount: '很多' }, 'amount', '金额请写数字，单位是元，例如 1280 或 59.90'],
    [{ amount: '100000001' }, 'amount', '金额不能超过一亿元'],
    [{ occurredOn: '2026-02-30' }, 'occurredOn', '发生日期看不懂，请写成 2026-05-01 这样的日期'],
    [{ occurredOn: '2026-05-07' }, 'occurredOn', '发生日期不能晚于今天（2026-05-06）'],
    [{ publicationConsent: undefined }, 'publicationConsent', '请选择是否同意公示'],
    [{ entrustConsent: 'perhaps' }, 'entrustConsent', '请选择是否同意委托调解'],
    [{ 'consumer.idNumber': 'E12345678' }, 'consumer.idType', '填写了证件号码，请选择证件类型'],
    [{ 'consumer.idType': 'passport' }, 'consumer.idNumber', '选择了证件类型，请填写证件号码；不想填写请选“不填写”'],
    [{ 'consumer.idType': 'id-card', 'consumer.idNumber': '110105194912310021' }, 'consumer.idNumber', '身份证号码不对，请对照证件核对 18 位号码；不确定可以先不填'],
    [{ 'respondent.creditCode': '91510822MA62480000' }, 'respondent.creditCode', '统一社会信用代码不对，请对照执照核对 18 位代码；不确定可以不填'],
    [{ 'other2.name': '李小山', 'other2.phone': '13881230001', 'other2.address': '东河镇', 'joint.agreed': undefined }, 'joint.agreed', '请确认各人都同意一起投诉'],
    [{ 'other2.name': '李小山', 'other2.phone': '138', 'other2.address': '东河镇', 'joint.agreed': 'yes' }, 'other2.phone', '第 2 位的电话不对。手机号码应为 11 位数字；固定电话请带区号，例如 0839-1234567'],
    [{ 'other3.phone': '13881230001', 'other3.address': '东河镇', 'joint.agreed': 'yes' }, 'other3.name', '请填写第 3 位的姓名'],
    [{ attachments: [1, 2, 3, 4, 5].map(id) }, 'files', '最多 4 份文件，请勾选不需要的'],
  ])('%j is told at %s', (changes, field, message) => {
    expect(errorsOf(changes)).toEqual({ [field]: message })
  })

  test('others are named in whichever slots, and an empty form names nobody', () => {
    const parsed = parseComplaint(withValues(filled, {
      'other1.name': ' ', 'other2.name': '李小山', 'other2.phone': '138 8123 0001', 'other2.address': '东河镇南街', 'other4.name': '王大海', 'other4.phone': '13881230002', 'other4.address': '东河镇北街', 'joint.agreed': 'yes',
    }), options)
    expect(parsed).toMatchObject({ ok: true, input: { joint: { agreed: true, people: [{ name: '李小山', phone: '13881230001' }, { name: '王大海' }] } } })
    expect(parseComplaint(withValues(filled, { 'joint.agreed': 'yes' }), options)).toMatchObject({ ok: true, input: { joint: undefined } })
  })

  test('bought online: told of whom, or nothing at all', () => {
    const read = (changes: Readonly<Record<string, string>>) => parseComplaint(withValues(filled, changes), options)
    expect(read({ 'online.kind': '', 'online.platform': ' ', 'online.publishedAddress': '' })).toMatchObject({ ok: true, input: { online: undefined } })
    expect(read({ 'online.kind': 'platform-seller', 'online.platform': '某购物平台' })).toMatchObject({ ok: true, input: { online: { kind: 'platform-seller', platform: '某购物平台' } } })
    expect(errorsOf({ 'online.kind': 'platform' })).toEqual({ 'online.platform': '请填写平台或者网站名称' })
    expect(errorsOf({ 'online.platform': '某购物平台' })).toEqual({ 'online.kind': '请填写在哪里买的' })
  })

  test('a right identity number and what phones type instead of digits are taken', () => {
    const parsed = parseComplaint(withValues(filled, {
      'consumer.phone': '＋８６ 138-0000-1234', 'consumer.idType': 'id-card', 'consumer.idNumber': '11010519491231002x', amount: '￥１，２８０．５０元', occurredOn: '2026年5月1日',
    }), options)
    expect(parsed).toMatchObject({
      ok: true, input: { consumer: { phone: '13800001234', idNumber: '11010519491231002X' }, amountFen: 128_050, occurredOn: '2026-05-01' },
    })
  })

  test('a wrong code in the register does not stop the complainant', () => {
    expect(errorsOf({ 'respondent.operatorId': id(1), 'respondent.creditCode': 'wrong' })).toEqual({})
  })

  test('an empty form names every required field, in the order of the page, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const parsed = parseComplaint({}, { ...options, language })
      const named = parsed.ok ? [] : Object.keys(parsed.errors)
      expect(named).toEqual([
        'respondent.name', 'respondent.address', 'facts', 'category', 'claims', 'consumer.name', 'consumer.phone', 'consumer.address',
        'publicationConsent', 'entrustConsent',
      ])
    }
  })

  test('counters and contract agree', () => {
    const fits = (value: unknown) => zComplaintCommand.safeParse(value).success
    expect(zComplaintInput.shape.facts.safeParse('x'.repeat(LONGEST.facts)).success).toBe(true)
    expect(zComplaintInput.shape.facts.safeParse('x'.repeat(LONGEST.facts + 1)).success).toBe(false)
    expect(zComplaintInput.shape.claimText.safeParse('x'.repeat(LONGEST.claimText)).success).toBe(true)
    expect(zComplaintInput.shape.claimText.safeParse('x'.repeat(LONGEST.claimText + 1)).success).toBe(false)
    for (const [extra, fitting] of [[0, true], [1, false]] as const) {
      expect(fits({ type: 'add-material', text: 'x'.repeat(LONGEST.text + extra) })).toBe(fitting)
      expect(fits({ type: 'withdraw', reason: 'x'.repeat(LONGEST.reason + extra) })).toBe(fitting)
      expect(fits({ type: 'rate', grade: 'fair', comment: 'x'.repeat(LONGEST.comment + extra) })).toBe(fitting)
    }
  })

  test('every field has a name in both languages', () => {
    for (const field of COMPLAINT_FIELDS) {
      expect(fieldLabel(field, translator('zh'))).toMatch(/\p{Script=Han}/u)
      expect(fieldLabel(field, translator('en'))).not.toBe(field)
    }
  })

  test('a refusal finds its field', () => {
    expect(pageField('consumer.phone')).toBe('consumer.phone')
    expect(pageField('amountFen')).toBe('amount')
    expect(pageField('attachments')).toBe('files')
    expect(pageField('command.text', ['text'])).toBe('text')
    expect(pageField('nowhere')).toBeUndefined()
    expect(pageField(undefined)).toBeUndefined()
  })
})

const names = fc.constantFrom(...COMPLAINT_FIELDS, 'key', 'attachments', 'removeAttachment', 'number', 'code', 'text', 'grade', 'confirm', 'toString')
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('yes', 'no', 'refund', 'quality', '\u0000', '＄', '9'.repeat(400), id(1)))
const bodies: fc.Arbitrary<FormValues> = fc.dictionary(fc.oneof(names, fc.string()), fc.oneof(texts, fc.array(texts)))

/** A message without a placeholder left open. */
function isPlain(message: string): boolean {
  return message !== '' && !/\{\w+\}/.test(message)
}

test('no text breaks a form, everything typed comes back, and what passes is what the contract takes', () => {
  fc.assert(fc.property(bodies, fc.constantFrom<Language>('zh', 'en'), (typed, language) => {
    const body = Object.freeze({ ...typed })
    const complaint = parseComplaint(body, { ...options, language })
    expect(complaint.values).toBe(body)
    expect(complaint.ok ? zComplaintInput.safeParse(complaint.input).success : Object.values(complaint.errors).every(isPlain)).toBe(true)
    for (const parsed of [parseMaterial(body, language, '见附件'), parseWithdrawal(body, language), parseRating(body, language)]) {
      expect(parsed.values).toBe(body)
      expect(parsed.ok ? zComplaintCommand.safeParse(parsed.input).success : Object.values(parsed.errors).some(isPlain)).toBe(true)
    }
    expect(parseTracking(body, language).values).toBe(body)
  }), { numRuns: 500 })
})

test('right forms stay right whatever else is typed beside them', () => {
  fc.assert(fc.property(bodies, (typed) => {
    const extra = Object.fromEntries(Object.entries(typed).filter(([name]) => !(COMPLAINT_FIELDS as readonly string[]).includes(name) && name !== 'attachments'))
    expect(parseComplaint({ ...extra, ...filled }, options).ok).toBe(true)
  }))
})

describe('smaller forms', () => {
  test('number and code are forgiving', () => {
    const parsed = parseTracking({ number: ' ５１０８ 22', code: '7kq2-m9xd ' }, 'zh')
    expect(parsed).toMatchObject({ ok: true, input: { number: '510822', code: '7KQ2M9XD' } })
    expect(parseTracking({}, 'zh')).toMatchObject({ ok: false, errors: { number: '请填写编号', code: '请填写查询码' } })
  })
  test('material needs a text or a file', () => {
    expect(parseMaterial({ text: '  ' }, 'zh', '见附件')).toMatchObject({ ok: false, errors: { text: '请填写说明或者上传文件' } })
    expect(parseMaterial({ attachments: id(1) }, 'zh', '见附件')).toMatchObject({ ok: true, input: { text: '见附件', attachments: [id(1)] } })
    expect(parseMaterial({ text: 'x'.repeat(2001) }, 'zh', '')).toMatchObject({ ok: false, errors: { text: '说明最多 2000 个字，现在有 2001 个字' } })
  })
  test('withdrawal needs its confirmation', () => {
    expect(parseWithdrawal({ reason: '已和解' }, 'zh').ok).toBe(false)
    expect(parseWithdrawal({ reason: '已和解', confirm: 'yes' }, 'zh')).toMatchObject({ ok: true, input: { type: 'withdraw', reason: '已和解' } })
  })
  test('rating needs a grade of the list', () => {
    expect(parseRating({ grade: 'superb' }, 'zh').ok).toBe(false)
    expect(parseRating({ grade: 'fair', comment: ' ' }, 'zh')).toMatchObject({ ok: true, input: { type: 'rate', grade: 'fair' } })
  })
})

describe('values', () => {
  test('days as people write them', () => {
    expect(['2026-5-1', '2026/05/01', '2026.5.1', '２０２６年５月１日', '20260501'].map(readDate)).toEqual(Array.from({ length: 5 }, () => '2026-05-01'))
    expect([readDate(''), readDate('昨天'), readDate('2026-13-01')]).toEqual(['', undefined, undefined])
  })
  test('sums as people write them', () => {
    expect(['59.9', '59.90元', '¥1,280', '0', '', '1.234', '-5', '1e5'].map(readAmount)).toEqual([5990, 5990, 128_000, 0, '', 'unreadable', 'unreadable', 'unreadable'])
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
      expect(readAmount(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)).toBe(fen)
    }))
  })
  test('staged files: only real ids, each once, without those taken out', () => {
    expect(stagedIds({ attachments: [id(1), id(1), id(2), 'x'], removeAttachment: id(2) })).toEqual([id(1)])
  })
  test('names of Object.prototype are no values', () => {
    expect(single({}, 'toString')).toBe('')
    expect(halfWidth('ＡＢ　１')).toBe('AB 1')
  })
})

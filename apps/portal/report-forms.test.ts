import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zReportInput } from '#modules/report/index.ts'
import { legalDate } from '#platform/pure/date.ts'
import type { Language } from '#platform/pure/text.ts'
import { categories, filled, id, reportFilled, reportView } from './fixtures.ts'
import { parseComplaint } from './forms.ts'
import { parseReport, parseReportMaterial, reportField, REPORT_FIELDS } from './report-forms.ts'
import { reportNext, reportSteps } from './report-progress.ts'
import { translator } from './text.ts'
import { withValues } from './values.ts'

const options = { language: 'zh' as Language, key: 'key-12345678', today: legalDate('2026-05-06'), categories }
type Changes = Readonly<Record<string, string | readonly string[] | undefined>>

function errorsOf(changes: Changes) {
  const parsed = parseReport(withValues(reportFilled, changes), options)
  return parsed.ok ? {} : parsed.errors
}

describe('the form of a report', () => {
  test('by name becomes the input of the contract', () => {
    expect(parseReport(reportFilled, options)).toMatchObject({
      ok: true, input: {
        key: 'key-12345678', channel: 'web', category: 'quality', occurredOn: '2026-05-01', target: { name: '国惠超市' },
        reporter: { realName: true, name: '李敏', phone: '13800005678', address: '竹园镇街上' }, attachments: [],
      },
    })
  })

  test('an anonymous reporter leaves nothing, whatever was typed or filled in by the browser', () => {
    const parsed = parseReport(withValues(reportFilled, { realName: 'no', 'reporter.idNumber': 'nonsense' }), options)
    expect(parsed.ok && parsed.input.reporter).toEqual({ realName: false })
  })

  test.each<[Changes, string, string]>([
    [{ realName: undefined }, 'realName', '请选择匿名还是实名'],
    [{ 'reporter.name': '' }, 'reporter.name', '请填写您的姓名'],
    [{ 'reporter.phone': '' }, 'reporter.phone', '请填写您的电话'],
    [{ 'reporter.phone': '1380000567' }, 'reporter.phone', '您的电话不对。手机号码应为 11 位数字；固定电话请带区号，例如 0839-1234567'],
    [{ 'reporter.idNumber': 'E1234567' }, 'reporter.idType', '填写了证件号码，请选择证件类型'],
    [{ 'reporter.idType': 'passport' }, 'reporter.idNumber', '选择了证件类型，请填写证件号码；不想填写请选“不填写”'],
    [{ 'reporter.idType': 'id-card', 'reporter.idNumber': '110105194912310021' }, 'reporter.idNumber', '身份证号码不对，请对照证件核对 18 位号码；不确定可以先不填'],
    [{ 'target.name': '' }, 'target.name', '请填写被举报商家的名称'],
    [{ 'target.creditCode': '91510822MA62480000' }, 'target.creditCode', '统一社会信用代码不对，请对照执照核对 18 位代码；不确定可以不填'],
    [{ facts: '过期' }, 'facts', '事情经过至少写 10 个字，现在有 2 个字'],
    [{ category: '' }, 'category', '请选择问题类别'],
    [{ occurredOn: '不记得' }, 'occurredOn', '发生日期看不懂，请写成 2026-05-01 这样的日期'],
    [{ occurredOn: '2026-05-07' }, 'occurredOn', '发生日期不能晚于今天（2026-05-06）'],
    [{ attachments: [1, 2, 3, 4, 5].map(id) }, 'files', '最多 4 份文件，请勾选不需要的'],
  ])('%j is told at %s', (changes, field, message) => {
    expect(errorsOf(changes)).toEqual({ [field]: message })
  })

  test('an empty form is told of every field that is needed, in the order of the page', () => {
    const parsed = parseReport({}, options)
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(['target.name', 'target.address', 'facts', 'category', 'realName'])
  })

  test('what a refusal names is a field of the page', () => {
    expect(['reporter.phone', 'reporter.realName', 'target.operatorId', 'category'].map(reportField)).toEqual(['reporter.phone', 'realName', 'target.name', 'category'])
  })

  test('no text breaks it, and what it takes the contract takes', () => {
    const values = fc.record(Object.fromEntries(REPORT_FIELDS.map((name) => [name, fc.string()])))
    fc.assert(fc.property(values, (typed) => {
      const parsed = parseReport({ ...reportFilled, ...typed }, options)
      expect(!parsed.ok || zReportInput.safeParse(parsed.input).success).toBe(true)
    }))
  })
})

describe('material added to a report', () => {
  test('is a text, a file or both, and not too long', () => {
    expect(parseReportMaterial({ text: '  ' }, 'zh')).toMatchObject({ ok: false, errors: { text: '请填写说明或者上传文件' } })
    expect(parseReportMaterial({ attachments: id(1) }, 'zh')).toMatchObject({ ok: true, input: { text: '', attachments: [id(1)] } })
    expect(parseReportMaterial({ text: '长'.repeat(2001) }, 'zh')).toMatchObject({ ok: false, errors: { text: '说明最多 2000 个字，现在有 2001 个字' } })
    expect(parseReportMaterial({ attachments: [1, 2, 3, 4, 5].map(id) }, 'zh')).toMatchObject({ ok: false, errors: { files: '最多 4 份文件，请勾选不需要的' } })
  })
})

describe('a complaint that is a report as well', () => {
  const both = { ...filled, report: 'yes', 'report.facts': '店里卖的电饭煲没有认证标志，货架上还有十几台。', 'report.realName': 'no' }
  const errors = (changes: Changes) => {
    const parsed = parseComplaint(withValues(both, changes), options)
    return parsed.ok ? {} : parsed.errors
  }
  test('carries what is reported and how', () => {
    expect(parseComplaint(both, options)).toMatchObject({ ok: true, input: { report: { facts: both['report.facts'], realName: false } } })
    const alone = parseComplaint(filled, options)
    expect(alone.ok && alone.input.report).toBeUndefined()
  })
  test('is told what is missing, and asked where something is reported without the tick', () => {
    expect(errors({ 'report.realName': undefined })).toEqual({ 'report.realName': '请选择匿名还是实名' })
    expect(errors({ 'report.facts': '' })).toEqual({ 'report.facts': '请填写举报的违法行为' })
    expect(errors({ report: undefined })).toEqual({ report: '您写了举报的违法行为，请勾选“同时举报”；不想举报的，请清空' })
  })
})

test('the steps and the sentence tell what may be told, and no more', () => {
  const t = translator('zh')
  const told = { on: '2026-05-20', text: '没有发现违法', article: '第二十条' }
  const names = (changes: Parameters<typeof reportView>[0]) => reportSteps(reportView(changes)).map(({ name, state }) => `${name} ${state}`)
  expect(names({})).toEqual(['received done', 'verifying todo', 'result todo'])
  expect(names({ stage: 'verifying' })).toEqual(['received done', 'verifying current', 'result todo'])
  expect(names({ stage: 'verified' })).toEqual(['received done', 'verifying done', 'result current'])
  expect(names({ stage: 'verified', realName: false })).toEqual(['received done', 'verifying done', 'untold stopped'])
  expect(names({ stage: 'declined', told })).toEqual(['received done', 'verifying done', 'declined done'])
  expect(names({ stage: 'merged', told })).toEqual(['received done', 'merged stopped'])
  expect(reportNext(reportView({ stage: 'verified', realName: false }), t)).toContain('结果不能告知')
  expect(reportNext(reportView({ stage: 'transferred', told: { ...told, text: '县城市管理局' } }), t)).toContain('县城市管理局')
})

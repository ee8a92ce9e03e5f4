import { describe, expect, test } from 'vitest'
import type { Language } from '#platform/pure/text.ts'
import {
  answer, asked, categories, clock, filled, id, inquiryReceipt, inquiryView, limits, mediation, openNotice, operator, published, receipt, reply, reportFilled, reportLimit, reportReceipt, reportView,
  session, shell, view,
} from './fixtures.ts'
import { COMPLAINT_FIELDS } from './forms.ts'
import { INQUIRY_FIELDS } from './inquiry-forms.ts'
import { en as inquiryEn, zh as inquiryZh } from './messages-inquiry.ts'
import { REPORT_FIELDS } from './report-forms.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'
import { renderPage, type PageName, type PageProps } from './render.tsx'
import type { FormValues } from './values.ts'

const HOSTILE = `<script>alert(1)</script>"'&`
const keys = { material: 'key-material', withdraw: 'key-withdraw', rating: 'key-rating', notice: 'key-notice', allow: 'key-allow', proposal: 'key-proposal', settled: 'key-settled', performance: 'key-performance', consent: 'key-consent', leave: 'key-leave', agent: 'key-agent' }

function groundText(): undefined {
  return undefined
}

const allSteps = view().allowedActions.map((action) => ({ ...action, allowed: true }))

function formPage(values: FormValues, errors: Record<string, string> = {}): PageProps<'complaintForm'> {
  const staged = [{ id: id(9), name: HOSTILE, size: 5, mediaType: 'image/png' }]
  return { form: { values, errors }, answered: true, staged, categories, limits, today: '2026-05-06', submissionKey: 'key-12345678' }
}

function filePage(given: Parameters<typeof view>[0] = {}): PageProps<'file'> {
  return { view: view(given), keys, staged: [], groundText }
}

const counties = [{ areaCode: '510821', name: '旺苍县市场监督管理局' }, { areaCode: '510822', name: '青川县市场监督管理局' }]
const termination = { on: '2026-05-20', ground: 'refused', article: '第二十三条', reason: '不同意' }
const pages: readonly (readonly [string, (language: Language) => string])[] = [
  of('home', { limits }), of('search', { of: 'complaint', query: '', hits: undefined, most: 20 }), of('search', { of: 'complaint', query: '国惠', hits: [operator], most: 1 }),
  of('search', { of: 'complaint', query: '无', hits: [], most: 20 }), of('complaintForm', formPage({})),
  of('complaintForm', formPage(filled, Object.fromEntries(COMPLAINT_FIELDS.map((name) => [name, '有误'])))),
  of('complaintForm', formPage({ ...filled, 'respondent.operatorId': id(1) })), of('receipt', { receipt }), of('receipt', { receipt: { ...receipt, report: reportReceipt, joint: { count: 2, texted: true } } }), of('receipt', { receipt: { ...receipt, joint: { count: 1, texted: false } } }),
  of('track', { form: { values: {}, errors: { number: '请填写' } }, top: '不对', carried: { name: 'material', values: { text: HOSTILE } } }),
  of('file', filePage()), of('file', { ...filePage({ allowedActions: allSteps }), done: 'material.done' }),
  of('file', filePage({ stage: 'refused', refusal: { ground: 'late', article: '第十六条', reason: '超过三年', on: '2026-05-06' } })),
  of('file', filePage({ stage: 'accepted', mediation: mediation({ sessions: [session], termination }), clocks: [clock({ state: 'overdue', leftDays: -1 })] })),
  of('file', filePage({ allowedActions: allSteps, notices: [openNotice, { ...openNotice, matter: 'identity' }] })),
  of('file', { ...filePage({ allowedActions: allSteps }), staged: [{ id: id(9), name: HOSTILE, size: 5, mediaType: 'image/png' }], sent: { name: 'agent', form: { values: { authority: [id(9)] }, errors: { identity: HOSTILE, 'agent.name': HOSTILE } } } }),
  of('file', { ...filePage({ allowedActions: allSteps }), sent: { name: 'withdraw', form: { values: {}, errors: { confirm: '请勾选' } } } }),
  ...([400, 404, 413, 429, 500, 503] as const).map((status) => of('problem', { status, minutes: 3, incident: 'req-1' })), of('privacy', {}),
  of('answers', { query: '', topic: 'prepaid', answers: [answer], today: '2026-05-06' }), of('answers', { query: HOSTILE, topic: undefined, answers: [], today: '2026-05-06' }),
  of('voice', { query: '', type: undefined, answers: [published], total: 60 }), of('voice', { query: HOSTILE, type: 'praise', answers: [], total: 0 }),
  of('inquiryForm', { form: { values: {}, errors: {} }, counties: [], submissionKey: 'key-12345678' }),
  of('inquiryForm', { form: { values: asked, errors: Object.fromEntries(Object.keys(INQUIRY_FIELDS).map((name) => [name, HOSTILE])) }, counties, submissionKey: 'key-12345678', top: HOSTILE }),
  of('inquiryReceipt', { receipt: inquiryReceipt }), of('inquiryReceipt', { receipt: { ...inquiryReceipt, type: 'supervision', answerBy: null, basis: null } }),
  of('inquiryFile', { view: inquiryView(), ratingKey: 'key-12345678' }), of('inquiryFile', { view: inquiryView({ stage: 'turned', turnedNumber: receipt.number }), ratingKey: 'key-12345678' }),
  of('inquiryFile', { view: inquiryView({ stage: 'answered', reply }), ratingKey: 'key-12345678', sent: { form: { values: {}, errors: { grade: '请选择' } } } }),
  of('inquiryFile', { view: inquiryView({ stage: 'answered', reply, rating: { grade: 'fair', comment: null } }), ratingKey: 'key-12345678', done: 'rating.done' }),
]

function reportForm(values: FormValues, errors: Record<string, string> = {}): PageProps<'reportForm'> {
  const staged = [{ id: id(9), name: HOSTILE, size: 5, mediaType: 'image/png' }]
  return { form: { values, errors }, staged, categories, limit: reportLimit, today: '2026-05-06', submissionKey: 'key-12345678' }
}

function reportFile(given: Parameters<typeof reportView>[0] = {}): PageProps<'reportFile'> {
  return { view: reportView(given), done: undefined, form: { values: {}, errors: {} }, opened: false, staged: [], submissionKey: 'key-12345678' }
}

const reportPages: typeof pages = [
  of('search', { of: 'report', query: '国惠', hits: [operator], most: 1 }), of('reportForm', reportForm({})),
  of('reportForm', reportForm(reportFilled, Object.fromEntries(REPORT_FIELDS.map((name) => [name, '有误'])))),
  of('reportForm', reportForm({ ...reportFilled, 'target.operatorId': id(1) })), of('reportReceipt', { receipt: reportReceipt }),
  of('reportReceipt', { receipt: { ...reportReceipt, realName: false, provisional: true } }),
  of('reportTrack', { form: { values: {}, errors: { number: '请填写' } }, top: '不对', carried: { text: HOSTILE, attachments: [id(1)] } }),
  ...(['received', 'verifying', 'verified', 'filed', 'declined', 'merged', 'transferred'] as const).map((stage) => of('reportFile', reportFile({
    stage, told: { on: '2026-05-20', text: HOSTILE, article: '第二十条' }, verifyBy: null, mayAdd: false, realName: stage !== 'verified',
  }))),
  of('reportFile', { ...reportFile({ realName: false, mayName: true }), done: 'name' }), of('reportFile', { ...reportFile({ realName: false, mayName: true }), naming: { form: { values: { 'reporter.name': HOSTILE }, errors: { 'reporter.phone': '有误' } }, top: '不对' } }), of('reportFile', { ...reportFile(), opened: true, form: { values: { text: HOSTILE }, errors: { text: '请填写' } } }),
]

function of<Name extends PageName>(name: Name, props: PageProps<Name>): readonly [string, (language: Language) => string] {
  return [name, (language) => renderPage(name, props, { ...shell, language })]
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each([...pages, ...reportPages])('%s (%#) is a whole document that names its controls', (_name, draw) => {
    const html = draw(language)
    expect(html).toMatch(/^<!doctype html><html lang="(zh-CN|en)">/)
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/ style="|<style| on[a-z]+="/)
    expect(unnamedControls(html)).toEqual([])
    expect(danglingReferences(html)).toEqual([])
    expect(doubleIds(html)).toEqual([])
  })
})

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
}

function withoutTemplates(html: string): string {
  return html.replace(/<template>.*?<\/template>/gs, '')
}

function idsOf(html: string): readonly string[] {
  return [...withoutTemplates(html).matchAll(/ id="([^"]*)"/g)].map(([, name = '']) => name)
}

/** Controls that a person meets and that have neither a label nor a name of their own. */
function unnamedControls(html: string): readonly string[] {
  const labelled = new Set([...html.matchAll(/<label for="([^"]*)"/g)].map(([, target]) => target))
  const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)].map(([tag]) => tag)
  return controls.filter((tag) => attribute(tag, 'type') !== 'hidden' && !attribute(tag, 'aria-label') && !labelled.has(attribute(tag, 'id') ?? ''))
}

/** Ids that a description, a label or a link within the page names and that do not exist. */
function danglingReferences(html: string): readonly string[] {
  const known = new Set(idsOf(html))
  const named = [...withoutTemplates(html).matchAll(/ (?:aria-describedby|for|form)="([^"]*)"| href="#([^"]*)"/g)]
  return named.flatMap(([, ids = '', fragment = '']) => `${ids} ${fragment}`.split(' ')).filter((name) => name !== '' && !known.has(name))
}

function doubleIds(html: string): readonly string[] {
  const ids = idsOf(html)
  return ids.filter((name, index) => ids.indexOf(name) !== index)
}

describe('what people type', () => {
  test.each(COMPLAINT_FIELDS)('%s is escaped and kept', (name) => {
    const html = renderPage('complaintForm', formPage({ [name]: HOSTILE }, { [name]: HOSTILE }), shell)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;')
  })
  test.each(Object.keys(filled).filter((name) => !['token', 'key'].includes(name)))('%s comes back as typed', (name) => {
    const html = renderPage('complaintForm', formPage(filled), shell)
    for (const value of [filled[name] ?? []].flat()) {
      const tags = [...html.matchAll(new RegExp(`<(?:input|textarea|select)[^>]* name="${name.replace('.', '\\.')}"[^>]*>`, 'g'))].map(([tag]) => tag)
      const kept = tags.some((tag) => attribute(tag, 'value') === value && (!/radio|checkbox/.test(tag) || / checked=""/.test(tag)))
      expect(kept || html.includes(`>${value}</textarea>`) || html.includes(`<option value="${value}" selected="">`)).toBe(true)
    }
  })
  test.each(REPORT_FIELDS)('%s of a report is escaped and kept', (name) => {
    const html = renderPage('reportForm', reportForm({ [name]: HOSTILE }, { [name]: HOSTILE }), shell)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;')
  })
  test('a hostile file cannot write into the page of who follows it', () => {
    const hostile = { name: HOSTILE, address: HOSTILE, operatorId: null, phone: null, creditCode: null }
    const html = renderPage('file', filePage({
      facts: HOSTILE, respondent: hostile, summary: HOSTILE, unit: { id: id(1), name: HOSTILE }, attachments: [{ id: id(2), name: HOSTILE, mediaType: 'x', size: 1 }],
      refusal: { ground: HOSTILE, article: HOSTILE, reason: HOSTILE, on: '2026-05-06' }, mediation: mediation({ sessions: [{ ...session, place: HOSTILE }] }),
    }), shell)
    expect(html).not.toContain('<script>alert')
  })
})

test('only the steps that the server allows are drawn', () => {
  const actions = (allowed: boolean) => view().allowedActions.map((action) => ({ ...action, allowed }))
  const drawn = (allowed: boolean) => {
    const html = renderPage('file', filePage({ allowedActions: actions(allowed), notices: [openNotice] }), shell)
    return new Set([...html.matchAll(/action="\/track\/file\/(\w+)"/g)].map(([, name]) => name))
  }
  expect(drawn(true)).toEqual(new Set(['performance', 'consent', 'leave', 'material', 'rating', 'withdraw', 'settled', 'agent', 'notice', 'proposal']))
  expect(drawn(false)).toEqual(new Set())
})

test('both languages have the same placeholders', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect([key, placeholders(en[key])]).toEqual([key, placeholders(zh[key])])
  for (const key of Object.keys(inquiryZh) as (keyof typeof inquiryZh)[]) expect([key, placeholders(inquiryEn[key])]).toEqual([key, placeholders(inquiryZh[key])])
})

/** A report by real name: verified, more time given, no case opened with ground and reason, the reporter told; the firm never learns of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { confirmStep, errorsOf, loginOf, openFile, openStep, signIn, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'
import { fileComplaint, track, type Filed } from './support/portal.ts'
import { chooseReported, fillReport, REPORTER, submitReport, trackReport } from './support/reports.ts'

const REASON = '现场检查没有发现更换标签的食用油，进货单据齐全，抽检三桶均合格，没有证据证明存在违法行为。'

let county: RunningCounty
let reporter: Page
let officer: Page
let chief: Page
let filed: Filed

beforeAll(async () => {
  county = await startCounty()
  // An old phone: no script runs.
  reporter = await county.newPage({ ...PHONE, javaScript: false })
  officer = await staffPage(county, loginOf(county, 'officer', aFirm(county).office))
  chief = await staffPage(county, loginOf(county, 'chief'))
})

afterAll(async () => county.stop())

it('is made on an old phone; the form says what anonymous means, keeps what was typed, and gives number, code and day', async () => {
  await chooseReported(reporter, aFirm(county).firm)
  await look(reporter, 'report-form')
  await expect(reporter.getByRole('main').textContent()).resolves.toContain('匿名举报不留姓名和电话，所以我们没法告诉您结果')
  await fillReport(reporter)
  await reporter.getByLabel('您的电话').fill('138812398')
  await reporter.getByRole('button', { name: '提交举报' }).click()
  await reporter.getByRole('alert').getByRole('link', { name: '您的电话不对' }).waitFor()
  await look(reporter, 'report-form-wrong')
  await expect(reporter.getByLabel('您的姓名').inputValue()).resolves.toBe(REPORTER.name)
  await reporter.getByLabel('您的电话').fill(REPORTER.phone)
  filed = await submitReport(reporter)
  await look(reporter, 'report-receipt')
  expect(filed.number).toMatch(/^2510821-20260420-\d{6}$/)
  const main = (await reporter.getByRole('main').textContent()) ?? ''
  // Received on Monday 20 April; fifteen working days later, the May holidays and the day made up for them counted.
  for (const told of ['2026年5月13日（星期三）', '第十八条', '实名举报']) expect(main).toContain(told)
})

it('reaches the office of the firm, the reporter masked until someone says why they must know', async () => {
  await openFile(officer, filed.number)
  const panel = officer.getByRole('region', { name: '举报人', exact: true })
  await expect(panel.textContent()).resolves.toContain('钱**')
  await expect(officer.getByRole('main').textContent()).resolves.not.toContain(REPORTER.phone)
  await look(officer, 'report-received')
})

it('is verified, and more time is asked for by the officer and given by the chief', async () => {
  await takeStep(officer, '开始核查', () => Promise.resolve())
  await takeStep(officer, '记录核查情况', (dialog) => dialog.getByLabel('核查情况').fill('到店检查，抽取三桶食用油送检，等待检验结果。'))
  await takeStep(officer, '申请延长', (dialog) => dialog.getByLabel('为什么需要延长').fill('检验机构排期较长，十五个工作日内出不了结果。'))
  await openFile(chief, filed.number)
  await chief.getByText('检验机构排期较长').first().waitFor()
  await look(chief, 'report-extension')
  await takeStep(chief, '批准延长', () => Promise.resolve())
  // Fifteen working days more, from the day the first limit ended.
  await expect(chief.getByRole('article', { name: '核查期限' }).textContent()).resolves.toContain('2026年6月3日（星期三）')
  await trackReport(reporter, filed)
  await look(reporter, 'report-tracked')
  await expect(reporter.getByRole('main').textContent()).resolves.toContain('正在核查')
})

it('is not to be decided in words that say who reported, nor without a ground', async () => {
  county.clock.set('2026-05-20T09:00:00+08:00')
  await signIn(officer, loginOf(county, 'officer', aFirm(county).office))
  await openFile(officer, filed.number)
  const dialog = await openStep(officer, '提出是否立案意见')
  await look(officer, 'report-propose', '[role=dialog]')
  await dialog.getByRole('radio', { name: '不予立案', exact: true }).check()
  await dialog.getByLabel('理由和依据').fill(`${REASON}已电话答复${REPORTER.name}。`)
  await dialog.getByRole('button', { name: '确认提出是否立案意见' }).click()
  await dialog.getByText('填写的内容里有举报人的姓名').first().waitFor()
  await dialog.getByLabel('理由和依据').fill(REASON)
  await dialog.getByRole('button', { name: '确认提出是否立案意见' }).click()
  await dialog.getByText('可以不予立案的情形，请从列表中选择').first().waitFor()
  await dialog.getByRole('radio', { name: /不符合立案条件/ }).check()
  await confirmStep(officer, dialog, '提出是否立案意见')
  await expect(officer.getByRole('main').textContent()).resolves.toContain('办理人建议不予立案，等待负责人决定')
})

it('is decided by the chief, and the reporter is told', async () => {
  await signIn(chief, loginOf(county, 'chief'))
  await openFile(chief, filed.number)
  await chief.getByText(REASON).first().waitFor()
  const dialog = await openStep(chief, '批准意见')
  await look(chief, 'report-approve', '[role=dialog]')
  await confirmStep(chief, dialog, '批准意见')
  await expect(trackReport(reporter, filed)).resolves.not.toContain(REASON)
  await openFile(officer, filed.number)
  await takeStep(officer, '告知举报人', (told) => told.getByRole('radio', { name: '电话' }).check())
  await look(officer, 'report-declined')
})

it('shows the reporter the result and its reason', async () => {
  const page = await trackReport(reporter, filed)
  for (const told of ['不予立案', REASON, '2026年5月20日', '第十九条']) expect(page).toContain(told)
  await look(reporter, 'report-told')
  await takeStep(officer, '办结', (dialog) => dialog.getByLabel('办理结果').fill('核查完毕，不予立案，已告知举报人。'))
})

it('is nowhere that the firm, or anyone who only handles a complaint about it, could see', async () => {
  const { firm, office } = aFirm(county)
  const consumer = await county.newPage({ ...PHONE })
  const complaint = await fileComplaint(consumer, firm)
  await track(consumer, complaint)
  await openFile(officer, complaint.number)
  const seen = [await consumer.content(), await officer.getByRole('main').innerHTML()]
  await consumer.goto(`/complaint?q=${encodeURIComponent(firm.name)}`)
  seen.push(await consumer.content())
  for (const text of seen) for (const secret of [REPORTER.name, REPORTER.phone, REPORTER.address, filed.number]) expect(text).not.toContain(secret)
  await openFile(officer, filed.number, 'closed')
  const address = new URL(officer.url()).pathname
  const stranger = await staffPage(county, loginOf(county, 'officer', county.county.units.find((unit) => unit.level === 'office' && unit.shortName !== office)?.shortName))
  await stranger.goto(address)
  await stranger.getByText('没有找到').first().waitFor()
  await expect(stranger.getByRole('main').textContent()).resolves.not.toContain(filed.number)
  expect(errorsOf(reporter, / (404|422) /)).toEqual([])
  expect(errorsOf(officer, / (409|422) /)).toEqual([])
  expect(errorsOf(chief)).toEqual([])
  expect(errorsOf(stranger, / 404 /)).toEqual([])
})

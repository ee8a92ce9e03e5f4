/** One filing that is complaint and report at once becomes two files: two numbers, two clocks, two readerships. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { choose, errorsOf, loginOf, openFile, openStep, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'
import { chooseFirm, fillComplaint, submitComplaint, track, type Filed } from './support/portal.ts'
import { reportCodes, trackReport } from './support/reports.ts'

const REPORTED = '店里货架上还有十几台同样没有认证标志的电饭煲在卖，仓库里也堆着一批，希望查处。'
const SHARED = '抽查的同批电饭煲没有认证标志，可以作为调解的依据。'

let county: RunningCounty
let consumer: Page
let officer: Page
let verifier: Page
let other: string
let complaint: Filed
let report: Filed
let reportPath: string

beforeAll(async () => {
  county = await startCounty({ reports: true })
  consumer = await county.newPage({ ...PHONE, javaScript: false })
  const { office } = aFirm(county)
  other = county.county.units.find((unit) => unit.level === 'office' && unit.shortName !== office)?.shortName ?? ''
  officer = await staffPage(county, loginOf(county, 'officer', office))
  verifier = await staffPage(county, loginOf(county, 'officer', other))
})

afterAll(async () => county.stop())

async function mainOf(page: Page): Promise<string> {
  return (await page.getByRole('main').textContent()) ?? ''
}

it('is one form: what is reported without the tick is asked about, and nothing typed is lost', async () => {
  await chooseFirm(consumer, aFirm(county).firm)
  await fillComplaint(consumer)
  await consumer.getByText('这也是一次举报', { exact: true }).first().click()
  await look(consumer, 'mixed-form')
  await consumer.getByLabel('举报的违法行为').fill(REPORTED)
  await consumer.getByRole('button', { name: '提交投诉' }).click()
  await consumer.getByRole('alert').getByRole('link', { name: '您写了举报的违法行为' }).waitFor()
  await expect(consumer.getByLabel('举报的违法行为').inputValue()).resolves.toBe(REPORTED)
  await look(consumer, 'mixed-form-wrong')
  await consumer.getByRole('checkbox', { name: '同时举报商家的违法行为' }).check()
  await consumer.getByRole('radio', { name: /^实名/ }).check()
})

it('is answered with two numbers, two codes and two days', async () => {
  complaint = await submitComplaint(consumer)
  report = await reportCodes(consumer)
  await look(consumer, 'mixed-receipt')
  expect(complaint.number).toMatch(/^1510821-20260420-/)
  expect(report.number).toMatch(/^2510821-20260420-/)
  expect(report.code).not.toBe(complaint.code)
  const main = await mainOf(consumer)
  // Seven working days to decide on the complaint, fifteen to verify the report.
  for (const told of ['2026年4月29日（星期三）', '第十五条', '2026年5月13日（星期三）', '第十八条']) expect(main).toContain(told)
})

it('is followed apart, and either page takes the number of the other', async () => {
  await track(consumer, complaint)
  expect(await mainOf(consumer)).not.toContain(report.number)
  await consumer.goto('/track')
  await consumer.getByLabel('投诉编号').fill(report.number)
  await consumer.getByLabel('查询码').fill(report.code)
  await consumer.getByRole('button', { name: '查询', exact: true }).click()
  await consumer.getByRole('heading', { level: 1, name: `举报 ${report.number}` }).waitFor()
  await consumer.getByText('您的举报内容').click()
  expect(await mainOf(consumer)).toContain(REPORTED)
  expect(await mainOf(consumer)).not.toContain(complaint.number)
})

it('lies with the office as two linked files, each with its own clock', async () => {
  await openFile(officer, complaint.number)
  await expect(officer.getByRole('article', { name: '决定是否受理' }).textContent()).resolves.toContain('2026年4月29日')
  const links = officer.getByRole('region', { name: '相关文件' })
  await expect(links.textContent()).resolves.toContain('同时提出')
  await look(officer, 'mixed-complaint')
  await links.getByRole('link', { name: report.number }).click()
  await officer.getByRole('heading', { level: 1, name: report.number }).waitFor()
  reportPath = new URL(officer.url()).pathname
  await expect(officer.getByRole('article', { name: '核查期限' }).textContent()).resolves.toContain('2026年5月13日')
  await expect(officer.getByRole('region', { name: '相关文件' }).textContent()).resolves.toContain(complaint.number)
})

it('once the report is with another office, the complaint’s officer sees neither it nor who reported', async () => {
  const desk = await staffPage(county, loginOf(county, 'intake'))
  await openFile(desk, report.number)
  const name = county.county.units.find((unit) => unit.shortName === other)?.name ?? ''
  await takeStep(desk, '分送', (dialog) => choose(desk, dialog.getByLabel('分送到'), name))
  await openFile(officer, complaint.number)
  expect(await officer.getByRole('region', { name: '相关文件' }).count()).toBe(0)
  const seen = await officer.getByRole('main').innerHTML()
  for (const hidden of [report.number, REPORTED, '举报人']) expect(seen).not.toContain(hidden)
  await officer.goto(reportPath)
  await officer.getByText('没有找到').first().waitFor()
  await look(officer, 'mixed-report-refused')
  expect(errorsOf(desk)).toEqual([])
})

it('is verified there, and what mediation needs is shared in words an officer chose', async () => {
  await openFile(verifier, report.number)
  expect(await verifier.getByRole('region', { name: '相关文件' }).count()).toBe(0)
  await takeStep(verifier, '开始核查', () => Promise.resolve())
  const dialog = await openStep(verifier, '向投诉提供必需信息')
  await look(verifier, 'mixed-share', '[role=dialog]')
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'detached' })
  await takeStep(verifier, '向投诉提供必需信息', async (form) => {
    await form.getByLabel('提供给投诉的内容').fill(SHARED)
    await form.getByLabel('为什么调解需要').fill('双方对有没有质量问题争议很大。')
  })
  await look(verifier, 'mixed-shared')
})

it('appears at the complaint for its officer, and not for the consumer or the firm', async () => {
  await openFile(officer, complaint.number)
  await expect(officer.getByRole('region', { name: '办理过程' }).textContent()).resolves.toContain(SHARED)
  await look(officer, 'mixed-complaint-told')
  await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
  await track(consumer, complaint)
  expect(await mainOf(consumer)).not.toContain(SHARED)
  expect(await trackReport(consumer, report)).not.toContain(SHARED)
  await look(consumer, 'mixed-report-tracked')
  expect(errorsOf(consumer, / 422 /)).toEqual([])
  expect(errorsOf(officer, / 404 /)).toEqual([])
  expect(errorsOf(verifier)).toEqual([])
})

it('is two files as well where staff take it down, and both receipts are there to be read out', async () => {
  const desk = await staffPage(county, loginOf(county, 'intake'))
  await desk.goto('/console/register')
  const [person, firm] = [desk.getByRole('region', { name: '投诉人', exact: true }), desk.getByRole('region', { name: '被投诉人', exact: true })]
  await person.getByLabel('姓名').fill('陈玉梅')
  await person.getByLabel('电话').fill('13881239999')
  await person.getByLabel('地址').fill('旺苍县东河镇北街 3 号')
  await firm.getByLabel('名称', { exact: true }).fill('北街小家电门市')
  await firm.getByLabel('地址', { exact: true }).fill('旺苍县东河镇北街 9 号')
  await desk.getByLabel('投诉内容').fill('买的电热水壶第二天就漏电，店家不肯退。')
  await choose(desk, desk.getByLabel('问题类别'), '质量')
  await desk.getByRole('checkbox', { name: '退货' }).check()
  await desk.getByRole('checkbox', { name: '来人同时举报商家的违法行为' }).check()
  await desk.getByRole('button', { name: '提交登记' }).click()
  await expect.poll(() => desk.getByText('请填写这一项').count()).toBe(2)
  await desk.getByLabel('违法事实和线索').fill(REPORTED)
  await desk.getByRole('radio', { name: '匿名' }).check()
  await look(desk, 'mixed-register')
  await desk.getByRole('button', { name: '提交登记' }).click()
  await desk.getByRole('heading', { name: '已登记', exact: true }).waitFor()
  await look(desk, 'mixed-register-receipt')
  const codes = await desk.locator('.receipt-codes dd').allTextContents()
  expect(codes.map((code) => code.slice(0, 8))).toEqual([expect.stringMatching(/^1510821-$/), expect.any(String), expect.stringMatching(/^2510821-$/), expect.any(String)])
  expect(new Set(codes).size).toBe(4)
  expect(errorsOf(desk)).toEqual([])
})

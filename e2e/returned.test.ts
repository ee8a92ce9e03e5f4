/** An office without authority gives a complaint back to intake, never onward by itself (Order 121 Art. 41). */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { photograph } from '#platform/testing/browser.ts'
import type { Page } from 'playwright-core'
import { choose, errorsOf, loginOf, openFile, openStep, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { currentStep, fileComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let filed: Filed
let office: string
let otherOffice: string

beforeAll(async () => {
  county = await startCounty()
  consumer = await county.newPage({ ...PHONE })
  const chosen = aFirm(county)
  office = chosen.office
  otherOffice = county.county.units.find((unit) => unit.level === 'office' && unit.shortName !== office)?.shortName ?? ''
  filed = await fileComplaint(consumer, chosen.firm)
})

afterAll(async () => county.stop())

it('is returned with a reason, and the consumer need not file again', async () => {
  const officer = await staffPage(county, loginOf(county, 'officer', office))
  await openFile(officer, filed.number)
  await takeStep(officer, '退回分送机构', (dialog) => dialog.getByLabel('退回理由').fill('该店实际经营地在另一个镇，不属于本所管辖。'))
  await track(consumer, filed)
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('不需要您重新提交')
  // The file is no longer theirs: they are back at their list.
  await officer.getByRole('heading', { level: 1, name: '待办列表' }).waitFor()
  expect(errorsOf(officer, / 404 /)).toEqual([])
})

it('is dispatched by intake to an officer of another office', async () => {
  const intake = await staffPage(county, loginOf(county, 'intake'))
  await openFile(intake, filed.number)
  await expect(intake.getByRole('main').textContent()).resolves.toContain('退回分送')
  const account = county.county.accounts.find((one) => one.login === loginOf(county, 'officer', otherOffice))
  const dialog = await openStep(intake, '分送')
  await choose(intake, dialog.getByLabel('分送到'), otherOffice)
  await choose(intake, dialog.getByLabel('办理人'), account?.name ?? '')
  await dialog.getByRole('button', { name: '确认分送' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect(intake.getByRole('main').textContent()).resolves.toContain(`分送至${otherOffice}`)
  expect(errorsOf(intake)).toEqual([])
})

it('is no longer to be seen by the office that gave it back', async () => {
  const officer = await staffPage(county, loginOf(county, 'officer', office))
  await officer.getByRole('searchbox', { name: '编号、企业或内容' }).fill(filed.number)
  await officer.getByRole('button', { name: '查找' }).click()
  await officer.getByText('没有符合条件的文件').waitFor()
  expect(await officer.getByRole('link', { name: filed.number }).count()).toBe(0)
})

it('is accepted by the office that has the authority', async () => {
  const officer = await staffPage(county, loginOf(county, 'officer', otherOffice))
  await officer.getByRole('button', { name: '我的' }).click()
  await officer.getByRole('link', { name: filed.number }).click()
  await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '电话' }).check())
  await track(consumer, filed)
  expect(await currentStep(consumer)).toContain('调解')
  await expect(consumer.getByRole('main').textContent()).resolves.toContain(otherOffice)
  expect(errorsOf(consumer)).toEqual([])
})

it('goes to the regulator that has the power once that has received it, and the consumer is told where to ask', async () => {
  const intake = await staffPage(county, loginOf(county, 'intake'))
  const other = await fileComplaint(consumer, aFirm(county).firm)
  await openFile(intake, other.number)
  await takeStep(intake, '移送', async (dialog) => {
    await dialog.getByRole('radio', { name: '有处理权限的市场监管局' }).check()
    await dialog.getByLabel('接收单位').fill('青川县市场监督管理局')
    await dialog.getByLabel('移送函文号').fill('旺市监移〔2026〕第1号')
    await dialog.getByLabel('理由').fill('网店实际经营地在青川县竹园镇。')
    await dialog.getByLabel('应收到回执的日期').fill('2026-04-24')
    await dialog.getByRole('radio', { name: '短信' }).check()
    await photograph(intake, 'transfer-form-1366')
  })
  await takeStep(intake, '登记收件回执', async (dialog) => {
    await dialog.getByLabel('收到日期').fill('2026-04-20')
    await dialog.getByLabel('收件单位和收件人').fill('青川县局收发室 王芳')
  })
  await intake.getByText('已移送有处理权限的青川县市场监督管理局（旺市监移〔2026〕第1号）').waitFor()
  await photograph(intake, 'transferred-1366')
  await track(consumer, other)
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('这件投诉应由青川县市场监督管理局处理，已经移送并且对方已收到（移送函 旺市监移〔2026〕第1号）')
  await photograph(consumer, 'transferred-390')
  expect([...errorsOf(intake), ...errorsOf(consumer)]).toEqual([])
})

/** An office without authority gives a complaint back to intake, never onward by itself (Order 121 Art. 41). */
import { afterAll, beforeAll, expect, it } from 'vitest'
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

/** Not accepted (不予受理): with a ground of the rule in force, a written reason, and the other ways that stay open. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { confirmStep, errorsOf, loginOf, openFile, openStep, staffPage } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { currentStep, fileComplaint, track, type Filed } from './support/portal.ts'

const REASON = '经核实，您去年 3 月已经知道权益受到损害，到今天已经超过三年，依照规定不予受理。'

let county: RunningCounty
let consumer: Page
let officer: Page
let filed: Filed

beforeAll(async () => {
  county = await startCounty()
  consumer = await county.newPage({ ...PHONE })
  const { firm, office } = aFirm(county)
  filed = await fileComplaint(consumer, firm)
  officer = await staffPage(county, loginOf(county, 'officer', office))
})

afterAll(async () => county.stop())

it('needs a ground and a reason that says something, and tells of both at once', async () => {
  await openFile(officer, filed.number)
  const dialog = await openStep(officer, '不予受理')
  await dialog.getByLabel('理由').fill('超过时效')
  await dialog.getByRole('button', { name: '确认不予受理' }).click()
  await dialog.getByText('至少 10 个字', { exact: true }).waitFor()
  expect(await dialog.getByText('请填写这一项').count()).toBe(2)
  await expect(dialog.getByLabel('理由').inputValue()).resolves.toBe('超过时效')
})

it('does not drop what was typed without asking', async () => {
  const dialog = officer.getByRole('dialog', { name: '不予受理' })
  await dialog.getByRole('button', { name: '取消' }).click()
  const question = officer.getByRole('dialog', { name: '放弃已填写的内容？' })
  await question.getByRole('button', { name: '继续填写' }).click()
  await expect(dialog.getByLabel('理由').inputValue()).resolves.toBe('超过时效')
  await dialog.getByRole('button', { name: '取消' }).click()
  await question.getByRole('button', { name: '放弃', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
})

it('offers the seven grounds of Order 121, and shows the officer what the consumer will be told', async () => {
  const dialog = await openStep(officer, '不予受理')
  const grounds = dialog.getByRole('radio', { name: /第十六条/ })
  expect(await grounds.count()).toBe(7)
  await expect(dialog.textContent()).resolves.toContain('向人民法院提起诉讼')
  await dialog.getByRole('radio', { name: /三年/ }).check()
  await dialog.getByLabel('理由').fill(REASON)
  await dialog.getByRole('radio', { name: '电话' }).check()
  await confirmStep(officer, dialog, '不予受理')
  await expect(officer.getByRole('article', { name: '决定是否受理' }).textContent()).resolves.toContain('按期完成')
})

it('tells the consumer ground, reason, article and the other ways', async () => {
  await track(consumer, filed)
  expect(await currentStep(consumer)).toContain('不予受理')
  const page = (await consumer.getByRole('main').textContent()) ?? ''
  for (const told of [REASON, '第十六条', '三年', '您还可以选择', '向人民法院提起诉讼', '提请仲裁']) expect(page).toContain(told)
  expect(await consumer.getByText('撤回投诉', { exact: true }).count()).toBe(0)
})

it('cannot be accepted afterwards', async () => {
  await officer.reload()
  await officer.getByRole('heading', { level: 1, name: filed.number }).waitFor()
  const accept = officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '受理', exact: true })
  await officer.getByText('暂不能办理').first().click()
  await expect(accept.getAttribute('aria-disabled')).resolves.toBe('true')
  expect(errorsOf(consumer)).toEqual([])
  expect(errorsOf(officer)).toEqual([])
})

/**
 * Not accepted (不予受理): for being late, or because the matter is not the office's; with a ground of the rule in force, a
 * written reason, and the other ways that stay open. Who may not decide is told so, with the article.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { photograph } from '#platform/testing/browser.ts'
import type { Page } from 'playwright-core'
import { confirmStep, errorsOf, loginOf, openFile, openStep, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { currentStep, fileComplaint, track, type Filed } from './support/portal.ts'

const REASON = '经核实，您去年 3 月已经知道权益受到损害，到今天已经超过三年，依照规定不予受理。'

const NO_AUTHORITY = '公共交通票款争议由交通运输部门管理，请向县交通运输局反映。'

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

/** What a button that cannot be pressed says of itself. */
async function whyNot(page: Page, step: string): Promise<string> {
  await page.getByRole('region', { name: '办理' }).getByRole('button', { name: step, exact: true }).focus()
  const reason = page.locator('[role=tooltip]:visible')
  await reason.waitFor()
  return (await reason.textContent()) ?? ''
}

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

it('cannot be accepted afterwards, under the article that has it decided once', async () => {
  await officer.reload()
  await officer.getByRole('heading', { level: 1, name: filed.number }).waitFor()
  const accept = officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '受理', exact: true })
  await officer.getByText('暂不能办理').first().click()
  await expect(accept.getAttribute('aria-disabled')).resolves.toBe('true')
  await expect(whyNot(officer, '受理')).resolves.toContain('依据：《市场监督管理投诉举报处理办法》第十五条')
})

it('is refused too where the office has no authority, and the consumer is shown where to go', async () => {
  const other = await fileComplaint(consumer, aFirm(county).firm, { facts: '在这家超市门口的公交站刷卡，被公交车多扣了两次车费，打电话给公交公司没有人管。', phone: '13881234568' })
  const intake = await staffPage(county, loginOf(county, 'intake'))
  await openFile(intake, other.number)
  await intake.getByText('暂不能办理').first().click()
  // Who only takes complaints in does not decide on them; the button says so with the article.
  await expect(whyNot(intake, '不予受理')).resolves.toMatch(/您的岗位或所在单位不能.*依据：《市场监督管理投诉举报处理办法》第十五条/)
  await openFile(officer, other.number)
  await takeStep(officer, '不予受理', async (dialog) => {
    await dialog.getByRole('radio', { name: /不属于市场监督管理部门职责/ }).check()
    await dialog.getByLabel('理由').fill(NO_AUTHORITY)
    await dialog.getByRole('radio', { name: '网页' }).check()
  })
  await track(consumer, other)
  const page = (await consumer.getByRole('main').textContent()) ?? ''
  for (const told of [NO_AUTHORITY, '第十六条第一项', '《消费者权益保护法》第三十九条', '请求消费者协会', '提请仲裁', '向人民法院提起诉讼']) expect(page).toContain(told)
  expect(errorsOf(consumer)).toEqual([])
  expect(errorsOf(officer)).toEqual([])
  expect(errorsOf(intake)).toEqual([])
})

it('is decided anew where a court undid the refusal: the limit runs from the judgment, and the consumer reads why', async () => {
  const chief = await staffPage(county, loginOf(county, 'chief'))
  await openFile(chief, filed.number, 'closed')
  await takeStep(chief, '重新办理', async (dialog) => {
    await dialog.getByRole('radio', { name: '人民法院裁判' }).check()
    await dialog.getByLabel('文书名称和编号').fill('（2026）川0821行初12号行政判决书')
    await dialog.getByLabel('文书日期').fill('2026-04-20')
    await dialog.getByLabel('认定原决定有误的理由').fill('判决认定投诉人知道权益受侵害不满三年，撤销不予受理决定。')
    await photograph(chief, 'reopen-form-1366')
  })
  await expect(chief.getByRole('article', { name: '决定是否受理' }).textContent()).resolves.toContain('2026年4月20日')
  await photograph(chief, 'reopened-1366')
  await track(consumer, filed)
  expect(await currentStep(consumer)).toContain('决定')
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('人民法院裁判（（2026）川0821行初12号行政判决书，2026年4月20日）：原不予受理决定不再有效')
  expect([...errorsOf(chief), ...errorsOf(consumer)]).toEqual([])
})

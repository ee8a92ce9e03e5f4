/** What a reporter does on the portal, by the words on the page. Works with and without scripts. */
import type { Page } from 'playwright-core'
import type { SampleOperator } from '#apps/sample/types.ts'
import type { Filed } from './portal.ts'

export const REPORTED = '这家店把快过期的食用油换了标签再卖，仓库在店后院，里面还有几十桶，4月18日我亲眼看见店员在贴新标签。'
export const REPORTER = { name: '钱守义', phone: '13881239876', address: '旺苍县东河镇北街 77 号' } as const

/** From the front page to the form, the firm being found by part of its name. */
export async function chooseReported(page: Page, firm: SampleOperator): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: '举报违法行为' }).click()
  await page.getByRole('searchbox', { name: '商家名称、地址或统一社会信用代码' }).fill(firm.name.slice(0, 6))
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: firm.creditCode }).click()
  await page.getByRole('heading', { level: 1, name: '填写举报' }).waitFor()
}

export async function fillReport(page: Page, who: typeof REPORTER | 'anonymous' = REPORTER): Promise<void> {
  await page.getByLabel('事情经过').fill(REPORTED)
  await page.getByLabel('问题类别').selectOption({ label: '质量' })
  await page.getByLabel('发生日期').fill('2026-04-18')
  if (who === 'anonymous') {
    await page.getByRole('radio', { name: '匿名举报' }).check()
    return
  }
  await page.getByRole('radio', { name: '实名举报' }).check()
  await page.getByLabel('您的姓名').fill(who.name)
  await page.getByLabel('您的电话').fill(who.phone)
  await page.getByLabel('通讯地址').fill(who.address)
}

/** Number and query code of a report, as a receipt shows them. */
export async function reportCodes(page: Page): Promise<Filed> {
  const read = async (term: string) => {
    const row = page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: term }) })
    return (await row.getByRole('definition').textContent() ?? '').trim()
  }
  return { number: await read('举报编号'), code: await read('举报查询码') }
}

export async function submitReport(page: Page): Promise<Filed> {
  await page.getByRole('button', { name: '提交举报' }).click()
  await page.getByRole('heading', { level: 1, name: '举报已提交' }).waitFor()
  return reportCodes(page)
}

export async function trackReport(page: Page, { number, code }: Filed): Promise<string> {
  await page.goto('/report/track')
  await page.getByLabel('举报编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `举报 ${number}` }).waitFor()
  return (await page.getByRole('main').textContent()) ?? ''
}

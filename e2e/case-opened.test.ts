/** An officer notes a clue found in mediation; the chief decides that it becomes a case; it stands in the list of cases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertAccessible, photograph } from '#platform/testing/browser.ts'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, staffPage, takeStep } from './support/console.ts'
import { aFirm, DESK, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { fileComplaint } from './support/portal.ts'

let county: RunningCounty
let officer: Page
let chief: Page
let number = ''
beforeAll(async () => {
  county = await startCounty({ files: 20 })
  const { firm, office } = aFirm(county)
  const consumer = await county.newPage({ ...PHONE })
  number = (await fileComplaint(consumer, firm)).number
  await consumer.context().close()
  officer = await staffPage(county, loginOf(county, 'officer', office))
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

async function judge(page: Page, name: string): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    await assertAccessible(page)
    await photograph(page, `case-${name}-${size.width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(size.width)
  }
}

describe('case opened', { timeout: 90_000 }, () => {
  test('a clue found in mediation is noted, and only the head may decide on it', async () => {
    await openFile(officer, number)
    await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
    await takeStep(officer, '登记违法线索', async (dialog) => {
      await dialog.getByLabel('发现日期').fill('2026-04-20')
      await dialog.getByLabel('线索内容').fill('同批次电饭煲没有强制性产品认证标志。')
    })
    await officer.getByRole('region', { name: '线索与案件' }).getByText('线索核查中').waitFor()
    await officer.getByRole('article', { name: '线索核查期限' }).waitFor()
    const decide = officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '决定是否立案', exact: true })
    expect(await decide.getAttribute('aria-disabled')).toBe('true')
  })

  test('the head opens a case where every condition is met; one that is not keeps it from being opened', async () => {
    await openFile(chief, number)
    await takeStep(chief, '决定是否立案', async (dialog) => {
      await dialog.getByRole('checkbox').first().check()
      await dialog.getByLabel('理由和依据').fill('抽查的三台均无认证标志，违法事实初步成立。')
      for (const name of ['张伟', '李娜']) {
        await dialog.getByLabel('办案人员').fill(name)
        await dialog.getByLabel('办案人员').press('Enter')
      }
      await dialog.getByRole('button', { name: '确认决定是否立案' }).click()
      await dialog.getByText(/立案的条件必须全部符合/).first().waitFor()
      for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    })
    await takeStep(chief, '登记案号', (dialog) => dialog.getByLabel('案号').fill('旺市监立〔2026〕7号'))
    const panel = chief.getByRole('region', { name: '线索与案件' })
    await panel.getByText('调查中').waitFor()
    await panel.getByText('张伟、李娜').waitFor()
    expect(await panel.locator('dd.number').textContent()).toBe('旺市监立〔2026〕7号')
    await judge(chief, 'file')
  })

  test('the case is listed and counted; the filter finds it', async () => {
    await chief.getByRole('link', { name: '案件', exact: true }).click()
    await chief.getByRole('link', { name: '旺市监立〔2026〕7号' }).waitFor()
    await judge(chief, 'list')
    await chief.getByRole('button', { name: '已决定' }).click()
    await chief.getByText('没有符合条件的案件').waitFor()
    await chief.getByRole('button', { name: '在办' }).click()
    await chief.getByRole('link', { name: '旺市监立〔2026〕7号' }).click()
    await chief.getByRole('heading', { level: 1, name: number }).waitFor()
    expect([...errorsOf(chief, / 422 /), ...errorsOf(officer)]).toEqual([])
  })
})

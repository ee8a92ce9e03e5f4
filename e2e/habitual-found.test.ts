/** What speaks against everyday consumption is counted and shown; one officer finds, another reviews; the complaint goes on as before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, openFile, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'
import { fileComplaint } from './support/portal.ts'

let county: RunningCounty
let officer: Page
let colleague: Page
let number = ''
beforeAll(async () => {
  county = await startCounty({ files: 40 })
  const { firm, office } = aFirm(county)
  const unitIndex = county.county.units.findIndex(({ shortName }) => shortName === office)
  const [first, second] = county.county.accounts.filter((account) => account.role === 'officer' && account.unitIndex === unitIndex)
  const consumer = await county.newPage({ ...PHONE })
  for (const facts of ['买了一盒茶叶，标签上没有生产日期。', '又买了一盒茶叶，标签上还是没有生产日期。', '再买一盒茶叶，标签仍然没有生产日期。']) number = (await fileComplaint(consumer, firm, { facts })).number
  officer = await staffPage(county, first?.login ?? '')
  colleague = await staffPage(county, second?.login ?? '')
}, 240_000)
afterAll(() => county?.stop())

describe('a finding on habitual claims', { timeout: 180_000 }, () => {
  test('rests on counts that open their files', async () => {
    await openFile(officer, number)
    const panel = officer.getByRole('region', { name: /^是否生活消费/ })
    await panel.getByText('没有达到本县提示数的情形。').waitFor()
    await panel.getByText(/^逐项查看/).click()
    const row = panel.locator('li', { hasText: '短时间内就同一经营者' })
    await row.getByText('3 件', { exact: true }).waitFor()
    await row.getByText('这些投诉').click()
    expect(await row.getByRole('link').count()).toBe(3)
    await takeStep(officer, '提出认定', async (dialog) => {
      await dialog.getByRole('checkbox', { name: /短时间内就同一经营者/ }).check()
      await dialog.getByLabel('认定理由').fill('三次各买一盒同款茶叶，当日分别投诉。')
      await look(officer, 'habitual-form', '[role=dialog]')
    })
    await panel.getByText('等待复核').waitFor()
    expect(errorsOf(officer)).toEqual([])
  })

  test('is reviewed by a colleague and stops nothing', async () => {
    await openFile(colleague, number)
    await takeStep(colleague, '复核同意', async () => undefined)
    await colleague.getByText('有效期至2026年10月17日').first().waitFor()
    await look(colleague, 'habitual-found')
    await openFile(officer, number)
    await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
    expect(errorsOf(officer)).toEqual([])
  })
})
